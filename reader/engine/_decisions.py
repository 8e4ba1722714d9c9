"""Findings that a reader accepted or dismissed, and sentences said to be no fact."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from reader.core import (
    Comparison,
    Conflict,
    ConflictKind,
    CorrectionKind,
    Coverage,
    Cut,
    Framing,
    FramingKind,
    Missing,
    Origin,
    Passage,
    QuotePair,
    Side,
    Span,
    Status,
    Subject,
)
from reader.engine._corrections import Hand, Placed

Found = TypeVar("Found", Conflict, QuotePair, Framing)


def decided(comparison: Comparison, hand: Hand) -> Comparison:
    """Apply the reader's decisions to a comparison, in the order they were made.

    A finding that was accepted is there whether or not the engine sees it; if it does not,
    it is the reader's. One that was dismissed is not.
    """
    for placed in hand.placed:
        comparison = _applied(comparison, placed)
    return comparison


def _applied(comparison: Comparison, placed: Placed) -> Comparison:
    kind, subject = placed.correction.kind, placed.correction.target.subject
    if kind is CorrectionKind.NOFACT:
        return _with_coverage(comparison, placed)
    if kind not in (CorrectionKind.ACCEPT, CorrectionKind.DISMISS):
        return comparison
    if subject in (Subject.ONLY_HERE, Subject.DETAIL):
        return _with_coverage(comparison, placed)
    if subject is Subject.CONFLICT:
        found = _decide(comparison, placed, comparison.conflicts, _conflict)
        return replace(comparison, conflicts=found)
    if subject is Subject.QUOTATION:
        return replace(comparison, quotes=_decide(comparison, placed, comparison.quotes, _quote))
    if subject is Subject.FRAMING:
        return replace(comparison, framing=_decide(comparison, placed, comparison.framing, _frame))
    return comparison


# --- conflicts, quotations, framing ----------------------------------------------------


def _decide(
    comparison: Comparison,
    placed: Placed,
    found: tuple[Found, ...],
    make: Callable[[Comparison, Placed], Found],
) -> tuple[Found, ...]:
    """Add a finding unless it is there, or take it away."""
    is_meant = [_is_meant(placed, item) for item in found]
    if placed.is_of(CorrectionKind.DISMISS):
        return tuple(item for item, meant in zip(found, is_meant, strict=True) if not meant)
    if any(is_meant):
        return found
    own = (make(comparison, placed),)
    return tuple(sorted(found + own, key=_place))


def _is_meant(placed: Placed, item: Conflict | QuotePair | Framing) -> bool:
    variety = item.cut if isinstance(item, QuotePair) else item.kind
    if variety != placed.correction.target.variety:
        return False
    return all(
        bool(placed.spans[side]) == (end is not None)
        and (end is None or placed.touches(side, end.span))
        for side, end in zip(Side, (item.a, item.b), strict=True)
    )


def _place(item: Conflict | QuotePair | Framing) -> tuple[int, int, int, int]:
    """Sort by place in A; what only B has comes where B has it, after the rest."""
    ends = [end.span if end else Span(start=1 << 60, end=1 << 60) for end in (item.a, item.b)]
    return (ends[0].start, ends[0].end, ends[1].start, ends[1].end)


def _conflict(comparison: Comparison, placed: Placed) -> Conflict:
    a, b = _both(comparison, placed)
    kind = ConflictKind(placed.correction.target.variety)
    return Conflict(a=a, b=b, kind=kind, score=1.0, by=Origin.READER)


def _quote(comparison: Comparison, placed: Placed) -> QuotePair:
    a, b = _both(comparison, placed)
    cut = Cut(placed.correction.target.variety)
    return QuotePair(a=a, b=b, cut=cut, score=1.0, by=Origin.READER)


def _frame(comparison: Comparison, placed: Placed) -> Framing:
    a, b = (_passage(comparison, side, placed.spans[side]) for side in Side)
    kind = FramingKind(placed.correction.target.variety)
    return Framing(a=a, b=b, kind=kind, score=1.0, by=Origin.READER)


def _both(comparison: Comparison, placed: Placed) -> tuple[Passage, Passage]:
    a, b = (_passage(comparison, side, placed.spans[side]) for side in Side)
    if a is None or b is None:
        raise TypeError("a target of this subject has passages on both sides")
    return a, b


def _passage(comparison: Comparison, side: Side, spans: Sequence[Span]) -> Passage | None:
    """Give the passage of the first span, within the sentence in which it begins."""
    if not spans:
        return None
    sentences = comparison.analyses[side].sentences
    number = next((n for n, s in enumerate(sentences) if s.span.end > spans[0].start), 0)
    inside = sentences[number].span
    start = max(spans[0].start, inside.start)
    return Passage(
        sentence=number, span=Span(start=start, end=max(start, min(spans[0].end, inside.end)))
    )


# --- coverage --------------------------------------------------------------------------


def _with_coverage(comparison: Comparison, placed: Placed) -> Comparison:
    a, b = (
        tuple(_row(comparison, side, row, placed) for row in comparison.coverage[side])
        for side in Side
    )
    return replace(comparison, coverage=(a, b))


def _row(comparison: Comparison, side: Side, row: Coverage, placed: Placed) -> Coverage:
    sentence = comparison.analyses[side].sentences[row.sentence]
    if not sentence.kind.is_compared or not placed.touches(side, sentence.span):
        return row
    subject = placed.correction.target.subject
    is_linked = any(row.sentence in link.sentences(side) for link in comparison.links)
    if subject is Subject.DETAIL:
        return _detail(row, placed, side, sentence.span) if is_linked else row
    if is_linked:
        return row
    if placed.is_of(CorrectionKind.NOFACT):
        return _said(row, Status.NOFACT)
    accepted = placed.is_of(CorrectionKind.ACCEPT)
    if accepted:
        return _said(row, Status.OMITTED)
    return _said(row, Status.COVERED) if row.status is Status.OMITTED else row


def _said(row: Coverage, status: Status) -> Coverage:
    """Give the row the reader's status, if it is not the engine's too."""
    if row.status is status:
        return row
    return replace(row, status=status, missing=(), by=Origin.READER)


def _detail(row: Coverage, placed: Placed, side: Side, sentence: Span) -> Coverage:
    others = tuple(m for m in row.missing if not placed.touches(side, m.span))
    if placed.is_of(CorrectionKind.DISMISS):
        if others == row.missing:
            return row
        status = Status.PARTLY if others else Status.COVERED
        return replace(row, status=status, missing=others, by=Origin.READER)
    if others != row.missing:
        return row
    own = tuple(
        Missing(
            span=Span(start=max(s.start, sentence.start), end=min(s.end, sentence.end)), score=1.0
        )
        for s in placed.spans[side]
        if s.overlaps(sentence)
    )
    missing = tuple(sorted((*others, *own), key=lambda m: m.span))
    return replace(row, status=Status.PARTLY, missing=missing, by=Origin.READER)
