"""The edges between the parts of the window: dragged by mouse, gone to and moved by keyboard."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle, QWidget

from reader.presentation import tr
from reader.ui._announce import announce

_STEP, _STRIDE = 20, 100  # pixels that an arrow key moves an edge, without and with Shift
_WAYS = {
    Qt.Orientation.Horizontal: {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1},
    Qt.Orientation.Vertical: {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1},
}
_BACK = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class EdgedSplitter(QSplitter):
    """Share the room between two parts, neither of which can be squeezed away.

    `name` says what its edge parts. `stretch` is how the parts share room that comes or goes.
    """

    def __init__(
        self,
        orientation: Qt.Orientation,
        name: str,
        parts: tuple[QWidget, QWidget],
        parent: QWidget,
        *,
        stretch: tuple[int, int] = (1, 0),
    ) -> None:
        super().__init__(orientation, parent)
        self.setChildrenCollapsible(False)
        for number, part in enumerate(parts):
            self.addWidget(part)
            self.setStretchFactor(number, stretch[number])
        self.edge.setAccessibleName(name)

    @property
    def edge(self) -> "Edge":
        """Give the edge between the two parts."""
        edge = self.handle(1)
        assert isinstance(edge, Edge)
        return edge

    # ------------------------------------------------------------------ overrides of Qt

    def createHandle(self) -> QSplitterHandle:
        return Edge(self.orientation(), self)


class Edge(QSplitterHandle):
    """An edge that arrow keys move; it is a bar while it has the keyboard.

    Enter and Esc give the keyboard back to where it was.
    """

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.before: QWidget | None = None

    def take_keyboard(self, before: QWidget | None) -> None:
        """Take the keyboard, which goes back to a widget afterwards."""
        self.before = before
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _move(self, by: int) -> None:
        splitter = self.splitter()
        first, second = splitter.sizes()
        splitter.setSizes([first + by, second - by])
        first, second = splitter.sizes()
        share = round(100 * first / (first + second))
        announce(self, tr("at {share} %", share=share))

    # ------------------------------------------------------------------ overrides of Qt

    def event(self, event: QEvent) -> bool:
        # Esc is a shortcut of the window, too.
        is_shortcut = event.type() is QEvent.Type.ShortcutOverride
        if is_shortcut and isinstance(event, QKeyEvent) and event.key() in _BACK:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS[self.orientation()].get(Qt.Key(event.key()))
        is_wide = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if way is not None:
            self._move(way * (_STRIDE if is_wide else _STEP))
        elif event.key() in _BACK and self.before is not None:
            self.before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.clearMask()  # of the few pixels that can be grasped only one is seen else
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setMask(QRegion(self.contentsRect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(self.rect(), self.palette().accent())
            painter.end()


class Edges(QObject):
    """Take the keyboard from edge to edge; `say` tells where it is and what can be done."""

    def __init__(
        self, splitters: Iterable[EdgedSplitter], say: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._splitters = tuple(splitters)
        self._say = say

    def go_to_next(self) -> None:
        """Go to the next edge that is on screen, after the last one to the first."""
        edges = [one.edge for one in self._splitters if one.edge.isVisible()]
        if not edges:
            return
        now = QApplication.focusWidget()
        if isinstance(now, Edge):
            edge, before = edges[(edges.index(now) + 1) % len(edges)], now.before
        else:
            edge, before = edges[0], now
        edge.take_keyboard(before)
        name = edge.accessibleName()
        self._say(tr("{name}: arrow keys move it, Enter goes back.", name=name))
