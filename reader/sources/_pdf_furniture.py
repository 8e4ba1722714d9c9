"""What belongs to a page and not to the article: running heads, page numbers, jump lines."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest

from reader.core import Removed
from reader.sources._leftover import letters_of
from reader.sources._pdf_page import PageText
from reader.sources._pdf_segments import Segment

_ZONE = 0.14  # of a page's height, at the top and at the bottom
_ROWS = 2  # outermost lines of a zone that are looked at
_SAME_PLACE = 6.0  # points
_LEAST_SHARE = 0.3  # of the pages; left and right ones may have heads of their own
_LONGEST = 110  # characters of a running head
_LONGEST_JUMP = 60

_APART = 0.7  # heights of a line that are white between it and the text
_NUMBER = r"[A-Z]{0,2}[-–]?\d{1,3}|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"
_PAGE_NUMBER = re.compile(
    rf"\W*(?:page|p\.|seite)?\W*(?:{_NUMBER})\W*(?:(?:of|/|von)\W*\d{{1,4}})?\W*", re.IGNORECASE
)
_PRINTED = re.compile(
    r"(?:(?:https?|file)://|www\.)\S+(?:\s.{0,12})?"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? (?:at )?\d{1,2}:\d{2}(?: ?[AP]M)?\b.{0,90}",
    re.IGNORECASE,
)
_PAGE = rf"(?:the )?(?:next|back|previous|preceding|first) page|(?:page|p\.|pg\.?) ?(?:{_NUMBER})"
_JUMP = re.compile(
    rf"\W*(?:(?:please )?(?:(?:story )?continue[sd]|cont(?:['’]d)?\.?|turn|(?:read )?more)"
    rf"(?: (?:on|from|to|at|in))? (?:{_PAGE}|[A-Z]-?\d{{1,3}})"
    rf"|(?:story )?continue[sd]|(?i:see) [A-Z][A-Z’'-]+(?: [A-Z’'-]+)*,? (?i:{_PAGE}|on [A-Z]\d+)"
    r"|from page (?:[A-Z]-?)?\d{1,3})\W*",
    re.IGNORECASE,
)


class Furniture(StrEnum):
    """Why a piece of a page is not in the text; the value is the reason shown to people."""

    ABOVE = "above the headline"
    RUNNING_HEAD = "running head"
    PAGE_NUMBER = "page number"
    PRINTED_BY = "printed by the browser"
    JUMP = "continued on another page"
    PULLED = "printed once more, in large type"
    SIDEWAYS = "sideways"
    OUTSIDE = "outside the page"
    OTHER = "another article"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edge:
    """A segment near an edge of its page; its distance from that, and the white inwards of it.

    Where two lines are near the edge, the greater white inwards of either counts.
    """

    segment: Segment
    is_at_top: bool
    is_outermost: bool
    distance: float
    white: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """What only the pages need, and the first page whose text comes after it, from 0."""

    piece: Removed
    page: int


def without_furniture(
    pages: Sequence[PageText],
) -> tuple[tuple[PageText, ...], tuple[SetAside, ...]]:
    """Part the pages' texts from what only the pages need, and list that with its reasons."""
    reasons = dict(_by_place(pages)) | dict(_by_wording(pages))
    found: dict[str, dict[str, int]] = defaultdict(dict)
    kept = []
    for number, page in enumerate(pages):
        left = [segment for segment in page.segments if id(segment) not in reasons]
        kept.append(replace(page, segments=tuple(left)))
        tops = [segment.top for segment in left]
        middle = (min(tops, default=page.top) + max(tops, default=page.bottom)) / 2
        for segment in page.segments:
            if id(segment) in reasons:
                after = number + (segment.top > middle)
                found[reasons[id(segment)]].setdefault(segment.text, after)
        for why, texts in ((Furniture.SIDEWAYS, page.sideways), (Furniture.OUTSIDE, page.outside)):
            for text in texts:
                found[why].setdefault(text, number)
    return tuple(kept), tuple(_listed(found))


def _listed(found: dict[str, dict[str, int]]) -> Iterator[SetAside]:
    """Give one entry for all page numbers, and one for each other text, where it stood first."""
    for reason, texts in found.items():
        different = {text: page for text, page in texts.items() if text}
        if reason == Furniture.PAGE_NUMBER and different:
            different = {"\n".join(different): min(different.values())}
        for text, page in different.items():
            yield SetAside(piece=Removed(reason=str(reason), text=text), page=page)


def _by_wording(pages: Sequence[PageText]) -> Iterator[tuple[int, Furniture]]:
    """Find lines that send the reader to another page."""
    for page in pages:
        for segment in page.segments:
            if len(segment.text) <= _LONGEST_JUMP and _JUMP.fullmatch(segment.text):
                yield id(segment), Furniture.JUMP


def _by_place(pages: Sequence[PageText]) -> Iterator[tuple[int, Furniture]]:
    """Find page numbers, and what stands at the same place of several pages."""
    edges = [_set_apart(page) for page in pages]
    heads = Counter(key for some in edges for key in {_key(edge) for edge in some})
    least = max(2, _LEAST_SHARE * len(pages))
    title = letters_of(_largest(pages[0])) if pages else ""
    for number, some in enumerate(edges):
        printed = [edge for edge in some if _PRINTED.fullmatch(edge.segment.text)]
        numbers = [edge for edge in some if _PAGE_NUMBER.fullmatch(edge.segment.text)]
        for edge in some:
            text = edge.segment.text
            if _is_beside(edge, printed):
                yield id(edge.segment), Furniture.PRINTED_BY
            elif edge in numbers:
                yield id(edge.segment), Furniture.PAGE_NUMBER
            elif len(text) <= _LONGEST and (
                _times(edge, heads) >= least
                or (number and _is_in(text, title))
                or (edge.is_outermost and _is_beside(edge, numbers))
            ):
                yield id(edge.segment), Furniture.RUNNING_HEAD


def _set_apart(page: PageText) -> list[_Edge]:
    """Give the lines at the edges of a page that white parts from the text.

    Browsers print a line above the page and one below, however near to the text.
    """
    edges = list(_edges(page))
    outer = [edge for edge in edges if edge.is_outermost]
    printed = [edge for edge in outer if _PRINTED.fullmatch(edge.segment.text)]
    is_printed = len({edge.is_at_top for edge in printed}) == 2
    return [
        edge
        for edge in edges
        if edge.white >= _APART * edge.segment.height
        or (is_printed and edge.is_outermost and _is_beside(edge, printed))
    ]


def _is_beside(edge: _Edge, others: Sequence[_Edge]) -> bool:
    return any(edge.segment.is_level_with(other.segment) for other in others)


def _edges(page: PageText) -> Iterator[_Edge]:
    """Give the outermost lines at the top and at the bottom of a page."""
    zone = _ZONE * (page.bottom - page.top)
    for is_at_top in (True, False):
        rows = _rows(page, is_at_top=is_at_top)
        whites = [_white(row, inner) for row, inner in zip_longest(rows, rows[1:], fillvalue=())]
        for number, row in enumerate(rows[:_ROWS]):
            for segment in row:
                distance = _distance(segment, page, is_at_top=is_at_top)
                if distance + segment.height < zone:
                    yield _Edge(
                        segment=segment,
                        is_at_top=is_at_top,
                        is_outermost=number == 0,
                        distance=distance,
                        white=max(whites[number:_ROWS]),
                    )


def _rows(page: PageText, *, is_at_top: bool) -> list[list[Segment]]:
    """Give the outermost lines from an edge inwards, one more than are looked at."""
    rows: list[list[Segment]] = []
    for segment in sorted(page.segments, key=lambda s: _distance(s, page, is_at_top=is_at_top)):
        if rows and segment.is_level_with(rows[-1][0]):
            rows[-1].append(segment)
        elif len(rows) > _ROWS:
            break
        else:
            rows.append([segment])
    return rows


def _distance(segment: Segment, page: PageText, *, is_at_top: bool) -> float:
    return segment.top - page.top if is_at_top else page.bottom - segment.bottom


def _white(row: Sequence[Segment], inner: Sequence[Segment]) -> float:
    """Give the height of the white between a row and the next one inwards."""
    gaps = (max(o.top - s.bottom, s.top - o.bottom) for s in row for o in inner)
    return min(gaps, default=max(segment.height for segment in row))


def _key(edge: _Edge) -> tuple[str, bool, int]:
    """Give what running heads of one kind share: words but for numbers, edge, distance."""
    words = re.sub(r"\d+", "#", edge.segment.text.casefold())
    return words, edge.is_at_top, round(edge.distance / _SAME_PLACE)


def _times(edge: _Edge, heads: Counter[tuple[str, bool, int]]) -> int:
    """Count the pages that have the same words at the same place."""
    words, is_at_top, place = _key(edge)
    return sum(heads[words, is_at_top, place + by] for by in (-1, 0, 1))


def _is_in(text: str, title: str) -> bool:
    letters = letters_of(re.sub(r"\d+", "", text))
    return len(letters) > 5 and letters in title


def _largest(page: PageText) -> str:
    """Give the words in the largest type of a page."""
    size = max((segment.size for segment in page.segments), default=0.0)
    return " ".join(s.text for s in page.segments if s.size > 0.97 * size)
