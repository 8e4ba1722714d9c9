"""The tags of the set in use, to be put on what is in focus, and the choice of the set."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from reader.presentation import NOTE_GLYPH, tr
from reader.ui._flow import FlowLayout
from reader.ui._session import Session
from reader.ui._tag_look import TagButton

_BUTTON = 24  # pixels of width, so that the tags of nine keys fit beside two of them


class TagPicker(QWidget):
    """A button for each tag of the set in use; `tag_wished` carries a tag's name."""

    tag_wished = Signal(str)

    def __init__(self, session: Session, parent: QWidget, *, is_wide: bool) -> None:
        super().__init__(parent)
        self._session = session
        self._is_wide = is_wide
        self._on: frozenset[str] = frozenset()
        self._is_ready = is_wide
        self.buttons: tuple[TagButton, ...] = ()
        self._flow = FlowLayout(self, spacing=4 if is_wide else 0)
        session.notebook.tags_changed.connect(self._on_tags_changed)
        session.look_changed.connect(self._make)
        self._make()

    def set_on(self, names: frozenset[str]) -> None:
        """Show which tags are on what is in focus."""
        self._on = names
        for button in self.buttons:
            button.set_on(is_on=button.tag.name in names)

    def set_ready(self, *, is_ready: bool) -> None:
        """Show whether there is anything in focus that a tag could be put on."""
        self._is_ready = is_ready
        for button in self.buttons:
            button.set_ready(is_ready=is_ready)

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
        self.set_ready(is_ready=self._is_ready)
        self.updateGeometry()


class TagBar(QWidget):
    """Write a note, put the tags of the set in use on what is in focus, choose the set: one row."""

    tag_wished = Signal(str)
    note_wished = Signal()
    manage_wished = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._notebook = session.notebook
        self.note = self._button(NOTE_GLYPH, tr("Write a note"))
        self.note.setToolTip(
            tr("Write a note on the selected words or the finding in focus  (Ctrl+N)")
        )
        self.picker = TagPicker(session, self, is_wide=False)
        self.more = self._button("…", tr("Sets of tags"))
        self.more.setToolTip(tr("Choose and change the sets of tags"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 2, 4)
        row.setSpacing(1)
        row.addWidget(self.note)
        row.addWidget(self.picker, 1)
        row.addWidget(self.more)
        self._notebook.tags_changed.connect(self._fill_menu)
        self.note.clicked.connect(self.note_wished)
        self.picker.tag_wished.connect(self.tag_wished)
        self._fill_menu()

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("tight")
        button.setText(text)
        button.setFixedWidth(_BUTTON)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _fill_menu(self) -> None:
        """List the sets, the one in use checked, and the way to change them."""
        self.menu.clear()
        for one in self._notebook.tag_sets:
            action = self.menu.addAction(one.name)
            action.setData(one.id)
            action.setCheckable(True)
            action.setChecked(one == self._notebook.set_in_use)
            action.triggered.connect(self._on_set_picked)
        self.menu.addSeparator()
        self.menu.addAction(tr("Manage tags…")).triggered.connect(self.manage_wished)

    def _on_set_picked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._notebook.use_set(str(action.data()))
