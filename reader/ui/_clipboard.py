"""What the clipboard holds, as the window can take it, and what goes there."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QTextDocumentFragment

from reader.core import Side, Span
from reader.presentation import Citation

_PASSAGE = "application/x-lateral-passage"


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


def put_passage(data: QMimeData, side: Side, span: Span) -> None:
    """Say in what is dragged or copied which passage of which side it is."""
    data.setData(_PASSAGE, f"{side:d} {span.start} {span.end}".encode("ascii"))


def passage_in(data: QMimeData) -> tuple[Side, Span] | None:
    """Give the passage that is dragged or copied, if it is one of an article here."""
    parts = bytes(data.data(_PASSAGE).data()).split()
    if len(parts) != 3:
        return None
    side, start, end = (int(part) for part in parts)
    return Side(side), Span(start=start, end=end)


def copy_citations(heading: str, citations: Sequence[Citation]) -> str:
    """Copy citations under a heading, as rich text and as plain; give the plain one."""
    text = "\n\n".join(cited.text for cited in citations)
    data = QMimeData()
    data.setText(f"{heading}\n\n{text}" if heading else text)
    head = f"<p><b>{escape(heading)}</b></p>" if heading else ""
    data.setHtml(head + "".join(map(_citation_html, citations)))
    QGuiApplication.clipboard().setMimeData(data)
    return data.text()


def _citation_html(cited: Citation) -> str:
    letter = f"<b>{cited.letter}</b> " if cited.letter else ""
    return (
        f'<blockquote dir="auto">{letter}{escape(cited.words)}</blockquote>'
        f"<p><small>{escape(cited.source)}</small></p>"
    )


def _copied() -> QMimeData:
    # An empty clipboard gives None, though its signature does not say so.
    held: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if held is None else held
