import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace

import pytest

from reader.export import Assets, PageStyle, Part
from reader.export._html import html_bytes
from reader.presentation import Report, Role, build_report, contrast
from tests.dossiers import sample_dossier
from tests.factories import draft, parse, plain_comparison, sample_comparison
from tests.unit.export.odd_pairs import quoted_twice
from tests.unit.export.page_reading import Page


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(sample_comparison())


@pytest.fixture(scope="module")
def source(report: Report, assets: Assets) -> str:
    return html_bytes(report, assets).decode("utf-8")


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_tags_nest_and_ids_are_unique(page: Page) -> None:
    assert not page.open
    assert max(Counter(page.all("id")).values()) == 1


def test_every_link_leads_inside_the_page(page: Page) -> None:
    targets = page.all("href")
    assert targets
    assert all(target.startswith("#") for target in targets)
    assert {target[1:] for target in targets} <= set(page.all("id"))


def test_nothing_is_loaded(page: Page, source: str) -> None:
    assert not {tag for tag, _ in page.tags} & {"link", "img", "iframe", "object"}
    assert not page.all("src")
    style = source[source.index("<style>") : source.index("</style>")]
    assert not re.search(r"url\(|@import|//[a-z]", style)
    assert not re.search(r"https?:", source)
    (policy,) = [str(a["content"]) for _, a in page.tags if a.get("http-equiv")]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")


def test_only_the_scripts_own_words_may_run(page: Page, source: str) -> None:
    assert [tag for tag, _ in page.tags].count("script") == 1
    script = source[source.index("<script>") + 8 : source.index("</script>")]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'\"" in source
    assert not [name for name in ("fetch", "eval", "innerHTML", "localStorage") if name in script]


def test_what_belongs_together_has_the_same_number(report: Report, page: Page) -> None:
    marks = {a["id"]: a["data-note"] for tag, a in page.tags if tag == "mark" and "id" in a}
    assert marks == {p.id: str(p.note) for p in report.passages}
    notes = {a["id"]: a["data-note"] for tag, a in page.tags if tag == "li" and "data-note" in a}
    assert notes == {f"note-{note.number}": str(note.number) for note in report.notes}


def test_every_passage_is_marked_with_its_relation(report: Report, page: Page) -> None:
    marked = {a["id"]: a["data-relation"] for tag, a in page.tags if tag == "mark" and "id" in a}
    assert marked == {p.id: p.role.value for p in report.passages}


def test_every_note_is_there_and_linked_from_the_text(report: Report, page: Page) -> None:
    ids = set(page.all("id"))
    assert {f"note-{note.number}" for note in report.notes} <= ids
    assert {f"#note-{note.number}" for note in report.notes} <= set(page.all("href"))


def test_signs_have_their_letter_beside_them_and_in_what_is_read_out(
    report: Report, page: Page
) -> None:
    words = "".join(page.texts)
    for note in report.notes:
        sign = f"{note.role.lettered}{note.number}"
        assert f"{sign} {note.kind}" in words
        assert f"{sign}, Note {note.number}, {note.kind}" in page.all("aria-label")


def test_quotations_that_begin_and_end_together_have_one_corner(assets: Assets) -> None:
    page = Page(html_bytes(build_report(quoted_twice()), assets).decode("utf-8"))
    quoted = [a for t, a in page.tags if t == "mark" and a["data-relation"] == "quotation"]
    of_a = [a.get("class") for a in quoted if str(a.get("id")).startswith("a")]
    assert sorted(map(str, of_a)) == ["None", "opens closes"]


def test_changed_words_are_explained(page: Page) -> None:
    words = " ".join("".join(page.texts).split())
    assert "struck: words of an edited sentence that B changes or drops" in words
    assert "bold: words that A does not have there" in words


def test_both_texts_stand_whole(report: Report, page: Page) -> None:
    held = "".join("".join(page.texts).split())
    for row in report.rows:
        for block in (*row.a, *row.b):
            for run in block.runs:
                assert "".join(run.text.split()) in held


def test_text_cannot_become_markup(assets: Assets) -> None:
    bad = """<script>alert(1)</script> "quoted" & 'single' <!-- --> ]]> \x00\x1b"""
    side = draft(parse(f"headline: {bad}\n\nparagraph: {bad}"), outlet=bad, byline=bad)
    comparison = plain_comparison(side, side)
    broken = replace(
        comparison.articles[0], text=comparison.articles[0].text.replace("-", "\ud800")
    )
    comparison = replace(comparison, articles=(broken, comparison.articles[1]))
    source = html_bytes(build_report(comparison, title=bad), assets).decode("utf-8")
    assert source.count("<script") == 1
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", source)
    page = Page(source)
    assert not page.open
    assert "<script>alert(1)</script>" in "".join(page.texts)


def test_the_direction_of_a_text_is_set(assets: Assets) -> None:
    side = draft(parse("headline: مقالة عن السد\n\nparagraph: Words."), language="ar")
    page = Page(html_bytes(build_report(plain_comparison(side, side)), assets).decode("utf-8"))
    told = [(tag, a.get("class"), a["dir"]) for tag, a in page.tags if "dir" in a]
    assert ("h3", "headline", "rtl") in told
    assert ("p", "paragraph", "ltr") in told
    assert {direction for tag, _, direction in told if tag == "a"} == {"ltr"}
    assert page.all("lang") == ["en", *["ar"] * (len(page.all("lang")) - 1)]


def test_it_has_a_dark_and_a_print_style(source: str) -> None:
    assert "prefers-color-scheme: dark" in source
    assert "@media print" in source


def test_signs_can_be_read_on_their_tint_and_on_the_page(source: str) -> None:
    letters = dict(re.findall(r"--(\w+)-letters: (#\w{6})", source))
    tints = dict(re.findall(r"--(\w+)-tint: (#\w{6})", source))
    assert letters.keys() == tints.keys() == {role.value for role in Role}
    for role, colour in letters.items():
        assert contrast(colour, tints[role]) >= 4.5
        assert contrast(colour, "#fffdf9") >= 4.5


# -------------------------------------------------------------------------------- parts


def written(report: Report, assets: Assets, *parts: Part) -> Page:
    style = PageStyle(parts=frozenset(parts))
    return Page(html_bytes(report, assets, style).decode("utf-8"))


def sections(page: Page) -> list[str]:
    return [str(a["id"]) for tag, a in page.tags if tag == "section"]


@pytest.mark.parametrize("part", list(Part))
def test_each_part_stands_alone_and_links_to_no_other(assets: Assets, part: Part) -> None:
    page = written(build_report(sample_comparison(), dossier=sample_dossier()), assets, part)
    assert sections(page) == [part.value]
    assert {target[1:] for target in page.all("href")} <= set(page.all("id"))
    assert max(Counter(page.all("id")).values()) == 1


def test_what_is_left_out_is_said(report: Report, assets: Assets) -> None:
    said = " ".join(written(report, assets, Part.TEXTS, Part.METHODS).texts)
    assert "Left out on request: front, overview, legend, findings, ledgers." in said


def test_a_report_without_notes_has_no_part_for_them(report: Report, page: Page) -> None:
    assert sections(page) == [part.value for part in Part if part is not Part.NOTES]
    assert "Left out" not in " ".join(page.texts)


def test_what_the_reader_noted_stands_beside_the_texts_and_by_itself(assets: Assets) -> None:
    report = build_report(sample_comparison(), dossier=sample_dossier())
    source = html_bytes(report, assets).decode("utf-8")
    page = Page(source)
    assert {f"remark-{remark.number}" for remark in report.remarks} <= set(page.all("id"))
    assert source.count("Half of <em>what</em>? | See “budget”.") == 2
    assert "✓ confirmed" in source
    assert {target[1:] for target in page.all("href")} <= set(page.all("id"))
    assert max(Counter(page.all("id")).values()) == 1


def test_a_ledger_leads_into_the_texts(report: Report, page: Page) -> None:
    rows = sum(len(ledger.rows) for ledger in report.ledgers)
    assert [tag for tag, _ in page.tags].count("tr") == rows + len(report.legend) + 1 + sum(
        bool(ledger.rows) for ledger in report.ledgers
    )


def test_the_chart_is_told_in_words(report: Report, page: Page) -> None:
    (chart,) = [a for tag, a in page.tags if tag == "svg"]
    assert str(chart["aria-label"]).startswith("Chart: a line for each shared passage")
    lines = [a for tag, a in page.tags if tag == "line" and "data-relation" in a]
    assert len(lines) == len(report.overview.slopes)
