"""Which piece of a page's marked content stands at a place: what ties words to their tags."""

from types import TracebackType
from typing import Self

import pypdfium2
import pypdfium2.raw as pdfium

from reader.export._source_lines import LineBox

_NEAR = 2.0  # points around a place in which a character counts as standing there
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7)  # of a box, where it is looked into: a blank is no content


class MarkedContent:
    """Looks places up in the pages of a document; to be closed after use."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self._pages: dict[int, tuple[pypdfium2.PdfPage, pypdfium2.PdfTextPage]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for page, text in self._pages.values():
            text.close()
            page.close()
        self._document.close()

    def number_in(self, page: int, box: LineBox) -> int | None:
        """Give the number of the marked content in a box of a page; None if there is none."""
        points = (
            (box.left + share * (box.right - box.left), box.bottom + share * (box.top - box.bottom))
            for share in _SHARES
        )
        numbers = (self._number_at(self._text_of(page), *point) for point in points)
        return next((number for number in numbers if number is not None), None)

    def _number_at(self, text: pypdfium2.PdfTextPage, x: float, y: float) -> int | None:
        index = pdfium.FPDFText_GetCharIndexAtPos(text.raw, x, y, _NEAR, _NEAR)
        if index < 0:
            return None
        drawn = pdfium.FPDFText_GetTextObject(text.raw, index)
        number = pdfium.FPDFPageObj_GetMarkedContentID(drawn) if drawn else -1
        return int(number) if number >= 0 else None

    def _text_of(self, number: int) -> pypdfium2.PdfTextPage:
        if number not in self._pages:
            page = self._document[number]
            self._pages[number] = page, page.get_textpage()
        return self._pages[number][1]
