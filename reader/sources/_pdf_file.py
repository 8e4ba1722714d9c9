"""Open a PDF, or say plainly why it cannot be read: a password, damage, no text."""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from reader.core import ReaderError
from reader.sources._pdf_page import PageText
from reader.sources._pdf_runs import UNKNOWN

_LEAST_LETTERS = 20
_MOST_UNREADABLE = 0.2
_ERRORS_OF_LOCKS = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


@contextmanager
def opened_pdf(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """Give the document, and close it afterwards.

    Raises `ReaderError` where it is locked or damaged, there and while it is read.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code in _ERRORS_OF_LOCKS
        raise (_locked(name) if is_locked else _damaged(name)) from error
    try:
        if not len(document):
            raise _damaged(name)
        yield document
    except pypdfium2.PdfiumError as error:
        raise _damaged(name) from error
    finally:
        document.close()


def refuse_textless(pages: Sequence[PageText], name: str) -> None:
    """Raise `ReaderError` where a document has no text, or none that can be read."""
    text = "".join(segment.text for page in pages for segment in page.segments)
    letters = sum(map(str.isalnum, text))
    unreadable = sum(map(_is_unreadable, text))
    if unreadable > _MOST_UNREADABLE * (letters + unreadable):
        raise ReaderError(
            f"The text of “{name}” cannot be read: its fonts do not say which letters they draw.",
            "Open it in a PDF viewer, and run its text recognition (OCR) on a print of it.",
        )
    if letters < _LEAST_LETTERS and any(map(_is_scan, pages)):
        raise ReaderError(
            f"“{name}” holds pictures of pages, but no text: it is a scan.",
            "Run text recognition (OCR) on it, and open the file which that makes.",
        )


def warnings_about(pages: Sequence[PageText]) -> tuple[str, ...]:
    """Say which pages could not be read, and how many letters."""
    scans = [number for number, page in enumerate(pages, 1) if _is_scan(page)]
    told = []
    if scans:
        which = ", ".join(map(str, scans))
        where = f"Page {which} is a picture" if len(scans) == 1 else f"Pages {which} are pictures"
        told.append(f"{where} without text; what stands there is not compared.")
    count = sum(_is_unreadable(c) for page in pages for s in page.segments for c in s.text)
    if count:
        what = "One letter has" if count == 1 else f"{count} letters have"
        told.append(f"{what} no meaning in the file’s fonts and cannot be read.")
    return tuple(told)


def _is_scan(page: PageText) -> bool:
    return bool(page.pictures) and not any(any(map(str.isalnum, s.text)) for s in page.segments)


def _is_unreadable(character: str) -> bool:
    return character == UNKNOWN or unicodedata.category(character) == "Co"


def _locked(name: str) -> ReaderError:
    return ReaderError(
        f"“{name}” is protected by a password.",
        "Open it in a PDF viewer with its password, print it into a new PDF, and open that.",
    )


def _damaged(name: str) -> ReaderError:
    return ReaderError(
        f"“{name}” is damaged, or no PDF.",
        "Get the file again; or open it in a PDF viewer and print it into a new PDF.",
    )
