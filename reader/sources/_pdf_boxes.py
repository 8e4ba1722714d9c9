"""Boxes around which the text of a page runs: what stands in them is read by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.sources._pdf_columns import Column, reading_order
from reader.sources._pdf_segments import Box, Segment, by_row

_EDGE = 2.0  # points by which letters may stand over the edge of their box
_LEAST_ROWS = 3
_MOST = 0.5  # of the letters of a page

_Lines = tuple[Segment, ...]


def columns_of_page(segments: Sequence[Segment], boxes: Sequence[Box]) -> tuple[Column, ...]:
    """Give the lines of a page in columns, in reading order; then each box in the way of them.

    Where a box stands above or below lines, or in a column of its own, it is read in its place.
    """
    found: list[Column] = []
    for box, inside in _filled(segments, boxes):
        rest = _without(segments, inside)
        if any(_is_around(column, box) for column in reading_order(rest)):
            segments = rest
            found += [replace(column, is_apart=True) for column in reading_order(inside)]
    return (*reading_order(segments), *found)


def _filled(segments: Sequence[Segment], boxes: Sequence[Box]) -> Iterator[tuple[Box, _Lines]]:
    """Give the boxes that hold several lines, the larger ones first, with what is in each.

    One that holds the largest type or most of the text is a background.
    """
    largest = max((segment.size for segment in segments), default=0.0)
    most = _MOST * sum(len(segment.text) for segment in segments)
    taken: set[int] = set()
    for box in sorted(set(boxes), key=_area, reverse=True):
        inside = tuple(s for s in segments if _holds(box, s) and id(s) not in taken)
        is_ground = any(segment.size >= largest for segment in inside)
        if is_ground or sum(len(segment.text) for segment in inside) > most:
            continue
        if _count_rows(inside) >= _LEAST_ROWS:
            taken.update(map(id, inside))
            yield box, inside


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds(box: Box, segment: Segment) -> bool:
    left, top, right, bottom = box
    start, end = sorted(map(abs, (segment.start, segment.end)))
    is_between = left - _EDGE <= start and end <= right + _EDGE
    return is_between and top - _EDGE <= segment.top and segment.bottom <= bottom + _EDGE


def _count_rows(segments: Sequence[Segment]) -> int:
    ordered = sorted(segments, key=lambda segment: (segment.top, segment.start))
    return len({row for row, _ in by_row(ordered)}) if ordered else 0


def _without(segments: Sequence[Segment], others: Sequence[Segment]) -> list[Segment]:
    left_out = set(map(id, others))
    return [segment for segment in segments if id(segment) not in left_out]


def _is_around(column: Column, box: Box) -> bool:
    """Say whether a column reaches over a box, and some line of it stands beside the box."""
    left, top, right, bottom = box
    start, end = sorted(map(abs, (column.start, column.end)))
    reaches_over = start < right - _EDGE and end > left + _EDGE
    return reaches_over and any(line.top < bottom and line.bottom > top for line in column.lines)
