"""A saved page becomes a draft: its article, and a list of what was left out."""

from collections.abc import Sequence

from lxml import etree

from reader.core import BlockKind
from reader.sources._bylines import is_byline, may_be_byline
from reader.sources._credits import is_caption
from reader.sources._dom import PageBlock, page_blocks, parse_page, strip_machinery
from reader.sources._draft import Draft, Facts, Piece, lay_out
from reader.sources._extract import SELECTORS, kept_by_extractor
from reader.sources._leftover import left_out, letters_of
from reader.sources._metadata import page_facts
from reader.sources._notices import notice_reason, words_of
from reader.sources._tidy import one_line, parsable
from reader.sources._zones import Zone

_MENU_RUN = 6
"""So many links in a row, with nothing else between them, are a menu."""
_LEAST_WORDS = 10
"""A page with fewer words outside links holds no article."""
_LEAST_REPEATED = 60
"""Letters of a block that is taken out where it stands a second time."""
_LONGEST_LINE = 30
"""Words of the longest byline or heading."""
_LEAST_LOST = 4
"""Words of a paragraph that is taken in though the extractor left it out."""
_TOLD_MORE = 2.0
"""The body in JSON-LD is taken where it is so many times longer than the page's."""
_ALIEN = (Zone.COMMENTS, Zone.ADVERT, Zone.RELATED)


def draft_of_page(page: str) -> Draft | None:
    """Give the article of a page, or None where no article is found in it."""
    try:
        root = parse_page(SELECTORS.sub("", parsable(page)))
    except etree.LxmlError:
        return None
    facts, told = page_facts(root)
    strip_machinery(root)
    blocks = page_blocks(root)
    if not blocks:
        return None
    headline = _headline(blocks, facts)
    chosen = _chosen(blocks, kept_by_extractor(root, blocks), headline)
    body = [_piece(blocks[i]) for i in chosen]
    retold = _told_pieces(told, body)
    body = retold or body
    if sum(len(words_of(piece.text)) for piece in body if not piece.linked) < _LEAST_WORDS:
        return None
    title = facts.title if headline is None else blocks[headline].text
    pieces = (*([Piece(text=title)] if title else []), *body)
    text, spans = lay_out(pieces)
    inside = chosen if headline is None else [headline, *chosen]
    known = {} if retold else dict(zip(inside, spans[-len(inside) :], strict=True))
    starts = {number: span.start for number, span in known.items()}
    removed = left_out(blocks, inside, starts, len(text) if known else None)
    return Draft(text=text, pieces=pieces, spans=spans, facts=facts, removed=removed)


def _headline(blocks: Sequence[PageBlock], facts: Facts) -> int | None:
    """Give the number of the block that is the headline: a heading that fits the title."""
    title = letters_of(facts.title or "")
    heads = [i for i, b in enumerate(blocks) if b.tag in ("h1", "h2")]
    for i in heads:
        head = letters_of(blocks[i].text)
        if head and (head == title or (len(head) > 20 and (head in title or title in head))):
            return i
    for i in heads:
        if blocks[i].tag == "h1" and _fits(blocks[i].text, facts.title):
            return i
    same = (i for i, b in enumerate(blocks) if not b.linked and letters_of(b.text) == title)
    return next(same, None) if title else None


def _fits(head: str, title: str | None) -> bool:
    """Say whether a heading shares half of its words with the page's title, if there is one."""
    one, two = ({word.lower() for word in words_of(text)} for text in (head, title or ""))
    return len(one) > 2 and len(one & two) >= min(len(one), len(two)) / 2


def _chosen(blocks: Sequence[PageBlock], found: set[int], headline: int | None) -> list[int]:
    """Give the numbers of the article's blocks, without its headline."""
    start = -1 if headline is None else headline
    kept = found - _menus(blocks)
    if 2 * sum(i > start for i in kept) < len(kept):
        start = -1
    kept = {i for i in kept if i > start or not _is_minor(blocks[i])}
    if not kept:
        return []
    first = next((i for i in sorted(kept) if _is_prose(blocks[i])), max(kept))
    between = (i for i in range(start + 1, max(kept)) if i not in kept)
    kept |= {i for i in between if _is_part(blocks[i], at_top=i < first)}
    return sorted(kept - _repeated(blocks, kept, headline))


def _menus(blocks: Sequence[PageBlock]) -> set[int]:
    """Give the numbers of the blocks that stand in long rows of short links."""
    found: set[int] = set()
    row: list[int] = []
    for i, block in enumerate(blocks):
        row = [*row, i] if block.linked and len(words_of(block.text)) <= 12 else []
        if len(row) >= _MENU_RUN:
            found.update(row)
    return found


def _repeated(blocks: Sequence[PageBlock], kept: set[int], headline: int | None) -> set[int]:
    """Give the numbers of the kept blocks that say once more what another one says."""
    seen = set() if headline is None else {letters_of(blocks[headline].text)}
    found = set() if headline is None else {headline}
    for i in sorted(kept - found):
        letters = letters_of(blocks[i].text)
        if letters in seen:
            found.add(i)
        elif len(letters) >= _LEAST_REPEATED:
            seen.add(letters)
    return found


def _is_prose(block: PageBlock) -> bool:
    """Say whether a block is a paragraph of the body, where the top of the article ends."""
    is_plain = block.hint in (None, BlockKind.LIST, BlockKind.QUOTE)
    return is_plain and len(words_of(block.text)) >= 12 and not is_byline(block.text)


def _is_minor(block: PageBlock) -> bool:
    """Say whether a block above the headline is no loss to the article."""
    return block.linked or block.zone is not None or len(words_of(block.text)) <= 12


def _is_part(block: PageBlock, *, at_top: bool) -> bool:
    """Say whether a block that the extractor left out belongs to the article all the same.

    At the top these are bylines and standfirsts; between the article's paragraphs,
    other paragraphs and quotations (embedded posts, for instance); captions anywhere.
    """
    if block.linked or notice_reason(block.text):
        return False
    if block.hint is BlockKind.QUOTE and not at_top:
        return len(words_of(block.text)) >= _LEAST_LOST
    if block.zone in _ALIEN:
        return False
    if block.hint is BlockKind.CAPTION or is_caption(block.text):
        return True
    if not at_top:
        return _is_lost_paragraph(block)
    if block.hint is BlockKind.STANDFIRST:
        return len(words_of(block.text)) >= 4
    return is_byline(block.text) or (block.hint is BlockKind.BYLINE and may_be_byline(block.text))


def _is_lost_paragraph(block: PageBlock) -> bool:
    """Say whether a block between others of the article is a plain paragraph or list item."""
    is_plain = block.tag in ("p", "li") and block.hint in (None, BlockKind.LIST)
    return is_plain and block.zone is None and len(words_of(block.text)) >= _LEAST_LOST


def _piece(block: PageBlock) -> Piece:
    """Give a block as a piece; a byline or heading as long as a paragraph is a paragraph."""
    is_line = block.hint in (BlockKind.BYLINE, BlockKind.HEADING)
    is_long = is_line and len(words_of(block.text)) > _LONGEST_LINE
    return Piece(text=block.text, hint=None if is_long else block.hint, linked=block.linked)


def _told_pieces(told: str | None, body: Sequence[Piece]) -> list[Piece]:
    """Give the paragraphs of JSON-LD where the page itself shows much less."""
    if not told or len(told) < _TOLD_MORE * sum(len(piece.text) for piece in body):
        return []
    return [Piece(text=line) for raw in told.split("\n") if (line := one_line(raw))]
