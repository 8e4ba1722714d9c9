"""What a pane without an article says."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextLayout, QTextOption

from reader.core import Side
from reader.presentation import tr
from reader.ui._look import Look, ui_font

_GAP = 10.0  # between two things that are said
_MARGIN, _PAD = 28.0, 20.0


def spoken_words(side: Side) -> str:
    """Say what an empty pane is for, as a screen reader speaks it."""
    head, how, what = _words(side)
    return f"{head}. {how} {what}"


def _words(side: Side) -> tuple[str, str, str]:
    """Say what an empty pane is for: in large, how else, and what can be put there."""
    return (
        tr("Drop article {side} here", side=side.letter),
        tr("Ctrl+V pastes its text. Ctrl+O opens two articles."),
        tr("Plain text, Markdown, PDF or a saved web page; a folder of articles; a project."),
    )


def paint_empty(painter: QPainter, room: QRect, side: Side, look: Look) -> None:
    """Paint a frame to drop something into, with what can be put there."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(room).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    painter.setPen(QPen(look.ui("dim"), 1.4, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(area, 10, 10)
    inner = area.adjusted(_PAD, _PAD, -_PAD, -_PAD)
    bold = ui_font(1.45)
    bold.setBold(True)
    fonts = (bold, ui_font(1.1), ui_font(0.95))
    layouts = [
        _lay_out(words, font, inner.width())
        for words, font in zip(_words(side), fonts, strict=True)
    ]
    heights = [layout.boundingRect().height() for layout in layouts]
    top = inner.top() + (inner.height() - sum(heights) - _GAP * (len(heights) - 1)) / 2
    for number, (layout, height) in enumerate(zip(layouts, heights, strict=True)):
        painter.setPen(look.ui("dim" if number else "text"))
        layout.draw(painter, QPointF(inner.left(), top))
        top += height + _GAP


def _lay_out(words: str, font: QFont, width: float) -> QTextLayout:
    """Set words in the middle of a width, on as many lines as it takes."""
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignHCenter))
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, top))
        top += line.height()
    layout.endLayout()
    return layout
