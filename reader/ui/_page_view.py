"""Pages of a document as pictures, one at a time: turned by keys or wheel, and zoomed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from reader.export import PagePicture
from reader.presentation import tr

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_POINTS = 96 / 72  # pixels a point at a zoom of 1
_MARGIN = 14  # pixels around a page that is fitted
_CALM = 120  # milliseconds without a change of size before a page is drawn anew
_KEPT = 12  # pictures
_NOTCH = 120  # of a wheel, as Qt counts


class PageView(QScrollArea):
    """Show the page `number`, fitted to the room or at a zoom.

    `picture_wished` asks for a page at a scale in pixels a point, which `show_picture`
    takes. `turned` says that another page is shown or that the zoom has changed.
    """

    picture_wished = Signal(int, float)
    turned = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheet = QLabel(self)
        self.setWidget(self.sheet)
        self.viewport().setAutoFillBackground(False)
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._number = 0
        self._zoom: float | None = None
        self._pictures: dict[tuple[int, float], QPixmap] = {}
        self._wheel = 0
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self._show_page)

    # ------------------------------------------------------------------------- reading

    @property
    def number(self) -> int:
        """Give the page that is shown, counted from 0."""
        return self._number

    @property
    def count(self) -> int:
        """Give the number of pages."""
        return len(self._sizes)

    @property
    def is_drawn(self) -> bool:
        """Say whether the picture of the page is there."""
        return bool(self._sizes) and self._wanted() in self._pictures

    @property
    def zoom(self) -> float:
        """Give the size of the page on screen, 1.0 being that on paper."""
        return self._zoom if self._zoom is not None else self._fitting()

    # ------------------------------------------------------------------------ changing

    def show_pages(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Take the pages of another document, their sizes in points; the place is kept."""
        self._sizes = sizes
        self._pictures.clear()
        self._number = max(0, min(self._number, len(sizes) - 1))
        self._show_page()

    def show_picture(self, number: int, scale: float, picture: PagePicture) -> None:
        """Take the picture of a page that was asked for."""
        image = QImage(
            picture.data,
            picture.width,
            picture.height,
            picture.stride,
            QImage.Format.Format_RGB888,
        )
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        if len(self._pictures) >= _KEPT:
            del self._pictures[next(iter(self._pictures))]
        self._pictures[number, scale] = pixmap
        if (number, scale) == self._wanted():
            self._show_page()

    def turn_to(self, number: int) -> None:
        """Show another page, from its top."""
        number = max(0, min(number, self.count - 1))
        if number != self._number:
            self._number = number
            self.verticalScrollBar().setValue(0)
            self._show_page()

    def step(self, by: int) -> None:
        """Turn so many pages on, or back if negative."""
        self.turn_to(self._number + by)

    def go(self, by: int) -> None:
        """Go on by a screenful, at the end of a page to the next one; back if negative."""
        bar = self.verticalScrollBar()
        if bar.value() != (bar.maximum() if by > 0 else bar.minimum()):
            bar.setValue(bar.value() + by * bar.pageStep())
            return
        before = self._number
        self.step(by)
        if by < 0 and self._number != before:
            bar.setValue(bar.maximum())

    def zoom_by(self, steps: int) -> None:
        """Go to a larger zoom, or a smaller one if negative."""
        now = self.zoom
        if steps > 0:
            self._zoom = next((zoom for zoom in ZOOMS if zoom > now + 0.01), ZOOMS[-1])
        else:
            self._zoom = next((zoom for zoom in ZOOMS[::-1] if zoom < now - 0.01), ZOOMS[0])
        self._show_page()

    def fit(self) -> None:
        """Show the page as large as the room allows."""
        self._zoom = None
        self._show_page()

    # ------------------------------------------------------------------------- drawing

    def _fitting(self) -> float:
        if not self._sizes:
            return 1.0
        width, height = self._sizes[self._number]
        room = self.maximumViewportSize()
        across = (room.width() - 2 * _MARGIN) / width
        down = (room.height() - 2 * _MARGIN) / height
        return max(0.1, min(across, down) / _POINTS)

    def _wanted(self) -> tuple[int, float]:
        scale = self.zoom * _POINTS * self.devicePixelRatioF()
        return self._number, round(scale, 4)

    def _show_page(self) -> None:
        """Show the page, or what is there of it at another size until it is drawn."""
        self._calm.stop()
        if not self._sizes:
            self.sheet.clear()
            self.sheet.resize(0, 0)
            return
        wanted = self._wanted()
        found = self._pictures.get(wanted)
        if found is None:
            self.picture_wished.emit(*wanted)
            found = next((p for (n, _), p in self._pictures.items() if n == self._number), None)
        width, height = (round(length * self.zoom * _POINTS) for length in self._sizes[wanted[0]])
        self.sheet.setScaledContents(wanted not in self._pictures)
        self.sheet.setPixmap(found if found is not None else _blank())
        self.sheet.resize(width, height)
        words = tr("Page {number} of {count}", number=self._number + 1, count=self.count)
        self.setAccessibleName(words)
        self.turned.emit()

    # ------------------------------------------------------------------ overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        moves = {keys.Key_PageDown: 1, keys.Key_Space: 1, keys.Key_PageUp: -1}
        key = Qt.Key(event.key())
        if key in moves:
            self.go(moves[key])
        elif key in (keys.Key_Home, keys.Key_End):
            self.turn_to(0 if key == keys.Key_Home else self.count - 1)
        elif key in (keys.Key_Left, keys.Key_Right) and not self.horizontalScrollBar().maximum():
            self.step(1 if key == keys.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y()
        is_zoom = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        bar = self.verticalScrollBar()
        at_end = bar.value() == (bar.maximum() if turn < 0 else bar.minimum())
        if not turn or not (is_zoom or at_end):
            super().wheelEvent(event)
            return
        self._wheel += turn
        notches = int(self._wheel / _NOTCH)
        self._wheel -= notches * _NOTCH
        if notches and is_zoom:
            self.zoom_by(notches)
        elif notches:
            self.go(-1 if notches > 0 else 1)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom is None:
            self._calm.start()


def _blank() -> QPixmap:
    sheet = QPixmap(1, 1)
    sheet.fill(Qt.GlobalColor.white)
    return sheet
