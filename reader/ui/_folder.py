"""The articles of a folder, or of many files that were dropped: two of them are picked."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.core import ReaderError
from reader.presentation import tr
from reader.sources import SUPPORTED

_PATH = Qt.ItemDataRole.UserRole


def articles_in(folder: Path) -> tuple[Path, ...]:
    """List the files of a folder that may hold an article, by name. Raises `ReaderError`."""
    endings = {ending for ending, _ in SUPPORTED}
    try:
        files = [path for path in folder.iterdir() if path.is_file()]
    except OSError as error:
        raise ReaderError(
            tr("The folder “{name}” cannot be read.", name=folder.name),
            tr("You may lack the right to read it. Choose the two files themselves."),
        ) from error
    fitting = [p for p in files if p.suffix.lower() in endings and not p.name.startswith(".")]
    return tuple(sorted(fitting, key=lambda path: path.name.casefold()))


class TwoFilesDialog(QDialog):
    """List files, of which two are picked; `picked` carries them, the upper one first."""

    picked = Signal(object, object)

    def __init__(self, paths: Sequence[Path], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Choose two articles"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Files"))
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        for path in paths:
            item = QListWidgetItem(path.name)
            item.setData(_PATH, path)
            item.setToolTip(str(path))
            self.list.addItem(item)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setObjectName("note")
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Open | kinds.Cancel, self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        head = tr("Click two files, or go to them and press Space. The upper one becomes A.")
        column.addWidget(QLabel(head, self))
        column.addWidget(self.list, 1)
        column.addWidget(self.words)
        column.addWidget(self.buttons)
        self.list.itemSelectionChanged.connect(self._on_list_changed)
        self.list.setCurrentRow(0, self.list.selectionModel().SelectionFlag.NoUpdate)
        self._on_list_changed()
        self.resize(560, 420)

    def _chosen(self) -> list[Path]:
        rows = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(_PATH) for item in rows if item.isSelected()]

    def _on_list_changed(self) -> None:
        names = [path.name for path in self._chosen()]
        self.buttons.button(QDialogButtonBox.StandardButton.Open).setEnabled(len(names) == 2)
        if len(names) == 2:
            self.words.setText(tr("A: {a}\nB: {b}", a=names[0], b=names[1]))
        else:
            self.words.setText(tr("{count} of 2 picked", count=len(names)))

    # ------------------------------------------------------------------ overrides of Qt

    def accept(self) -> None:
        """Hand on the two files, if there are two."""
        chosen = self._chosen()
        if len(chosen) == 2:
            super().accept()
            self.picked.emit(*chosen)
