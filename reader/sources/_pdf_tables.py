"""Tables of a PDF: rows of short cells that stand under one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby, pairwise
from statistics import fmean

from reader.sources._pdf_segments import Segment, by_row, joined

_GAP = 0.7  # sizes of type between cells
_ALIGNED = 3.0  # points by which edges or middles of cells are apart
_LEAST_ROWS = 3
_MOST_FILLED = 0.75  # of the way to the next cell, on average
_FULL = 0.93  # of that way: a line of running text that fills its column
_MOST_WORDS = 3.5  # of a cell on average
_BULLET = 3  # characters of the longest bullet or number of a list
_APART = 2.5  # heights of a row that are white between it and the next one


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table's rows, each as one line, in place of the segments from `first` to before `last`."""

    first: int
    last: int
    rows: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    start: float
    end: float
    text: str

    def is_under(self, other: "_Cell") -> bool:
        """Say whether left edges, right edges or middles stand under one another."""
        starts, ends = other.start - self.start, other.end - self.end
        return min(abs(starts), abs(ends), abs(starts + ends) / 2) < _ALIGNED


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    segments: tuple[Segment, ...]
    cells: tuple[_Cell, ...]

    def is_under(self, other: "_Row") -> bool:
        """Say whether this row goes on with a table of which the other is the last row."""
        above, here = other.segments[0], self.segments[0]
        is_near = here.top - above.bottom < _APART * here.height
        is_like = len(self.cells) == len(other.cells)
        return is_near and is_like and all(map(_Cell.is_under, self.cells, other.cells))


def table_in(ordered: Sequence[Segment]) -> Table | None:
    """Give the first table among segments, which are in order from the top; None without one."""
    start = 0
    for rows in _alike(_rows(ordered)):
        last = start + sum(len(row.segments) for row in rows)
        if _is_table([row.cells for row in rows]):
            lines = tuple(reduce(joined, row.segments) for row in rows)
            return Table(first=start, last=last, rows=lines)
        start = last
    return None


def _rows(ordered: Sequence[Segment]) -> Iterator[_Row]:
    if not ordered:
        return
    for _, group in groupby(by_row(ordered), key=lambda pair: pair[0]):
        segments = sorted((segment for _, segment in group), key=lambda segment: segment.start)
        cells = (cell for segment in segments for cell in _cells(segment))
        yield _Row(segments=tuple(segments), cells=tuple(cells))


def _cells(segment: Segment) -> Iterator[_Cell]:
    """Cut a segment where there is more white than between words."""
    is_leftwards = segment.start < 0
    start, first, last = segment.start, 0, segment.start
    for number, box in enumerate(segment.boxes):
        if box is None:
            continue
        left, right = (-box[2], -box[0]) if is_leftwards else (box[0], box[2])
        if left - last > _GAP * segment.size:
            yield _Cell(start=start, end=last, text=segment.text[first:number].strip())
            start, first = left, number
        last = max(last, right)
    yield _Cell(start=start, end=segment.end, text=segment.text[first:].strip())


def _alike(rows: Iterator[_Row]) -> Iterator[list[_Row]]:
    """Put together rows that follow each other with cells under one another."""
    group: list[_Row] = []
    for row in rows:
        if group and not row.is_under(group[-1]):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _is_table(rows: Sequence[tuple[_Cell, ...]]) -> bool:
    """Say whether rows of cells are a table's, and no lines of columns side by side."""
    if len(rows) < _LEAST_ROWS or len(rows[0]) == 1:
        return False
    if len(rows[0]) == 2 and all(len(row[0].text) <= _BULLET for row in rows):
        return False
    if fmean(len(cell.text.split()) for row in rows for cell in row) > _MOST_WORDS:
        return False
    filled = [
        (cell.end - cell.start) / max(1.0, after.start - cell.start)
        for row in rows
        for cell, after in pairwise(row)
    ]
    return fmean(filled) < _MOST_FILLED and max(filled) < _FULL
