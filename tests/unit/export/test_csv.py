import csv
import io
from collections import Counter
from dataclasses import replace

import pytest

from reader.core import Comparison, Dossier, Side
from reader.export._csv import csv_bytes
from reader.presentation import LedgerKind, build_ledger, build_report, findings_of
from tests.dossiers import sample_dossier
from tests.factories import draft, parse, plain_comparison, sample_comparison
from tests.unit.export.odd_pairs import hard_comparison, quiet_comparison


def rows_of(comparison: Comparison, dossier: Dossier | None = None) -> list[dict[str, str]]:
    text = csv_bytes(build_report(comparison, dossier=dossier)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def findings_in(comparison: Comparison) -> list[dict[str, str]]:
    return [row for row in rows_of(comparison) if row["Table"] == "finding"]


def cells_of(comparison: Comparison) -> list[str]:
    return [cell for row in rows_of(comparison) for cell in row.values()]


def test_there_is_one_row_a_finding_in_reading_order() -> None:
    comparison = sample_comparison()
    found = findings_of(comparison)
    rows = findings_in(comparison)
    assert [row["Finding"] for row in rows] == [finding.kind for finding in found]
    assert [row["In words"] for row in rows] == [" ".join(f.summary.split()) for f in found]


def test_there_is_one_row_a_row_of_a_ledger() -> None:
    comparison = sample_comparison()
    rows = [row for row in rows_of(comparison) if row["Table"] == "ledger"]
    ledgers = [build_ledger(comparison, kind) for kind in LedgerKind]
    assert Counter(row["Finding"] for row in rows) == {
        ledger.title: len(ledger.rows) for ledger in ledgers if ledger.rows
    }
    (crack,) = [row for row in rows if "14 ≠ 9" in row["In words"]]
    assert (crack["Mark"], crack["Words in A"], crack["Words in B"]) == (
        "Conflicting detail",
        "14 metres",
        "9 metres",
    )


def test_what_the_reader_noted_has_rows_and_stands_with_its_finding() -> None:
    rows = rows_of(sample_comparison(), sample_dossier())
    notes = [row for row in rows if row["Table"] == "note"]
    assert [row["Decision"] for row in notes] == ["", "✓ confirmed", ""]
    assert "Half of *what*? | See “budget”. #Statistics" in [
        row["Notes of the reader"] for row in notes
    ]
    (confirmed,) = [r for r in rows if r["Table"] == "finding" and r["Decision"]]
    assert confirmed["Words in A"] == "half"


def test_the_words_stand_where_the_row_says() -> None:
    comparison = sample_comparison()
    checked = 0
    for row in rows_of(comparison):
        for side in Side:
            words = row[f"Words in {side.letter}"]
            if words and " / " not in words:
                start, end = (int(row[f"{edge} in {side.letter}"]) for edge in ("Start", "End"))
                assert comparison.articles[side].text[start:end] == words
                checked += 1
    assert checked > 30


def test_the_numbers_are_those_of_the_other_forms() -> None:
    comparison = sample_comparison()
    notes = {key: n.number for n in build_report(comparison).notes for key in n.keys}
    rows = zip(findings_in(comparison), findings_of(comparison), strict=True)
    assert all(row["Note"] == str(notes[finding.key]) for row, finding in rows)


def test_what_one_side_alone_has_comes_with_the_nearest_passage() -> None:
    rows = [row for row in findings_in(sample_comparison()) if row["Mark"] == "Only here"]
    assert rows
    for row in rows:
        assert row["Nearest place"]
        assert row["Nearest words"]
        assert 0 <= float(row["Score of the nearest"]) <= 1
        assert not (row["Words in A"] and row["Words in B"])


def test_other_findings_name_no_nearest_passage() -> None:
    rows = [row for row in findings_in(sample_comparison()) if row["Mark"] != "Only here"]
    assert {row["Nearest words"] for row in rows} == {""}


def test_spreadsheets_are_told_the_encoding() -> None:
    data = csv_bytes(build_report(sample_comparison()))
    assert data.startswith(b"\xef\xbb\xbfTable,Note,Mark,Letter,")
    assert "“We will not gamble" in data.decode("utf-8-sig")


def test_every_line_ends_as_the_rules_ask_and_none_inside_a_row() -> None:
    for comparison in (sample_comparison(), hard_comparison()):
        data = csv_bytes(build_report(comparison))
        lines = data.split(b"\r\n")
        assert lines[-1] == b""
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        assert len(lines) == len(rows_of(comparison)) + 2


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "\x00=", "＝", "＠"])
def test_no_cell_starts_a_formula(start: str) -> None:
    bad = f"{start}cmd|'/C calc'!A0"
    side = draft(parse("headline: Start / word"), outlet=bad, title=bad)
    text = side.article.text.replace("word", bad[:4])
    comparison = plain_comparison(side, side)
    broken = replace(comparison.articles[0], text=text, title=bad, outlet=bad)
    comparison = replace(comparison, articles=(broken, broken))
    cells = cells_of(comparison)
    assert any(cell.startswith("'") for cell in cells)
    assert not [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@＝＠")]


def test_ordinary_words_are_left_as_they_are() -> None:
    assert not [cell for cell in cells_of(sample_comparison()) if cell.startswith("'")]


def test_a_cell_is_never_longer_than_a_spreadsheet_holds() -> None:
    side = draft(parse("headline: Long\n\nparagraph: " + "word " * 20_000 + "end."))
    assert max(map(len, cells_of(plain_comparison(side, side)))) < 32_767


def test_without_findings_the_headings_are_there() -> None:
    assert rows_of(quiet_comparison()) == []
    assert csv_bytes(build_report(quiet_comparison())).startswith(b"\xef\xbb\xbfTable,Note,")


def test_any_text_survives() -> None:
    held = " ".join(cells_of(hard_comparison()))
    assert "日本語の文章です。" in held
    assert "مقالة عن السد" in held
    assert "\ufffdaid so." in held
    assert "\x07" not in held
