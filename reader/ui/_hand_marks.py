"""What is the reader's own in one article: sentences held, signs of decisions and of notes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reader.core import Span
from reader.presentation import NOTE_GLYPH, READER_SIGN, Extent
from reader.ui._look import Look, ui_font
from reader.ui._text_geometry import TextGeometry

_WIDTH = 17.0
_STEP = 14.0  # between two signs where a passage has no line left


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A passage about which the reader decided something, and what, in words."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A passage that a note is about, what it says, and the note's id."""

    span: Span
    words: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    place: QRectF
    glyph: str
    words: str
    note: str = ""


class HandLayer:
    """Paint a dashed frame round what is held, and signs at the right of the text's column.

    A bar beside the sign of a note shows how far its passage reaches.
    """

    def __init__(self, geometry: TextGeometry, look: Look) -> None:
        self._geometry = geometry
        self._look = look
        self._held: tuple[Span, ...] = ()
        self._decided: tuple[Decided, ...] = ()
        self._noted: tuple[Noted, ...] = ()
        self._right = 0.0
        self._signs: tuple[_Sign, ...] | None = None

    @property
    def held(self) -> tuple[Span, ...]:
        """Give what is held."""
        return self._held

    @property
    def decided(self) -> tuple[Decided, ...]:
        """Give what the reader decided about."""
        return self._decided

    @property
    def noted(self) -> tuple[Noted, ...]:
        """Give what notes are about."""
        return self._noted

    def set_held(self, spans: Iterable[Span]) -> None:
        """Show other passages as held."""
        self._held = tuple(spans)

    def set_decided(self, decided: Sequence[Decided]) -> None:
        """Show other decisions."""
        self._decided = tuple(decided)
        self.forget()

    def set_noted(self, noted: Sequence[Noted]) -> None:
        """Show other notes."""
        self._noted = tuple(noted)
        self.forget()

    def set_right(self, right: float) -> None:
        """Tell where the text's column ends."""
        self._right = right
        self.forget()

    def forget(self) -> None:
        """Measure anew, because text or signs changed."""
        self._signs = None

    def words_at(self, point: QPointF) -> str:
        """Say what was decided or noted where the sign at a point stands."""
        words = [sign.words for sign in self._placed() if sign.place.contains(point)]
        return "\n".join(dict.fromkeys(words))

    def note_at(self, point: QPointF) -> str:
        """Give the id of the note whose sign is at a point, nothing if there is none."""
        here = (s.note for s in self._placed() if s.note and s.place.contains(point))
        return next(here, "")

    def note_places(self) -> dict[str, QRectF]:
        """Give where the sign of each note stands."""
        return {sign.note: sign.place for sign in self._placed() if sign.note}

    # ------------------------------------------------------------------------ placing

    def _placed(self) -> tuple[_Sign, ...]:
        if self._signs is None:
            self._signs = tuple(self._place_all())
        return self._signs

    def _place_all(self) -> Iterator[_Sign]:
        """Set each sign at the first line of its passage that has none yet, else under them."""
        taken: set[int] = set()
        every: tuple[Decided | Noted, ...] = (*self._decided, *self._noted)
        for one in every:
            if self._geometry.is_folded(one.span):
                continue
            lines = self._geometry.lines(one.span)
            top, bottom = next((line for line in lines if round(line[0]) not in taken), lines[-1])
            while round(top) in taken:
                top, bottom = top + _STEP, bottom + _STEP
            taken.add(round(top))
            place = QRectF(self._right + 1.0, top, _WIDTH, bottom - top)
            if isinstance(one, Noted):
                yield _Sign(place=place, glyph=NOTE_GLYPH, words=one.words, note=one.note)
            else:
                yield _Sign(place=place, glyph=READER_SIGN, words=one.words)

    # ----------------------------------------------------------------------- painting

    def paint(self, painter: QPainter, window: Extent) -> None:
        """Paint all that lies between two heights."""
        accent = self._look.ui("accent")
        for span in self._held:
            self._paint_held(painter, span, accent)
        for one in self._noted:
            self._paint_bar(painter, one.span, window)
        painter.setFont(ui_font(self._look.panel_zoom))
        painter.setPen(accent)
        for sign in self._placed():
            if sign.place.bottom() > window[0] and sign.place.top() < window[1]:
                painter.drawText(sign.place, Qt.AlignmentFlag.AlignCenter, sign.glyph)

    def _paint_bar(self, painter: QPainter, span: Span, window: Extent) -> None:
        top, bottom = self._geometry.extent(span)
        if bottom > window[0] and top < window[1] and not self._geometry.is_folded(span):
            bar = QRectF(self._right + _WIDTH + 0.5, top + 1.0, 2.0, bottom - top - 2.0)
            painter.fillRect(bar, self._look.ui("accent"))

    def _paint_held(self, painter: QPainter, span: Span, colour: QColor) -> None:
        pen = QPen(colour, 1.8, Qt.PenStyle.DashLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        for rect in self._geometry.rects(span):
            painter.drawRoundedRect(rect.adjusted(-2.0, -1.0, 2.0, 3.0), 3.0, 3.0)
