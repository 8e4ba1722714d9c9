"""The order in which a page's lines are read: columns one after the other.

Where lines on both sides leave a strip of white free, there are columns. What runs across
the strip, such as a headline, is read before the columns below it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reader.sources._pdf_segments import Segment, joined

_STRIP = 0.7  # sizes of type that a strip between columns is wide
_ALIGNED = 2.5  # points by which lines of one column begin apart
_LEAST_LINES = 3
_BULLET = 3  # characters of the longest bullet or number of a list
_ONE_LINE = 3.0  # sizes between the words of a line that was stretched


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Lines that follow one another from the top, and the edges between which they stand."""

    lines: tuple[Segment, ...]
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Strip:
    """A strip of white up to `end` that the lines from `first` to before `last` leave free."""

    first: int
    last: int
    end: float
    length: float


def reading_order(segments: Sequence[Segment]) -> tuple[Column, ...]:
    """Give the lines of a page in columns, in the order in which they are read."""
    ordered = sorted(segments, key=lambda segment: (segment.top, segment.start))
    strip = max(_strips(ordered), key=lambda found: found.length, default=None)
    if strip is None:
        return (_column(ordered),) if ordered else ()
    beside = ordered[strip.first : strip.last]
    parts = (
        ordered[: strip.first],
        [segment for segment in beside if segment.start < strip.end],
        [segment for segment in beside if segment.start >= strip.end],
        ordered[strip.last :],
    )
    return tuple(column for part in parts for column in reading_order(part))


def _strips(ordered: Sequence[Segment]) -> Iterator[_Strip]:
    """Give the strips between columns: each ends where several lines begin."""
    if len(ordered) <= _LEAST_LINES:
        return
    width = _STRIP * median(segment.size for segment in ordered)
    for edge in _edges(ordered):
        crossing = [
            number
            for number, segment in enumerate(ordered)
            if segment.start < edge and segment.end > edge - width
        ]
        for before, after in pairwise([-1, *crossing, len(ordered)]):
            length = _length_beside(ordered[before + 1 : after], edge)
            if length:
                yield _Strip(first=before + 1, last=after, end=edge, length=length)


def _edges(ordered: Sequence[Segment]) -> list[float]:
    """Give the places where lines begin, but for the first of them."""
    edges: list[float] = []
    for start in sorted(segment.start for segment in ordered):
        if not edges or start - edges[-1] > _ALIGNED:
            edges.append(start)
    return edges[1:]


def _length_beside(segments: Sequence[Segment], edge: float) -> float:
    """Give how high the longer side is where lines stand on both sides of an edge, or 0.

    The last column of an article may have one line only. Bullets and numbers are no lines.
    """
    lines = [segment for segment in segments if len(segment.text) > _BULLET]
    before = [line for line in lines if line.start < edge]
    after = [line for line in lines if line.start >= edge]
    if not before or not after or max(len(before), len(after)) < _LEAST_LINES:
        return 0.0
    spans = [(min(s.top for s in side), max(s.bottom for s in side)) for side in (before, after)]
    shared = min(bottom for _, bottom in spans) - max(top for top, _ in spans)
    heights = [bottom - top for top, bottom in spans]
    return max(heights) if shared > 0.5 * min(heights) else 0.0


def _column(ordered: Sequence[Segment]) -> Column:
    """Make a column of lines; pieces of a stretched line become one, a bullet goes before it."""
    lines: list[Segment] = []
    for _, segment in sorted(_by_row(ordered), key=lambda pair: (pair[0], pair[1].start)):
        if lines and _goes_on(lines[-1], segment):
            lines[-1] = joined(lines[-1], segment)
        else:
            lines.append(segment)
    return Column(
        lines=tuple(lines),
        start=min(line.start for line in lines),
        end=max(line.end for line in lines),
    )


def _by_row(ordered: Sequence[Segment]) -> Iterator[tuple[int, Segment]]:
    """Give each segment with the number of its row."""
    row, first = 0, ordered[0]
    for segment in ordered:
        if not segment.is_level_with(first):
            row, first = row + 1, segment
        yield row, segment


def _goes_on(line: Segment, segment: Segment) -> bool:
    gap = segment.start - line.end
    return line.is_level_with(segment) and 0 <= gap < _ONE_LINE * line.size
