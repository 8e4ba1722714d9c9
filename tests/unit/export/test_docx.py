import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from reader.core import Comparison, Origin, Side, silent
from reader.export import Assets, PageStyle, Paper, Part
from reader.export._docx import docx_bytes
from reader.presentation import Report, Role, build_report
from tests.dossiers import sample_dossier
from tests.factories import draft, parse, plain_comparison, sample_comparison
from tests.unit.export.odd_pairs import hard_comparison, quiet_comparison

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def made(comparison: Comparison, assets: Assets) -> Document:
    return docx.Document(io.BytesIO(docx_bytes(build_report(comparison), assets, silent)))


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(sample_comparison())


@pytest.fixture(scope="module")
def data(report: Report, assets: Assets) -> bytes:
    return docx_bytes(report, assets, silent)


@pytest.fixture(scope="module")
def document(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def all_of(document: Document, tag: str) -> list[Any]:
    return list(document.element.body.iter(qn(f"w:{tag}")))


def values(document: Document, tag: str, attribute: str) -> list[str]:
    found = (element.get(qn(f"w:{attribute}")) for element in all_of(document, tag))
    return [str(value) for value in found if value is not None]


def text_of(document: Document) -> str:
    return "".join(element.text or "" for element in all_of(document, "t"))


def squeezed(text: str) -> str:
    return "".join(text.split())


def commented_words(document: Document) -> dict[str, str]:
    """Give the words between the ends of each comment's range, without notes and corners."""
    words: dict[str, str] = {}
    open_now: set[str] = set()
    for element in document.element.body.iter():
        number = str(element.get(qn("w:id")))
        if element.tag == qn("w:commentRangeStart"):
            open_now.add(number)
            words[number] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            open_now.discard(number)
        elif element.tag == qn("w:t") and not is_sign(element):
            for name in open_now:
                words[name] += element.text or ""
    return words


def is_sign(element: Any) -> bool:
    in_link = element.getparent().getparent().tag == qn("w:hyperlink")
    return in_link or element.text in ("⌜", "⌟", "\u202f")


# -------------------------------------------------------------------------- both articles


def test_both_texts_stand_whole_in_two_columns(document: Document) -> None:
    comparison = sample_comparison()
    table = document.tables[3]
    assert len(table.columns) == 2
    for side in Side:
        held = squeezed("".join(t.text for row in table.rows for t in cell_texts(row, side)))
        for block in comparison.articles[side].blocks:
            assert squeezed(block.span.of(comparison.articles[side].text)) in held


def cell_texts(row: Any, side: Side) -> Iterator[Any]:
    for element in row.cells[side]._tc.iter(qn("w:t")):
        if not is_sign(element):
            yield element


def test_the_head_of_the_texts_stands_on_every_page(document: Document) -> None:
    row = document.tables[3].rows[0]
    assert row._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in row.cells] == ["A  The Tarrow Herald", "B  Northfell Post"]


def test_each_mark_has_a_line_of_its_own(document: Document) -> None:
    lines = set(values(document, "u", "val"))
    assert lines == {"single", "dash", "dotDash", "dotted", "wave", "double"}
    assert values(document, "bdr", "val")
    assert "⌜" in text_of(document)


def test_edits_are_struck_in_a_and_bold_in_b(document: Document) -> None:
    struck = {e.getparent().getparent().find(qn("w:t")).text for e in all_of(document, "strike")}
    assert {"of which", "Farmers"} <= struck
    bold = {e.getparent().getparent().find(qn("w:t")).text for e in all_of(document, "b")}
    assert {"and", "Growers"} <= bold


def test_a_text_from_right_to_left_is_set_so(assets: Assets) -> None:
    side = draft(parse("headline: مقالة عن السد\n\nparagraph: Words."), language="ar")
    document = made(plain_comparison(side, side), assets)
    assert len(list(document.tables[3]._tbl.iter(qn("w:bidi")))) == 2
    assert all_of(document, "rtl")
    styles = {name: document.styles[name].element for name in ("ArticleA", "ArticleB")}
    for style in styles.values():
        assert style.rPr.find(qn("w:lang")).get(qn("w:bidi")) == "ar"


# ------------------------------------------------------------------------------- comments


def test_every_passage_has_a_comment_with_author_and_date(
    report: Report, document: Document
) -> None:
    comments = list(document.comments)
    assert [c.text for c in comments] == [p.comment for p in report.passages]
    assert {c.author for c in comments} == {"Lateral"}
    assert {c.timestamp for c in comments} == {report.created}


def test_a_comment_spans_the_words_of_its_passage(report: Report, document: Document) -> None:
    comparison = report.comparison
    words = commented_words(document)
    assert len(words) == len(report.passages)
    for number, passage in enumerate(report.passages):
        assert words[str(number)].strip()
        assert words[str(number)] in comparison.articles[passage.side].text
    starts, ends = (values(document, f"commentRange{edge}", "id") for edge in ("Start", "End"))
    references = values(document, "commentReference", "id")
    assert sorted(starts) == sorted(ends) == sorted(references)


# ---------------------------------------------------------------------- links and the rest


def test_every_link_leads_to_a_bookmark(report: Report, document: Document) -> None:
    names = Counter(values(document, "bookmarkStart", "name"))
    assert max(names.values()) == 1
    assert set(values(document, "hyperlink", "anchor")) <= set(names)
    assert {f"note_{note.number}" for note in report.notes} <= set(names)
    numbers = values(document, "bookmarkStart", "id")
    assert sorted(numbers) == sorted(values(document, "bookmarkEnd", "id"))
    assert len(set(numbers)) == len(numbers)


def test_every_role_is_explained(document: Document) -> None:
    rows = document.tables[2].rows
    assert [row.cells[0].text.split()[0] for row in rows[1:]] == [role.sign for role in Role]
    assert "struck: words of an edited sentence" in text_of(document)


def test_signs_have_their_letter_beside_them(report: Report, document: Document) -> None:
    words = text_of(document)
    for note in report.notes:
        assert f"{note.role.lettered}{note.number}  {note.kind}" in words


def test_rows_of_tables_stay_whole_and_the_last_is_not_alone(document: Document) -> None:
    for table in document.tables[4:]:
        rows = [row._tr for row in table.rows]
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        if len(rows) > 2:
            paragraphs = list(rows[-2].iter(qn("w:pPr")))
            assert all(one.find(qn("w:keepNext")) is not None for one in paragraphs)
            assert not list(rows[-1].iter(qn("w:keepNext")))


def test_only_long_rows_of_the_texts_may_go_on_on_the_next_page(assets: Assets) -> None:
    said = "\n\n".join(f"paragraph: {'Many words. / ' * 40}All of {n}." for n in range(3))
    left, right = draft(parse(f"headline: A\n\n{said}")), draft(parse("headline: B"))
    document = made(plain_comparison(left, right), assets)
    first, *rest = [row._tr for row in document.tables[3].rows]
    assert first.trPr.find(qn("w:cantSplit")) is not None
    assert any(row.trPr.find(qn("w:cantSplit")) is None for row in rest)


def test_headings_name_the_parts(document: Document) -> None:
    first = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert first == [
        "The two articles",
        "Overview",
        "The marks, and how many of each",
        "Side by side",
        "Notes",
        "Findings",
        "Ledgers",
        "Methods and provenance",
    ]


def test_a_link_by_the_reader_is_named_as_theirs(assets: Assets) -> None:
    comparison = sample_comparison()
    first = replace(comparison.links[0], by=Origin.READER)
    changed = replace(comparison, links=(first, *comparison.links[1:]))
    assert text_of(made(changed, assets)).count("Decided by the reader.") == 1


def test_where_nothing_was_found_it_says_so(assets: Assets) -> None:
    document = made(quiet_comparison(), assets)
    assert "Nothing was found to mark." in text_of(document)
    assert not list(document.comments)


def test_any_text_survives(assets: Assets) -> None:
    held = text_of(made(hard_comparison(), assets))
    assert "日本語の文章です。" in held
    assert "\ufffdaid so." in held
    assert "x" * 3000 in held


# ------------------------------------------------------------------------------- the file


def test_properties_and_dates_come_from_the_report(
    report: Report, document: Document, data: bytes
) -> None:
    about = document.core_properties
    assert (about.title, about.author) == (report.title, "Lateral")
    assert about.created is not None
    assert about.modified is not None
    assert about.created.replace(tzinfo=None) == report.created.replace(tzinfo=None)
    assert about.modified == about.created
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.testzip() is None


def test_no_address_outside_is_named(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        relations = [packed.read(n).decode() for n in packed.namelist() if n.endswith(".rels")]
    assert not [text for text in relations if 'TargetMode="External"' in text]


# -------------------------------------------------------------------------------- parts


def noted(assets: Assets, *parts: Part) -> Document:
    report = build_report(sample_comparison(), dossier=sample_dossier())
    style = PageStyle(parts=frozenset(parts or Part))
    return docx.Document(io.BytesIO(docx_bytes(report, assets, silent, style)))


def headings(document: Document) -> list[str]:
    return [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]


@pytest.mark.parametrize("part", list(Part))
def test_each_part_stands_alone_and_links_to_no_other(assets: Assets, part: Part) -> None:
    document = noted(assets, part)
    assert len(headings(document)) == (2 if part is Part.TEXTS else 1)
    names = set(values(document, "bookmarkStart", "name"))
    assert set(values(document, "hyperlink", "anchor")) <= names
    assert bool(list(document.comments)) == (part is Part.TEXTS)
    assert not all_of(document, "pageBreakBefore")


def test_what_is_left_out_is_said(assets: Assets) -> None:
    said = text_of(noted(assets, Part.TEXTS, Part.METHODS, Part.NOTES))
    assert "Left out on request: front, overview, legend, findings, ledgers." in said


def test_what_the_reader_noted_is_a_comment_of_theirs_and_has_a_part(assets: Assets) -> None:
    document = noted(assets)
    theirs = {comment.author: comment.text for comment in document.comments}
    assert theirs["Ada"] == "Half of *what*? | See “budget”.\n#Statistics"
    number = next(str(c.comment_id) for c in document.comments if c.author == "Ada")
    assert "Notes of the reader" in headings(document)
    said = text_of(document)
    assert "Both rest on" in said
    assert "✓ confirmed" in said
    starts, ends = (values(document, f"commentRange{edge}", "id") for edge in ("Start", "End"))
    references = values(document, "commentReference", "id")
    assert sorted(starts) == sorted(ends) == sorted(references)
    assert number in starts


def test_what_the_reader_noted_on_a_passage_replies_to_its_comment(assets: Assets) -> None:
    data = docx_bytes(build_report(sample_comparison(), dossier=sample_dossier()), assets, silent)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        threads = etree.fromstring(package.read("word/commentsExtended.xml"))
        comments = etree.fromstring(package.read("word/comments.xml"))
        assert b"commentsExtended" in package.read("word/_rels/document.xml.rels")
        assert b"/word/commentsExtended.xml" in package.read("[Content_Types].xml")
    paragraph_of = {
        comment[-1].get(f"{{{W14}}}paraId"): comment for comment in comments.iter(qn("w:comment"))
    }
    rows = [{key.partition("}")[2]: value for key, value in row.items()} for row in threads]
    assert [row["paraId"] for row in rows] == list(paragraph_of)
    replies = [row for row in rows if "paraIdParent" in row]
    theirs = [c for c in paragraph_of.values() if c.get(qn("w:author")) != "Lateral"]
    passages = {p.id for p in build_report(sample_comparison()).passages}
    report = build_report(sample_comparison(), dossier=sample_dossier())
    answered = [remark for remark in report.remarks if remark.passage in passages]
    assert len(replies) == len(answered) > 0
    for row in replies:
        assert paragraph_of[row["paraId"]] in theirs
        assert paragraph_of[row["paraIdParent"]].get(qn("w:author")) == "Lateral"


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (297, 210)), (Paper.LETTER, (279.4, 215.9))]
)
def test_tables_fill_the_width_of_the_paper(
    report: Report, assets: Assets, paper: Paper, size: tuple[float, float]
) -> None:
    style = PageStyle(paper=paper)
    document = docx.Document(io.BytesIO(docx_bytes(report, assets, silent, style)))
    (section,) = document.sections
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx(size, abs=0.1)
    room = (section.page_width - section.left_margin - section.right_margin) / 635
    widths = [int(value) for value in values(document, "tblW", "w")]
    assert len(widths) > 4
    assert all(room - 20 <= width <= room for width in widths)


def test_every_ledger_is_a_table_whose_head_is_repeated(report: Report, document: Document) -> None:
    filled = [ledger for ledger in report.ledgers if ledger.rows]
    tables = document.tables[4:]
    assert [len(table.rows) for table in tables] == [len(one.rows) + 1 for one in filled]
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
