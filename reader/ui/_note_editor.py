"""The editor of a note: its Markdown, how it will look, and its tags."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.export import rich_html
from reader.presentation import rich_text, tr
from reader.ui._look import ui_font
from reader.ui._session import Session
from reader.ui._tag_bar import TagPicker

# What is put before and after the selected words: name, tip, key, before, after.
_INLINE = (
    ("B", "Bold", "Ctrl+B", "**", "**"),
    ("I", "Italic", "Ctrl+I", "*", "*"),
    ("</>", "Code", "Ctrl+Shift+C", "`", "`"),
)
# What every selected line begins with: name, tip, key, beginning.
_LINES = (
    ("• …", "List", "Ctrl+L", "- "),
    ("> …", "Quotation", "Ctrl+Shift+Q", "> "),
)


class NoteEditor(QDialog):
    """Write or change a note; `written` carries its Markdown and the names of its tags."""

    written = Signal(str, object)

    def __init__(
        self, session: Session, about: str, text: str, tags: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Note"))
        self._session = session
        self._tags = tags
        self.about = QLabel(about, self)
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.field = QPlainTextEdit(text, self)
        self.field.setAccessibleName(tr("The note, in Markdown"))
        self.field.setPlaceholderText(tr("Write in Markdown: **bold**, *italic*, - list, > quote"))
        self.field.setTabChangesFocus(True)
        self.preview = QTextBrowser(self)
        self.preview.setOpenLinks(False)
        self.preview.setAccessibleName(tr("How the note will look"))
        for part in (self.field, self.preview):
            part.document().setDocumentMargin(9)
        self.picker = TagPicker(session, self, is_wide=True)
        self.picker.set_on(frozenset(tags))
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Save | kinds.Cancel, self)
        self._lay_out()
        self._connect()
        self._show_preview()
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.setFocus()
        self.resize(720, 470)

    def _lay_out(self) -> None:
        forms = QHBoxLayout()
        forms.setSpacing(2)
        for name, tip, key, before, after in _INLINE:
            forms.addWidget(self._form_button(name, tip, key, before, after))
        for name, tip, key, beginning in _LINES:
            forms.addWidget(self._form_button(name, tip, key, beginning, ""))
        forms.addStretch(1)
        author = QLabel(self._author_words(), self)
        author.setObjectName("note")
        author.setFont(ui_font(0.9))
        forms.addWidget(author)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(self.field)
        halves.addWidget(self.preview)
        halves.setSizes([360, 360])
        halves.setHandleWidth(8)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.about)
        column.addLayout(forms)
        column.addWidget(halves, 1)
        column.addWidget(self.picker)
        column.addWidget(self.buttons)

    def _author_words(self) -> str:
        author = self._session.work.author
        if author:
            return tr("By {author}", author=author)
        return tr("Without a name: you can set yours in the preferences")

    def _form_button(self, name: str, tip: str, key: str, before: str, after: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(name)
        button.setToolTip(f"{tr(tip)}  ({key})")
        button.setAccessibleName(tr(tip))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        font = ui_font()
        font.setBold(name == "B")
        font.setItalic(name == "I")
        button.setFont(font)
        button.setProperty("before", before)
        button.setProperty("after", after)
        button.clicked.connect(self._on_form_clicked)
        QShortcut(QKeySequence(key), self, button.click)
        return button

    def _connect(self) -> None:
        self.field.textChanged.connect(self._show_preview)
        self._session.look_changed.connect(self._show_preview)
        self.picker.tag_wished.connect(self._on_tag_wished)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setToolTip(tr("Save the note  (Ctrl+Enter)"))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.accept)

    def _on_form_clicked(self) -> None:
        """Put the marks of a form round the selected words, or before the selected lines."""
        before, after = (str(self.sender().property(name)) for name in ("before", "after"))
        cursor = self.field.textCursor()
        if after:
            words = cursor.selectedText()
            cursor.insertText(f"{before}{words}{after}")
            if not words:
                cursor.movePosition(
                    QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, len(after)
                )
                self.field.setTextCursor(cursor)
        else:
            self._begin_lines(cursor, before)
        self.field.setFocus()

    def _begin_lines(self, cursor: QTextCursor, beginning: str) -> None:
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        document = self.field.document()
        numbers = range(
            document.findBlock(first).blockNumber(), document.findBlock(last).blockNumber() + 1
        )
        cursor.beginEditBlock()
        for number in numbers:
            cursor.setPosition(document.findBlockByNumber(number).position())
            cursor.insertText(beginning)
        cursor.endEditBlock()

    def _on_tag_wished(self, name: str) -> None:
        kept = tuple(tag for tag in self._tags if tag != name)
        self._tags = kept if name in self._tags else (*self._tags, name)
        self.picker.set_on(frozenset(self._tags))

    def _show_preview(self) -> None:
        html, dim = rich_html(rich_text(self.field.toPlainText())), self._session.look.ui("dim")
        hint = escape(tr("The note will look like this."))
        self.preview.setHtml(html or f'<p style="color:{dim.name()}">{hint}</p>')

    # ------------------------------------------------------------------ overrides of Qt

    def accept(self) -> None:
        """Hand over what was written; a note without words and tags is none."""
        text = self.field.toPlainText().strip("\n")
        if text.strip() or self._tags:
            self.written.emit(text, self._tags)
        super().accept()
