"""A text that is laid out for another width at once if it is short, else when that rests."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from reader.core import Side
from reader.ui._drop_text import DropText

_PAUSE = 120  # milliseconds without another width after which a long text follows it


class RestingText(DropText):
    """A drop target whose text follows its width, a long one not at each step of a drag.

    Who derives from it says whether it is long, and what there is to do round Qt's own work.
    """

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(side, parent)
        self._taken = QSize()  # the room for which the text was laid out last
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_PAUSE)
        self._settling.timeout.connect(self._settle)

    @property
    def is_settling(self) -> bool:
        """Say whether the text still waits to be laid out for the width that it has."""
        return self._settling.isActive()

    def _has_long_text(self) -> bool:
        raise NotImplementedError

    def _take_width(self, work: Callable[[], None]) -> None:
        """Do Qt's work, which lays all of the text out anew."""
        raise NotImplementedError

    def _take_height(self, work: Callable[[], None]) -> None:
        """Do Qt's work, which shows more or less of the text."""
        raise NotImplementedError

    def _settle(self) -> None:
        self._settling.stop()
        before, self._taken = self._taken, self.viewport().size()
        event = QResizeEvent(self._taken, before)
        self._take_width(partial(QTextBrowser.resizeEvent, self, event))

    # ------------------------------------------------------------------ overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() == self._taken.width():
            self._settling.stop()
            self._taken = event.size()
            self._take_height(partial(QTextBrowser.resizeEvent, self, event))
        elif self._has_long_text():
            self._settling.start()
        else:
            self._settle()
