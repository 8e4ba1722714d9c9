"""The ledgers under the texts: a tab for each, a filter, and rows that lead to passages."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

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
from reader.presentation import Ledger, LedgerKind, LedgerRow, tr, tr_n
from reader.ui._ledger_model import ROW, SIGN, LedgerDelegate, LedgerModel
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
_TITLE_PAD, _CELL_PAD = 18, 20
_TEXT_WIDTH = 90  # pixels of a column of text where there is little room
_UNCUT = 10_000
_FIELD_WIDTH = 220
_NARROW = 640  # pixels of the pane, under which it does not count rows


def shared_out(room: int, shares: Sequence[int], least: Sequence[int]) -> list[int]:
    """Give columns their shares of a width, but none less than it needs while there is room."""
    if sum(least) >= room:
        shares, least = least, [0] * len(least)
    fixed: set[int] = set()
    while True:
        left = room - sum(least[n] for n in fixed)
        whole = sum(share for n, share in enumerate(shares) if n not in fixed)
        short = {n for n, s in enumerate(shares) if n not in fixed and s * left < least[n] * whole}
        if not short:
            break
        fixed |= short
    edges = [0.0]
    for number, share in enumerate(shares):
        edges.append(edges[-1] + (least[number] if number in fixed else share * left / whole))
    return [round(end) - round(start) for start, end in pairwise(edges)]


def _longest(ledger: Ledger) -> Iterator[tuple[str, int, int]]:
    """Give the longest words of each column, what stands beside them, and what is enough."""
    for number, column in enumerate(ledger.columns):
        cells = {(row.cells[number].text, row.cells[number].role) for row in ledger.rows}
        has_sign = any(role is not None for _, role in cells)
        texts = [text for text, _ in cells]
        if ledger.lines > 1 and has_sign:
            texts = [word for text in texts for word in text.split()]
        most = _UNCUT if has_sign or column.is_number else _TEXT_WIDTH
        yield max(texts, key=len, default=""), round(SIGN) if has_sign else 0, most


class LedgerTable(QTableView):
    """A table that gives its columns their shares of the width, and its rows to Enter and mouse."""

    def __init__(self, model: LedgerModel, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._measured_for: Ledger | None = None
        self._least: tuple[list[int], list[int]] = ([], [])
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
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
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
        shares = [column.share for column in ledger.columns]
        room = self.viewport().width()
        whole, tight = self._least_widths(ledger)
        widths = shared_out(room, shares, whole if sum(whole) < room else tight)
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width)

    def _least_widths(self, ledger: Ledger) -> tuple[list[int], list[int]]:
        """Give what columns need to be read with their titles whole, and with these cut."""
        if ledger is not self._measured_for:
            self._measured_for = ledger
            head, cell = QFontMetricsF(self.horizontalHeader().font()), QFontMetricsF(self.font())
            titles = [ceil(head.horizontalAdvance(c.title)) + _TITLE_PAD for c in ledger.columns]
            cells = [
                min(ceil(cell.horizontalAdvance(words)) + _CELL_PAD + beside, most)
                for words, beside, most in _longest(ledger)
            ]
            self._least = ([max(pair) for pair in zip(titles, cells, strict=True)], cells)
        return self._least

    def _sort_by(self, column: int) -> None:
        """Sort as a click on the column's heading does: up, down, and back to the own order."""
        head, orders = self.horizontalHeader(), Qt.SortOrder
        if head.sortIndicatorSection() != column:
            head.setSortIndicator(column, orders.AscendingOrder)
        elif head.sortIndicatorOrder() is orders.AscendingOrder:
            head.setSortIndicator(column, orders.DescendingOrder)
        else:
            head.setSortIndicator(-1, orders.AscendingOrder)
        self.setCurrentIndex(self._model.index(0, column))

    def current_row(self) -> LedgerRow | None:
        """Give the row that has the keyboard."""
        row: LedgerRow | None = self.currentIndex().data(ROW)
        return row

    # ------------------------------------------------------------------ overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._sort_by(self.currentIndex().column())
        else:
            self.clicked.emit(self.currentIndex())


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
        self.field.setMinimumWidth(60)
        self.field.setMaximumWidth(_FIELD_WIDTH)
        self.note.setObjectName("note")
        self.note.setFont(ui_font(0.93))
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
        top.addWidget(self.count)
        top.addWidget(self.field, 1)
        top.addWidget(self.close_button)
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
        if self.model.rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.scrollTo(self.table.indexAt(QPoint(0, 0)))
        target = self.table if self.model.rows else self.field
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

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

    # ------------------------------------------------------------------ overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.count.setVisible(self.width() >= _NARROW)
