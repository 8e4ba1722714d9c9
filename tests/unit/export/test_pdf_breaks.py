"""Where the pages of a PDF end: no row is torn or alone, no page is all but empty."""

from dataclasses import replace

import pypdfium2
import pytest

from reader.core import silent
from reader.export import Assets, Layout, PageStyle, Part
from reader.export._pdf import pdf_bytes
from reader.presentation import (
    Cell,
    Column,
    LedgerKind,
    Report,
    ReportLedger,
    TableRow,
    build_report,
)
from tests.factories import draft, parse, plain_comparison, sample_comparison
from tests.page_texts import texts_of

LEDGERS = frozenset({Part.LEDGERS})
SAID = " ".join(["many", "words", "of", "one", "speech"] * 16)
COLUMNS = (
    Column(title="Words in A", tip="", share=40, is_number=True),
    Column(title="Words in B", tip="", share=40),
    Column(title="Times", tip="", share=20, is_number=True),
)


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(sample_comparison())


def with_rows(report: Report, rows: tuple[TableRow, ...]) -> Report:
    ledger = ReportLedger(
        kind=LedgerKind.QUOTATIONS, title="Said", note="", empty="", columns=COLUMNS, rows=rows
    )
    return replace(report, ledgers=(ledger,))


def row(*words: str) -> TableRow:
    return TableRow(cells=tuple(Cell(text=word) for word in words), places=(), note=None)


def page_of(word: str, pages: list[str]) -> int:
    (found,) = [number for number, text in enumerate(pages) if f"<{word}>" in text]
    return found


@pytest.mark.parametrize("layout", [Layout.SIDE_BY_SIDE, Layout.FINDINGS])
def test_a_row_is_whole_and_the_last_is_not_alone(
    report: Report, assets: Assets, layout: Layout
) -> None:
    """So many rows that one ends a page, and one more and more: each time another row is next."""
    style = PageStyle(layout=layout, parts=LEDGERS)
    fit = None
    for count in range(6, 40):
        rows = tuple(row(f"<begin{n}> {SAID} <end{n}>", f"<say{n}>", f"{n}") for n in range(count))
        pages = texts_of(pdf_bytes(with_rows(report, rows), assets, silent, style))
        for n in range(count):
            assert (
                page_of(f"begin{n}", pages)
                == page_of(f"end{n}", pages)
                == page_of(f"say{n}", pages)
            )
        assert page_of(f"begin{count - 2}", pages) == page_of(f"begin{count - 1}", pages)
        if len(pages) == 1:
            continue
        fit = fit or count
        if count > fit + 1:
            return
    pytest.fail("all rows stand on one page")


def test_numbers_stand_right_but_not_what_a_row_begins_with(report: Report, assets: Assets) -> None:
    rows = (row("1", "two", "7"), row("12345678", "four", "1,234"))
    data = pdf_bytes(with_rows(report, rows), assets, silent, PageStyle(parts=LEDGERS))
    document = pypdfium2.PdfDocument(data)
    try:
        text = document[0].get_textpage()
        boxes = []
        for word in ("1", "12345678", "7", "1,234"):
            place = text.search(word, match_whole_word=True).get_next()
            assert place is not None
            boxes.append((text.get_charbox(place[0])[0], text.get_charbox(sum(place) - 1)[2]))
    finally:
        document.close()
    assert boxes[0][0] == pytest.approx(boxes[1][0], abs=1)
    assert boxes[2][1] == pytest.approx(boxes[3][1], abs=1)


def test_as_lines_a_row_of_b_alone_begins_with_what_b_says(report: Report, assets: Assets) -> None:
    rows = (*(row(f"ours{n}", "", "–") for n in range(240)), row("", "theirs", "3"))
    style = PageStyle(parts=LEDGERS)
    words = " ".join(texts_of(pdf_bytes(with_rows(report, rows), assets, silent, style)))
    assert "ours7 ours8" in words
    assert "ours239 Words in B: theirs · Times: 3" in words


@pytest.mark.parametrize("layout", list(Layout))
def test_an_overview_with_much_to_say_takes_one_page(assets: Assets, layout: Layout) -> None:
    said = " / ".join(
        f"In year {n} {SAID} was told, and told again to all of them." for n in range(9)
    )
    side = draft(parse(f"headline: {SAID}\n\nparagraph: {said}"))
    parts = frozenset({Part.OVERVIEW, Part.METHODS})
    made = build_report(plain_comparison(side, side))
    overview, methods = texts_of(
        pdf_bytes(made, assets, silent, PageStyle(layout=layout, parts=parts))
    )
    assert overview.count("Overview") == 1
    assert all(line.word in overview for line in made.legend)
    assert "In year" in overview
    assert "Methods and provenance" in methods


def test_a_digest_and_a_long_address_are_copied_without_spaces(assets: Assets) -> None:
    address = "https://news.example/2026/03/11/the-harbour-bridge-is-closed-for-three-years.html"
    side = draft(parse(f"headline: A bridge\n\nparagraph: See {address} for more."))
    made = build_report(plain_comparison(side, side))
    words = "".join(texts_of(pdf_bytes(made, assets, silent)))
    assert "\u200b" not in words
    assert "".join(address.split()) in "".join(words.split())
    assert made.articles[0].facts[-1].value in words


def test_thousands_are_parted_in_counts(report: Report, assets: Assets) -> None:
    rows = tuple(row(f"ours{n}", "", "–") for n in range(1200))
    style = PageStyle(parts=LEDGERS)
    words = " ".join(texts_of(pdf_bytes(with_rows(report, rows), assets, silent, style)))
    assert "Said (1,200)" in words
