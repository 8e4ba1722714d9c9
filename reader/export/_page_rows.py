"""Which blocks of the two articles a layout prints, and beside which notes.

In the layout of differences a sentence stays if the other article does not tell it, or
tells it at another place, edited, or with a detail that differs, or if the reader noted
something about it. Others, and those without a mark, become an ellipsis in brackets; a
block of which nothing stays is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from reader.core import Side
from reader.export._page_style import Layout
from reader.presentation import Report, ReportBlock, Role, Row, Run

_ALIKE = (Role.SAME, Role.REWORDED)
_ELLIPSIS = "[…]"


def rows_for(report: Report, layout: Layout) -> tuple[Row, ...]:
    """Give the rows that a layout prints; every note stands in the first that leads to it."""
    if layout is Layout.SIDE_BY_SIDE:
        return report.rows
    if layout is Layout.FINDINGS:
        return ()
    if layout is Layout.ONE_AFTER_THE_OTHER:
        return tuple(_one_after_the_other(report))
    return tuple(_with_differences(report))


def _one_after_the_other(report: Report) -> Iterator[Row]:
    """Give the blocks of A, then of B; those without notes share a row with their neighbours.

    What is noted about both is told beside both.
    """
    for side in Side:
        blocks = [block for row in report.rows for block in (row.a if side is Side.A else row.b)]
        for has_notes, part in groupby(blocks, key=lambda b: any(_notes_of(b))):
            together = tuple(part)
            for own in [(block,) for block in together] if has_notes else [together]:
                notes, remarks = _notes_of(own[0])
                yield Row(
                    a=own if side is Side.A else (),
                    b=own if side is Side.B else (),
                    notes=notes,
                    remarks=remarks,
                )


def _notes_of(block: ReportBlock) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the numbers of a block's notes, and of the reader's."""
    notes = {note for run in block.runs for note in run.notes}
    remarks = {said for run in block.runs for said in run.remarks}
    return tuple(sorted(notes)), tuple(sorted(remarks))


def _with_differences(report: Report) -> Iterator[Row]:
    roles = {passage.id: passage.role for passage in report.passages}
    seen: set[int] = set()
    for row in report.rows:
        a, b = tuple(_differing(row.a, roles)), tuple(_differing(row.b, roles))
        if a or b:
            here = {note for block in (*a, *b) for run in block.runs for note in run.notes}
            yield Row(a=a, b=b, notes=tuple(sorted(here - seen)), remarks=row.remarks)
            seen |= here


def _differing(blocks: Iterable[ReportBlock], roles: Mapping[str, Role]) -> Iterator[ReportBlock]:
    for block in blocks:
        groups = [(whole, tuple(runs)) for whole, runs in groupby(block.runs, lambda r: r.whole)]
        stays = [_differs(whole, runs, roles) for whole, runs in groups]
        if any(stays):
            kept = zip(stays, (runs for _, runs in groups), strict=True)
            yield replace(block, runs=tuple(_shortened(kept)))


def _differs(whole: str | None, runs: Iterable[Run], roles: Mapping[str, Role]) -> bool:
    if whole is not None and roles[whole] not in _ALIKE:
        return True
    return any(run.details or run.changed or run.noted for run in runs)


def _shortened(groups: Iterable[tuple[bool, tuple[Run, ...]]]) -> Iterator[Run]:
    """Keep what stays; put one ellipsis for all that goes between, and its outer white space."""
    for stays, part in groupby(groups, key=itemgetter(0)):
        runs = [run for _, own in part for run in own]
        if stays:
            yield from runs
        else:
            words = "".join(run.text for run in runs)
            told = words.strip()
            before, _, after = words.partition(told) if told else (words, "", "")
            parts = (before, _ELLIPSIS if told else "", after)
            yield from (Run(text=text) for text in parts if text)
