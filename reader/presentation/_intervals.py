"""Many stretches along one line, and quickly those that touch a part of it."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from reader.core import Span

Extent = tuple[float, float]


def extent_of(span: Span) -> Extent:
    """Give a span as a stretch."""
    return (span.start, span.end)


class Intervals:
    """Half-open stretches, sorted by their starts, with the furthest end so far, for bisection."""

    def __init__(self, extents: Sequence[Extent]) -> None:
        self._order = sorted(range(len(extents)), key=lambda n: extents[n])
        self._starts = [extents[n][0] for n in self._order]
        self._ends = [extents[n][1] for n in self._order]
        self._reach = list(accumulate(self._ends, max))

    def touching(self, window: Extent) -> list[int]:
        """Give the numbers of those that share something with the window, by their starts."""
        first = bisect_left(self._reach, window[0])
        last = bisect_left(self._starts, window[1])
        return [self._order[i] for i in range(first, last) if self._ends[i] > window[0]]
