"""The whole article in one narrow column: every mark, and the part that is on screen."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.core import Side
from reader.presentation import Extent, Port, Role, tr
from reader.ui._look import Look

WIDTH = 18

# How much of the width a mark takes: what differs is wide, what agrees narrow, so that
# the two stay apart without colour. What only one side has is drawn hollow.
_WIDTHS = {
    Role.SAME: 0.3,
    Role.REWORDED: 0.45,
    Role.EDITED: 0.6,
    Role.MOVED: 0.6,
    Role.CONFLICT: 1.0,
    Role.ONLY_HERE: 1.0,
    Role.QUOTATION: 0.25,
    Role.FRAMING: 0.25,
}


class OverviewRuler(QWidget):
    """Show where in an article the marks are; a click or a drag goes there."""

    height_wished = Signal(float)

    def __init__(self, side: Side, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._look = look
        self._marks: tuple[tuple[Role, Extent], ...] = ()
        self._focus: tuple[Extent, ...] = ()
        self._hits: tuple[Extent, ...] = ()
        self._port = Port(height=1.0, page=1.0)
        self._top = 0.0
        self._picture: QPixmap | None = None
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Overview of article {side}", side=side.letter))
        self.setToolTip(tr("The whole article. Click or drag to go there."))

    def set_marks(self, marks: Iterable[tuple[Role, Extent]], port: Port) -> None:
        """Show marks at these heights of a document."""
        self._marks = tuple(marks)
        self._port = port
        self._redraw()

    def set_focus_shown(self, extents: Iterable[Extent]) -> None:
        """Point out where the finding in focus is."""
        self._focus = tuple(extents)
        self.update()

    def set_hits(self, extents: Iterable[Extent]) -> None:
        """Show where the words that are looked for stand."""
        hits = tuple(extents)
        if hits != self._hits:
            self._hits = hits
            self.update()

    def set_top(self, top: float) -> None:
        """Tell which height is at the top of the screen."""
        if top != self._top:
            self._top = top
            self.update()

    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self._look = look
        self._redraw()

    def _redraw(self) -> None:
        self._picture = None
        self.update()

    def _y(self, height: float) -> float:
        return height / self._whole * self.height()

    @property
    def _whole(self) -> float:
        """Give the height that the ruler stands for: a text shorter than the page ends early."""
        return max(1.0, self._port.height, self._port.page)

    # ------------------------------------------------------------------------ painting

    def _draw_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(self.width(), self.height()) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._look.ui("window"))
        painter = QPainter(picture)
        # Nothing in the loop but what differs from mark to mark: there may be thousands.
        columns, scale = {role: self._column(role) for role in Role}, self.height() / self._whole
        colours = {role: self._look.strong(role) for role in Role}
        painter.setPen(QPen(colours[Role.ONLY_HERE], 1.0))
        painter.setBrush(self._look.focus(Role.ONLY_HERE))
        for role, (top, bottom) in self._marks:
            left, wide = columns[role]
            y, high = top * scale, max(2.0, (bottom - top) * scale - 1.0)
            if role is Role.ONLY_HERE:
                painter.drawRect(QRectF(left + 0.5, y + 0.5, wide - 1.0, high - 1.0))
            else:
                painter.fillRect(QRectF(left, y, wide, high), colours[role])
        painter.end()
        return picture

    def _column(self, role: Role) -> tuple[float, float]:
        """Give the left edge and the width of the marks of a role.

        Widths grow from the text's side, so that both rulers mirror each other.
        """
        room = self.width() - 8.0
        wide = room * _WIDTHS[role]
        return 4.0 + (room - wide if self._side is Side.A else 0.0), wide

    # ------------------------------------------------------------------ overrides of Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._draw_picture()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = QRectF(1.0, self._y(self._top), self.width() - 2.0, self._y(self._port.page))
        if self._port.maximum > 0:
            veil = self._look.ui("accent").toRgb()
            veil.setAlphaF(0.10)
            painter.setBrush(veil)
            painter.setPen(QPen(self._look.ui("accent"), 1.2))
            painter.drawRoundedRect(page.adjusted(0.6, 0.6, -0.6, -0.6), 3.0, 3.0)
        for extent in self._hits:
            self._draw_hit(painter, extent)
        for extent in self._focus:
            self._draw_pointer(painter, extent)
        painter.end()

    def _draw_hit(self, painter: QPainter, extent: Extent) -> None:
        """Draw a line across, set off from the marks by an edge in the paper's colour."""
        y = round((self._y(extent[0]) + self._y(extent[1])) / 2)
        painter.fillRect(QRectF(1.0, y - 2.0, self.width() - 2.0, 4.0), self._look.ui("base"))
        painter.fillRect(QRectF(1.0, y - 1.0, self.width() - 2.0, 2.0), self._look.ui("text"))

    def _draw_pointer(self, painter: QPainter, extent: Extent) -> None:
        """Draw a small arrow from the outer edge to the finding in focus."""
        y = (self._y(extent[0]) + self._y(extent[1])) / 2
        outer = 0.0 if self._side is Side.A else float(self.width())
        reach = 6.0 if self._side is Side.A else -6.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.ui("text"))
        tip = QPointF(outer + reach, y)
        painter.drawPolygon([QPointF(outer, y - 5.0), tip, QPointF(outer, y + 5.0)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._wish(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._wish(event)

    def _wish(self, event: QMouseEvent) -> None:
        share = event.position().y() / max(1, self.height())
        self.height_wished.emit(share * self._whole - self._port.page / 2)
