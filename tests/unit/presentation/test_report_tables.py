import pytest

from reader.presentation import LedgerKind, Report, build_ledger, build_report, overview_of
from tests.factories import sample_comparison


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(sample_comparison())


def test_every_ledger_is_in_the_report_with_all_its_rows(report: Report) -> None:
    assert [ledger.kind for ledger in report.ledgers] == list(LedgerKind)
    for ledger in report.ledgers:
        whole = build_ledger(sample_comparison(), ledger.kind)
        assert [row.cells for row in ledger.rows] == [row.cells for row in whole.rows]
        assert ledger.columns == whole.columns


def test_every_row_leads_into_the_texts(report: Report) -> None:
    blocks = {block.id for row in report.rows for block in (*row.a, *row.b)}
    targets = blocks | {passage.id for passage in report.passages}
    rows = [row for ledger in report.ledgers for row in ledger.rows]
    assert rows
    assert all(row.places for row in rows)
    assert {place.target for row in rows for place in row.places} <= targets


def test_a_link_goes_to_the_tightest_mark_on_the_words(report: Report) -> None:
    figures = next(one for one in report.ledgers if one.kind is LedgerKind.FIGURES)
    row = next(row for row in figures.rows if row.cells[2].text == "In conflict")
    passages = {passage.id: passage for passage in report.passages}
    found = [passages[place.target] for place in row.places]
    assert [(p.role.value, p.whole) for p in found] == [("conflict", False)] * 2
    (note,) = [note for note in report.notes if note.number == row.note]
    assert {p.note for p in found} == {note.number}


def test_a_row_that_is_no_finding_has_no_note(report: Report) -> None:
    rows = [row for ledger in report.ledgers for row in ledger.rows]
    assert any(row.note is None for row in rows)


def test_the_overview_is_that_of_the_window(report: Report) -> None:
    assert report.overview == overview_of(sample_comparison())


def test_every_finding_that_the_overview_leads_to_has_a_note(report: Report) -> None:
    keys = {key for note in report.notes for key in note.keys}
    overview = report.overview
    leads = [
        *(slope.lead for slope in overview.slopes),
        *(omission.lead for side in overview.omissions for omission in side),
        *(lead for row in overview.counts for lead in row.leads),
    ]
    assert {lead.finding for lead in leads if lead.finding} <= keys
