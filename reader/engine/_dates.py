"""Dates as a text gives them: calendar days, weekdays, months, years, "last week".

What a text leaves open stays open; the day of publication, where it is known, settles
"yesterday", "last month" and the year of "Aug. 14".
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_SHORT_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
                 "sept": 9, "oct": 10, "nov": 11, "dec": 12}  # fmt: skip
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SEASONS = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}
_LONGER = ("week", "month", "year")
_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WHICH = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}

_FULL = "|".join(name.capitalize() for name in _MONTHS)
_SHORT = "|".join(name.capitalize() for name in _SHORT_MONTHS)
_MONTH = rf"(?:(?:{_FULL})\b|(?:{_SHORT})\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![:%/]|[.,]\d)"
_YEAR = r"(?:1[5-9]|20)\d\d\b(?![%/]|[.,:]\d)"
_WEEKDAY = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?=\s)"
)
_BEFORE_MONTH = (
    r"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\blast\s)|(?<=\bsince\s)|(?<=\bby\s)|(?<=\buntil\s)"
    r"|(?<=\bthis\s)|(?<=\bnext\s)|(?<=\bearly\s)|(?<=\blate\s)|(?<=\bmid-)|(?<=\bfrom\s)"
    r"|(?<=\bduring\s)|(?<=\bafter\s)|(?<=\bbefore\s)|(?<=\bto\s)|(?<=\band\s))"
)
_BEFORE_YEAR = (
    r"(?:(?<=\b[Ii]n\s)|(?<=\b[Ss]ince\s)|(?<=\buntil\s)|(?<=\b[Dd]uring\s)|(?<=\bmid-)"
    r"|(?<=\bearly\s)|(?<=\blate\s)|(?<=\byear\s)|(?<=\bspring\s)|(?<=\bsummer\s)"
    r"|(?<=\bfall\s)|(?<=\bwinter\s)|(?<=\bautumn\s)|(?<=\bquarter\s)|(?<=\bfiscal\s))"
)
_BEFORE_SEASON = (
    r"(?:(?<=\bthe\s)|(?<=\bthis\s)|(?<=\blast\s)|(?<=\bnext\s)|(?<=\bin\s)"
    r"|(?<=\bearly\s)|(?<=\blate\s)|(?<=\bby\s)|(?<=\buntil\s))"
)
_SEASON = r"(?:spring|summer|autumn|winter|fall(?!\s(?:of|in|and|from)\s))\b(?![’'-]|\s[a-z]+s\b)"
_AFTER_YEAR = (
    r"(?=[.,;:)\]?!”\"’']|\s?[–—]|$"
    r"|\s(?:and|or|to|the|an?|in|on|at|by|for|from|with|as|when|while|after|before|because|but"
    r"|that|which|who|was|were|is|are|had|has|have|he|she|it|they|we|his|her|its|their|through"
    r"|until|compared|due|if|would|will|versus)\b"
    r"|\s(?!people|men|women|children|more|other)[A-Za-z]+(?:(?<!s)|(?<=[sui]s))\b)"
)

DATE = "|".join(
    (
        r"(?P<d_iso>\b(?:1[5-9]|20)\d\d-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9])\b)",
        r"(?P<d_slashed>\b(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])/(?:(?:19|20)\d\d|\d\d)\b)",
        rf"(?P<d_month>(?:(?:{_WEEKDAY}),?\s\(?)?\b{_MONTH}\s{_DAY}(?:,?\s{_YEAR})?)",
        rf"(?P<d_day>(?:(?:{_WEEKDAY}),?\s)?\b{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?)",
        rf"(?P<d_of_year>\b{_MONTH},?\s{_YEAR})",
        rf"(?P<d_weekday>\b(?:{_WEEKDAY}))",
        rf"(?P<d_bare>{_BEFORE_MONTH}{_MONTH}(?!\s[A-Z]))",
        r"(?P<d_word>\b(?i:today|tonight|yesterday|tomorrow)\b)",
        r"(?P<d_turn>\b(?i:last|this|next|previous)\s(?:week|month|year)\b)",
        rf"(?P<d_season>{_BEFORE_SEASON}{_SEASON})",
        r"(?P<d_decade>(?:\b(?:1[5-9]|20)\d0|(?<!\w)[’']\d0)s\b)",
        rf"(?P<d_year>(?:{_BEFORE_YEAR}|\b(?=(?:19|20)\d\d{_AFTER_YEAR})){_YEAR}(?!-\d|\sof\s))",
    )
)
"""Pattern of a date; each of its forms is a group whose name begins with `d_`."""

FIRST_OF_DATES = frozenset(
    [
        *(*_MONTHS, *_SHORT_MONTHS, *_WEEKDAYS, *_SEASONS, *_DAY_WORDS, *_WHICH),
        *"mon tue tues wed thu thur thurs fri sat sun".split(),
    ]
)
"""Every word, in lower case, with which a date may begin."""

_PART = re.compile(
    rf"(?P<month>{_MONTH})|(?P<weekday>{_WEEKDAY})|(?P<year>{_YEAR})|(?P<day>{_DAY})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date with what is known of it; None for the rest.

    `weekday` counts from Monday = 0, `season` from spring = 0. `decade` is its first year.
    `turn` names a day, week, month or year by its distance from the day of writing
    ("week-1"), where that day is not known.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: int | None = None
    season: int | None = None
    turn: str = ""

    @property
    def label(self) -> str:
        """Write the date out in one fixed form."""
        if self.turn:
            return _turn_label(self.turn)
        if self.decade is not None:
            return f"{self.decade}s"
        if self.season is not None:
            return next(name for name, number in _SEASONS.items() if number == self.season)
        if self.month is None:
            name = _WEEKDAYS[self.weekday].capitalize() if self.weekday is not None else ""
            return name or str(self.year)
        month = _MONTHS[self.month - 1].capitalize()
        day = f" {self.day}" if self.day else ""
        comma = "," if day else ""
        return f"{month}{day}{comma} {self.year}" if self.year else f"{month}{day}"

    def clashes(self, other: "Moment") -> bool:
        """Say whether no day can be meant by both."""
        for mine, theirs in (
            (self.year, other.year),
            (self.month, other.month),
            (self.day, other.day),
            (self.weekday, other.weekday),
            (self.season, other.season),
            (self.decade_or_own, other.decade_or_own),
        ):
            if mine is not None and theirs is not None and mine != theirs:
                return True
        return bool(self.turn and other.turn) and _turns_clash(self.turn, other.turn)

    @property
    def decade_or_own(self) -> int | None:
        """Give the decade, that of the year where the text names a year."""
        return self.decade if self.year is None else self.year // 10 * 10


def read_date(match: re.Match[str], published: str | None) -> Moment | None:
    """Turn a match of `DATE` into a moment; None if the calendar has no such day."""
    form, words = str(match.lastgroup), match[0]
    written = _parse_iso(published)
    try:
        if form == "d_iso":
            return _complete(Moment(year=int(words[:4]), month=int(words[5:7]), day=int(words[8:])))
        if form == "d_slashed":
            return _slashed(words)
        if form in ("d_word", "d_turn"):
            return _turned(words.casefold(), written)
    except ValueError:
        return None
    reader = _OF_SPANS.get(form)
    return reader(words) if reader else _spelled(words, written)


def _decade(words: str) -> Moment:
    digits = words[:-1].lstrip("’'")
    return Moment(decade=int(digits) if len(digits) == 4 else 1900 + int(digits))


_OF_SPANS: Mapping[str, Callable[[str], Moment]] = MappingProxyType(
    {
        "d_season": lambda words: Moment(season=_SEASONS[words.casefold()]),
        "d_decade": _decade,
        "d_year": lambda words: Moment(year=int(words[:4])),
    }
)


def _parse_iso(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None


def _slashed(words: str) -> Moment:
    """Read month/day/year, the order of the United States."""
    month, day, year = (int(part) for part in words.split("/"))
    return _complete(Moment(year=year + 2000 if year < 100 else year, month=month, day=day))


def _spelled(words: str, written: date | None) -> Moment | None:
    """Read a date with a month's or weekday's name."""
    parts = {m.lastgroup: m[0] for m in _PART.finditer(words)}
    month = _month_number(parts["month"]) if "month" in parts else None
    year = int(parts["year"]) if "year" in parts else None
    day = int(re.sub(r"\D", "", parts["day"])) if "day" in parts else None
    weekday = _weekday_number(parts["weekday"]) if "weekday" in parts else None
    moment = Moment(year=year, month=month, day=day, weekday=weekday)
    if year is None and written and month and day:
        moment = Moment(year=_nearest_year(month, day, written), month=month, day=day)
    try:
        return moment if weekday is not None else _complete(moment)
    except ValueError:
        return None


def _month_number(name: str) -> int:
    name = name.rstrip(".").casefold()
    return _MONTHS.index(name) + 1 if name in _MONTHS else _SHORT_MONTHS[name]


def _weekday_number(name: str) -> int:
    return next(n for n, full in enumerate(_WEEKDAYS) if full.startswith(name[:3].casefold()))


def _nearest_year(month: int, day: int, written: date) -> int:
    """Give the year that puts a day nearest to the day of writing."""
    years = (written.year - 1, written.year, written.year + 1)
    first = min(day, 28)
    return min(years, key=lambda year: abs((date(year, month, first) - written).days))


def _complete(moment: Moment) -> Moment:
    """Add the weekday where the day is known; raises ValueError for February 30."""
    if moment.year is None or moment.month is None or moment.day is None:
        return moment
    day = date(moment.year, moment.month, moment.day)
    return Moment(year=day.year, month=day.month, day=day.day, weekday=day.weekday())


def _turned(words: str, written: date | None) -> Moment:
    """Read "yesterday" or "last month" against the day of writing."""
    if words in _DAY_WORDS:
        away = _DAY_WORDS[words]
        if written is None:
            return Moment(turn=f"day{away:+d}")
        return _of_day(written + timedelta(days=away))
    which, unit = words.split()
    away = _WHICH[which]
    if written is None or unit == "week":
        return Moment(turn=f"{unit}{away:+d}")
    if unit == "year":
        return Moment(year=written.year + away)
    months = written.year * 12 + written.month - 1 + away
    return Moment(year=months // 12, month=months % 12 + 1)


def _of_day(day: date) -> Moment:
    return Moment(year=day.year, month=day.month, day=day.day, weekday=day.weekday())


def _turns_clash(one: str, two: str) -> bool:
    """Say whether two turns part: "last week" from "next week", and from "last month".

    A writer calls no day of last week "last month", though it may lie there.
    """
    if one[:-2] == two[:-2]:
        return one != two
    is_alike = one[-2:] == two[-2:] != "+0"
    return is_alike and one[:-2] in _LONGER and two[:-2] in _LONGER


def _turn_label(turn: str) -> str:
    unit, away = turn[:-2], int(turn[-2:])
    if unit == "day":
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}[away]
    return f"{ {-1: 'last', 0: 'this', 1: 'next'}[away] } {unit}"
