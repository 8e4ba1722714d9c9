"""The examples that come with the program: a list of them, and a strip where nothing is open."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.presentation import tr
from reader.store import Example
from reader.ui._flow import FlowLayout
from reader.ui._list_dialog import CHOICE, ListDialog
from reader.ui._look import Look, ui_font

_PAD = 8
_Index = QModelIndex | QPersistentModelIndex


class ExamplesDialog(ListDialog):
    """List examples, each with what it shows; `picked` carries the one that is opened."""

    def __init__(self, examples: Sequence[Example], look: Look, parent: QWidget) -> None:
        items = map(_item, examples)
        super().__init__(tr("Examples"), items, parent, size=QSize(640, 340))
        self.list.setAlternatingRowColors(False)
        self.list.setItemDelegate(_ExampleDelegate(look, self.list))


def _item(example: Example) -> QListWidgetItem:
    item = QListWidgetItem(example.title)
    item.setData(CHOICE, example)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{example.title}. {example.about}")
    item.setToolTip(example.about)
    return item


class _ExampleDelegate(QStyledItemDelegate):
    """Paint an example: its title, and under it what it shows."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    # ------------------------------------------------------------------ overrides of Qt

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(0, round(2 * QFontMetricsF(ui_font()).lineSpacing()) + 2 * _PAD)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one example."""
        super().paint(painter, option, index)
        example: Example = index.data(CHOICE)
        room = option.rect.adjusted(12, _PAD, -12, -_PAD)
        bold, ui = ui_font(), self._look.ui
        bold.setBold(True)
        painter.save()
        for font, colour, flag, words in (
            (bold, ui("text"), Qt.AlignmentFlag.AlignTop, example.title),
            (ui_font(0.95), ui("dim"), Qt.AlignmentFlag.AlignBottom, example.about),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            mode = Qt.TextElideMode.ElideRight
            fitting = QFontMetricsF(font).elidedText(words, mode, room.width())
            painter.drawText(room, flag | Qt.AlignmentFlag.AlignLeft, fitting)
        painter.restore()


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
