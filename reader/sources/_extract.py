"""Let trafilatura choose the blocks of a page that are its article.

Each block's first characters are stamped in the tree with an invisible number, written
in variation selectors; the numbers that come out of the extractor name the blocks it
keeps. So the text itself is always the page's own, and nothing is guessed back.
"""

import re
from collections.abc import Sequence

from lxml import html
from trafilatura import bare_extraction
from trafilatura.settings import Document

from reader.sources._dom import PageBlock
from reader.sources._tidy import parsable

_FIRST, _BASE = 0xE0100, 240
_DIGITS = 3
_STAMP = re.compile(f"[\U000e0100-\U000e01ef]{{{_DIGITS}}}")
SELECTORS = re.compile("[\U000e0100-\U000e01ef]")
"""The characters of the stamps; a page's own must be taken out before it is parsed."""


def kept_by_extractor(root: html.HtmlElement, blocks: Sequence[PageBlock]) -> set[int]:
    """Give the numbers of the blocks that are the article's; stamps the tree for good."""
    for number, block in enumerate(blocks):
        _stamp(block, number)
    # Its slower mode asks two more extractors; on the benchmark that lost precision.
    found = bare_extraction(root, fast=True, include_comments=False, with_metadata=False)
    if not isinstance(found, Document):
        return set()
    text = "".join(map(str, found.body.itertext()))
    return {number for stamp in _STAMP.findall(text) if (number := _number(stamp)) < len(blocks)}


def _stamp(block: PageBlock, number: int) -> None:
    """Put a block's number before its first characters."""
    digits = ""
    for _ in range(_DIGITS):
        number, digit = divmod(number, _BASE)
        digits += chr(_FIRST + digit)
    if block.in_tail:
        block.element.tail = digits + parsable(block.element.tail or "")
    else:
        block.element.text = digits + parsable(block.element.text or "")


def _number(stamp: str) -> int:
    """Read a block's number."""
    return sum((ord(c) - _FIRST) * _BASE**place for place, c in enumerate(stamp))
