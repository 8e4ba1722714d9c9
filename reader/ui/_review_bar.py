"""What the reader decides about the finding in focus, and how far all were looked through."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

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

    `progress` draws how far the pair was looked through; the panel places it.
    """

    state_wished = Signal(object)
    next_wished = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.next = QToolButton(self)
        self.next.setObjectName("deed")
        self.next.setFont(ui_font(0.9))
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
        button.setObjectName("deed")
        button.setFont(ui_font(0.9))
        button.setProperty("state", state.value)
        tip = tr("{meaning}  ({key})", meaning=tr(style.meaning), key=STATE_KEYS[state])
        button.setToolTip(tip)
        button.setAccessibleName(tr(_DEEDS[state]))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._on_state_clicked)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 4, 3)
        row.setSpacing(1)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.next)

    def _fit(self) -> None:
        """Leave out words where the panel is narrow, those of the button for the next one first."""
        deeds = {
            button: (f"{STATE_STYLES[state].glyph} {tr(_DEEDS[state])}", STATE_STYLES[state].glyph)
            for state, button in self.buttons.items()
        }
        words = deeds | {self.next: (tr("New ›"), "›")}
        for button, (long, _short) in words.items():
            button.setText(long)
        for parts in ((self.next,), tuple(deeds)):
            if self.sizeHint().width() <= self.width():
                return
            for button in parts:
                button.setText(words[button][1])

    def _show(self) -> None:
        reviewed, finding = self._session.notebook.reviewed, self._session.selected
        for part in (self, self.progress):
            part.setVisible(reviewed is not None)
        if reviewed is None:
            return
        progress = reviewed.progress
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

    # ------------------------------------------------------------------ overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
