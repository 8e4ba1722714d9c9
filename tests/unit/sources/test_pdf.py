"""PDFs as they leave a typesetter: the text of the article comes back, and where it stands."""

import io
import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import Article, BlockKind, Cancelled, ReaderError, TextPlaces, put_back
from reader.sources import open_article, text_places
from tests.effort import slowness, work
from tests.invented import invented_sentences
from tests.typeset import (
    PICTURE,
    PLAIN,
    Setting,
    Story,
    changed_pdf,
    saved,
    typeset,
    typeset_markup,
)

STANDFIRST = "The council votes for an inspection that may take until February, and for a new road"
BYLINE = "By Mara Quist, The Tarrow Herald, March 3, 2026"
HEBREW = "ראש העיר אמר ביום שני כי הסכר ייסגר לאחר שנמצאו בו סדקים. הצוללים מצאו 12 סדקים בקיר."
ARABIC = "قال رئيس البلدية يوم الاثنين إن السد سيغلق. وجد الغواصون 12 شقا في الجدار بعد الشتاء."


def story(words: int = 700, seed: int = 3) -> Story:
    pick, sentences = random.Random(seed), invented_sentences(words, seed)
    paragraphs = ["The official’s efficient office offered five fluffy waffles after the affair."]
    while sentences:
        count = pick.choice([1, 2, 2, 3, 4])
        paragraphs.append(" ".join(sentences[:count]))
        sentences = sentences[count:]
    return Story(
        headline="Verrin dam to be drained after cracks are found",
        paragraphs=paragraphs,
        standfirst=STANDFIRST,
        byline=BYLINE,
    )


def opened(folder: Path, data: bytes, name: str = "article.pdf") -> Article:
    path = folder / name
    path.write_bytes(data)
    return open_article(path)


def blocks_of(article: Article) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks]


def kinds_of(article: Article) -> dict[str, BlockKind]:
    return {block.span.of(article.text): block.kind for block in article.blocks}


def removed_from(article: Article) -> list[tuple[str, str]]:
    return [(piece.reason, piece.text) for piece in article.removed]


SETTINGS = {
    "one column": PLAIN,
    "two columns": Setting(columns=2),
    "three narrow columns": Setting(columns=3, size=8.5, has_indents=True),
    "ragged, indented": Setting(columns=2, is_justified=False, has_indents=True, height="180mm"),
    "ragged": Setting(is_justified=False, height="150mm"),
    "running heads": Setting(columns=2, head="The Tarrow Herald · News", has_numbers=True,
                             height="160mm"),
}  # fmt: skip


# ------------------------------------------------------------------------ the text comes back


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_headline_and_paragraphs_come_back_as_they_were_set(
    tmp_path: Path, setting: Setting
) -> None:
    article = opened(tmp_path, typeset(story(1500), setting))
    assert blocks_of(article) == story(1500).parts
    assert article.source.media_type == "application/pdf"
    assert article.warnings == ()


@settings(max_examples=8)
@given(
    words=st.integers(60, 400),
    columns=st.integers(1, 3),
    size=st.sampled_from([8.5, 10, 12]),
    is_justified=st.booleans(),
    has_indents=st.booleans(),
)
def test_any_article_in_any_setting_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    words: int,
    columns: int,
    size: float,
    is_justified: bool,
    has_indents: bool,
) -> None:
    setting = Setting(
        columns=columns, size=size, is_justified=is_justified, has_indents=has_indents,
        has_numbers=True, height="190mm",
    )  # fmt: skip
    set_story = story(words, seed=words)
    article = opened(tmp_path_factory.mktemp("any"), typeset(set_story, setting))
    assert blocks_of(article) == set_story.parts


@pytest.mark.parametrize(
    ("text", "language"), [(HEBREW, "he"), (ARABIC, "ar")], ids=["Hebrew", "Arabic"]
)
def test_text_from_right_to_left_comes_back_in_its_order(
    tmp_path: Path, text: str, language: str
) -> None:
    headline = text.split(".", maxsplit=1)[0]
    set_story = Story(headline=headline, paragraphs=[f"{text} {text} {text}", f"{text} {text}"])
    setting = Setting(columns=2, font="DejaVu Sans", language=language)
    article = opened(tmp_path, typeset(set_story, setting))
    assert blocks_of(article) == set_story.parts
    assert article.language == language


def test_letters_beyond_the_first_plane_are_whole(tmp_path: Path) -> None:
    paragraph = "The sign 𝐁 of the band 𝔘 was seen by all who came to the concert on Monday night."
    set_story = Story(headline="A concert by the lake", paragraphs=[paragraph])
    article = opened(tmp_path, typeset(set_story, Setting(font="DejaVu Sans")))
    assert blocks_of(article) == set_story.parts


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_that_were_turned_are_read_all_the_same(tmp_path: Path, turn: int) -> None:
    data = typeset(story(), Setting(columns=2))
    assert blocks_of(opened(tmp_path, changed_pdf(data, rotate=turn))) == story().parts


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_text_that_was_set_across_the_page_is_read_as_if_upright(
    tmp_path: Path, angle: int
) -> None:
    first, *more = invented_sentences(150, 4)
    body = "\\ ".join([f"#text(18pt)[{first}]", *more])
    markup = f"#rotate({angle}deg, reflow: true, block(width: 150mm)[{body}])"
    article = opened(tmp_path, typeset_markup(markup))
    assert article.title == first
    assert article.removed == ()


# ------------------------------------------------------------------- words at the ends of lines


def narrow(text: str) -> bytes:
    """Set a text in so narrow a column that most lines end in a hyphen."""
    return typeset(Story(headline="On hyphens", paragraphs=[text]), Setting(width="70mm"))


def test_divided_words_are_made_whole(tmp_path: Path) -> None:
    text = "Administrative responsibilities notwithstanding, internationalisation overwhelms. " * 9
    article = opened(tmp_path, narrow(text.strip()))
    assert blocks_of(article)[1] == text.strip()
    assert "-" not in article.text


def lines(*rows: str) -> bytes:
    body = "\n".join(f'#box("{row}") \\' for row in rows)
    return typeset_markup(f"#text(20pt)[A headline of words]\n\n{body}")


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("He paid for the well-", "known work."), "He paid for the wellknown work."),
        (
            ("He is well-known. He paid for the well-", "known work."),
            "He is well-known. He paid for the well-known work.",
        ),
        (("It was known to a well-", "known man."), "It was known to a well-known man."),
        (("The Anglo-", "American trade."), "The Anglo-American trade."),
        (("The AUTHORI-", "TIES said so."), "The AUTHORITIES said so."),
        (("In the years 2019-", "2021 it rained."), "In the years 2019-2021 it rained."),
        (("He came — or not —", "and left."), "He came — or not — and left."),
        (("He came—", "and left."), "He came—and left."),
    ],
    ids=range(8),
)
def test_a_hyphen_that_belongs_to_the_word_stays(
    tmp_path: Path, rows: tuple[str, ...], text: str
) -> None:
    assert blocks_of(opened(tmp_path, lines(*rows)))[1] == text


def test_soft_hyphens_within_a_line_are_not_in_the_text(tmp_path: Path) -> None:
    set_story = Story(headline="On hyphens", paragraphs=["The dis\u00adtrict council met again."])
    assert "The district council met again." in opened(tmp_path, typeset(set_story)).text


# ------------------------------------------------------------------------ what pages need alone


def test_running_heads_and_page_numbers_are_set_aside(tmp_path: Path) -> None:
    setting = SETTINGS["running heads"]
    article = opened(tmp_path, typeset(story(1500), setting))
    removed = dict(removed_from(article))
    assert removed["running head"] == "The Tarrow Herald · News"
    assert removed["page number"].split("\n")[:3] == ["1", "2", "3"]
    assert "Tarrow Herald · News" not in article.text


def test_what_only_pages_need_comes_back_where_its_page_begins_or_ends(tmp_path: Path) -> None:
    article = opened(tmp_path, typeset(story(1500), SETTINGS["running heads"]))
    starts = [block.span.start for block in article.blocks]
    places = {piece.reason: piece.at for piece in article.removed}
    # The first page has no head, and its number stands at its foot.
    assert places["running head"] == places["page number"]
    assert places["page number"] in starts[2:]
    (numbers,) = (piece for piece in article.removed if piece.reason == "page number")
    back = put_back(article, numbers)
    after = back.text.index("\n\n1\n\n2\n\n")
    assert back.text[:after] == article.text[: places["page number"]].rstrip()


def test_a_line_that_stands_at_the_same_place_of_two_pages_is_no_running_head(
    tmp_path: Path,
) -> None:
    page = "\n\n".join(f"#lorem({n})" for n in (90, 80, 90))
    data = typeset_markup("\n#pagebreak()\n".join(["#text(20pt)[Head of it all]", *[page] * 2]))
    assert removed_from(opened(tmp_path, data)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Continued on Page A6",
        "Continued from page 1",
        "(continued on next page)",
        "Please turn to page 12",
        "See DAM, page A4",
        "cont'd on p. 3",
    ],
)
def test_jump_lines_are_set_aside_and_the_sentence_goes_on(tmp_path: Path, words: str) -> None:
    text = " ".join(["The council of the village said it would look into the cracks and"] * 4)
    markup = (
        f"#text(20pt)[Cracks in the dam]\n\n{text}\n\n{words}"
        f"\n#pagebreak()\nrepair them soon. {text}."
    )
    article = opened(tmp_path, typeset_markup(markup))
    plain = words.replace("'", "’")
    assert removed_from(article) == [("continued on another page", plain)]
    assert blocks_of(article)[1] == f"{text} repair them soon. {text}."
    assert article.removed[0].at == len(article.text)


@pytest.mark.parametrize("words", ["See you on Monday", "The story continues", "Turn to him"])
def test_words_that_only_look_like_jump_lines_stay(tmp_path: Path, words: str) -> None:
    markup = f"#text(20pt)[Cracks in the dam]\n\n#lorem(60)\n\n{words}\n\n#lorem(60)"
    assert words in blocks_of(opened(tmp_path, typeset_markup(markup)))


def test_what_a_browser_prints_around_a_page_is_set_aside(tmp_path: Path) -> None:
    markup = (
        "#set page(header: text(8pt)[3/3/26, 10:32 AM #h(1fr) Cracks | The Herald],"
        ' footer: text(8pt, "https://herald.example/news/cracks  1/1"))\n'
        "#text(20pt)[Cracks in the dam]\n\n#lorem(60)"
    )
    article = opened(tmp_path, typeset_markup(markup))
    reasons = {reason for reason, _ in removed_from(article)}
    assert reasons == {"printed by the browser"}
    assert "herald" not in article.text


def test_words_along_the_edge_are_set_aside(tmp_path: Path) -> None:
    credit = "#place(right + horizon, rotate(-90deg, reflow: true, text(6pt)[PHOTO: OLE BRANDT]))"
    markup = f"#text(20pt)[Cracks in the dam]\n\n#lorem(60)\n{credit}"
    assert removed_from(opened(tmp_path, typeset_markup(markup))) == [
        ("sideways", "PHOTO: OLE BRANDT")
    ]


def test_what_lies_outside_the_page_is_set_aside(tmp_path: Path) -> None:
    markup = "#text(20pt)[Cracks in the dam]\n\n#lorem(60)\n#place(dy: -190mm, dx: 0mm)[slug line]"
    data = typeset_markup(f"#place(top, dy: -65pt)[printer’s mark]\n{markup}")
    article = opened(tmp_path, changed_pdf(data, crop_by=40, crops_top=True))
    assert ("outside the page", "printer’s mark") in removed_from(article)


# --------------------------------------------------------------------------- what it looks like


def test_headline_byline_and_date_are_known(tmp_path: Path) -> None:
    article = opened(tmp_path, typeset(story(), Setting(columns=2)))
    kinds = kinds_of(article)
    assert article.title == story().headline
    assert kinds[story().headline] is BlockKind.HEADLINE
    assert kinds[STANDFIRST] is BlockKind.STANDFIRST
    assert kinds[BYLINE] is BlockKind.BYLINE
    assert (article.byline, article.outlet) == ("Mara Quist", "The Tarrow Herald")
    assert article.published == "2026-03-03"


def test_a_sections_name_above_the_headline_is_set_aside(tmp_path: Path) -> None:
    markup = "#text(9pt)[LOCAL NEWS]\n\n#text(20pt)[Cracks in the dam]\n\n#lorem(60)"
    article = opened(tmp_path, typeset_markup(markup))
    assert article.title == "Cracks in the dam"
    assert removed_from(article) == [("above the headline", "LOCAL NEWS")]


PAPER = """
#place(top, scope: "parent", float: true)[
  #align(center, text(30pt)[The Tarrow Herald])
  #grid(columns: (1fr, 1fr), [Tuesday, March 3, 2026], align(right)[No. 1,204])
  #text(22pt)[Cracks are found in the wall of the Verrin dam]
]
*By MARA QUIST* \\ Staff Writer

#lorem(70) “We will not gamble with the lives of the people,” she said. #lorem(50)

#text(14pt)[“We will not gamble with the lives of the people”]

#lorem(90)
"""


def test_the_front_page_of_a_paper_is_told_apart(tmp_path: Path) -> None:
    article = opened(tmp_path, typeset_markup(PAPER, Setting(columns=3)))
    kinds = kinds_of(article)
    assert article.title == "Cracks are found in the wall of the Verrin dam"
    assert article.outlet == "The Tarrow Herald"
    assert (article.byline, article.published) == ("MARA QUIST", "2026-03-03")
    assert kinds["Staff Writer"] is BlockKind.BYLINE
    assert removed_from(article) == [
        ("above the headline", "The Tarrow Herald"),
        ("above the headline", "No. 1,204"),
        (
            "printed once more, in large type",
            "“We will not gamble with the lives of the people”",
        ),
    ]


def test_the_title_that_the_file_names_is_the_headline(tmp_path: Path) -> None:
    markup = (
        "#text(26pt)[The Tarrow Herald of News]\n\n#text(18pt)[Cracks in the dam]\n\n#lorem(60)"
    )
    article = opened(tmp_path, typeset_markup(markup, title="Cracks in the dam"))
    assert article.title == "Cracks in the dam"


def test_bold_and_large_lines_are_headings(tmp_path: Path) -> None:
    markup = (
        "#text(20pt)[Cracks in the dam]\n\n#lorem(60)\n\n*What comes next*\n\n#lorem(60)"
        "\n\n#text(13pt)[What it costs]\n\n#lorem(60)"
    )
    kinds = kinds_of(opened(tmp_path, typeset_markup(markup)))
    assert kinds["What comes next"] is BlockKind.HEADING
    assert kinds["What it costs"] is BlockKind.HEADING


def test_small_words_under_a_picture_are_its_caption(tmp_path: Path) -> None:
    words = "Divers at the wall of the dam on Sunday."
    markup = (
        f"#text(20pt)[Cracks in the dam]\n\n#lorem(60)\n\n{{}}\n\n#text(8pt)[{words}]\n\n#lorem(50)"
    )
    plain = kinds_of(opened(tmp_path, typeset_markup(markup.format(""))))
    shown = kinds_of(opened(tmp_path, typeset_markup(markup.format(PICTURE))))
    assert plain[words] is BlockKind.PARAGRAPH
    assert shown[words] is BlockKind.CAPTION


def test_a_large_initial_belongs_to_its_word(tmp_path: Path) -> None:
    text = "he wall of the dam has a crack that divers found, so the council says the lake must go"
    markup = (
        "#text(20pt)[Cracks in the dam]\n\n#grid(columns: (26pt, 60mm), text(34pt)[T],"
        f" [{text}])\n\n#lorem(60)"
    )
    assert blocks_of(opened(tmp_path, typeset_markup(markup)))[1] == f"T{text}"


def test_bullets_stay_with_their_items(tmp_path: Path) -> None:
    items = "- the wall of the dam\n- the road to the village\n- the bridge over the river"
    markup = f"#text(20pt)[Cracks in the dam]\n\n#lorem(60)\n\n{items}\n\n#lorem(50)"
    kinds = kinds_of(opened(tmp_path, typeset_markup(markup)))
    assert kinds["• the road to the village"] is BlockKind.LIST


# ------------------------------------------------------------------------ where letters stand


def text_within(data: bytes, places: TextPlaces, start: int, end: int) -> str:
    """Let PDFium read what stands in the box around some letters of one line."""
    boxes = [place for place in places.places[start:end] if place is not None]
    document = pypdfium2.PdfDocument(data)
    try:
        textpage = document[boxes[0].page].get_textpage()
        return str(
            textpage.get_text_bounded(
                min(box.left for box in boxes),
                min(box.bottom for box in boxes),
                max(box.right for box in boxes),
                max(box.top for box in boxes),
            )
        ).strip()
    finally:
        document.close()


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "as set": lambda data: data,
    "turned": lambda data: changed_pdf(data, rotate=90),
    "cut to another size": lambda data: changed_pdf(data, crop_by=30),
    "both": lambda data: changed_pdf(data, rotate=270, crop_by=30),
}


CASES = [("two columns", change) for change in CHANGES] + [
    (setting, "as set") for setting in SETTINGS if setting != "two columns"
]


@pytest.mark.parametrize(("setting", "change"), CASES)
def test_every_word_stands_where_it_is_said_to(tmp_path: Path, setting: str, change: str) -> None:
    data = CHANGES[change](typeset(story(400), SETTINGS[setting]))
    places = text_places(data, name="article.pdf")
    assert places.text == opened(tmp_path, data).text
    assert len(places.places) == len(places.text)
    for word in ("Verrin", "inspection", "office", "fluffy", "said"):
        at = places.text.index(word)
        assert word in text_within(data, places, at, at + len(word))


def test_each_letter_of_a_ligature_has_its_share_of_the_sign() -> None:
    places = text_places(typeset(story()), name="a.pdf")
    at = places.text.index("affair")
    letters = [place for place in places.places[at : at + 6] if place is not None]
    assert all(a.right <= b.left + 1 for a, b in pairwise(letters))
    assert len(letters) == 6


def test_blanks_between_lines_stand_nowhere() -> None:
    places = text_places(typeset(story()), name="a.pdf")
    nowhere = {places.text[n] for n, place in enumerate(places.places) if place is None}
    assert nowhere == {" ", "\n"}


# ------------------------------------------------------------------------------------ bad files


def locked(data: bytes, **passwords: str) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(**passwords))


def scan() -> bytes:
    return typeset_markup(f"{PICTURE}\n#pagebreak()\n{PICTURE}")


def test_a_password_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"“bank\.pdf” is protected by a password") as caught:
        opened(tmp_path, locked(typeset(story()), owner="a", user="b"), "bank.pdf")
    assert "print it into a new PDF" in caught.value.hint


def test_what_opens_without_a_password_is_read(tmp_path: Path) -> None:
    article = opened(tmp_path, locked(typeset(story()), owner="a", user=""))
    assert blocks_of(article) == story().parts


def test_a_scan_without_text_is_called_one(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"“scan\.pdf” holds pictures of pages, but no text"):
        opened(tmp_path, scan(), "scan.pdf")


def without_meaning(data: bytes, *, pages: int) -> bytes:
    """Take from the fonts of the first pages what says which letters their signs are."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in list(pdf.pages)[:pages]:
            for font in page.resources.Font.values():
                if "/ToUnicode" in font:
                    del font.ToUnicode
        return saved(pdf)


def test_text_in_fonts_without_meaning_is_refused(tmp_path: Path) -> None:
    data = without_meaning(typeset(story()), pages=1)
    with pytest.raises(ReaderError, match=r"“x\.pdf” cannot be read: its fonts do not say"):
        opened(tmp_path, data, "x.pdf")


def test_single_signs_without_meaning_are_counted(tmp_path: Path) -> None:
    markup = '#text(20pt)[Cracks]\n\n#lorem(90)\n\n#text(font: "DejaVu Sans")[☎] #lorem(20)'
    data = typeset_markup(markup)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for font in pdf.pages[0].resources.Font.values():
            if "DejaVu" in str(font.BaseFont):
                del font.ToUnicode
        data = saved(pdf)
    article = opened(tmp_path, data)
    assert article.text.count("\ufffd") == 1
    assert any(w.startswith("One letter has no meaning") for w in article.warnings)


def test_pages_that_are_pictures_are_named_in_a_warning(tmp_path: Path) -> None:
    markup = f"#text(20pt)[Cracks in the dam]\n\n#lorem(60)\n#pagebreak()\n{PICTURE}"
    (warning,) = [w for w in opened(tmp_path, typeset_markup(markup)).warnings if "picture" in w]
    assert warning == "Page 2 is a picture without text; what stands there is not compared."


@pytest.mark.parametrize("length", [9, 60, 700])
def test_a_file_that_was_cut_off_is_called_damaged(tmp_path: Path, length: int) -> None:
    with pytest.raises(ReaderError, match=r"“cut\.pdf” is damaged, or no PDF"):
        opened(tmp_path, typeset(story())[:length], "cut.pdf")


def test_a_page_without_anything_holds_no_words(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="holds no words"):
        opened(tmp_path, typeset_markup("#v(1mm)"))


def test_reading_can_be_called_off_between_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(typeset(story(1500), SETTINGS["running heads"]))

    def stop(share: float, stage: str) -> None:
        if stage == "reading the pages" and share > 0.2:
            raise Cancelled

    with pytest.raises(Cancelled):
        open_article(path, progress=stop)


# ----------------------------------------------------------------------------------------- time


@pytest.mark.bench
def test_sixty_pages_are_read_in_seconds() -> None:
    paragraphs = [" ".join(invented_sentences(120, seed)) for seed in range(200)]
    data = typeset(Story(headline="A long one", paragraphs=paragraphs), SETTINGS["running heads"])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.pages[60:]
        data = saved(pdf)
    read: list[TextPlaces] = []
    taken = work(lambda pages: read.append(text_places(pages, name="long.pdf")), [data])
    assert taken < 6.0 * slowness()
    assert len(read[0].turns) == 60
