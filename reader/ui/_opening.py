"""The ways in which a reader gives articles to the window: chosen, dropped, pasted."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.core import Article, ReaderError, Side
from reader.presentation import tr
from reader.ui._clipboard import clipboard_paths, clipboard_text
from reader.ui._desk import Desk
from reader.ui._details import DetailsDialog
from reader.ui._dialogs import ask_article, ask_folder, ask_two_articles
from reader.ui._folder import TwoFilesDialog, articles_in
from reader.ui._project_dialogs import opens_project
from reader.ui._projects import Projects
from reader.ui._session import Session
from reader.ui._workbench import Workbench


class Opening(QObject):
    """Take what the reader chooses, drops or pastes, and hand it to the workbench."""

    problem_met = Signal(str, str)

    def __init__(
        self,
        session: Session,
        workbench: Workbench,
        projects: Projects,
        *,
        desk: Desk,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = ""  # in which the reader looked last
        self._workbench = workbench
        self._projects = projects
        self._desk = desk
        self._window = parent
        desk.files_dropped.connect(self.open_dropped)
        desk.details_wished.connect(self.edit_details)

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
        chosen = ask_two_articles(self._window, self._folder)
        if chosen:
            self._folder = str(chosen[0].parent)
        if len(chosen) == 2:
            self.open_pair(chosen[0], chosen[1])
        elif chosen:
            self.pick_two(chosen)

    def ask_and_open_folder(self) -> None:
        """Ask for a folder and open two articles of it."""
        folder = ask_folder(self._window, self._folder)
        if folder is not None:
            self._folder = str(folder)
            self.open_folder(folder)

    def open_folder(self, folder: Path) -> None:
        """Open the two articles of a folder; of more, let two be picked."""
        try:
            paths = articles_in(folder)
        except ReaderError as error:
            self.problem_met.emit(error.message, error.hint)
            return
        if len(paths) == 2:
            self.open_pair(*paths)
        elif len(paths) > 2:
            self.pick_two(paths)
        else:
            self.problem_met.emit(*_too_few(folder, paths))

    def pick_two(self, paths: Sequence[Path]) -> None:
        """Let two of many files be picked, and open them."""
        dialog = TwoFilesDialog(paths, self._window)
        dialog.picked.connect(self.open_pair)
        dialog.open()

    def edit_details(self, side: Side | None = None) -> None:
        """Let the reader set what is known of an article: of this side, or of the one read."""
        side = self._desk.reading_side() if side is None else side
        if self._session.articles[side] is None:
            side = side.other
        article = self._session.articles[side]
        if article is not None:
            dialog = DetailsDialog(side, article, self._window)
            dialog.chosen.connect(self._on_details_chosen)
            dialog.open()

    def _on_details_chosen(self, side: Side, article: Article) -> None:
        name = tr("Details of article {side}", side=side.letter)
        self._session.set_article(side, article, name)

    def ask_and_replace(self, side: Side) -> None:
        """Ask for a file for one side and open it there."""
        path = ask_article(self._window, side, self._folder)
        if path is not None:
            self._folder = str(path.parent)
            self._workbench.replace(side, path)

    def open_dropped(self, side: Side, paths: tuple[Path, ...]) -> None:
        """Open what was dropped on a side: a project, a folder, one file there, two on both.

        A report that holds its project counts as that.
        """
        if len(paths) == 1 and opens_project(paths[0]):
            self._projects.open(paths[0])
        elif len(paths) == 1 and paths[0].is_dir():
            self.open_folder(paths[0])
        elif len(paths) == 1:
            self._workbench.replace(side, paths[0])
        elif len(paths) == 2:
            self.open_pair(paths[0], paths[1])
        else:
            self.pick_two(paths)

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


def _too_few(folder: Path, paths: Sequence[Path]) -> tuple[str, str]:
    hint = tr("Lateral opens plain text, Markdown, saved web pages and PDF. Choose another folder.")
    if not paths:
        return tr("There is no article in the folder “{name}”.", name=folder.name), hint
    message = tr(
        "There is only one article in the folder “{name}”: {file}.",
        name=folder.name,
        file=paths[0].name,
    )
    return message, tr("Drop it on a side, and another one on the other side.")
