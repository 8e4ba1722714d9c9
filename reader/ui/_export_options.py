"""The choices of an export: its form, and how it is set out."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.export import Format, Layout, PageStyle, Paper, Part
from reader.presentation import tr
from reader.ui._boxes import ArrowBox, TickBox
from reader.ui._export_choice import FORMATS, LAYOUTS, PAPERS, PARTS, ExportChoice
from reader.ui._layout_icons import SIZE, layout_icon
from reader.ui._look import Look, ui_font


class ExportOptions(QWidget):
    """Choose a form, a layout and parts; what a form does not have is not shown."""

    changed = Signal()

    def __init__(self, choice: ExportChoice, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = choice.style
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 12)
        column.setSpacing(7)
        column.addWidget(_heading(tr("Form"), self))
        self.form = self._form_box(choice.format)
        column.addWidget(self.form)
        self.about = _note(self)
        column.addWidget(self.about)
        # Made in the order in which they stand, so that Tab follows it.
        self._layout = self._layout_section()
        self._of_parts = self._parts_section()
        self.confirmed = self._confirmed_box()
        self._print = self._print_section()
        for section in (self._layout, self._of_parts, self.confirmed, self._print):
            column.addSpacing(8)
            column.addWidget(section)
        column.addStretch(1)
        self._show_choice(choice)
        self.form.currentIndexChanged.connect(self._on_changed)
        self.paper.currentIndexChanged.connect(self._on_changed)
        self.layouts.idToggled.connect(self._on_changed)
        for box in (*self.parts.values(), self.confirmed, self.black_and_white, self.embed):
            box.toggled.connect(self._on_changed)

    # ------------------------------------------------------------------------- assembly

    def _form_box(self, chosen: Format) -> ArrowBox:
        box = ArrowBox(self)
        box.name_it(tr("Form"))
        for form, (words, _) in FORMATS.items():
            box.addItem(tr(words), form.value)
        box.setCurrentIndex(list(FORMATS).index(chosen))
        return box

    def _layout_section(self) -> QWidget:
        section, grid = _section(tr("Layout"), self)
        self.layouts = QButtonGroup(section)
        for number, (layout, words) in enumerate(LAYOUTS.items()):
            button = QToolButton(section)
            button.setObjectName("layout")
            button.setCheckable(True)
            button.setText(tr(words))
            button.setIcon(layout_icon(layout, self._look, self.devicePixelRatioF()))
            button.setIconSize(SIZE)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(tr("Layout: {name}", name=tr(words)))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.layouts.addButton(button, number)
            grid.addWidget(button, 1 + number // 2, number % 2)
        return section

    def _parts_section(self) -> QWidget:
        section, grid = _section(tr("Parts"), self)
        self.parts = {part: TickBox(tr(PARTS[part]), section) for part in Part}
        for number, box in enumerate(self.parts.values()):
            grid.addWidget(box, 1 + number // 2, number % 2)
        return section

    def _confirmed_box(self) -> TickBox:
        box = TickBox(tr("Only what you confirmed or found"), self)
        tip = tr("Other findings, the overview and the ledgers are left out, in every form.")
        box.setToolTip(tip)
        box.setAccessibleDescription(tip)
        return box

    def _print_section(self) -> QWidget:
        section, grid = _section(tr("Print"), self)
        self.paper = ArrowBox(section)
        self.paper.name_it(tr("Paper"))
        for paper, words in PAPERS.items():
            self.paper.addItem(tr(words), paper.value)
        self.black_and_white = TickBox(tr("Black and white"), section)
        tip = tr("No colour: marks have their lines, signs and letters alone.")
        self.black_and_white.setToolTip(tip)
        self.black_and_white.setAccessibleDescription(tip)
        grid.addWidget(self.paper, 1, 0)
        grid.addWidget(self.black_and_white, 1, 1)
        self.embed = TickBox(tr("Embed the project"), section)
        travels = tr(
            "Lateral opens the PDF again. The whole texts of both sources and your notes then "
            "travel with it."
        )
        self.embed.setAccessibleDescription(travels)
        grid.addWidget(self.embed, 2, 0, 1, 2)
        self.embed_note = _note(section)
        self.embed_note.setText(travels)
        grid.addWidget(self.embed_note, 3, 0, 1, 2)
        return section

    # ------------------------------------------------------------------------- choosing

    @property
    def choice(self) -> ExportChoice:
        """Give what is chosen."""
        form = Format(self.form.currentData())
        style = replace(
            self._style,
            layout=list(LAYOUTS)[self.layouts.checkedId()],
            parts=frozenset(part for part, box in self.parts.items() if box.isChecked()),
            is_black_and_white=self.black_and_white.isChecked(),
            paper=Paper(self.paper.currentData()),
            embeds_project=self.embed.isChecked(),
            only_confirmed=self.confirmed.isChecked(),
        )
        return ExportChoice(format=form, style=style)

    def _show_choice(self, choice: ExportChoice) -> None:
        style: PageStyle = choice.style
        self.layouts.button(list(LAYOUTS).index(style.layout)).setChecked(True)
        for part, box in self.parts.items():
            box.setChecked(part in style.parts)
        self.black_and_white.setChecked(style.is_black_and_white)
        self.paper.setCurrentIndex(list(PAPERS).index(style.paper))
        self._show_what_applies()

    def _show_what_applies(self) -> None:
        choice = self.choice
        self.about.setText(tr(FORMATS[choice.format][1]))
        is_paged = choice.format is Format.PDF
        for widget in (self._layout, self.black_and_white, self.embed, self.embed_note):
            widget.setVisible(is_paged)
        self._print.setVisible(choice.format.has_pages)
        self._of_parts.setVisible(choice.format.has_parts)
        has_texts = not is_paged or choice.style.layout is not Layout.FINDINGS
        self.parts[Part.TEXTS].setEnabled(has_texts)

    def _on_changed(self) -> None:
        self._show_what_applies()
        self.changed.emit()


def _section(title: str, parent: QWidget) -> tuple[QWidget, QGridLayout]:
    """Make a piece with a heading; rows below it start at 1."""
    section = QWidget(parent)
    section.setAccessibleName(title)
    grid = QGridLayout(section)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    grid.addWidget(_heading(title, section), 0, 0, 1, 2)
    return section, grid


def _heading(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    font = ui_font()
    font.setBold(True)
    label.setFont(font)
    return label


def _note(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName("note")
    label.setFont(ui_font(0.93))
    label.setWordWrap(True)
    return label
