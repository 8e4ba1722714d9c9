"""A text onto which files may be dropped, and passages of the other side's text."""

from PySide6.QtCore import QMimeData, QPointF, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from reader.core import Side, Span
from reader.ui._clipboard import local_paths, passage_in, put_passage

NOWHERE = -1
"""Stands for no character of the article."""


class DropText(QTextBrowser):
    """Tell what is dropped, and over which character a passage is dragged.

    `passage_dragged` carries a character, or `NOWHERE` where the drag ends; `passage_dropped`
    the span of the other side and a character here. Who derives from it says what is
    selected, and which character is at a place.
    """

    files_dropped = Signal(object)
    passage_dragged = Signal(int)
    passage_dropped = Signal(object, int)

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setAcceptDrops(True)

    def selected_span(self) -> Span | None:
        """Give the stretch of the article that is selected."""
        raise NotImplementedError

    def offset_at(self, place: QPointF) -> int | None:
        """Give the character of the article that is nearest to a place on screen."""
        raise NotImplementedError

    def _takes(self, data: QMimeData) -> bool:
        """Say whether what is dragged may be dropped: files, or a passage of the other side."""
        passage = passage_in(data)
        return bool(local_paths(data)) or (passage is not None and passage[0] is self._side.other)

    # ------------------------------------------------------------------ overrides of Qt

    def createMimeDataFromSelection(self) -> QMimeData:
        data, span = super().createMimeDataFromSelection(), self.selected_span()
        if span is not None:
            put_passage(data, self._side, span)
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(self._takes(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self._takes(event.mimeData()))
        if event.isAccepted() and passage_in(event.mimeData()) is not None:
            offset = self.offset_at(event.position())
            self.passage_dragged.emit(NOWHERE if offset is None else offset)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.passage_dragged.emit(NOWHERE)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths, passage = local_paths(event.mimeData()), passage_in(event.mimeData())
        event.setAccepted(self._takes(event.mimeData()))
        if paths:
            self.files_dropped.emit(paths)
        elif passage is not None and event.isAccepted():
            self.passage_dragged.emit(NOWHERE)
            offset = self.offset_at(event.position())
            if offset is not None:
                self.passage_dropped.emit(passage[1], offset)
