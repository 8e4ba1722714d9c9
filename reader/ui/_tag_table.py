"""The tags of one set as a table: name, letters, colour and key can be changed in place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QColorDialog,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reader.core import Tag
from reader.presentation import tr
from reader.ui._boxes import ArrowBox
from reader.ui._look import figure_font, ui_font
from reader.ui._tag_look import ink_on

_NAME, _LETTERS, _COLOUR, _KEY = range(4)
_KEYS = 9
_BEFORE = Qt.ItemDataRole.UserRole
# To begin with, colours that colour-blind readers can tell apart (Okabe and Ito).
_COLOURS = ("#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7", "#999999")


class ColourButton(QPushButton):
    """Show a colour with its number; a click opens the system's choice of colours."""

    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = colour
        self.setFont(figure_font())
        self.clicked.connect(self._on_clicked)
        self.set_colour(colour)

    def set_colour(self, colour: str) -> None:
        """Take another colour."""
        self.colour = colour
        self.setText(colour)
        self.setAccessibleName(tr("Colour {colour}", colour=colour))
        self.setStyleSheet(
            f"background: {colour}; color: {ink_on(colour).name()}; border-radius: 4px;"
        )

    def _on_clicked(self) -> None:
        chosen = QColorDialog.getColor(QColor(self.colour), self, tr("Colour of the tag"))
        if chosen.isValid():
            self.set_colour(chosen.name())


class TagTable(QTableWidget):
    """Edit tags; `tags` gives them as they stand, `renamed` the old and new names."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 4, parent)
        self.setAccessibleName(tr("Tags of the set"))
        self.setHorizontalHeaderLabels([tr("Name"), tr("Letters"), tr("Colour"), tr("Key")])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(34)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_LETTERS, 70), (_COLOUR, 100), (_KEY, 80)):
            self.setColumnWidth(column, width)
        self.setFont(ui_font())

    def set_tags(self, tags: tuple[Tag, ...]) -> None:
        """Show other tags."""
        self.setRowCount(0)
        for tag in tags:
            self._add(tag, tag.name)

    def add_tag(self) -> None:
        """Add a tag with the next colour and the first key that is free, and name it."""
        row = self.rowCount()
        taken = {self._key(number) for number in range(row)}
        key = next((key for key in range(1, _KEYS + 1) if key not in taken), None)
        self._add(Tag(name=tr("New tag"), colour=_COLOURS[row % len(_COLOURS)], key=key), "")
        self.setCurrentCell(row, _NAME)
        self.editItem(self._item(row, _NAME))

    def delete_current(self) -> None:
        """Take the tag of the current row out of the set."""
        if self.currentRow() >= 0:
            self.removeRow(self.currentRow())

    def _add(self, tag: Tag, before: str) -> None:
        row = self.rowCount()
        self.insertRow(row)
        name, letters = QTableWidgetItem(tag.name), QTableWidgetItem(tag.letters)
        name.setData(_BEFORE, before)
        self.setItem(row, _NAME, name)
        self.setItem(row, _LETTERS, letters)
        self.setCellWidget(row, _COLOUR, ColourButton(tag.colour, self))
        keys = ArrowBox(self)
        keys.name_it(tr("Key of the tag"))
        keys.addItems([tr("none"), *(str(key) for key in range(1, _KEYS + 1))])
        keys.setCurrentIndex(tag.key or 0)
        self.setCellWidget(row, _KEY, keys)

    def tags(self) -> tuple[Tag, ...]:
        """Give the tags as they stand. Raises `ValueError` if one cannot be."""
        return tuple(
            Tag(
                name=self._item(row, _NAME).text().strip(),
                letters=self._item(row, _LETTERS).text().strip(),
                colour=self._colour(row),
                key=self._key(row),
            )
            for row in range(self.rowCount())
        )

    def renamed(self) -> tuple[tuple[str, str], ...]:
        """Give the old and the new name of each tag that has another one."""
        names = (
            (str(self._item(row, _NAME).data(_BEFORE)), self._item(row, _NAME).text().strip())
            for row in range(self.rowCount())
        )
        return tuple((old, new) for old, new in names if old and old != new)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None
        return item

    def _colour(self, row: int) -> str:
        button = self.cellWidget(row, _COLOUR)
        assert isinstance(button, ColourButton)
        return button.colour

    def _key(self, row: int) -> int | None:
        keys = self.cellWidget(row, _KEY)
        assert isinstance(keys, ArrowBox)
        return keys.currentIndex() or None
