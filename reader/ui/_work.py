"""The reader's work on the pair on the desk: what was done, undone and done again."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TypedDict
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from reader.core import Change, Dossier, ReaderError, changed

Clock = Callable[[], datetime]


class Stamp(TypedDict):
    """What every correction, note and review has beside what it says."""

    id: str
    author: str
    made: str


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Work(QObject):
    """Hold the dossier of the pair on the desk; every change of it is a step to be undone.

    It is there while both sides hold an article; part of the session. `begun` tells that
    another pair takes the place of the one before. `changes_made` carries the changes of a
    step, done or undone, in the order to save them.
    `comparison_outdated` tells that the engine would find something else now: the articles,
    the settings, or what the reader decided are others. `problem_met` carries a message
    and a hint.
    """

    begun = Signal()
    dossier_changed = Signal()
    steps_changed = Signal()
    changes_made = Signal(object)
    comparison_outdated = Signal()
    problem_met = Signal(str, str)

    def __init__(self, parent: QObject, clock: Clock = _utc_now) -> None:
        super().__init__(parent)
        self.author = ""
        self.steps = QUndoStack(self)
        # Not the stack's own signal: it also comes while the stack is taken apart.
        self.steps.indexChanged.connect(self._on_steps_index_changed)
        self._clock = clock
        self._dossier: Dossier | None = None
        self._sources: dict[str, bytes] = {}

    @property
    def dossier(self) -> Dossier | None:
        """Give the pair with all that was done to it."""
        return self._dossier

    @property
    def sources(self) -> Mapping[str, bytes]:
        """Give the bytes of the sources by their SHA-256, as a project keeps them."""
        return self._sources

    def add_sources(self, sources: Mapping[str, bytes]) -> None:
        """Keep the bytes of sources, before the articles that were read from them come."""
        self._sources |= sources

    def stamp(self) -> Stamp:
        """Give a new id, the author and the time, for something that the reader makes."""
        made = self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        return Stamp(id=uuid4().hex, author=self.author, made=made)

    def begin(self, dossier: Dossier | None) -> None:
        """Take another pair, of which nothing can be undone."""
        self.steps.clear()
        self._dossier = dossier
        if dossier is not None:
            named = {article.source.sha256 for article in dossier.articles}
            self._sources = {key: self._sources[key] for key in named & self._sources.keys()}
        self.begun.emit()
        self.dossier_changed.emit()

    def adopt(self, dossier: Dossier) -> None:
        """Take the pair as it is now that others have changed it too; the steps stay."""
        self._put(dossier)

    def do(self, name: str, *changes: Change) -> None:
        """Make some changes as one step, which the menu calls by its name ("Link passages").

        Where they cannot be made, `problem_met` tells why, and nothing is changed.
        """
        if self._dossier is None:
            return
        try:
            _after(self._dossier, changes)
        except ReaderError as error:
            self.problem_met.emit(error.message, error.hint)
            return
        self.steps.push(_Step(self, name, changes))

    def make(self, changes: tuple[Change, ...]) -> None:
        """Make some changes that are a step already. Raises `ReaderError`."""
        if self._dossier is not None:
            self._put(_after(self._dossier, changes), changes)

    def _on_steps_index_changed(self) -> None:
        self.steps_changed.emit()

    def _put(self, dossier: Dossier, changes: tuple[Change, ...] = ()) -> None:
        before, self._dossier = self._dossier, dossier
        self.dossier_changed.emit()
        if changes:
            # Before the comparison, which is kept beside what it is a comparison of.
            self.changes_made.emit(changes)
        if before is not None and before.asked != dossier.asked:
            self.comparison_outdated.emit()


class _Step(QUndoCommand):
    """Some changes made together; one that cannot be taken back any more is forgotten."""

    def __init__(self, work: Work, name: str, changes: tuple[Change, ...]) -> None:
        super().__init__(name)
        self._work = work
        self._changes = changes

    def _make(self, changes: tuple[Change, ...]) -> None:
        # An exception would be lost on its way through Qt.
        try:
            self._work.make(changes)
        except ReaderError as error:
            self.setObsolete(True)
            self._work.problem_met.emit(error.message, error.hint)

    def redo(self) -> None:
        """Make the changes."""
        self._make(self._changes)

    def undo(self) -> None:
        """Take the changes back, the last one first."""
        self._make(tuple(change.inverse for change in reversed(self._changes)))


def _after(dossier: Dossier, changes: tuple[Change, ...]) -> Dossier:
    for change in changes:
        dossier = changed(dossier, change)
    return dossier
