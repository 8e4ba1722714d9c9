"""Two texts scrolled together through the passages that they share, without Qt.

All heights are pixels of a laid-out document, as floats; the sync point and the float
target follow Meld's way of scrolling two files together.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.core import Comparison, Side, Span
from reader.presentation._intervals import Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class Port:
    """A scrolled view: the height of its document and of the part on screen, in pixels."""

    height: float
    page: float

    @property
    def maximum(self) -> float:
        """Give the scroll value at which the document's end is on screen."""
        return max(0.0, self.height - self.page)


class ScrollMap:
    """Map a height in one document to the height that belongs to it in the other.

    Piecewise linear through `anchors`, pairs of heights (A, B), and through both ends.
    An anchor that would lead back on either side is left out, so the map never falls.
    """

    def __init__(self, anchors: Iterable[tuple[float, float]], ends: tuple[float, float]) -> None:
        points = [(0.0, 0.0)]
        for a, b in anchors:
            if points[-1][0] <= a <= ends[0] and points[-1][1] <= b <= ends[1]:
                points.append((a, b))
        points.append((max(ends[0], points[-1][0]), max(ends[1], points[-1][1])))
        self._sides = (tuple(a for a, _ in points), tuple(b for _, b in points))

    @classmethod
    def through(
        cls, extents: Iterable[tuple[Extent, Extent]], ends: tuple[float, float]
    ) -> "ScrollMap":
        """Make the map that sets the tops and the bottoms of linked passages level."""
        anchors = [
            pair
            for (a_top, a_bottom), (b_top, b_bottom) in extents
            for pair in ((a_top, b_top), (a_bottom, b_bottom))
        ]
        return cls(anchors, ends)

    def across(self, height: float, side: Side) -> float:
        """Give the height in the other document; `side` is the one that `height` is of."""
        here, there = self._sides[side], self._sides[side.other]
        right = min(max(1, bisect_right(here, height)), len(here) - 1)
        low, high = here[right - 1], here[right]
        share = 1.0 if high <= low else min(1.0, max(0.0, (height - low) / (high - low)))
        return there[right - 1] + share * (there[right] - there[right - 1])

    def follow(self, value: float, side: Side, ports: tuple[Port, Port]) -> float:
        """Give the scroll value of the other side for one of this side.

        The point kept level is the middle of the screen, sliding to its top at the
        document's start and to its bottom at the end, so that both sides reach both.
        """
        here, there = ports[side], ports[side.other]
        share = sync_share(value, here)
        height = self.across(value + here.page * share, side)
        return min(max(0.0, height - there.page * share), there.maximum)


def sync_share(value: float, port: Port) -> float:
    """Give the place of the sync point on screen, as a share of the page from its top."""
    half = min(port.page, port.maximum) / 2
    if half <= 0:
        return 0.0
    from_start = min(1.0, max(0.0, value / half))
    to_end = min(1.0, max(0.0, (port.maximum - value) / half))
    return 0.5 * from_start + 0.5 * (1.0 - to_end)


def settle(drift: float, step: float, page: float) -> float:
    """Let a drift fade while the reader scrolls on: none is left after one page."""
    if page <= 0:
        return 0.0
    return drift * max(0.0, 1.0 - abs(step) / page)


def chain_spans(comparison: Comparison) -> tuple[tuple[Span, Span], ...]:
    """Give the passages that keep two articles in step: the heaviest chain of their links.

    A chain runs forward on both sides; a link weighs what its passages hold times its
    score, so that one long sure link outweighs a short doubtful one that crosses it.
    """
    ends = [_ends(comparison, link.a, link.b) for link in comparison.links]
    items = [
        (a.start, b.start, link.score * (len(a) + len(b)))
        for link, (a, b) in zip(comparison.links, ends, strict=True)
    ]
    return tuple(ends[index] for index in heaviest_chain(items))


def _ends(comparison: Comparison, *numbers: Sequence[int]) -> tuple[Span, Span]:
    spans = []
    for side in Side:
        sentences = comparison.analyses[side].sentences
        first, last = min(numbers[side]), max(numbers[side])
        spans.append(Span(start=sentences[first].span.start, end=sentences[last].span.end))
    return spans[0], spans[1]


def heaviest_chain(items: Sequence[tuple[float, float, float]]) -> tuple[int, ...]:
    """Pick the items (x, y, weight) whose x and y both rise, of the greatest total weight.

    Gives their numbers in rising order, in O(n log n), with a tree of prefix maxima.
    """
    ranks = {y: rank for rank, y in enumerate(sorted({y for _, y, _ in items}), start=1)}
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    before = [-1] * len(items)
    # Equal x: the greater y first, so that no two of them come into one chain.
    for index in sorted(range(len(items)), key=lambda i: (items[i][0], -items[i][1])):
        _, y, weight = items[index]
        total, before[index] = _best_below(best, ranks[y] - 1)
        _raise_to(best, ranks[y], (total + weight, index))
    return _walk_back(before, _best_below(best, len(ranks))[1])


def _best_below(tree: list[tuple[float, int]], rank: int) -> tuple[float, int]:
    found = (0.0, -1)
    while rank > 0:
        found = max(found, tree[rank], key=lambda entry: entry[0])
        rank -= rank & -rank
    return found


def _raise_to(tree: list[tuple[float, int]], rank: int, entry: tuple[float, int]) -> None:
    while rank < len(tree):
        if entry[0] > tree[rank][0]:
            tree[rank] = entry
        rank += rank & -rank


def _walk_back(before: Sequence[int], last: int) -> tuple[int, ...]:
    chain = []
    while last >= 0:
        chain.append(last)
        last = before[last]
    return tuple(reversed(chain))


class ReadingOrder:
    """Place a passage of B among those of A, as the eye meets it in two texts side by side."""

    def __init__(self, comparison: Comparison) -> None:
        ends = tuple(float(len(article.text)) for article in comparison.articles)
        pairs = [
            ((float(a.start), float(a.end)), (float(b.start), float(b.end)))
            for a, b in chain_spans(comparison)
        ]
        self._map = ScrollMap.through(pairs, (ends[0], ends[1]))

    def place(self, a: Span | None, b: Span | None) -> tuple[float, int, int]:
        """Give a sorting key: A's offset, or for a passage of B alone the offset beside it."""
        if a is not None:
            return (float(a.start), 0, a.end)
        if b is not None:
            return (self._map.across(float(b.start), Side.B), 1, b.start)
        return (float("inf"), 2, 0)
