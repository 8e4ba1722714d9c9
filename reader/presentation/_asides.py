"""What the import of an article set aside: boilerplate in its text, and what it left out."""

from collections.abc import Callable
from dataclasses import dataclass

from reader.core import Article, BlockKind, Removed, Span
from reader.presentation._messages import tr

_REASONS = {
    "above the headline": "Names of the section or the paper",
    "advert": "Advertisement",
    "comments": "Readers’ comments",
    "cookies": "Notice on cookies",
    "continued on another page": "Points to another page",
    "copyright": "Notice of rights",
    "duplicate": "Stands in the text already",
    "more": "Other articles",
    "navigation": "Menus and buttons",
    "newsletter": "Newsletter",
    "other": "Not taken for a part of the article",
    "outside the page": "Lies outside the printed page",
    "page": "Parts of the page",
    "page number": "Numbers of pages",
    "pointer": "Points to another article",
    "printed by the browser": "Printed around the page by the browser",
    "related": "Other articles",
    "printed once more, in large type": "Printed once more, in large type",
    "running head": "Running heads",
    "share": "Buttons to share",
    "sideways": "Printed sideways",
    "social": "Social media",
    "symbol": "Signs without words",
    "syndication": "Note of the publisher",
}
_BY_ITS_PLACE = "Taken for boilerplate by its place and form"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A piece that was set aside, with the reason in words.

    It stands in the text, at `span`, or was left out of it, as `piece`.
    """

    reason: str
    text: str
    span: Span | None = None
    piece: Removed | None = None


def asides_of(article: Article, why: Callable[[str], str | None]) -> tuple[Aside, ...]:
    """List what was set aside, in the order in which it stood.

    `why` gives the reason, by name, for which words are boilerplate, or None.
    """
    rows = [
        (block.span.start, _in_text(block.span, block.span.of(article.text), why))
        for block in article.blocks
        if block.kind is BlockKind.BOILERPLATE
    ]
    end = len(article.text)
    rows += [(end if p.at is None else p.at, _left_out(p)) for p in article.removed]
    return tuple(aside for _, aside in sorted(rows, key=lambda row: row[0]))


def _in_text(span: Span, text: str, why: Callable[[str], str | None]) -> Aside:
    return Aside(reason=_words(why(text)), text=text, span=span)


def _left_out(piece: Removed) -> Aside:
    return Aside(reason=_words(piece.reason), text=piece.text, piece=piece)


def _words(reason: str | None) -> str:
    if reason is None:
        return tr(_BY_ITS_PLACE)
    return tr(_REASONS[reason]) if reason in _REASONS else reason
