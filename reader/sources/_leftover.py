"""List what the import left out of a page, each piece with its reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from reader.core import Removed
from reader.sources._dom import PageBlock
from reader.sources._notices import notice_reason
from reader.sources._zones import Zone

_SHORT = 60
"""Characters of a piece that is listed together with its neighbours, such as a menu's items."""
_LEAST_REPEATED = 15
_BY_WORDING = {
    "share": Zone.NAVIGATION, "page": Zone.NAVIGATION, "advert": Zone.ADVERT,
    "related": Zone.RELATED, "more": Zone.RELATED, "pointer": Zone.RELATED,
    "comments": Zone.COMMENTS,
}  # fmt: skip


def letters_of(text: str) -> str:
    """Give the letters and digits of a text in small letters: the same words in any dress."""
    return "".join(filter(str.isalnum, text.lower()))


def left_out(
    blocks: Sequence[PageBlock],
    inside: Iterable[int],
    starts: Mapping[int, int],
    end: int | None,
) -> tuple[Removed, ...]:
    """Give the blocks whose numbers are not `inside`; short neighbours become one piece.

    `starts` tells where in the article's text blocks begin, `end` where the text ends; both
    are empty where the text was not made of the page's blocks.
    """
    numbers = set(inside)
    known = {letters_of(blocks[i].text) for i in numbers}
    found: list[Removed] = []
    for is_inside, stretch in groupby(range(len(blocks)), lambda i: i in numbers):
        if not is_inside:
            row = list(stretch)
            at = starts.get(row[-1] + 1, end)
            found += _stretch_left_out([blocks[i] for i in row], known, at)
    return tuple(found)


def _stretch_left_out(
    blocks: Sequence[PageBlock], known: set[str], at: int | None
) -> Iterator[Removed]:
    """Give the pieces of one stretch of a page between two blocks of the article."""
    rows = [(_reason(b, known), b.text) for b in blocks if any(map(str.isalnum, b.text))]
    for (reason, is_short), group in groupby(rows, lambda row: (row[0], len(row[1]) <= _SHORT)):
        texts = [text for _, text in group]
        for piece in ["\n".join(texts)] if is_short else texts:
            yield Removed(reason=reason.value, text=piece, at=at)


def _reason(block: PageBlock, known: set[str]) -> Zone:
    """Say why a block is not in the text."""
    letters = letters_of(block.text)
    if len(letters) >= _LEAST_REPEATED and letters in known:
        return Zone.DUPLICATE
    by_wording = _BY_WORDING.get(notice_reason(block.text) or "")
    return block.zone or by_wording or (Zone.NAVIGATION if block.linked else Zone.OTHER)
