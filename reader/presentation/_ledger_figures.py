"""The ledger of numbers and dates: what stands where, and whether both articles agree."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reader.core import Comparison, ConflictKind, Figure, FigureKind, Side
from reader.presentation._intervals import Intervals, extent_of
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
from reader.presentation._quoting import excerpt
from reader.presentation._roles import Role

_KINDS = (ConflictKind.NUMBER, ConflictKind.DATE)
_WORDS = {
    FigureKind.MONEY: "sum of money",
    FigureKind.PERCENT: "share",
    FigureKind.DATE: "date",
    FigureKind.TIME: "time of day",
    FigureKind.DURATION: "span of time",
    FigureKind.AGE: "age",
    FigureKind.ORDINAL: "place in an order",
    FigureKind.SCORE: "result",
    FigureKind.LABEL: "part of a name",
}
_Both = tuple[tuple[Figure, ...], tuple[Figure, ...]]
_Group = tuple[list[Figure], list[Figure]]


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
        Column(title=tr("Unit"), tip=tr("What it is measured in, or counts."), share=15),
        Column(title=tr("Standing"), tip=tr("Whether both articles have it."), share=15),
        Column(title=tr("In A"), tip=tr("The words of article A round it."), share=30),
        Column(title=tr("In B"), tip=tr("The words of article B round it."), share=30),
    )


def _figures(comparison: Comparison, side: Side) -> tuple[Figure, ...]:
    """Give the figures of an article, of those that are listed only where they conflict.

    Parts of names are in the ledger of names; “one” and “the first” are everywhere.
    """
    text, claimed = comparison.articles[side].text, _claimed(comparison, side)
    names = [name.span for name in comparison.analyses[side].names]
    starts = [span.start for span in names]

    def is_listed(figure: Figure) -> bool:
        number = bisect_right(starts, figure.span.start) - 1
        if number >= 0 and names[number].overlaps(figure.span):
            return False
        words = figure.span.of(text)
        is_word = not any(map(str.isdigit, words))
        return not ((is_word and figure.kind is FigureKind.ORDINAL) or words.casefold() == "one")

    return tuple(
        figure
        for figure in comparison.analyses[side].figures
        if is_listed(figure) or claimed.touching(extent_of(figure.span))
    )


def _claimed(comparison: Comparison, side: Side) -> Intervals:
    """Give the passages of one side that are in conflict."""
    conflicts = (c for c in comparison.conflicts if c.kind in _KINDS)
    return Intervals([extent_of((c.a, c.b)[side].span) for c in conflicts])


def _conflicts(comparison: Comparison, found: _Both) -> Iterator[LedgerRow]:
    places = [Intervals([extent_of(figure.span) for figure in figures]) for figures in found]
    for number, conflict in enumerate(comparison.conflicts):
        if conflict.kind not in _KINDS:
            continue
        spans = (conflict.a.span, conflict.b.span)
        inside = [
            [found[side][n] for n in places[side].touching(extent_of(spans[side]))] for side in Side
        ]
        unit = _shared_unit([*inside[Side.A], *inside[Side.B]])
        a, b = (
            ", ".join(_value(figure, unit) for figure in inside[side])
            or excerpt(comparison.articles[side].text, spans[side])
            for side in Side
        )
        order = next((figure.value for figure in inside[Side.A]), 0.0)
        yield LedgerRow(
            cells=(
                Cell(text=tr("{a} ≠ {b}", a=a, b=b), order=order),
                Cell(text=_unit(comparison, inside)),
                Cell(text=tr("In conflict"), order=1.0, role=Role.CONFLICT),
                *(Cell(text=in_context(comparison, side, spans[side])) for side in Side),
            ),
            spans=((conflict.a.span,), (conflict.b.span,)),
            finding=f"conflict-{number}",
        )


def _others(comparison: Comparison, found: _Both) -> Iterator[LedgerRow]:
    """Gather the mentions of a figure that no conflict holds into one row."""
    groups: dict[int, _Group] = {}
    for side in Side:
        claimed = _claimed(comparison, side)
        for figure in found[side]:
            if not claimed.touching(extent_of(figure.span)):
                groups.setdefault(figure.matter, ([], []))[side].append(figure)
    yield from (_row(comparison, group) for group in groups.values())


def _row(comparison: Comparison, group: _Group) -> LedgerRow:
    sides = [side for side in Side if group[side]]
    first = group[sides[0]][0]
    return LedgerRow(
        cells=(
            Cell(text=_value(first, _shared_unit([first])), order=first.value),
            Cell(text=_unit(comparison, group)),
            standing(sides, both=tr("Same in both")),
            *(Cell(text=_mentions(comparison, side, group[side])) for side in Side),
        ),
        spans=(
            tuple(figure.span for figure in group[Side.A]),
            tuple(figure.span for figure in group[Side.B]),
        ),
    )


def _mentions(comparison: Comparison, side: Side, found: Sequence[Figure]) -> str:
    if not found:
        return ""
    words = in_context(comparison, side, found[0].span)
    if len(found) == 1:
        return words
    return tr("{count} times: {words}", count=len(found), words=words)


def _unit(comparison: Comparison, group: Sequence[Sequence[Figure]]) -> str:
    """Give the unit of figures and what they count, or else the kind of thing that they are."""
    figures = [(side, figure) for side in Side for figure in group[side]]
    counted = next((_counted(comparison, *one) for one in figures if one[1].counted), "")
    unit = _shared_unit([figure for _, figure in figures])
    kind = next((_WORDS.get(figure.kind, "") for _, figure in figures), "")
    return ", ".join(filter(None, (unit, counted))) or tr(kind)


def _counted(comparison: Comparison, side: Side, figure: Figure) -> str:
    return excerpt(comparison.articles[side].text, figure.counted) if figure.counted else ""


def _shared_unit(figures: Sequence[Figure]) -> str:
    """Give the unit in which all of some figures are, if there is one."""
    if len({figure.unit for figure in figures}) != 1:
        return ""
    return max(map(_unit_words, figures), key=len)  # of "week" and "weeks" the second


def _unit_words(figure: Figure) -> str:
    """Give a currency's code, the sign of per cent, or a span of time; fractions have no unit."""
    match figure.kind:
        case FigureKind.MONEY:
            return figure.unit
        case FigureKind.PERCENT if figure.unit == "point":
            return tr("points of per cent")
        case FigureKind.PERCENT:
            return "%" if "%" in figure.label else ""
        case FigureKind.DURATION:
            return figure.label.rsplit(" ", 1)[-1]
        case _:
            return ""


def _value(figure: Figure, unit: str) -> str:
    """Give a figure in its fixed form, without the unit if that is told beside it."""
    if not unit:
        return figure.label
    return re.sub(rf"[A-Z]{{0,2}}[$£€¥]|%| {re.escape(figure.unit)}s?\b", "", figure.label)
