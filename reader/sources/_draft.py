"""What a reader of one format hands on: the text, its pieces, and what is known about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from reader.core import BlockKind, Removed, Span

GAP = "\n\n"
"""What stands between the pieces of a text that was not plain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One paragraph-like piece of a source, its words on one line.

    `hint` is the kind that the source's own mark-up names, if any. `linked` says whether
    nearly all of it is a link to another page; None where the source cannot tell.
    """

    text: str
    hint: BlockKind | None = None
    linked: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a source says about its article outside the text; None where it is silent."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text whose pieces are known and not yet judged; `spans[i]` is where `pieces[i]` lies."""

    text: str
    pieces: tuple[Piece, ...]
    spans: tuple[Span, ...]
    facts: Facts = Facts()
    removed: tuple[Removed, ...] = ()
    warnings: tuple[str, ...] = ()


def lay_out(pieces: Iterable[Piece]) -> tuple[str, tuple[Span, ...]]:
    """Put pieces one under the other with an empty line between them."""
    texts, spans, at = [], [], 0
    for piece in pieces:
        texts.append(piece.text)
        spans.append(Span(start=at, end=at + len(piece.text)))
        at += len(piece.text) + len(GAP)
    return GAP.join(texts), tuple(spans)
