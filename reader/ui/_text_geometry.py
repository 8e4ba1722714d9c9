"""Where an article's characters are in its laid-out document."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextDocument, QTextLine

from reader.core import Span
from reader.presentation import Extent, Placement


class TextGeometry:
    """Rectangles of spans, in the document's coordinates; remembered until `forget`.

    Text layout is lazy: the first question after a change lays the document out.
    """

    def __init__(self, document: QTextDocument, placement: Placement) -> None:
        self._document = document
        self._layout = document.documentLayout()
        self._placement = placement
        self._rects: dict[Span, tuple[QRectF, ...]] = {}
        self._extents: dict[Span, Extent] = {}
        self._first_lines: dict[int, Extent] = {}
        self._is_laid_out = False

    def forget(self) -> None:
        """Drop all that was measured, because the text was laid out anew."""
        self._rects.clear()
        self._extents.clear()
        self._first_lines.clear()
        self._is_laid_out = False

    def rects(self, span: Span) -> tuple[QRectF, ...]:
        """Give one rectangle for each line of a span, as high as its letters."""
        known = self._rects.get(span)
        if known is None:
            self.lay_out()
            pieces = self._placement.pieces(span)
            known = tuple(rect for start, end in pieces for rect in self._lines(start, end))
            self._rects[span] = known
        return known

    def extent(self, span: Span) -> Extent:
        """Give the top and the bottom of a span."""
        known = self._extents.get(span)
        if known is None:
            self.lay_out()
            pieces = self._placement.pieces(span)
            known = (0.0, 0.0)
            if pieces:
                known = (self._line_at(pieces[0][0])[0], self._line_at(pieces[-1][1] - 1)[1])
            self._extents[span] = known
        return known

    def first_line(self, span: Span) -> Extent:
        """Give the top and the bottom of the line on which a span starts."""
        known = self._first_lines.get(span.start)
        if known is None:
            self.lay_out()
            known = self._line_at(self._placement.to_document(span.start))
            self._first_lines[span.start] = known
        return known

    def caret(self, offset: int) -> QRectF:
        """Give a rectangle without width before a character."""
        place = self._placement.to_document(offset)
        rects = self._lines(place, place)
        return rects[0] if rects else QRectF()

    def lay_out(self) -> None:
        """Have all of the document laid out now, if it is not yet."""
        if not self._is_laid_out:
            self._layout.blockBoundingRect(self._document.lastBlock())
            self._is_laid_out = True

    def _line_at(self, place: int) -> Extent:
        block = self._document.findBlock(place)
        layout = block.layout()
        line = layout.lineForTextPosition(place - block.position())
        # Every method of an invalid line crashes.
        if not line.isValid():
            return (0.0, 0.0)
        top = layout.position().y() + line.y()
        return (top, top + line.ascent() + line.descent())

    def _lines(self, start: int, end: int) -> list[QRectF]:
        """Give the rectangles of a range inside one block."""
        block = self._document.findBlock(start)
        layout, first = block.layout(), block.position()
        origin = layout.position()
        line = layout.lineForTextPosition(start - first)
        if not line.isValid():
            return []
        rects: list[QRectF] = []
        for number in range(line.lineNumber(), layout.lineCount()):
            line = layout.lineAt(number)
            line_start = line.textStart()
            if line_start >= end - first and rects:
                break
            left = _x_at(line, max(start - first, line_start))
            right = _x_at(line, min(end - first, line_start + line.textLength()))
            right = min(right, line.x() + line.naturalTextWidth())
            height = line.ascent() + line.descent()
            rects.append(QRectF(left, line.y(), max(0.0, right - left), height).translated(origin))
        return rects


def _x_at(line: QTextLine, position: int) -> float:
    # PySide6 gives the place with the position that it was moved to; its stub says object.
    x: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]
    return x[0]
