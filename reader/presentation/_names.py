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
    forms = [_Form.of(name) for name in dict.fromkeys(names)]
    groups: list[list[_Form]] = []
    near: dict[str, dict[int, None]] = {}
    numbers: dict[str, int] = {}
    for form in sorted(forms, key=lambda form: (-len(form.core), form.name)):
        # Whatever a name can be short for ends in the same word or has it for its initials.
        candidates = {**near.get(form.last, {}), **near.get(form.letters, {})}
        fitting = [n for n in candidates if any(form.is_short_for(one) for one in groups[n])]
        if len(fitting) == 1:
            number = fitting[0]
        else:
            number = len(groups)
            groups.append([])
        numbers[form.name] = number
        groups[number].append(form)
        for key in (form.last, form.initials):
            near.setdefault(key, {})[number] = None
    return numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """A name taken to pieces: the words that tell its bearer, all words, and its initials."""

    name: str
    core: tuple[str, ...]
    words: tuple[str, ...]
    initials: str

    @classmethod
    def of(cls, name: str) -> "_Form":
        words = tuple(_TOKEN.findall(name))
        return cls(name=name, core=_core(name), words=words, initials=_initials(name))

    @property
    def last(self) -> str:
        return self.core[-1] if self.core else ""

    @property
    def letters(self) -> str:
        return self.name.replace(".", "")

    def is_short_for(self, whole: "_Form") -> bool:
        """Say whether this can be a shorter form of another name."""
        if not self.core or not whole.core:
            return False
        if self.core == whole.core or whole.initials == self.letters:
            return True
        rest = [w for w in whole.words if _plain(w) not in self.core and _plain(w) in whole.core]
        foreign = any(_is_acronym(word) and word.replace(".", "") not in _PLACES for word in rest)
        return self.last == whole.last and set(self.core) <= set(whole.core) and not foreign


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


def _initials(name: str) -> str:
    words = [word for word in name.split() if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""
