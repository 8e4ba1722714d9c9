"""The overview, the ledgers and the reader's notes on the pages of a PDF."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pytest

from reader.core import Dossier, Note, Review, ReviewState, Subject, Target, silent
from reader.export import Assets, Layout, PageStyle, Part
from reader.export._pdf import pdf_bytes
from reader.presentation import (
    NOTE_GLYPH,
    LedgerKind,
    Report,
    build_report,
    findings_of,
    target_of,
)
from tests.dossiers import sample_dossier, words_at
from tests.factories import draft, parse, plain_comparison, sample_comparison, with_details
from tests.page_texts import texts_of

MADE = "2026-01-05T10:00:00.000000Z"


def noted_dossier() -> Dossier:
    """Give the sample with notes on the pair, a passage and a finding, and a decision."""
    comparison = sample_comparison()
    conflict = next(f for f in findings_of(comparison) if f.key == "conflict-0")
    target = target_of(comparison, conflict)
    asked = words_at(comparison.articles[1].text, "An engineer could have been the first")
    notes = (
        *sample_dossier().notes,
        Note(id="n3", target=target, text="Ask the ministry.", author="Ada", made=MADE),
        Note(id="n4", target=Target(subject=Subject.PASSAGE, b=(asked,)), text="Who?", made=MADE),
    )
    decided = Review(id="r9", target=target, state=ReviewState.QUESTION, author="Ada", made=MADE)
    return replace(sample_dossier(), notes=notes, reviews=(decided,))


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(sample_comparison(), dossier=noted_dossier())


@pytest.fixture(scope="module")
def data(report: Report, assets: Assets) -> bytes:
    return pdf_bytes(report, assets, silent)


def annotations(data: bytes) -> list[Any]:
    return [
        annotation.get_object()
        for page in pypdf.PdfReader(io.BytesIO(data)).pages
        for annotation in page.get("/Annots", [])
    ]


# ------------------------------------------------------------------------------ overview


def test_the_chart_is_a_figure_that_says_what_it_shows(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        figures = [e for e in elements(pdf.Root.StructTreeRoot) if e.get("/S") == "/Figure"]
        told = [str(figure.Alt) for figure in figures if "/Alt" in figure]
    (chart,) = [words for words in told if words.startswith("Chart:")]
    assert "10 shared passages; 1 stands near the top" in chart
    assert "Same, moved: paragraph 7 of 7 in A, paragraph 2 of 6 in B." in chart


def elements(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    inner = [k for k in kids if isinstance(k, pikepdf.Dictionary) and k.get("/Type") != "/OBJR"]
    return [node, *(found for kid in inner for found in elements(kid))]


def test_the_overview_counts_marks_and_quotes_what_weighs_most(report: Report, data: bytes) -> None:
    page = texts_of(data)[1]
    assert page.count("Overview") == 1
    assert all(" ".join(o.text.split()) in page for side in report.overview.omissions for o in side)
    assert all(count in page for row in report.legend for count in row.counts)


def test_the_lines_of_the_chart_differ_in_grey(assets: Assets) -> None:
    """A line of each relation shows another pattern of ink along its way."""
    comparison = sample_comparison()
    data = pdf_bytes(build_report(comparison), assets, silent, PageStyle(is_black_and_white=True))
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[1]
        text = page.get_textpage()
        image = page.render(scale=4).to_pil().convert("L")
        height = float(page.get_height())
        samples = set()
        for word in ("Same", "Edited", "Moved", "Reworded"):
            place = text.search(word, match_case=True, match_whole_word=True).get_next()
            assert place is not None
            x, y = text.get_charbox(place[0])[:2]
            row = int(4 * (height - y)) - 8
            line = image.crop((int(4 * x) - 100, row - 8, int(4 * x) - 8, row + 8))
            samples.add(line.point(lambda level: 255 if level > 128 else 0).tobytes())
    finally:
        document.close()
    assert len(samples) == 4


# ------------------------------------------------------------------------------- ledgers


@pytest.mark.parametrize("layout", [Layout.SIDE_BY_SIDE, Layout.ONE_AFTER_THE_OTHER])
def test_every_row_of_every_ledger_links_to_its_passages(
    report: Report, assets: Assets, layout: Layout
) -> None:
    style = PageStyle(layout=layout, parts=frozenset({Part.TEXTS, Part.LEDGERS}))
    held = pdf_bytes(report, assets, silent, style)
    pages = texts_of(held)
    first = next(n for n, text in enumerate(pages) if "Ledgers" in text)
    reader = pypdf.PdfReader(io.BytesIO(held))
    links = [
        annotation.get_object()
        for page in reader.pages[first:]
        for annotation in page.get("/Annots", [])
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    rows = [row for ledger in report.ledgers for row in ledger.rows]
    assert len(links) >= sum(len(row.places) for row in rows)
    names = [page.indirect_reference for page in reader.pages]
    targets = {names.index(link["/Dest"][0]) for link in links}
    assert targets <= set(range(first + 1))
    words = " ".join(pages)
    assert all(" ".join(c.text.split()) in words for row in rows for c in row.cells[:1])


@pytest.fixture(scope="module")
def many_figures() -> Report:
    said = "\n\n".join(f"paragraph: The port has {n} barges." for n in range(100, 380))
    side = draft(parse(f"headline: Of many barges\n\n{said}"))
    return build_report(with_details(plain_comparison(side, side)))


def test_a_ledger_of_very_many_rows_is_set_as_lines_with_all_of_them(
    many_figures: Report, assets: Assets
) -> None:
    figures = next(one for one in many_figures.ledgers if one.kind is LedgerKind.FIGURES)
    assert len(figures.rows) > 240
    style = PageStyle(parts=frozenset({Part.LEDGERS}))
    words = " ".join(texts_of(pdf_bytes(many_figures, assets, silent, style)))
    assert words.count("Standing: ") == len(figures.rows)
    assert "In A: The port has 100 barges." in words


@pytest.mark.parametrize("layout", [Layout.SIDE_BY_SIDE, Layout.ONE_AFTER_THE_OTHER])
@pytest.mark.parametrize("which", ["report", "many_figures"])
def test_the_page_that_a_list_names_is_the_one_its_link_leads_to(
    which: str, layout: Layout, assets: Assets, request: pytest.FixtureRequest
) -> None:
    held = pdf_bytes(request.getfixturevalue(which), assets, silent, PageStyle(layout=layout))
    told = list(named_and_led_to(held))
    assert len(told) > 10
    assert len({named for named, _ in told}) > 1
    assert all(named == led_to for named, led_to in told)


def named_and_led_to(data: bytes) -> Iterator[tuple[int, int]]:
    """Give for each link that names a page that page and the one it leads to."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    names = [page.indirect_reference for page in reader.pages]
    document = pypdfium2.PdfDocument(data)
    try:
        for page, drawn in zip(reader.pages, document, strict=True):
            links = [a.get_object() for a in page.get("/Annots", [])]
            text = drawn.get_textpage()
            for link in (one for one in links if one["/Subtype"] == "/Link"):
                words = text.get_text_bounded(*map(float, link["/Rect"]))
                named = re.search(r"p\. (\d+)", words)
                if named and isinstance(link["/Dest"], list):
                    yield int(named[1]), names.index(link["/Dest"][0]) + 1
    finally:
        document.close()


def test_without_texts_a_ledger_names_places_and_leads_nowhere(
    report: Report, assets: Assets
) -> None:
    held = pdf_bytes(report, assets, silent, PageStyle(parts=frozenset({Part.LEDGERS})))
    assert "A ¶2" in " ".join(texts_of(held))
    assert not annotations(held)


# --------------------------------------------------------------------------------- links


@pytest.mark.parametrize("layout", list(Layout))
def test_every_link_leads_to_a_mark_a_note_or_a_paragraph(
    report: Report, assets: Assets, layout: Layout
) -> None:
    held = pdf_bytes(report, assets, silent, PageStyle(layout=layout))
    reader = pypdf.PdfReader(io.BytesIO(held))
    names = [page.indirect_reference for page in reader.pages]
    places: set[tuple[int, float]] = set()
    links = []
    for number, page in enumerate(reader.pages):
        for annotation in (a.get_object() for a in page.get("/Annots", [])):
            places.add((number, round(float(annotation["/Rect"][3]))))
            if str(annotation["/Contents"]).startswith("Page "):
                links.append(annotation)
    assert links
    for link in links:
        number, top = names.index(link["/Dest"][0]), round(float(link["/Dest"][3]) - 4)
        assert link["/Contents"] == f"Page {number + 1}"
        near = {(number, top), (number, top - 1), (number, top + 1)}
        left = float(link["/Dest"][2])
        assert near & places or starts_something(held, number, left, top)


def starts_something(data: bytes, page: int, left: float, top: float) -> bool:
    """Say whether the number of a paragraph or of a reader's note stands at a place."""
    document = pypdfium2.PdfDocument(data)
    try:
        text = document[page].get_textpage()
        words = text.get_text_bounded(left - 1, top - 14, left + 60, top + 1).strip()
    finally:
        document.close()
    return words.startswith("▤") or words[:1].isdigit()


TEXTS_END = 600  # points from the left; the notes stand beyond


def test_the_note_of_a_passage_leads_to_both_passages(report: Report, data: bytes) -> None:
    marks, links = marks_and_links(data)
    note = next(n for n in report.notes if n.keys[0] == "conflict-0")
    led = [leads_to(a) for a in links if float(a["/Rect"][0]) > TEXTS_END]
    for place in note.places:
        assert top_of(marks[place.target]) in led


def test_after_a_passage_stand_a_link_to_its_counterpart_and_one_to_its_note(
    report: Report, data: bytes
) -> None:
    """Follow the links of a conflict from A to B and back, and from both to the note."""
    marks, links = marks_and_links(data)
    note = next(n for n in report.notes if n.keys[0] == "conflict-0")
    a, b = (marks[place.target] for place in note.places)
    beside = [top_of(link) for link in links if float(link["/Rect"][0]) > TEXTS_END]
    for passage, other in ((a, b), (b, a)):
        left, bottom, _, top = (float(n) for n in passage["/Rect"])
        column = range(300) if left < 300 else range(300, TEXTS_END)
        after = [
            leads_to(link)
            for link in links
            if int(link["/Rect"][0]) in column and bottom - 30 < float(link["/Rect"][1]) < top
        ]
        assert top_of(other) in after
        assert set(after) & set(beside)


def marks_and_links(data: bytes) -> tuple[dict[str, Any], list[Any]]:
    """Give the Highlights of the page of both texts by their passages, and its links."""
    here = [a.get_object() for a in pypdf.PdfReader(io.BytesIO(data)).pages[2]["/Annots"]]
    heads = [a for a in here if a["/Subtype"] == "/Highlight"]
    links = [a for a in here if str(a["/Contents"]).startswith("Page ")]
    return {str(a["/NM"]).removeprefix("lateral-"): a for a in heads}, links


def leads_to(link: Any) -> int:
    return round(float(link["/Dest"][3]) - 4)


def top_of(annotation: Any) -> int:
    return round(float(annotation["/Rect"][3]))


# --------------------------------------------------------------------- the reader's notes


def test_the_notes_are_printed_with_tags_author_and_day(data: bytes) -> None:
    held = " ".join(texts_of(data))
    part = held.split("Notes of the reader")[-1]
    for words in ("The pair Ben, 2026-01-02", "Statistics", "Ask the ministry.", "? in question"):
        assert words in part


def test_a_note_on_a_finding_answers_its_highlight(data: bytes) -> None:
    found = annotations(data)
    replies = [a for a in found if a.get("/RT") == "/R"]
    assert [(a["/T"], a["/Contents"]) for a in replies] == [
        ("Ada", "Ask the ministry."),
        ("Ada", "? in question"),
    ]
    for reply in replies:
        assert reply["/Subtype"] == "/Text"
        assert reply["/CreationDate"] == "D:20260105100000Z"
        assert reply["/F"] & 4
        assert reply["/IRT"].get_object()["/Subtype"] == "/Highlight"
        assert reply["/IRT"].get_object()["/Subj"] == "Number differs"


def test_a_note_on_a_passage_or_the_pair_is_a_highlight_of_its_own(data: bytes) -> None:
    own = {
        str(a["/Contents"]): a
        for a in annotations(data)
        if a["/Subtype"] == "/Highlight" and a["/Subj"] == "Note of the reader"
    }
    assert set(own) == {
        "Who?",
        "Half of *what*? | See “budget”.\nTags: Statistics.",
        "Both rest on\n\n- one report,\n- one speech.",
    }
    assert [own[text]["/T"] for text in sorted(own)] == ["Ben", "Ada", "Reader"]


def test_notes_stand_beside_the_texts(data: bytes) -> None:
    page = texts_of(data)[2]
    assert "Half of what? | See “budget”. Statistics Ada, 2026-01-02" in page
    assert "Ask the ministry." in page


def test_what_is_said_of_a_finding_is_told_under_its_note_alone(assets: Assets) -> None:
    """The second link of a sentence has a note and no mark of its own."""
    comparison = sample_comparison()
    shared = next(row for row in findings_of(comparison) if row.key == "link-2")
    target = target_of(comparison, shared)
    dossier = Dossier(
        articles=comparison.articles,
        notes=(Note(id="n1", target=target, text="Unlikely.", author="Ada"),),
        reviews=(Review(id="r1", target=target, state=ReviewState.DISMISSED, author="Ada"),),
    )
    report = build_report(comparison, dossier=dossier)
    assert {noted.remark for noted in report.noted} == {1, 2}
    style = PageStyle(parts=frozenset({Part.TEXTS}))
    held = " ".join(texts_of(pdf_bytes(report, assets, silent, style)))
    assert held.count("Unlikely.") == 1
    assert held.count(f"{NOTE_GLYPH}1") + held.count(f"{NOTE_GLYPH}2") == 1


@pytest.mark.parametrize("layout", list(Layout))
def test_a_file_with_notes_keeps_the_standards(
    report: Report, assets: Assets, layout: Layout
) -> None:
    held = pdf_bytes(report, assets, silent, PageStyle(layout=layout))
    with pikepdf.open(io.BytesIO(held)) as pdf, pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert not pdf.check_pdf_syntax()
        parents = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree))
        for page in pdf.pages:
            for annotation in page.obj.get("/Annots", ()):
                expected = "/Link" if annotation.Subtype == "/Link" else "/Annot"
                assert expected == parents[int(annotation.StructParent)].S
                assert annotation.Subtype == "/Link" or "/N" in annotation.AP


def test_markdown_of_a_note_is_set_and_never_read_as_markup(assets: Assets) -> None:
    text = (
        "# Title\n\nSome **bold**, *leaning*, `code` and [a page](https://example.org/x).\n\n"
        "1. one\n2. two\n\n- dot\n\n> quoted\n\n---\n\n```\nlet x = 1\n```\n\n"
        "Is #panic() $x$ <b>raw</b>"
    )
    note = Note(id="n", target=Target(subject=Subject.PAIR), text=text, made=MADE)
    dossier = replace(sample_dossier(), notes=(note,), reviews=())
    held = pdf_bytes(build_report(sample_comparison(), dossier=dossier), assets, silent)
    part = " ".join(texts_of(held)).split("Notes of the reader")[-1]
    for words in ("Some bold, leaning, code and a page", "1. one 2. two • dot", "let x = 1"):
        assert words in part
    assert "#panic() $x$ <b>raw</b>" in part
    addresses = [a["/A"]["/URI"] for a in annotations(held) if "/A" in a]
    assert addresses == ["https://example.org/x"]
    with pikepdf.open(io.BytesIO(held)) as pdf, pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
