"""The ledger of names and labels: how each article calls the same person, body or act."""

from collections import Counter
from collections.abc import Iterator, Sequence

from reader.core import Comparison, ConflictKind, FramingKind, Passage, Side, Span
from reader.presentation._ledger import (
    Cell,
    Column,
    Ledger,
    LedgerKind,
    LedgerRow,
    reading_key,
    standing,
)
from reader.presentation._messages import tr
from reader.presentation._quoting import excerpt
from reader.presentation._roles import Role

_MOST_FORMS = 6


def name_ledger(comparison: Comparison) -> Ledger:
    """Keep account of names that both articles use, of other names for the same, and the rest."""
    rows = [*_labels(comparison), *_conflicts(comparison), *_names(comparison)]
    return Ledger(
        kind=LedgerKind.NAMES,
        title=tr("Names and labels"),
        note=tr(
            "“Other label” and “in conflict” are findings of the comparison. Names are runs of "
            "capitalised words; a shorter one counts with the longer one that ends in it."
        ),
        empty=tr("No name was found in either article."),
        columns=_columns(),
        rows=tuple(sorted(rows, key=reading_key)),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=tr("A calls it"), tip=tr("The forms in article A, as often."), share=33),
        Column(title=tr("B calls it"), tip=tr("The forms in article B, as often."), share=33),
        Column(title=tr("Standing"), tip=tr("How the two sides compare."), share=15),
        Column(title=tr("Times in A"), tip=tr("How often A names it."), share=9, is_number=True),
        Column(title=tr("Times in B"), tip=tr("How often B names it."), share=9, is_number=True),
    )


def _labels(comparison: Comparison) -> Iterator[LedgerRow]:
    for number, framing in enumerate(comparison.framing):
        if framing.kind is FramingKind.LABELLING:
            cell = Cell(text=tr("Other label"), order=0.5, role=Role.FRAMING)
            yield _finding_row(comparison, (framing.a, framing.b), cell, f"framing-{number}")


def _conflicts(comparison: Comparison) -> Iterator[LedgerRow]:
    for number, conflict in enumerate(comparison.conflicts):
        if conflict.kind is ConflictKind.NAME:
            cell = Cell(text=tr("In conflict"), order=0.2, role=Role.CONFLICT)
            yield _finding_row(comparison, (conflict.a, conflict.b), cell, f"conflict-{number}")


def _finding_row(
    comparison: Comparison,
    passages: tuple[Passage | None, Passage | None],
    cell: Cell,
    finding: str,
) -> LedgerRow:
    spans: list[tuple[Span, ...]] = [(p.span,) if p else () for p in passages]
    texts = [article.text for article in comparison.articles]
    words = [
        Cell(text=excerpt(texts[side], spans[side][0]) if spans[side] else "") for side in Side
    ]
    times = [Cell(text=str(len(found)) if found else "–", order=len(found)) for found in spans]
    return LedgerRow(cells=(*words, cell, *times), spans=(spans[0], spans[1]), finding=finding)


def _names(comparison: Comparison) -> Iterator[LedgerRow]:
    groups: dict[int, tuple[list[Span], list[Span]]] = {}
    for side in Side:
        for name in comparison.analyses[side].names:
            groups.setdefault(name.bearer, ([], []))[side].append(name.span)
    yield from (_name_row(comparison, group) for group in groups.values())


def _name_row(comparison: Comparison, spans: tuple[list[Span], list[Span]]) -> LedgerRow:
    texts = [article.text for article in comparison.articles]
    forms = [[excerpt(texts[side], span) for span in spans[side]] for side in Side]
    return LedgerRow(
        cells=(
            *(Cell(text=_listed(forms[side])) for side in Side),
            _standing(forms),
            *(Cell(text=str(len(s)) if s else "–", order=len(s)) for s in spans),
        ),
        spans=(tuple(spans[Side.A]), tuple(spans[Side.B])),
    )


def _listed(forms: Sequence[str]) -> str:
    """List the forms of a name, the most frequent first, each with its count."""
    return ", ".join(
        tr("{name} ({count})", name=name, count=count) if count > 1 else name
        for name, count in Counter(forms).most_common(_MOST_FORMS)
    )


def _standing(forms: Sequence[Sequence[str]]) -> Cell:
    sides = [side for side in Side if forms[side]]
    if len(sides) < len(Side):
        return standing(sides, both="")
    if set(forms[Side.A]) == set(forms[Side.B]):
        return Cell(text=tr("Same names"), order=1.2, role=Role.SAME)
    return Cell(text=tr("Other forms"), order=1.0, role=Role.REWORDED)
