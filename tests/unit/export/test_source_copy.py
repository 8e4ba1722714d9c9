"""Marks on a source's own PDF: real annotations, on the words themselves."""

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pytest

from reader.core import Anchor, Cancelled, Comparison, Dossier, ReaderError, Side, Span, TextPlaces
from reader.export import Assets
from reader.export._source_copy import SourceCopy, source_copy
from reader.presentation import ROLE_STYLES, MarkedPassage, Report, Role, build_report
from reader.sources import text_places
from tests.dossiers import sample_dossier
from tests.factories import sample_comparison
from tests.typeset import Setting, Story, changed_pdf, saved, typeset

A = Side.A
TWO = Setting(columns=2, height="150mm", width="150mm")


@cache
def original(setting: Setting = TWO) -> bytes:
    """The first invented article as it would be printed."""
    article = sample_comparison().articles[A]
    headline, standfirst, byline, *rest = [b.span.of(article.text) for b in article.blocks]
    story = Story(headline=headline, standfirst=standfirst, byline=byline, paragraphs=rest)
    return typeset(story, setting)


def report(comparison: Comparison | None = None, dossier: Dossier | None = None) -> Report:
    return build_report(comparison or sample_comparison(), dossier=dossier)


def copied(assets: Assets, data: bytes, made: Report | None = None, **options: Any) -> SourceCopy:
    places = text_places(data, name="a.pdf")
    return source_copy(data, made or report(), A, places, assets=assets, **options)


def annotations(data: bytes) -> list[Any]:
    return [
        annotation.get_object()
        for page in pypdf.PdfReader(io.BytesIO(data)).pages
        for annotation in page.get("/Annots", [])
    ]


def named(data: bytes, name: str) -> Any:
    return next(a for a in annotations(data) if a["/NM"] == name)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def marked_words(data: bytes) -> dict[str, str]:
    """Let PDFium read the words under each mark's quadrilaterals, by the passage's id."""
    document, found = pypdfium2.PdfDocument(data), {}
    reader = pypdf.PdfReader(io.BytesIO(data))
    for number, page in enumerate(reader.pages):
        textpage = document[number].get_textpage()
        for each in (annotation.get_object() for annotation in page.get("/Annots", [])):
            if "/QuadPoints" not in each:
                continue
            name = str(each["/NM"]).split("-")[1]
            points = [float(n) for n in each["/QuadPoints"]]
            for at in range(0, len(points), 8):
                xs, ys = points[at : at + 8 : 2], points[at + 1 : at + 8 : 2]
                edges = (min(xs) + 0.5, min(ys) + 0.5, max(xs) - 0.5, max(ys) - 0.5)
                found[name] = found.get(name, "") + textpage.get_text_bounded(*edges)
        textpage.close()
    document.close()
    return found


def passages(made: Report) -> list[MarkedPassage]:
    return [passage for passage in made.passages if passage.side is A]


CASES: dict[str, Callable[[], bytes]] = {
    "two columns": original,
    "one column": lambda: original(Setting()),
    "turned": lambda: changed_pdf(original(), rotate=90),
    "upside down": lambda: changed_pdf(original(), rotate=180),
    "cut": lambda: changed_pdf(original(), crop_by=20),
    "turned and cut": lambda: changed_pdf(original(), rotate=270, crop_by=20),
}


# ---------------------------------------------------------------------------- on the words


@pytest.mark.parametrize("case", CASES)
def test_each_mark_stands_on_its_words(assets: Assets, case: str) -> None:
    made = report()
    copy = copied(assets, CASES[case](), made)
    words = marked_words(copy.data)
    assert {p.id for p in passages(made)} == set(words)
    for passage in passages(made):
        wanted = letters(passage.span.of(made.comparison.articles[A].text))
        assert letters(words[passage.id]) == wanted
    assert copy.marks == len(passages(made))
    assert copy.missed == ()


def painted(data: bytes, *, with_marks: bool) -> Any:
    """Draw the first page; give how bright its pixels are in their darkest colour."""
    import numpy as np

    document = pypdfium2.PdfDocument(data)
    try:
        picture = document[0].render(scale=2, draw_annots=with_marks).to_numpy()
    finally:
        document.close()
    return np.asarray(picture[..., :3].min(axis=-1))


@pytest.mark.parametrize("case", ["two columns", "turned and cut"])
def test_what_is_seen_of_a_mark_lies_under_black_letters(assets: Assets, case: str) -> None:
    data = copied(assets, CASES[case]()).data
    plain, marked = painted(data, with_marks=False), painted(data, with_marks=True)
    ink, tinted = plain < 60, (plain > 250) & (marked < 250)
    assert tinted.mean() > 0.03
    around_ink = tinted.copy()
    for by in (-3, 3):
        around_ink |= spread(tinted, by)
    assert (ink & around_ink).sum() > 0.7 * ink.sum()
    assert (marked[ink] <= plain[ink]).all()


def spread(pixels: Any, by: int) -> Any:
    import numpy as np

    return np.roll(pixels, by, axis=0) | np.roll(pixels, by, axis=1)


def test_a_line_has_one_quadrilateral_in_reading_direction(assets: Assets) -> None:
    copy = copied(assets, original())
    for annotation in annotations(copy.data):
        points = [float(n) for n in annotation.get("/QuadPoints", ())]
        for at in range(0, len(points), 8):
            left_top, right_top, left_foot, right_foot = (
                (points[at + n], points[at + n + 1]) for n in (0, 2, 4, 6)
            )
            assert left_top[0] == left_foot[0] < right_top[0] == right_foot[0]
            assert left_foot[1] == right_foot[1] < left_top[1] == right_top[1]
    (headline,) = [p for p in passages(report()) if p.span.start == 0 and p.whole]
    assert len(set(named(copy.data, f"lateral-{headline.id}")["/QuadPoints"][1::8])) == 2


def test_a_passage_over_two_pages_is_one_group(assets: Assets) -> None:
    copy = copied(assets, original(Setting(width="110mm", height="85mm")))
    later = [a for a in annotations(copy.data) if a.get("/RT") == "/Group"]
    assert later
    for piece in later:
        head = piece["/IRT"]
        assert str(piece["/NM"]).startswith(f"{head['/NM']}-")
        assert piece.raw_get("/P").idnum != head.raw_get("/P").idnum
        assert piece["/Contents"] == head["/Contents"]


# ------------------------------------------------------------------------ what they say


def test_a_mark_names_author_kind_and_date_and_is_printed(assets: Assets) -> None:
    made = report()
    copy = copied(assets, original(), made)
    for passage in passages(made):
        mark = named(copy.data, f"lateral-{passage.id}")
        style = ROLE_STYLES[passage.role]
        assert mark["/Subtype"] == ("/Highlight" if passage.whole else "/Underline")
        assert mark["/T"] == "Lateral"
        assert mark["/Subj"] == f"{passage.role.sign} {style.letter} · {passage.subject}"
        assert mark["/Contents"] == passage.comment
        assert str(mark["/M"]).startswith("D:20")
        assert int(mark["/F"]) & 4
        assert b" re f" in mark["/AP"]["/N"].get_object().get_data() or not passage.whole


def test_the_line_of_each_role_is_drawn_in_its_own_way(assets: Assets) -> None:
    made = report()
    copy = copied(assets, original(), made, is_black_and_white=True)
    looks: dict[Role, set[str]] = {}
    for passage in passages(made):
        mark = named(copy.data, f"lateral-{passage.id}")
        code = mark["/AP"]["/N"].get_object().get_data().decode()
        kinds = {op for op in ("[4 2]", "[5 2 1 2]", "[0 2]", " re S") if op in code}
        looks.setdefault(passage.role, set()).update(kinds or {str(code.count(" S\nQ") > 0)})
    assert len(looks) >= 6
    assert looks[Role.FRAMING] == {" re S"}
    assert "[0 2]" in looks[Role.REWORDED]


def test_what_the_reader_wrote_replies_to_the_mark(assets: Assets) -> None:
    made = report(dossier=sample_dossier())
    copy = copied(assets, original(), made)
    replies = [a for a in annotations(copy.data) if a["/Subtype"] == "/Text" and "/IRT" in a]
    mine = {p.id for p in passages(made)}
    answered = [remark for remark in made.remarks if remark.passage in mine]
    assert len(replies) == len(answered) > 0
    for remark in answered:
        reply = named(copy.data, f"lateral-r{remark.number}")
        assert reply["/IRT"]["/NM"] == f"lateral-{remark.passage}"
        assert remark.text in reply["/Contents"]
        assert reply["/T"] == (remark.author or "Reader")


def test_a_note_on_other_words_is_a_mark_of_its_own(assets: Assets) -> None:
    made = report(dossier=sample_dossier())
    words = marked_words(copied(assets, original(), made).data)
    own = [noted for noted in made.noted if noted.side is A]
    assert own
    text = made.comparison.articles[A].text
    assert all(letters(words[noted.id]) == letters(noted.span.of(text)) for noted in own)


def test_the_first_page_says_what_the_signs_mean(assets: Assets) -> None:
    about = named(copied(assets, original()).data, "lateral-about")
    other = sample_comparison().articles[Side.B]
    assert other.title in about["/Contents"]
    for role in Role:
        assert f"{role.sign} {ROLE_STYLES[role].letter} " in about["/Contents"]


# ---------------------------------------------------------------------- in tagged documents


def parents_of(pdf: pikepdf.Pdf) -> dict[int, Any]:
    items = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, items[::2]), items[1::2], strict=True))


def owned(element: Any) -> list[Any]:
    kids = element.K
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def test_each_annotation_hangs_in_the_tree_beside_its_words(assets: Assets) -> None:
    made = report(dossier=sample_dossier())
    setting = Setting(width="110mm", height="85mm", standards=("ua-1",))
    copy = copied(assets, original(setting), made)
    headline = f"lateral-{next(p.id for p in made.passages if p.whole and p.span.start == 0)}"
    found = {}
    with pikepdf.open(io.BytesIO(copy.data)) as pdf:
        parents = parents_of(pdf)
        for page in pdf.pages:
            assert page.obj.Tabs == "/S"
            for annotation in page.obj.Annots:
                element = parents[int(annotation.StructParent)]
                assert element.S == "/Annot"
                assert element.K[0].Obj.objgen == annotation.objgen
                assert element.K[0].Pg.objgen == page.obj.objgen
                assert sum(kid == element for kid in owned(element.P)) == 1
                found[str(annotation.NM)] = str(element.P.S)
        assert len(set(parents)) == int(pdf.Root.StructTreeRoot.ParentTreeNextKey)
    assert len(found) == len(annotations(copy.data)) > 20
    assert found[headline] in ("/H1", "/Span")
    assert found["lateral-about"] == "/Document"
    replies = [name for name, parent in found.items() if parent == "/Annot"]
    assert replies
    assert all(name.startswith("lateral-r") for name in replies)
    body = next(p for p in made.passages if p.side is A and p.whole and p.span.start > 300)
    assert found[f"lateral-{body.id}"] == "/P"


def test_marks_of_one_paragraph_hang_in_it_in_reading_order(assets: Assets) -> None:
    made = report()
    copy = copied(assets, original(Setting(standards=("ua-1",))), made)
    starts = {f"lateral-{p.id}": p.span.start for p in passages(made) if p.whole}
    with pikepdf.open(io.BytesIO(copy.data)) as pdf:
        kept: dict[tuple[int, int], list[int]] = {}
        for element in parents_of(pdf).values():
            if isinstance(element, pikepdf.Dictionary) and element.S == "/Annot":
                inside = [kid for kid in owned(element.P) if isinstance(kid, pikepdf.Dictionary)]
                names = [str(kid.K[0].Obj.NM) for kid in inside if kid.get("/S") == "/Annot"]
                kept[element.P.objgen] = [starts[name] for name in names if name in starts]
    assert max(map(len, kept.values())) > 1
    assert all(order == sorted(order) for order in kept.values())


def test_a_document_without_tags_gets_none(assets: Assets) -> None:
    with pikepdf.open(io.BytesIO(original())) as pdf:
        del pdf.Root.StructTreeRoot
        data = saved(pdf)
    assert not any("/StructParent" in a for a in annotations(copied(assets, data).data))


def test_a_tree_that_does_not_know_the_words_takes_the_marks_all_the_same(assets: Assets) -> None:
    with pikepdf.open(io.BytesIO(original())) as pdf:
        del pdf.Root.StructTreeRoot.ParentTree
        data = saved(pdf)
    copy = copied(assets, data)
    with pikepdf.open(io.BytesIO(copy.data)) as pdf:
        parents = parents_of(pdf)
        assert len(parents) == len(annotations(copy.data)) > 10
        assert {str(element.P.S) for element in parents.values()} == {"/Document"}


@pytest.mark.parametrize(("standard", "still_claimed"), [("a-1a", False), ("a-2a", True)])
def test_a_copy_claims_no_standard_that_it_cannot_keep(
    assets: Assets, standard: str, still_claimed: bool
) -> None:
    copy = copied(assets, original(Setting(standards=(standard,))))
    with pikepdf.open(io.BytesIO(copy.data)) as pdf:
        assert (b"pdfaid:part" in pdf.Root.Metadata.read_bytes()) is still_claimed


# ------------------------------------------------------------------------ what is not found


def test_passages_that_are_not_on_the_pages_are_listed_there_and_in_the_answer(
    assets: Assets,
) -> None:
    article = sample_comparison().articles[A]
    lost = "It named three cracks in the spillway and one loose gate."
    assert lost in article.text
    headline, *rest = [b.span.of(article.text).replace(lost, "") for b in article.blocks]
    data = typeset(Story(headline=headline, paragraphs=[text.strip() for text in rest]), TWO)
    copy = copied(assets, data)
    assert len(copy.missed) == 1
    assert "three cracks in the spillway" in copy.missed[0]
    about = named(copy.data, "lateral-about")["/Contents"]
    assert f"1 passage was not found on these pages:\n- {copy.missed[0]}" in about


def test_a_text_that_was_changed_by_hand_is_still_marked_on_its_words(assets: Assets) -> None:
    comparison, data = sample_comparison(), original()
    places = text_places(data, name="a.pdf")
    shifted = TextPlaces(
        text=f"A word. {places.text}", places=(*[None] * 8, *places.places), turns=places.turns
    )
    made = report(comparison)
    copy = source_copy(data, made, A, shifted, assets=assets)
    words = marked_words(copy.data)
    text = comparison.articles[A].text
    assert copy.missed == ()
    assert all(letters(words[p.id]) == letters(p.span.of(text)) for p in passages(made))


def test_a_note_whose_passage_is_gone_is_listed(assets: Assets) -> None:
    dossier = sample_dossier()
    note = next(note for note in dossier.notes if note.target.a and not note.target.b)
    gone = Anchor(
        span=Span(start=0, end=44),
        exact="words that never stood in any of these texts",
        prefix="nor did these words before",
        suffix="nor did these words after",
    )
    note = replace(note, text="I wonder.", target=replace(note.target, a=(gone,)))
    made = report(dossier=replace(dossier, notes=(note,)))
    copy = copied(assets, original(), made)
    assert any("I wonder." in line for line in copy.missed)


# --------------------------------------------------------------------- the original is kept


def test_pages_keep_all_that_was_on_them(assets: Assets) -> None:
    with pikepdf.open(io.BytesIO(original())) as pdf:
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], NM="own-link"
        )
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(link)]))
        data = saved(pdf)
    copy = copied(assets, data)
    assert named(copy.data, "own-link")["/Subtype"] == "/Link"
    with pikepdf.open(io.BytesIO(data)) as old, pikepdf.open(io.BytesIO(copy.data)) as new:
        assert [p.Contents.read_bytes() for p in old.pages] == [
            p.Contents.read_bytes() for p in new.pages
        ]
        assert new.check_pdf_syntax() == []


def test_the_same_comparison_gives_the_same_bytes(assets: Assets) -> None:
    assert copied(assets, original()).data == copied(assets, original()).data


# ------------------------------------------------------------------------ what is refused


def signed(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        value = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Sig))
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Signature", V=value)
        parent = pikepdf.Dictionary(T="Form", Kids=[pdf.make_indirect(field)])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(parent)], SigFlags=3)
        return saved(pdf)


def test_a_signed_file_is_refused_with_a_way_on(assets: Assets) -> None:
    with pytest.raises(ReaderError, match=r"is signed, and any mark would break") as caught:
        copied(assets, signed(original()))
    assert "Print it into a new PDF" in caught.value.hint


def test_an_empty_field_for_a_signature_is_no_signature(assets: Assets) -> None:
    with pikepdf.open(io.BytesIO(original())) as pdf:
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Signature")
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(field)])
        data = saved(pdf)
    assert copied(assets, data).marks > 10


def test_an_encrypted_file_is_refused_even_if_it_opens_without_a_password(assets: Assets) -> None:
    with pikepdf.open(io.BytesIO(original())) as pdf:
        data = saved(pdf, encryption=pikepdf.Encryption(owner="a", user=""))
    with pytest.raises(ReaderError, match="is encrypted") as caught:
        copied(assets, data)
    assert "Print it into a new PDF" in caught.value.hint


def test_it_can_be_called_off(assets: Assets) -> None:
    def stop(share: float, _stage: str, /) -> None:
        if share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        copied(assets, original(), progress=stop)
