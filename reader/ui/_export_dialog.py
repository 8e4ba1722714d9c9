"""The export dialog: choices at the left, a live preview of what comes of them at the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.presentation import tr
from reader.ui._export_choice import ExportChoice
from reader.ui._export_options import ExportOptions
from reader.ui._export_preview import ExportPreview
from reader.ui._look import Look
from reader.ui._previewing import Previewer

_CALM = 200  # milliseconds without a change before a preview is made
_OPTIONS_WIDTH = 356


class ExportDialog(QDialog):
    """Choose what to export and see it; `chosen` carries an `ExportChoice`."""

    chosen = Signal(object)

    def __init__(
        self, choice: ExportChoice, previewer: Previewer, look: Look, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export"))
        previewer.setParent(self)
        self._previewer = previewer
        self.options = ExportOptions(choice, look, self)
        self.preview = ExportPreview(previewer, self)
        self.buttons = self._button_box()
        self._assemble()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self._make_preview)
        self.options.changed.connect(self._on_options_changed)
        for keys, call in (
            ("PgDown", self.preview.go_on),
            ("PgUp", self.preview.go_back),
            ("Ctrl++", self.preview.zoom_in),
            ("Ctrl+=", self.preview.zoom_in),
            ("Ctrl+-", self.preview.zoom_out),
            ("Ctrl+0", self.preview.pages.fit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(call)
        self.resize(1140, 730)
        self._make_preview()

    def _assemble(self) -> None:
        scroll = QScrollArea(self)
        scroll.setObjectName("options")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(_OPTIONS_WIDTH)
        scroll.setWidget(self.options)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(scroll)
        row.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)
        column.addWidget(self.buttons)

    def _button_box(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kinds.Cancel, self)
        self.export = box.addButton(tr("&Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export.setDefault(True)
        box.setContentsMargins(14, 4, 14, 12)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _on_options_changed(self) -> None:
        self._calm.start()
        self.export.setEnabled(self.options.choice.holds_something)

    def _make_preview(self) -> None:
        if self.options.choice.holds_something:
            self.preview.wait()
            self._previewer.make(self.options.choice)
        else:
            self._previewer.stop()
            self.preview.say(tr("Nothing would be written. Choose at least one part."))

    # ------------------------------------------------------------------ overrides of Qt

    def accept(self) -> None:
        """Hand the choice on."""
        self.chosen.emit(self.options.choice)
        super().accept()

    def done(self, result: int) -> None:
        """Make no preview any more."""
        self._calm.stop()
        self._previewer.stop()
        super().done(result)
