"""Passages pointed out in one article: what a ledger's row is about, and what was searched for."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reader.core import Span
from reader.presentation import Extent, Intervals
from reader.ui._look import Look
from reader.ui._text_geometry import TextGeometry


class SpotLayer:
    """Paint hits as filled boxes with a foot line, what is pointed at with an outline.

    What the pointer is over in the gutter gets a broken outline.
    """

    def __init__(self, geometry: TextGeometry, look: Look) -> None:
        self._geometry = geometry
        self._look = look
        self._pointed: tuple[Span, ...] = ()
        self._hits: tuple[Span, ...] = ()
        self._hovered: tuple[Span, ...] = ()
        self._intervals: Intervals | None = None

    @property
    def pointed(self) -> tuple[Span, ...]:
        """Give what is pointed at."""
        return self._pointed

    @property
    def hits(self) -> tuple[Span, ...]:
        """Give what was found."""
        return self._hits

    def set_pointed(self, spans: Iterable[Span]) -> None:
        """Point at other passages."""
        self._pointed = tuple(spans)

    @property
    def hovered(self) -> tuple[Span, ...]:
        """Give what the pointer is over in the gutter."""
        return self._hovered

    def set_hovered(self, spans: Iterable[Span]) -> None:
        """Outline other passages while the pointer is over their ribbon."""
        self._hovered = tuple(spans)

    def set_hits(self, spans: Iterable[Span]) -> None:
        """Show other hits."""
        self._hits = tuple(spans)
        self.forget()

    def forget(self) -> None:
        """Measure anew, because text or hits changed."""
        self._intervals = None

    def paint(self, painter: QPainter, window: Extent) -> None:
        """Paint all that lies between two heights."""
        if self._hits:
            if self._intervals is None:
                self._intervals = Intervals([self._geometry.extent(span) for span in self._hits])
            for number in self._intervals.touching((window[0] - 8.0, window[1] + 8.0)):
                self._paint_hit(painter, self._hits[number])
        for span in self._pointed:
            self._paint_pointed(painter, span)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.ui("accent"), 1.4, Qt.PenStyle.DashLine))
        for span in self._hovered:
            for rect in self._geometry.rects(span):
                painter.drawRoundedRect(rect.adjusted(-2.0, -1.0, 2.0, 3.0), 3.0, 3.0)

    def _paint_hit(self, painter: QPainter, span: Span) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for rect in self._geometry.rects(span):
            painter.setBrush(self._look.ui("selection"))
            painter.drawRect(rect.adjusted(-1.0, 0.0, 1.0, 2.0))
            foot = QRectF(rect.left() - 1.0, rect.bottom() + 0.5, rect.width() + 2.0, 1.5)
            painter.fillRect(foot, self._look.ui("accent"))

    def _paint_pointed(self, painter: QPainter, span: Span) -> None:
        painter.setBrush(self._look.ui("selection"))
        painter.setPen(QPen(self._look.ui("accent"), 2.2))
        for rect in self._geometry.rects(span):
            painter.drawRoundedRect(rect.adjusted(-3.0, -1.0, 3.0, 3.5), 3.0, 3.0)
