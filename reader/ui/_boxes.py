"""Widgets that the window's style sheet leaves unfinished."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton


class ArrowBox(QComboBox):
    """A box to choose from, with an arrow that the window's style sheet leaves out."""

    def name_it(self, words: str) -> None:
        """Say what is chosen here; on Linux, Qt reads the choice as the name, and this after it."""
        self.setAccessibleName(words)
        self.setAccessibleDescription(words)

    # ------------------------------------------------------------------ overrides of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().buttonText().color(), 1.6))
        tip = QPointF(self.width() - 14.0, self.height() / 2 + 2.0)
        painter.drawPolyline([tip - QPointF(4.0, 4.0), tip, tip + QPointF(4.0, -4.0)])
        painter.end()


class TickBox(QCheckBox):
    """A check box whose tick is seen in every theme; style sheets fill the box and draw none."""

    # ------------------------------------------------------------------ overrides of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        box = QRectF(self.style().subElementRect(part, option, self))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().base().color(), 2.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        left, top, size = box.left(), box.top(), box.width()
        points = ((0.26, 0.52), (0.44, 0.70), (0.75, 0.33))
        painter.drawPolyline([QPointF(left + x * size, top + y * size) for x, y in points])
        painter.end()
