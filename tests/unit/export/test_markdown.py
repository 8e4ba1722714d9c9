import re
from dataclasses import replace

import markdown
import pytest

from reader.core import Comparison, Origin
from reader.export import PageStyle, Part
from reader.export._markdown import markdown_bytes
from reader.presentation import Report, Role, build_report
from tests.dossiers import sample_dossier
from tests.factories import draft, large_comparison, parse, plain_comparison, sample_comparison
from tests.unit.export.odd_pairs import hard_comparison, quiet_comparison, quoted_twice
from tests.unit.export.page_reading import Page


def source_of(comparison: Comparison) -> str:
    return markdown_bytes(build_report(comparison)).decode("utf-8")


def rendered(source: str) -> Page:
    reader = markdown.Markdown(extensions=["tables", "sane_lists"])
    reader.ESCAPED_CHARS += list("~|$")  # as CommonMark has them
    return Page(reader.convert(source))


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(sample_comparison())


@pytest.fixture(scope="module")
def source(report: Report) -> str:
    return markdown_bytes(report).decode("utf-8")


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return rendered(source)


def test_every_link_leads_to_a_place_in_the_text(page: Page) -> None:
    targets = page.all("href")
    assert targets
    assert {target.removeprefix("#") for target in targets} <= set(page.all("id"))
    assert len(page.all("id")) == len(set(page.all("id")))


def test_every_note_is_there_and_linked_from_the_text(report: Report, page: Page) -> None:
    names = {f"note-{note.number}" for note in report.notes}
    assert names <= set(page.all("id"))
    assert {f"#{name}" for name in names} <= set(page.all("href"))


@pytest.mark.parametrize("name", ["sample", "large", "hard"])
def test_both_texts_stand_whole(name: str) -> None:
    comparison = {
        "sample": sample_comparison,
        "large": lambda: large_comparison(600),
        "hard": hard_comparison,
    }[name]()
    page = rendered(source_of(comparison))
    held = "".join("".join(page.texts).split())
    marks = re.compile(r"[{}⌜⌟]|[=±↕≈≠∅◇]|“”|\s|[\x00-\x1f\x7f]")
    bare = marks.sub("", held)
    for article in comparison.articles:
        for block in article.blocks:
            for word in block.span.of(article.text).replace("\ud83d", "\ufffd").split():
                assert marks.sub("", word) in bare


def test_signs_have_their_letter_beside_them(report: Report, source: str) -> None:
    for note in report.notes:
        sign = f"{note.role.lettered}{note.number}"
        assert f"**{sign} " in source
        assert f"[{sign}](#note-{note.number})" in source


def test_quotations_that_begin_and_end_together_have_one_corner() -> None:
    assert "“⌜safe enough⌟”" in source_of(quoted_twice())


def test_details_carry_their_sign_and_edits_their_tags(source: str) -> None:
    assert "{≠ 14 metres}" in source
    assert "{≠ 9 metres}" in source
    assert "“⌜We will not gamble" in source
    assert "for summer}⌟,”" in source
    assert "<del>Farmers</del>" in source
    assert "<ins>Growers</ins>" in source


def test_every_role_is_explained(page: Page) -> None:
    text = "".join(page.texts)
    assert all(f"{role.sign} " in text for role in Role)


def test_text_of_an_article_is_never_markup() -> None:
    bad = "# *bold* _it_ `code` [x](http://y) <script> | a\\b {c} &amp; ~~z~~ - + 1. $x$"
    side = draft(parse(f"headline: {bad}\n\nparagraph: {bad}\n\nlist: {bad}"), outlet=bad)
    page = rendered(source_of(plain_comparison(side, side)))
    kinds = {tag for tag, _ in page.tags}
    assert not kinds & {"script", "code", "table-x", "br"}
    assert bad in re.sub(r"\s+", " ", "".join(page.texts))
    assert not [t for t in page.all("href") if not t.startswith("#")]


def test_a_link_by_the_reader_is_named_as_theirs() -> None:
    comparison = sample_comparison()
    first = replace(comparison.links[0], by=Origin.READER)
    changed = replace(comparison, links=(first, *comparison.links[1:]))
    assert source_of(changed).count("Decided by the reader.") == 1


def test_where_nothing_was_found_it_says_so() -> None:
    source = source_of(quiet_comparison())
    assert "Nothing was found to mark." in source
    assert "No detail was found to differ." in source


def test_no_line_ends_in_blanks_and_the_file_ends_once(source: str) -> None:
    assert not [line for line in source.splitlines() if line != line.rstrip()]
    assert source.endswith("\n")
    assert not source.endswith("\n\n")


# -------------------------------------------------------------------------------- parts


def noted_report() -> Report:
    return build_report(sample_comparison(), dossier=sample_dossier())


@pytest.mark.parametrize("part", list(Part))
def test_each_part_stands_alone_and_links_to_no_other(part: Part) -> None:
    style = PageStyle(parts=frozenset({part}))
    source = markdown_bytes(noted_report(), style).decode("utf-8")
    headings = [line for line in source.splitlines() if line.startswith("## ")]
    assert len(headings) == (2 if part is Part.TEXTS else 1)
    page = rendered(source)
    assert {target.removeprefix("#") for target in page.all("href")} <= set(page.all("id"))


def test_what_is_left_out_is_said() -> None:
    style = PageStyle(parts=frozenset({Part.TEXTS, Part.METHODS}))
    source = markdown_bytes(build_report(sample_comparison()), style).decode("utf-8")
    assert "Left out on request: front, overview, legend, findings, ledgers." in source


def test_what_the_reader_noted_is_quoted_under_what_it_is_about() -> None:
    report = noted_report()
    source = markdown_bytes(report).decode("utf-8")
    page = rendered(source)
    assert {f"remark-{remark.number}" for remark in report.remarks} <= set(page.all("id"))
    assert {target.removeprefix("#") for target in page.all("href")} <= set(page.all("id"))
    assert "> Half of *what*? \\| See “budget”." in source
    assert "> - one report," in source
    assert "✓ confirmed" in source


def test_every_row_of_a_ledger_is_a_row_of_a_table(report: Report, page: Page) -> None:
    rows = sum(len(ledger.rows) + bool(ledger.rows) for ledger in report.ledgers)
    assert [tag for tag, _ in page.tags].count("tr") == rows + len(report.legend) + 1


def test_a_note_cannot_break_out_of_its_quotation() -> None:
    dossier = sample_dossier()
    bad = "# Heading\n\n<script>x</script> [a](javascript:x)\n\n```\n## code\n```\n\n| a | b |"
    dossier = replace(dossier, notes=(replace(dossier.notes[0], text=bad),))
    source = markdown_bytes(build_report(sample_comparison(), dossier=dossier)).decode("utf-8")
    start = source.index("## Notes of the reader")
    part = source[start : source.index("## Methods")]
    assert [line for line in part.splitlines() if line.startswith("#")] == [
        "## Notes of the reader"
    ]
    assert "<script" not in source
    assert "](<javascript" not in source
