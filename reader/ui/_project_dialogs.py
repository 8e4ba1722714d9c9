"""The dialogs on projects: which to open, where to make one, and what becomes of work unsaved."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from reader.export import holds_project
from reader.presentation import tr
from reader.store import PROJECT_ENDING
from reader.ui._list_dialog import ListDialog, pair_item
from reader.ui._project_desk import ProjectPair


def is_project(path: Path) -> bool:
    """Say whether a path has the ending of projects."""
    return path.suffix.lower() == PROJECT_ENDING


def opens_project(path: Path) -> bool:
    """Say whether a path leads to a project: it is one, or a report that holds its own."""
    return is_project(path) or holds_project(path)


def _project_filter() -> str:
    return tr("Lateral projects ({pattern})", pattern=f"*{PROJECT_ENDING}")


def ask_project(parent: QWidget, folder: Path) -> Path | None:
    """Ask for a project to open; None if called off."""
    title = tr("Open a project")
    kinds = tr("Projects, and reports that hold one ({patterns})", patterns="*.lateral *.pdf")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(chosen) if chosen else None


def ask_new_project(parent: QWidget, suggestion: Path) -> Path | None:
    """Ask where to make a project; None if called off.

    A project that is there is never written over, so there is nothing to confirm.
    """
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        tr("Save as a project"),
        str(suggestion),
        _project_filter(),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if is_project(path) else path.with_name(path.name + PROJECT_ENDING)


class Leaving(StrEnum):
    """What is to become of work that is not saved."""

    SAVE = "save"
    DROP = "drop"


class LeavingDialog(QMessageBox):
    """Ask what is to become of work that is not saved; `chosen` carries a `Leaving`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Save your work?"))
        self.setIcon(QMessageBox.Icon.Question)
        self.setText(tr("Your corrections and notes on this pair are not saved."))
        self.setInformativeText(tr("They are kept only in a project."))
        roles = QMessageBox.ButtonRole
        self.save = self.addButton(tr("&Save as a project…"), roles.AcceptRole)
        self.drop = self.addButton(tr("&Discard them"), roles.DestructiveRole)
        self.setDefaultButton(self.save)
        self.setEscapeButton(self.addButton(tr("&Go on working"), roles.RejectRole))
        self.buttonClicked.connect(self._on_button_clicked)

    def _on_button_clicked(self) -> None:
        button = self.clickedButton()
        if button is self.save:
            self.chosen.emit(Leaving.SAVE)
        elif button is self.drop:
            self.chosen.emit(Leaving.DROP)


class PairsDialog(ListDialog):
    """List the pairs of a project, beginning at the open one; `picked` carries a number."""

    def __init__(self, pairs: tuple[ProjectPair, ...], now: int, parent: QWidget) -> None:
        super().__init__(
            tr("Pairs of the project"),
            (pair_item(pair.titles, pair.number) for pair in pairs),
            parent,
            size=QSize(640, 360),
            head=tr("This project holds several pairs. Which one?"),
        )
        numbers = [pair.number for pair in pairs]
        self.list.setCurrentRow(numbers.index(now) if now in numbers else 0)
