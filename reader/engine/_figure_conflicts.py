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
    aligned_tokens,
    alikeness,
    local_match,
    overlap,
)

_MEMORABLE = 20
_LONGEST_SUM = 40
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
_OTHER_SIZE = -0.8
_USUAL_SIZE = 0.3
_OTHER_NAMES = -0.8
_IS_SUM = -2.0
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
    one: Scene, two: Scene, elsewhere: tuple[Sequence[Figure], Sequence[Figure]]
) -> Iterator[FigureConflict]:
    """Compare the figures of two linked sentences; give every pair that differs.

    `elsewhere` are all figures of the articles that `one` and `two` are from.
    """
    left = [p for p in one.places if _is_alone(p.figure, two, elsewhere[1])]
    right = [q for q in two.places if _is_alone(q.figure, one, elsewhere[0])]
    pairs = [(p, q) for p in left for q in right if _differ(p.figure, q.figure)]
    if not pairs:
        return
    aligned = aligned_tokens(one, two)
    shared = _sentence_evidence(one, two)
    for p, q in pairs:
        evidence = shared + _place_evidence(p, q, aligned)
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


def _sentence_evidence(one: Scene, two: Scene) -> float:
    evidence = _BASE + _SENTENCE_OVERLAP * (overlap(one.content, two.content) - _USUAL_OVERLAP)
    if one.names and two.names and not one.names & two.names:
        evidence += _OTHER_NAMES
    return evidence


def _place_evidence(p: Place, q: Place, aligned: dict[int, int]) -> float:
    evidence = _WORDS_AROUND * alikeness(p.around, q.around)
    if aligned.get(p.token) == q.token:
        evidence += _SAME_SLOT + _MATCHED_NEIGHBOURS * local_match(aligned, p, q)
    noun = _noun_relation(p.figure, q.figure)
    evidence += (0.0, _SAME_NOUN, _OTHER_NOUN)[noun]
    if noun < 0 and p.figure.kind in _OF_ITS_OWN:
        evidence -= _OTHER_NOUN
    if Role.NONE not in (p.role, q.role):
        evidence += _SAME_ROLE if p.role is q.role else _OTHER_ROLE
    evidence += _OTHER_SIZE * max(0.0, _size_apart(p.figure, q.figure) - _USUAL_SIZE)
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
