"""The desk: both articles, the ribbons between them, and the overview rulers at the edges."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reader.core import Comparison, Link, Origin, Side, Span
from reader.presentation import (
    Changes,
    Citation,
    Finding,
    Fold,
    Ribbon,
    ScrollMap,
    alternatives_of,
    changes_of,
    citation_of,
    citations_of_pair,
    edit_changes,
    spoken,
    strands_of,
)
from reader.ui._document import Folds
from reader.ui._gutter import RibbonGutter
from reader.ui._header import PaneHeader
from reader.ui._marks import Focus
from reader.ui._pane import ArticlePane
from reader.ui._ruler import OverviewRuler
from reader.ui._scroll_link import ScrollLink
from reader.ui._session import Session
from reader.ui._showing import Page
from reader.ui._taking_back import take_back_blocks
from reader.ui._turns import Turns, is_long

_LEVEL = 0.30  # where on screen a passage is brought to, as a share of the height


class Desk(QWidget):
    """Lay the session's two articles side by side and keep all that is between them in step."""

    files_dropped = Signal(object, object)
    details_wished = Signal(object)
    zoom_wished = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        look = session.look
        self.panes = (
            ArticlePane(Side.A, look, self, describe=self._described),
            ArticlePane(Side.B, look, self, describe=self._described),
        )
        self.rulers = (OverviewRuler(Side.A, look, self), OverviewRuler(Side.B, look, self))
        self.headers = (PaneHeader(Side.A, look, self), PaneHeader(Side.B, look, self))
        self.gutter = RibbonGutter(look, self._described, self)
        self.scroll_link = ScrollLink(self.panes, self)
        self._chain: tuple[tuple[Span, Span], ...] = ()
        self._hidden = session.filters.hidden
        self._measuring = QTimer(self)
        self._measuring.setSingleShot(True)
        self._measuring.timeout.connect(self._on_measuring_timeout)
        self._turns = Turns(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._column(Side.A), 1)
        row.addLayout(_under_header(self.gutter, self.headers[0].height_hint))
        row.addLayout(self._column(Side.B), 1)

    def _column(self, side: Side) -> QVBoxLayout:
        texts = QHBoxLayout()
        texts.setSpacing(0)
        parts = (self.rulers[side], self.panes[side])
        for part in parts if side is Side.A else parts[::-1]:
            texts.addWidget(part)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.headers[side])
        column.addLayout(texts, 1)
        return column

    def _connect(self) -> None:
        session = self._session
        session.articles_changed.connect(self._on_session_articles_changed)
        session.comparison_changed.connect(self._on_session_comparison_changed)
        session.filters_changed.connect(self._on_session_filters_changed)
        session.selection_changed.connect(self._on_session_selection_changed)
        session.alternative_changed.connect(self._on_session_alternative_changed)
        session.alone_changed.connect(self._on_session_alone_changed)
        session.passages_pointed.connect(self._on_session_passages_pointed)
        session.folding.changed.connect(self._on_folding_changed)
        session.search.hits_changed.connect(self._on_search_hits_changed)
        session.search.hit_shown.connect(self._on_search_hit_shown)
        session.look_changed.connect(self._on_session_look_changed)
        session.aids_changed.connect(self._on_session_aids_changed)
        session.scrolling_changed.connect(self._on_session_scrolling_changed)
        self.gutter.finding_picked.connect(self._on_gutter_finding_picked)
        self.gutter.finding_hovered.connect(self._on_gutter_finding_hovered)
        left, right = self.panes
        left.mark_picked.connect(partial(session.select, side=Side.A))
        right.mark_picked.connect(partial(session.select, side=Side.B))
        left.fold_toggled.connect(partial(session.folding.toggle, Side.A))
        right.fold_toggled.connect(partial(session.folding.toggle, Side.B))
        left.fold_wanted_back.connect(partial(self._on_fold_wanted_back, Side.A))
        right.fold_wanted_back.connect(partial(self._on_fold_wanted_back, Side.B))
        left.files_dropped.connect(self._on_left_files_dropped)
        right.files_dropped.connect(self._on_right_files_dropped)
        for header in self.headers:
            header.details_wished.connect(self.details_wished)
        for pane, ruler in zip(self.panes, self.rulers, strict=True):
            pane.keyboard_moved.connect(self._on_pane_keyboard_moved)
            pane.layout_begun.connect(self.scroll_link.hold)
            pane.layout_changed.connect(self._on_pane_layout_changed)
            pane.scrolled.connect(self._on_pane_scrolled)
            pane.zoom_wished.connect(self.zoom_wished)
            ruler.height_wished.connect(pane.scroll_to)

    # ------------------------------------------------------------------- session reacts

    def _on_session_articles_changed(self) -> None:
        for side in Side:
            self.headers[side].set_article(self._session.articles[side])
        self._set_articles()

    def _set_articles(self) -> None:
        """Set the texts that are other ones than before, a long one in a turn of its own."""
        for side in self._sides():
            article = self._session.shown_articles[side]
            if self.panes[side].article != article:
                waits = is_long(article)
                self.panes[side].set_article(article, self._folds(side), later=waits)
                if waits:
                    self._turns.put(side, partial(self._renew_side, side))

    def _sides(self) -> tuple[Side, Side]:
        """Give both sides, that of the text that is read first."""
        side = self.reading_side()
        return (side, side.other)

    def _renew(self) -> None:
        """Give both texts what the session has for them now, a long one in a turn of its own.

        One that is not on the desk yet comes with all that.
        """
        for side in self._sides():
            article = self._session.shown_articles[side]
            if self.panes[side].article != article:
                continue
            if is_long(article):
                self._turns.put(side, partial(self._renew_side, side))
            else:
                self._renew_side(side)

    def _renew_side(self, side: Side) -> None:
        self.panes[side].renew(self._session.look, self._folds(side))

    def _settle(self) -> None:
        """Finish all that waits for a later turn, because its outcome is needed now."""
        self._turns.finish()
        if self._measuring.isActive():
            self._measure()

    def _folds(self, side: Side) -> Folds:
        folding = self._session.folding
        return Folds(every=folding.folds(side), closed=folding.closed(side))

    def _on_folding_changed(self) -> None:
        self._renew()
        self._measure_soon()

    def _on_session_comparison_changed(self) -> None:
        self._set_articles()
        reading = self._session.reading
        self._chain = reading.chain if reading else ()
        for side in self._sides():
            if reading is not None and is_long(reading.comparison.articles[side]):
                self._turns.put(("marks", side), partial(self._show_marks, side))
            else:
                self._show_marks(side)
        self._measure_soon()

    def _on_session_filters_changed(self) -> None:
        hidden = self._session.filters.hidden
        if hidden != self._hidden:
            self._hidden = hidden
            for side in Side:
                self._show_marks(side)
            self._place_ribbons()

    def _show_marks(self, side: Side) -> None:
        reading = self._session.reading
        marks = reading.marks[side].marks(self._session.filters.hidden) if reading else ()
        self.panes[side].set_marks(marks)
        self._show_changes(side)
        self._place_marks(side)

    def _show_changes(self, side: Side) -> None:
        """Mark what was cut out of quotations, and on request the words of all edits."""
        reading, session = self._session.reading, self._session
        changes = reading.cuts[side] if reading else ()
        if reading is not None and session.aids.edits:
            changes = (*edit_changes(reading.comparison, side), *changes)
        shown = (one for one in changes if one.role not in session.filters.hidden)
        self.panes[side].set_changes(shown)

    def _on_session_selection_changed(self, side: Side | None) -> None:
        finding = self._session.selected
        for each in Side:
            self.panes[each].set_focus_shown(self._focus_on(each, finding))
        self._show_focus_around(finding)
        if finding is not None:
            self.reveal(finding, side)

    def _on_session_alternative_changed(self) -> None:
        """Show a candidate beside what only one side has; where that is stays in its place."""
        finding, alternative = self._session.selected, self._session.alternative
        for side in Side:
            self.panes[side].set_focus_shown(self._focus_on(side, finding))
        self._show_focus_around(finding)
        if finding is not None and alternative is not None:
            top = self.panes[alternative.side].extent(alternative.passage)[0]
            port = self.panes[alternative.side].view_extent
            is_seen = port[0] <= top < port[1]
            self.reveal(finding, alternative.side if is_seen else None)

    def _on_session_alone_changed(self) -> None:
        alone = self._session.alone
        for side in Side:
            is_shown = alone is None or alone is side
            for part in (self.headers[side], self.rulers[side], self.panes[side]):
                part.setVisible(is_shown)
        self.gutter.setVisible(alone is None)
        if alone is not None:
            self.panes[alone].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_session_passages_pointed(self) -> None:
        """Show what is pointed out, the first passage of either side level with the other's."""
        pointed = self._session.pointed
        spans = pointed.spans if pointed else ((), ())
        for side in Side:
            self.panes[side].set_pointed(spans[side])
        if pointed is None:
            self._point_on_rulers(spans)
            return
        self._settle()
        self._point_on_rulers(spans)
        tops = [
            self.panes[side].extent(spans[side][0])[0] if spans[side] else None for side in Side
        ]
        self.scroll_link.bring_level((tops[0], tops[1]), _LEVEL, None)
        for side in Side:
            if spans[side]:
                self.panes[side].put_caret(spans[side][0])

    def _on_search_hits_changed(self) -> None:
        for side in Side:
            self.panes[side].set_hits(self._session.search.spans(side))
            self.panes[side].set_pointed(())
            self._place_hits(side)

    def _on_search_hit_shown(self) -> None:
        """Show the hit that was gone to; the other text follows if both scroll together."""
        hit = self._session.search.current
        if hit is not None:
            self._settle()
        for side in Side:
            is_here = hit is not None and hit.side is side
            self.panes[side].set_pointed((hit.span,) if hit is not None and is_here else ())
        if hit is not None:
            if self._session.alone is hit.side.other:
                self._session.show_alone(None)
            top = self.panes[hit.side].extent(hit.span)[0]
            tops = (top, None) if hit.side is Side.A else (None, top)
            self.scroll_link.bring_level(tops, _LEVEL, None)
            self.panes[hit.side].put_caret(hit.span)

    def _place_hits(self, side: Side) -> None:
        spans = self._session.search.spans(side)
        self.rulers[side].set_hits(self.panes[side].extent(span) for span in spans)

    def _on_session_look_changed(self) -> None:
        for part in (*self.rulers, *self.headers, self.gutter):
            part.set_look(self._session.look)
        self._renew()

    def _on_session_aids_changed(self) -> None:
        for side in Side:
            self.panes[side].set_numbered(self._session.aids.numbers)
            self._show_changes(side)

    def _on_session_scrolling_changed(self) -> None:
        self.scroll_link.set_active(self._session.scrolls_together)

    # --------------------------------------------------------------------- panes report

    def _on_gutter_finding_hovered(self, key: str) -> None:
        finding = self._session.finding(key)
        for side in Side:
            self.panes[side].set_hovered(finding.spans[side] if finding is not None else ())

    def _described(self, key: str) -> str:
        """Say what a mark or a ribbon is of."""
        finding, comparison = self._session.finding(key), self._session.comparison
        return spoken(comparison, finding) if finding is not None and comparison else ""

    def _on_gutter_finding_picked(self, key: str) -> None:
        self._session.select(key)

    def _on_fold_wanted_back(self, side: Side, fold: Fold) -> None:
        take_back_blocks(self._session, side, fold.span)

    def _on_left_files_dropped(self, paths: object) -> None:
        self.files_dropped.emit(Side.A, paths)

    def _on_right_files_dropped(self, paths: object) -> None:
        self.files_dropped.emit(Side.B, paths)

    def _on_pane_layout_changed(self) -> None:
        # Both panes are laid out anew at once; what hangs on both waits for the second.
        self._measuring.start(0)

    def _on_pane_keyboard_moved(self) -> None:
        for pane, header in zip(self.panes, self.headers, strict=True):
            header.set_active(pane.hasFocus())

    def _on_pane_scrolled(self) -> None:
        extents = (self.panes[0].view_extent, self.panes[1].view_extent)
        self.gutter.set_extents(*extents)
        for ruler, extent in zip(self.rulers, extents, strict=True):
            ruler.set_top(extent[0])

    # ------------------------------------------------------------------------ measuring

    @property
    def is_measuring(self) -> bool:
        """Say whether texts, ribbons and rulers still wait to follow what changed."""
        is_settling = any(pane.is_settling for pane in self.panes)
        return is_settling or self._measuring.isActive() or not self._turns.are_over

    @property
    def _is_long(self) -> bool:
        return any(map(is_long, self._session.shown_articles))

    def _measure_soon(self) -> None:
        """Measure now, or of long texts in turns after all that is to be set."""
        if self._is_long:
            self._measuring.start(0)
        else:
            self._measure()

    def _on_measuring_timeout(self) -> None:
        if not self._turns.are_over:
            self._measuring.start(0)
        elif self._is_long:
            for number, measure in enumerate(self._measures()):
                self._turns.put(("measure", number), measure)
        else:
            self._measure()

    def _measure(self) -> None:
        """Bring all that hangs on them in line with the layout of both texts."""
        self._turns.finish()
        self._measuring.stop()
        for measure in self._measures():
            measure()

    def _measures(self) -> tuple[Callable[[], None], ...]:
        marks = (partial(self._place_marks, side) for side in Side)
        return (self._map_scrolling, *marks, self._place_ribbons, self._place_focus)

    def _map_scrolling(self) -> None:
        extents = [(self.panes[0].extent(a), self.panes[1].extent(b)) for a, b in self._chain]
        ends = (self.panes[0].port.height, self.panes[1].port.height)
        self.scroll_link.set_map(ScrollMap.through(extents, ends))

    def _place_marks(self, side: Side) -> None:
        pane = self.panes[side]
        marks = [(mark.role, extent) for mark, extent in pane.marks_placed()]
        self.rulers[side].set_marks(marks, pane.port)
        self._place_hits(side)

    def _place_ribbons(self) -> None:
        comparison = self._session.comparison
        own = {finding.key for finding in self._session.findings if finding.by is Origin.READER}
        self.gutter.set_ribbons(self._ribbons(comparison) if comparison else (), own)

    def _place_focus(self) -> None:
        self._show_focus_around(self._session.selected)
        if self._session.pointed is not None:
            self._point_on_rulers(self._session.pointed.spans)
        self._on_pane_scrolled()

    def _ribbons(self, comparison: Comparison) -> Iterable[Ribbon]:
        left, right = self.panes
        for strand in strands_of(comparison, self._session.filters.hidden):
            # A ribbon from one fold to another would tell nothing that the lines do not.
            if left.is_folded(strand.a) and right.is_folded(strand.b):
                continue
            yield Ribbon(
                finding=strand.finding,
                role=strand.role,
                a=self.panes[0].extent(strand.a),
                b=self.panes[1].extent(strand.b),
            )

    # ---------------------------------------------------------------------------- focus

    def _focus_on(self, side: Side, finding: Finding | None) -> Focus | None:
        if finding is None:
            return None
        return Focus(
            finding=finding.key,
            role=finding.role,
            spans=self._spans_of(finding)[side],
            changes=self._changes_of(finding, side),
        )

    def _changes_of(self, finding: Finding, side: Side) -> Changes | None:
        """Give what a finding's other side has otherwise, word by word, if it is so compared."""
        link, alternative = self._link_of(finding), self._session.alternative
        if alternative is not None:
            edits = alternative.edits if alternative.is_alike else ()
            return changes_of(finding.key, finding.role, edits, side)
        if link is not None:
            return changes_of(finding.key, finding.role, link.edits, side)
        return next((c for c in self.panes[side].changes if c.finding == finding.key), None)

    def _spans_of(self, finding: Finding | None) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Give the passages in focus: a finding's own, and the candidate it is compared with."""
        alternative = self._session.alternative
        if alternative is not None:
            return alternative.spans
        return finding.spans if finding is not None else ((), ())

    def _link_of(self, finding: Finding) -> Link | None:
        comparison, (name, _, number) = self._session.comparison, finding.key.partition("-")
        if comparison is None or name != "link":
            return None
        return comparison.links[int(number)]

    def _show_focus_around(self, finding: Finding | None) -> None:
        spans = self._spans_of(finding)
        self._point_on_rulers(spans)
        if finding is None:
            self.gutter.set_focus_shown(None)
            return
        extra = []
        if self._link_of(finding) is None:
            extra = [
                Ribbon(
                    finding=finding.key,
                    role=finding.role,
                    a=self.panes[0].extent(a),
                    b=self.panes[1].extent(b),
                )
                for a, b in zip(*spans, strict=False)
            ]
        self.gutter.set_focus_shown(finding.key, extra)

    def _point_on_rulers(self, spans: tuple[tuple[Span, ...], tuple[Span, ...]]) -> None:
        for side in Side:
            extents = [self.panes[side].extent(span) for span in spans[side]]
            self.rulers[side].set_focus_shown(extents)

    def reveal(self, finding: Finding, fixed: Side | None = None) -> None:
        """Bring a finding's passages level on screen; the `fixed` side stays where it is."""
        self._settle()
        spans = self._spans_of(finding)
        firsts = [spans[side][0] if spans[side] else None for side in Side]
        tops = [
            self.panes[side].extent(span)[0] if span is not None else None
            for side, span in zip(Side, firsts, strict=True)
        ]
        self.scroll_link.bring_level((tops[0], tops[1]), _LEVEL, fixed)
        for side, span in zip(Side, firsts, strict=True):
            if span is not None and side is not fixed:
                self.panes[side].put_caret(span)

    def toggle_fold(self) -> bool:
        """Open or close the fold at the caret of the text that is read; say if there is one."""
        side = self.reading_side()
        fold = self.panes[side].fold_at_caret()
        if fold is not None:
            self._session.folding.toggle(side, fold)
        return fold is not None

    def show_span(self, side: Side, span: Span) -> None:
        """Unfold a stretch of one side and bring it to the level at which findings are shown."""
        self._session.show_page(Page.TEXTS)
        if self._session.alone is side.other:
            self._session.show_alone(None)
        self._session.folding.reveal(((span,), ()) if side is Side.A else ((), (span,)))
        self._settle()
        self.scroll_link.bring_to(side, self.panes[side].extent(span)[0], _LEVEL)
        self.panes[side].put_caret(span)

    def jump_across(self) -> None:
        """Move the keyboard to the finding's passage in the other article, and show it.

        Where the other article has none, it goes to the nearest passage there.
        """
        finding, comparison = self._session.selected, self._session.comparison
        if finding is None or comparison is None:
            return
        target = self.reading_side().other
        if self._session.alone is not None:
            self._session.show_alone(target)
        self.panes[target].setFocus(Qt.FocusReason.ShortcutFocusReason)
        spans = self._spans_of(finding)
        if spans[target]:
            self.reveal(finding, target.other if spans[target.other] else None)
            self.panes[target].put_caret(spans[target][0])
            return
        nearest = next(iter(alternatives_of(comparison, finding)), None)
        if nearest is not None:
            self.show_span(target, nearest.counterpart)

    def bring_level(self) -> None:
        """Set both passages of the finding in focus side by side; the read side stays."""
        finding = self._session.selected
        if finding is not None:
            self.reveal(finding, self.reading_side())

    def selected_words(self) -> str:
        """Give what is selected in the text that is read, if it is on one line."""
        words = self.panes[self.reading_side()].textCursor().selectedText()
        return "" if "\u2029" in words else words

    def selections(self) -> dict[Side, Span]:
        """Give what is selected in each text, that of the text that is read first."""
        sides = sorted(Side, key=lambda each: each is not self.reading_side())
        spans = ((side, self.panes[side].selected_span()) for side in sides)
        return {side: span for side, span in spans if span is not None}

    def selection(self) -> tuple[Side, Span] | None:
        """Give what is selected, in the text that is read if in both."""
        return next(iter(self.selections().items()), None)

    def citations(self) -> tuple[str, tuple[Citation, ...]]:
        """Cite what is selected in a text, else the finding in focus, else what is pointed at.

        A finding comes with the words for what it is.
        """
        session = self._session
        selected = self.selection()
        if selected is not None:
            side, span = selected
            article, comparison = session.articles[side], session.comparison
            analysis = comparison.analyses[side] if comparison else None
            return "", (citation_of(article, analysis, (span,)),) if article is not None else ()
        held = session.selected or session.pointed
        if held is None or session.comparison is None:
            return "", ()
        kind = session.selected.kind if session.selected else ""
        return kind, citations_of_pair(session.comparison, held.spans)

    def focus_reading(self) -> None:
        """Move the keyboard to the text in which the reader was, or looked for words."""
        hit = self._session.search.current
        side = hit.side if hit is not None else self.reading_side()
        self.panes[side].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_other_pane(self) -> None:
        """Move the keyboard to the other article, or from elsewhere to the first."""
        side = self.reading_side().other if self.has_keyboard() else Side.A
        if self._session.alone is not None:
            side = self._session.alone.other
            self._session.show_alone(side)
        self.panes[side].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def side_to_fill(self) -> Side | None:
        """Give the side that has the keyboard, or else one without an article."""
        if self.has_keyboard():
            return self.reading_side()
        return next((side for side in Side if self._session.articles[side] is None), None)

    def has_keyboard(self) -> bool:
        """Say whether one of the texts has the keyboard."""
        return any(pane.hasFocus() for pane in self.panes)

    def reading_side(self) -> Side:
        """Give the side that has the keyboard, or else the one on which the finding is."""
        if self.has_keyboard():
            return Side.B if self.panes[Side.B].hasFocus() else Side.A
        finding = self._session.selected
        return Side.B if finding is not None and not finding.spans[Side.A] else Side.A


def _under_header(widget: QWidget, height: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addSpacing(height)
    column.addWidget(widget, 1)
    return column
