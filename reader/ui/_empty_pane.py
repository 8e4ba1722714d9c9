"""What a pane without an article says."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reader.presentation import tr
from reader.ui._look import Look, ui_font


def empty_words() -> str:
    """Say what an empty pane is for."""
    return tr(
        "Drop an article here,\npress Ctrl+V to paste its text,\nor Ctrl+O to open two.\n\n"
        "Plain text, Markdown, PDF or a saved web page;\na folder of articles; a project."
    )


def paint_empty(painter: QPainter, room: QRect, look: Look) -> None:
    """Paint a frame to drop something into, with what can be put there."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(room).adjusted(28, 28, -28, -28)
    painter.setPen(QPen(look.ui("border"), 1.6, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(area, 10, 10)
    painter.setPen(look.ui("dim"))
    painter.setFont(ui_font(1.15))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(area.adjusted(20, 20, -20, -20), flags, empty_words())
