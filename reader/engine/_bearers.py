"""Which names and sources of two articles are of one bearer."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import dropwhile

from reader.core import Attribution, Name, Progress, Span, part
from reader.engine._name_words import TITLES, plain_word
from reader.engine._names import Run, known_words, names_among, runs_in
from reader.engine._reading import Reading

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[\w’'\-]+")
_SMALL = frozenset("of for and the de la von van al bin".split())
_PLACES = frozenset("US USA UK EU UN DC LA NY".split())
_OF_THEIR_OWN = {("house",)}  # the one of parliament, whatever else is called a house
_HEAD_END = re.compile(r"[,;(]|\s[–—]")
_PRONOUNS = frozenset(
    """he she they it who which that him her them we i you his hers theirs one this these those
    some many others""".split()
)
_BELONGING = frozenset("of from at in for with on near".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Borne:
    """The names of one article, and its attributions with their sources' bearers."""

    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]


def bearers(a: Reading, b: Reading, progress: Progress) -> tuple[Borne, Borne]:
    """Find the names of both articles and number their bearers, sources included.

    Swapped articles give the same numbers.
    """
    runs = runs_in(a, part(progress, 0.0, 0.4)), runs_in(b, part(progress, 0.4, 0.8))
    known = known_words(runs[0]) | known_words(runs[1])
    names = names_among(runs[0], known), names_among(runs[1], known)
    sources = _sources(a, names[0]), _sources(b, names[1])
    progress(0.8, "Reading names")
    called = {run.text for side in names for run in side}
    numbers = clusters(called | {source for side in sources for source in side if source})
    one, two = (
        Borne(
            names=tuple(Name(span=run.span, bearer=numbers[run.text]) for run in found),
            attributions=tuple(
                replace(said, bearer=numbers[source]) if source else said
                for said, source in zip(reading.attributions, said_by, strict=True)
            ),
        )
        for reading, found, said_by in zip((a, b), names, sources, strict=True)
    )
    return one, two


def clusters(names: Iterable[str]) -> dict[str, int]:
    """Give numbers to names so that those of the same bearer share a number.

    A shorter name joins a longer one that ends in it ("Olsen", "Mara Olsen"), and an
    acronym what it abbreviates, but only where there is just one such.
    """
    forms = [_Form.of(name) for name in set(names)]
    groups: list[list[_Form]] = []
    near: dict[str, dict[int, None]] = {}
    numbers: dict[str, int] = {}
    for form in sorted(forms, key=lambda form: (-len(form.core), form.name)):
        # Whatever a name can be short for ends in the same word or has it for its initials.
        candidates = {**near.get(form.last, {}), **near.get(form.letters, {})}
        fitting = [n for n in candidates if any(form.is_short_for(one) for one in groups[n])]
        number = fitting[0] if len(fitting) == 1 else len(groups)
        if number == len(groups):
            groups.append([])
        numbers[form.name] = number
        groups[number].append(form)
        for key in (form.last, form.initials):
            near.setdefault(key, {})[number] = None
    return numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """A name taken to pieces: all its words, those that tell its bearer, its initials."""

    name: str
    words: tuple[str, ...]
    core: tuple[str, ...]
    initials: str

    @classmethod
    def of(cls, name: str) -> "_Form":
        words = tuple(_TOKEN.findall(name))
        plain = tuple(word for word in map(plain_word, words) if word not in _SMALL)
        capitals = [word[0] for word in name.split() if word not in _SMALL]
        return cls(
            name=name,
            words=words,
            core=tuple(dropwhile(TITLES.__contains__, plain)) or plain,
            initials="".join(capitals) if len(capitals) > 1 else "",
        )

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
        if "and" in whole.words and "and" not in self.words:
            return False
        if self.core in _OF_THEIR_OWN or self.last != whole.last:
            return False
        others = set(whole.core) - set(self.core)
        is_part = set(self.core) <= set(whole.core)
        return is_part and (len(self.core) > 1 or not whole.is_foreign(others))

    def is_foreign(self, others: Set[str]) -> bool:
        """Say whether an acronym before a lone word makes another name of it ("NBC Oslo").

        One with an office after it does not ("NATO President Holm").
        """
        if not TITLES.isdisjoint(map(plain_word, self.words)):
            return False
        rest = (word.replace(".", "") for word in self.words if plain_word(word) in others)
        return any(len(word) > 1 and word.isupper() and word not in _PLACES for word in rest)


def _sources(reading: Reading, names: Sequence[Run]) -> list[str]:
    """Give what the source of each attribution is called; nothing for a pronoun or none."""
    starts, ends = [run.span.start for run in names], [run.span.end for run in names]
    out: list[str] = []
    for said in reading.attributions:
        if said.source is None:
            out.append("")
            continue
        first = bisect_right(ends, said.source.start)
        last = bisect_left(starts, said.source.end)
        out.append(_called(reading.text, said.source, names[first:last]))
    return out


def _called(text: str, source: Span, names: Sequence[Run]) -> str:
    """Give the name of a source, or its words where it has none of its own."""
    words = source.of(text)
    cut = _HEAD_END.search(words)
    head = words[: cut.start()].strip() if cut else words.strip()
    end = source.start + len(words[: cut.start()].rstrip() if cut else words.rstrip())
    if head.casefold() in _PRONOUNS:
        return ""
    held = [run for run in names if run.span.start < end]
    if not held:
        return " ".join(head.split())
    first, last = held[0], held[-1]
    between = text[first.span.end : last.span.start].split() if first is not last else []
    if "and" in between:
        return " ".join(head.split())
    named = first if between[:1] and between[0] in _BELONGING else last
    after = text[named.span.end : end].split()
    is_named = not after or after[0] in _BELONGING or after[0][:1] in "’'"
    return named.text if is_named else " ".join(head.split())
