"""Sentences that the reader holds on either side, for what is done with them next."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from reader.core import Side, Span

Spans = tuple[Span, ...]


class Held(QObject):
    """The sentences held; part of the session. Other articles let them go."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._spans: tuple[Spans, Spans] = ((), ())

    def spans(self, side: Side) -> Spans:
        """Give the sentences held on one side, in order."""
        return self._spans[side]

    def toggle(self, side: Side, spans: Iterable[Span]) -> None:
        """Hold sentences, or let them go if all are held already."""
        wanted, there = set(spans), set(self._spans[side])
        now = there - wanted if wanted <= there else there | wanted
        both = [*self._spans]
        both[side] = tuple(sorted(now))
        self._put((both[0], both[1]))

    def clear(self) -> None:
        """Let all go."""
        self._put(((), ()))

    def _put(self, spans: tuple[Spans, Spans]) -> None:
        if spans != self._spans:
            self._spans = spans
            self.changed.emit()
