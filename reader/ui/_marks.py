"""The marks of one article, painted under its text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from reader.core import Span
from reader.presentation import ROLE_STYLES, Changes, Extent, Intervals, Line, Mark, Role
from reader.ui._lines import draw_brackets, draw_line
from reader.ui._look import Look, ui_font
from reader.ui._text_geometry import TextGeometry

_OPENING = tuple("“‘\"'«„")
_CLOSING = "”’\"'»“"

GLYPH_WIDTH = 16.0
GLYPH_COLUMNS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """What is in focus in one article: passages, and what is changed in them."""

    finding: str
    role: Role
    spans: tuple[Span, ...]
    changes: Changes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Glyph:
    finding: str
    role: Role
    rect: QRectF


class MarkLayer:
    """Paint marks and find them again under the pointer. All points are the document's."""

    def __init__(self, geometry: TextGeometry, text: str, look: Look) -> None:
        self._geometry = geometry
        self._text = text
        self._look = look
        self._marks: tuple[Mark, ...] = ()
        self._unfolded: tuple[Mark, ...] = ()
        self._extents: list[Extent] = []
        self._focus: Focus | None = None
        self._changes: tuple[Changes, ...] = ()
        self._unfolded_changes: tuple[Changes, ...] = ()
        self._left = 0.0
        self._intervals: Intervals | None = None
        self._changed = Intervals(())
        self._glyphs: dict[int, tuple[_Glyph, ...]] = {}

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Give the marks that are shown."""
        return self._marks

    @property
    def changes(self) -> tuple[Changes, ...]:
        """Give the changed words that are shown, in focus or not."""
        return self._changes

    @property
    def focus(self) -> Focus | None:
        """Give what is in focus."""
        return self._focus

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show other marks."""
        self._marks = tuple(marks)
        self.forget()

    def set_changes(self, changes: Iterable[Changes]) -> None:
        """Show other changed words besides those of what is in focus."""
        self._changes = tuple(changes)
        self.forget()

    def set_focus(self, focus: Focus | None) -> None:
        """Bring something else into focus."""
        self._focus = focus

    def set_left(self, left: float) -> None:
        """Tell where the text's column begins; the glyphs stand before it."""
        self._left = left
        self.forget()

    def forget(self) -> None:
        """Measure anew, because text or marks changed."""
        self._intervals = None

    def placed(self) -> Iterable[tuple[Mark, Extent]]:
        """Give the marks that are not folded away, each with its top and bottom."""
        self._visible((0.0, 0.0))
        return zip(self._unfolded, self._extents, strict=True)

    def glyph_rects(self) -> tuple[tuple[str, QRectF], ...]:
        """Give where the glyph of each finding stands."""
        self._visible((0.0, 0.0))
        glyphs = self._glyphs_of(self._blocks(self._unfolded))
        return tuple((glyph.finding, glyph.rect) for glyph in glyphs)

    # ------------------------------------------------------------------------- finding

    def mark_at(self, point: QPointF) -> str | None:
        """Give the finding whose mark or glyph is at a point; the shortest mark wins."""
        window = (point.y() - 4.0, point.y() + 4.0)
        hits = [m for m in self._visible(window) if self._covers(m.span, point)]
        if hits:
            return min(hits, key=lambda m: (len(m.span), m.whole)).finding
        glyphs = (g.finding for g in self._visible_glyphs(window) if g.rect.contains(point))
        return next(glyphs, None)

    def marks_of(self, offset: int) -> tuple[Mark, ...]:
        """Give the marks round a character, the shortest first."""
        around = [m for m in self._marks if m.span.start <= offset < m.span.end]
        return tuple(sorted(around, key=lambda m: (len(m.span), m.whole)))

    def _covers(self, span: Span, point: QPointF) -> bool:
        return any(r.adjusted(0, -2, 0, 4).contains(point) for r in self._geometry.rects(span))

    def _visible(self, window: Extent) -> list[Mark]:
        if self._intervals is None:
            self._intervals = self._measure()
        return [self._unfolded[number] for number in self._intervals.touching(window)]

    def _measure(self) -> Intervals:
        self._glyphs.clear()
        is_folded = self._geometry.is_folded
        self._unfolded = tuple(mark for mark in self._marks if not is_folded(mark.span))
        self._unfolded_changes = tuple(c for c in self._changes if not is_folded(_hull(c)))
        self._changed = Intervals(
            [self._geometry.extent(_hull(changes)) for changes in self._unfolded_changes]
        )
        self._extents = [self._geometry.extent(mark.span) for mark in self._unfolded]
        return Intervals(self._extents)

    def _visible_glyphs(self, window: Extent) -> list[_Glyph]:
        glyphs = self._glyphs_of(self._blocks(self._visible(window)))
        return [g for g in glyphs if g.rect.bottom() > window[0] and g.rect.y() < window[1]]

    def _blocks(self, marks: Iterable[Mark]) -> Iterable[int]:
        """Give the blocks in which marked sentences start."""
        return dict.fromkeys(self._geometry.block_of(m.span.start) for m in marks if m.whole)

    def _sentences_of(self, block: int) -> list[Mark]:
        """Give the marks of the sentences that start in a block."""
        near = [m for m in self._visible(self._geometry.block_extent(block)) if m.whole]
        return [m for m in near if self._geometry.block_of(m.span.start) == block]

    def _glyphs_of(self, blocks: Iterable[int]) -> list[_Glyph]:
        """Give the glyphs of these blocks; each stands beside a line of its own block."""
        found: list[_Glyph] = []
        for block in blocks:
            if block not in self._glyphs:
                self._glyphs[block] = tuple(self._place_glyphs(self._sentences_of(block)))
            found += self._glyphs[block]
        return found

    def _place_glyphs(self, marks: Iterable[Mark]) -> Iterable[_Glyph]:
        """Set a glyph before the line on which each marked sentence starts, in their order.

        Where more start on a line than there is room for, the rest go a line down.
        """
        lines: dict[int, list[Mark]] = {}
        for mark in sorted(marks, key=lambda m: m.span.start):
            tops = [round(top) for top, _ in self._geometry.lines(mark.span)]
            free = (top for top in tops if len(lines.get(top, ())) < GLYPH_COLUMNS)
            lines.setdefault(next(free, tops[0]), []).append(mark)
        for top, standing in lines.items():
            for number, mark in enumerate(reversed(standing)):
                first, bottom = self._geometry.lines(mark.span)[0]
                x = self._left - 6.0 - GLYPH_WIDTH * (min(number, GLYPH_COLUMNS - 1) + 1)
                rect = QRectF(x, top, GLYPH_WIDTH, bottom - first)
                yield _Glyph(finding=mark.finding, role=mark.role, rect=rect)

    # ------------------------------------------------------------------------ painting

    def paint(self, painter: QPainter, window: Extent) -> None:
        """Paint all that lies between two heights, under the text that comes after."""
        marks = self._visible((window[0] - 8.0, window[1] + 8.0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sentences = [m for m in marks if m.whole]
        details = [m for m in marks if not m.whole]
        changes = self._visible_changes(window)
        # A sentence in focus lies under its details, a detail in focus over all others.
        is_sentence = self._is_sentence_in_focus(sentences)
        for mark in sentences:
            self._fill(painter, mark.span, self._look.tint(mark.role))
        if is_sentence:
            self._paint_focus(painter)
        for mark in (m for m in details if m.role is Role.ONLY_HERE):
            self._fill_detail(painter, mark, self._look.tint(mark.role))
        self._fill_changes(painter, changes, in_focus=False)
        for mark in (m for m in details if m.role is Role.CONFLICT):
            self._fill_detail(painter, mark, self._look.focus(mark.role))
        if not is_sentence:
            self._paint_focus(painter)
        self._fill_changes(painter, changes, in_focus=True)
        self._point_out_changes(painter, changes)
        for mark in sentences:
            self._underline(painter, mark, details)
        for mark in details:
            self._point_out(painter, mark)
        self._paint_glyphs(painter, window)

    def _fill(self, painter: QPainter, span: Span, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for rect in self._geometry.rects(span):
            painter.drawRoundedRect(rect.adjusted(-1.0, 0.0, 1.0, 1.5), 2.0, 2.0)

    def _fill_detail(self, painter: QPainter, mark: Mark, colour: QColor) -> None:
        """Tint a detail that changes facts, but leave what is in focus its own tint."""
        if self._focus is None or mark.finding != self._focus.finding:
            self._fill(painter, mark.span, colour)

    def _is_sentence_in_focus(self, sentences: Iterable[Mark]) -> bool:
        spans = self._focus.spans if self._focus is not None else ()
        return any(mark.span in spans for mark in sentences)

    def _underline(self, painter: QPainter, mark: Mark, details: Sequence[Mark]) -> None:
        """Draw a sentence's line, but not under words that have a line of their own."""
        lined = [
            rect
            for detail in details
            if detail.role is Role.ONLY_HERE and mark.span.overlaps(detail.span)
            for rect in self._geometry.rects(detail.span)
        ]
        for rect in self._geometry.rects(mark.span):
            for part in _without(rect, lined):
                line, colour = ROLE_STYLES[mark.role].line, self._look.quiet(mark.role)
                draw_line(painter, line, part, colour, self._look.zoom * 0.85)

    def _point_out(self, painter: QPainter, mark: Mark) -> None:
        strong = self._look.strong(mark.role)
        if ROLE_STYLES[mark.role].line is Line.BRACKETS:
            rects = self._geometry.rects(self._with_quotation_marks(mark.span))
            draw_brackets(painter, rects, strong, self._look.zoom)
            return
        for rect in self._geometry.rects(mark.span):
            draw_line(painter, ROLE_STYLES[mark.role].line, rect, strong, self._look.zoom)

    def _with_quotation_marks(self, span: Span) -> Span:
        """Take in the quotation marks round a span, and a comma or stop before the last."""
        start, end = span.start, span.end
        if self._text.endswith(_OPENING, 0, start):
            start -= 1
        for size in (2, 1):
            tail = self._text[end : end + size]
            if len(tail) == size and tail[-1] in _CLOSING and tail[0] in _CLOSING + ",.":
                return Span(start=start, end=end + size)
        return Span(start=start, end=end)

    def _paint_focus(self, painter: QPainter) -> None:
        focus = self._focus
        if focus is None:
            return
        for span in focus.spans:
            outline = _outline(self._geometry.rects(span))
            painter.setBrush(self._look.focus(focus.role))
            painter.setPen(QPen(self._look.strong(focus.role), 1.4))
            painter.drawPath(outline)

    def _visible_changes(self, window: Extent) -> list[Changes]:
        """Give the changed words between two heights, those of what is in focus last."""
        focused = self._focus.changes if self._focus is not None else None
        shown = [self._unfolded_changes[number] for number in self._changed.touching(window)]
        if focused is None:
            return shown
        return [*(c for c in shown if c.finding != focused.finding), focused]

    def _fill_changes(self, painter: QPainter, shown: Iterable[Changes], *, in_focus: bool) -> None:
        """Tint changed words, either those of what is in focus or all others."""
        focused = self._focus.changes if self._focus is not None else None
        ground = self._look.edit if in_focus else self._look.change
        for changes in shown:
            if (changes is focused) is in_focus:
                for span in changes.words:
                    self._fill(painter, span, ground(changes.role))

    def _point_out_changes(self, painter: QPainter, shown: Iterable[Changes]) -> None:
        """Put bars over changed words, and wedges where the other article has more."""
        for changes in shown:
            strong = self._look.strong(changes.role)
            for span in changes.words:
                self._bar(painter, span, strong)
            painter.setBrush(strong)
            painter.setPen(Qt.PenStyle.NoPen)
            for offset in changes.gaps:
                painter.drawPolygon(_wedge(self._geometry.caret(offset), self._look.zoom))

    def _bar(self, painter: QPainter, span: Span, colour: QColor) -> None:
        """Draw the bar over changed words, which tells them without any colour."""
        height = 1.6 * self._look.zoom
        for rect in self._geometry.rects(span):
            painter.fillRect(QRectF(rect.left(), rect.top() - height, rect.width(), height), colour)

    def _paint_glyphs(self, painter: QPainter, window: Extent) -> None:
        font = ui_font(1.05 * self._look.panel_zoom)
        font.setBold(True)
        painter.setFont(font)
        for glyph in self._visible_glyphs(window):
            painter.setPen(self._look.strong(glyph.role))
            text = ROLE_STYLES[glyph.role].glyph
            painter.drawText(glyph.rect, Qt.AlignmentFlag.AlignCenter, text)


def _hull(changes: Changes) -> Span:
    """Give the stretch from the first to the last of changed words and gaps."""
    starts = [*(span.start for span in changes.words), *changes.gaps]
    ends = [*(span.end for span in changes.words), *changes.gaps]
    return Span(start=min(starts), end=max(*ends, min(starts) + 1))


def _without(rect: QRectF, holes: Iterable[QRectF]) -> list[QRectF]:
    """Cut rectangles of the same line out of one, and give what is left of it."""
    parts = [rect]
    for hole in holes:
        if abs(hole.top() - rect.top()) < 1.0:
            parts = [left for part in parts for left in _beside(part, hole)]
    return parts


def _beside(part: QRectF, hole: QRectF) -> list[QRectF]:
    if hole.right() <= part.left() or hole.left() >= part.right():
        return [part]
    before, after = QRectF(part), QRectF(part)
    before.setRight(hole.left())
    after.setLeft(hole.right())
    return [p for p in (before, after) if p.width() > 1.0]


def _outline(rects: Sequence[QRectF]) -> QPainterPath:
    """Give one outline round the lines of a passage."""
    path = QPainterPath()
    for number, rect in enumerate(rects):
        below = rects[number + 1].top() - rect.bottom() if number + 1 < len(rects) else 0.0
        whole = rect.adjusted(-2.0, -1.0, 2.0, 4.5)
        if 0.0 < below < rect.height():
            whole.setBottom(max(whole.bottom(), rect.bottom() + below))
        path.addRect(whole)
    return path.simplified()


def _wedge(place: QRectF, scale: float) -> QPolygonF:
    """Give a small wedge under the gap between two words."""
    foot = place.bottom() + 3.0 * scale
    half, height = 3.5 * scale, 6.0 * scale
    x = place.left()
    return QPolygonF([QPointF(x, foot - height), QPointF(x + half, foot), QPointF(x - half, foot)])
