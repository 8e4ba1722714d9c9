"""How far a pair was looked through, and the choice of what is listed by what was decided."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from reader.core import ReviewState
from reader.presentation import STATE_STYLES, ReviewProgress, tr
from reader.ui._look import ui_font
from reader.ui._session import Session

LISTED_STATES = (ReviewState.NEW, ReviewState.CONFIRMED, ReviewState.QUESTION)
_ONLY = {
    ReviewState.NEW: "only new ones",
    ReviewState.CONFIRMED: "only confirmed",
    ReviewState.QUESTION: "only questions",
}


class StateFilter(QPushButton):
    """Say how far the pair was looked through; its menu leaves one state in the list.

    Dismissed findings have a list of their own, beside the notes.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.words = ""
        self.setObjectName("filter")
        self.setFont(ui_font(0.86))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.states = QMenu(self)
        for state in (None, *LISTED_STATES):
            action = self.states.addAction("")
            action.setCheckable(True)
            action.setData(state)
            action.triggered.connect(self._on_state_picked)
        self.setMenu(self.states)
        session.filters_changed.connect(self._show)
        session.comparison_changed.connect(self._show)
        session.notebook.reviews_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        """Show the progress or, where one state alone is listed, that."""
        reviewed, chosen = self._session.notebook.reviewed, self._session.filters.state
        self.setVisible(reviewed is not None)
        if reviewed is None:
            return
        progress = reviewed.progress
        for action in self.states.actions():
            state = action.data()
            action.setText(_state_words(state, progress))
            action.setChecked(state == chosen)
        words = progress.words if chosen is None else tr(_ONLY[chosen])
        self.words = words
        self.setText(f"{words} ▾")
        self.setProperty("on", chosen is not None)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(tr("Filter by review: {words}", words=words))
        self.setToolTip(
            tr("{details}. Choose which of them are listed.  (Shift+G)", details=progress.details)
        )

    def _on_state_picked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            state = action.data()
            self._session.set_state(ReviewState(state) if state else None)
            self._show()  # an action turns itself when picked


def _state_words(state: ReviewState | None, progress: ReviewProgress) -> str:
    if state is None:
        return tr("All findings")
    style = STATE_STYLES[state]
    return tr(
        "{glyph}  {word}: {count}",
        glyph=style.glyph,
        word=tr(style.word),
        count=progress.counts[state],
    )
