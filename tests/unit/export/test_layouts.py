import io
from collections.abc import Iterable
from itertools import pairwise

import pikepdf
import pypdf
import pypdfium2
import pytest

from reader.core import Side, silent
from reader.export import Assets, Layout, PageStyle, Paper, Part
from reader.export._page_rows import rows_for
from reader.export._page_style import without_colour
from reader.export._pdf import pdf_bytes
from reader.export._theme_file import read_theme
from reader.presentation import ROLE_STYLES, Report, Role, Row, Run, build_report
from tests.factories import sample_comparison
from tests.unit.export.odd_pairs import hard_comparison, quiet_comparison


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(sample_comparison())


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def size_of(data: bytes) -> tuple[int, int]:
    box = pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox
    return round(float(box.width)), round(float(box.height))


def highlighted(data: bytes) -> set[str]:
    return {
        str(found.get_object()["/NM"]).removeprefix("lateral-").split("-")[0]
        for page in pypdf.PdfReader(io.BytesIO(data)).pages
        for found in page.get("/Annots", [])
        if found.get_object()["/Subtype"] == "/Highlight"
    }


def runs_of(report: Report, layout: Layout) -> Iterable[Run]:
    for row in rows_for(report, layout):
        for block in (*row.a, *row.b):
            yield from block.runs


# ------------------------------------------------------------------------------- layouts


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("name", ["sample", "hard", "quiet"])
def test_every_layout_of_any_pair_keeps_the_standards(
    name: str, layout: Layout, assets: Assets
) -> None:
    made = {"sample": sample_comparison, "hard": hard_comparison, "quiet": quiet_comparison}
    style = PageStyle(layout=layout)
    data = pdf_bytes(build_report(made[name]()), assets, silent, style)
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
        assert not pdf.check_pdf_syntax()


@pytest.mark.parametrize(
    ("layout", "size"),
    [
        (Layout.SIDE_BY_SIDE, (842, 595)),
        (Layout.ONE_AFTER_THE_OTHER, (595, 842)),
        (Layout.ONLY_DIFFERENCES, (842, 595)),
        (Layout.FINDINGS, (595, 842)),
    ],
)
def test_pages_lie_across_or_stand(
    report: Report, assets: Assets, layout: Layout, size: tuple[int, int]
) -> None:
    assert size_of(pdf_bytes(report, assets, silent, PageStyle(layout=layout))) == size


def test_one_after_the_other_has_every_block_and_every_highlight(
    report: Report, assets: Assets
) -> None:
    layout = Layout.ONE_AFTER_THE_OTHER
    ids = [block.id for row in rows_for(report, layout) for block in (*row.a, *row.b)]
    usual = [block.id for row in report.rows for block in row.a]
    usual += [block.id for row in report.rows for block in row.b]
    assert ids == usual
    data = pdf_bytes(report, assets, silent, PageStyle(layout=layout))
    assert highlighted(data) == {passage.id for passage in report.passages}


def test_one_after_the_other_notes_beside_both_articles(report: Report) -> None:
    rows = rows_for(report, Layout.ONE_AFTER_THE_OTHER)
    beside_a = {note for row in rows if row.a for note in row.notes}
    beside_b = {note for row in rows if row.b for note in row.notes}
    both = {n.number for n in report.notes if {p.side for p in n.places} == set(Side)}
    assert both <= beside_a & beside_b


def test_no_line_begins_with_the_number_of_a_note(report: Report, assets: Assets) -> None:
    style = PageStyle(layout=Layout.ONE_AFTER_THE_OTHER, parts=frozenset({Part.TEXTS}))
    document = pypdfium2.PdfDocument(pdf_bytes(report, assets, silent, style))
    signs = {role.sign for role in Role}
    margin, foot = 57.0, 50.0  # where a line of the text begins; below it lies the key
    lefts = []
    try:
        for page in document:
            text = page.get_textpage()
            for at in range(text.count_chars()):
                left, bottom, *_ = text.get_charbox(at)
                if bottom > foot and text.get_text_range(at, 1) in signs:
                    lefts.append(left)
    finally:
        document.close()
    assert len(lefts) > len(report.notes)
    assert min(lefts) > margin + 3


def test_neighbours_without_notes_share_a_row(report: Report) -> None:
    rows = rows_for(report, Layout.ONE_AFTER_THE_OTHER)
    assert all(len(row.a + row.b) == 1 for row in rows if row.notes or row.remarks)
    assert not [pair for pair in pairwise(rows) if is_bare(pair[0]) and is_bare(pair[1])]
    assert any(len(row.a + row.b) > 1 for row in rows if is_bare(row))


def is_bare(row: Row) -> bool:
    return not row.notes and not row.remarks


def test_only_differences_leaves_out_what_both_tell(report: Report) -> None:
    kept = {name for run in runs_of(report, Layout.ONLY_DIFFERENCES) for name in [run.whole]}
    roles = {passage.id: passage.role for passage in report.passages}
    whole = {p.id for p in report.passages if p.whole}
    differing = {name for name in whole if roles[name] not in (Role.SAME, Role.REWORDED)}
    assert differing <= kept
    assert not {name for name in kept if name and roles[name] is Role.SAME}
    details = {n for run in runs_of(report, Layout.ONLY_DIFFERENCES) for n in run.details}
    assert details == {p.id for p in report.passages if not p.whole}


def test_only_differences_shows_where_something_is_left_out(report: Report, assets: Assets) -> None:
    texts = [run.text for run in runs_of(report, Layout.ONLY_DIFFERENCES)]
    assert "[…]" in texts
    assert not [pair for pair in pairwise(texts) if pair == ("[…]", "[…]")]
    assert [text for before, text in pairwise(texts) if before == "[…]" and text == " "]
    held = text_of(pdf_bytes(report, assets, silent, PageStyle(layout=Layout.ONLY_DIFFERENCES)))
    assert held.count("stands for sentences that both articles tell") == 2
    assert "built in 1958" not in held.split("What differs")[-1].split("Findings")[0]


def test_where_nothing_differs_it_says_so(assets: Assets) -> None:
    style = PageStyle(layout=Layout.ONLY_DIFFERENCES)
    data = pdf_bytes(build_report(quiet_comparison()), assets, silent, style)
    assert "No sentence was found to differ." in text_of(data)


def test_the_findings_alone_have_no_text_and_no_link_to_one(report: Report, assets: Assets) -> None:
    data = pdf_bytes(report, assets, silent, PageStyle(layout=Layout.FINDINGS))
    held = text_of(data)
    assert not highlighted(data)
    assert "Share this article" not in held
    assert "Left out on request: texts." in held
    assert all(
        f"{note.role.sign}{ROLE_STYLES[note.role].letter}{note.number}" in held
        for note in report.notes
        if in_list(report, note.number)
    )


def in_list(report: Report, number: int) -> bool:
    return any(number in part.notes for part in report.lists)


# --------------------------------------------------------------------------------- parts


@pytest.mark.parametrize("part", list(Part))
def test_each_part_can_stand_alone(report: Report, assets: Assets, part: Part) -> None:
    data = pdf_bytes(report, assets, silent, PageStyle(parts=frozenset({part})))
    telling = {
        Part.FRONT: "Published",
        Part.OVERVIEW: "How the words of each article divide",
        Part.LEGEND: "The same words stand in both articles.",
        Part.TEXTS: "Side by side",
        Part.FINDINGS: "No quotation" if not report.lists[1].notes else "Trimmed quotation",
        Part.LEDGERS: "Names and labels",
        Part.NOTES: "The reader noted nothing.",
        Part.METHODS: "Known limits",
    }
    held = text_of(data)
    assert telling[part] in held
    others = [words for other, words in telling.items() if other not in (part, Part.TEXTS)]
    assert not [words for words in others if words in held] or part is Part.TEXTS
    assert bool(highlighted(data)) is (part is Part.TEXTS)


@pytest.mark.parametrize("part", list(Part))
def test_each_part_can_be_left_out(report: Report, assets: Assets, part: Part) -> None:
    data = pdf_bytes(report, assets, silent, PageStyle(parts=frozenset(Part) - {part}))
    said = f"Left out on request: {part.value}."
    assert (said in text_of(data)) is (part is not Part.METHODS)


def test_without_notes_their_part_takes_no_room(report: Report, assets: Assets) -> None:
    assert "Notes of the reader" not in text_of(pdf_bytes(report, assets, silent))


@pytest.mark.parametrize("layout", list(Layout))
def test_pages_of_letter_paper(report: Report, assets: Assets, layout: Layout) -> None:
    style = PageStyle(layout=layout, paper=Paper.LETTER)
    size = size_of(pdf_bytes(report, assets, silent, style))
    assert size == ((612, 792) if layout.is_upright else (792, 612))


# ----------------------------------------------------------------------- black and white


def test_without_colour_every_colour_is_a_grey(assets: Assets) -> None:
    theme = without_colour(read_theme(assets))
    colours = [c for role in theme.roles.values() for c in (role.strong, role.tint, role.focus)]
    assert all(c[1:3] == c[3:5] == c[5:7] for c in (*colours, *theme.ui.values()))


@pytest.mark.parametrize("layout", list(Layout))
def test_in_black_and_white_no_point_of_a_page_has_a_colour(
    report: Report, assets: Assets, layout: Layout
) -> None:
    style = PageStyle(layout=layout, is_black_and_white=True)
    document = pypdfium2.PdfDocument(pdf_bytes(report, assets, silent, style))
    try:
        for page in document:
            image = page.render(scale=1).to_pil().convert("RGB")
            red, green, blue = image.split()
            assert red.tobytes() == green.tobytes() == blue.tobytes()
    finally:
        document.close()


def test_in_black_and_white_every_passage_is_still_listed(report: Report, assets: Assets) -> None:
    data = pdf_bytes(report, assets, silent, PageStyle(is_black_and_white=True))
    assert highlighted(data) == {passage.id for passage in report.passages}


def test_the_usual_style_is_what_comes_without_one(report: Report, assets: Assets) -> None:
    assert pdf_bytes(report, assets, silent) == pdf_bytes(report, assets, silent, PageStyle())
