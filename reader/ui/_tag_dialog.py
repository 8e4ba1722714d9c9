"""The sets of tags: add, rename, colour, keys, import and export."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.core import Change, ReaderError, TagSet, renamed_in_notes
from reader.presentation import tr, tr_n
from reader.store import read_tag_sets, write_tag_sets
from reader.ui._session import Session
from reader.ui._tag_table import TagTable


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A set as it stands in the dialog, and the names under which its tags were known."""

    made: TagSet
    before: TagSet | None = None
    renamed: tuple[tuple[str, str], ...] = ()


class TagDialog(QDialog):
    """Change the sets of tags of the pair; all of it is one step that can be undone."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Tags"))
        self._session = session
        self._drafts = [_Draft(made=one, before=one) for one in session.notebook.tag_sets]
        self._current = -1
        self.sets = QListWidget(self)
        self.sets.setAccessibleName(tr("Sets of tags"))
        self.sets.setMaximumWidth(190)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(tr("Name of the set"))
        self.table = TagTable(self)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.add_set = QPushButton(tr("New set"), self)
        self.delete_set = QPushButton(tr("Delete set"), self)
        self.take_in = QPushButton(tr("Import…"), self)
        self.give_out = QPushButton(tr("Export…"), self)
        self.add_tag = QPushButton(tr("Add tag"), self)
        self.delete_tag = QPushButton(tr("Delete tag"), self)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self._lay_out()
        self._connect()
        self._list_sets(self._row_in_use())
        self.resize(760, 470)

    def _lay_out(self) -> None:
        left, right, tags, sets = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QVBoxLayout()
        left.addWidget(self.sets, 1)
        for button in (self.add_set, self.delete_set, self.take_in, self.give_out):
            sets.addWidget(button)
        left.addLayout(sets)
        tags.addWidget(self.add_tag)
        tags.addWidget(self.delete_tag)
        tags.addStretch(1)
        right.addWidget(self.name)
        right.addWidget(self.table, 1)
        right.addLayout(tags)
        halves = QHBoxLayout()
        halves.addLayout(left)
        halves.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(halves, 1)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)
        self.problem.hide()

    def _connect(self) -> None:
        self.sets.currentRowChanged.connect(self._on_set_picked)
        self.add_set.clicked.connect(self._on_add_set)
        self.delete_set.clicked.connect(self._on_delete_set)
        self.take_in.clicked.connect(self._on_import)
        self.give_out.clicked.connect(self._on_export)
        self.add_tag.clicked.connect(self.table.add_tag)
        self.delete_tag.clicked.connect(self.table.delete_current)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    # ---------------------------------------------------------------------------- the sets

    def _row_in_use(self) -> int:
        in_use = self._session.notebook.set_in_use
        return next((n for n, d in enumerate(self._drafts) if d.made == in_use), 0)

    def _list_sets(self, row: int) -> None:
        self._current = -1
        self.sets.blockSignals(True)  # noqa: FBT003  Qt's own
        self.sets.clear()
        self.sets.addItems([draft.made.name for draft in self._drafts])
        self.sets.setCurrentRow(min(row, len(self._drafts) - 1))
        self.sets.blockSignals(False)  # noqa: FBT003
        self._show(self.sets.currentRow())

    def _show(self, row: int) -> None:
        self._current = row
        has_any = row >= 0
        self.name.setText(self._drafts[row].made.name if has_any else "")
        self.table.set_tags(self._drafts[row].made.tags if has_any else ())
        for widget in (self.name, self.table, self.delete_set, self.give_out, self.add_tag):
            widget.setEnabled(has_any)
        self.delete_tag.setEnabled(has_any)

    def _take_back(self) -> bool:
        """Put what the table says into the draft; say whether it makes a set."""
        self.problem.hide()
        if self._current < 0:
            return True
        draft, name = self._drafts[self._current], self.name.text().strip()
        try:
            made = replace(draft.made, name=name or draft.made.name, tags=self.table.tags())
        except ValueError as error:
            self._say(tr("This cannot be: {error}.", error=error))
            return False
        renamed = dict(draft.renamed)
        for old, new in self.table.renamed():
            origin = next((first for first, last in renamed.items() if last == old), old)
            renamed[origin] = new
        self._drafts[self._current] = replace(draft, made=made, renamed=tuple(renamed.items()))
        self.sets.item(self._current).setText(made.name)
        self.table.set_tags(made.tags)
        return True

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    def _on_set_picked(self, row: int) -> None:
        before = self._current
        if row == before:
            return
        if self._take_back():
            self._show(row)
        else:
            self.sets.blockSignals(True)  # noqa: FBT003
            self.sets.setCurrentRow(before)
            self.sets.blockSignals(False)  # noqa: FBT003

    def _on_add_set(self) -> None:
        if self._take_back():
            made = TagSet(id=uuid4().hex, name=tr("New set"), tags=())
            self._drafts.append(_Draft(made=made))
            self._list_sets(len(self._drafts) - 1)
            self.name.setFocus()
            self.name.selectAll()

    def _on_delete_set(self) -> None:
        row = self._current
        if row >= 0:
            del self._drafts[row]
            self._list_sets(max(0, row - 1))

    # ------------------------------------------------------------------------------ files

    def _on_import(self) -> None:
        title, kinds = tr("Import sets of tags"), tr("Tags (*.json)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen:
            self.import_from(Path(chosen))

    def _on_export(self) -> None:
        title, kinds = tr("Export this set of tags"), tr("Tags (*.json)")
        name = f"{self.name.text().strip() or 'tags'}.json"
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, kinds)
        if chosen:
            self.export_to(Path(chosen))

    def import_from(self, path: Path) -> None:
        """Take in the sets of a file; one of the same id takes the other's place."""
        if not self._take_back():
            return
        try:
            sets = read_tag_sets(path)
        except ReaderError as error:
            self._say(f"{error.message} {error.hint}")
            return
        for made in sets:
            ids = [draft.made.id for draft in self._drafts]
            if made.id in ids:
                at = ids.index(made.id)
                self._drafts[at] = replace(self._drafts[at], made=made)
            else:
                self._drafts.append(_Draft(made=made))
        ids = [draft.made.id for draft in self._drafts]
        self._list_sets(ids.index(sets[0].id))
        self._say(tr_n("{count} set taken in.", "{count} sets taken in.", len(sets)))

    def export_to(self, path: Path) -> None:
        """Write the set that is shown to a file."""
        if not self._take_back() or self._current < 0:
            return
        path = path if path.suffix else path.with_suffix(".json")
        try:
            write_tag_sets(path, (self._drafts[self._current].made,))
        except ReaderError as error:
            self._say(f"{error.message} {error.hint}")
        else:
            self._say(tr("Saved as {path}", path=path))

    # ------------------------------------------------------------------ overrides of Qt

    def accept(self) -> None:
        """Make the changes, in the notes that have renamed tags, too."""
        if not self._take_back():
            return
        changes = self._changes()
        if changes:
            self._session.work.do(tr("Change the tags"), *changes)
        if self._current >= 0:
            self._session.notebook.use_set(self._drafts[self._current].made.id)
        super().accept()

    def _changes(self) -> Sequence[Change]:
        dossier = self._session.work.dossier
        if dossier is None:
            return ()
        kept = {draft.before for draft in self._drafts}
        changes = [Change(before=one) for one in dossier.tag_sets if one not in kept]
        names: dict[str, str] = {}
        for draft in self._drafts:
            if draft.before != draft.made:
                changes.append(Change(before=draft.before, after=draft.made))
            names |= dict(draft.renamed)
        return (*changes, *renamed_in_notes(dossier, names))
