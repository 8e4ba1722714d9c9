"""The patterns under marks, drawn the same in the texts, the filters and the lists.

A pattern is drawn in a band under the words that is `BAND` pixels high at zoom 1.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from reader.presentation import Line

BAND = 4.0

# Lengths of dashes and gaps in units of the pen's width.
_DASHES = {
    Line.DASHED: (5.0, 2.5),
    Line.DASH_DOT: (5.5, 2.2, 1.0, 2.2),
    Line.DOTTED: (1.2, 1.6),
}


def draw_line(
    painter: QPainter, line: Line, rect: QRectF, colour: QColor, scale: float = 1.0
) -> None:
    """Draw a pattern under a rectangle of words; brackets and boxes are drawn round it."""
    if line is Line.BOX:
        _draw_box(painter, rect, colour, scale)
    elif line is Line.BRACKETS:
        draw_brackets(painter, [rect], colour, scale)
    elif line is Line.WAVE:
        _draw_wave(painter, rect, colour, scale)
    elif line is Line.DOUBLE:
        painter.setPen(QPen(colour, 1.1 * scale))
        _stroke(painter, rect, rect.bottom() + 0.4 * scale)
        _stroke(painter, rect, rect.bottom() + 3.2 * scale)
    else:
        painter.setPen(_pen(line, colour, scale))
        _stroke(painter, rect, rect.bottom() + 1.5 * scale)


def draw_brackets(
    painter: QPainter, rects: Sequence[QRectF], colour: QColor, scale: float = 1.0
) -> None:
    """Draw a corner before the first rectangle and one after the last."""
    if not rects:
        return
    painter.setPen(QPen(colour, 1.7 * scale))
    arm = 4.5 * scale
    first, last = rects[0], rects[-1]
    top = QPointF(first.left() - 1.0, first.top() + scale)
    painter.drawPolyline(
        [top + QPointF(arm, 0), top, QPointF(top.x(), first.center().y() + arm / 2)]
    )
    foot = QPointF(last.right() + 1.0, last.bottom() + scale)
    painter.drawPolyline(
        [QPointF(foot.x(), last.center().y() - arm / 2), foot, foot - QPointF(arm, 0)]
    )


def _pen(line: Line, colour: QColor, scale: float) -> QPen:
    pen = QPen(colour, 1.8 * scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line in _DASHES:
        pen.setDashPattern(_DASHES[line])
    return pen


def _stroke(painter: QPainter, rect: QRectF, y: float) -> None:
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def _draw_box(painter: QPainter, rect: QRectF, colour: QColor, scale: float) -> None:
    painter.setPen(QPen(colour, 1.3 * scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(-1.0, 0.5, 1.0, 1.0), 3.0, 3.0)


def _draw_wave(painter: QPainter, rect: QRectF, colour: QColor, scale: float) -> None:
    pen = QPen(colour, 1.4 * scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    step, height = 3.0 * scale, 1.5 * scale
    path = _wave(max(1, math.ceil(rect.width() / step)), step, height)
    painter.drawPath(path.translated(rect.left(), rect.bottom() + 1.5 * scale))


@lru_cache(maxsize=512)
def _wave(steps: int, step: float, height: float) -> QPainterPath:
    path = QPainterPath(QPointF(0.0, 0.0))
    for n in range(steps):
        bend = -2 * height if n % 2 else 2 * height
        path.quadTo(QPointF((n + 0.5) * step, bend), QPointF((n + 1) * step, 0.0))
    return path
