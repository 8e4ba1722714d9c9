"""Find how two articles present the same matter otherwise.

Framing is contrast, not vocabulary (Entman 1993; Hamborg, Donnay and Gipp 2019): what is
reported here is a word of one side that the other side, telling the same, does without.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from reader.core import (
    Framing,
    FramingKind,
    Link,
    Passage,
    Progress,
    Relation,
    Settings,
    Side,
    Span,
    part,
    silent,
    tracked,
)
from reader.engine import _agency, _labels, _placement, _strength, _voices
from reader.engine._grids import Grid
from reader.engine._reading import Reading
from reader.engine._tellings import STAGE, Telling, tellings

_MOST_A_SENTENCE = 3
_MOST_UNLINKED = 3
_LINK_SHARE = 0.2
_UNANSWERED = 0.12
_IS_LABEL = 0.01
_COLOURS = (FramingKind.LOADED, FramingKind.LABELLING)

Place = tuple[Telling, Span] | None
_Half = tuple[Span, Span | None, FramingKind, float]


def framing(
    a: Reading,
    b: Reading,
    links: Sequence[Link],
    settings: Settings,
    scores: Grid,
    *,
    progress: Progress = silent,
) -> tuple[Framing, ...]:
    """Give the framing differences between two readings, the surest first.

    Looks at the linked sentences that are not the same; strongly loaded words of
    sentences without a link are given with nothing opposite, three a side. `scores[i, j]`
    is the probability that sentence i of A and j of B tell the same thing. A place takes
    part in one difference at most, and a sentence in three.
    """
    one = tellings(a, part(progress, 0.0, 0.1))
    two = tellings(b, part(progress, 0.1, 0.2))
    search = _Search(a=one, b=two, links=tuple(links), scores=scores)
    found = sorted(search.found(part(progress, 0.2, 1.0)), key=_Found.order)
    kept = _Kept(settings.framing_threshold)
    for item in found:
        kept.offer(item)
    return tuple(item.framing() for item in kept.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A difference that may be reported."""

    a: Place
    b: Place
    kind: FramingKind
    score: float
    is_unlinked: bool = False

    def framing(self) -> Framing:
        """Give the difference as a value of the comparison."""
        score = round(min(1.0, self.score), 3)
        return Framing(a=_passage(self.a), b=_passage(self.b), kind=self.kind, score=score)

    def order(self) -> tuple[float, int, int, int, str]:
        """Sort the surest first, and by nothing that tells A from B."""
        starts = sorted(place[1].start if place else -1 for place in (self.a, self.b))
        size = sum(len(place[1]) for place in (self.a, self.b) if place)
        return (-round(self.score, 6), starts[0], starts[1], size, self.kind)


def _passage(place: Place) -> Passage | None:
    return place[0].passage(place[1]) if place else None


class _Kept:
    """The differences taken so far, and the places that they use."""

    def __init__(self, threshold: float) -> None:
        self.items: list[_Found] = []
        self._threshold = threshold
        self._alone: set[tuple[int, frozenset[str]]] = set()
        self._unlinked = [0, 0]
        self._used: tuple[dict[int, list[Span]], dict[int, list[Span]]] = ({}, {})

    def offer(self, item: _Found) -> None:
        """Take a difference that is sure enough and new, unless its places are used already."""
        if item.score < self._threshold:
            return
        if item.kind is FramingKind.PLACEMENT:
            self.items.append(item)
            return
        if not self._is_free(item) or self._is_repeated(item):
            return
        if item.is_unlinked and not self._counts_unlinked(item):
            return
        for used, place in zip(self._used, (item.a, item.b), strict=True):
            if place:
                used.setdefault(place[0].number, []).append(place[1])
        self.items.append(item)

    def _counts_unlinked(self, item: _Found) -> bool:
        """Count a find in a sentence without a link; say whether its side may have one more."""
        side = 0 if item.a else 1
        self._unlinked[side] += 1
        return self._unlinked[side] <= _MOST_UNLINKED

    def _is_free(self, item: _Found) -> bool:
        sides = zip(self._used, (item.a, item.b), strict=True)
        return all(_is_free(used, place) for used, place in sides if place)

    def _is_repeated(self, item: _Found) -> bool:
        """Say whether the same words of one side were reported before, with nothing opposite."""
        side, place = (0, item.a) if item.b is None else (1, item.b)
        if place is None or (item.a and item.b):
            return False
        key = (side, place[0].stems_of(place[1]))
        is_known = key in self._alone
        self._alone.add(key)
        return is_known


def _is_free(used: dict[int, list[Span]], place: tuple[Telling, Span]) -> bool:
    spans = used.get(place[0].number, [])
    return len(spans) < _MOST_A_SENTENCE and not any(span.overlaps(place[1]) for span in spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """Two articles as tellings, and what links them."""

    a: tuple[Telling, ...]
    b: tuple[Telling, ...]
    links: tuple[Link, ...]
    scores: Grid

    def found(self, progress: Progress) -> Iterator[_Found]:
        """Give every difference that a detector sees, sure or not."""
        told_a, told_b = _told(self.b, self.links, Side.A), _told(self.a, self.links, Side.B)
        for link in tracked(self.links, progress, STAGE):
            if link.relation is Relation.SAME:
                continue
            for i, j in product(link.a, link.b):
                found = _between(self.a[i], self.b[j], (told_a[i], told_b[j]))
                yield from _weakened(found, link.score)
        progress(1.0, STAGE)
        yield from self._displaced()
        progress(1.0, STAGE)
        yield from self._unanswered()

    def _displaced(self) -> Iterator[_Found]:
        if not self.a or not self.b:
            return
        forth: dict[int, list[tuple[int, Link]]] = {}
        back: dict[int, list[tuple[int, Link]]] = {}
        for link in self.links:
            for i in link.a:
                forth.setdefault(i, []).extend((j, link) for j in link.b)
            for j in link.b:
                back.setdefault(j, []).extend((i, link) for i in link.a)
        a, b = self.a[0].reading, self.b[0].reading
        for i, j, score in _placement.displaced(a, b, forth, self.scores):
            yield self._placed(i, j, score)
        for j, i, score in _placement.displaced(b, a, back, self.scores.T):
            yield self._placed(i, j, score)

    def _placed(self, i: int, j: int, score: float) -> _Found:
        one, two = self.a[i], self.b[j]
        kind = FramingKind.PLACEMENT
        return _Found(a=(one, one.span), b=(two, two.span), kind=kind, score=score)

    def _unanswered(self) -> Iterator[_Found]:
        """Give the loaded words of sentences without a link, if the other side never says so."""
        linked_a = {i for link in self.links for i in link.a}
        for place, kind, score in _unanswered(self.a, self.b, linked_a):
            yield _Found(a=place, b=None, kind=kind, score=score, is_unlinked=True)
        linked_b = {j for link in self.links for j in link.b}
        for place, kind, score in _unanswered(self.b, self.a, linked_b):
            yield _Found(a=None, b=place, kind=kind, score=score, is_unlinked=True)


def _told(there: Sequence[Telling], links: Sequence[Link], side: Side) -> dict[int, frozenset[str]]:
    """Give, for each linked sentence of one side, the stems of all it is linked to."""
    out: dict[int, set[str]] = {}
    for link in links:
        for number, other in product(link.sentences(side), link.sentences(side.other)):
            out.setdefault(number, set()).update(there[other].stems)
    return {number: frozenset(stems) for number, stems in out.items()}


def _unanswered(
    here: Sequence[Telling], there: Sequence[Telling], linked: set[int]
) -> Iterator[tuple[tuple[Telling, Span], FramingKind, float]]:
    known = frozenset[str]().union(*(telling.stems for telling in there))
    alone = (t for t in here if t.number not in linked and t.kind.is_compared)
    for telling in alone:
        for span, score, is_degree in telling.colours:
            is_said = telling.is_quoted(span) or telling.stems_of(span) & known
            if not is_degree and not is_said:
                yield (telling, span), _loaded_kind(telling, span), score - _UNANSWERED


def _weakened(found: Iterator[_Found], link: float) -> Iterator[_Found]:
    """Lower the scores of a weak link's differences."""
    share = 1 - _LINK_SHARE + _LINK_SHARE * link
    for item in found:
        yield _Found(a=item.a, b=item.b, kind=item.kind, score=item.score * share)


def _between(
    a: Telling, b: Telling, told: tuple[frozenset[str], frozenset[str]]
) -> Iterator[_Found]:
    """Give the differences between two linked sentences.

    `told` are the stems of all that each is linked to.
    """
    voices = _voices.contrast(a, b)
    if voices:
        yield _Found(a=(a, voices.a), b=(b, voices.b), kind=voices.kind, score=voices.score)
    left, right = list(_one_sided(a, b, told[0])), list(_one_sided(b, a, told[1]))
    for one, two, strength in _labels.contrasts(a, b):
        score = strength
        if not _labels.have_one_head(a, one, b, two):
            score = max(score, _IS_LABEL + max(_colour_of(one, left), _colour_of(two, right)))
        kind = FramingKind.LABELLING
        yield _Found(a=(a, one), b=(b, two), kind=kind, score=score)
    for mine, yours, kind, score in left:
        yield _Found(a=(a, mine), b=(b, yours) if yours else None, kind=kind, score=score)
    for mine, yours, kind, score in right:
        yield _Found(a=(a, yours) if yours else None, b=(b, mine), kind=kind, score=score)


def _colour_of(label: Span, halves: Sequence[_Half]) -> float:
    """Give the score of a loaded word that a label holds: a loaded name is still a name."""
    scores = (score for mine, _, kind, score in halves if kind in _COLOURS and label.overlaps(mine))
    return max(scores, default=0.0)


def _one_sided(here: Telling, there: Telling, told: frozenset[str]) -> Iterator[_Half]:
    for mine, yours, score in _strength.loaded_here(here, there, told):
        yield mine, yours, _loaded_kind(here, mine), score
    for mine, yours, score in _strength.hedges_here(here, there):
        yield mine, yours, FramingKind.HEDGE, score
    for mine, nothing, score in _voices.unattributed(here, there):
        yield mine, nothing, FramingKind.ATTRIBUTION, score
    for mine, yours, score in _agency.contrasts_here(here, there):
        yield mine, yours, FramingKind.AGENCY, score


def _loaded_kind(telling: Telling, span: Span) -> FramingKind:
    """Tell an epithet, which is a label, from another loaded word."""
    return FramingKind.LABELLING if _labels.is_epithet(telling, span) else FramingKind.LOADED
