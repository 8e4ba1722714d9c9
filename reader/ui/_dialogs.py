"""The dialogs on files: which to open, and where to save."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from reader.core import Side
from reader.export import Format
from reader.presentation import tr
from reader.sources import SUPPORTED
from reader.ui._export_choice import FORMATS


def _article_filter() -> str:
    endings = " ".join(f"*{ending}" for ending, _ in SUPPORTED)
    return tr("Articles ({endings});;All files (*)", endings=endings)


def ask_two_articles(parent: QWidget, folder: str) -> tuple[Path, ...]:
    """Ask for two files, in one dialog or one after the other; empty if called off."""
    title = tr("Choose two articles")
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, folder, _article_filter())
    if len(chosen) == 1:
        second = ask_article(parent, Side.B, str(Path(chosen[0]).parent))
        chosen = [*chosen, str(second)] if second else []
    return tuple(Path(name) for name in chosen)


def ask_folder(parent: QWidget, folder: str) -> Path | None:
    """Ask for a folder; None if called off."""
    chosen = QFileDialog.getExistingDirectory(parent, tr("Choose a folder with articles"), folder)
    return Path(chosen) if chosen else None


def ask_article(parent: QWidget, side: Side, folder: str) -> Path | None:
    """Ask for the file of one side; None if called off."""
    title = tr("Choose article {side}", side=side.letter)
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, _article_filter())
    return Path(chosen) if chosen else None


def ask_export(parent: QWidget, suggestion: Path, form: Format) -> Path | None:
    """Ask where to save; a name without an ending that can be written gets the form's."""
    kinds = {tr(words[0]) + f" (*.{known})": known for known, words in FORMATS.items()}
    usual = next(kind for kind, known in kinds.items() if known is form)
    title = tr("Export the comparison")
    chosen, kind = QFileDialog.getSaveFileName(
        parent, title, str(suggestion), ";;".join(kinds), usual
    )
    if not chosen:
        return None
    path = Path(chosen)
    if Format.known(path) is not None:
        return path
    # The dialog asked about another name than the one that would be written over.
    path = path.with_name(f"{path.name}.{kinds.get(kind, form)}")
    return path if not path.exists() or _may_replace(parent, path) else None


def ask_copy_folder(parent: QWidget, folder: Path) -> Path | None:
    """Ask where annotated copies go; None if called off."""
    title = tr("Choose a folder for the annotated copy")
    chosen = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(chosen) if chosen else None


def _may_replace(parent: QWidget, path: Path) -> bool:
    buttons = QMessageBox.StandardButton
    words = tr("{name} is there already. Replace it?", name=path.name)
    return QMessageBox.question(parent, tr("Export"), words) == buttons.Yes
