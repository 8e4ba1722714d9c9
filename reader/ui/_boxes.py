"""Widgets that the window's style sheet leaves unfinished."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox


class ArrowBox(QComboBox):
    """A box to choose from, with an arrow that the window's style sheet leaves out."""

    # ------------------------------------------------------------------ overrides of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().buttonText().color(), 1.6))
        tip = QPointF(self.width() - 14.0, self.height() / 2 + 2.0)
        painter.drawPolyline([tip - QPointF(4.0, 4.0), tip, tip + QPointF(4.0, -4.0)])
        painter.end()
