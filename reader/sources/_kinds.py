"""Say what each piece of an article is: rules over wording, place and neighbours."""

import re
from collections.abc import Callable, Sequence

from reader.core import BlockKind
from reader.sources._bylines import is_author_line, is_byline, may_be_byline
from reader.sources._credits import is_caption
from reader.sources._draft import Piece
from reader.sources._notices import (
    LONE_SYMBOL,
    heads_links,
    is_run_of_titles,
    is_title_like,
    notice_reason,
    reports_speech,
    words_of,
)

_TICK = 200
"""Pieces between two reports of progress: some 20 ms."""
_TOP = 8
"""So many pieces from the start bylines and a standfirst are looked for."""
_BULLET = re.compile(r"(?:[-*•‣▪◦●–]|\(?\d{1,2}[.)])\s+\S")
_PLAIN_BULLET = re.compile(r"[•‣▪◦●]\s*\S")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*$")
_SENTENCE_WITHIN = re.compile(r"[.!?…][\"'”’)\]]*(?:\s*[A-Z]|$)")
_BODY = (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE)
_STANDFIRST_WORDS = 45
_HEADING_WORDS = 10
_LEAST_UNDER = 60
"""Characters of a paragraph that a heading can stand over."""
_PARTING = ("share", LONE_SYMBOL)
"""Notices that stand between a standfirst and the first paragraph."""
_FOLLOW = re.compile(
    r"\bfollow (?:him|her|them|me|us)(?: on| at| @|$)"
    r"|\b(?:e-?mail|reach|contact) (?:him|her|me) at "
    r"|^follow |\bfollow (?:[\w.'-]+ ){1,4}(?:on|at|via) (?:twitter|facebook|instagram|x\b|@)",
    re.IGNORECASE,
)

Kinds = list[BlockKind | None]


def kinds_of(
    pieces: Sequence[Piece], tick: Callable[[float], None] = lambda _share: None
) -> tuple[BlockKind, ...]:
    """Give the kind of each piece; the first one is the headline.

    Wording comes first, then link farms, the top of the article, and form. What no
    rule claims is a paragraph. If nothing of a body were left, notices are taken back.
    `tick` is told now and then how far the work is, as a share of 1.
    """
    kinds: Kinds = []
    for place, piece in enumerate(pieces):
        if place % _TICK == 0:
            tick(place / len(pieces))
        kinds.append(_by_wording(piece, place) if place else BlockKind.HEADLINE)
    _mark_farms(pieces, kinds)
    _mark_prompt_at_end(pieces, kinds)
    _mark_standfirst(pieces, kinds)
    _mark_forms(pieces, kinds)
    settled = tuple(kind or BlockKind.PARAGRAPH for kind in kinds)
    if len(settled) > 1 and not any(kind in _BODY for kind in settled):
        return tuple(_taken_back(p, k) for p, k in zip(pieces, settled, strict=True))
    return settled


def _taken_back(piece: Piece, kind: BlockKind) -> BlockKind:
    """Give a notice back as a paragraph; a lone symbol stays what it is."""
    is_words = kind is BlockKind.BOILERPLATE and notice_reason(piece.text) != LONE_SYMBOL
    return BlockKind.PARAGRAPH if is_words else kind


def _by_wording(piece: Piece, place: int) -> BlockKind | None:
    """Give the kind that a piece's own words or its mark-up tell."""
    text, hint = piece.text, piece.hint
    if notice_reason(text) or is_run_of_titles(text):
        return BlockKind.BOILERPLATE
    if piece.linked and hint is not BlockKind.HEADING and not _SENTENCE_WITHIN.search(text):
        return BlockKind.BOILERPLATE
    if is_byline(text) or (hint is BlockKind.BYLINE and may_be_byline(text)):
        return BlockKind.BYLINE
    if hint in (BlockKind.CAPTION, BlockKind.STANDFIRST):
        return hint
    if is_caption(text):
        return BlockKind.CAPTION
    if hint is None and place < _TOP and is_author_line(text):
        return BlockKind.BYLINE
    return None if hint is BlockKind.BYLINE else hint


def _mark_farms(pieces: Sequence[Piece], kinds: Kinds) -> None:
    """Mark the titles under "Related articles" and the like, up to the next sentence."""
    farm: str | None = None
    for place, piece in enumerate(pieces):
        heading = heads_links(piece.text) if place else None
        if heading:
            farm = heading
        elif farm and _is_item(piece, kinds[place], farm):
            if not _heads_a_paragraph(pieces, kinds, place):
                kinds[place] = BlockKind.BOILERPLATE
        elif kinds[place] is not BlockKind.BOILERPLATE:
            farm = None


def _is_item(piece: Piece, kind: BlockKind | None, farm: str) -> bool:
    """Say whether a piece can be a title in a list of links.

    Where the source knows links, it is one; under "More from the speech" a list with
    bullets is rather the article's own.
    """
    if kind in (BlockKind.CAPTION, BlockKind.QUOTE) or piece.linked is False:
        return False
    is_own = farm == "more" and _BULLET.match(piece.text)
    return is_title_like(piece.text) and not is_own


def _heads_a_paragraph(pieces: Sequence[Piece], kinds: Kinds, place: int) -> bool:
    """Say whether the last title of a farm is rather the heading of the text after it."""
    follows = place + 1 < len(pieces) and not is_title_like(pieces[place + 1].text)
    is_marked = kinds[place] is BlockKind.HEADING
    is_short = kinds[place] is None and len(words_of(pieces[place].text)) <= 4
    return follows and (is_marked or is_short) and kinds[place + 1] is not BlockKind.BOILERPLATE


def _mark_prompt_at_end(pieces: Sequence[Piece], kinds: Kinds) -> None:
    """Mark "Follow her on …" in the last piece of the body."""
    open_places = [i for i, kind in enumerate(kinds) if kind in (None, *_BODY)]
    for place in open_places[-2:]:
        text = pieces[place].text
        is_short = place > 2 and len(text) <= 400
        if is_short and _FOLLOW.search(text) and not reports_speech(text):
            kinds[place] = BlockKind.BOILERPLATE


def _mark_standfirst(pieces: Sequence[Piece], kinds: Kinds) -> None:
    """Mark a short summary that a byline or share prompt parts from the first paragraph."""
    _lower_standfirsts(kinds)
    if BlockKind.STANDFIRST in kinds[:_TOP]:
        return
    _raise_headings(pieces, kinds)
    first = next((i for i, kind in enumerate(kinds) if i and kind in (None, *_BODY)), None)
    if first is None or first + 2 >= len(pieces) or first > _TOP:
        return
    text = pieces[first].text
    after = pieces[first + 1].text
    parted = kinds[first + 1] is BlockKind.BYLINE or notice_reason(after) in _PARTING
    goes_on = any(kind in (None, *_BODY) for kind in kinds[first + 2 : first + 5])
    if parted and goes_on and _is_summary(text):
        kinds[first] = BlockKind.STANDFIRST


def _raise_headings(pieces: Sequence[Piece], kinds: Kinds) -> None:
    """Mark a heading of a whole sentence above the first paragraph as the standfirst."""
    for place in range(1, min(_TOP, len(pieces))):
        if kinds[place] in (None, *_BODY):
            return
        if kinds[place] is BlockKind.HEADING and len(words_of(pieces[place].text)) >= 8:
            kinds[place] = BlockKind.STANDFIRST


def _lower_standfirsts(kinds: Kinds) -> None:
    """Take the hint of a standfirst from pieces below the first paragraph: they are headings."""
    first = next((i for i, kind in enumerate(kinds) if i and kind in (None, *_BODY)), len(kinds))
    for place in range(first, len(kinds)):
        if kinds[place] is BlockKind.STANDFIRST:
            kinds[place] = None


def _is_summary(text: str) -> bool:
    """Say whether a block is one or two sentences of the length of a standfirst."""
    stops = len(re.findall(r"[.!?][\"'”’)]*(?:\s|$)", text))
    return 5 <= len(words_of(text)) <= _STANDFIRST_WORDS and stops <= 2


def _mark_forms(pieces: Sequence[Piece], kinds: Kinds) -> None:
    """Mark lists, block quotations and headings by their form."""
    for place, piece in enumerate(pieces):
        if kinds[place] is not None:
            continue
        if _is_list_item(pieces, place):
            kinds[place] = BlockKind.LIST
        elif piece.text.startswith("> "):
            kinds[place] = BlockKind.QUOTE
        elif _is_heading(pieces, kinds, place):
            kinds[place] = BlockKind.HEADING


def _is_list_item(pieces: Sequence[Piece], place: int) -> bool:
    """Say whether a piece has a bullet or number, and a neighbour has one too."""
    text = pieces[place].text
    if _PLAIN_BULLET.match(text):
        return True
    near = [pieces[i].text for i in (place - 1, place + 1) if 0 <= i < len(pieces)]
    return bool(_BULLET.match(text)) and any(map(_BULLET.match, near))


def _is_heading(pieces: Sequence[Piece], kinds: Kinds, place: int) -> bool:
    """Say whether a short line without a stop stands over a paragraph of sentences."""
    text = pieces[place].text
    if len(text) > 100 or not text[0].isupper() or text.endswith((",", ";", ":")):
        return False
    is_sentence = " | " in text or (_STOP.search(text) and not text.endswith("?"))
    if is_sentence or len(words_of(text)) > _HEADING_WORDS:
        return False
    after = pieces[place + 1].text if place + 1 < len(pieces) else ""
    is_under_headline = kinds[place - 1] is BlockKind.HEADLINE
    return not is_under_headline and len(after) >= _LEAST_UNDER and bool(_STOP.search(after))
