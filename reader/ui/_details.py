"""What is known of an article, set by hand: title, outlet, author and date."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.core import Article, Side
from reader.presentation import tr
from reader.sources import iso_date


class DetailsDialog(QDialog):
    """Show what is known of an article, to be corrected; `chosen` carries the side and article.

    A field left empty stands for what is not known. A date that is none keeps the dialog
    open, with a word on how to write it.
    """

    chosen = Signal(object, object)

    def __init__(self, side: Side, article: Article, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Details of article {side}", side=side.letter))
        self._side, self._article = side, article
        self.title_field = self._field(tr("Title"), article.title)
        self.outlet = self._field(tr("Outlet"), article.outlet)
        self.author = self._field(tr("Author"), article.byline)
        self.date = self._field(tr("Date"), article.published)
        self.outlet.setPlaceholderText(tr("not known"))
        self.author.setPlaceholderText(tr("not known"))
        self.date.setPlaceholderText(tr("not known, or like 2026-02-14"))
        self.problem = QLabel(self)
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._lay_out()
        self.resize(560, 0)
        title = len(self.title_field.text())
        self.title_field.setSelection(title, -title)  # so that a long one shows its beginning

    def _field(self, name: str, text: str | None) -> QLineEdit:
        field = QLineEdit(text or "", self)
        field.setAccessibleName(name)
        field.textEdited.connect(self._on_field_edited)
        return field

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        for field in (self.title_field, self.outlet, self.author, self.date):
            form.addRow(field.accessibleName(), field)
        note = QLabel(
            tr("They stand over the text, in citations and in exports. The text stays as it is."),
            self,
        )
        note.setObjectName("note")
        note.setWordWrap(True)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addWidget(note)
        column.addWidget(self.buttons)

    def _on_field_edited(self) -> None:
        self.problem.hide()

    def _refuse(self, field: QLineEdit, words: str) -> None:
        self.problem.setText(f"⚠  {words}")
        self.problem.show()
        field.setAccessibleDescription(words)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    # ------------------------------------------------------------------ overrides of Qt

    def accept(self) -> None:
        """Take what was set, unless there is no title or no such day."""
        title, written = self.title_field.text().strip(), self.date.text().strip()
        day = iso_date(written)
        if not title:
            self._refuse(self.title_field, tr("An article needs a title, to be told by it."))
            return
        if written and day is None:
            self._refuse(
                self.date,
                tr(
                    "“{words}” is not a day that can be read. Write year-month-day, like "
                    "2026-02-14, or leave it empty.",
                    words=written,
                ),
            )
            return
        article = replace(
            self._article,
            title=title,
            outlet=self.outlet.text().strip() or None,
            byline=self.author.text().strip() or None,
            published=day,
        )
        super().accept()
        if article != self._article:
            self.chosen.emit(self._side, article)
