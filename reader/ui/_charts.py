"""The drawings of the overview: counts, coverage, placement, voices and omissions."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QWidget

from reader.core import Side
from reader.presentation import (
    ROLE_STYLES,
    BarPart,
    CoverageBar,
    Lead,
    Line,
    Omission,
    Overview,
    Role,
    Slope,
    Tick,
    tr,
    tr_n,
)
from reader.ui._chart import HEAD, PAD, Chart, Part, box
from reader.ui._findings import draw_lines
from reader.ui._look import Look, figure_font, ui_font
from reader.ui._patterns import fill_area

_ROW = 26.0
_TICK_GAP = 15.0  # pixels between the labels of two paragraphs, at least
_RIGHT = Qt.AlignmentFlag.AlignRight
_CENTRE = Qt.AlignmentFlag.AlignHCenter


def draw_letter(painter: QPainter, rect: QRectF, side: Side, look: Look) -> None:
    """Draw the badge with a side's letter."""
    badge = QRectF(rect.left(), rect.center().y() - 9.0, 18.0, 18.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.ui("accent"))
    painter.drawRoundedRect(badge, 4.0, 4.0)
    font = ui_font(0.88)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(look.ui("accent_text"))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, side.letter)
    painter.setFont(ui_font())


@dataclass(frozen=True, slots=True)
class PairRow:
    """A row of two bars, with its label, its role if any, and the words at each bar's end."""

    label: str
    role: Role | None
    values: tuple[float, float]
    words: tuple[str, str]
    leads: tuple[Lead, Lead]


class PairBars(Chart):
    """Rows of two bars, A's growing to the left and B's to the right of the labels."""

    def __init__(self, title: str, note: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(title, look, parent)
        self._note = note
        self._rows: tuple[PairRow, ...] = ()
        self._label_width = 150.0

    def set_rows(self, rows: Sequence[PairRow], note: str = "") -> None:
        """Show other rows, and a note under them."""
        self._rows = tuple(rows)
        self._note = note or self._note
        metrics = QFontMetricsF(ui_font())
        widths = [metrics.horizontalAdvance(row.label) for row in self._rows]
        self._label_width = min(230.0, max([110.0, *widths]) + 44.0)
        self.set_height(HEAD + _ROW * (len(self._rows) + 2) + PAD)
        self.renew()

    def lay_out(self) -> tuple[Part, ...]:
        """Give the parts in the order in which the arrow keys take them."""
        return tuple(
            Part(box(self._half(number, side)), row.leads[side])
            for number, row in enumerate(self._rows)
            for side in Side
        )

    def _line(self, number: int) -> QRectF:
        room = self.room
        return QRectF(room.left(), room.top() + _ROW * (number + 1), room.width(), _ROW)

    def _half(self, number: int, side: Side) -> QRectF:
        """Give the room of one bar with its words."""
        line = self._line(number)
        middle = line.center().x()
        half = self._label_width / 2
        if side is Side.A:
            return QRectF(line.left(), line.top() + 2, middle - half - line.left(), _ROW - 4)
        return QRectF(middle + half, line.top() + 2, line.right() - middle - half, _ROW - 4)

    def draw(self, painter: QPainter) -> None:
        """Draw everything under the title."""
        most = max([1e-9, *(value for row in self._rows for value in row.values)])
        head = self._line(-1)
        badge = QRectF(head.center().x() - self._label_width / 2 - 18.0, head.top(), 18.0, _ROW)
        draw_letter(painter, badge, Side.A, self.look)
        badge.moveLeft(head.center().x() + self._label_width / 2)
        draw_letter(painter, badge, Side.B, self.look)
        for number, row in enumerate(self._rows):
            self._draw_label(painter, number, row)
            for side in Side:
                self._draw_bar(painter, number, row, side, row.values[side] / most)
        foot = self._line(len(self._rows))
        painter.setFont(ui_font(0.9))
        self.write(painter, foot, self._note, is_dim=True, flags=_CENTRE)

    def _draw_label(self, painter: QPainter, number: int, row: PairRow) -> None:
        line = self._line(number)
        middle, width = line.center().x(), self._label_width
        place = QRectF(middle - width / 2 + 8, line.top(), width - 16, _ROW)
        painter.setFont(ui_font())
        if row.role is None:
            self.write(painter, place, row.label, flags=_CENTRE)
            return
        metrics = QFontMetricsF(ui_font())
        used = min(place.width() - 24.0, metrics.horizontalAdvance(row.label))
        left = middle - (used + 24.0) / 2
        font = ui_font(1.1)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.look.strong(row.role))
        sign = QRectF(left, line.top(), 18.0, _ROW)
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, ROLE_STYLES[row.role].glyph)
        painter.setFont(ui_font())
        self.write(painter, QRectF(left + 24.0, line.top(), used + 2, _ROW), row.label)

    def _draw_bar(
        self, painter: QPainter, number: int, row: PairRow, side: Side, share: float
    ) -> None:
        half, words = self._half(number, side), row.words[side]
        painter.setFont(figure_font())
        wide = QFontMetricsF(figure_font()).horizontalAdvance(words) + 10.0
        length = max(0.0, half.width() - wide) * share
        is_left = side is Side.A
        left = half.right() - length if is_left else half.left()
        bar = QRectF(left, half.top() + 3.0, length, half.height() - 6.0)
        if self.is_lit(2 * number + side):
            painter.fillRect(half, self.look.ui("selection"))
        if length >= 1.0:
            fill_area(painter, bar, row.role or Role.QUOTATION, self.look)
        at = bar.left() - wide if is_left else bar.right()
        place = QRectF(at, half.top(), wide, half.height())
        is_none = not row.values[side]
        painter.setFont(figure_font())
        self.write(painter, place, words, flags=_CENTRE, is_dim=is_none)


class CoverageChart(Chart):
    """For each side one bar of all its words, cut by how they relate to the other."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(tr("What becomes of each article’s words"), look, parent)
        self._bars: tuple[CoverageBar, ...] = ()

    def set_bars(self, bars: tuple[CoverageBar, CoverageBar]) -> None:
        """Show other bars."""
        self._bars = bars
        rows = max(len(bar.parts) for bar in bars)
        self.set_height(HEAD + 2 * (_ROW + 14.0) + rows * 21.0 + 30.0 + PAD)
        self.renew()

    def lay_out(self) -> tuple[Part, ...]:
        """Give the parts in the order in which the arrow keys take them."""
        return tuple(
            Part(_both(rect, key), part.lead)
            for bar in self._bars
            for part, rect, key in self._places(bar)
        )

    def _places(self, bar: CoverageBar) -> list[tuple[BarPart, QRectF, QRectF]]:
        """Give each part with its stretch of the bar and its line in the key."""
        room, at = self.room, 0.0
        top = room.top() + bar.side * (_ROW + 14.0)
        left, width = room.left() + 28.0, room.width() - 28.0
        half = (room.width() - 20.0) / 2
        key_top = room.top() + 2 * (_ROW + 14.0) + 28.0
        places = []
        for number, part in enumerate(bar.parts):
            stretch = QRectF(left + at * width, top, part.portion * width, _ROW)
            key = QRectF(
                room.left() + bar.side * (half + 20.0), key_top + number * 21.0, half, 21.0
            )
            places.append((part, stretch, key))
            at += part.portion
        return places

    def draw(self, painter: QPainter) -> None:
        """Draw everything under the title."""
        lit = 0
        for bar in self._bars:
            places = self._places(bar)
            top = self.room.top() + bar.side * (_ROW + 14.0)
            draw_letter(painter, QRectF(self.room.left(), top, 18.0, _ROW), bar.side, self.look)
            for part, stretch, key in places:
                self._draw_part(painter, part, stretch, is_lit=self.is_lit(lit))
                self._draw_key(painter, part, key, is_lit=self.is_lit(lit))
                lit += 1
            if places:
                self._draw_total(painter, bar, places[0][2])

    def _draw_part(self, painter: QPainter, part: BarPart, rect: QRectF, *, is_lit: bool) -> None:
        fill_area(painter, rect, part.share.role, self.look, in_part=part.share.in_part)
        if is_lit:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.ui("text"), 2.0))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        if rect.width() > 26.0 and part.share.role is not None:
            chip = QRectF(rect.center().x() - 9.0, rect.center().y() - 9.0, 18.0, 18.0)
            painter.setPen(QPen(self.look.strong(part.share.role), 1.0))
            painter.setBrush(self.look.ui("base"))
            painter.drawEllipse(chip)
            painter.setFont(ui_font())
            glyph = ROLE_STYLES[part.share.role].glyph
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, glyph)

    def _draw_key(self, painter: QPainter, part: BarPart, rect: QRectF, *, is_lit: bool) -> None:
        if is_lit:
            painter.fillRect(rect, self.look.ui("selection"))
        swatch = QRectF(rect.left() + 2.0, rect.center().y() - 6.0, 22.0, 12.0)
        fill_area(painter, swatch, part.share.role, self.look, in_part=part.share.in_part)
        painter.setFont(ui_font(0.95))
        role = part.share.role
        label = part.share.label
        if part.share.in_part and role is not None:
            label = tr("{word}, in part", word=tr(ROLE_STYLES[role].word))
        self.write(painter, rect.adjusted(32.0, 0, -52.0, 0), label)
        painter.setFont(figure_font())
        words = tr("{share:.0f} %", share=100 * part.portion)
        self.write(painter, rect.adjusted(rect.width() - 50.0, 0, -4.0, 0), words, flags=_RIGHT)

    def _draw_total(self, painter: QPainter, bar: CoverageBar, first: QRectF) -> None:
        place = QRectF(first.left(), first.top() - 24.0, first.width(), 22.0)
        draw_letter(painter, place, bar.side, self.look)
        words = tr_n("{count} word compared", "{count} words compared", bar.words)
        painter.setFont(ui_font(0.95))
        self.write(painter, place.adjusted(32.0, 0, 0, 0), words, is_dim=True)


def _both(one: QRectF, other: QRectF) -> QPainterPath:
    """Give the shape of a part of a bar together with its line in the key."""
    path = box(one)
    path.addRect(other)
    return path


_PENS = {
    Line.SOLID: Qt.PenStyle.SolidLine,
    Line.DASHED: Qt.PenStyle.DashLine,
    Line.DASH_DOT: Qt.PenStyle.DashDotLine,
    Line.DOTTED: Qt.PenStyle.DotLine,
}


class SlopeChart(Chart):
    """A line for each shared passage, from how far down it stands in A to how far in B."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(tr("Where shared passages stand"), look, parent)
        self._slopes: tuple[Slope, ...] = ()
        self._paths: list[QPainterPath] = []
        self._ticks: tuple[tuple[Tick, ...], tuple[Tick, ...]] = ((), ())
        self.set_height(420.0)

    def set_overview(self, overview: Overview) -> None:
        """Show the slopes of another pair."""
        self._slopes = overview.slopes
        self._ticks = overview.ticks
        self.renew()

    def lay_out(self) -> tuple[Part, ...]:
        """Give the parts in the order in which the arrow keys take them."""
        stroker = QPainterPathStroker()
        stroker.setWidth(9.0)
        self._paths = [self._path(slope) for slope in self._slopes]
        return tuple(
            Part(stroker.createStroke(path), slope.lead)
            for path, slope in zip(self._paths, self._slopes, strict=True)
        )

    def _axis(self, side: Side) -> float:
        return self.room.left() + 74.0 if side is Side.A else self.room.right() - 74.0

    def _y(self, height: float) -> float:
        room = self.room
        return room.top() + 30.0 + height * (room.height() - 58.0)

    def _path(self, slope: Slope) -> QPainterPath:
        start = QPointF(self._axis(Side.A) + 5.0, self._y(slope.heights[0]))
        end = QPointF(self._axis(Side.B) - 5.0, self._y(slope.heights[1]))
        path = QPainterPath(start)
        path.lineTo(end)
        return path

    def draw(self, painter: QPainter) -> None:
        """Draw everything under the title."""
        for side in Side:
            self._draw_axis(painter, side)
        order = sorted(range(len(self._slopes)), key=self.is_lit)
        for number in order:
            self._draw_slope(painter, number)
        foot = QRectF(self.room.left(), self.room.bottom() - 18.0, self.room.width(), 20.0)
        painter.setFont(ui_font(0.9))
        note = tr("Top: the headline. Bottom: the end. Ticks: paragraphs.")
        if not self._slopes:
            note = tr("The two articles share no passage")
        self.write(painter, foot, note, is_dim=True, flags=_CENTRE)

    def _draw_axis(self, painter: QPainter, side: Side) -> None:
        x, sign = self._axis(side), -1.0 if side is Side.A else 1.0
        badge = QRectF(x - 9.0, self.room.top() - 4.0, 18.0, 22.0)
        draw_letter(painter, badge, side, self.look)
        painter.setPen(QPen(self.look.ui("text"), 1.4))
        painter.drawLine(QPointF(x, self._y(0.0)), QPointF(x, self._y(1.0)))
        last = -_TICK_GAP
        for tick in self._ticks[side]:
            y = self._y(tick.height)
            painter.setPen(QPen(self.look.ui("dim"), 1.0))
            painter.drawLine(QPointF(x, y), QPointF(x + sign * 6.0, y))
            if y - last >= _TICK_GAP:
                last = y
                label = QRectF(x + sign * 39.0 - 29.0, y - 8.0, 58.0, 16.0)
                flags = _RIGHT if side is Side.A else Qt.AlignmentFlag.AlignLeft
                painter.setFont(figure_font() if tick.label.isdigit() else ui_font(0.85))
                self.write(painter, label, tick.label, flags=flags, is_dim=True)

    def _draw_slope(self, painter: QPainter, number: int) -> None:
        slope, path, is_lit = self._slopes[number], self._paths[number], self.is_lit(number)
        strong = self.look.strong(slope.role)
        width = 3.2 if is_lit else 2.4 if slope.is_far else 1.5
        style = _PENS.get(ROLE_STYLES[slope.role].line, Qt.PenStyle.SolidLine)
        if is_lit:
            halo = QPen(self.look.ui("selection"), 9.0)
            painter.strokePath(path, halo)
        painter.strokePath(path, QPen(strong, width, style))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(strong)
        for side in Side:
            end = QPointF(self._axis(side), self._y(slope.heights[side]))
            painter.drawEllipse(end, 3.5, 3.5)


class OmissionList(Chart):
    """What weighs most among what one side has alone, each with its place."""

    _HEIGHT = 64.0

    def __init__(self, side: Side, look: Look, parent: QWidget | None = None) -> None:
        title = tr("Not found in {other}: what weighs most", other=side.other.letter)
        super().__init__(title, look, parent)
        self._side = side
        self._rows: tuple[Omission, ...] = ()

    def set_rows(self, rows: tuple[Omission, ...]) -> None:
        """Show other omissions."""
        self._rows = rows
        self.set_height(HEAD + self._HEIGHT * max(1, len(rows)) + PAD)
        self.renew()

    def lay_out(self) -> tuple[Part, ...]:
        """Give the parts in the order in which the arrow keys take them."""
        return tuple(Part(box(self._line(n)), row.lead) for n, row in enumerate(self._rows))

    def _line(self, number: int) -> QRectF:
        room = self.room
        top = room.top() + number * self._HEIGHT
        return QRectF(room.left() - 6.0, top, room.width() + 12.0, self._HEIGHT)

    def draw(self, painter: QPainter) -> None:
        """Draw everything under the title."""
        if not self._rows:
            words = tr("Everything in {side} is found in the other.", side=self._side.letter)
            self.write(painter, self._line(0), words, is_dim=True)
        for number, row in enumerate(self._rows):
            line = self._line(number)
            if self.is_lit(number):
                painter.fillRect(line, self.look.ui("selection"))
            font = ui_font(1.1)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(self.look.strong(Role.ONLY_HERE))
            sign = QRectF(line.left() + 4.0, line.top() + 4.0, 20.0, 20.0)
            painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, ROLE_STYLES[Role.ONLY_HERE].glyph)
            inner = line.adjusted(30.0, 4.0, -8.0, -4.0)
            painter.setFont(ui_font(0.86))
            self.write(
                painter,
                QRectF(inner.topLeft(), QSizeF(inner.width(), 18.0)),
                row.place,
                is_dim=True,
            )
            painter.setPen(self.look.ui("text"))
            draw_lines(painter, row.text, ui_font(0.97), inner, inner.top() + 18.0)
