"""What the reader noted and decided about the pair on the desk, ready to be shown."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from reader.core import (
    FRAMING_TAGS,
    LENS_TAGS,
    Change,
    Correction,
    Note,
    Review,
    ReviewState,
    Tag,
    TagSet,
    Target,
    note_on,
    toggled_tag,
)
from reader.presentation import (
    STATE_STYLES,
    Finding,
    FindingIndex,
    NoteFilter,
    NoteRow,
    Reading,
    Reviewed,
    dismissed_rows,
    note_rows,
    orphan_rows,
    reviewed_of,
    tr,
)
from reader.ui._work import Work

READY_MADE = (FRAMING_TAGS, LENS_TAGS)


class Notebook(QObject):
    """Notes as rows, orphans, reviews and tags; each change of them is a step of the work.

    Part of the session, which hands it each comparison. `rows_changed` tells of notes and
    orphans and what is shown of them, `reviews_changed` of reviews, `tags_changed` of the
    sets of tags and the one in use, `note_picked` that another note is in focus.
    """

    rows_changed = Signal()
    reviews_changed = Signal()
    tags_changed = Signal()
    note_picked = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._findings: tuple[Finding, ...] = ()
        self._index: FindingIndex | None = None
        self._rows: tuple[NoteRow, ...] = ()
        self._orphans: tuple[NoteRow, ...] = ()
        self._dismissed: tuple[NoteRow, ...] = ()
        self._reviewed: Reviewed | None = None
        self._filter = NoteFilter()
        self._picked: str | None = None
        self._set_in_use = LENS_TAGS.id
        work.dossier_changed.connect(self._on_work_dossier_changed)

    # ------------------------------------------------------------------------- reading

    @property
    def rows(self) -> tuple[NoteRow, ...]:
        """Give all notes that have their place, in reading order."""
        return self._rows

    @property
    def shown(self) -> tuple[NoteRow, ...]:
        """Give the notes, or the dismissed findings, that the filter lets through."""
        rows = self._dismissed if self._filter.is_of_dismissed else self._rows
        return tuple(row for row in rows if self._filter.admits(row))

    @property
    def orphans(self) -> tuple[NoteRow, ...]:
        """Give what has lost its passage."""
        return self._orphans

    @property
    def dismissed(self) -> tuple[NoteRow, ...]:
        """Give the findings that were dismissed, in reading order."""
        return self._dismissed

    @property
    def filter(self) -> NoteFilter:
        """Give which notes are shown."""
        return self._filter

    @property
    def reviewed(self) -> Reviewed | None:
        """Give what was decided about the findings, once there are any."""
        return self._reviewed

    @property
    def picked(self) -> NoteRow | None:
        """Give the note, dismissed finding or orphan in focus."""
        every = (*self._rows, *self._dismissed, *self._orphans)
        return next((row for row in every if row.item.id == self._picked), None)

    @property
    def tag_sets(self) -> tuple[TagSet, ...]:
        """Give the sets of tags of the pair; without a pair, those that are ready-made."""
        dossier = self._work.dossier
        return dossier.tag_sets if dossier is not None else READY_MADE

    @property
    def set_in_use(self) -> TagSet | None:
        """Give the set whose tags the keys 1 to 9 stand for."""
        sets = self.tag_sets
        return next((one for one in sets if one.id == self._set_in_use), next(iter(sets), None))

    def tag_of_key(self, key: int) -> Tag | None:
        """Give the tag that a key stands for."""
        in_use = self.set_in_use
        return next((tag for tag in in_use.tags if tag.key == key), None) if in_use else None

    def tag_named(self, name: str) -> Tag | None:
        """Give a tag by its name, from the set in use if it is there."""
        sets = sorted(self.tag_sets, key=lambda one: one is not self.set_in_use)
        return next((tag for one in sets for tag in one.tags if tag.name == name), None)

    def state(self, finding: Finding) -> ReviewState:
        """Give what was decided about a finding."""
        return self._reviewed.state(finding) if self._reviewed is not None else ReviewState.NEW

    def notes_on(self, finding: Finding) -> tuple[NoteRow, ...]:
        """Give the notes on a finding, in reading order."""
        return tuple(
            row for row in self._rows if row.finding is not None and row.finding.key == finding.key
        )

    def target(self, finding: Finding) -> Target | None:
        """Give a finding in the form that notes and reviews are about."""
        return self._index.target(finding) if self._index is not None else None

    def own_note(self, target: Target) -> Note | None:
        """Give the reader's own note on a target."""
        dossier = self._work.dossier
        return note_on(dossier, target, self._work.author) if dossier is not None else None

    # ------------------------------------------------------------------------ following

    def take(self, reading: Reading | None) -> None:
        """Take the findings that notes and reviews may be about."""
        self._findings = reading.findings if reading is not None else ()
        self._index = reading.index if reading is not None else None
        self._refresh()

    def _on_work_dossier_changed(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        before = (self._rows, self._orphans, self._dismissed), self._reviewed
        dossier, index = self._work.dossier, self._index
        self._rows = note_rows(dossier, index) if dossier is not None else ()
        self._orphans = orphan_rows(dossier) if dossier is not None else ()
        self._dismissed = dismissed_rows(dossier) if dossier is not None else ()
        if not self._dismissed and self._filter.is_of_dismissed:
            self._filter = NoteFilter(words=self._filter.words)
        reviews = dossier.reviews if dossier is not None else ()
        self._reviewed = reviewed_of(index, self._findings, reviews) if index is not None else None
        if before[0] != (self._rows, self._orphans, self._dismissed):
            self.rows_changed.emit()
        if before[1] != self._reviewed:
            self.reviews_changed.emit()
        self.tags_changed.emit()

    # --------------------------------------------------------------------------- picking

    def pick(self, item_id: str | None) -> None:
        """Bring a note or orphan into focus, or none."""
        if item_id != self._picked:
            self._picked = item_id
            self.note_picked.emit()

    def set_filter(self, shown: NoteFilter) -> None:
        """Show other notes."""
        if shown != self._filter:
            self._filter = shown
            self.rows_changed.emit()

    def use_set(self, set_id: str) -> None:
        """Let the keys stand for the tags of another set."""
        if set_id != self._set_in_use:
            self._set_in_use = set_id
            self.tags_changed.emit()

    # -------------------------------------------------------------------------- changing

    def write_note(self, target: Target, text: str, tags: Sequence[str]) -> None:
        """Put a new note on a target."""
        note = Note(target=target, text=text, tags=tuple(tags), **self._work.stamp())
        self._work.do(tr("Write a note"), Change(after=note))
        self.pick(note.id)

    def edit_note(self, before: Note, after: Note) -> None:
        """Change what a note says."""
        if after != before:
            self._work.do(tr("Edit a note"), Change(before=before, after=after))

    def delete(self, item: Note | Review | Correction) -> None:
        """Take a note, a review or an orphan of any kind away."""
        names = {
            Note: tr("Delete a note"),
            Review: tr("Delete a review"),
            Correction: tr("Delete a correction"),
        }
        if isinstance(item, Review) and item.state is ReviewState.DISMISSED:
            names[Review] = tr("Take back a dismissal")
        self._work.do(names[type(item)], Change(before=item))

    def toggle_tag(self, tag: str, target: Target) -> bool:
        """Put a tag on a target or take it off; say whether it is there now."""
        dossier = self._work.dossier
        if dossier is None:
            return False
        note = Note(target=target, text="", **self._work.stamp())
        change = toggled_tag(dossier, tag, note)
        is_on = isinstance(change.after, Note) and tag in change.after.tags
        name = tr("Tag “{tag}”", tag=tag) if is_on else tr("Take off “{tag}”", tag=tag)
        self._work.do(name, change)
        return is_on

    def toggle_state(self, finding: Finding, state: ReviewState) -> ReviewState:
        """Decide about a finding, or be undecided again if that is its state; give the new one."""
        target, reviewed = self.target(finding), self._reviewed
        if target is None or reviewed is None:
            return ReviewState.NEW
        before, now = reviewed.by_key.get(finding.key), reviewed.state(finding)
        new = ReviewState.NEW if state is now else state
        changes: list[Change] = []
        if before is not None and before.author == self._work.author:
            changes.append(Change(before=before))
        # What someone else decided stays in the project; a later review outweighs it.
        if new is not ReviewState.NEW or (before is not None and not changes):
            made = Review(target=target, state=new, **self._work.stamp())
            changes.append(Change(after=made))
        if changes:
            name = tr("Mark as {word}", word=tr(STATE_STYLES[new].word).lower())
            self._work.do(name, *changes)
        return new
