import re
from dataclasses import replace

import markdown
import pytest

from reader.core import Comparison, Origin
from reader.export._markdown import markdown_bytes
from reader.presentation import Report, Role, build_report
from tests.factories import draft, large_comparison, parse, plain_comparison, sample_comparison
from tests.unit.export.odd_pairs import hard_comparison, quiet_comparison
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
    assert source_of(changed).count("Linked by the reader.") == 1


def test_where_nothing_was_found_it_says_so() -> None:
    source = source_of(quiet_comparison())
    assert "Nothing was found to mark." in source
    assert "No detail was found to differ." in source


def test_no_line_ends_in_blanks_and_the_file_ends_once(source: str) -> None:
    assert not [line for line in source.splitlines() if line != line.rstrip()]
    assert source.endswith("\n")
    assert not source.endswith("\n\n")
