"""Projects in the window: opened, saved as one goes, and left only when nothing is lost."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from reader.presentation import tr
from reader.store import PROJECT_ENDING, Preferences, RecentPair
from reader.ui._export_place import export_name, usual_folder
from reader.ui._project_desk import OpenedProject
from reader.ui._project_dialogs import (
    Leaving,
    LeavingDialog,
    PairsDialog,
    ask_new_project,
    ask_project,
)
from reader.ui._saving import SaveState, Saving
from reader.ui._session import Session


class Projects(QObject):
    """Do what the reader wants of projects, and ask before work is lost.

    `name_changed` tells that the project or its state is another, as title and badge say.
    """

    name_changed = Signal()

    def __init__(self, session: Session, saving: Saving, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._saving = saving
        self._window = parent
        self._then: Callable[[], None] | None = None
        self.badge = SaveBadge(parent)
        self.badge.clicked.connect(self.save)
        saving.opened.connect(self._say_what_is_odd)
        saving.opened.connect(self._on_project_opened)
        saving.made.connect(self._on_project_opened)
        saving.state_changed.connect(self._on_saving_state_changed)
        saving.problem_met.connect(self._on_saving_problem_met)
        self._on_saving_state_changed()

    @property
    def name(self) -> str:
        """Give the name of the open project, with a word if it is not up to date."""
        project = self._session.project
        if project is None:
            return ""
        if self._saving.state is SaveState.UNSAVED:
            return tr("{name} (not saved)", name=project.place.path.name)
        if project.is_read_only:
            return tr("{name} (read-only)", name=project.place.path.name)
        return project.place.path.name

    # ------------------------------------------------------------------------- opening

    def open(self, path: Path) -> None:
        """Open a project, unless the reader wants to save something first."""
        self.leave(partial(self._saving.open, path))

    def ask_and_open(self) -> None:
        """Ask for a project and open it."""
        path = ask_project(self._window, self._folder())
        if path is not None:
            self.open(path)

    def show_pairs(self) -> None:
        """Let the reader choose another pair of the project."""
        project = self._session.project
        if project is not None:
            dialog = PairsDialog(project.pairs, project.place.pair, self._window)
            dialog.picked.connect(self._on_pair_picked)
            dialog.open()

    def _on_pair_picked(self, number: int) -> None:
        project = self._session.project
        if project is not None and number != project.place.pair:
            self.leave(partial(self._saving.open, project.place.path, number))

    # -------------------------------------------------------------------------- saving

    def save(self) -> None:
        """Make a project of the pair; if it is in one, see that all is saved there."""
        project = self._session.project
        if project is None:
            self.save_as()
        elif self._saving.state is SaveState.UNSAVED:
            self._saving.try_again()
        else:
            name = project.place.path.name
            self._saving.notice_given.emit(tr("All is saved in {name}, as you go.", name=name))

    def save_as(self) -> None:
        """Ask where to make a project of the pair, make it, and go on in it."""
        name = export_name(self._session.articles, PROJECT_ENDING.removeprefix("."))
        path = ask_new_project(self._window, self._folder() / name)
        if path is None:
            self._then = None
        else:
            self._saving.create(path)

    def add_to_project(self) -> None:
        """Ask for a project that is there, and keep the pair in it as one more."""
        path = ask_project(self._window, self._folder())
        if path is not None:
            self._saving.add_to(path)

    def _folder(self) -> Path:
        project = self._session.project
        return project.place.path.parent if project is not None else usual_folder()

    # ------------------------------------------------------------------------- leaving

    def must_ask(self) -> bool:
        """Say whether work would be lost; what is on its way to the disk is waited for."""
        self._saving.settle()
        return self._saving.has_unsaved_work

    def leave(self, then: Callable[[], None]) -> None:
        """Go on to something else, once the reader's work is saved or given up."""
        if not self.must_ask():
            then()
            return
        self._then = then
        dialog = LeavingDialog(self._window)
        dialog.chosen.connect(self._on_leaving_chosen)
        dialog.open()

    def _on_leaving_chosen(self, leaving: Leaving) -> None:
        if leaving is Leaving.SAVE:
            self.save_as()
        else:
            self._go_on()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    # ------------------------------------------------------------------------ reacting

    def _on_project_opened(self, project: OpenedProject) -> None:
        left, right = project.dossier.articles
        path = str(project.place.path.absolute())
        pair = RecentPair(paths=(path,), titles=(left.title, right.title))
        recent = Preferences(recent=self._session.recent).with_recent(pair).recent
        self._session.set_recent(recent)
        self._go_on()

    def _say_what_is_odd(self, project: OpenedProject) -> None:
        name = project.place.path.name
        if project.is_read_only:
            self._saving.notice_given.emit(
                tr(
                    "{name} may not be written. What you do is kept in memory; "
                    "Ctrl+Shift+S saves it as another project.",
                    name=name,
                )
            )
        elif project.report is not None:
            words = tr(
                "The project of {report} lies beside it now: {name}.",
                report=project.report.name,
                name=name,
            )
            self._saving.notice_given.emit(words)

    def _on_saving_problem_met(self) -> None:
        self._then = None

    def _on_saving_state_changed(self) -> None:
        self.badge.show_state(self._saving, self._session.project)
        self.name_changed.emit()


class SaveBadge(QPushButton):
    """Say in the status bar whether the reader's work is on the disk; a click saves it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def show_state(self, saving: Saving, project: OpenedProject | None) -> None:
        """Show another state."""
        state = saving.state
        name = project.place.path.name if project is not None else ""
        words = {
            SaveState.IN_MEMORY: tr("Not saved"),
            SaveState.UNSAVED: tr("Not saved in {name}", name=name),
            SaveState.SAVING: tr("Saving in {name} …", name=name),
            SaveState.SAVED: tr("Saved in {name}", name=name),
        }[state]
        is_lacking = state in (SaveState.IN_MEMORY, SaveState.UNSAVED)
        font = self.font()
        font.setBold(is_lacking)
        self.setFont(font)
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(tr("Save what you did as a project.") if is_lacking else words)
        self.setVisible(state is not SaveState.IN_MEMORY or saving.has_unsaved_work)
