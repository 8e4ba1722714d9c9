"""What the clipboard holds, as the window can take it."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QTextDocumentFragment


def clipboard_text() -> str:
    """Give the text that was copied, of a copied web page its plain text; else nothing."""
    data = _copied()
    text = data.text()
    if not text and data.hasHtml():
        text = QTextDocumentFragment.fromHtml(data.html()).toPlainText()
    return text if text.strip() else ""


def clipboard_paths() -> tuple[Path, ...]:
    """Give the files that were copied in a file manager."""
    return local_paths(_copied())


def local_paths(data: QMimeData) -> tuple[Path, ...]:
    """Give the local files of what is dragged or copied."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def _copied() -> QMimeData:
    # An empty clipboard gives None, though its signature does not say so.
    held: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if held is None else held
