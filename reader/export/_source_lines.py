"""Where a passage stands on the pages of its source: one box a line."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.core import CharPlace, Span, TextPlaces

_WIDE = 4.0  # heights of a line between two words of it
_AXES = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBox:
    """What stands of a passage on one line, in its page's own axes; `turn` as in `TextPlaces`."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def along(self) -> tuple[int, int]:
        """Give the direction in which the line runs."""
        return _AXES[self.turn]

    @property
    def length(self) -> float:
        """Give how long the line is."""
        return abs(self._range(0)[1] - self._range(0)[0])

    @property
    def height(self) -> float:
        """Give how high the line is."""
        return abs(self._range(1)[1] - self._range(1)[0])

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Give the corners in reading direction: top left and right, bottom left and right."""
        (start, end), (low, high) = self._range(0), self._range(1)
        return tuple(
            self._point(u, v) for u, v in ((start, high), (end, high), (start, low), (end, low))
        )

    def _range(self, axis: int) -> tuple[float, float]:
        """Give the two ends along the line, or from its foot to its head, on that axis."""
        cos, sin = self.along
        x, y = (cos, sin) if axis == 0 else (-sin, cos)
        ends = sorted((self.left * x + self.bottom * y, self.right * x + self.top * y))
        return ends[0], ends[1]

    def _point(self, u: float, v: float) -> tuple[float, float]:
        cos, sin = self.along
        return u * cos - v * sin, u * sin + v * cos

    def takes(self, other: "LineBox") -> bool:
        """Say whether a character goes on with this line."""
        if other.page != self.page:
            return False
        (start, end), (low, high) = self._range(0), self._range(1)
        (first, last), (foot, head) = other._range(0), other._range(1)
        shared = min(high, head) - max(low, foot)
        apart = max(first - end, start - last)
        return shared > 0.5 * min(self.height, other.height) and apart < _WIDE * self.height

    def with_(self, other: "LineBox") -> "LineBox":
        """Give the box around both."""
        return replace(
            self,
            left=min(self.left, other.left),
            bottom=min(self.bottom, other.bottom),
            right=max(self.right, other.right),
            top=max(self.top, other.top),
        )


def line_boxes(places: TextPlaces, span: Span) -> tuple[LineBox, ...]:
    """Give the boxes of a passage, in reading order; none if it stands nowhere."""
    return tuple(_lines(places, span))


def _lines(places: TextPlaces, span: Span) -> Iterator[LineBox]:
    line: LineBox | None = None
    for place in places.places[span.start : span.end]:
        if place is None:
            continue
        box = _box(place, places.turns[place.page])
        if line is not None and line.takes(box):
            line = line.with_(box)
            continue
        if line is not None:
            yield line
        line = box
    if line is not None:
        yield line


def _box(place: CharPlace, turn: int) -> LineBox:
    return LineBox(
        page=place.page,
        left=place.left,
        bottom=place.bottom,
        right=place.right,
        top=place.top,
        turn=turn,
    )
