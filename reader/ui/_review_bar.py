"""What the reader decides about the finding in focus, and how far all were looked through."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from reader.core import ReviewState
from reader.presentation import STATE_STYLES, tr
from reader.ui._look import ui_font
from reader.ui._session import Session

STATE_KEYS = {
    ReviewState.CONFIRMED: "Y",
    ReviewState.DISMISSED: "R",
    ReviewState.QUESTION: "U",
}
_DEEDS = {
    ReviewState.CONFIRMED: "Confirm",
    ReviewState.DISMISSED: "Dismiss",
    ReviewState.QUESTION: "Question",
}


class ReviewBar(QWidget):
    """Three buttons for the finding in focus, and a way to the next new one.

    `words` and `progress` tell how far the pair was looked through; the panel places them.
    """

    state_wished = Signal(object)
    next_wished = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.words = QLabel(self)
        self.words.setObjectName("note")
        self.words.setFont(ui_font(0.86))
        self.next = QToolButton(self)
        self.next.setObjectName("tight")
        self.next.setFont(ui_font(0.93))
        self.next.setText(tr("New ›"))
        self.next.setAccessibleName(tr("Next new finding"))
        self.next.setToolTip(tr("Go to the next finding that nobody decided about  (.)"))
        self.buttons = {state: self._button(state) for state in STATE_KEYS}
        self._lay_out()
        session.comparison_changed.connect(self._show)
        session.selection_changed.connect(self._show)
        session.notebook.reviews_changed.connect(self._show)
        self.next.clicked.connect(self.next_wished)
        self._show()

    def _button(self, state: ReviewState) -> QToolButton:
        style = STATE_STYLES[state]
        button = QToolButton(self)
        button.setObjectName("tight")
        button.setFont(ui_font(0.93))
        button.setProperty("state", state.value)
        button.setText(f"{style.glyph} {tr(_DEEDS[state])}")
        tip = tr("{meaning}  ({key})", meaning=tr(style.meaning), key=STATE_KEYS[state])
        button.setToolTip(tip)
        button.setAccessibleName(tr(_DEEDS[state]))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._on_state_clicked)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(1)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.next)

    def _show(self) -> None:
        reviewed, finding = self._session.notebook.reviewed, self._session.selected
        for part in (self, self.words, self.progress):
            part.setVisible(reviewed is not None)
        if reviewed is None:
            return
        progress = reviewed.progress
        self.words.setText(progress.words)
        self.words.setToolTip(progress.details)
        self.progress.setRange(0, max(1, progress.total))
        self.progress.setValue(progress.reviewed)
        self.progress.setAccessibleName(f"{progress.words}: {progress.details}")
        self.next.setEnabled(progress.reviewed < progress.total)
        state = reviewed.state(finding) if finding is not None else ReviewState.NEW
        for each, button in self.buttons.items():
            button.setEnabled(finding is not None)
            button.setChecked(each is state)

    def _on_state_clicked(self) -> None:
        self._show()  # a button turns itself when clicked; what it shows is the notebook's to say
        self.state_wished.emit(ReviewState(str(self.sender().property("state"))))
