"""The ledger of numbers and dates: what stands where, and whether both articles agree."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.core import Comparison, ConflictKind, Passage, Side, Span
from reader.presentation._figure_words import Figure, figures_in
from reader.presentation._ledger import (
    Cell,
    Column,
    Ledger,
    LedgerKind,
    LedgerRow,
    in_context,
    reading_key,
    standing,
)
from reader.presentation._messages import tr
from reader.presentation._roles import Role

_KINDS = (ConflictKind.NUMBER, ConflictKind.DATE)
_UNITS = {
    "share": "share",
    "day": "day of the week",
    "year": "year",
    "time": "time of day",
    "date": "date",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A figure of one side with the number of its sentence."""

    figure: Figure
    sentence: int


def figure_ledger(comparison: Comparison) -> Ledger:
    """Keep account of every number and date, agreeing, in conflict, or on one side only."""
    found = (_figures(comparison, Side.A), _figures(comparison, Side.B))
    rows = [*_conflicts(comparison, found), *_others(comparison, found)]
    return Ledger(
        kind=LedgerKind.FIGURES,
        title=tr("Numbers and dates"),
        note=tr(
            "“In conflict” is a finding of the comparison. “Same in both” means that the same "
            "value of the same thing stands in both texts; the rest stands in one of them."
        ),
        empty=tr("Neither article gives a number or a date."),
        columns=_columns(),
        rows=tuple(sorted(rows, key=reading_key)),
        lines=2,
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(
            title=tr("Value"),
            tip=tr("The figure in one fixed form; of a conflict both."),
            share=14,
            is_number=True,
        ),
        Column(title=tr("Unit"), tip=tr("What it counts or measures."), share=17),
        Column(title=tr("Standing"), tip=tr("Whether both articles have it."), share=13),
        Column(title=tr("In A"), tip=tr("The words of article A round it."), share=30),
        Column(title=tr("In B"), tip=tr("The words of article B round it."), share=30),
    )


def _figures(comparison: Comparison, side: Side) -> tuple[_Found, ...]:
    text = comparison.articles[side].text
    return tuple(
        _Found(figure=figure, sentence=number)
        for number, sentence in enumerate(comparison.analyses[side].sentences)
        if sentence.kind.is_compared
        for figure in figures_in(text, sentence.span)
    )


_Both = tuple[tuple[_Found, ...], tuple[_Found, ...]]


def _conflicts(comparison: Comparison, found: _Both) -> Iterator[LedgerRow]:
    for number, conflict in enumerate(comparison.conflicts):
        if conflict.kind not in _KINDS:
            continue
        passages = (conflict.a, conflict.b)
        values = [_values_at(comparison, found, side, passages[side]) for side in Side]
        units = [_unit_at(found[side], passages[side].span) for side in Side]
        value = tr("{a} ≠ {b}", a=values[0], b=values[1])
        order = _order_at(found[Side.A], conflict.a.span)
        cell = Cell(text=tr("In conflict"), order=1.0, role=Role.CONFLICT)
        yield LedgerRow(
            cells=(
                Cell(text=value, order=order),
                Cell(text=units[0] or units[1]),
                cell,
                *(Cell(text=in_context(comparison, s, passages[s].span)) for s in Side),
            ),
            spans=((conflict.a.span,), (conflict.b.span,)),
            finding=f"conflict-{number}",
        )


def _values_at(comparison: Comparison, found: _Both, side: Side, passage: Passage) -> str:
    inside = [f.figure.value for f in found[side] if f.figure.span.overlaps(passage.span)]
    return ", ".join(inside) or passage.span.of(comparison.articles[side].text)


def _unit_at(found: tuple[_Found, ...], span: Span) -> str:
    inside = (f.figure for f in found if f.figure.span.overlaps(span))
    return next((_unit_words(figure) for figure in inside), "")


def _order_at(found: tuple[_Found, ...], span: Span) -> float:
    return next((f.figure.order for f in found if f.figure.span.overlaps(span)), 0.0)


_Group = tuple[list[_Found], list[_Found]]
_Pairs = frozenset[tuple[int, int]]


def _others(comparison: Comparison, found: _Both) -> Iterator[LedgerRow]:
    """Gather the mentions of a figure that no conflict holds into one row."""
    linked = frozenset((a, b) for link in comparison.links for a in link.a for b in link.b)
    groups: dict[str, list[_Group]] = {}
    for side in Side:
        for one in _unclaimed(comparison, found[side], side):
            alike = groups.setdefault(one.figure.value, [])
            group = next((g for g in alike if _joins(one, side, g, linked)), None)
            if group is None:
                group = ([], [])
                alike.append(group)
            group[side].append(one)
    yield from (_row(comparison, group) for alike in groups.values() for group in alike)


def _joins(one: _Found, side: Side, group: _Group, linked: _Pairs) -> bool:
    """Say whether a figure is one more mention of what a group of its value is about.

    It counts the same, or it may and stands in a sentence linked to one of the group's.
    """
    if any(one.figure.counts_like(other.figure) for other in (*group[0], *group[1])):
        return True
    for other in group[side.other]:
        pair = (one.sentence, other.sentence)
        if one.figure.may_count_like(other.figure) and pair[:: 1 - 2 * side] in linked:
            return True
    return False


def _unclaimed(comparison: Comparison, found: tuple[_Found, ...], side: Side) -> Iterator[_Found]:
    claimed = [
        (c.a if side is Side.A else c.b).span for c in comparison.conflicts if c.kind in _KINDS
    ]
    return (f for f in found if not any(f.figure.span.overlaps(span) for span in claimed))


def _row(comparison: Comparison, group: tuple[list[_Found], list[_Found]]) -> LedgerRow:
    first = (group[0] or group[1])[0].figure
    sides = [side for side in Side if group[side]]
    return LedgerRow(
        cells=(
            Cell(text=first.value, order=first.order),
            Cell(text=_unit_words(first)),
            standing(sides, both=tr("Same in both")),
            *(Cell(text=_mentions(comparison, side, group[side])) for side in Side),
        ),
        spans=(
            tuple(f.figure.span for f in group[0]),
            tuple(f.figure.span for f in group[1]),
        ),
    )


def _mentions(comparison: Comparison, side: Side, found: list[_Found]) -> str:
    if not found:
        return ""
    words = in_context(comparison, side, found[0].figure.span)
    if len(found) == 1:
        return words
    return tr("{count} times: {words}", count=len(found), words=words)


def _unit_words(figure: Figure) -> str:
    return tr(_UNITS[figure.unit]) if figure.unit in _UNITS else figure.unit
