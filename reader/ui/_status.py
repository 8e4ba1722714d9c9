"""The status bar: what is on the desk, in one line of words cut to the room there is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from reader.core import Comparison, Status
from reader.presentation import Role, tr, tr_n
from reader.ui._session import Session


class StatusWords(QLabel):
    """Show a sentence; what does not fit ends in an ellipsis and is in the tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def say(self, words: str) -> None:
        """Show other words."""
        self.setText(words)
        self.setToolTip(words)

    # ------------------------------------------------------------------ overrides of Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect().adjusted(8, 0, -8, 0)
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(self.palette().windowText().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


def state_words(session: Session) -> str:
    """Say in one sentence what is on the desk."""
    comparison = session.comparison
    if comparison is None:
        if session.has_pair:
            return tr("Not compared yet.")
        return tr("Open two articles on the same event to compare them.")
    conflicts, shared = session.count(Role.CONFLICT), len(comparison.links)
    parts = [
        tr_n("{count} passage shared", "{count} passages shared", shared)
        if shared
        else tr("The two articles share no passage"),
        tr_n("{count} detail in conflict", "{count} details in conflict", conflicts),
        _one_sided_words(session, comparison),
    ]
    return " · ".join(parts)


def _one_sided_words(session: Session, comparison: Comparison) -> str:
    """Say how many whole sentences only one article has, and how many details in others."""
    rows = [row for side in comparison.coverage for row in side]
    whole = sum(row.status is Status.OMITTED for row in rows)
    details = session.count(Role.ONLY_HERE) - whole
    return tr(
        "{sentences} and {details} on one side only",
        sentences=tr_n("{count} sentence", "{count} sentences", whole),
        details=tr_n("{count} detail", "{count} details", details),
    )
