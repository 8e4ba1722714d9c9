"""The gutter between the two texts: a ribbon from each passage to the one it is linked with."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reader.presentation import (
    READER_SIGN,
    ROLE_STYLES,
    Extent,
    Line,
    Ribbon,
    RibbonIndex,
    Role,
    Shape,
    shape_of,
    spread,
    tr,
)
from reader.ui._look import Look, ui_font
from reader.ui._tips import wrapped

WIDTH = 76
_BADGE = 19.0
_STUB = 0.40  # how far a stub reaches into the gutter, as a share of its width
_DASHES = {
    Line.DASHED: [5.0, 3.0],
    Line.DASH_DOT: [6.0, 3.0, 1.0, 3.0],
    Line.DOTTED: [1.2, 2.4],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """A ribbon or a stub as it was painted last: its outline, and the middle of its badge."""

    shape: Shape
    path: QPainterPath
    badge: QPointF


class RibbonGutter(QWidget):
    """Draw the ribbons that touch the screen; the one in focus on top, the others quiet.

    `describe` says in words what a finding links. `finding_hovered` carries the key of the
    finding under the pointer, or an empty string.
    """

    finding_picked = Signal(str)
    finding_hovered = Signal(str)

    def __init__(
        self, look: Look, describe: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._describe = describe
        self._index = RibbonIndex(())
        self._extents: tuple[Extent, Extent] = ((0.0, 1.0), (0.0, 1.0))
        self._focus: str | None = None
        self._extra: tuple[Ribbon, ...] = ()
        self._own: frozenset[str] = frozenset()
        self._hovered: str | None = None
        self._badges: dict[tuple[Role, bool], QPixmap] = {}
        self._drawn: list[_Drawn] = []
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Links between the passages of both articles"))

    def set_ribbons(self, ribbons: Iterable[Ribbon], own: Collection[str] = ()) -> None:
        """Show other ribbons; those of the findings `own` have the reader's sign."""
        self._index = RibbonIndex(ribbons)
        self._own = frozenset(own)
        self.update()

    def set_extents(self, a: Extent, b: Extent) -> None:
        """Tell which heights of the two documents are on screen."""
        if (a, b) != self._extents:
            self._extents = (a, b)
            self.update()

    def set_focus_shown(self, finding: str | None, extra: Iterable[Ribbon] = ()) -> None:
        """Bring a finding's ribbon on top; `extra` are ribbons that only the focus has."""
        self._focus = finding
        self._extra = tuple(extra)
        self.update()

    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self._look = look
        self._badges.clear()
        self.update()

    def visible_shapes(self) -> tuple[Shape, ...]:
        """Give what is drawn now: moved ones over those that they cross, the one in focus last."""
        extra = {ribbon.finding for ribbon in self._extra}
        ribbons = [r for r in self._index.visible(*self._extents) if r.finding not in extra]
        shapes = [shape_of(ribbon, *self._extents) for ribbon in [*ribbons, *self._extra]]
        found = [shape for shape in shapes if shape is not None]
        return tuple(sorted(found, key=self._height))

    def _height(self, shape: Shape) -> tuple[bool, bool, bool]:
        """Give what ribbons are stacked by, the lowest first."""
        return (shape.finding == self._focus, shape.role is Role.MOVED, shape.left is None)

    # ------------------------------------------------------------------------ painting

    def _path(self, shape: Shape) -> QPainterPath:
        if shape.left is None or shape.right is None:
            return self._stub(shape)
        left, right = _inset(shape.left), _inset(shape.right)
        width, middle = float(self.width()), self.width() / 2
        path = QPainterPath(QPointF(0.0, left[0]))
        path.cubicTo(middle, left[0], middle, right[0], width, right[0])
        path.lineTo(width, right[1])
        path.cubicTo(middle, right[1], middle, left[1], 0.0, left[1])
        path.closeSubpath()
        return path

    def _stub(self, shape: Shape) -> QPainterPath:
        """Draw an end that bends towards where the other one lies, off screen."""
        end = _inset(shape.left or shape.right or (0.0, 0.0))
        edge = 0.0 if shape.left is not None else float(self.width())
        point = self._tip(shape)
        bend = (edge + point.x()) / 2
        path = QPainterPath(QPointF(edge, end[0]))
        path.cubicTo(bend, end[0], bend, point.y(), point.x(), point.y())
        path.cubicTo(bend, point.y(), bend, end[1], edge, end[1])
        path.closeSubpath()
        return path

    def _paint_ribbon(self, painter: QPainter, shape: Shape, path: QPainterPath) -> None:
        in_focus = shape.finding == self._focus
        is_hovered = shape.finding == self._hovered
        if shape.role is Role.MOVED:
            # A rim of the ground parts it from the ribbons that it crosses.
            painter.strokePath(path, QPen(self._look.ui("window"), 5.0))
        fill = self._look.focus(shape.role) if in_focus else self._look.tint(shape.role)
        painter.setOpacity(1.0 if in_focus else 0.75)
        painter.fillPath(path, fill)
        painter.setOpacity(1.0 if in_focus or is_hovered else 0.6)
        pen = QPen(self._look.strong(shape.role), 2.0 if in_focus else 1.1)
        line = ROLE_STYLES[shape.role].line
        if line in _DASHES:
            pen.setDashPattern(_DASHES[line])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.strokePath(path, pen)
        if shape.left is None or shape.right is None:
            self._paint_arrow(painter, shape)
        painter.setOpacity(1.0)

    def _paint_arrow(self, painter: QPainter, shape: Shape) -> None:
        """Point from a stub's tip to where its other end lies."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.strong(shape.role))
        painter.drawPolygon(self._arrow(shape))

    def _arrow(self, shape: Shape) -> QPolygonF:
        tip, way = self._tip(shape), 1.0 if shape.points_down else -1.0
        corners = (QPointF(-4.5, 0.0), QPointF(4.5, 0.0), QPointF(0.0, 7.0 * way))
        return QPolygonF([tip + corner for corner in corners])

    def _tip(self, shape: Shape) -> QPointF:
        end = shape.left or shape.right or (0.0, 0.0)
        lean = 16.0 if shape.points_down else -16.0
        share = _STUB if shape.left is not None else 1.0 - _STUB
        return QPointF(self.width() * share, (end[0] + end[1]) / 2 + lean)

    def _badge(self, role: Role, *, in_focus: bool) -> QPixmap:
        key = (role, in_focus)
        if key not in self._badges:
            self._badges[key] = self._draw_badge(role, in_focus=in_focus)
        return self._badges[key]

    def _draw_badge(self, role: Role, *, in_focus: bool) -> QPixmap:
        ratio = self.devicePixelRatioF()
        side = int(_BADGE) + 2
        picture = QPixmap(QSize(side, side) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._look.ui("base"))
        painter.setPen(QPen(self._look.strong(role), 2.2 if in_focus else 1.3))
        disc = QRectF(1.5, 1.5, side - 3.0, side - 3.0)
        painter.drawEllipse(disc)
        font = ui_font(0.95)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._look.strong(role))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, ROLE_STYLES[role].glyph)
        painter.end()
        return picture

    def _badge_places(self, shapes: Iterable[Shape]) -> list[QPointF]:
        """Set each badge on its ribbon, and apart from its neighbours in the same column."""
        columns: dict[float, list[tuple[int, float]]] = {}
        for number, shape in enumerate(shapes):
            x, y = self._badge_place(shape)
            columns.setdefault(x, []).append((number, y))
        places: dict[int, QPointF] = {}
        bounds = (_BADGE / 2, self.height() - _BADGE / 2)
        for x, column in columns.items():
            heights = spread([y for _, y in column], _BADGE + 1.0, bounds)
            for (number, _), y in zip(column, heights, strict=True):
                places[number] = QPointF(x, y)
        return [places[number] for number in sorted(places)]

    def _badge_place(self, shape: Shape) -> tuple[float, float]:
        if shape.left is not None and shape.right is not None:
            return (self.width() / 2, sum((*shape.left, *shape.right)) / 4)
        if shape.left is not None:
            return (_BADGE / 2 + 1.0, sum(shape.left) / 2)
        assert shape.right is not None
        return (self.width() - _BADGE / 2 - 1.0, sum(shape.right) / 2)

    # ------------------------------------------------------------------ overrides of Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        shapes = self.visible_shapes()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.ui("window"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._badge_places(shapes)
        self._drawn = [
            _Drawn(shape=shape, path=self._path(shape), badge=place)
            for shape, place in zip(shapes, places, strict=True)
        ]
        for drawn in self._drawn:
            self._paint_ribbon(painter, drawn.shape, drawn.path)
        for shape, place in zip(shapes, places, strict=True):
            badge = self._badge(shape.role, in_focus=shape.finding == self._focus)
            half = badge.deviceIndependentSize() / 2
            painter.drawPixmap(place - QPointF(half.width(), half.height()), badge)
            if shape.finding in self._own:
                self._paint_sign(painter, place, self._look.strong(shape.role))
        painter.end()

    def _paint_sign(self, painter: QPainter, place: QPointF, colour: QColor) -> None:
        """Draw the reader's sign beside a badge, on the side where there is room."""
        painter.setFont(ui_font(0.95))
        painter.setPen(colour)
        is_at_end = place.x() > self.width() * 0.75
        x = place.x() + (-_BADGE - 4.0 if is_at_end else _BADGE / 2)
        room = QRectF(x, place.y() - _BADGE / 2, _BADGE / 2 + 4.0, _BADGE)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, READER_SIGN)

    def finding_at(self, point: QPointF) -> str | None:
        """Give the finding of the badge or the topmost ribbon at a point."""
        for drawn in reversed(self._drawn):
            if (drawn.badge - point).manhattanLength() <= _BADGE * 0.6:
                return drawn.shape.finding
        for drawn in reversed(self._drawn):
            if drawn.path.contains(point) or self._is_on_arrow(drawn.shape, point):
                return drawn.shape.finding
        return None

    def _is_on_arrow(self, shape: Shape, point: QPointF) -> bool:
        if shape.left is not None and shape.right is not None:
            return False
        return self._arrow(shape).boundingRect().contains(point)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.finding_at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.finding_picked.emit(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.finding_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, finding: str | None) -> None:
        if finding != self._hovered:
            self._hovered = finding
            pointing = Qt.CursorShape.PointingHandCursor
            self.setCursor(pointing if finding else Qt.CursorShape.ArrowCursor)
            self.finding_hovered.emit(finding or "")
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self.finding_at(QPointF(event.pos()))
            tip = wrapped(self._describe(found)) if found else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)


def _inset(extent: Extent) -> Extent:
    """Leave a little room above and below, so that ribbons of neighbours stay apart."""
    room = min(2.5, (extent[1] - extent[0]) / 4)
    return (extent[0] + room, extent[1] - room)
