"""Numbers, sums of money, dates and times as an English text writes them.

The engine decides which figures conflict; this only lists what stands there, so that
a reader can look it up. It reads digits, number words up to the millions, and the usual
forms of dates; whatever it does not recognise is left out, never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reader.core import Span

_UNITS = {
    w: n for n, w in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}  # fmt: skip
_TENS = {
    w: 10 * n
    for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "m": 10**6, "bn": 10**9, "k": 1_000,
}  # fmt: skip
_FRACTIONS = {"half": "1/2", "a third": "1/3", "two thirds": "2/3", "a quarter": "1/4",
              "three quarters": "3/4"}  # fmt: skip
_MONTHS = """january february march april may june july august september october november
    december""".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

_SMALL_WORD = "|".join([*_UNITS, *_TENS])
_SPELLED = rf"(?:{_SMALL_WORD})(?:[\s-](?:and\s)?(?:{_SMALL_WORD}|hundred|thousand))*"
_DIGITS = r"\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:[\s-]?(?:hundred|thousand|million|billion|trillion)\b|(?:bn|m|k)\b)?"
_NUMBER = rf"(?:{_DIGITS}|(?:{_SPELLED})){_SCALE}"
_FRACTION = "|".join(_FRACTIONS).replace(" ", r"\s")
_MONTH = "(?:" + "|".join(rf"{m}|{m[:3]}\.?" if m != "may" else m for m in _MONTHS) + r"|sept\.?)"
_DATE = (
    rf"\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:,?\s+\d{{4}})?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!,\d{{3}})(?:,?\s+\d{{4}})?"
    rf"|{_MONTH}\s+\d{{4}}\b"
)
_YEAR = (
    r"(?<=\bin\s)(?:1[5-9]|20)\d\d\b"
    r"|(?<=\bsince\s)(?:1[5-9]|20)\d\d\b"
    r"|(?<=\bof\s)(?:1[5-9]|20)\d\d\b(?!\s[a-z])"
)
_CURRENCY = r"US\$|A\$|C\$|[$£€¥]"
_MONEY_WORD = (
    r"dollars?|pounds?|euros?|crowns?|francs?|rou?bles?|rupees?|yen|yuan|pesos?|cents?|pence"
)

_FIGURE = re.compile(
    rf"""(?<![\w.,])(?:
    (?P<date>{_DATE})
    |(?P<day>(?:{"|".join(_DAYS)})s?\b)
    |(?P<time>\d{{1,2}}(?:[:.]\d{{2}})?\s?(?:a\.m\.|p\.m\.|am\b|pm\b)|\d{{1,2}}:\d{{2}}\b)
    |(?P<year>{_YEAR})
    |(?P<sign>{_CURRENCY})\s?(?P<sum>{_NUMBER})
    |(?P<percent>{_NUMBER})\s?(?:%|per\ cent\b|percent\b|percentage\ points?\b)
    |(?P<money>{_NUMBER})\s(?P<currency>{_MONEY_WORD})\b
    |(?P<fraction>{_FRACTION})\b
    |(?P<number>{_NUMBER})\b(?!\.\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# Where a figure may begin; the long pattern is tried nowhere else.
_START = re.compile(rf"(?<![\w.,])(?:{_CURRENCY}|\d|[A-Za-z]+)")
_FIRST_WORDS = frozenset(
    [*_UNITS, *_TENS, *_MONTHS, *_DAYS, *(day + "s" for day in _DAYS), "sept", "sep", "half", "a"]
    + [month[:3] for month in _MONTHS]
    + [words.split()[0] for words in _FRACTIONS]
)
_FOLLOWING = re.compile(r"[\s-](?P<word>[A-Za-z][\w’'-]*)")
_STOPS = frozenset(
    """of the a an in on at to for from by with and or but who which that this these those were was
    is are had has have been be will would could may might as than per until till since during
    after before when while where if so not no more less fewer other others into over under out up
    down against between among about around near said says told ago later earlier do did does its
    his her their our my your it he she they we i you also still only just then too""".split()
)
_MOST_NOUN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure: where it stands, its value in one fixed form, and what it counts or is.

    `heads` are the words after it in plain form, for telling whether two count alike.
    """

    span: Span
    value: str
    unit: str
    order: float
    heads: frozenset[str] = frozenset()

    def counts_like(self, other: "Figure") -> bool:
        """Say whether both are about the same kind of thing, as their words tell."""
        if self.heads or other.heads:
            return bool(self.heads & other.heads)
        return self.unit == other.unit

    def may_count_like(self, other: "Figure") -> bool:
        """Say whether nothing tells that they are about different things."""
        return self.counts_like(other) or not (self.heads and other.heads)


def figures_in(text: str, span: Span) -> Iterator[Figure]:
    """Find the figures of a sentence, in order."""
    at = span.start
    for start in _START.finditer(text, span.start, span.end):
        word = start[0]
        if start.start() < at or (word.isalpha() and word.casefold() not in _FIRST_WORDS):
            continue
        match = _FIGURE.match(text, start.start(), span.end)
        if match is not None:
            at = match.end()
            figure = _read(text, match, span.end)
            if figure is not None:
                yield figure


def _read(text: str, match: re.Match[str], limit: int) -> Figure | None:
    found = {name: words for name, words in match.groupdict().items() if words}
    name = next(iter(found))
    span = Span(start=match.start(), end=match.end())
    if name in ("date", "day", "time", "year"):
        return _moment(name, found[name], span)
    if name == "fraction":
        value = _FRACTIONS[found[name].casefold()]
        numerator, denominator = (int(part) for part in value.split("/"))
        return Figure(span=span, value=value, unit="share", order=numerator / denominator)
    amount = _amount(found.get("sum") or found.get("percent") or found.get("money") or match[0])
    if amount is None:
        return None
    value = f"{amount.normalize():,f}"
    if name == "number":
        return _counted(text, span, value, amount, limit)
    unit = found.get("sign") or found.get("currency") or "%"
    return Figure(
        span=span, value=value, unit=unit, order=float(amount), heads=frozenset({_plain(unit)})
    )


def _counted(text: str, span: Span, value: str, amount: Decimal, limit: int) -> Figure | None:
    """Give a plain number with the words that it counts; a bare small word counts nothing."""
    words = _noun(text, span.end, limit)
    written = span.of(text)
    if not words and (written.isalpha() or len(written) == 1):
        return None
    if written.casefold() in ("one", "zero"):
        return None
    return Figure(
        span=span,
        value=value,
        unit=" ".join(words),
        order=float(amount),
        heads=frozenset(_plain(word) for word in words),
    )


def _noun(text: str, start: int, limit: int) -> list[str]:
    words: list[str] = []
    while len(words) < _MOST_NOUN:
        found = _FOLLOWING.match(text, start, limit)
        if found is None or found["word"].casefold() in _STOPS or found["word"].endswith("ly"):
            break
        words.append(found["word"])
        start = found.end()
        # What is counted is in the plural; after it comes what is said of it.
        if re.fullmatch(r"[a-z].*(?<!s)s|people|men|women|children", words[-1]):
            break
    return words


def _plain(word: str) -> str:
    word = word.casefold()
    for ending, plain in (("ies", "y"), ("people", "person"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + plain
    return word


def _moment(name: str, written: str, span: Span) -> Figure:
    if name == "day":
        number = _DAYS.index(written.casefold().removesuffix("s"))
        return Figure(span=span, value=_DAYS[number].title(), unit="day", order=float(number))
    if name == "year":
        return Figure(span=span, value=written, unit="year", order=float(written))
    if name == "time":
        return _time(written, span)
    day, month, year = _date_parts(written)
    value = " ".join(part for part in (str(day or ""), month.title(), str(year or "")) if part)
    order = (year or 0) * 400 + _MONTHS.index(month) * 32 + (day or 0)
    return Figure(span=span, value=value, unit="date", order=float(order))


def _time(written: str, span: Span) -> Figure:
    hour, minute = (int(n) for n in (*re.findall(r"\d+", written), "0")[:2])
    if re.search(r"p", written, re.I) and hour < 12:
        hour += 12
    value = f"{hour:02d}:{minute:02d}"
    return Figure(span=span, value=value, unit="time", order=float(hour * 60 + minute))


def _date_parts(written: str) -> tuple[int | None, str, int | None]:
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", written)
    if iso:
        month = min(max(int(iso[2]), 1), 12)
        return int(iso[3]), _MONTHS[month - 1], int(iso[1])
    letters = re.search(r"[a-z]{3}", re.sub(r"\d+(?:st|nd|rd|th)|\bof\b", "", written.casefold()))
    start = letters[0] if letters else ""
    month_name = next(m for m in _MONTHS if m.startswith(start))
    numbers = [int(n) for n in re.findall(r"\d+", written)]
    year = next((n for n in numbers if n > 31), None)
    day = next((n for n in numbers if n <= 31), None)
    return day, month_name, year


def _amount(written: str) -> Decimal | None:
    total, part, seen = Decimal(0), Decimal(0), False
    for token in re.findall(r"\d[\d,\u202f\u00a0]*(?:\.\d+)?|[a-z]+", written.casefold()):
        if token[0].isdigit():
            part, seen = Decimal(re.sub(r"[,\u202f\u00a0]", "", token)), True
        elif token in _UNITS or token in _TENS:
            part, seen = part + _UNITS.get(token, 0) + _TENS.get(token, 0), True
        elif token == "hundred":
            part = max(part, Decimal(1)) * 100
        elif token in _SCALES:
            total, part = total + max(part, Decimal(1)) * _SCALES[token], Decimal(0)
    return total + part if seen else None
