"""A ledger as a table that can be sorted by any column and filtered by words."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.presentation import ROLE_STYLES, Cell, Column, Ledger, LedgerRow
from reader.ui._look import Look, figure_font, ui_font

ROW = Qt.ItemDataRole.UserRole
CELL = Qt.ItemDataRole.UserRole + 1
SIGN = 30.0  # pixels before the words for a role's sign
_Index = QModelIndex | QPersistentModelIndex

# Keyboards have straight quotation marks, newspapers have curly ones.
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


class LedgerModel(QAbstractTableModel):
    """The rows of a ledger that hold all words of the filter; sorted, or in their own order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ledger: Ledger | None = None
        self._rows: tuple[LedgerRow, ...] = ()
        self._words = ""
        self._column = -1
        self._order = Qt.SortOrder.AscendingOrder

    @property
    def ledger(self) -> Ledger | None:
        """Give the ledger that is shown."""
        return self._ledger

    @property
    def rows(self) -> tuple[LedgerRow, ...]:
        """Give the rows that are shown, in their order."""
        return self._rows

    def set_ledger(self, ledger: Ledger | None) -> None:
        """Show another ledger, in its own order."""
        self._column = -1
        self._arrange(ledger)

    def set_words(self, words: str) -> None:
        """Show only rows in which all these words occur."""
        self._words = words
        self._arrange(self._ledger)

    def _arrange(self, ledger: Ledger | None) -> None:
        self.beginResetModel()
        self._ledger = ledger
        words = _plain(self._words).split()
        rows = [
            row
            for row in (ledger.rows if ledger else ())
            if all(word in _plain(" ".join(cell.text for cell in row.cells)) for word in words)
        ]
        if self._column >= 0:
            rows.sort(key=self._key, reverse=self._order is Qt.SortOrder.DescendingOrder)
        self._rows = tuple(rows)
        self.endResetModel()

    def _key(self, row: LedgerRow) -> tuple[bool, float, str]:
        cell = row.cells[self._column]
        return (cell.order is None, cell.order or 0.0, _plain(cell.text).lstrip("\"'…"))

    def _cell_data(self, cell: Cell, column: int, role: int) -> object:
        assert self._ledger is not None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.FontRole and self._ledger.columns[column].is_number:
            return figure_font()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._ledger.columns[column].title}: {cell.text or '–'}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._ledger.columns[column])
        return cell if role == CELL else None

    # ------------------------------------------------------------------ overrides of Qt

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt declares it
        return 0 if parent.isValid() or self._ledger is None else len(self._ledger.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._ledger is None:
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.cells[index.column()].text
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._ledger.spoken(row)
        return self._cell_data(row.cells[index.column()], index.column(), role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if self._ledger is None or orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._ledger.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; one below 0 stands for the ledger's own order."""
        self._column, self._order = column, order
        self._arrange(self._ledger)


class LedgerDelegate(QStyledItemDelegate):
    """Paint a field; where it has a role, the role's sign before the words, in its colour."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self._look = look

    # ------------------------------------------------------------------ overrides of Qt

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one field."""
        cell: Cell = index.data(CELL)
        super().paint(painter, option, index)
        if cell.role is None:
            return
        rect = QRectF(option.rect)
        painter.save()
        font = ui_font(1.05)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._look.strong(cell.role))
        place = QRectF(rect.left() + 8.0, rect.top(), SIGN - 8.0, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, ROLE_STYLES[cell.role].glyph)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        cell: Cell = index.data(CELL)
        if cell.role is not None:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(round(SIGN) - 10, 16)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _plain(text: str) -> str:
    return text.casefold().translate(_STRAIGHT)
