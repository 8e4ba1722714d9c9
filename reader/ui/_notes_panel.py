"""The panel of notes: filter, list, the one in focus with its form, and the tags in use."""

from html import escape

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core import Note, Review, ReviewState
from reader.presentation import ORPHAN_GLYPH, STATE_STYLES, NoteFilter, NoteRow, tr, tr_n
from reader.ui._boxes import ArrowBox
from reader.ui._edges import EdgedSplitter
from reader.ui._look import Look, ui_font
from reader.ui._note_html import note_html
from reader.ui._note_list import ROW, NoteDelegate, NotesModel
from reader.ui._session import Session
from reader.ui._tag_look import badge_icon

_EMPTY = (
    "Select words in a text or pick a finding, then press Ctrl+N to write a note on it, "
    "or 1 to 9 to put a tag on it."
)
_NONE_FITS = "No note fits the filter."
_DISMISSED = 0  # stands among the names of tags, which are words


class _List(QListView):
    """A list whose rows can be edited by Enter or F2 and deleted by Delete."""

    edit_wished = Signal()
    delete_wished = Signal()

    # ------------------------------------------------------------------ overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wished.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wished.emit()
        else:
            super().keyPressEvent(event)


class NotesPanel(QWidget):
    """List the session's notes; picking one shows its passage.

    Dismissed findings and orphans have lists of their own.

    `edit_wished`, `delete_wished` and `place_wished` carry a row.
    """

    row_picked = Signal(object)
    edit_wished = Signal(object)
    delete_wished = Signal(object)
    place_wished = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._notebook = session.notebook
        self.model = NotesModel(self._notebook, self)
        self._delegate = NoteDelegate(self._notebook, session.look, self)
        self.heading = QLabel(self)
        self.field = QLineEdit(self)
        self.tag_box = ArrowBox(self)
        self.orphans = QToolButton(self)
        self.list = _List(self)
        self.detail = QTextBrowser(self)
        self.edit = QPushButton(tr("Edit…"), self)
        self.place = QPushButton(tr("Place again"), self)
        self.delete = QPushButton(tr("Delete"), self)
        self._set_up_controls()
        self._set_up_views()
        self._lay_out()
        self._connect()
        self._show_tags()
        self._show_rows()

    # ------------------------------------------------------------------------- assembly

    def _set_up_controls(self) -> None:
        bold = ui_font(1.05)
        bold.setBold(True)
        self.heading.setFont(bold)
        self.field.setPlaceholderText(tr("Search the notes"))
        self.field.setAccessibleName(tr("Search the notes"))
        self.field.setClearButtonEnabled(True)
        self.tag_box.name_it(tr("Show the notes with a tag"))
        self.orphans.setCheckable(True)
        self.orphans.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.orphans.setToolTip(
            tr("Notes, reviews and corrections whose passage no longer stands in the text.")
        )
        self.edit.setToolTip(tr("Edit the note  (Enter)"))
        self.delete.setToolTip(tr("Delete it  (Delete)"))
        self.place.setToolTip(tr("Put it on the words that are selected in a text."))

    def _set_up_views(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Notes"))
        self.detail.setFrameShape(QFrame.Shape.NoFrame)
        self.detail.setOpenLinks(False)
        self.detail.setAccessibleName(tr("The note in focus"))
        self.detail.setMinimumHeight(60)
        self.detail.document().setDocumentMargin(12)
        flags = Qt.TextInteractionFlag
        self.detail.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )

    def _lay_out(self) -> None:
        top, ways, buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.heading)
        top.addWidget(self.field, 1)
        ways.addWidget(self.tag_box, 1)
        ways.addWidget(self.orphans)
        for button in (self.edit, self.place, self.delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.setContentsMargins(12, 2, 10, 6)
        buttons.setSpacing(6)
        head = QVBoxLayout()
        head.setSpacing(6)
        head.setContentsMargins(12, 8, 10, 8)
        head.addLayout(top)
        head.addLayout(ways)
        self.parts = EdgedSplitter(
            Qt.Orientation.Vertical,
            tr("Edge of the note"),
            (_column(self, head, self.list), _column(self, self.detail, buttons)),
            self,
            stretch=(2, 1),
        )
        self.parts.setSizes([440, 200])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.parts)

    def _connect(self) -> None:
        notebook = self._notebook
        notebook.rows_changed.connect(self._show_rows)
        notebook.tags_changed.connect(self._show_tags)
        notebook.note_picked.connect(self._on_notebook_note_picked)
        self._session.look_changed.connect(self._on_session_look_changed)
        self.field.textChanged.connect(self._on_filter_changed)
        self.tag_box.activated.connect(self._on_filter_changed)
        self.orphans.toggled.connect(self._on_orphans_toggled)
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self.list.clicked.connect(self._on_list_clicked)
        self.list.doubleClicked.connect(self._wish_edit)
        self.list.edit_wished.connect(self._wish_edit)
        self.list.delete_wished.connect(self._wish_delete)
        self.edit.clicked.connect(self._wish_edit)
        self.place.clicked.connect(self._wish_place)
        self.delete.clicked.connect(self._wish_delete)

    # ------------------------------------------------------------------------- showing

    def focus_list(self) -> None:
        """Move the keyboard to the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def clear_words(self) -> bool:
        """Empty the search if it has the keyboard; say whether there was any."""
        if not self.field.hasFocus() or not self.field.text():
            return False
        self.field.clear()
        return True

    def _show_rows(self) -> None:
        notebook = self._notebook
        lost, total, shown = len(notebook.orphans), len(notebook.rows), len(notebook.shown)
        words = tr_n("{count} note", "{count} notes", total)
        if notebook.filter.is_of_dismissed:
            words = tr("{count} dismissed", count=shown)
        elif shown < total:
            words = tr("{shown} of {total} notes", shown=shown, total=total)
        self.heading.setText(words)
        self.orphans.setText(tr("{sign} {count} lost", sign=ORPHAN_GLYPH, count=lost))
        self.orphans.setAccessibleName(
            tr_n("{count} has lost its passage", "{count} have lost their passage", lost)
        )
        self.orphans.setVisible(lost > 0)
        if not lost:
            self.orphans.setChecked(False)
        self._on_notebook_note_picked()

    def _show_tags(self) -> None:
        """List all tags to filter by, of sets and of notes, and the way to what was dismissed."""
        notebook, box = self._notebook, self.tag_box
        known = [tag.name for one in notebook.tag_sets for tag in one.tags]
        names: list[str | int] = [_DISMISSED] if notebook.dismissed else []
        names += dict.fromkeys([*known, *(n for row in notebook.rows for n in row.tags)])
        if names != [box.itemData(number) for number in range(1, box.count())]:
            box.clear()
            box.addItem(tr("All notes"), None)
            for name in names:
                if isinstance(name, int):
                    glyph = STATE_STYLES[ReviewState.DISMISSED].glyph
                    box.addItem(tr("{sign} Dismissed findings", sign=glyph), name)
                    continue
                tag = notebook.tag_named(name)
                if tag is not None:
                    icon = badge_icon(tag, self._session.look, self.devicePixelRatioF())
                    box.addItem(icon, name, name)
                else:
                    box.addItem(name, name)
            shown = _DISMISSED if notebook.filter.is_of_dismissed else notebook.filter.tag
            box.setCurrentIndex(max(0, box.findData(shown)))

    def _on_filter_changed(self) -> None:
        tag, words = self.tag_box.currentData(), self.field.text()
        if isinstance(tag, str):
            self._notebook.set_filter(NoteFilter(words=words, tag=tag))
        else:
            is_of_dismissed = tag == _DISMISSED
            self._notebook.set_filter(NoteFilter(words=words, is_of_dismissed=is_of_dismissed))

    def _on_orphans_toggled(self, is_on: bool) -> None:  # noqa: FBT001  a Qt slot
        self.model.set_orphans_shown(are_shown=is_on)
        self.field.setEnabled(not is_on)
        self.tag_box.setEnabled(not is_on)
        self._on_notebook_note_picked()

    def _on_notebook_note_picked(self) -> None:
        row = self._notebook.picked
        index = self.model.index_of(row)
        if not index.isValid():
            row = None
            self.list.selectionModel().clear()
        elif self.list.currentIndex() != index:
            self.list.setCurrentIndex(index)
        self._show_detail(row)

    def _show_detail(self, row: NoteRow | None) -> None:
        look = self._session.look
        is_note = row is not None and isinstance(row.item, Note)
        self.edit.setVisible(is_note)
        self.delete.setVisible(row is not None)
        is_review = row is not None and isinstance(row.item, Review)
        self.delete.setText(tr("Take back") if is_review else tr("Delete"))
        self.place.setVisible(row is not None and row.spans is None)
        self.detail.setFont(ui_font(look.panel_zoom))
        self.detail.setHtml(note_html(row, look) if row is not None else self._hint(look))

    def _hint(self, look: Look) -> str:
        words = _NONE_FITS if self._notebook.rows and not self.model.rowCount() else _EMPTY
        return f'<p style="color:{look.theme.ui["dim"]}">{escape(tr(words))}</p>'

    def _on_session_look_changed(self) -> None:
        self._delegate.set_look(self._session.look)
        self.list.viewport().update()
        self.tag_box.clear()
        self._show_tags()
        self._on_notebook_note_picked()

    # ------------------------------------------------------------------------- wishes

    def _current(self) -> NoteRow | None:
        row: NoteRow | None = self.list.currentIndex().data(ROW)
        return row

    def _on_list_current_changed(self, index: QModelIndex) -> None:
        row: NoteRow | None = index.data(ROW)
        if row is not None and row != self._notebook.picked:
            self._notebook.pick(row.item.id)
            self.row_picked.emit(row)

    def _on_list_clicked(self, index: QModelIndex) -> None:
        """Go to the passage once more, though the note may be in focus already."""
        self.row_picked.emit(index.data(ROW))

    def _wish_edit(self) -> None:
        row = self._current()
        if row is not None and isinstance(row.item, Note):
            self.edit_wished.emit(row)

    def _wish_delete(self) -> None:
        row = self._current()
        if row is not None:
            self.delete_wished.emit(row)

    def _wish_place(self) -> None:
        row = self._current()
        if row is not None:
            self.place_wished.emit(row)


def _column(parent: QWidget, *parts: QWidget | QVBoxLayout | QHBoxLayout) -> QWidget:
    holder = QWidget(parent)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return holder
