"""The bands that join linked passages across the gutter: which there are, and their shape.

No Qt here. Heights are pixels: of the document in a `Ribbon`, of the screen in a `Shape`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from reader.core import Comparison, Side, Span
from reader.presentation._findings import link_role
from reader.presentation._intervals import Extent, Intervals
from reader.presentation._roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One band to draw: from a stretch of A to a stretch of B, for one finding."""

    finding: str
    role: Role
    a: Span
    b: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """A strand laid out: the heights of its ends in the two documents."""

    finding: str
    role: Role
    a: Extent
    b: Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A ribbon on screen. A side that is off screen is None: draw a stub from the other.

    `points_down` tells where the stub's hidden end lies.
    """

    finding: str
    role: Role
    left: Extent | None
    right: Extent | None
    points_down: bool = False


def strands_of(comparison: Comparison, hidden: frozenset[Role] = frozenset()) -> tuple[Strand, ...]:
    """Give a band for each link, more for a link whose sentences are not neighbours.

    A link that holds a conflicting detail is shown as the conflict, as its sentences
    are. Those of hidden roles are left out.
    """
    conflicts = {
        (c.a.sentence, c.b.sentence): number for number, c in enumerate(comparison.conflicts)
    }
    strands: list[Strand] = []
    for number, link in enumerate(comparison.links):
        key, role = f"link-{number}", link_role(link)
        found = [conflicts[pair] for pair in product(link.a, link.b) if pair in conflicts]
        if found and Role.CONFLICT not in hidden:
            key, role = f"conflict-{min(found)}", Role.CONFLICT
        if role not in hidden:
            strands += [
                Strand(finding=key, role=role, a=a, b=b)
                for a in _runs(comparison, Side.A, link.a)
                for b in _runs(comparison, Side.B, link.b)
            ]
    return tuple(strands)


def _runs(comparison: Comparison, side: Side, numbers: Iterable[int]) -> list[Span]:
    """Join neighbouring sentences into one span each."""
    sentences = comparison.analyses[side].sentences
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        Span(start=sentences[run[0]].span.start, end=sentences[run[-1]].span.end) for run in runs
    ]


class RibbonIndex:
    """Find the ribbons that touch the screen without looking at all of them."""

    def __init__(self, ribbons: Iterable[Ribbon]) -> None:
        self._ribbons = tuple(ribbons)
        self._sides = tuple(
            Intervals([ribbon.a if side is Side.A else ribbon.b for ribbon in self._ribbons])
            for side in Side
        )

    def visible(self, a: Extent, b: Extent) -> tuple[Ribbon, ...]:
        """Give those with an end inside the visible extent of A's or of B's document."""
        found = {
            *self._sides[Side.A].touching(a),
            *self._sides[Side.B].touching(b),
        }
        return tuple(self._ribbons[number] for number in sorted(found))


def shape_of(ribbon: Ribbon, a: Extent, b: Extent) -> Shape | None:
    """Place a ribbon on screen, given the visible extents; None if no end is in sight."""
    left, right = _placed(ribbon.a, a), _placed(ribbon.b, b)
    if left is None and right is None:
        return None
    hidden_end, window = (ribbon.b, b) if right is None else (ribbon.a, a)
    return Shape(
        finding=ribbon.finding,
        role=ribbon.role,
        left=left,
        right=right,
        points_down=(left is None or right is None) and hidden_end[0] >= window[1],
    )


def _placed(extent: Extent, window: Extent) -> Extent | None:
    if extent[1] <= window[0] or extent[0] >= window[1]:
        return None
    return (extent[0] - window[0], extent[1] - window[0])


def spread(heights: Sequence[float], gap: float, bounds: Extent) -> tuple[float, ...]:
    """Move heights apart until neighbours are `gap` apart, none outside the bounds if it can be.

    Order is kept; each moves as little as a sweep down and one up need.
    """
    order = sorted(range(len(heights)), key=lambda n: heights[n])
    placed = list(heights)
    lowest = bounds[0]
    for number in order:
        placed[number] = max(placed[number], lowest)
        lowest = placed[number] + gap
    highest = bounds[1]
    for number in reversed(order):
        placed[number] = min(placed[number], highest)
        highest = placed[number] - gap
    return tuple(placed)
