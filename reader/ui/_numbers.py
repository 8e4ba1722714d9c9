"""The numbers of paragraphs, painted in the margin of an article."""

from bisect import bisect_left

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from reader.core import Article
from reader.presentation import Extent, paragraph_numbers
from reader.ui._look import Look, figure_font
from reader.ui._text_geometry import TextGeometry

NUMBERS_WIDTH = 26.0


class NumberLayer:
    """Paint each compared paragraph's number beside the first line of it that is not folded.

    Heights are the document's.
    """

    def __init__(self, geometry: TextGeometry, article: Article | None, look: Look) -> None:
        self._geometry = geometry
        self._look = look
        blocks = article.blocks if article else ()
        numbers = paragraph_numbers(article) if article else {}
        self._spans = tuple((number, blocks[block].span) for block, number in numbers.items())
        self._lines: list[tuple[float, float, int]] | None = None

    def forget(self) -> None:
        """Measure anew, because the text was laid out anew."""
        self._lines = None

    def paint(self, painter: QPainter, window: Extent, right: float) -> None:
        """Paint the numbers between two heights so that they end at `right`."""
        if self._lines is None:
            self._lines = list(self._measure())
        font = figure_font(0.86 * self._look.panel_zoom)
        painter.setFont(font)
        painter.setPen(self._look.ui("dim"))
        height = QFontMetricsF(font).height()
        first = bisect_left(self._lines, (window[0] - 3 * height,))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for top, bottom, number in self._lines[first:]:
            if top > window[1]:
                break
            place = QRectF(0.0, top, right, bottom - top)
            painter.drawText(place, flags, str(number))

    def _measure(self) -> list[tuple[float, float, int]]:
        is_folded = self._geometry.is_folded
        shown = ((number, span) for number, span in self._spans if not is_folded(span))
        return [(*self._geometry.lines(span)[0], number) for number, span in shown]
