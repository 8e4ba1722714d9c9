"""How marks look on a page that was printed by others: a tint, and each role's own line.

The operators are those of PDF content streams (PDF 1.7, 8.5.2). A line is drawn as if it ran to
the right from the origin, and turned into place.
"""

from collections.abc import Callable, Iterator, Sequence
from types import MappingProxyType

from reader.export._source_lines import LineBox
from reader.presentation import ROLE_STYLES, Line, Role

MARGIN = 1.5
"""Points around the boxes that lines may need."""

_WEIGHT = 0.07  # of a line's height
_WAVE = 2.4  # points from crest to trough
_CORNER = 2.5

_Draw = Callable[[float, float], str]


def painted(
    boxes: Sequence[LineBox], tint: Sequence[float], strong: Sequence[float], role: Role | None
) -> str:
    """Give what paints a mark: `tint` under its words if there is one, and the role's line."""
    parts = ["/M gs"]
    if tint:
        parts.append("{:.3f} {:.3f} {:.3f} rg".format(*tint))
        parts += [_area(box) for box in boxes]
    if role is not None:
        parts.append("{:.3f} {:.3f} {:.3f} RG".format(*strong))
        parts += _lines(boxes, ROLE_STYLES[role].line)
    return "\n".join(parts)


def note_sign(around: Sequence[float], colour: Sequence[float]) -> str:
    """Give what paints a note's sign into a square: a sheet with three lines."""
    left, bottom, right, top = around
    side = right - left
    rows = [
        f"{left + 0.2 * side:.2f} {bottom + share * side:.2f} m"
        f" {right - 0.2 * side:.2f} {bottom + share * side:.2f} l S"
        for share in (0.3, 0.5, 0.7)
    ]
    sheet = f"{left + 0.5:.2f} {bottom + 0.5:.2f} {side - 1:.2f} {top - bottom - 1:.2f} re B"
    red, green, blue = colour
    return "\n".join([f"{red:.3f} {green:.3f} {blue:.3f} rg 0 G 0.6 w", sheet, *rows])


def _area(box: LineBox) -> str:
    width, height = box.right - box.left, box.top - box.bottom
    return f"{box.left:.2f} {box.bottom:.2f} {width:.2f} {height:.2f} re f"


def _lines(boxes: Sequence[LineBox], line: Line) -> Iterator[str]:
    for number, box in enumerate(boxes):
        cos, sin = box.along
        x, y = box.corners[2]
        yield f"q {cos} {sin} {-sin} {cos} {x:.2f} {y:.2f} cm {box.height * _WEIGHT:.2f} w"
        if line is Line.BRACKETS:
            yield _brackets(box, is_first=number == 0, is_last=number == len(boxes) - 1)
        else:
            yield _PATTERNS[line](box.length, box.height)
        yield "Q"


def _straight(dashes: str) -> _Draw:
    return lambda length, _height: f"{dashes} 0 0 m {length:.2f} 0 l S"


def _double(length: float, height: float) -> str:
    upper = 2.2 * _WEIGHT * height
    return f"0 0 m {length:.2f} 0 l S 0 {upper:.2f} m {length:.2f} {upper:.2f} l S"


def _box(length: float, height: float) -> str:
    return f"0 0 {length:.2f} {height:.2f} re S"


def _wave(length: float, _height: float) -> str:
    count = max(1, round(length / _WAVE))
    step = length / count
    points = (f"{n * step:.2f} {(-1) ** n * 0.8:.2f} l" for n in range(1, count + 1))
    return f"0 0.8 m {' '.join(points)} S"


def _brackets(box: LineBox, *, is_first: bool, is_last: bool) -> str:
    length, height = box.length, box.height
    opening = f"{_CORNER} {height:.2f} m 0 {height:.2f} l 0 {height - 2 * _CORNER:.2f} l S "
    closing = f"{length - _CORNER:.2f} 0 m {length:.2f} 0 l {length:.2f} {2 * _CORNER} l S"
    return (opening if is_first else "") + (closing if is_last else "")


_PATTERNS: MappingProxyType[Line, _Draw] = MappingProxyType(
    {
        Line.SOLID: _straight(""),
        Line.DASHED: _straight("[4 2] 0 d"),
        Line.DASH_DOT: _straight("[5 2 1 2] 0 d"),
        Line.DOTTED: _straight("1 J [0 2] 0 d"),
        Line.WAVE: _wave,
        Line.DOUBLE: _double,
        Line.BOX: _box,
    }
)
