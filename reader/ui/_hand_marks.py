"""What is the reader's own in one article: sentences held, and a sign where they decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reader.core import Span
from reader.presentation import READER_SIGN, Extent
from reader.ui._look import Look, ui_font
from reader.ui._text_geometry import TextGeometry

_WIDTH = 17.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A passage about which the reader decided something, and what, in words."""

    span: Span
    words: str


class HandLayer:
    """Paint a dashed frame round what is held, and signs at the right of the text's column."""

    def __init__(self, geometry: TextGeometry, look: Look) -> None:
        self._geometry = geometry
        self._look = look
        self._held: tuple[Span, ...] = ()
        self._decided: tuple[Decided, ...] = ()
        self._right = 0.0

    @property
    def held(self) -> tuple[Span, ...]:
        """Give what is held."""
        return self._held

    @property
    def decided(self) -> tuple[Decided, ...]:
        """Give what the reader decided about."""
        return self._decided

    def set_held(self, spans: Iterable[Span]) -> None:
        """Show other passages as held."""
        self._held = tuple(spans)

    def set_decided(self, decided: Sequence[Decided]) -> None:
        """Show other decisions."""
        self._decided = tuple(decided)

    def set_right(self, right: float) -> None:
        """Tell where the text's column ends."""
        self._right = right

    def words_at(self, point: QPointF) -> str:
        """Say what was decided where the sign at a point stands."""
        words = [one.words for one in self._decided if self._place(one).contains(point)]
        return "\n".join(dict.fromkeys(words))

    def paint(self, painter: QPainter, window: Extent) -> None:
        """Paint all that lies between two heights."""
        accent = self._look.ui("accent")
        for span in self._held:
            self._paint_held(painter, span, accent)
        font = ui_font(self._look.panel_zoom)
        painter.setFont(font)
        painter.setPen(accent)
        for one in self._decided:
            place = self._place(one)
            if place.bottom() > window[0] and place.top() < window[1]:
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, READER_SIGN)

    def _paint_held(self, painter: QPainter, span: Span, colour: QColor) -> None:
        pen = QPen(colour, 1.8, Qt.PenStyle.DashLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        for rect in self._geometry.rects(span):
            painter.drawRoundedRect(rect.adjusted(-2.0, -1.0, 2.0, 3.0), 3.0, 3.0)

    def _place(self, decided: Decided) -> QRectF:
        if self._geometry.is_folded(decided.span):
            return QRectF()
        top, bottom = self._geometry.lines(decided.span)[0]
        return QRectF(self._right + 1.0, top, _WIDTH, bottom - top)
