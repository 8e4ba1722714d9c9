"""The pairs that were compared last, to be opened again."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.presentation import tr
from reader.store import RecentPair

_PAIR = Qt.ItemDataRole.UserRole


class RecentDialog(QDialog):
    """List pairs, the last one first; `picked` carries the paths: two articles, or a project."""

    picked = Signal(object)

    def __init__(self, pairs: tuple[RecentPair, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Recent pairs"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Recent pairs"))
        self.list.setAlternatingRowColors(True)
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        for pair in pairs:
            self.list.addItem(_item(pair))
        self.list.setCurrentRow(0)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Open | kinds.Cancel, self)
        buttons.accepted.connect(self._open)
        buttons.rejected.connect(self.reject)
        self.list.itemActivated.connect(self._open)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(640, 420)

    def _open(self) -> None:
        item: QListWidgetItem | None = self.list.currentItem()
        if item is not None:
            pair: RecentPair = item.data(_PAIR)
            self.accept()
            self.picked.emit(tuple(Path(path) for path in pair.paths))


def _item(pair: RecentPair) -> QListWidgetItem:
    a, b = pair.titles
    words = tr("A  {a}\nB  {b}", a=a, b=b)
    if len(pair.paths) == 1:
        words = tr("{words}\nin {project}", words=words, project=Path(pair.paths[0]).name)
    item = QListWidgetItem(words)
    item.setData(_PAIR, pair)
    item.setToolTip("\n".join(pair.paths))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("{a}, and {b}", a=a, b=b))
    return item
