import io
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pytest

from reader import __version__
from reader.core import Comparison, ReaderError, Relation, Side, silent
from reader.export import Assets
from reader.export._pdf import pdf_bytes
from reader.presentation import Report, Role, build_report
from tests.factories import draft, large_comparison, parse, plain_comparison, sample_comparison
from tests.unit.export.odd_pairs import hard_comparison, quiet_comparison

PAIRS = ["sample", "large", "hard", "quiet", "empty"]


def pair_named(name: str) -> Comparison:
    empty = draft([])
    return {
        "sample": sample_comparison,
        "large": lambda: large_comparison(2000),
        "hard": hard_comparison,
        "quiet": quiet_comparison,
        "empty": lambda: plain_comparison(empty, empty),
    }[name]()


@pytest.fixture(scope="module", params=PAIRS)
def made(request: pytest.FixtureRequest, assets: Assets) -> tuple[Report, bytes]:
    report = build_report(pair_named(request.param))
    return report, pdf_bytes(report, assets, silent)


@pytest.fixture(scope="module")
def sample(assets: Assets) -> tuple[Report, bytes]:
    report = build_report(sample_comparison())
    return report, pdf_bytes(report, assets, silent)


def annotations(data: bytes, subtype: str) -> list[Any]:
    return [
        annotation.get_object()
        for page in pypdf.PdfReader(io.BytesIO(data)).pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object()["/Subtype"] == subtype
    ]


def pages_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def text_of(data: bytes) -> str:
    return "\n".join(pages_of(data))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad\ufffe]+", "", text)


# --------------------------------------------------------------------------- annotations


def test_every_passage_is_a_highlight_with_author_date_and_comment(
    made: tuple[Report, bytes],
) -> None:
    report, data = made
    heads = {a["/NM"]: a for a in annotations(data, "/Highlight") if "/IRT" not in a}
    assert set(heads) == {f"lateral-{passage.id}" for passage in report.passages}
    for passage in report.passages:
        found = heads[f"lateral-{passage.id}"]
        assert found["/T"] == "Lateral"
        assert found["/Subj"] == passage.subject
        assert squeezed(found["/Contents"])[:20] == squeezed(passage.comment)[:20]
        assert found["/M"] == report.created.strftime("D:%Y%m%d%H%M%SZ")


def test_every_highlight_can_be_printed_and_seen_through(made: tuple[Report, bytes]) -> None:
    _, data = made
    for found in annotations(data, "/Highlight"):
        assert found["/F"] & 4
        look = found["/AP"]["/N"]
        assert look["/Resources"]["/ExtGState"]["/M"]["/BM"] == "/Multiply"


def test_quadrilaterals_run_from_the_top_left_and_lie_in_the_rectangle(
    sample: tuple[Report, bytes],
) -> None:
    for found in annotations(sample[1], "/Highlight"):
        x0, y0, x1, y1 = found["/Rect"]
        points = found["/QuadPoints"]
        for at in range(0, len(points), 8):
            left, top, right, top_2, left_2, bottom, right_2, bottom_2 = points[at : at + 8]
            assert (left, right, top, bottom) == (left_2, right_2, top_2, bottom_2)
            assert x0 <= left < right <= x1
            assert y0 <= bottom < top <= y1


def test_no_popup_and_no_link_to_a_mark_is_left(made: tuple[Report, bytes]) -> None:
    _, data = made
    assert not annotations(data, "/Popup")
    assert not [a for a in annotations(data, "/Link") if "/A" in a]


def test_a_highlight_lies_on_the_words_of_its_passage(sample: tuple[Report, bytes]) -> None:
    report, data = sample
    document = pypdfium2.PdfDocument(data)
    try:
        text = document[2].get_textpage()
        detail = next(p for p in report.passages if p.role is Role.CONFLICT and not p.whole)
        (found,) = [a for a in annotations(data, "/Highlight") if a["/NM"].endswith(detail.id)]
        left, bottom, right, top = (float(n) for n in found["/Rect"])
        assert text.get_text_bounded(left, bottom, right, top).strip() == "14 metres"
    finally:
        document.close()


def test_words_stay_legible_under_a_highlight(sample: tuple[Report, bytes]) -> None:
    _, data = sample
    found = next(a for a in annotations(data, "/Highlight") if a["/Subj"] == "Same")
    document = pypdfium2.PdfDocument(data)
    try:
        image = document[2].render(scale=3).to_pil().convert("L")
        height = float(document[2].get_height())
    finally:
        document.close()
    x0, y1, x1, _, _, y0, _, _ = (float(n) for n in found["/QuadPoints"][:8])  # the first line
    part = image.crop((int(3 * x0), int(3 * (height - y1)), int(3 * x1), int(3 * (height - y0))))
    assert part.getextrema()[0] < 80  # ink
    levels = part.histogram()
    tint = max(range(256), key=lambda level: levels[level])
    assert 225 < tint < 253  # a tint, neither paper nor full colour


def test_a_passage_over_two_pages_is_one_group(assets: Assets) -> None:
    side = draft(parse("headline: Long\n\nparagraph: " + "word " * 1500 + "end."))
    report = build_report(plain_comparison(side, side))
    found = annotations(pdf_bytes(report, assets, silent), "/Highlight")
    later = [a for a in found if "/IRT" in a]
    assert later
    assert {a["/RT"] for a in later} == {"/Group"}
    assert len({a["/NM"] for a in found}) == len(found)


# ------------------------------------------------------------------ structure and archive


def test_the_file_claims_its_standards(made: tuple[Report, bytes]) -> None:
    _, data = made
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.pdf_version == "1.7"
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.Lang == "en"
        assert not pdf.check_pdf_syntax()


def test_every_annotation_hangs_in_the_structure(made: tuple[Report, bytes]) -> None:
    _, data = made
    with pikepdf.open(io.BytesIO(data)) as pdf:
        parents = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree))
        for page in pdf.pages:
            for annotation in page.obj.get("/Annots", ()):
                element = parents[int(annotation.StructParent)]
                kind = "/Annot" if annotation.Subtype == "/Highlight" else "/Link"
                assert kind == element.S
                assert annotation.objgen in [
                    kid.Obj.objgen
                    for kid in element.K
                    if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
                ]


def test_it_names_its_maker_alike_in_both_places(made: tuple[Report, bytes]) -> None:
    _, data = made
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as about:
        assert str(pdf.docinfo.Creator) == about["xmp:CreatorTool"] == f"Lateral {__version__}"
        assert str(pdf.docinfo.Producer) == about["pdf:Producer"]
        assert str(pdf.docinfo.Producer).startswith("Typst ")


def test_metadata_and_outline_name_the_parts(sample: tuple[Report, bytes]) -> None:
    report, data = sample
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == report.title
    assert reader.metadata.author == "Lateral"
    assert "Northfell Post" in reader.metadata["/Keywords"]
    assert reader.metadata.creation_date == report.created
    first = [str(item.title) for item in reader.outline if not isinstance(item, list)]
    assert first == [
        "The two articles",
        "Overview",
        "Side by side",
        "Findings",
        "Ledgers",
        "Methods and provenance",
    ]
    inner = [str(item.title) for item in reader.outline[3]]
    assert inner == [article.title for article in report.articles]


# ---------------------------------------------------------------------------------- text


@pytest.mark.parametrize("name", ["sample", "large"])
def test_every_sentence_of_both_articles_is_in_the_text(name: str, assets: Assets) -> None:
    comparison = pair_named(name)
    pages = [squeezed(p) for p in pages_of(pdf_bytes(build_report(comparison), assets, silent))]
    for side in Side:
        for number in range(len(comparison.analyses[side].sentences)):
            assert is_told(squeezed(comparison.sentence_text(side, number)), pages)


def is_told(sentence: str, pages: list[str]) -> bool:
    """Say whether a page holds a sentence, or its beginning and the next page the rest."""
    cuts = range(1, len(sentence))
    return any(sentence in page for page in pages) or any(
        sentence[:cut] in page and sentence[cut:] in after
        for page, after in pairwise(pages)
        for cut in cuts
    )


def test_text_is_never_read_as_markup(assets: Assets) -> None:
    held = squeezed(text_of(pdf_bytes(build_report(hard_comparison()), assets, silent)))
    assert squeezed("said #panic() *no* $x^2$ \\ @ref <label> `raw` https://") in held


def test_characters_without_a_font_are_named_and_listed(assets: Assets) -> None:
    text = text_of(pdf_bytes(build_report(hard_comparison()), assets, silent))
    assert "⟨U+0928⟩" in squeezed(text)
    assert "U+0928 devanagari letter na" in " ".join(text.split())


@pytest.mark.parametrize("words", ["日本語の文章です", "Mixed中文and", "A😀family"])
def test_letters_and_emoji_of_other_scripts_are_printed(words: str, assets: Assets) -> None:
    assert words in squeezed(text_of(pdf_bytes(build_report(hard_comparison()), assets, silent)))


def test_a_text_from_right_to_left_begins_at_the_right(assets: Assets) -> None:
    data = pdf_bytes(build_report(hard_comparison()), assets, silent)
    document = pypdfium2.PdfDocument(data)
    try:
        text = document[2].get_textpage()
        place = text.search("هذه", match_case=True).get_next()
        assert place is not None
        left, _, right, _ = text.get_charbox(place[0])
        assert 400 < left < right < 605  # the right half of the column of B
    finally:
        document.close()


def test_a_text_that_breaks_the_standards_still_becomes_a_file(
    assets: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if the fonts had more than they have: typst then finds what they lack.
    monkeypatch.setattr("reader.export._pdf.Printable.text", lambda _self, text: text)
    side = draft(parse("headline: 𒀀\n\nparagraph: 𒀁."))
    data = pdf_bytes(build_report(plain_comparison(side, side)), assets, silent)
    assert annotations(data, "/Highlight")
    assert "claims neither" in " ".join(text_of(data).split())


def test_pages_of_another_form_than_typst_gives_them_are_refused(
    assets: Assets, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pikepdf.new() as other:
        other.add_blank_page()
        other.save(tmp_path / "other.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)
    monkeypatch.setattr(
        "reader.export._pdf.Typesetter.pages", lambda _self, _progress: tmp_path / "other.pdf"
    )
    with pytest.raises(ReaderError, match="Install the program again"):
        pdf_bytes(build_report(sample_comparison()), assets, silent)


def test_every_line_of_the_key_is_drawn_otherwise(assets: Assets) -> None:
    """The marks stay apart without colour: no two samples look alike in grey."""
    comparison = sample_comparison()
    relations = {link.relation for link in comparison.links}
    assert relations == set(Relation)
    data = pdf_bytes(build_report(comparison), assets, silent)
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0]
        text = page.get_textpage()
        image = page.render(scale=4).to_pil().convert("L")
        height = float(page.get_height())
        lines = set()
        for word in ("Same", "Edited", "Moved", "Reworded", "Conflicting", "Only here"):
            place = text.search(word, match_case=True, match_whole_word=True).get_next()
            assert place is not None
            x, y = text.get_charbox(place[0])[0], text.get_charbox(place[0])[1]
            under = image.crop(
                (int(4 * x), int(4 * (height - y)) + 6, int(4 * x) + 80, int(4 * (height - y)) + 26)
            )
            lines.add(under.point(lambda level: 255 if level > 170 else 0).tobytes())
    finally:
        document.close()
    assert len(lines) == 6


def test_a_viewer_labels_the_pages_as_their_feet_do(made: tuple[Report, bytes]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made[1]))
    assert reader.page_labels == [str(number) for number in range(1, len(reader.pages) + 1)]
