"""The ledgers of a report: their rows with links into the texts."""

from collections.abc import Mapping

from reader.core import Comparison, Side
from reader.presentation._ledger import Ledger, LedgerKind
from reader.presentation._ledgers import build_ledger
from reader.presentation._report_places import ReportPlaces
from reader.presentation._report_tree import ReportLedger, TableRow


def report_ledgers(
    comparison: Comparison, places: ReportPlaces, numbers: Mapping[str, int]
) -> tuple[ReportLedger, ...]:
    """Make every ledger; `numbers` gives the note of each finding's key."""
    made = (build_ledger(comparison, kind) for kind in LedgerKind)
    return tuple(_ledger(ledger, places, numbers) for ledger in made)


def _ledger(ledger: Ledger, places: ReportPlaces, numbers: Mapping[str, int]) -> ReportLedger:
    rows = (
        TableRow(
            cells=row.cells,
            places=tuple(places.of_span(s, row.spans[s][0]) for s in Side if row.spans[s]),
            note=numbers.get(row.finding) if row.finding else None,
        )
        for row in ledger.rows
    )
    return ReportLedger(
        kind=ledger.kind,
        title=ledger.title,
        note=ledger.note,
        empty=ledger.empty,
        columns=ledger.columns,
        rows=tuple(rows),
    )
