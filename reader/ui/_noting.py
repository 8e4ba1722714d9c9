"""What the reader does to notes, tags and reviews, by key, menu or mouse."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.core import (
    Change,
    Note,
    ReviewState,
    Side,
    Span,
    Subject,
    Target,
    anchor_at,
    placed_again,
)
from reader.presentation import STATE_STYLES, NoteRow, inside_quotes, subject_words, tr
from reader.ui._actions_notes import TAG_KEYS
from reader.ui._desk import Desk
from reader.ui._hand_marks import Noted
from reader.ui._note_editor import NoteEditor
from reader.ui._note_list import spoken_note
from reader.ui._review_bar import STATE_KEYS
from reader.ui._session import Session
from reader.ui._showing import Pointed
from reader.ui._side import SidePanel
from reader.ui._tag_dialog import TagDialog

_QUOTED = 140  # characters of a passage
_NOTHING = "Select words in a text or pick a finding first."


class Noting(QObject):
    """Answer the actions of the Notes menu and the wishes of the panel of notes.

    `said` carries words to show and to speak.
    """

    said = Signal(str)
    problem_met = Signal(str, str)

    def __init__(self, session: Session, desk: Desk, side: SidePanel, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._notebook = session.notebook
        self._desk = desk
        self._side = side
        self._window = window
        self._at_caret: frozenset[str] = frozenset()
        self._connect()

    def _connect(self) -> None:
        side, notes, review = self._side, self._side.notes, self._side.findings.review
        notes.row_picked.connect(self.show)
        notes.edit_wished.connect(self.edit)
        notes.delete_wished.connect(self.delete)
        notes.place_wished.connect(self.place)
        side.tags.tag_wished.connect(self.tag)
        side.tags.note_wished.connect(self.write)
        side.tags.manage_wished.connect(self.manage_tags)
        review.state_wished.connect(self.review)
        review.next_wished.connect(self._on_next_wished)
        self._session.selection_changed.connect(self._on_focus_changed)
        self._session.passages_pointed.connect(self._on_focus_changed)
        self._notebook.rows_changed.connect(self._on_notebook_rows_changed)
        self._session.articles_changed.connect(self._show_signs)
        for pane in self._desk.panes:
            pane.selectionChanged.connect(self._show_tags)
            pane.note_picked.connect(self._on_note_picked)
            pane.caret_moved.connect(self._on_pane_caret_moved)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Give what the actions of the menu do."""
        step = self._session.step_to_new
        return {
            "write_note": self.write,
            "write_pair_note": self.write_on_pair,
            "go_to_notes": self._side.go_to_notes,
            **{f"review_{state.value}": partial(self.review, state) for state in STATE_KEYS},
            "next_new": partial(step, 1),
            "previous_new": partial(step, -1),
            **{f"tag_{key}": partial(self.tag_by_key, key) for key in TAG_KEYS},
            "next_tag_set": self.use_next_set,
            "manage_tags": self.manage_tags,
        }

    def _on_next_wished(self) -> None:
        self._session.step_to_new(1)

    def _on_focus_changed(self) -> None:
        self._follow_selection()
        self._show_tags()

    def _on_notebook_rows_changed(self) -> None:
        self._show_tags()
        self._show_signs()

    def _on_note_picked(self, note: str) -> None:
        """Show the note whose sign was clicked in a text."""
        self._side.go_to_notes()
        self._notebook.pick(note)

    def _on_pane_caret_moved(self) -> None:
        """Say the notes on a passage that the reader's caret has come into."""
        side = self._desk.reading_side()
        caret = self._desk.panes[side].caret_offset()
        if caret is None:
            return
        rows = [row for row in self._notebook.rows if _holds(row, side, caret)]
        entered = [row for row in rows if row.item.id not in self._at_caret]
        self._at_caret = frozenset(row.item.id for row in rows)
        if entered:
            self.said.emit(" ".join(map(spoken_note, entered)))

    def _show_signs(self) -> None:
        """Set a sign in the texts beside every passage that a note is about."""
        for side in Side:
            noted = [
                Noted(span=span, words=spoken_note(row), note=row.item.id)
                for row in self._notebook.rows
                for span in (row.spans[side][:1] if row.spans is not None else ())
            ]
            self._desk.panes[side].set_noted(noted)

    def _show_tags(self) -> None:
        target = self.target()
        note = self._notebook.own_note(target) if target is not None else None
        self._side.tags.picker.set_on(frozenset(note.tags) if note is not None else frozenset())
        self._side.tags.picker.set_ready(is_ready=target is not None)

    # --------------------------------------------------------------------------- targets

    def target(self) -> Target | None:
        """Give what is in focus: the selected words, the finding, or what is pointed at."""
        selected, session = self._desk.selection(), self._session
        if selected is not None:
            side, span = selected
            return self._passage((span,), ()) if side is Side.A else self._passage((), (span,))
        if session.selected is not None:
            return self._notebook.target(session.selected)
        return self._passage(*session.pointed.spans) if session.pointed is not None else None

    def _passage(self, a: tuple[Span, ...], b: tuple[Span, ...]) -> Target | None:
        dossier = self._session.work.dossier
        if dossier is None:
            return None
        left, right = (
            tuple(anchor_at(text, span) for span in spans)
            for text, spans in zip(dossier.texts, (a, b), strict=True)
        )
        return Target(subject=Subject.LINK if a and b else Subject.PASSAGE, a=left, b=right)

    # ----------------------------------------------------------------------------- notes

    def write(self) -> None:
        """Open the editor for a note on what is in focus, the reader's own if there is one."""
        target = self.target()
        if target is None:
            self.problem_met.emit(tr(_NOTHING), tr("Ctrl+Shift+N writes a note on the pair."))
        else:
            self._write_on(target)

    def write_on_pair(self) -> None:
        """Open the editor for a note on the pair as a whole."""
        self._write_on(Target(subject=Subject.PAIR))

    def _write_on(self, target: Target) -> None:
        own = self._notebook.own_note(target)
        if own is not None:
            self._open(own.target, own.text, own.tags, partial(self._change, own))
        else:
            self._open(target, "", (), partial(self._notebook.write_note, target))

    def edit(self, row: NoteRow) -> None:
        """Open the editor for a note of the list."""
        note = row.item
        if isinstance(note, Note):
            self._open(note.target, note.text, note.tags, partial(self._change, note))

    def _open(
        self,
        target: Target,
        text: str,
        tags: tuple[str, ...],
        take: Callable[[str, tuple[str, ...]], None],
    ) -> None:
        editor = NoteEditor(self._session, _about(target), text, tags, self._window)
        editor.written.connect(take)
        editor.open()

    def _change(self, note: Note, text: str, tags: tuple[str, ...]) -> None:
        if (text, tags) != (note.text, note.tags):
            made = self._session.work.stamp()["made"]
            self._notebook.edit_note(note, replace(note, text=text, tags=tags, changed=made))

    def delete(self, row: NoteRow) -> None:
        """Take a note or an orphan away; it can be undone."""
        self._notebook.delete(row.item)
        self.said.emit(tr("Deleted. Ctrl+Z brings it back."))

    def show(self, row: NoteRow) -> None:
        """Go to the passages of a note."""
        if row.finding is not None:
            self._session.select(row.finding.key)
        elif row.spans is not None and any(row.spans):
            self._session.point_at(Pointed(spans=row.spans, words=spoken_note(row)))

    def _follow_selection(self) -> None:
        """Bring the note on the finding in focus into focus, too."""
        finding, picked = self._session.selected, self._notebook.picked
        rows = self._notebook.notes_on(finding) if finding is not None else ()
        if rows and picked not in rows:
            self._notebook.pick(rows[0].item.id)

    # --------------------------------------------------------------------------- orphans

    def place(self, row: NoteRow) -> None:
        """Put an orphan on the words that are selected."""
        dossier = self._session.work.dossier
        if dossier is None:
            return
        placed = placed_again(row.item, dossier.texts, self._desk.selections())
        if placed is None:
            self.problem_met.emit(
                tr("It needs a passage on each side on which it has lost one."),
                tr("Select the words in the text, then place it again."),
            )
            return
        self._session.work.do(tr("Place again"), Change(before=row.item, after=placed))
        self.said.emit(tr("Placed again."))

    # ------------------------------------------------------------------ tags and reviews

    def tag_by_key(self, key: int) -> None:
        """Put the tag of a key on what is in focus, or take it off."""
        tag = self._notebook.tag_of_key(key)
        if tag is not None:
            self.tag(tag.name)

    def tag(self, name: str) -> None:
        """Put a tag on what is in focus, or take it off."""
        target = self.target()
        if target is None:
            self.problem_met.emit(tr(_NOTHING), "")
            return
        is_on = self._notebook.toggle_tag(name, target)
        about = _about(target)
        self.said.emit(
            tr("Tagged “{name}”: {about}", name=name, about=about)
            if is_on
            else tr("No longer tagged “{name}”: {about}", name=name, about=about)
        )

    def use_next_set(self) -> None:
        """Let the keys stand for the tags of the next set."""
        names = [one.id for one in self._notebook.tag_sets]
        in_use = self._notebook.set_in_use
        if in_use is not None:
            self._notebook.use_set(names[(names.index(in_use.id) + 1) % len(names)])
            now = self._notebook.set_in_use
            self.said.emit(tr("Keys 1 to 9: {name}", name=now.name if now else ""))

    def manage_tags(self) -> None:
        """Open the dialog of the sets of tags."""
        if self._session.work.dossier is not None:
            TagDialog(self._session, self._window).open()

    def review(self, state: ReviewState) -> None:
        """Decide about the finding in focus, or be undecided again if that is its state."""
        finding = self._session.selected
        if finding is None:
            return
        new = self._notebook.toggle_state(finding, state)
        reviewed = self._notebook.reviewed
        self.said.emit(
            tr(
                "{state}: {finding}. {progress}",
                state=tr(STATE_STYLES[new].word),
                finding=finding.kind,
                progress=reviewed.progress.words if reviewed is not None else "",
            )
        )


def _about(target: Target) -> str:
    """Name a target with the words of its passages."""
    quotes = [
        f"“{inside_quotes(anchor.exact, Span(start=0, end=len(anchor.exact)), _QUOTED)}”"
        for side in Side
        for anchor in target.anchors(side)
    ]
    return " ".join([subject_words(target.subject), " · ".join(quotes)]).strip()


def _holds(row: NoteRow, side: Side, place: int) -> bool:
    """Say whether a note is about the character at a place of one side."""
    spans = row.spans[side] if row.spans is not None else ()
    return any(span.start <= place < span.end for span in spans)
