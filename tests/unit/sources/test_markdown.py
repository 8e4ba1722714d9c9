from pathlib import Path

import pytest

from reader.core import Article
from reader.sources import open_article

DATA = Path(__file__).parents[2] / "data/sources"
RENDERED = (
    "The new bridge over the Lind opened to cars on Monday, two months later than planned,"
    " after ice had held up the work."
)
BODY = "The bridge opened to cars on Monday."


def read(folder: Path, text: str) -> Article:
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8")
    return open_article(path)


def rows(article: Article) -> list[tuple[str, str]]:
    return [(b.kind.value, b.span.of(article.text)) for b in article.blocks]


def test_a_markdown_file_is_read_as_it_renders() -> None:
    assert rows(open_article(DATA / "article.md")) == [
        ("headline", "Lindby bridge opens two months late"),
        ("paragraph", RENDERED),
        ("heading", "What it replaces"),
        ("quote", "I never thought that I would walk to the market."),
        ("list", "Nine minutes to the hospital"),
        ("list", "Buses until midnight"),
        ("list", "Town Cars a day"),
        ("list", "Lindby 900"),
    ]


def test_front_matter_tells_author_outlet_and_day() -> None:
    article = open_article(DATA / "article.md")
    assert article.byline == "Ada Berg"
    assert article.outlet == "The Lindby Gazette"
    assert article.published == "2025-03-04"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# Bridge opens\n\n{BODY}", "Bridge opens"),
        (f"Bridge opens\n============\n\n{BODY}", "Bridge opens"),
        (f"Bridge opens\n\n{BODY}", "Bridge opens"),
        (f"Title: Bridge opens\nDate: 2025-03-04\n\n{BODY}", "Bridge opens"),
        (f"---\ntitle: Bridge opens\n---\n{BODY}", "Bridge opens"),
        (f"---\ntitle: Bridge opens\n---\n# Another heading\n\n{BODY}", "Bridge opens"),
    ],
)
def test_the_headline_is_title_first_heading_or_first_block(
    tmp_path: Path, text: str, title: str
) -> None:
    article = read(tmp_path, text)
    assert article.title == title
    assert rows(article)[0] == ("headline", title)
    assert rows(article)[-1] == ("paragraph", BODY)


def test_a_rule_at_the_start_is_no_front_matter(tmp_path: Path) -> None:
    assert read(tmp_path, f"Bridge opens\n\n---\n\n{BODY}").title == "Bridge opens"


def test_raw_scripts_in_markdown_are_not_text(tmp_path: Path) -> None:
    article = read(tmp_path, f"# Head\n\n<script>var a = 1</script>\n\n{BODY}")
    assert rows(article) == [("headline", "Head"), ("paragraph", BODY)]
