"""Figures of two linked sentences that speak of the same thing and differ.

A figure takes part only if nothing in the linked sentence agrees with it and its value
stands nowhere else in the other article: what one side merely adds is no conflict. For
each remaining pair of one kind the evidence that both measure the same thing is summed
up: the same slot between words that match, the same words around, the noun counted,
the part it plays in a sentence about change.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reader.engine._figure import Figure, FigureKind
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

_MEMORABLE = 20
_LONGEST_SUM = 40
_ANCHOR_REACH = 3
_NONE, _HALF = Decimal(0), Decimal("0.5")

# Weights on a logistic scale, set by hand in half and tenth steps so that the order of
# strength is that of the evidence; they are not fitted values.
_BASE = -1.6
_SAME_SLOT = 2.0
_MATCHED_NEIGHBOURS = 1.5
_WORDS_AROUND = 1.5
_SAME_NOUN = 0.8
_OTHER_NOUN = -1.2
_SAME_ROLE = 0.4
_OTHER_ROLE = -2.0
_SENTENCE_OVERLAP = 2.0
_USUAL_OVERLAP = 0.5
_OTHER_SIZE = -1.5
_USUAL_SIZE = 0.3
_CLOSE_SIZE = 0.05  # a power of ten: within about 12 %
_ALMOST_SAME_SIZE = 0.5
_OTHER_NAMES = -0.8
_IS_SUM = -2.0
_UNEVEN, _MOST_UNEVEN = -0.3, 4
_OF_ITS_OWN = (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.DURATION)
_KIND = {FigureKind.DATE: -1.5, FigureKind.TIME: -0.5, FigureKind.ORDINAL: -0.7,
         FigureKind.LABEL: -0.7}  # fmt: skip


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
    elsewhere: tuple[Sequence[Figure], Sequence[Figure]],
) -> Iterator[FigureConflict]:
    """Compare the figures of two linked sentences; give every pair that differs.

    `aligned` matches their tokens; `elsewhere` are all figures of both articles.
    """
    left = [p for p in one.places if _is_alone(p.figure, two, elsewhere[1])]
    right = [q for q in two.places if _is_alone(q.figure, one, elsewhere[0])]
    pairs = [(p, q) for p in left for q in right if _differ(p.figure, q.figure)]
    shared = _sentence_evidence(one, two)
    for p, q in pairs:
        if not _same_anchor(_anchor(p, one), _anchor(q, two)):
            continue
        evidence = shared + _place_evidence(p, q) + _slot_evidence(one, two, aligned, (p, q))
        evidence += _UNEVEN * min(_MOST_UNEVEN, abs(_count(p, left) - _count(q, right)))
        if _tells_apart(p, q, two) or _tells_apart(q, p, one):
            evidence += _OTHER_NOUN
        if _is_sum(p, q, two) or _is_sum(q, p, one):
            evidence += _IS_SUM
        yield FigureConflict(a=p, b=q, score=1 / (1 + math.exp(-evidence)))


def _is_alone(figure: Figure, opposite: Scene, elsewhere: Sequence[Figure]) -> bool:
    """Say whether the other side gives nothing that agrees with a figure."""
    if any(_matches(figure, place.figure) for place in opposite.places):
        return False
    return not any(_repeats(figure, other) for other in elsewhere)


def _matches(one: Figure, two: Figure) -> bool:
    if not agree(one, two, leeway=_HALF):
        return False
    return agree(one, two, leeway=_NONE) or _noun_relation(one, two) >= 0


def _repeats(figure: Figure, other: Figure) -> bool:
    """Say whether a figure stands elsewhere too; small counts need the same noun."""
    if figure.kind is not other.kind or figure.unit != other.unit:
        return False
    if not agree(figure, other, leeway=_NONE):
        return False
    is_count = figure.kind in (FigureKind.NUMBER, FigureKind.ORDINAL)
    return not is_count or abs(figure.low) > _MEMORABLE or _noun_relation(figure, other) > 0


def _noun_relation(one: Figure, two: Figure) -> int:
    """Compare what is counted: 1 the same, -1 another thing, 0 not told."""
    if not one.noun or not two.noun:
        return 0
    return 1 if set(one.noun) & set(two.noun) else -1


def _differ(one: Figure, two: Figure) -> bool:
    return is_comparable(one, two) and not agree(one, two)


def _anchor(place: Place, scene: Scene) -> Figure | None:
    """Give the figure that a date belongs to ("53.7 in September"), if it has one."""
    if place.figure.kind is not FigureKind.DATE:
        return None
    before = [p for p in scene.places if p.token < place.token]
    if not before or place.token - before[-1].token > _ANCHOR_REACH:
        return None
    between = scene.forms[before[-1].token + 1 : place.token]
    return before[-1].figure if all(form in STOP_WORDS for form in between) else None


def _same_anchor(one: Figure | None, two: Figure | None) -> bool:
    """Say whether two dates belong to figures that agree, or to none."""
    if one is None or two is None:
        return one is two
    return agree(one, two)


def _sentence_evidence(one: Scene, two: Scene) -> float:
    evidence = _BASE + _SENTENCE_OVERLAP * (overlap(one.content, two.content) - _USUAL_OVERLAP)
    if one.names and two.names and not one.names & two.names:
        evidence += _OTHER_NAMES
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
    if noun < 0 and p.figure.kind in _OF_ITS_OWN:
        evidence -= _OTHER_NOUN / 2
    if Role.NONE not in (p.role, q.role):
        evidence += _SAME_ROLE if p.role is q.role else _OTHER_ROLE
    apart = _size_apart(p.figure, q.figure)
    evidence += _OTHER_SIZE * max(0.0, apart - _USUAL_SIZE)
    if 0 < apart < _CLOSE_SIZE:
        evidence += _ALMOST_SAME_SIZE
    return evidence + _KIND.get(p.figure.kind, 0.0)


def _size_apart(one: Figure, two: Figure) -> float:
    """Give the distance of two values in powers of ten."""
    if one.moment is not None or two.moment is not None:
        return 0.0
    first, second = (abs(float(f.high)) or 0.5 for f in (one, two))
    return abs(math.log10(first / second))


def _is_sum(p: Place, q: Place, opposite: Scene) -> bool:
    """Say whether `p` is `q` and another figure of its sentence together ("4 and 12")."""
    if p.figure.moment is not None or len(opposite.places) > _LONGEST_SUM:
        return False
    rest = abs(p.figure.low - q.figure.low)
    return any(
        other is not q and other.figure.kind is q.figure.kind and abs(other.figure.low) == rest
        for other in opposite.places
    )
