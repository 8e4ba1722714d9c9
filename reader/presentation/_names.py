"""Names of persons, bodies and places in an article, and which name the same one.

Rules for English: runs of capitalised words, with a few small words between them. No
list of names is used, so nothing is known that the two texts do not say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from reader.core import Article, BlockKind, Sentence, Span

_WORD = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w’'\-]*(?:\.(?=\s[A-Z]))?)"
_RUN = re.compile(rf"{_WORD}(?:\s(?:(?:of|for|and|the|de|von|van|al|bin)\s){{0,2}}{_WORD})*")
_POSSESSIVE = re.compile(r"[’']s?$")
_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[\w’'\-]+")
_SMALL = frozenset("of for and the de von van al bin".split())
_PLACES = frozenset("US USA UK EU UN DC LA NY".split())

# Words that begin a sentence with a capital letter and name nobody.
_OPENERS = frozenset(
    """a about above after all also although amid among an and another any are around as asked at
    because before both but by can could despite did do does during each earlier even every few
    finally first following for four from further had has have he her here his how however i if in
    instead is it its last later let like many may meanwhile more most much neither never new next
    no nobody none nor not nothing now of on once one only or other others our over part people
    per please read several share she should since so some soon speaking still such than that the
    their then there these they this those though three through thus to today tomorrow two under
    until up was we were what when where whether which while who why will with within without
    would yes yesterday yet you your""".split()
)
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december jan feb mar apr jun jul aug sept sep oct nov
    dec spring summer autumn winter fall""".split()
)
# Words of which a body's name is made before “of”.
_BODIES = frozenset(
    """academy association bank board bureau chamber church city college commission committee
    congress council court department duchy federation house institute kingdom league ministry
    museum office parliament people republic school society state states union university""".split()
)
# Words that stand before a name and are no part of it.
_TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady president vice prime minister premier chancellor king
    queen prince princess pope bishop rabbi imam mayor governor gov senator sen representative rep
    congressman congresswoman secretary speaker attorney general judge justice police chief sheriff
    captain colonel major sergeant commissioner director professor prof coach chairman chairwoman
    chair spokesman spokeswoman spokesperson deputy former acting us uk dc""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it stands in a text."""

    span: Span
    text: str


def names_in(article: Article, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """Find the names in the compared sentences below the headline, in order."""
    kept = [s for s in sentences if s.kind.is_compared and s.kind is not BlockKind.HEADLINE]
    runs = [run for sentence in kept for run in _runs(article.text, sentence.span)]
    inside = {word for run, at_start in runs if not at_start for word in run.text.split()}
    return tuple(
        run
        for run, at_start in runs
        if " " in run.text or not at_start or run.text in inside or _is_acronym(run.text)
    )


def clusters(names: Iterable[str]) -> dict[str, int]:
    """Give numbers to names so that those of the same bearer share a number.

    A shorter name joins a longer one that ends in it ("Olsen", "Mara Olsen"), and an
    acronym what it abbreviates, but only where there is just one such.
    """
    longest_first = sorted(dict.fromkeys(names), key=lambda name: (-len(_core(name)), name))
    leaders: list[list[str]] = []
    numbers: dict[str, int] = {}
    for name in longest_first:
        fitting = [n for n, group in enumerate(leaders) if any(_is_short(name, g) for g in group)]
        if len(fitting) == 1:
            numbers[name] = fitting[0]
            leaders[fitting[0]].append(name)
        else:
            numbers[name] = len(leaders)
            leaders.append([name])
    return numbers


def _runs(text: str, sentence: Span) -> Iterator[tuple[Name, bool]]:
    """Give the capitalised runs of a sentence, and whether each stands where it begins."""
    for found in _RUN.finditer(text, sentence.start, sentence.end):
        for span in _pieces(text, found):
            before = text[max(sentence.start, span.start - 2) : span.start].strip()
            at_start = not before or before[-1:] in '“"‘:.?!'
            trimmed = _trimmed(text, span, at_start=at_start)
            if trimmed is not None:
                words = trimmed.of(text)
                yield Name(span=trimmed, text=words), at_start and trimmed.start == span.start


def _pieces(text: str, found: re.Match[str]) -> Iterator[Span]:
    """Cut a run after a possessive, and at “and” or “for” unless they belong to a body's name."""
    start = found.start()
    for word in re.finditer(r"\S+", found[0]):
        at, end = found.start() + word.start(), found.start() + word.end()
        if word[0] in ("and", "for") and not _is_spelled_out(text, found[0]):
            yield Span(start=start, end=max(start, at - 1))
            start = end + 1
        elif re.search(r"[’']s$", word[0]):
            yield Span(start=start, end=end)
            start = min(found.end(), end + 1)
    if start < found.end():
        yield Span(start=start, end=found.end())


def _is_spelled_out(text: str, run: str) -> bool:
    """Say whether the text somewhere has the acronym of a run of words."""
    words = [word for word in run.split() if word not in _SMALL]
    initials = "".join(word[0] for word in words if _plain(word) not in _OPENERS)
    return len(initials) > 2 and re.search(rf"\b{re.escape(initials)}\b", text) is not None


def _trimmed(text: str, span: Span, *, at_start: bool) -> Span | None:
    """Leave out what is no part of a name at either end."""
    words = [(span.start + w.start(), w[0]) for w in re.finditer(r"\S+", span.of(text))]
    if words and at_start and _is_opener([word for _, word in words]):
        words = words[1:]
    while words and (_plain(words[0][1]) in _CALENDAR or words[0][1] in _SMALL):
        words = words[1:]
    while words and (_plain(words[-1][1]) in _CALENDAR or words[-1][1] in _SMALL):
        words = words[:-1]
    if not words:
        return None
    last_at, last = words[-1]
    end = last_at + len(_POSSESSIVE.sub("", last))
    name = text[words[0][0] : end]
    if len(name) < 2 or (
        len(words) == 1 and _plain(name) in _OPENERS | _TITLES - {"us", "uk", "dc"}
    ):
        return None
    return Span(start=words[0][0], end=end)


def _is_opener(words: Sequence[str]) -> bool:
    """Say whether the first word of a sentence is no part of the name that follows."""
    first = _plain(words[0])
    if len(words) > 1 and words[1] in ("of", "for"):
        return first not in _BODIES
    return first in _OPENERS


def _plain(word: str) -> str:
    return _POSSESSIVE.sub("", word.replace(".", "")).casefold()


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.replace(".", "").isupper()


def _core(name: str) -> tuple[str, ...]:
    """Give the words that tell one bearer from another: no titles, no small words."""
    words = [_plain(word) for word in _TOKEN.findall(name) if word not in _SMALL]
    kept = tuple(dropwhile(_TITLES.__contains__, words))
    return kept or tuple(words)


def _is_short(name: str, whole: str) -> bool:
    """Say whether a name can be a shorter form of another one."""
    short, full = _core(name), _core(whole)
    if not short or not full:
        return False
    if short == full or _initials(whole) == name.replace(".", ""):
        return True
    rest = [w for w in _TOKEN.findall(whole) if _plain(w) not in short and _plain(w) in full]
    foreign = any(_is_acronym(word) and word.replace(".", "") not in _PLACES for word in rest)
    return short[-1] == full[-1] and set(short) <= set(full) and not foreign


def _initials(name: str) -> str:
    words = [word for word in name.split() if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""
