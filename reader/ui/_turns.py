"""Work on long texts, one piece a turn of the event loop, so that the window answers in between."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, QTimer

from reader.core import Article

_LONG = 20_000  # characters: to lay out so many takes about as long as a frame


def is_long(article: Article | None) -> bool:
    """Say whether laying out an article takes so long that it gets a turn of its own."""
    return article is not None and len(article.text) > _LONG


class Turns(QObject):
    """Do one piece of work a turn, in the order in which they came."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[Hashable, Callable[[], None]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def are_over(self) -> bool:
        """Say whether nothing waits."""
        return not self._waiting

    def put(self, key: Hashable, work: Callable[[], None]) -> None:
        """Do some work in a later turn, in place of any of the same key that waits."""
        self._waiting[key] = work
        self._timer.start()

    def finish(self) -> None:
        """Do all that waits now."""
        self._timer.stop()
        while self._waiting:
            self._next()

    def _next(self) -> None:
        self._waiting.pop(next(iter(self._waiting)))()

    def _on_timeout(self) -> None:
        if self._waiting:
            self._next()
        if self._waiting:
            self._timer.start()
