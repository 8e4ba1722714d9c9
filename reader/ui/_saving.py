"""Keeping the pair on the desk in a project as the reader goes on."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.core import Article, Change, Dossier, ReaderError
from reader.presentation import tr
from reader.store import FIRST_PAIR
from reader.ui._project_desk import OpenedProject, ProjectDesk, ProjectPlace
from reader.ui._session import Session
from reader.ui.jobs import Job, JobRunner


class SaveState(StrEnum):
    """Whether what the reader did is on the disk."""

    IN_MEMORY = "in_memory"
    SAVING = "saving"
    SAVED = "saved"
    UNSAVED = "unsaved"


class Saving(QObject):
    """Save each step of the session's work in the project that is open, if one is.

    The file is read and written in the thread of its own `runner`. `opened` and
    `made` carry an `OpenedProject`; `problem_met` a message and a hint.
    """

    opened = Signal(object)
    made = Signal(object)
    state_changed = Signal()
    problem_met = Signal(str, str)
    notice_given = Signal(str)

    def __init__(self, session: Session, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._desk = ProjectDesk()
        self._making: ProjectPlace | None = None  # the project that is being made
        self._jobs = 0
        self._saves = 0
        self._problem = ""
        self._told = ""
        work = session.work
        work.begun.connect(self._on_work_begun)
        work.changes_made.connect(self._on_work_changes_made)
        work.dossier_changed.connect(self.state_changed)
        session.comparison_changed.connect(self._on_session_comparison_changed)

    # ------------------------------------------------------------------------- reading

    @property
    def state(self) -> SaveState:
        """Say whether what the reader did is on the disk."""
        if self._problem:
            return SaveState.UNSAVED
        if self._session.project is None:
            return SaveState.IN_MEMORY
        return SaveState.SAVING if self._saves else SaveState.SAVED

    @property
    def has_unsaved_work(self) -> bool:
        """Say whether the reader made something that would be lost with the window."""
        dossier = self._session.work.dossier
        if dossier is None or self.state is SaveState.SAVED:
            return False
        return bool(self._problem or dossier.corrections or dossier.notes or dossier.reviews)

    # ------------------------------------------------------------------------ changing

    def open(self, path: Path, pair: int | None = None) -> None:
        """Open a pair of a project or of a report that holds one; the first if none is named."""
        job = self._start("open", partial(self._desk.open, path, pair))
        job.succeeded.connect(self._on_project_opened)

    def create(self, path: Path) -> None:
        """Save the pair on the desk as a new project, and go on in that."""
        work = self._session.work
        if work.dossier is None:
            return
        self._making = ProjectPlace(path=path, pair=FIRST_PAIR)
        make = partial(self._desk.create, path, work.dossier, work.sources)
        comparison = self._session.comparison if self._session.is_compared else None
        job = self._start("open", partial(make, comparison))
        job.succeeded.connect(self._on_project_created)
        job.failed.connect(self._on_project_not_created)

    def add_to(self, path: Path) -> None:
        """Save the pair on the desk as one more of a project, and go on in that."""
        work = self._session.work
        if work.dossier is None:
            return
        add = partial(self._desk.add, path, work.dossier, work.sources)
        comparison = self._session.comparison if self._session.is_compared else None
        job = self._start("open", partial(add, comparison))
        job.succeeded.connect(self._go_on_in)
        # The number that the pair will have is not known before; nothing is done meanwhile.
        self._runner.settle()

    def try_again(self) -> None:
        """Save what could not be saved, and tell if that fails once more."""
        self._told = ""
        self._save(())

    def look_again(self) -> None:
        """Take over what another window saved in the meantime."""
        if self._session.project is not None and self.state is SaveState.SAVED:
            job = self._start("look", self._desk.look_again)
            job.succeeded.connect(self._on_looked_again)

    def settle(self) -> None:
        """Wait until all is written."""
        self._runner.settle()

    def close(self) -> None:
        """Write what is to be written, and let the project go."""
        self._runner.start("close", self._desk.close)
        self._runner.settle()
        self._runner.close()

    def _start(self, key: str, work: Callable[..., object]) -> Job:
        job = self._runner.start(key, work)
        job.failed.connect(self._on_job_failed)
        return job

    # ------------------------------------------------------------------------ reacting

    def _on_work_begun(self) -> None:
        """Let the project go if the pair that is begun is none of it."""
        opened, self._making = self._session.project, None
        if opened is not None and self._session.work.dossier is not opened.dossier:
            self._problem = ""
            self._session.set_project(None)
            self._start("close", self._desk.close)
            self.state_changed.emit()

    def _on_work_changes_made(self, changes: tuple[Change, ...]) -> None:
        self._save(changes)

    def _save(self, changes: tuple[Change, ...]) -> None:
        # What is done while a project is made is saved in it just after.
        project = self._session.project
        place = self._making or (project.place if project else None)
        if place is None:
            return
        new = [change.after for change in changes if isinstance(change.after, Article)]
        known = self._session.work.sources
        digests = {article.source.sha256 for article in new} & known.keys()
        sources = {digest: known[digest] for digest in digests}
        self._jobs, self._saves = self._jobs + 1, self._saves + 1
        save = partial(self._desk.save, place, changes, sources)
        job = self._runner.start(f"save {self._jobs}", save)
        job.succeeded.connect(self._on_saved)
        job.failed.connect(self._on_save_failed)
        self.state_changed.emit()

    def _on_saved(self, dossier: Dossier) -> None:
        self._saves -= 1
        self._problem = self._told = ""
        self.state_changed.emit()
        # While more is on its way, the file is behind what is on the desk.
        if not self._saves:
            self._adopt(dossier)

    def _on_save_failed(self, error: Exception) -> None:
        self._saves -= 1
        message, hint = _words(error)
        if self._session.project is None:
            return  # the project could not even be made, as was said
        self._problem = message
        if message != self._told:
            self._told = message
            more = tr("You can go on in memory. Ctrl+Shift+S saves all as another project.")
            self.problem_met.emit(message, f"{hint} {more}")
        self.state_changed.emit()

    def _on_looked_again(self, dossier: Dossier | None) -> None:
        if dossier is not None and not self._saves:
            self._adopt(dossier)

    def _adopt(self, dossier: Dossier) -> None:
        work = self._session.work
        if self._session.project is not None and dossier != work.dossier:
            work.adopt(dossier)
            self.notice_given.emit(tr("Another window changed this project; its part is shown."))

    def _on_session_comparison_changed(self) -> None:
        """Keep a new comparison in the project."""
        comparison, dossier = self._session.comparison, self._session.work.dossier
        project = self._session.project
        if comparison is None or dossier is None or project is None:
            return
        if self._session.is_compared and self._session.reading is not project.reading:
            keep = partial(self._desk.keep, project.place, dossier.asked, comparison)
            self._start("comparison", keep)

    def _on_project_opened(self, opened: OpenedProject) -> None:
        self._problem = ""
        self._session.set_project(opened)
        self._session.work.add_sources(opened.sources)
        self._session.set_dossier(opened.dossier, opened.reading)
        self.opened.emit(opened)
        self.state_changed.emit()

    def _on_project_created(self, opened: OpenedProject) -> None:
        if self._making != opened.place:
            self._start("close", self._desk.close)  # the reader went on to another pair
        else:
            self._go_on_in(opened)

    def _go_on_in(self, opened: OpenedProject) -> None:
        self.notice_given.emit(tr("Saved as {path}", path=opened.place.path))
        self._making, self._problem = None, ""
        self._session.set_project(opened)
        self.state_changed.emit()
        self._on_session_comparison_changed()
        # Last: the window may be closed by what hears of it.
        self.made.emit(opened)

    def _on_project_not_created(self) -> None:
        self._making = None

    def _on_job_failed(self, error: Exception) -> None:
        self.problem_met.emit(*_words(error))


def _words(error: Exception) -> tuple[str, str]:
    if isinstance(error, ReaderError):
        return error.message, error.hint
    message = tr("Something went wrong inside the program: {error}", error=error)
    return message, tr("Save the pair as another project.")
