"""Names of persons, bodies and places in an article.

Rules for English: runs of capitalised words, with a few small words between them. No
list of names is used, so nothing is known that the texts do not say.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from reader.core import BlockKind, FigureKind, Progress, Sentence, Span, silent, tracked
from reader.engine._captions import is_credit
from reader.engine._name_words import (
    BODIES,
    CALENDAR,
    LAWS,
    NAMED_AFTER,
    NO_NAMES,
    NO_PART,
    OPENERS,
    TITLES,
    plain_word,
)
from reader.engine._reading import Reading, kept_with_reading

_STAGE = "Reading names"
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_LETTER = r"[\w\u0300-\u036f’']"  # with the accents that stand by themselves
# A capitalised word: D.C., Holm, O’Hara, al-Sayed, Jean-Luc, Covid-19, AT&T; of “ICE-branded”
# the part before the hyphen; with its point before another one (“St. Mary”, “J. Holm”).
_WORD = (
    rf"(?:(?:[{_UPPER}]\.){{2,}}"
    rf"|(?:(?:al|el|ul)-|[dl][’'])?[{_UPPER}]{_LETTER}*(?:&(?=[{_UPPER}]){_LETTER}+)?"
    rf"(?:-(?:[a-z]{{2,4}}-)?[{_UPPER}]{_LETTER}*|-\d+\b)*"
    rf"(?:(?<!{_LETTER}{{6}})\.(?=\s(?:al-|de\s|van\s)?[{_UPPER}]))?)"
)
_PARTICLE = r"(?:de|del|della|di|da|dos|du|le|la|van|von|der|den|ter|bin|ibn|al|el)"
_JOINT = rf"(?:(?:of|for|and)\s(?:the\s)?|&\s|(?:{_PARTICLE}\s){{1,2}}|\d{{1,3}}(?:st|nd|rd|th)\s)"
_RUN = re.compile(rf"(?<![\w’'-]){_WORD}(?:\s{_JOINT}?{_WORD})*")
_LINKS = frozenset("of for and".split())
_ENDS = frozenset(["&", "the", *_LINKS, *_PARTICLE.strip("(?:)").split("|")])
_POSSESSIVE = re.compile(r"[’']s?$")
_ACRONYM = re.compile(rf"\b[{_UPPER}]{{2,5}}\b")
_BEGINNING = '“"‘:.?!—–'


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What may be a name, and whether it stands where a sentence or quotation begins."""

    span: Span
    text: str
    at_start: bool


@kept_with_reading
def runs_in(reading: Reading, progress: Progress = silent) -> tuple[Run, ...]:
    """Find what may be a name in the compared sentences below headlines and headings."""
    text, acronyms = reading.text, frozenset(_ACRONYM.findall(reading.text))
    out: list[Run] = []
    for number, sentence in enumerate(tracked(reading.sentences, progress, _STAGE)):
        if _has_names(reading, number):
            labels = {
                figure.span.start: figure.span.end
                for figure in reading.figures[number]
                if figure.kind is FigureKind.LABEL
            }
            out += (_labelled(run, text, labels) for run in _runs(text, sentence, acronyms))
    return tuple(out)


def names_among(runs: Sequence[Run], known: Set[str]) -> tuple[Run, ...]:
    """Give the runs that are names: of single first words those that `known` vouches for."""
    return tuple(
        run
        for run in runs
        if not run.at_start
        or " " in run.text
        or plain_word(run.text) in known
        or _ACRONYM.fullmatch(run.text.replace(".", ""))
    )


def known_words(runs: Sequence[Run]) -> frozenset[str]:
    """Give the words of all runs but single first words."""
    sure = (run.text for run in runs if not run.at_start or " " in run.text)
    return frozenset(plain_word(word) for text in sure for word in text.split())


def _has_names(reading: Reading, number: int) -> bool:
    """Say whether the capitals of a sentence tell names of what the article is about."""
    kind = reading.sentences[number].kind
    if kind is BlockKind.CAPTION and is_credit(reading.text, reading.words[number]):
        return False
    return kind.is_compared and kind not in (BlockKind.HEADLINE, BlockKind.HEADING)


def _labelled(run: Run, text: str, labels: dict[int, int]) -> Run:
    """Add the number that is a part of a name ("Ward 6", "Flight 370")."""
    end = labels.get(run.span.end + 1)
    if end is None:
        return run
    span = Span(start=run.span.start, end=end)
    return Run(span=span, text=_on_one_line(span.of(text)), at_start=run.at_start)


def _runs(text: str, sentence: Sentence, acronyms: Set[str]) -> Iterator[Run]:
    whole = sentence.span
    if not any(map(str.islower, whole.of(text))):
        return  # all in capitals, which tell nothing then
    for found in _RUN.finditer(text, whole.start, whole.end):
        for span in _pieces(found, acronyms):
            before = text[max(whole.start, span.start - 2) : span.start].strip()
            at_start = not before or before[-1] in _BEGINNING
            name = _trimmed(text, span, at_start=at_start)
            if name is not None:
                yield Run(
                    span=name,
                    text=_on_one_line(name.of(text)),
                    at_start=at_start and name.start == span.start,
                )


def _pieces(found: re.Match[str], acronyms: Set[str]) -> Iterator[Span]:
    """Cut a run where one name ends: at “of” and the like outside a body's name, at “’s”."""
    words = list(re.finditer(r"\S+", found[0]))
    start = 0
    for number, word in enumerate(words):
        before = [w[0] for w in words[start:number]]
        if word[0] in _LINKS and not _links(word[0], before, found[0], acronyms):
            yield _span(found, words[start:number])
            start = number + 1
        elif re.search(r"[’']s$", word[0]) and not _is_named_after(words, number):
            yield _span(found, words[start : number + 1])
            start = number + 1
    yield _span(found, words[start:])


def _span(found: re.Match[str], words: Sequence[re.Match[str]]) -> Span:
    at = found.start()
    if not words:
        return Span(start=at, end=at)
    return Span(start=at + words[0].start(), end=at + words[-1].end())


def _links(link: str, before: Sequence[str], run: str, acronyms: Set[str]) -> bool:
    """Say whether “of”, “for” or “and” holds a name together."""
    words = [w for w in run.split() if w in _ENDS or plain_word(w) not in OPENERS]
    capitals = "".join(word[0] for word in words if word not in _ENDS)
    letters = "".join(word[0] for word in words if word != "the").upper()
    if capitals in acronyms or letters in acronyms:
        return True
    if link == "and" or not before:
        return False
    return plain_word(before[-1]) in BODIES or plain_word(words[-1]) in LAWS


def _is_named_after(words: Sequence[re.Match[str]], at: int) -> bool:
    """Say whether a possessive is a part of a name ("St Mary's Academy")."""
    rest = words[at + 1 :]
    return len(rest) == 1 and plain_word(rest[0][0]) in NAMED_AFTER


def _trimmed(text: str, span: Span, *, at_start: bool) -> Span | None:
    """Leave out what is no part of a name at either end."""
    words = [(span.start + w.start(), w[0]) for w in re.finditer(r"\S+", span.of(text))]
    if words and at_start and plain_word(words[0][1]) in OPENERS:
        words = words[1:]
    while words and (_is_no_part(words[0][1]) or plain_word(words[0][1]) in ("the", "a", "an")):
        words = words[1:]
    while words and _is_no_part(words[-1][1]):
        words = words[:-1]
    if not words:
        return None
    last_at, last = words[-1]
    name = Span(start=words[0][0], end=last_at + len(_POSSESSIVE.sub("", last)))
    is_one_word = len(words) == 1
    return None if is_one_word and _is_no_name(name.of(text)) else name


def _is_no_part(word: str) -> bool:
    return word in _ENDS or plain_word(word) in CALENDAR | NO_PART or word[0].isdigit()


def _is_no_name(word: str) -> bool:
    plain = plain_word(word)
    if len(word) < 2 or word[:2] in ("I’", "I'") or re.match(r"[DRI]-", word):
        return True
    return plain in OPENERS or plain in TITLES or plain in NO_NAMES


def _on_one_line(words: str) -> str:
    return " ".join(words.split())
