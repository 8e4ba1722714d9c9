"""The examples that come with the program: a list of them, and a strip where nothing is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.presentation import tr
from reader.store import Example
from reader.ui._flow import FlowLayout
from reader.ui._look import ui_font

_EXAMPLE = Qt.ItemDataRole.UserRole


class ExamplesDialog(QDialog):
    """List examples, each with what it shows; `picked` carries the one that is opened."""

    picked = Signal(object)

    def __init__(self, examples: Sequence[Example], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Examples"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Examples"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        for example in examples:
            item = QListWidgetItem(f"{example.title}\n{example.about}")
            item.setData(_EXAMPLE, example)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{example.title}. {example.about}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Open | kinds.Cancel, self)
        buttons.accepted.connect(self._open)
        buttons.rejected.connect(self.reject)
        self.list.itemActivated.connect(self._open)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(640, 340)

    def _open(self) -> None:
        item: QListWidgetItem | None = self.list.currentItem()
        if item is not None:
            self.accept()
            self.picked.emit(item.data(_EXAMPLE))


class StartStrip(QFrame):
    """Offer the examples as buttons; `picked` carries the one to open."""

    picked = Signal(object)

    def __init__(self, examples: Sequence[Example], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self._examples = tuple(examples)
        heading = QLabel(tr("Open two articles of your own, or begin with an example:"), self)
        bold = ui_font()
        bold.setBold(True)
        heading.setFont(bold)
        flow = FlowLayout(spacing=8)
        self.buttons = tuple(self._button(example) for example in self._examples)
        for button in self.buttons:
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addLayout(flow)
        self.hide()

    def _button(self, example: Example) -> QPushButton:
        button = QPushButton(example.title, self)
        button.setToolTip(example.about)
        button.setAccessibleDescription(example.about)
        button.clicked.connect(self._on_button_clicked)
        return button

    def _on_button_clicked(self) -> None:
        self.picked.emit(self._examples[self.buttons.index(self.sender())])
