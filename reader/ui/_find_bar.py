"""The bar for finding words in the texts."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from reader.core import Side
from reader.presentation import MOST_HITS, tr
from reader.ui._announce import announce
from reader.ui._boxes import ArrowBox, TickBox
from reader.ui._search import Query
from reader.ui._session import Session

_WIDTH = 260
_SCOPES: tuple[tuple[str, tuple[Side, ...]], ...] = (
    ("In both", tuple(Side)),
    ("Only in A", (Side.A,)),
    ("Only in B", (Side.B,)),
)


class _Field(QLineEdit):
    """A field in which Enter goes on and Shift+Enter goes back."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session

    # ------------------------------------------------------------------ overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._session.search.step(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """Take the words to look for, and tell how many hits there are, and which one is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.field = _Field(session, self)
        self.scope = ArrowBox(self)
        self.case = TickBox(tr("Match case"), self)
        self.whole = TickBox(tr("Whole words"), self)
        self.back = QToolButton(self)
        self.on = QToolButton(self)
        self.count = QLabel(self)
        self.close_button = QToolButton(self)
        self._set_up()
        self._connect()
        self.hide()

    def _set_up(self) -> None:
        self.field.setPlaceholderText(tr("Find in the texts"))
        self.field.setAccessibleName(tr("Find in the texts"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(_WIDTH // 2)
        self.field.setMaximumWidth(_WIDTH)
        self.scope.name_it(tr("Where to look"))
        for words, sides in _SCOPES:
            self.scope.addItem(tr(words), sides)
        for button, text, tip in (
            (self.back, "↑", tr("Previous hit (Shift+F3)")),
            (self.on, "↓", tr("Next hit (F3)")),
            (self.close_button, "×", tr("Close (Esc)")),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.field, 4)
        for part in (self.back, self.on, self.scope, self.case, self.whole):
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self.count, 1)
        row.addWidget(self.close_button)

    def _connect(self) -> None:
        search = self._session.search
        search.opened.connect(self._on_search_opened)
        search.closed.connect(self.hide)
        search.hits_changed.connect(self._say_count)
        search.hit_shown.connect(self._say_count)
        self.field.textChanged.connect(self._on_words_changed)
        self.scope.currentIndexChanged.connect(self._on_options_changed)
        self.case.toggled.connect(self._on_options_changed)
        self.whole.toggled.connect(self._on_options_changed)
        self.back.clicked.connect(self._on_back_clicked)
        self.on.clicked.connect(self._on_on_clicked)
        self.close_button.clicked.connect(search.close)

    # ------------------------------------------------------------------------- reacting

    def _on_search_opened(self) -> None:
        self.show()
        self.field.setText(self._session.search.query.words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_words_changed(self, words: str) -> None:
        search = self._session.search
        search.set_query(replace(search.query, words=words))

    def _on_options_changed(self) -> None:
        sides: tuple[Side, ...] = self.scope.currentData()
        self._session.search.set_query(
            Query(
                words=self.field.text(),
                sides=tuple(sides),
                match_case=self.case.isChecked(),
                whole_words=self.whole.isChecked(),
            )
        )

    def _on_back_clicked(self) -> None:
        self._session.search.step(-1)

    def _on_on_clicked(self) -> None:
        self._session.search.step(1)

    def _say_count(self) -> None:
        search = self._session.search
        total = len(search.hits)
        words = ""
        if total:
            words = tr(
                "{number} of {total} hits · {a} in A, {b} in B",
                number=search.number + 1 if search.number >= 0 else "–",
                total=total,
                a=len(search.spans(Side.A)),
                b=len(search.spans(Side.B)),
            )
            if any(len(search.spans(side)) >= MOST_HITS for side in Side):
                words = tr("{words}, and more that are not shown", words=words)
        elif search.query.words.strip():
            words = tr("Not found")
        for button in (self.back, self.on):
            button.setEnabled(bool(total))
        if words != self.count.text():
            self.count.setText(words)
            if self.isVisible() and words:
                announce(self, words)
