"""The dialogs on files: which to open, and where to save."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core import Side
from reader.presentation import tr
from reader.sources import SUPPORTED

_EXPORTS = {
    "Annotated PDF (*.pdf)": ".pdf",
    "Web page (*.html)": ".html",
    "Data (*.json)": ".json",
}


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


def ask_article(parent: QWidget, side: Side, folder: str) -> Path | None:
    """Ask for the file of one side; None if called off."""
    title = tr("Choose article {side}", side=side.letter)
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, _article_filter())
    return Path(chosen) if chosen else None


def ask_export(parent: QWidget, suggestion: Path) -> Path | None:
    """Ask where to save, and as what; a name without ending gets the chosen form's."""
    kinds = ";;".join(tr(kind) for kind in _EXPORTS)
    title = tr("Export the comparison")
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(suggestion), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    endings = {tr(name): ending for name, ending in _EXPORTS.items()}
    return path if path.suffix else path.with_suffix(endings.get(kind, ".pdf"))
