"""A PDF becomes a draft: its article, what only its pages need, and where each letter stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2

from reader.core import CharPlace, Progress, Removed, Span, TextPlaces, silent, tracked
from reader.sources._draft import GAP, Draft, Facts, lay_out
from reader.sources._pdf_article import parts_of
from reader.sources._pdf_boxes import columns_of_page
from reader.sources._pdf_file import opened_pdf, refuse_textless, warnings_about
from reader.sources._pdf_furniture import SetAside, without_furniture
from reader.sources._pdf_initials import with_initials
from reader.sources._pdf_page import PageText, read_page
from reader.sources._pdf_paragraphs import body_of, paragraphs_of
from reader.sources._pdf_roles import Printed
from reader.sources._pdf_segments import turned
from reader.sources._pdf_words import Place, Run, run_of_lines, words_of_lines

_NO_TITLE = re.compile(r"untitled|microsoft word|\.(?:docx?|pdf|indd|qxp|pages|html?)$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A draft, with the pages and for each of its pieces the places of its letters."""

    draft: Draft
    pages: tuple[PageText, ...]
    runs: tuple[Run, ...]


def draft_of_pdf(data: bytes, name: str, progress: Progress = silent) -> Draft:
    """Give the article of a PDF; `name` is what errors call it.

    Raises `ReaderError` where it is locked, damaged, or a scan without text.
    """
    return _read(data, name, progress).draft


def places_of_pdf(data: bytes, name: str, progress: Progress = silent) -> TextPlaces:
    """Give the text of a PDF's article with the place of each character; else as above."""
    reading = _read(data, name, progress)
    places: list[CharPlace | None] = []
    turns = tuple(page.turn for page in reading.pages)
    for number, run in enumerate(reading.runs):
        places += [None] * len(GAP) if number else []
        places += [_char_place(place, turns) for place in run.places]
    return TextPlaces(text=reading.draft.text, places=tuple(places), turns=turns)


def _char_place(place: Place | None, turns: Sequence[int]) -> CharPlace | None:
    if place is None:
        return None
    page, box = place
    left, bottom, right, top = turned(box, turns[page])
    return CharPlace(page=page, left=left, bottom=bottom, right=right, top=top)


def _read(data: bytes, name: str, progress: Progress) -> _Reading:
    with opened_pdf(data, name) as document:
        numbers = tracked(range(len(document)), progress, "reading the pages")
        pages = tuple(_read_page(document, number) for number in numbers)
        title = _title_of(document)
    refuse_textless(pages, name)
    return _drafted(pages, title)


def _read_page(document: pypdfium2.PdfDocument, number: int) -> PageText:
    page = document[number]
    try:
        return read_page(page, number)
    finally:
        page.close()


def _title_of(document: pypdfium2.PdfDocument) -> str:
    """Give the title that the file names, unless a program made it up."""
    title = " ".join(str(document.get_metadata_dict().get("Title", "")).split())
    return "" if _NO_TITLE.search(title) else title


def _placed(
    removed: Iterable[SetAside], runs: Sequence[Run], spans: Sequence[Span], end: int
) -> Iterator[Removed]:
    """Give what the pages need with its place: before a paragraph, but never the headline."""
    begins = [(_first_page(run), span.start) for run, span in zip(runs, spans, strict=True)][1:]
    for one in removed:
        at = next((start for page, start in begins if page >= one.page), end)
        yield replace(one.piece, at=at)


def _first_page(run: Run) -> int:
    return next((place[0] for place in run.places if place is not None), 0)


def _drafted(pages: tuple[PageText, ...], title: str) -> _Reading:
    kept, removed = without_furniture(pages)
    known = words_of_lines(segment for page in kept for segment in page.segments)
    found = [
        column
        for page in kept
        for column in columns_of_page(with_initials(page.segments, known), page.boxes)
    ]
    columns = sorted(found, key=lambda column: column.is_apart)
    body = body_of(columns)
    printed = [
        Printed(paragraph=paragraph, run=run_of_lines(paragraph.lines, known))
        for paragraph in paragraphs_of(columns, body)
    ]
    parts = parts_of(printed, body, pages, title)
    text, spans = lay_out(parts.pieces)
    draft = Draft(
        text=text,
        pieces=parts.pieces,
        spans=spans,
        facts=Facts(title=title or None, outlet=parts.outlet),
        removed=(*parts.removed, *_placed(removed, parts.runs, spans, len(text))),
        warnings=warnings_about(pages),
    )
    return _Reading(draft=draft, pages=pages, runs=parts.runs)
