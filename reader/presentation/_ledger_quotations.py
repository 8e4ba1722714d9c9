"""The ledger of quotations: who said it, how either article gives it, and how it is cut."""

from collections.abc import Iterator

from reader.core import Comparison, Cut, Origin, QuotePair, Side, Span
from reader.presentation._intervals import Extent, Intervals, extent_of
from reader.presentation._ledger import (
    Cell,
    Column,
    Ledger,
    LedgerKind,
    LedgerRow,
    ParagraphCells,
    reading_key,
    standing,
)
from reader.presentation._messages import tr
from reader.presentation._quoting import excerpt
from reader.presentation._roles import READER_SIGN, Role
from reader.presentation._voices import Statement, bearers, quoted_spans, statements_of

_SHOWN = 160  # characters of a quotation


class _Told:
    """What both articles have someone say, to be asked where a quotation belongs."""

    def __init__(self, comparison: Comparison) -> None:
        self._statements = (statements_of(comparison, Side.A), statements_of(comparison, Side.B))
        self._reaches = tuple(Intervals([_reach(s) for s in told]) for told in self._statements)
        self.quoted = (quoted_spans(comparison, Side.A), quoted_spans(comparison, Side.B))
        self.paragraphs = tuple(ParagraphCells(article) for article in comparison.articles)
        self.bearers = bearers(comparison, (*self._statements[Side.A], *self._statements[Side.B]))

    def at(self, side: Side, span: Span | None) -> Statement | None:
        """Give the statement that a quotation belongs to; of several, the tightest."""
        if span is None:
            return None
        near = [self._statements[side][n] for n in self._reaches[side].touching(extent_of(span))]
        fitting = [
            s for s in near if any(span.overlaps(q) for q in s.quoted) or span.overlaps(s.content)
        ]
        return min(fitting, key=lambda s: len(s.content), default=None)


def _reach(statement: Statement) -> Extent:
    spans = (statement.content, *statement.quoted)
    return (min(s.start for s in spans), max(s.end for s in spans))


def quotation_ledger(comparison: Comparison) -> Ledger:
    """Keep account of every quotation, first those that both articles give."""
    told = _Told(comparison)
    rows = [*_pairs(comparison, told), *_alone(comparison, told)]
    return Ledger(
        kind=LedgerKind.QUOTATIONS,
        title=tr("Quotations"),
        note=tr("All that stands in quotation marks, and what the other article makes of it."),
        empty=tr("Neither article has words in quotation marks."),
        columns=_columns(),
        rows=tuple(sorted(rows, key=reading_key)),
        lines=2,
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=tr("Who"), tip=tr("Who is said to have said it."), share=18),
        Column(title=tr("Words in A"), tip=tr("How article A gives it."), share=27),
        Column(title=tr("Words in B"), tip=tr("How article B gives it."), share=27),
        Column(title=tr("How cut"), tip=tr("How the two forms compare."), share=13),
        Column(title=tr("Verb in A"), tip=tr("The reporting words of A."), share=9),
        Column(title=tr("Verb in B"), tip=tr("The reporting words of B."), share=9),
        Column(
            title=tr("¶ in A"),
            tip=tr("The paragraph of A in which it stands."),
            share=9,
            is_number=True,
            is_place=True,
        ),
        Column(
            title=tr("¶ in B"),
            tip=tr("The paragraph of B in which it stands."),
            share=9,
            is_number=True,
            is_place=True,
        ),
    )


def _pairs(comparison: Comparison, told: _Told) -> Iterator[LedgerRow]:
    for number, pair in enumerate(comparison.quotes):
        cut = Cell(text=_cut_words(told, pair), order=_cut_order(pair), role=Role.QUOTATION)
        spans = (pair.a.span, pair.b.span)
        yield _row(comparison, told, spans, cut, f"quote-{number}")


def _alone(comparison: Comparison, told: _Told) -> Iterator[LedgerRow]:
    """Give the quotations that no pair holds."""
    for side in Side:
        paired = Intervals([extent_of((q.a, q.b)[side].span) for q in comparison.quotes])
        for span in told.quoted[side]:
            if not paired.touching(extent_of(span)):
                spans = (span, None) if side is Side.A else (None, span)
                yield _row(comparison, told, spans, standing([side], both=""), None)


def _row(
    comparison: Comparison,
    told: _Told,
    spans: tuple[Span | None, Span | None],
    cut: Cell,
    finding: str | None,
) -> LedgerRow:
    statements = [told.at(side, spans[side]) for side in Side]
    words = [
        Cell(text=excerpt(comparison.articles[side].text, span, _SHOWN) if span else "")
        for side in Side
        for span in (spans[side],)
    ]
    verbs = [
        Cell(text=statement.cue.of(comparison.articles[side].text) if statement else "")
        for side, statement in zip(Side, statements, strict=True)
    ]
    places = [told.paragraphs[side].at(spans[side]) for side in Side]
    who = _who(told, statements)
    if any(statement is not None and statement.by is Origin.READER for statement in statements):
        who = tr("{who} ({sign} by hand)", who=who, sign=READER_SIGN)
    return LedgerRow(
        cells=(Cell(text=who), *words, cut, *verbs, *places),
        spans=(
            (spans[0],) if spans[0] else (),
            (spans[1],) if spans[1] else (),
        ),
        finding=finding,
    )


def _who(told: _Told, statements: list[Statement | None]) -> str:
    known = [s for s in statements if s is not None and s.source]
    if not known:
        return tr("not named")
    found = dict.fromkeys(told.bearers[s.source] for s in known)
    if len(found) == 1:
        (name,) = found
        named = {s.source for s in known if s.given == s.source}
        return name if named or len(known) > 1 else known[0].who
    return tr("A: {a} · B: {b}", a=known[0].source, b=known[1].source)


def _cut_words(told: _Told, pair: QuotePair) -> str:
    if pair.cut is Cut.TRIMMED:
        shorter = Side.A if len(pair.a.span) <= len(pair.b.span) else Side.B
        return tr("Trimmed in {side}", side=shorter.letter)
    if pair.cut is Cut.INDIRECT:
        is_quoted_in_a = any(span.overlaps(pair.a.span) for span in told.quoted[Side.A])
        return tr("Paraphrased in {side}", side=(Side.B if is_quoted_in_a else Side.A).letter)
    return tr("Identical") if pair.cut is Cut.IDENTICAL else tr("Altered")


def _cut_order(pair: QuotePair) -> float:
    return [Cut.ALTERED, Cut.TRIMMED, Cut.INDIRECT, Cut.IDENTICAL].index(pair.cut) / 10
