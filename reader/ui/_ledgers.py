"""The ledgers under the texts: a tab for each, a filter, and rows that lead to passages."""

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedLayout,
    QTabBar,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core import Side
from reader.presentation import LedgerKind, LedgerRow, tr, tr_n
from reader.ui._ledger_model import ROW, LedgerDelegate, LedgerModel
from reader.ui._look import Look, ui_font
from reader.ui._session import Session
from reader.ui._showing import Pointed
from reader.ui._status import StatusWords

_NAMES = {
    LedgerKind.QUOTATIONS: "Quotations",
    LedgerKind.FIGURES: "Numbers and dates",
    LedgerKind.NAMES: "Names and labels",
    LedgerKind.SOURCES: "Sources",
}
_PAD = 10


class LedgerTable(QTableView):
    """A table that gives its columns their shares of the width, and its rows to Enter and mouse."""

    def __init__(self, model: LedgerModel, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self._delegate = LedgerDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSortIndicatorClearable(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self._delegate.set_look(look)
        self.viewport().update()

    def arrange(self) -> None:
        """Give rows their height and columns their width."""
        ledger = self._model.ledger
        if ledger is None:
            return
        line = QFontMetricsF(self.font()).lineSpacing()
        self.verticalHeader().setDefaultSectionSize(round(ledger.lines * line + _PAD))
        room, whole = self.viewport().width(), sum(column.share for column in ledger.columns)
        edges = [0]
        for column in ledger.columns:
            edges.append(edges[-1] + column.share)
        places = [round(edge * room / whole) for edge in edges]
        for number in range(len(ledger.columns)):
            self.setColumnWidth(number, places[number + 1] - places[number])

    def current_row(self) -> LedgerRow | None:
        """Give the row that has the keyboard."""
        row: LedgerRow | None = self.currentIndex().data(ROW)
        return row

    # ------------------------------------------------------------------ overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class LedgerPane(QWidget):
    """Show the ledger that the session has open; a row leads to its passages, one after another."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown_row: LedgerRow | None = None
        self._step = 0
        self.model = LedgerModel(self)
        # Made in the order in which Tab takes them.
        self.tabs = QTabBar(self)
        self.field = QLineEdit(self)
        self.close_button = QToolButton(self)
        self.table = LedgerTable(self.model, session.look, self)
        self.count = QLabel(self)
        self.note = StatusWords(self)
        self.empty = QLabel(self)
        self._set_up()
        self._lay_out()
        self._connect()
        self._show_ledger()

    def _set_up(self) -> None:
        for kind in LedgerKind:
            number = self.tabs.addTab(tr(_NAMES[kind]))
            self.tabs.setTabData(number, kind)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(tr("Ledgers"))
        self.field.setPlaceholderText(tr("Filter by words"))
        self.field.setAccessibleName(tr("Filter the ledger by words"))
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(220)
        self.close_button.setText("×")
        self.close_button.setFont(ui_font(1.25))
        self.close_button.setAccessibleName(tr("Close the ledgers"))
        self.close_button.setToolTip(tr("Close the ledgers"))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(140)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 5, 8, 0)
        top.setSpacing(8)
        top.addWidget(self.tabs)
        top.addStretch(1)
        for part in (self.count, self.field, self.close_button):
            top.addWidget(part)
        middle = QWidget(self)
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(middle, 1)
        column.addWidget(self.note)

    def _connect(self) -> None:
        session = self._session
        session.ledger_changed.connect(self._show_ledger)
        session.comparison_changed.connect(self._show_ledger)
        session.look_changed.connect(self._on_session_look_changed)
        self.tabs.currentChanged.connect(self._on_tab_picked)
        self.field.textChanged.connect(self._on_words_changed)
        self.field.returnPressed.connect(self._on_field_return_pressed)
        self.close_button.clicked.connect(self._on_close_clicked)
        self.table.clicked.connect(self._on_row_picked)

    # ------------------------------------------------------------------------- reacting

    def _show_ledger(self) -> None:
        kind, reading = self._session.ledger, self._session.reading
        self.setVisible(kind is not None)
        if kind is None:
            return
        self.tabs.setCurrentIndex(list(LedgerKind).index(kind))
        ledger = reading.ledgers[kind] if reading is not None else None
        if ledger is not self.model.ledger:
            self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.model.set_ledger(ledger)
            self.table.arrange()
        self.table.setAccessibleName(tr(_NAMES[kind]))
        self.note.say(ledger.note if ledger else "")
        self._count_rows()

    def _count_rows(self) -> None:
        ledger, shown = self.model.ledger, len(self.model.rows)
        total = len(ledger.rows) if ledger else 0
        if shown == total:
            words = tr_n("{count} row", "{count} rows", total)
        else:
            words = tr("{shown} of {total} rows", shown=shown, total=total)
        self.count.setText(words if ledger else "")
        if ledger is None:
            self.empty.setText(tr("Nothing is compared yet."))
        elif not total:
            self.empty.setText(ledger.empty)
        else:
            self.empty.setText(tr("No row holds these words."))
        self._stack.setCurrentIndex(0 if shown else 1)

    def _on_session_look_changed(self) -> None:
        self.table.set_look(self._session.look)

    def _on_tab_picked(self, number: int) -> None:
        if self._session.ledger is not None:
            self._session.show_ledger(LedgerKind(self.tabs.tabData(number)))

    def _on_words_changed(self, words: str) -> None:
        self.model.set_words(words)
        self._count_rows()

    def _on_field_return_pressed(self) -> None:
        """Go on to the first of the rows that were looked for."""
        if self.model.rows:
            self.focus_table()
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_close_clicked(self) -> None:
        self._session.show_ledger(None)

    def _on_row_picked(self, index: QModelIndex) -> None:
        """Go to a row's passages; picked again, to its next ones."""
        row: LedgerRow | None = index.data(ROW)
        if row is None or self.model.ledger is None:
            return
        self._step = self._step + 1 if row is self._shown_row else 0
        self._shown_row = row
        if row.finding is not None:
            self._session.select(row.finding)
            return
        here = [row.spans[side] for side in Side]
        a, b = ((spans[self._step % len(spans)],) if spans else () for spans in here)
        self._session.point_at(Pointed(spans=(a, b), words=self.model.ledger.spoken(row)))

    # --------------------------------------------------------------------------- acting

    def focus_table(self) -> None:
        """Move the keyboard to the table, or where it is empty to the filter."""
        target = self.table if self.model.rows else self.field
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.model.rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.scrollTo(self.table.indexAt(QPoint(0, 0)))

    def has_keyboard(self) -> bool:
        """Say whether the keyboard is in it."""
        parts = (self.tabs, self.field, self.close_button, self.table)
        return any(part.hasFocus() for part in parts)

    def clear_words(self) -> bool:
        """Empty the filter if it has the keyboard; say whether there was any."""
        if not self.field.hasFocus() or not self.field.text():
            return False
        self.field.clear()
        return True
