"""Pages of a PDF that hold more than one text: tables, boxes, links, other articles."""

from pathlib import Path

import pytest

from reader.core import Article, BlockKind, put_back
from reader.sources import open_article
from tests.typeset import Setting, typeset_markup

TITLE = "Breakwater closed after inspection finds cavities"
PRINTED = """
The harbour authority of Northfell will close the eastern breakwater from Monday, after an
inspection found that seawater had undermined two hundred metres of its foundations.

Engineers who examined the structure with sonar described extensive cavities beneath it. “We had
expected superficial damage of the outer stones, but not this,” said Mara Quist, the chief engineer.

The closure affects fourteen fishing boats, the ferry to Askby and the sailing school, which will
all move to the inner basin.

Mayor Jon Brandt rejected the criticism: the schedule had been published in November, he said, and
everyone concerned had been invited to a meeting.

Repairs are estimated at 4.2 million crowns, half of which the government will pay, provided that
the committee agrees on 12 March."""
OTHER_TITLE = "Library in Holm opens on Sundays again"
OTHER_TEXT = """
The county library in Holm will open on Sundays again from April, the cultural committee decided
on Wednesday evening with nine votes against four.

Volunteers will supervise the reading rooms, while machines handle all loans and returns."""
TEXT, OTHER = (
    [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    for text in (PRINTED, OTHER_TEXT)
)
HEADLINE = f"#text(24pt, weight: 700)[{TITLE}]"
OVER_ALL = f'#place(top, scope: "parent", float: true)[{HEADLINE}]'
TWO, LOW = Setting(columns=2, height="180mm"), Setting(height="180mm")


def opened(folder: Path, markup: str, setting: Setting = LOW, title: str = "") -> Article:
    path = folder / "article.pdf"
    path.write_bytes(typeset_markup(markup, setting, title=title))
    return open_article(path)


def read(article: Article) -> list[str]:
    return [plain(block.span.of(article.text)) for block in article.blocks]


def plain(text: str) -> str:
    return text.replace("’", "'")


def text_of(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs)


# ----------------------------------------------------------------------------------- tables

TABLE = """#table(columns: 3, [Year], [Visitors], [Loans], [2019], [81,000], [212,400],
  [2021], [64,500], [180,900], [2023], [65,100], [171,000])"""
PAIRS = """#table(columns: 2, stroke: none, [Harbour], [Cost in crowns], [Northfell], [4.2 million],
  [Ewing], [9.8 million], [Askby], [1.1 million])"""


@pytest.mark.parametrize(
    ("table", "setting", "rows"),
    [
        (
            TABLE,
            LOW,
            ["Year Visitors Loans", "2019 81,000 212,400", "2021 64,500 180,900",
             "2023 65,100 171,000"],
        ),
        (
            PAIRS,
            TWO,
            ["Harbour Cost in crowns", "Northfell 4.2 million", "Ewing 9.8 million",
             "Askby 1.1 million"],
        ),
    ],
)  # fmt: skip
def test_a_table_is_read_row_by_row(
    tmp_path: Path, table: str, setting: Setting, rows: list[str]
) -> None:
    head = HEADLINE if setting is LOW else OVER_ALL
    markup = f"{head}\n\n{text_of(TEXT[:3])}\n\n{table}\n\n{text_of(TEXT[3:])}"
    article = opened(tmp_path, markup, setting)
    assert read(article) == [TITLE, *TEXT[:3], *rows, *TEXT[3:]]
    kinds = {b.span.of(article.text): b.kind for b in article.blocks}
    assert {kinds[row] for row in rows} == {BlockKind.PARAGRAPH}


def test_a_sentence_goes_on_after_a_table(tmp_path: Path) -> None:
    first, second = TEXT[0].split(" after ")
    markup = f"{HEADLINE}\n\n{first}\n\n{TABLE}\n\nafter {second}\n\n{text_of(TEXT[1:])}"
    assert read(opened(tmp_path, markup))[1] == TEXT[0]


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_lines_of_columns_are_no_table(tmp_path: Path, columns: int) -> None:
    setting = Setting(columns=columns, height="110mm", size=9)
    assert read(opened(tmp_path, f"{OVER_ALL}\n\n{text_of(TEXT)}", setting)) == [TITLE, *TEXT]


# ------------------------------------------------------------------------ boxes and footers

BOX = """#block(fill: luma(225), inset: 8pt, width: 62mm)[*At a glance*

Length of the breakwater: 840 metres.

Built: 1931 to 1936.

Last repaired: 1987.]"""
IN_BOX = [
    "At a glance",
    "Length of the breakwater: 840 metres.",
    "Built: 1931 to 1936.",
    "Last repaired: 1987.",
]


def around_a_box(box: str) -> str:
    """Set a sentence beside a box, and its end under it, at the width of the page."""
    first, second = TEXT[2].split(" and the ")
    beside = f"#grid(columns: (70mm, 1fr), align: bottom, {{}}, [{first}])"
    return (
        f"{HEADLINE}\n\n{text_of(TEXT[:2])}\n\n{beside.format(f'[{box}]')}"
        f"\n\nand the {second}\n\n{text_of(TEXT[3:])}"
    )


def test_text_that_runs_around_a_box_is_whole_and_the_box_comes_last(tmp_path: Path) -> None:
    article = opened(tmp_path, around_a_box(BOX), Setting())
    assert read(article) == [TITLE, *TEXT, *IN_BOX]


def test_a_box_in_a_column_is_read_in_its_place(tmp_path: Path) -> None:
    box = BOX.replace("62mm", "100%")
    markup = f"{OVER_ALL}\n\n{text_of(TEXT[:3])}\n\n{box}\n\n{text_of(TEXT[3:])}"
    assert read(opened(tmp_path, markup, TWO)) == [TITLE, *TEXT[:3], *IN_BOX, *TEXT[3:]]


def test_a_coloured_page_is_no_box(tmp_path: Path) -> None:
    markup = f"#set page(fill: rgb(250, 240, 220))\n{OVER_ALL}\n\n{text_of(TEXT)}"
    assert read(opened(tmp_path, markup, TWO)) == [TITLE, *TEXT]


def test_links_under_the_columns_are_read_after_them(tmp_path: Path) -> None:
    markup = (
        f"{HEADLINE}\n\n#block(height: 48mm, columns(2)[{text_of(TEXT)}])\n\n#v(5mm)"
        "#text(14pt)[More news]\n\n#text(12pt)[Barn burns down near Askby]"
    )
    article = opened(tmp_path, markup)
    assert read(article) == [TITLE, *TEXT, "More news", "Barn burns down near Askby"]


def test_a_column_that_is_longer_than_the_last_one_is_read_to_its_end(tmp_path: Path) -> None:
    crosshead = "#text(12pt)[What it costs]"
    markup = f"{OVER_ALL}\n\n{text_of(TEXT[:3])}\n\n{crosshead}\n\n{text_of(TEXT[3:])}"
    found = read(opened(tmp_path, markup, Setting(columns=2, height="95mm")))
    assert found == [TITLE, *TEXT[:3], "What it costs", *TEXT[3:]]


# --------------------------------------------------------------------------- other articles


def test_an_article_below_with_a_byline_of_its_own_is_set_aside(tmp_path: Path) -> None:
    markup = (
        f"{HEADLINE}\n\n*By Lise Holm*\n\n{text_of(TEXT)}\n\n"
        f"#text(17pt)[{OTHER_TITLE}]\n\n*By Per Askby*\n\n{text_of(OTHER)}"
    )
    article = opened(tmp_path, markup)
    assert read(article) == [TITLE, "By Lise Holm", *TEXT]
    (piece,) = article.removed
    assert piece.reason == "another article"
    assert piece.text.splitlines() == [OTHER_TITLE, "By Per Askby", *OTHER]


def test_an_article_beside_is_set_aside_and_comes_back_in_its_place(tmp_path: Path) -> None:
    markup = (
        f"#grid(columns: (2fr, 1fr), gutter: 8mm)[{HEADLINE}\n\n{text_of(TEXT)}]"
        f"[#text(16pt, weight: 700)[{OTHER_TITLE}]\n\n{text_of(OTHER)}]"
    )
    article = opened(tmp_path, markup)
    assert read(article) == [TITLE, *TEXT]
    (piece,) = article.removed
    article = put_back(article, piece)
    assert read(article) == [TITLE, *TEXT, OTHER_TITLE, *OTHER]


def test_short_news_left_of_the_headline_is_set_aside(tmp_path: Path) -> None:
    brief = "A barn burnt down near Askby on Tuesday; nobody was hurt, the brigade said."
    markup = (
        f"#grid(columns: (1fr, 3fr), gutter: 8mm)[#text(12pt, weight: 700)[In brief]\n\n{brief}]"
        f"[{HEADLINE}\n\n#columns(2)[{text_of(TEXT)}]]"
    )
    article = opened(tmp_path, markup, Setting(height="120mm"))
    assert read(article) == [TITLE, *TEXT]
    assert ("another article", brief) in [(piece.reason, piece.text) for piece in article.removed]


def test_crossheads_and_a_large_standfirst_over_the_byline_are_of_the_article(
    tmp_path: Path,
) -> None:
    standfirst = "The ferry and fourteen boats must move to the inner basin before the storm"
    crosshead = "What the repairs will cost the town"
    markup = (
        f"{HEADLINE}\n\n#text(14pt)[{standfirst}]\n\n*By Lise Holm*\n\n{text_of(TEXT[:3])}"
        f"\n\n#text(16pt)[{crosshead}]\n\n{text_of(TEXT[3:])}"
    )
    article = opened(tmp_path, markup)
    assert read(article) == [TITLE, standfirst, "By Lise Holm", *TEXT[:3], crosshead, *TEXT[3:]]
    assert article.removed == ()


def test_a_shortened_quotation_in_large_type_is_set_aside_with_its_place(tmp_path: Path) -> None:
    pulled = "“We had expected superficial damage, but not this”"
    markup = f"{OVER_ALL}\n\n{text_of(TEXT[:3])}\n\n#text(15pt)[{pulled}]\n\n{text_of(TEXT[3:])}"
    article = opened(tmp_path, markup, TWO)
    assert read(article) == [TITLE, *TEXT]
    (piece,) = article.removed
    assert (piece.reason, piece.text) == ("printed once more, in large type", pulled)
    assert piece.at == article.text.index(TEXT[3])


# ---------------------------------------------------------------------- headlines and edges


def test_a_headline_whose_letters_are_set_apart_is_whole(tmp_path: Path) -> None:
    markup = f"#text(20pt, tracking: 6pt)[{TITLE.upper()}]\n\n{text_of(TEXT)}"
    assert read(opened(tmp_path, markup)) == [TITLE.upper(), *TEXT]


def test_a_credit_after_a_colon_makes_a_caption(tmp_path: Path) -> None:
    caption = "The eastern breakwater on Thursday. Photo: Ole Tarrow"
    markup = f"{HEADLINE}\n\n{text_of(TEXT[:2])}\n\n_{caption}_\n\n{text_of(TEXT[2:])}"
    article = opened(tmp_path, markup)
    kinds = {block.span.of(article.text): block.kind for block in article.blocks}
    assert kinds[caption] is BlockKind.CAPTION


def test_what_a_browser_prints_right_above_the_text_is_set_aside(tmp_path: Path) -> None:
    title = f"{TITLE} | The Northfell Post"
    bars = (
        "#set page(margin: (y: 9mm), header-ascent: 0.5mm, footer-descent: 1mm,"
        f" header: text(8pt)[11/26/26, 8:51 PM #h(1fr) {title}],"
        " footer: context text(8pt)[https:\\/\\/northfellpost.example/breakwater #h(1fr)"
        " #counter(page).display()/2])\n"
    )
    markup = f"{bars}{HEADLINE}\n\n{text_of(TEXT)}"
    article = opened(tmp_path, markup, Setting(height="90mm"), title=title)
    assert read(article) == [TITLE, *TEXT]
    assert {piece.reason for piece in article.removed} == {"printed by the browser"}


def test_the_outlet_is_in_the_title_that_a_browser_gives_and_is_no_row_of_links(
    tmp_path: Path,
) -> None:
    links = "#text(9pt)[The Northfell Post News Sport Culture]"
    markup = f"{links}\n\n{HEADLINE}\n\n{text_of(TEXT)}"
    assert opened(tmp_path, markup).outlet is None
    article = opened(tmp_path, markup, title=f"{TITLE} | The Northfell Post")
    assert (article.title, article.outlet) == (TITLE, "The Northfell Post")


def test_what_stands_beside_the_number_of_a_page_is_set_aside(tmp_path: Path) -> None:
    foot = "#set page(footer: [The Northfell Post #h(1fr) 12 March 2026 #h(1fr) 1])\n"
    article = opened(tmp_path, f"{foot}{HEADLINE}\n\n{text_of(TEXT)}")
    assert read(article) == [TITLE, *TEXT]
    assert {(piece.reason, piece.text) for piece in article.removed} == {
        ("running head", "The Northfell Post"),
        ("running head", "12 March 2026"),
        ("page number", "1"),
    }
