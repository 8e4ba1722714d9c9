"""Corrections by the reader's hand, each a step that can be undone."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from reader.core import (
    Change,
    Comparison,
    Correction,
    CorrectionKind,
    Dossier,
    Relation,
    Side,
    Span,
    anchor_at,
    place_target,
)
from reader.presentation import (
    RELATION_WORDS,
    AtHand,
    decision_words,
    joined,
    link_target,
    links_at,
    part_of,
    passage_target,
    quotation_for,
    sentences_at,
    tr,
)
from reader.ui._desk import Desk
from reader.ui._drop_text import NOWHERE
from reader.ui._hand_marks import Decided
from reader.ui._session import Session

Numbers = tuple[int, ...]
Ends = tuple[Numbers, Numbers]


class Correcting(QObject):
    """Correct the comparison by what is selected, held, at the caret or in focus.

    Of each side are meant the selected words, else the sentences held, else on the side
    that has the keyboard the sentence at the caret; if none is, those of the finding in
    focus. `notice_given` tells what is missing.
    """

    notice_given = Signal(str)

    def __init__(self, session: Session, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        left, right = desk.panes
        left.passage_dragged.connect(self._on_left_passage_dragged)
        right.passage_dragged.connect(self._on_right_passage_dragged)
        left.passage_dropped.connect(self._on_left_passage_dropped)
        right.passage_dropped.connect(self._on_right_passage_dropped)
        session.held.changed.connect(self._show_held)
        session.work.dossier_changed.connect(self._show_decided)
        session.articles_changed.connect(self._on_session_articles_changed)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Give what the actions do."""
        return {
            "hold": self.hold,
            "link": self.link,
            "unlink": self.unlink,
            "split": self.split,
            "merge": self.merge,
            **{f"call_{each.value}": partial(self.relate, each) for each in Relation},
            "call_no_fact": self.call_no_fact,
            "name_speaker": self.name_speaker,
            "withdraw": self.withdraw,
        }

    # ------------------------------------------------------------------------ what is meant

    def _at_hand(self, comparison: Comparison) -> AtHand:
        desk, finding = self._desk, self._session.selected
        side = desk.reading_side()
        words = desk.panes[Side.A].selected_span(), desk.panes[Side.B].selected_span()
        meant = [self._meant(each, words[each]) for each in Side]
        if not any(meant) and finding is not None:
            meant = [list(finding.spans[each]) for each in Side]
        a, b = (sentences_at(comparison, each, meant[each]) for each in Side)
        name, _, number = finding.key.partition("-") if finding is not None else ("", "", "")
        link = int(number) if name == "link" else None
        return AtHand(side=side, sentences=(a, b), words=words, link=link)

    def _meant(self, side: Side, words: Span | None) -> list[Span]:
        if words is not None:
            return [words]
        if self._session.held.spans(side):
            return [*self._session.held.spans(side)]
        caret = self._desk.panes[side].caret_offset()
        is_read = self._desk.has_keyboard() and self._desk.reading_side() is side
        return [Span(start=caret, end=caret)] if is_read and caret is not None else []

    # ------------------------------------------------------------------------- holding

    def hold(self) -> None:
        """Hold the sentences selected or at the caret, or let them go."""
        comparison = self._session.comparison
        if comparison is None:
            return
        side = self._desk.reading_side()
        words, caret = self._desk.panes[side].selected_span(), self._desk.panes[side].caret_offset()
        here = words or (Span(start=caret, end=caret) if caret is not None else None)
        numbers = sentences_at(comparison, side, (here,)) if here is not None else ()
        self._session.held.toggle(side, _spans(comparison, side, numbers))
        count = len(self._session.held.spans(side))
        self.notice_given.emit(tr("{count} held in {side}.", count=count, side=side.letter))

    # --------------------------------------------------------------------------- links

    def link(self) -> None:
        """Link what is meant on both sides."""
        comparison = self._session.comparison
        if comparison is None:
            return
        ends = self._at_hand(comparison).sentences
        lacking = next((side for side in Side if not ends[side]), None)
        if lacking is not None:
            self.notice_given.emit(
                tr(
                    "Select a passage in {side} too, or hold a sentence there with H.",
                    side=lacking.letter,
                )
            )
            return
        self._link(comparison, ends)

    def _link(self, comparison: Comparison, ends: Ends) -> None:
        self._decide(tr("Link passages"), CorrectionKind.LINK, comparison, ends)

    def unlink(self) -> None:
        """Part what is linked."""
        comparison, ends = self._session.comparison, self._link_at_hand()
        if comparison is not None and ends is not None:
            self._decide(tr("Unlink passages"), CorrectionKind.UNLINK, comparison, ends)

    def split(self) -> None:
        """Part the sentences that are meant from the wider link that they are in."""
        comparison = self._session.comparison
        if comparison is None:
            return
        hand = self._at_hand(comparison)
        parts = [part for link in links_at(comparison, hand) if (part := part_of(link, hand))]
        if parts:
            self._decide(tr("Split a link"), CorrectionKind.SPLIT, comparison, parts[0])
        else:
            self.notice_given.emit(
                tr("Go to one sentence of a link that holds several on a side, then split it.")
            )

    def merge(self) -> None:
        """Join the links that the sentences meant are in."""
        comparison = self._session.comparison
        if comparison is None:
            return
        links = links_at(comparison, self._at_hand(comparison))
        if len(links) > 1:
            self._decide(tr("Merge links"), CorrectionKind.MERGE, comparison, joined(links))
        else:
            self.notice_given.emit(
                tr("Select sentences of two links, or hold them with H, then merge the links.")
            )

    def relate(self, relation: Relation) -> None:
        """Say how the two ends of a link compare."""
        comparison, ends = self._session.comparison, self._link_at_hand()
        if comparison is None or ends is None:
            return
        name = tr("Call a link {relation}", relation=tr(RELATION_WORDS[relation]))
        self._decide(name, CorrectionKind.RELATION, comparison, ends, relation)

    def _link_at_hand(self) -> Ends | None:
        """Give the ends of the link that is meant; tell if there is none."""
        comparison = self._session.comparison
        links = links_at(comparison, self._at_hand(comparison)) if comparison else ()
        if links:
            return links[0].a, links[0].b
        self.notice_given.emit(tr("There is no link here. Go to a linked sentence first."))
        return None

    def _decide(
        self,
        name: str,
        kind: CorrectionKind,
        comparison: Comparison,
        ends: Ends,
        relation: Relation | None = None,
    ) -> None:
        self._session.expect(
            (_spans(comparison, Side.A, ends[0]), _spans(comparison, Side.B, ends[1]))
        )
        target = link_target(comparison, ends)
        stamp = self._session.work.stamp()
        self._do(name, Correction(kind=kind, target=target, relation=relation, **stamp))

    # ------------------------------------------------------------------------ passages

    def call_no_fact(self) -> None:
        """Say that the sentences meant assert nothing that could be checked."""
        comparison = self._session.comparison
        if comparison is None:
            return
        hand = self._at_hand(comparison)
        side = hand.side if hand.sentences[hand.side] else hand.side.other
        if not hand.sentences[side]:
            self.notice_given.emit(tr("Go to a sentence first."))
            return
        target = passage_target(comparison, side, _spans(comparison, side, hand.sentences[side]))
        stamp = self._session.work.stamp()
        correction = Correction(kind=CorrectionKind.NOFACT, target=target, **stamp)
        self._do(tr("Say it is no fact"), correction)

    def name_speaker(self) -> None:
        """Take the selected words for the speaker of the quotation in focus, or the nearest."""
        comparison = self._session.comparison
        if comparison is None:
            return
        side = self._desk.reading_side()
        name = self._desk.panes[side].selected_span()
        quoted = self._quotation(comparison, side, name) if name is not None else None
        if name is None or quoted is None:
            self.notice_given.emit(
                tr("Select the words that name the speaker, in the text that has the quotation.")
            )
            return
        text = comparison.articles[side].text
        correction = Correction(
            kind=CorrectionKind.SPEAKER,
            target=passage_target(comparison, side, (quoted,)),
            speaker=anchor_at(text, name),
            **self._session.work.stamp(),
        )
        self._do(tr("Name a speaker"), correction)

    def _quotation(self, comparison: Comparison, side: Side, name: Span) -> Span | None:
        finding = self._session.selected
        if finding is not None and finding.key.startswith("quote-"):
            return finding.first(side)
        return quotation_for(comparison, side, name)

    # ----------------------------------------------------------------------- taking back

    def withdraw(self) -> None:
        """Take back the last correction about what is meant."""
        comparison, dossier = self._session.comparison, self._session.work.dossier
        if comparison is None or dossier is None:
            return
        hand = self._at_hand(comparison)
        here = [_spans(comparison, side, hand.sentences[side]) for side in Side]
        for correction in reversed(dossier.corrections):
            placed = place_target(correction.target, dossier.texts)
            if placed is not None and any(
                x.overlaps(y) for side in Side for x in placed[side] for y in here[side]
            ):
                self._do_change(tr("Withdraw a correction"), Change(before=correction))
                return
        self.notice_given.emit(tr("You corrected nothing here."))

    def _do(self, name: str, correction: Correction) -> None:
        self._do_change(name, Change(after=correction))

    def _do_change(self, name: str, change: Change) -> None:
        self._session.work.do(name, change)
        self._session.held.clear()
        for pane in self._desk.panes:
            pane.clear_selection()

    # ------------------------------------------------------------------------- reacting

    def _on_left_passage_dragged(self, offset: int) -> None:
        self._show_target(Side.A, offset)

    def _on_right_passage_dragged(self, offset: int) -> None:
        self._show_target(Side.B, offset)

    def _show_target(self, side: Side, offset: int) -> None:
        """Frame the sentence that a dragged passage would be linked with."""
        comparison, here = self._session.comparison, Span(start=max(0, offset), end=max(0, offset))
        found: Numbers = ()
        if comparison is not None and offset != NOWHERE:
            found = sentences_at(comparison, side, (here,))
        spans = _spans(comparison, side, found) if comparison is not None else ()
        self._desk.panes[side].set_held((*self._session.held.spans(side), *spans))

    def _on_left_passage_dropped(self, span: Span, offset: int) -> None:
        self._link_dropped(Side.A, span, offset)

    def _on_right_passage_dropped(self, span: Span, offset: int) -> None:
        self._link_dropped(Side.B, span, offset)

    def _link_dropped(self, side: Side, span: Span, offset: int) -> None:
        comparison = self._session.comparison
        if comparison is None:
            return
        there = sentences_at(comparison, side, (Span(start=offset, end=offset),))
        here = sentences_at(comparison, side.other, (span,))
        if there and here:
            self._link(comparison, (there, here) if side is Side.A else (here, there))

    def _on_session_articles_changed(self) -> None:
        self._session.held.clear()
        self._show_decided()

    def _show_held(self) -> None:
        for side in Side:
            self._desk.panes[side].set_held(self._session.held.spans(side))

    def _show_decided(self) -> None:
        """Put a sign beside each passage that a correction is about."""
        dossier = self._session.work.dossier
        for side in Side:
            pane = self._desk.panes[side]
            if dossier is None or pane.article is None:
                pane.set_decided(())
            elif pane.article.text == dossier.texts[side]:  # else the new text is on its way
                pane.set_decided(self._decided(dossier, side))

    def _decided(self, dossier: Dossier, side: Side) -> list[Decided]:
        found = []
        for correction in dossier.corrections:
            placed = place_target(correction.target, dossier.texts)
            if placed is not None:
                words = decision_words(correction, self._session.work.author)
                found += [Decided(span=span, words=words) for span in placed[side]]
        return found


def _spans(comparison: Comparison, side: Side, numbers: Iterable[int]) -> tuple[Span, ...]:
    sentences = comparison.analyses[side].sentences
    return tuple(sentences[number].span for number in numbers)
