"""The report of the example pair in every layout, in colour and in black and white.

What programs read from each lies in `seed.*.txt`, one file a layout: in black and white it is
the same, but for the colours. `pytest tests/golden --update-golden` renews the files; a change
of the engine changes them too. Below that is what must be true of the pages whatever is found.
"""

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdf
import pypdfium2
import pytest

from reader.core import Comparison, Dossier, Note, Review, ReviewState, Side, Subject, Target
from reader.export import Assets, Format, Layout, PageStyle, render
from reader.presentation import Report, build_report, findings_of, target_of
from tests.dossiers import words_at
from tests.golden.engine_cases import SEED_PAIR, compared
from tests.golden.pdf_told import colours_told, told
from tests.golden.test_layouts import RESOURCES, Golden

STYLES = [
    PageStyle(layout=layout, is_black_and_white=is_grey)
    for layout in Layout
    for is_grey in (False, True)
]
_MOST_PAGES = 12
MOVE = "President Donald Trump wasted no time applauding the move."
METHODS = (
    "Methods and provenance",
    "a score means",
    "Source of article A",
    "Source of article B",
    "How to make it again",
    "reporting_verbs",
)
FOOT = 46.0  # points from the lower edge, where the key to the marks ends
GREAT_BLANK = 110.0  # points, of a row that is not broken


def worked_on(comparison: Comparison) -> Dossier:
    """Give the pair with notes on a passage, on a finding and on the pair, and a decision."""
    found = target_of(comparison, findings_of(comparison)[0])
    move = words_at(
        comparison.articles[0].text, "President Donald Trump wasted no time applauding the move."
    )
    targets = {
        "The two rest on one report.": Target(subject=Subject.PAIR),
        "Who says so?": Target(subject=Subject.PASSAGE, a=(move,)),
        "Looked up in the *order* itself.": found,
    }
    notes = tuple(
        Note(id=f"n{n}", target=target, text=text, author="Ada", made=f"2026-01-0{n}T10:00:00Z")
        for n, (text, target) in enumerate(targets.items(), start=1)
    )
    made, state = "2026-01-04T09:00:00Z", ReviewState.CONFIRMED
    review = Review(id="r1", target=found, state=state, author="Ben", made=made)
    return Dossier(articles=comparison.articles, notes=notes, reviews=(review,))


@pytest.fixture(scope="module")
def report() -> Report:
    comparison = compared(SEED_PAIR)
    return build_report(comparison, dossier=worked_on(comparison))


@pytest.fixture(scope="module", params=STYLES, ids=lambda s: f"{s.layout}-{s.is_black_and_white}")
def made(request: pytest.FixtureRequest, report: Report) -> tuple[PageStyle, bytes]:
    assets = Assets(
        fonts=RESOURCES / "fonts",
        templates=RESOURCES / "templates",
        theme=RESOURCES / "themes" / "print.toml",
    )
    return request.param, render(report, Format.PDF, assets=assets, style=request.param)


def test_what_programs_read_from_it(made: tuple[PageStyle, bytes], golden: Golden) -> None:
    style, data = made
    golden(f"seed.{style.layout.value}.txt", "\n".join(told(data)))


def test_the_colours_of_its_highlights(made: tuple[PageStyle, bytes], golden: Golden) -> None:
    style, data = made
    kind = "greys" if style.is_black_and_white else "colours"
    golden(f"seed.{style.layout.value}.{kind}.txt", "\n".join(colours_told(data)))


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
    marks = {p.id for p in report.passages} | {n.id for n in report.noted}
    listed, every = sorted(marks & set(highlights(data))), sorted(marks)
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


def test_the_methods_end_it_on_one_page(made: tuple[PageStyle, bytes]) -> None:
    pages = texts_of(made[1])
    assert 4 < len(pages) <= _MOST_PAGES
    for part in METHODS:
        assert part in pages[-1]


def test_no_page_of_texts_ends_in_a_great_blank(made: tuple[PageStyle, bytes]) -> None:
    document = pypdfium2.PdfDocument(made[1])
    try:
        pages = [page.get_textpage() for page in document]
        held = [[page.get_rect(n)[1] for n in range(page.count_rects())] for page in pages]
        with_notes = [n for n, page in enumerate(pages) if "Notes" in page.get_text_bounded()]
    finally:
        document.close()
    for page, after in pairwise(with_notes):
        if after == page + 1:
            assert min(y for y in held[page] if y > FOOT) < FOOT + GREAT_BLANK


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
