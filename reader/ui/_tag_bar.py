"""The tags of the set in use, to be put on what is in focus, and the choice of the set."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from reader.presentation import NOTE_GLYPH, tr
from reader.ui._boxes import ArrowBox
from reader.ui._flow import FlowLayout
from reader.ui._session import Session
from reader.ui._tag_look import TagButton


class TagPicker(QWidget):
    """A button for each tag of the set in use; `tag_wished` carries a tag's name."""

    tag_wished = Signal(str)

    def __init__(self, session: Session, parent: QWidget, *, is_wide: bool) -> None:
        super().__init__(parent)
        self._session = session
        self._is_wide = is_wide
        self._on: frozenset[str] = frozenset()
        self.buttons: tuple[TagButton, ...] = ()
        self._flow = FlowLayout(self, spacing=4 if is_wide else 1)
        session.notebook.tags_changed.connect(self._on_tags_changed)
        session.look_changed.connect(self._make)
        self._make()

    def set_on(self, names: frozenset[str]) -> None:
        """Show which tags are on what is in focus."""
        self._on = names
        for button in self.buttons:
            button.set_on(is_on=button.tag.name in names)

    def _on_tags_changed(self) -> None:
        in_use = self._session.notebook.set_in_use
        if tuple(button.tag for button in self.buttons) != (in_use.tags if in_use else ()):
            self._make()

    def _make(self) -> None:
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        in_use, look = self._session.notebook.set_in_use, self._session.look
        self.buttons = tuple(
            TagButton(tag, look, self, is_wide=self._is_wide)
            for tag in (in_use.tags if in_use else ())
        )
        for button in self.buttons:
            self._flow.addWidget(button)
            button.wished.connect(self.tag_wished)
            button.show()
        self.set_on(self._on)
        self.updateGeometry()


class TagBar(QWidget):
    """Choose the set of tags in use, see its keys, and put its tags on what is in focus."""

    tag_wished = Signal(str)
    note_wished = Signal()
    manage_wished = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.box = ArrowBox(self)
        self.box.setAccessibleName(tr("Set of tags in use"))
        self.note = QToolButton(self)
        self.note.setText(tr("{sign} Note…", sign=NOTE_GLYPH))
        self.note.setToolTip(
            tr("Write a note on the selected words or the finding in focus  (Ctrl+N)")
        )
        self.manage = QToolButton(self)
        self.manage.setText("…")
        self.manage.setAccessibleName(tr("Manage tags"))
        self.manage.setToolTip(tr("Change the sets of tags  (Ctrl+T)"))
        for button in (self.note, self.manage):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.picker = TagPicker(session, self, is_wide=False)
        head = QHBoxLayout()
        head.addWidget(self.note)
        head.addWidget(self.box, 1)
        head.addWidget(self.manage)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 5, 8, 6)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.picker)
        session.notebook.tags_changed.connect(self._show_sets)
        self.box.activated.connect(self._on_set_picked)
        self.note.clicked.connect(self.note_wished)
        self.manage.clicked.connect(self.manage_wished)
        self.picker.tag_wished.connect(self.tag_wished)
        self._show_sets()

    def _show_sets(self) -> None:
        notebook = self._session.notebook
        known = [(self.box.itemData(n), self.box.itemText(n)) for n in range(self.box.count())]
        sets = [(one.id, one.name) for one in notebook.tag_sets]
        if known != sets:
            self.box.clear()
            for identity, name in sets:
                self.box.addItem(name, identity)
        if notebook.set_in_use is not None:
            self.box.setCurrentIndex(self.box.findData(notebook.set_in_use.id))

    def _on_set_picked(self) -> None:
        self._session.notebook.use_set(str(self.box.currentData()))
