"""A Markdown file becomes a draft: front matter, headline, and the blocks it renders to."""

import re

from lxml import etree
from markdown import markdown

from reader.core import BlockKind
from reader.sources._dates import iso_date
from reader.sources._dom import PageBlock, page_blocks, parse_page, strip_machinery
from reader.sources._draft import Draft, Facts, Piece, lay_out
from reader.sources._leftover import letters_of
from reader.sources._tidy import dropped_warning, tidy_lines

_FENCED = re.compile(r"\A\s*---[ \t]*\n(?P<rows>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ROW = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:[ \t]*(?P<value>.*)")
_LEADING = re.compile(r"\A\s*(?:(?:title|author|authors|date|outlet|source):[ \t]+\S.*\n)+", re.I)
_KEYS = {
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors"),
    "outlet": ("outlet", "publication", "publisher", "source", "site", "site_name"),
    "published": ("date", "published", "pubdate", "created"),
    "summary": ("description", "summary", "subtitle", "standfirst", "excerpt"),
}


def draft_of_markdown(text: str) -> Draft:
    """Give the pieces of a Markdown text: as it renders, without its marks.

    The headline is the title of the front matter, else the first heading, else the
    first block.
    """
    tidied = tidy_lines(text)
    facts, source = _front_matter(tidied.text)
    blocks = _rendered(source)
    pieces = tuple(_pieces(blocks, facts.title))
    body, spans = lay_out(pieces)
    warnings = (dropped_warning(tidied.dropped),) if tidied.dropped else ()
    return Draft(text=body, pieces=pieces, spans=spans, facts=facts, warnings=warnings)


def _front_matter(text: str) -> tuple[Facts, str]:
    """Part the head of "key: value" rows from the text, where there is one."""
    found = _FENCED.match(text) or _LEADING.match(text)
    if not found:
        return Facts(), text
    rows = {
        row["key"].lower(): row["value"].strip().strip("\"'[]").strip()
        for row in map(_ROW.fullmatch, map(str.strip, found[0].splitlines()))
        if row
    }
    told = {field: _told(rows, keys) for field, keys in _KEYS.items()}
    told["published"] = iso_date(told["published"] or "")
    return Facts(**told), text[found.end() :]


def _told(rows: dict[str, str], keys: tuple[str, ...]) -> str | None:
    """Give the first of these rows that says something."""
    return next((rows[key] for key in keys if rows.get(key)), None)


def _rendered(source: str) -> list[PageBlock]:
    """Give the blocks of the page that the text renders to."""
    page = markdown(source, extensions=["tables", "sane_lists", "fenced_code", "footnotes"])
    try:
        root = parse_page(f"<body>{page}</body>")
    except etree.LxmlError:
        return []
    strip_machinery(root)
    return page_blocks(root)


def _pieces(blocks: list[PageBlock], title: str | None) -> list[Piece]:
    """Put the headline first, once, and the other blocks after it."""
    first = next((i for i, b in enumerate(blocks) if b.hint is BlockKind.HEADING), 0)
    head = blocks[first].text if blocks else ""
    is_headline = not title or letters_of(head) == letters_of(title)
    rest = [b for i, b in enumerate(blocks) if not (is_headline and i == first)]
    start = title or head
    pieces = [Piece(text=start)] if start else []
    return pieces + [Piece(text=b.text, hint=b.hint, linked=b.linked) for b in rest]
