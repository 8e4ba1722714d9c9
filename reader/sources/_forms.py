"""Which kinds of file can be opened, and how they are told apart."""

import re
from pathlib import Path

from reader.core import ReaderError

TEXT = "text/plain"
MARKDOWN = "text/markdown"
PAGE = "text/html"
XHTML = "application/xhtml+xml"
ARCHIVE = "multipart/related"
PDF = "application/pdf"

SUPPORTED: tuple[tuple[str, str], ...] = (
    (".txt", TEXT),
    (".text", TEXT),
    (".md", MARKDOWN),
    (".markdown", MARKDOWN),
    (".html", PAGE),
    (".htm", PAGE),
    (".xhtml", XHTML),
    (".mhtml", ARCHIVE),
    (".mht", ARCHIVE),
    (".pdf", PDF),
)
"""The endings of files that can be opened, each with its media type."""

_ZIP = "a ZIP archive"
# First bytes (Gary Kessler's table of file signatures) and what to call the file.
_SIGNATURES = (
    (b"PK\x03\x04", _ZIP),
    (b"PK\x05\x06", _ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"bplist0", "a Safari web archive or another property list"),
    (b"\x89PNG\r\n\x1a\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!\x1a\x07", "a compressed file"),
    (b"\x7fELF", "a program"),
)
_ZIPPED = {
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".epub": "an EPUB book",
    ".pages": "a Pages document",
}
_PAGE_START = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_ARCHIVE_START = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.I
)
_PDF_START = re.compile(rb"\s*%PDF-\d")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def media_type_of(path: Path, data: bytes) -> str:
    """Give the media type of a file by its ending, or by its first bytes where they are plainer.

    A saved page under the ending of a text is still a page. A file of unknown ending
    that is none of the known forms counts as plain text.
    """
    if _PDF_START.match(data):
        return PDF
    start = data[:4096].removeprefix(_BYTE_ORDER_MARK)
    known = dict(SUPPORTED).get(path.suffix.lower(), TEXT)
    if known in (TEXT, PAGE) and _ARCHIVE_START.match(start):
        return ARCHIVE
    return PAGE if known == TEXT and _PAGE_START.match(start) else known


def refuse_other_forms(path: Path, data: bytes) -> None:
    """Raise `ReaderError` for the forms that are known by their first bytes and not read yet."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            form = _ZIPPED.get(path.suffix.lower(), name) if name == _ZIP else name
            raise ReaderError(
                f"“{path.name}” is {form}, which cannot be opened yet.",
                "Save the article as a web page (HTML) or as plain text, and open that.",
            )
