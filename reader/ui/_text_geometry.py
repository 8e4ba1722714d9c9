"""Where an article's characters are in its laid-out document."""

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextDocument, QTextLine

from reader.core import Span
from reader.presentation import Extent, Placement


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of one block: the unit at which each starts, its top and its bottom."""

    starts: list[int]
    extents: list[Extent]

    def number_at(self, place: int) -> int:
        return max(0, bisect_right(self.starts, place) - 1)


class TextGeometry:
    """Lines and rectangles of spans, in the document's coordinates; remembered until `forget`.

    Text layout is lazy: the first question after a change lays the document out. Asking Qt
    is slow, so the lines of a block are asked for once, and only of blocks in question.
    """

    def __init__(self, document: QTextDocument, placement: Placement) -> None:
        self._document = document
        self._layout = document.documentLayout()
        self._placement = placement
        self._starts: list[int] = []
        self._lines: dict[int, _Lines] = {}
        self._rects: dict[Span, tuple[QRectF, ...]] = {}
        self._extents: dict[Span, Extent] = {}
        self._is_laid_out = False

    @property
    def is_laid_out(self) -> bool:
        """Say whether it was asked for since the text was last laid out anew."""
        return self._is_laid_out

    def forget(self) -> None:
        """Drop all that was measured, because the text was laid out anew."""
        self._lines.clear()
        self._rects.clear()
        self._extents.clear()
        self._is_laid_out = False

    def rects(self, span: Span) -> tuple[QRectF, ...]:
        """Give one rectangle for each line of a span, as high as its letters."""
        known = self._rects.get(span)
        if known is None:
            self.lay_out()
            pieces = self._placement.pieces(span)
            known = tuple(rect for start, end in pieces for rect in self._lines_of(start, end))
            self._rects[span] = known
        return known

    def extent(self, span: Span) -> Extent:
        """Give the top and the bottom of a span; of one that is folded, those of its line."""
        known = self._extents.get(span)
        if known is None:
            known = self._extents[span] = self._measured(span)
        return known

    def _measured(self, span: Span) -> Extent:
        pieces = self._placement.pieces(span)
        line = self._placement.line_of(span.start) if not pieces else None
        if line is not None:
            return self._line_at(line)
        if not pieces:
            return (0.0, 0.0)
        return (self._line_at(pieces[0][0])[0], self._line_at(pieces[-1][1] - 1)[1])

    def is_folded(self, span: Span) -> bool:
        """Say whether all of a span is folded away."""
        placement = self._placement
        return (
            placement.has_folds
            and placement.line_of(span.start) is not None
            and not placement.pieces(span)
        )

    def lines(self, span: Span) -> list[Extent]:
        """Give the top and the bottom of each line that a span touches."""
        self.lay_out()
        found = []
        for start, end in self._placement.pieces(span):
            lines = self._block(self._block_number(start))
            last = lines.number_at(end - 1)
            found += lines.extents[lines.number_at(start) : last + 1]
        return found or [self._line_at(self._placement.to_document(span.start))]

    def block_of(self, offset: int) -> int:
        """Give the number of the block in which a character stands."""
        self.lay_out()
        return self._block_number(self._placement.to_document(offset))

    def block_extent(self, number: int) -> Extent:
        """Give the top of the first and the bottom of the last line of a block."""
        self.lay_out()
        extents = self._block(number).extents
        return (extents[0][0], extents[-1][1]) if extents else (0.0, 0.0)

    def caret(self, offset: int) -> QRectF:
        """Give a rectangle without width before a character."""
        place = self._placement.to_document(offset)
        rects = self._lines_of(place, place)
        return rects[0] if rects else QRectF()

    def lay_out(self) -> None:
        """Have all of the document laid out now, if it is not yet."""
        if self._is_laid_out:
            return
        self._layout.blockBoundingRect(self._document.lastBlock())
        block = self._document.begin()
        self._starts.clear()
        while block.isValid():
            self._starts.append(block.position())
            block = block.next()
        self._is_laid_out = True

    def _block_number(self, place: int) -> int:
        return max(0, bisect_right(self._starts, place) - 1)

    def _block(self, number: int) -> _Lines:
        known = self._lines.get(number)
        if known is None:
            known = self._lines[number] = self._measure(number)
        return known

    def _measure(self, number: int) -> _Lines:
        block = self._document.findBlockByNumber(number)
        layout, first = block.layout(), block.position()
        origin = layout.position().y()
        starts, extents = [], []
        for n in range(layout.lineCount()):
            line = layout.lineAt(n)
            top = origin + line.y()
            starts.append(first + line.textStart())
            extents.append((top, top + line.ascent() + line.descent()))
        return _Lines(starts, extents)

    def _line_at(self, place: int) -> Extent:
        self.lay_out()
        lines = self._block(self._block_number(place))
        return lines.extents[lines.number_at(place)] if lines.extents else (0.0, 0.0)

    def _lines_of(self, start: int, end: int) -> list[QRectF]:
        """Give the rectangles of a range inside one block."""
        block = self._document.findBlock(start)
        layout, first = block.layout(), block.position()
        origin = layout.position()
        line = layout.lineForTextPosition(start - first)
        # Every method of an invalid line crashes.
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
