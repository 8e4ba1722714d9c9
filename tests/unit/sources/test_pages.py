from pathlib import Path

import pytest

from reader.core import Article, ReaderError, put_back
from reader.sources import article_from_html_text, open_article

DATA = Path(__file__).parents[2] / "data/sources"
ONE = "<p>The new bridge over the Lind opened to cars on Monday, two months later than planned.</p>"
TWO = "<p>Mayor Karin Holm said the delay had cost the town 1.2 million euros in the end.</p>"


def rows(article: Article) -> list[tuple[str, str]]:
    return [(b.kind.value, b.span.of(article.text)) for b in article.blocks]


def kinds(page: str) -> list[str]:
    return [kind for kind, _ in rows(article_from_html_text(page))]


def page_with(*parts: str, head: str = "") -> str:
    body = "".join(parts)
    return f"<html><head>{head}</head><body><h1>Bridge opens late</h1>{body}</body></html>"


def test_a_saved_page_is_told_apart() -> None:
    article = open_article(DATA / "page.html")
    assert [(kind, text[:24]) for kind, text in rows(article)] == [
        ("headline", "Lindby bridge opens two "),
        ("standfirst", "Ice and a dispute over s"),
        ("byline", "By Ada Berg and Olaf Lun"),
        ("byline", "March 4, 2025"),
        ("caption", "The first cars cross the"),
        ("paragraph", "The new bridge over the "),
        ("paragraph", "Mayor Karin Holm said th"),
        ("boilerplate", "HOW THE PRICE OF STEEL H"),
        ("heading", "What the bridge replaces"),
        ("paragraph", "The old ferry carried 90"),
        ("paragraph", "The council has listed w"),
        ("list", "The way to the hospital "),
        ("list", "Buses run every quarter "),
        ("list", "The crossing costs cars "),
        ("quote", "I was born on the east b"),
        ("boilerplate", "Read more: Ferry captain"),
        ("paragraph", "Engineers will close one"),
    ]


def test_title_outlet_authors_and_day_come_from_the_page() -> None:
    article = open_article(DATA / "page.html")
    assert article.title == "Lindby bridge opens two months late"
    assert article.outlet == "The Lindby Gazette"
    assert article.byline == "Ada Berg, Olaf Lund"
    assert article.published == "2025-03-04"
    assert article.language == "en"


def test_what_is_left_out_is_listed_with_reasons() -> None:
    removed = open_article(DATA / "page.html").removed
    found = {r.text.split("\n")[0]: r.reason for r in removed}
    assert found["The Lindby Gazette"] == "navigation"
    assert found["Advertisement"] == "advert"
    assert found["Related articles"] == "related"
    assert found["2 Comments"] == "comments"
    assert found["Share Tweet Email"] == "navigation"


def test_what_is_left_out_tells_its_place_in_the_text() -> None:
    article = open_article(DATA / "page.html")
    starts = {block.span.start for block in article.blocks}
    assert all(piece.at in starts | {len(article.text)} for piece in article.removed)
    comments = next(p for p in article.removed if p.text.startswith("2 Comments"))
    assert comments.at == len(article.text)
    places = [piece.at for piece in article.removed]
    assert places == sorted(places)


def test_all_that_is_left_out_can_be_put_back() -> None:
    article = open_article(DATA / "page.html")
    lost = [line.strip() for piece in article.removed for line in piece.text.splitlines()]
    while article.removed:
        article = put_back(article, article.removed[0])
    held = {block.span.of(article.text) for block in article.blocks}
    assert {line for line in lost if line} <= held


def test_nothing_of_a_page_is_lost_without_a_trace() -> None:
    article = open_article(DATA / "page.html")
    told = article.text + "\n".join(r.text for r in article.removed)
    for words in (
        "brass band",
        "waiting for years",
        "Privacy policy",
        "Weather",
        "one vote to spare",
    ):
        assert words in told


def test_a_web_archive_holds_the_same_article() -> None:
    page, archive = open_article(DATA / "page.html"), open_article(DATA / "page.mhtml")
    assert archive.text == page.text
    assert archive.blocks == page.blocks
    assert archive.source.media_type == "multipart/related"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_page_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    meta = "<meta charset='iso-8859-1'>" if encoding == "cp1252" else ""
    path = tmp_path / "page.html"
    path.write_bytes(
        page_with(
            "<p>“It’s ours – at last,” said the mayor of the café town of Lindby on Monday.</p>",
            ONE,
            head=meta,
        ).encode(encoding)
    )
    assert "“It’s ours – at last,” said the mayor of the café town" in open_article(path).text


# ----------------------------------------------------------------------------- headline


def test_the_headline_stands_once() -> None:
    page = page_with("<p>Bridge opens late</p>", ONE, TWO)
    assert kinds(page) == ["headline", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Bridge opens late | The Gazette", "Bridge opens late"),
        ("Bridge opens late - The Gazette", "Bridge opens late"),
        ("Bridge opens late – two months", "Bridge opens late – two months"),
        ("Bridge: it opens late", "Bridge: it opens late"),
    ],
)
def test_the_title_loses_the_outlets_name(title: str, headline: str) -> None:
    head = f"<title>{title}</title><meta property='og:site_name' content='The Gazette'>"
    article = article_from_html_text(f"<html><head>{head}</head><body>{ONE}{TWO}</body></html>")
    assert article.title == headline


def test_a_pasted_piece_of_a_page_starts_with_its_first_block() -> None:
    article = article_from_html_text(f"<p>Bridge opens late</p>{ONE}{TWO}")
    assert [kind for kind, _ in rows(article)] == ["headline", "paragraph", "paragraph"]


# -------------------------------------------------------------------------------- blocks


def test_line_breaks_part_paragraphs() -> None:
    page = page_with(
        "<div>The bridge opened to cars on Monday morning.<br><br>It cost the town"
        " 1.2 million euros more.<br>The ferry is gone.</div>"
    )
    assert kinds(page) == ["headline", *["paragraph"] * 3]


def test_short_items_between_paragraphs_are_not_lost() -> None:
    items = "<ul><li>It cost 3 million euros</li><li>It is 300 metres long</li></ul>"
    assert kinds(page_with(ONE, items, TWO)) == [
        "headline",
        "paragraph",
        "list",
        "list",
        "paragraph",
    ]


def test_a_row_of_a_table_is_one_block() -> None:
    table = (
        "<table><tr><th>Town</th><th>Cars a day</th></tr>"
        "<tr><td>Lindby</td><td>1,200</td></tr></table>"
    )
    found = rows(article_from_html_text(page_with(ONE, table, TWO)))
    assert ("list", "Lindby 1,200") in found
    assert ("list", "Town Cars a day") in found


def test_a_text_in_typewriter_letters_is_cut_at_empty_lines() -> None:
    page = (
        "<pre>Bridge opens late\n\nThe bridge opened to cars on Monday morning,\nat last."
        "\n\nIt cost the town 1.2 million euros more.</pre>"
    )
    assert [text for _, text in rows(article_from_html_text(page))] == [
        "Bridge opens late",
        "The bridge opened to cars on Monday morning, at last.",
        "It cost the town 1.2 million euros more.",
    ]


def test_a_paragraph_that_stands_twice_is_kept_once() -> None:
    article = article_from_html_text(page_with(ONE, TWO, f"<div class='mobile'>{ONE}</div>"))
    assert [kind for kind, _ in rows(article)] == ["headline", "paragraph", "paragraph"]
    assert [r.reason for r in article.removed] == ["duplicate"]


def test_quoted_posts_are_kept_in_their_place() -> None:
    post = (
        "<div class='related-embed'><blockquote class='post'><p>We are glad, and the whole town"
        " is too.</p></blockquote></div>"
    )
    assert kinds(page_with(ONE, post, TWO)) == ["headline", "paragraph", "quote", "paragraph"]


def test_scripts_styles_and_comments_are_not_text() -> None:
    page = page_with("<style>p {}</style><!-- note -->", ONE, "<script>var a = 1</script>", TWO)
    article = article_from_html_text(page)
    assert article.removed == ()
    assert "var a" not in article.text


def test_a_body_that_only_the_data_holds_is_read_from_there() -> None:
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge opens'
        ' late", "articleBody": "The bridge opened to cars on Monday.\\n\\nIt cost the town 1.2'
        ' million euros more than planned."}</script>'
    )
    page = f"<html><head>{data}</head><body><div id='app'>Please wait</div></body></html>"
    assert [text for _, text in rows(article_from_html_text(page))] == [
        "Bridge opens late",
        "The bridge opened to cars on Monday.",
        "It cost the town 1.2 million euros more than planned.",
    ]


# ------------------------------------------------------------------------------ bad pages


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "NewsArticle", "headline": "A & B",}',
        '[1, null, {"@graph": [{"@type": ["NewsArticle"], "headline": 5, "author": [null, 3]}]}]',
        '"text"',
        "",
    ],
)
def test_broken_data_of_a_page_is_passed_over(data: str) -> None:
    script = f'<script type="application/ld+json">{data}</script>'
    assert kinds(page_with(ONE, TWO, head=script)) == ["headline", "paragraph", "paragraph"]


@pytest.mark.parametrize("odd", ["&#1;", "&#0;", "\x07", "\ud800", "\U000e0105", "&#xFFFE;"])
def test_characters_that_no_page_may_hold_do_no_harm(odd: str) -> None:
    page = page_with(ONE, f"<p>The ferry {odd}made its last journey on Sunday evening.</p>", TWO)
    assert kinds(page) == ["headline", *["paragraph"] * 3]


def test_codes_of_windows_in_a_page_become_quotation_marks() -> None:
    page = page_with(ONE, "<p>&#147;It&#146;s ours,&#148; said the mayor of the town.</p>", TWO)
    assert "“It’s ours,” said the mayor" in article_from_html_text(page).text


def test_an_xhtml_page_with_a_declaration_is_read() -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>' + page_with(ONE, TWO)
    assert len(article_from_html_text(page).blocks) == 3


def test_a_page_nested_without_end_is_refused_not_fatal() -> None:
    page = "<html><body>" + "<div>" * 5000 + "</div>" * 5000 + "</body></html>"
    with pytest.raises(ReaderError, match="No article"):
        article_from_html_text(page)


def test_long_menus_stay_out_of_the_text() -> None:
    menu = "<div>" + "".join(f"<a href='/{i}'>Part {i} of it</a><br>" for i in range(40)) + "</div>"
    article = article_from_html_text(page_with(menu, ONE, TWO, ONE.replace("bridge", "road"), menu))
    assert "Part 7" not in article.text
    assert {r.reason for r in article.removed} == {"navigation"}
