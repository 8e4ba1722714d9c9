"""The report of the example pair in every layout, in colour and in black and white.

What the engine finds in the pair changes with the engine, so what is held here is what must
be true of its pages whatever it finds.
"""

import io
from collections.abc import Iterator, Sequence

import pypdf
import pypdfium2
import pytest

from reader.core import Side
from reader.export import Assets, Format, Layout, PageStyle, render
from reader.presentation import Report, build_report
from tests.golden.engine_cases import SEED_PAIR, compared
from tests.golden.test_layouts import RESOURCES

STYLES = [
    PageStyle(layout=layout, is_black_and_white=is_grey)
    for layout in Layout
    for is_grey in (False, True)
]
_MOST_PAGES = 12


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(compared(SEED_PAIR))


@pytest.fixture(scope="module", params=STYLES, ids=lambda s: f"{s.layout}-{s.is_black_and_white}")
def made(request: pytest.FixtureRequest, report: Report) -> tuple[PageStyle, bytes]:
    assets = Assets(
        fonts=RESOURCES / "fonts",
        templates=RESOURCES / "templates",
        theme=RESOURCES / "themes" / "print.toml",
    )
    return request.param, render(report, Format.PDF, assets=assets, style=request.param)


def texts_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def highlights(data: bytes) -> Iterator[str]:
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        for annotation in (a.get_object() for a in page.get("/Annots", [])):
            if annotation["/Subtype"] == "/Highlight" and "/IRT" not in annotation:
                yield str(annotation["/NM"]).removeprefix("lateral-")


def test_any_reader_of_pdfs_lists_what_was_found(
    report: Report, made: tuple[PageStyle, bytes]
) -> None:
    style, data = made
    listed, every = sorted(highlights(data)), sorted(p.id for p in report.passages)
    if style.layout in (Layout.SIDE_BY_SIDE, Layout.ONE_AFTER_THE_OTHER):
        assert listed == every
    elif style.layout is Layout.ONLY_DIFFERENCES:
        assert listed
        assert set(listed) < set(every)
    else:
        assert listed == []


def test_both_texts_are_whole_where_they_are_printed(
    report: Report, made: tuple[PageStyle, bytes]
) -> None:
    style, data = made
    if style.layout not in (Layout.SIDE_BY_SIDE, Layout.ONE_AFTER_THE_OTHER):
        return
    held = "".join("".join(texts_of(data)).split())
    comparison = report.comparison
    for side in Side:
        for number in range(len(comparison.analyses[side].sentences)):
            assert "".join(comparison.sentence_text(side, number).split()) in held


def test_the_methods_stand_whole_on_the_last_page(made: tuple[PageStyle, bytes]) -> None:
    pages = texts_of(made[1])
    assert 4 < len(pages) <= _MOST_PAGES
    assert "Methods and provenance" in pages[-1]
    assert "reporting_verbs" in pages[-1]


def test_no_page_begins_with_notes_whose_text_is_on_the_page_before(
    made: tuple[PageStyle, bytes],
) -> None:
    style, data = made
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            text = page.get_textpage()
            width, height = page.get_size()
            head = text.get_text_bounded(0, height - 95, width, height)
            if style.layout is Layout.FINDINGS or "Notes" not in head:
                continue
            beside = width * (0.71 if width > height else 0.67)
            assert text.get_text_bounded(0, height - 160, beside, height - 95).strip()
    finally:
        document.close()


def test_the_outline_names_the_parts_and_both_articles(
    report: Report, made: tuple[PageStyle, bytes]
) -> None:
    style, data = made
    titles = [str(i.title) for i in flat(pypdf.PdfReader(io.BytesIO(data)).outline)]
    for part in ("The two articles", "Overview", "Findings", "Ledgers", "Methods and provenance"):
        assert part in titles
    if style.layout in (Layout.SIDE_BY_SIDE, Layout.ONE_AFTER_THE_OTHER):
        assert [article.title for article in report.articles] == [
            title for title in titles if title in {a.title for a in report.articles}
        ]


def flat(items: Sequence[object]) -> Iterator[pypdf.generic.Destination]:
    for item in items:
        if isinstance(item, list):
            yield from flat(item)
        elif isinstance(item, pypdf.generic.Destination):
            yield item
