"""Out of the window: ask what to export and where to, write it, and open it."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from reader.export import AnnotatedFiles
from reader.presentation import tr
from reader.ui._dialogs import ask_copy_folder, ask_export
from reader.ui._export_choice import ExportChoice
from reader.ui._export_dialog import ExportDialog
from reader.ui._export_place import export_name, usual_folder
from reader.ui._previewing import Previewer
from reader.ui._services import Services
from reader.ui._session import Session
from reader.ui._workbench import Workbench
from reader.ui.jobs import JobRunner


class Exporting(QObject):
    """Hold what was chosen last, and lead from the dialog to the file.

    `choice_changed` says that there is another choice to keep; `file_written` carries words
    on what was written, and a path.
    """

    choice_changed = Signal()
    file_written = Signal(str, object)
    problem_met = Signal(str, str)

    def __init__(
        self,
        services: Services,
        session: Session,
        workbench: Workbench,
        *,
        runner: JobRunner,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._session = session
        self._workbench = workbench
        self._runner = runner
        self._window = parent
        self._folder: Path | None = None
        self.choice = ExportChoice()
        workbench.exported.connect(self._on_workbench_exported)
        workbench.annotated.connect(self._on_workbench_annotated)

    def ask(self) -> None:
        """Open the dialog, if there is a comparison."""
        comparison = self._session.comparison
        if comparison is None:
            return
        dossier = self._session.work.dossier
        previewer = Previewer(self._services, self._runner, comparison, dossier)
        dialog = ExportDialog(self.choice, previewer, self._session.look, self._window)
        dialog.chosen.connect(self._on_choice_made)
        dialog.open()

    def ask_for_copies(self) -> None:
        """Ask for a folder, and write annotated copies of the articles' PDFs there."""
        folder = ask_copy_folder(self._window, self._folder or usual_folder())
        if folder is not None:
            self._folder = folder
            self._workbench.annotate(folder)

    def open(self, path: Path) -> None:
        """Open a file or folder with the program that the system has for it."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.problem_met.emit(
                tr("The system has no program to open {path}.", path=path),
                tr("The file is there; open it by hand."),
            )

    def _on_workbench_exported(self, path: Path) -> None:
        self.file_written.emit(tr("Saved as {path}", path=path), path)

    def _on_workbench_annotated(self, made: AnnotatedFiles) -> None:
        words = [line for file in made.files for line in file.brief]
        if made.problems:
            words += [problem.message for problem in made.problems]
            self.problem_met.emit("\n".join(words), made.problems[0].hint)
        else:
            self.file_written.emit("\n".join(words), made.files[0].path)

    def _on_choice_made(self, choice: ExportChoice) -> None:
        self.choice = choice
        self.choice_changed.emit()
        folder = self._folder or usual_folder()
        name = export_name(self._session.articles, choice.format)
        path = ask_export(self._window, folder / name, choice.format)
        if path is not None:
            self._folder = path.parent
            self._workbench.export(path, choice.style)
