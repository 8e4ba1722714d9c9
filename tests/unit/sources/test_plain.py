import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Article, BlockKind, ReaderError
from reader.sources import article_from_text, open_article
from tests.effort import work

DATA = Path(__file__).parents[2] / "data/sources"
FIRST = (
    "The new bridge over the Lind opened to cars on Monday morning, two months later than the"
    " town had planned, after ice and a long dispute over steel had held up the work."
)
SECOND = (
    "Mayor Karin Holm said the delay had cost the town 1.2 million euros. She added that nobody"
    " had expected the ice to stay until the end of February."
)
THIRD = (
    "The old ferry carried 900 cars a day and stopped in storms. It made its last journey on"
    " Sunday evening with flags on the mast and a brass band on deck."
)
PARAGRAPHS = (FIRST, SECOND, THIRD)
ODD = "a B.1\n\r\t\u00a0\u2028\u0085\f\x07×—“”|•-\u3000:©"


def texts_of(article: Article) -> list[str]:
    return [b.span.of(article.text) for b in article.blocks]


def kinds_of(article: Article) -> list[str]:
    return [b.kind.value for b in article.blocks]


# -------------------------------------------------------------------------------- lines


def test_a_line_is_a_paragraph_and_the_first_is_the_headline() -> None:
    article = article_from_text("\n\nHead line\nFirst one is here.\nSecond one is here.\n\n")
    assert texts_of(article) == ["Head line", "First one is here.", "Second one is here."]
    assert kinds_of(article) == ["headline", "paragraph", "paragraph"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\f", "\v", "\x85"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    article = article_from_text(f"Head{end}One here.{end}{end}Two here.")
    assert article.text == "Head\nOne here.\n\nTwo here."


def test_runs_of_blanks_are_joined_and_other_marks_stay() -> None:
    article = article_from_text("Head\n  “It’s \t fine” –  so\u00a0 they  say…  \n\n\n\nEnd.")
    assert article.text == "Head\n“It’s fine” – so\u00a0 they say…\n\nEnd."


def test_control_characters_are_left_out_and_counted() -> None:
    article = article_from_text("Head\nThe \x1b[1mbridge\x07 opened.")
    assert article.text == "Head\nThe [1mbridge opened."
    assert article.warnings == (
        "2 control characters were left out of the text; the rest is as in the file.",
    )


@given(st.text(alphabet=ODD, max_size=120))
def test_blocks_hold_all_of_the_text_in_order(text: str) -> None:
    try:
        article = article_from_text(text)
    except ReaderError:
        assert not any(map(str.isalnum, text))
        return
    assert "".join(article.text.split()) == "".join(text.replace("\x07", "").split())
    at = 0
    for block in article.blocks:
        assert not article.text[at : block.span.start].strip()
        assert article.text[block.span.start : block.span.end].strip()
        at = block.span.end
    assert not article.text[at:].strip()
    assert article.blocks[0].kind is BlockKind.HEADLINE


# ------------------------------------------------------------------------------ wrapping


@pytest.mark.parametrize("width", [40, 64, 72, 100])
def test_wrapped_paragraphs_are_put_together_again(width: int) -> None:
    body = "\n\n".join(textwrap.fill(p, width) for p in PARAGRAPHS)
    article = article_from_text(f"Bridge opens\n\n{body}\n")
    assert [t.replace("\n", " ") for t in texts_of(article)[1:]] == list(PARAGRAPHS)
    assert "\n" in texts_of(article)[1]


def test_indents_part_wrapped_paragraphs_where_no_gap_does() -> None:
    body = "\n".join(textwrap.fill(p, 68, initial_indent="    ") for p in PARAGRAPHS)
    article = article_from_text(f"Bridge opens\n\n{body}\n")
    assert [t.replace("\n", " ") for t in texts_of(article)[1:]] == list(PARAGRAPHS)


def test_bylines_and_items_of_a_wrapped_text_stay_lines() -> None:
    article = open_article(DATA / "wrapped.txt")
    assert kinds_of(article) == ["headline", "byline", "byline", *["paragraph"] * 4, *["list"] * 2]
    assert article.byline == "Ada Berg"
    assert article.outlet == "Lindby Gazette"
    assert article.published == "2025-03-04"


def test_short_paragraphs_of_one_line_are_not_taken_for_wrapped_ones() -> None:
    lines = ["The bridge opened on Monday.", "It cost the town 1.2 million euros.", "Ice is gone."]
    article = article_from_text("\n".join(["Bridge opens", *lines * 4]))
    assert texts_of(article)[1:] == lines * 4


@pytest.mark.bench
def test_a_long_text_takes_linear_time() -> None:
    short, long = (
        work(article_from_text, ["Head\n" + "\n".join(PARAGRAPHS * count)] * 2)
        for count in (500, 2_000)
    )
    assert long < 12 * max(short, 0.05)
