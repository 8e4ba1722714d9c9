"""A text onto which files may be dropped, and passages of the other side's text."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QTextBrowser, QWidget

from reader.core import Side, Span
from reader.presentation import tr
from reader.ui._clipboard import local_paths, passage_in, put_passage
from reader.ui._look import ui_font
from reader.ui._project_dialogs import opens_project

_EDGE = 6  # pixels of the text that are seen round what is said over it

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
        self.target = QLabel(self.viewport())
        self.target.setObjectName("target")
        self.target.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.target.setWordWrap(True)
        self.target.setFont(ui_font(1.3))
        self.target.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.target.hide()
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

    def _show_target(self, paths: Sequence[Path]) -> None:
        """Say over the text what becomes of the files that are dragged onto it."""
        if not paths:
            return
        if len(paths) == 1 and not paths[0].is_dir() and not opens_project(paths[0]):
            words = tr("{name} becomes article {side}", name=paths[0].name, side=self._side.letter)
        else:
            words = tr("Opens on both sides")
        self.target.setText(words)
        self.target.setGeometry(self.viewport().rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
        self.target.show()

    # ------------------------------------------------------------------ overrides of Qt

    def createMimeDataFromSelection(self) -> QMimeData:
        data, span = super().createMimeDataFromSelection(), self.selected_span()
        if span is not None:
            put_passage(data, self._side, span)
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(self._takes(event.mimeData()))
        self._show_target(local_paths(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self._takes(event.mimeData()))
        if event.isAccepted() and passage_in(event.mimeData()) is not None:
            offset = self.offset_at(event.position())
            self.passage_dragged.emit(NOWHERE if offset is None else offset)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.target.hide()
        self.passage_dragged.emit(NOWHERE)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths, passage = local_paths(event.mimeData()), passage_in(event.mimeData())
        event.setAccepted(self._takes(event.mimeData()))
        self.target.hide()
        if paths:
            self.files_dropped.emit(paths)
        elif passage is not None and event.isAccepted():
            self.passage_dragged.emit(NOWHERE)
            offset = self.offset_at(event.position())
            if offset is not None:
                self.passage_dropped.emit(passage[1], offset)
