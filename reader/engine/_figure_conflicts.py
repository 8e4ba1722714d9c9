"""Figures of two linked sentences that speak of the same thing and differ.

A figure takes part only if nothing in the linked sentence agrees with it and its value
stands nowhere else in the other article: what one side merely adds is no conflict. For
each remaining pair of one kind the evidence that both measure the same thing is summed
up: the same slot between words that match, the same words around, the noun counted,
the part it plays in a sentence about change.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from reader.core import FigureKind, Progress, tracked
from reader.engine._figure import FigureValue
from reader.engine._figure_agreement import agree, is_comparable
from reader.engine._figure_context import (
    Place,
    Role,
    Scene,
    alikeness,
    local_match,
    overlap,
)
from reader.engine._words import STOP_WORDS

STAGE = "Comparing details"
_MEMORABLE = 20
_MOST_FIGURES = 40  # of a sentence; more are a table, not prose
_ROUNDING = Decimal("0.03")
_ANCHOR_REACH = 3
_NONE, _HALF = Decimal(0), Decimal("0.5")

# Weights on a logistic scale, set by hand in half and tenth steps so that the order of
# strength is that of the evidence; they are not fitted values.
_BASE = -1.0
_SAME_SLOT = 2.0
_MATCHED_NEIGHBOURS = 1.5
_WORDS_AROUND = 1.5
_SAME_NOUN = 0.8
_OTHER_NOUN = -0.6
_OTHER_COUNT = -3.0
_OTHER_SUBSET = -1.2
_SAME_ROLE = 0.4
_OTHER_ROLE = -4.5
_SENTENCE_OVERLAP = 3.0
_USUAL_OVERLAP = 0.5
_OTHER_SIZE = -1.5
_USUAL_SIZE = 0.3
_CLOSE_SIZE = 0.05  # a power of ten: within about 12 %
_ALMOST_SAME_SIZE = 0.5
_OTHER_NAMES = -0.5
_IS_SUM = -3.0
_ELSEWHERE = -0.5
_CLEARLY_NEARER = 0.25
_ROLE_SHARE, _NOUN_SHARE = 0.3, 0.3
_MOST_REPEATS = 8
_UPDATED = -2.5
_UNEVEN, _MOST_UNEVEN = -0.3, 4
_UPDATING = frozenset(
    "rose risen rises rising climbed climbs climbing raised raises increased jumped grew".split()
)
_TALLIES = frozenset("toll tally death deaths dead casualties victims injured cases".split())
_REVISING = frozenset("revised revises revising updated corrected".split())
_KIND = {FigureKind.DATE: -1.5, FigureKind.TIME: -0.5, FigureKind.ORDINAL: -0.7,
         FigureKind.LABEL: -0.7}  # fmt: skip


Repeats = Mapping[int, tuple[Place, ...]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FigureConflict:
    """Two figures that differ, where they stand, and how surely they are about one thing."""

    a: Place
    b: Place
    score: float


def figure_conflicts(
    one: Scene,
    two: Scene,
    aligned: dict[int, int],
    repeats: tuple[Repeats, Repeats],
    *,
    trust: float = 0.0,
) -> Iterator[FigureConflict]:
    """Compare the figures of two linked sentences; give every pair that differs.

    `aligned` matches their tokens; `repeats` tells for each article where the other one
    gives its figures again. `trust` is what the link of the two sentences adds to the
    evidence.
    """
    left, right = _alone(one, two), _alone(two, one)
    pairs = [(p, q) for p in left for q in right if _differ(p.figure, q.figure)]
    if not pairs:
        return
    shared = _sentence_evidence(one, two) + trust
    former = _former_date(one), _former_date(two)
    for p, q in pairs:
        if not _same_anchor(_anchor(p, one), _anchor(q, two)):
            continue
        if _have_other_bases((p, q), (one, two), former):
            continue
        elsewhere = _elsewhere(p, q, repeats)
        if elsewhere is None:
            continue
        evidence = shared + _place_evidence(p, q) + _slot_evidence(one, two, aligned, (p, q))
        evidence += _UNEVEN * min(_MOST_UNEVEN, abs(_count(p, left) - _count(q, right)))
        if _tells_apart(p, q, two) or _tells_apart(q, p, one):
            evidence += _OTHER_SUBSET
        if _is_sum(p, q, two) or _is_sum(q, p, one):
            evidence += _IS_SUM
        evidence += elsewhere
        yield FigureConflict(a=p, b=q, score=1 / (1 + math.exp(-evidence)))


def repeats_of(mine: Sequence[Place], theirs: Sequence[Place], progress: Progress) -> Repeats:
    """Tell where the other article gives an article's figures again, by where they start.

    Hedges give no leeway here, and small counts need the same noun.
    """
    groups: dict[tuple[FigureKind, str], list[Place]] = {}
    for place in sorted(theirs, key=lambda p: p.figure.low):
        groups.setdefault((place.figure.kind, place.figure.unit), []).append(place)
    known: dict[tuple[object, ...], tuple[Place, ...]] = {}
    out: dict[int, tuple[Place, ...]] = {}
    for place in tracked(mine, progress, STAGE):
        figure = place.figure
        key = _essence(figure)
        if key not in known:
            known[key] = _held(groups.get((figure.kind, figure.unit), ()), figure)
        if known[key]:
            out[figure.span.start] = known[key]
    return out


def _elsewhere(p: Place, q: Place, repeats: tuple[Repeats, Repeats]) -> float | None:
    """Say what it adds to the evidence that one article gives the other's figure elsewhere.

    None where that place explains the figure: it counts the same, or the two that differ
    do not stand clearly more alike. So swapped figures are told from added ones.
    """
    known = [(p, r) for r in repeats[0].get(p.figure.span.start, ())]
    known += [(q, r) for r in repeats[1].get(q.figure.span.start, ())]
    if not known:
        return 0.0
    nearest = max(_nearness(mine, other) for mine, other in known)
    counts_same = any(_noun_relation(mine.figure, other.figure) > 0 for mine, other in known)
    is_clear = _nearness(p, q) >= nearest + _CLEARLY_NEARER
    return _ELSEWHERE if is_clear and not counts_same else None


def _essence(figure: FigureValue) -> tuple[object, ...]:
    """Give what two figures must share to be interchangeable here."""
    value = (figure.low, figure.high, figure.moment, figure.step, figure.place)
    return figure.kind, figure.unit, figure.noun, *value


def _held(group: Sequence[Place], figure: FigureValue) -> tuple[Place, ...]:
    """Give the places, of a group ordered by value, that hold a figure like `figure`."""
    margin = max(figure.place, abs(figure.low) * _ROUNDING)
    first = bisect_left(group, figure.low - margin, key=lambda p: p.figure.low)
    last = bisect_right(group, figure.low + margin, key=lambda p: p.figure.low)
    alike = (p for p in group[first:last] if _repeats(figure, p.figure))
    return tuple(islice(alike, _MOST_REPEATS))


def _nearness(one: Place, two: Place) -> float:
    """Say how alike two figures stand, from about -0.6 to 1.6."""
    nearness = alikeness(one.around, two.around)
    if Role.NONE not in (one.role, two.role):
        nearness += _ROLE_SHARE if one.role is two.role else -_ROLE_SHARE
    return nearness + _NOUN_SHARE * _noun_relation(one.figure, two.figure)


def _alone(scene: Scene, opposite: Scene) -> list[Place]:
    """Give the figures of a sentence with which nothing on the other side agrees.

    Figures that agree without their hedges are paired off first, so that "at least $6"
    does not vouch for every greater amount when it has its own partner.
    """
    new = scene.places[:_MOST_FIGURES]
    others = opposite.places[:_MOST_FIGURES]
    mine = [p for p in new if not _has_partner(p, others, _NONE)]
    yours = [q for q in others if not _has_partner(q, scene.places[:_MOST_FIGURES], _NONE)]
    return [p for p in mine if not _has_partner(p, yours, _HALF)]


def _has_partner(place: Place, others: Sequence[Place], leeway: Decimal) -> bool:
    """Say whether a figure agrees with one of the others, and counts nothing else."""
    return any(
        agree(place.figure, other.figure, leeway=leeway)
        and (leeway == _NONE or _noun_relation(place.figure, other.figure) >= 0)
        for other in others
    )


def _repeats(figure: FigureValue, other: FigureValue) -> bool:
    """Say whether two figures of one kind and unit are the same for all we know."""
    if not agree(figure, other, leeway=_NONE):
        return False
    is_count = figure.kind in (FigureKind.NUMBER, FigureKind.ORDINAL)
    return not is_count or abs(figure.low) > _MEMORABLE or _noun_relation(figure, other) > 0


def _noun_relation(one: FigureValue, two: FigureValue) -> int:
    """Compare what is counted: 1 the same, -1 another thing, 0 not told."""
    if not one.noun or not two.noun:
        return 0
    return 1 if set(one.noun) & set(two.noun) else -1


def _differ(one: FigureValue, two: FigureValue) -> bool:
    return is_comparable(one, two) and not agree(one, two)


def _anchor(place: Place, scene: Scene) -> FigureValue | None:
    """Give the figure that a date belongs to ("53.7 in September"), if it has one."""
    if place.figure.kind is not FigureKind.DATE:
        return None
    before = [p for p in scene.places if p.token < place.token]
    if not before or place.token - before[-1].token > _ANCHOR_REACH:
        return None
    between = scene.forms[before[-1].token + 1 : place.token]
    return before[-1].figure if all(form in STOP_WORDS for form in between) else None


def _same_anchor(one: FigureValue | None, two: FigureValue | None) -> bool:
    """Say whether two dates belong to figures that agree, or to none."""
    if one is None or two is None:
        return one is two
    return agree(one, two)


def _sentence_evidence(one: Scene, two: Scene) -> float:
    evidence = _BASE + _SENTENCE_OVERLAP * (overlap(one.content, two.content) - _USUAL_OVERLAP)
    if one.names and two.names and not one.names & two.names:
        evidence += _OTHER_NAMES
    if _is_update(one, two):
        evidence += _UPDATED
    return evidence


def _slot_evidence(
    one: Scene, two: Scene, aligned: dict[int, int], places: tuple[Place, Place]
) -> float:
    i, j = places[0].token, places[1].token
    if aligned.get(i) != j:
        return 0.0
    return _SAME_SLOT + _MATCHED_NEIGHBOURS * local_match(one, two, aligned, (i, j))


def _count(place: Place, places: Sequence[Place]) -> int:
    """Count the figures of one kind among those that nothing agrees with."""
    return sum(1 for p in places if p.figure.kind is place.figure.kind)


def _tells_apart(p: Place, q: Place, opposite: Scene) -> bool:
    """Say whether a word before the noun counted is there to tell it from another.

    "Black rhinos" are not "rhinos" where the other sentence speaks of black ones too.
    """
    shared = [k for k, stem in enumerate(p.figure.noun) if stem in q.figure.noun]
    if not shared:
        return False
    before = set(p.figure.noun[: shared[0]]) - set(q.figure.noun)
    return bool(before & opposite.content)


def _place_evidence(p: Place, q: Place) -> float:
    evidence = _WORDS_AROUND * alikeness(p.around, q.around)
    noun = _noun_relation(p.figure, q.figure)
    evidence += (0.0, _SAME_NOUN, _OTHER_NOUN)[noun]
    if noun < 0 and p.figure.kind is FigureKind.NUMBER:
        evidence += _OTHER_COUNT
    if Role.NONE not in (p.role, q.role):
        evidence += _SAME_ROLE if p.role is q.role else _OTHER_ROLE
    apart = _size_apart(p.figure, q.figure)
    evidence += _OTHER_SIZE * max(0.0, apart - _USUAL_SIZE)
    if 0 < apart < _CLOSE_SIZE:
        evidence += _ALMOST_SAME_SIZE
    return evidence + _KIND.get(p.figure.kind, 0.0)


def _size_apart(one: FigureValue, two: FigureValue) -> float:
    """Give the distance of two values in powers of ten."""
    if one.moment is not None or two.moment is not None:
        return 0.0
    first, second = (abs(float(f.high)) or 0.5 for f in (one, two))
    return abs(math.log10(first / second))


def _have_other_bases(
    places: tuple[Place, Place],
    scenes: tuple[Scene, Scene],
    former: tuple[Place | None, Place | None],
) -> bool:
    """Say whether two figures measure against unlike dates: "up 4% on 2019", "up 7% on 2021"."""
    mine, yours = (_basis(*own) for own in zip(places, scenes, former, strict=True))
    return mine is not None and yours is not None and _differ(mine.figure, yours.figure)


def _basis(place: Place, scene: Scene, former: Place | None) -> Place | None:
    """Give the date that a figure, or the date itself, is a comparison with.

    `former` is the first such date of its sentence.
    """
    if place.figure.kind is not FigureKind.DATE:
        return former
    has_measure = any(p.figure.kind is not FigureKind.DATE for p in scene.places)
    return place if place.role is Role.FORMER and has_measure else None


def _former_date(scene: Scene) -> Place | None:
    dates = (p for p in scene.places if p.figure.kind is FigureKind.DATE)
    return next((p for p in dates if p.role is Role.FORMER), None)


def _is_update(one: Scene, two: Scene) -> bool:
    """Say whether one sentence alone names its count as a new one: "the toll rose to 31"."""
    return _names_update(one) is not _names_update(two)


def _names_update(scene: Scene) -> bool:
    forms = set(scene.forms)
    return bool(forms & _UPDATING and forms & _TALLIES) or bool(forms & _REVISING)


def _is_sum(p: Place, q: Place, opposite: Scene) -> bool:
    """Say whether `p` is `q` and another figure of its sentence together ("4 and 12")."""
    if p.figure.moment is not None:
        return False
    rest = abs(p.figure.low - q.figure.low)
    return any(
        other is not q and other.figure.kind is q.figure.kind and abs(other.figure.low) == rest
        for other in opposite.places[:_MOST_FIGURES]
    )
