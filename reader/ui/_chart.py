"""A drawing whose parts can be picked, by mouse or by arrow keys and Enter."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.presentation import Lead
from reader.ui._announce import announce
from reader.ui._look import Look, ui_font

PAD = 16.0
HEAD = 40.0
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a drawing that can be picked: its shape, and where it leads."""

    shape: QPainterPath
    lead: Lead


def box(rect: QRectF) -> QPainterPath:
    """Give a rectangle as a shape."""
    path = QPainterPath()
    path.addRect(rect)
    return path


class Chart(QWidget):
    """A card with a title and a drawing; `picked` carries the lead, `pointed` its words.

    A subclass lays out its parts in `lay_out` and draws in `draw`.
    """

    picked = Signal(object)
    pointed = Signal(str)

    def __init__(self, title: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.look = look
        self.parts: tuple[Part, ...] = ()
        self._current = 0
        self._hovered = -1
        self._height = 200
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)

    @property
    def current(self) -> Part | None:
        """Give the part that the keyboard is at."""
        return self.parts[self._current] if self._current < len(self.parts) else None

    def set_height(self, height: float) -> None:
        """Take a height that holds all that is drawn."""
        self._height = round(height)
        self.setFixedHeight(self._height)

    def renew(self) -> None:
        """Lay the parts out anew, because the data, the size or the look changed."""
        self.parts = self.lay_out()
        self._current = min(self._current, max(0, len(self.parts) - 1))
        self._hovered = -1
        self.setAccessibleDescription("; ".join(part.lead.words for part in self.parts))
        self.update()

    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self.look = look
        self.renew()

    def lay_out(self) -> tuple[Part, ...]:
        """Give the parts in the order in which the arrow keys take them."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw everything under the title."""
        raise NotImplementedError

    @property
    def room(self) -> QRectF:
        """Give the area under the title."""
        return QRectF(self.rect()).adjusted(PAD, HEAD, -PAD, -PAD)

    def is_lit(self, number: int) -> bool:
        """Say whether the pointer or the keyboard is at a part."""
        return number == self._hovered or (self.hasFocus() and number == self._current)

    def write(
        self,
        painter: QPainter,
        rect: QRectF,
        words: str,
        *,
        flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        is_dim: bool = False,
    ) -> None:
        """Write words on one line, cut to the room there is."""
        painter.setPen(self.look.ui("dim" if is_dim else "text"))
        metrics = QFontMetricsF(painter.font())
        fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, flags | Qt.AlignmentFlag.AlignVCenter, fitting)

    def _pick(self, number: int) -> None:
        self._current = number
        self.update()
        lead = self.parts[number].lead
        if lead.finding is not None or any(lead.spans):
            self.picked.emit(lead)

    def _part_at(self, point: QPointF) -> int:
        hits = (n for n, part in enumerate(self.parts) if part.shape.contains(point))
        return next(hits, -1)

    def _point_out(self) -> None:
        number = self._hovered if self._hovered >= 0 else self._current
        if 0 <= number < len(self.parts):
            self.pointed.emit(self.parts[number].lead.words)

    # ------------------------------------------------------------------ overrides of Qt

    def sizeHint(self) -> QSize:
        return QSize(400, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self.look.ui("accent" if self.hasFocus() else "border"), 1.0))
        painter.setBrush(self.look.ui("base"))
        painter.drawRoundedRect(card, 8.0, 8.0)
        font = ui_font(1.08)
        font.setBold(True)
        painter.setFont(font)
        line = QRectF(PAD, 10.0, card.width() - 2 * PAD, HEAD - 16.0)
        self.write(painter, line, self.title)
        painter.setFont(ui_font())
        self.draw(painter)
        self._draw_ring(painter)
        painter.end()

    def _draw_ring(self, painter: QPainter) -> None:
        if self.hasFocus() and self.current is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.ui("accent"), 2.0))
            around = self.current.shape.boundingRect().adjusted(-3.0, -2.0, 3.0, 2.0)
            painter.drawRoundedRect(around, 4.0, 4.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.renew()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self._part_at(event.position())
        if number != self._hovered:
            self._hovered = number
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor
            )
            self._point_out()
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = -1
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._part_at(event.position())
        if number >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._pick(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 1 if event.key() in _ON else -1 if event.key() in _BACK else 0
        if step and self.parts:
            self._current = (self._current + step) % len(self.parts)
            self._point_out()
            announce(self, self.parts[self._current].lead.words)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.parts:
            self._pick(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._hovered = -1
        self._point_out()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
