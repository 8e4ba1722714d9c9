"""A small drawing of how each layout sets out its pages."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap

from reader.export import Layout
from reader.ui._look import Look

SIZE = QSize(60, 46)
_LINE = 4.0  # distance of lines of text

# Columns of text as (left, top, width, lines), in the pixels of an icon; the last of a
# layout with notes are the notes.
_ACROSS, _UPRIGHT = QRectF(3.0, 4.0, 54.0, 38.0), QRectF(14.0, 1.0, 32.0, 44.0)
_PAGES = {
    Layout.SIDE_BY_SIDE: (_ACROSS, ((8, 10, 16, 7), (28, 10, 16, 7)), ((47, 10, 6, 5),)),
    Layout.ONE_AFTER_THE_OTHER: (
        _UPRIGHT,
        ((18, 6, 17, 4), (18, 26, 17, 4)),
        ((38, 6, 5, 3), (38, 26, 5, 2)),
    ),
    Layout.ONLY_DIFFERENCES: (
        _ACROSS,
        ((8, 10, 16, 2), (28, 10, 16, 2), (8, 30, 16, 2), (28, 30, 16, 2)),
        ((47, 10, 6, 1), (47, 30, 6, 1)),
    ),
    Layout.FINDINGS: (_UPRIGHT, ((18, 8, 24, 2), (18, 20, 24, 2), (18, 32, 24, 2)), ()),
}


def layout_icon(layout: Layout, look: Look, ratio: float) -> QIcon:
    """Draw a layout's page in a look's colours."""
    picture = QPixmap(SIZE * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    page, texts, notes = _PAGES[layout]
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.ui("dim"), 1.0))
    painter.setBrush(look.ui("base"))
    painter.drawRoundedRect(page.adjusted(0.5, 0.5, -0.5, -0.5), 2.0, 2.0)
    for columns, colour in ((texts, look.ui("dim")), (notes, look.ui("accent"))):
        painter.setPen(QPen(colour, 1.4))
        for left, top, width, lines in columns:
            _draw_lines(painter, QPointF(left, top), width, lines)
    if layout is Layout.ONLY_DIFFERENCES:
        painter.drawLine(QPointF(8.0, 23.0), QPointF(13.0, 23.0))
    painter.end()
    return QIcon(picture)


def _draw_lines(painter: QPainter, start: QPointF, width: float, lines: int) -> None:
    """Draw lines of text, the last one short."""
    for number in range(lines):
        end = width * (0.6 if number == lines - 1 and lines > 1 else 1.0)
        left = start + QPointF(0.0, number * _LINE)
        painter.drawLine(left, left + QPointF(end, 0.0))
