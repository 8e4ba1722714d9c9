"""An article as it was read from its source, before any comparison."""

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath

from reader.core._text import Span


class BlockKind(StrEnum):
    """What a block of an article is; `docs/glossary.md` defines each."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    QUOTE = "quote"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"

    @property
    def is_compared(self) -> bool:
        """Say whether sentences of such a block take part in the comparison."""
        return self not in (BlockKind.BOILERPLATE, BlockKind.BYLINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading or the like: a span of the text without line ends."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an article came from: the file's name or path, its bytes' digest, its type."""

    path: str
    sha256: str
    media_type: str

    @property
    def file_name(self) -> str:
        """Give the last part of the path, of any system: a report names no one's folders."""
        return PurePosixPath(PureWindowsPath(self.path).name).name or self.path

    @property
    def is_pdf(self) -> bool:
        """Say whether it is a PDF, whose pages can be marked."""
        return self.media_type == "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A piece of the source that the import left out of the text, and why.

    Its paragraphs stand one a line. `at` is the offset in the text before which it stood,
    None where that is not known.
    """

    reason: str
    text: str
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: its text, the blocks of that text, and what is known about it.

    `blocks` are in order, do not overlap, and together hold every character of
    `text` that is not white space. `published` is an ISO date (YYYY-MM-DD) or None.
    `warnings` are sentences for people about the import (another language, say).
    """

    title: str
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str = "en"
    source: Source
    text: str
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def text_sha256(self) -> str:
        """Give the SHA-256 of the text in UTF-8, as hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


_GAP = "\n\n"  # between the paragraphs of a text


def put_back(article: Article, piece: Removed) -> Article:
    """Give the article with a piece that was left out back in its place, as paragraphs.

    A piece whose place is not known goes to the end. Raises `ValueError` if the article
    has no such piece.
    """
    number = article.removed.index(piece)
    end = len(article.text)
    wished = end if piece.at is None else piece.at
    # No block is cut in two, wherever the place may be.
    at = min((b.span.start for b in article.blocks if b.span.end > wished), default=end)
    lines = [line.strip() for line in piece.text.splitlines() if line.strip()]
    words = _GAP.join(lines)
    before, after = (_GAP, "") if at == end and article.text else ("", _GAP if at < end else "")
    grown = len(before) + len(words) + len(after)
    blocks = [b if b.span.start < at else _moved(b, grown) for b in article.blocks]
    blocks += _paragraphs(lines, at + len(before))
    return replace(
        article,
        text=article.text[:at] + before + words + after + article.text[at:],
        blocks=tuple(sorted(blocks, key=lambda block: block.span.start)),
        removed=tuple(
            other if other.at is None or other.at < at + (n < number) else _later(other, grown)
            for n, other in enumerate(article.removed)
            if n != number
        ),
    )


def _paragraphs(lines: list[str], at: int) -> list[Block]:
    blocks = []
    for line in lines:
        span = Span(start=at, end=at + len(line))
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=span))
        at += len(line) + len(_GAP)
    return blocks


def _moved(block: Block, by: int) -> Block:
    span = Span(start=block.span.start + by, end=block.span.end + by)
    return replace(block, span=span)


def _later(piece: Removed, by: int) -> Removed:
    return replace(piece, at=None if piece.at is None else piece.at + by)
