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
from reader.presentation._names import Name, clusters, names_in
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
    found = [
        names_in(comparison.articles[side], comparison.analyses[side].sentences) for side in Side
    ]
    numbers = clusters(name.text for side in Side for name in found[side])
    groups: dict[int, tuple[list[Name], list[Name]]] = {}
    for side in Side:
        for name in found[side]:
            groups.setdefault(numbers[name.text], ([], []))[side].append(name)
    for group in groups.values():
        yield _name_row(group)


def _name_row(group: tuple[Sequence[Name], Sequence[Name]]) -> LedgerRow:
    spans = [tuple(name.span for name in group[side]) for side in Side]
    return LedgerRow(
        cells=(
            *(Cell(text=_forms(group[side])) for side in Side),
            _standing(group),
            *(Cell(text=str(len(s)) if s else "–", order=len(s)) for s in spans),
        ),
        spans=(spans[0], spans[1]),
    )


def _forms(names: Sequence[Name]) -> str:
    """List the forms of a name, the most frequent first, each with its count."""
    counts = Counter(name.text for name in names).most_common(_MOST_FORMS)
    return ", ".join(
        tr("{name} ({count})", name=name, count=count) if count > 1 else name
        for name, count in counts
    )


def _standing(group: tuple[Sequence[Name], Sequence[Name]]) -> Cell:
    sides = [side for side in Side if group[side]]
    if len(sides) < len(Side):
        return standing(sides, both="")
    forms = [{name.text for name in group[side]} for side in Side]
    if forms[0] == forms[1]:
        return Cell(text=tr("Same names"), order=1.2, role=Role.SAME)
    return Cell(text=tr("Other forms"), order=1.0, role=Role.REWORDED)
