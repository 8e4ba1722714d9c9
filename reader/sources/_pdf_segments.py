"""Segments of lines: what the layout of a PDF's page is told by."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom; to the right and downwards the numbers grow."""

SOFT_HYPHEN = "\u00ad"
"""Stands at the end of a segment for a hyphen that may only divide a word there."""

LEFTWARDS = ("R", "AL")
"""The classes of letters that are written from right to left."""

_BLANK = 0.12  # sizes between words
_DIRECTIONS = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Characters of one line without a wide gap, in reading order.

    `boxes` has one for each character, None for blanks. `start` and `end` are where the
    line begins and ends for its reader: in text from right to left they are the right and
    the left edge, negated. `top` and `bottom` grow downwards.
    """

    page: int
    text: str
    boxes: tuple[Box | None, ...]
    start: float
    end: float
    top: float
    bottom: float
    size: float
    is_bold: bool = False

    @property
    def height(self) -> float:
        """Give the height of the line."""
        return self.bottom - self.top

    def is_level_with(self, other: "Segment") -> bool:
        """Say whether both stand on one line."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0.5 * min(self.height, other.height)


def joined(one: Segment, other: Segment) -> Segment:
    """Give one segment of two on a line, the second farther on."""
    blank = other.start - one.end > _BLANK * one.size
    main = max(one, other, key=lambda s: len(s.text))
    return Segment(
        page=one.page,
        text=one.text + " " * blank + other.text,
        boxes=(*one.boxes, *[None] * blank, *other.boxes),
        start=one.start,
        end=max(one.end, other.end),
        top=min(one.top, other.top),
        bottom=max(one.bottom, other.bottom),
        size=main.size,
        is_bold=main.is_bold,
    )


def by_row(ordered: Sequence[Segment]) -> Iterator[tuple[int, Segment]]:
    """Give each of some segments, which are in order from the top, with the number of its row."""
    row, first = 0, ordered[0]
    for segment in ordered:
        if not segment.is_level_with(first):
            row, first = row + 1, segment
        yield row, segment


def runs_leftwards(text: str) -> bool:
    """Say whether most letters of a text belong to a script that runs from right to left."""
    kinds = Counter(map(unicodedata.bidirectional, text))
    return sum(kinds[kind] for kind in LEFTWARDS) > kinds["L"]


def turned(box: Box, turn: int) -> Box:
    """Turn a box of the page's axes (left, bottom, right, top) upright, or an upright one back.

    A point's way along lines of that direction, and its way down from line to line, are got
    by a reflection; so the same reckoning leads back.
    """
    x0, y0, x1, y1 = box
    if turn == 0:
        return x0, -y1, x1, -y0
    cos, sin = _DIRECTIONS.get(turn, (1, 0))
    u0, u1 = x0 * cos + y0 * sin, x1 * cos + y1 * sin
    v0, v1 = x0 * sin - y0 * cos, x1 * sin - y1 * cos
    return min(u0, u1), min(v0, v1), max(u0, u1), max(v0, v1)


def around(boxes: Iterable[Box]) -> Box:
    """Give the smallest box around others."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
