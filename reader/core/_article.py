"""An article as it was read from its source, before any comparison."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A piece of the source that the import left out of the text, and why."""

    reason: str
    text: str


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
