"""A dialog that lists things of which one is opened."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.presentation import tr

CHOICE = Qt.ItemDataRole.UserRole


class ListDialog(QDialog):
    """List items under a title; `picked` carries what stands behind the one that is opened.

    That is the item's data in the role `CHOICE`. `head` is said over the list.
    """

    picked = Signal(object)

    def __init__(
        self,
        title: str,
        items: Iterable[QListWidgetItem],
        parent: QWidget,
        *,
        size: QSize,
        head: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setAlternatingRowColors(True)
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        for item in items:
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Open | kinds.Cancel, self)
        buttons.accepted.connect(self._open)
        buttons.rejected.connect(self.reject)
        self.list.itemActivated.connect(self._open)
        column = QVBoxLayout(self)
        if head:
            column.addWidget(QLabel(head, self))
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(size)

    def _open(self) -> None:
        item: QListWidgetItem | None = self.list.currentItem()
        if item is not None:
            choice = item.data(CHOICE)
            self.accept()
            self.picked.emit(choice)


def pair_item(titles: tuple[str, str], choice: object, place: str = "") -> QListWidgetItem:
    """Make the item of a pair: both titles, and under them where it is."""
    a, b = titles
    words = tr("A  {a}\nB  {b}", a=a, b=b)
    item = QListWidgetItem(tr("{words}\nin {place}", words=words, place=place) if place else words)
    item.setData(CHOICE, choice)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("{a}, and {b}", a=a, b=b))
    return item
