"""The order in which a page's lines are read: columns one after the other.

Where lines on both sides leave a strip of white free, there are columns. What runs across
the strip, such as a headline, is read before the columns below it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median, median_low

from reader.sources._pdf_segments import Segment, by_row, joined
from reader.sources._pdf_tables import table_in

_STRIP = 0.7  # sizes of type that a strip between columns is wide
_ALIGNED = 2.5  # points by which lines of one column begin apart
_LEAST_LINES = 3
_BULLET = 3  # characters of the longest bullet or number of a list
_LEVEL_ENDS = 4.5  # sizes between the ends of columns that are meant to be level
_WHITE_UNDER = 0.8  # sizes between columns and what stands under them
_SAME_SIZE = 0.06
_FULL = 0.7  # of a column's width
_ONE_LINE = 3.0  # sizes between the words of a line that was stretched


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Lines that follow one another from the top, and the edges between which they stand.

    In a table each line is a row; what stands apart goes on in no other column.
    """

    lines: tuple[Segment, ...]
    start: float
    end: float
    is_table: bool = False
    is_apart: bool = False


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
    table = table_in(ordered)
    if table is not None:
        above, below = ordered[: table.first], ordered[table.last :]
        rows = replace(_column(table.rows), is_table=True)
        return (*reading_order(above), rows, *reading_order(below))
    strip = max(_strips(ordered), key=lambda found: found.length, default=None)
    if strip is None:
        return (_column(ordered),) if ordered else ()
    beside = ordered[strip.first : strip.last]
    left = [segment for segment in beside if segment.start < strip.end]
    right = [segment for segment in beside if segment.start >= strip.end]
    last = _end_of_columns(left, right)
    parts = ordered[: strip.first], left[:last], right, left[last:], ordered[strip.last :]
    return tuple(column for part in parts for column in reading_order(part))


def _end_of_columns(left: Sequence[Segment], right: Sequence[Segment]) -> int:
    """Give the number of the first line on the left that stands under the columns, not in one.

    Such lines, links say, begin where the columns end, after some white, and do not fill one.
    """
    size = median_low(segment.size for segment in left)
    end_of_right = max(segment.bottom for segment in right)
    width = max(segment.end - segment.start for segment in left if _is_of_size(segment, size))
    for number in range(1, len(left)):
        bottom = max(segment.bottom for segment in left[:number])
        is_level = abs(bottom - end_of_right) < _LEVEL_ENDS * size
        if not is_level or left[number].top - bottom < _WHITE_UNDER * size:
            continue
        if not any(
            _is_of_size(line, size) and line.end - line.start > _FULL * width
            for line in left[number:]
        ):
            return number
    return len(left)


def _is_of_size(segment: Segment, size: float) -> bool:
    return abs(segment.size - size) <= _SAME_SIZE * size


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
    for _, segment in sorted(by_row(ordered), key=lambda pair: (pair[0], pair[1].start)):
        if lines and _goes_on(lines[-1], segment):
            lines[-1] = joined(lines[-1], segment)
        else:
            lines.append(segment)
    return Column(
        lines=tuple(lines),
        start=min(line.start for line in lines),
        end=max(line.end for line in lines),
    )


def _goes_on(line: Segment, segment: Segment) -> bool:
    gap = segment.start - line.end
    return line.is_level_with(segment) and 0 <= gap < _ONE_LINE * line.size
