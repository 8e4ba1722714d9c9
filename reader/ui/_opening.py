"""The ways in which a reader gives articles to the window: chosen, dropped, pasted."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.core import Side
from reader.presentation import tr
from reader.ui._clipboard import clipboard_paths, clipboard_text
from reader.ui._desk import Desk
from reader.ui._dialogs import ask_article, ask_two_articles
from reader.ui._project_dialogs import is_project
from reader.ui._projects import Projects
from reader.ui._workbench import Workbench


class Opening(QObject):
    """Take what the reader chooses, drops or pastes, and hand it to the workbench."""

    problem_met = Signal(str, str)

    def __init__(
        self, workbench: Workbench, projects: Projects, desk: Desk, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._projects = projects
        self._desk = desk
        self._window = parent
        desk.files_dropped.connect(self.open_dropped)

    def open_pair(self, left: Path, right: Path) -> None:
        """Open two files, unless the reader wants to save something first."""
        self._projects.leave(partial(self._workbench.open_pair, left, right))

    def open_recent(self, paths: tuple[Path, ...]) -> None:
        """Open what was open before: a project, or two files."""
        if len(paths) == 1:
            self._projects.open(paths[0])
        else:
            self.open_pair(*paths)

    def ask_and_open(self) -> None:
        """Ask for two files and open them."""
        chosen = ask_two_articles(self._window, "")
        if len(chosen) == 2:
            self.open_pair(chosen[0], chosen[1])
        elif chosen:
            self.problem_met.emit(*_two_wanted(len(chosen)))

    def ask_and_replace(self, side: Side) -> None:
        """Ask for a file for one side and open it there."""
        path = ask_article(self._window, side, "")
        if path is not None:
            self._workbench.replace(side, path)

    def open_dropped(self, side: Side, paths: tuple[Path, ...]) -> None:
        """Open what was dropped on a side: a project, one file there, two files on both sides."""
        if len(paths) == 1 and is_project(paths[0]):
            self._projects.open(paths[0])
        elif len(paths) == 1:
            self._workbench.replace(side, paths[0])
        elif len(paths) == 2:
            self.open_pair(paths[0], paths[1])
        else:
            self.problem_met.emit(*_two_wanted(len(paths)))

    def paste(self, side: Side) -> None:
        """Take what was copied, a text or files, as the article of a side."""
        text, paths = clipboard_text(), clipboard_paths()
        if paths:
            self.open_dropped(side, paths)
        elif text:
            self._workbench.paste(side, text)
        else:
            message = tr("There is no text to paste.")
            self.problem_met.emit(message, tr("Copy the text of an article first."))

    def paste_at_keyboard(self) -> None:
        """Paste on the side that has the keyboard, or else on one that is empty."""
        side = self._desk.side_to_fill()
        if side is not None:
            self.paste(side)
        else:
            message = tr("Both sides hold an article.")
            self.problem_met.emit(message, tr("Click into the one to replace, then paste."))


def _two_wanted(count: int) -> tuple[str, str]:
    message = tr("{count} files were chosen.", count=count)
    return message, tr("Choose two articles on the same event.")
