"""The form of a ledger: a plain table on a pair of articles, whose rows lead to passages."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reader.core import Article, Comparison, Sentence, Side, Span
from reader.presentation._messages import tr
from reader.presentation._quoting import excerpt
from reader.presentation._roles import Role

_LEAST_BEFORE = 18  # characters shown before the words that a cell is about


class LedgerKind(StrEnum):
    """What a ledger keeps account of."""

    QUOTATIONS = "quotations"
    FIGURES = "figures"
    NAMES = "names"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its title, what it holds in a sentence, and its share of the width.

    `is_place` is said of one that only tells where a passage stands.
    """

    title: str
    tip: str
    share: int
    is_number: bool = False
    is_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one field; `order` is what it is sorted by, `role` how it is marked."""

    text: str
    order: float | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One row, with its passages on either side, and the finding that it is about, if any."""

    cells: tuple[Cell, ...]
    spans: tuple[tuple[Span, ...], tuple[Span, ...]]
    finding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A table; `note` says how it was made, `empty` why it has no row.

    Rows are in reading order, sources by their quoted words. `lines` is how many lines
    of text a row is worth on screen.
    """

    kind: LedgerKind
    title: str
    note: str
    empty: str
    columns: tuple[Column, ...]
    rows: tuple[LedgerRow, ...]
    lines: int = 1

    def spoken(self, row: LedgerRow) -> str:
        """Say a row in words, each field after its column's title."""
        named = zip(self.columns, row.cells, strict=True)
        fields = (
            tr("{title}: {text}", title=column.title, text=cell.text)
            for column, cell in named
            if cell.text
        )
        return "; ".join(fields)


def standing(sides: Iterable[Side], *, both: str, role: Role = Role.SAME) -> Cell:
    """Give the field that says on which sides something stands."""
    there = tuple(sides)
    if len(there) == len(Side):
        return Cell(text=both, order=0.0, role=role)
    only = there[0]
    return Cell(text=tr("Only in {side}", side=only.letter), order=2.0 + only, role=Role.ONLY_HERE)


class ParagraphCells:
    """The fields that say in which paragraph of an article a passage begins."""

    def __init__(self, article: Article) -> None:
        blocks = article.blocks
        self._spans = [b.span for b in blocks if b.kind.is_compared and b.kind != "headline"]
        self._starts = [span.start for span in self._spans]

    def at(self, span: Span | None) -> Cell:
        """Give the paragraph as a short word and a number; without a passage an empty field."""
        if span is None:
            return Cell(text="", order=float("inf"))
        number, total = bisect_right(self._starts, span.start), len(self._spans)
        if not number or self._spans[number - 1].end <= span.start:
            return Cell(text=tr("headline"), order=0.0)
        return Cell(text=tr("{number} of {total}", number=number, total=total), order=number)


def in_context(comparison: Comparison, side: Side, span: Span, limit: int = 64) -> str:
    """Give a passage with some words of its sentence round it, on one line."""
    text = comparison.articles[side].text
    sentences = comparison.analyses[side].sentences
    number = bisect_right(sentences, span.start, key=_start_of) - 1
    around = sentences[number].span if number >= 0 else span
    room = max(0, limit - len(span))
    start = max(around.start, span.start - max(_LEAST_BEFORE, room // 2))
    start = start if start == around.start else _word_start(text, start, span.start)
    end = min(max(around.end, span.end), max(span.end, start + limit))
    end = end if end == around.end else _word_end(text, end, span.end)
    words = excerpt(text, Span(start=start, end=end), 4 * limit)
    return f"{'…' if start > around.start else ''}{words}{'…' if end < around.end else ''}"


def _start_of(sentence: Sentence) -> int:
    return sentence.span.start


def _word_start(text: str, at: int, latest: int) -> int:
    blank = text.find(" ", at, latest)
    return latest if blank < 0 else blank + 1


def _word_end(text: str, at: int, earliest: int) -> int:
    blank = text.rfind(" ", earliest, at + 1)
    return earliest if blank < 0 else blank


def reading_key(row: LedgerRow) -> tuple[int, int]:
    """Order rows as A is read, then what B alone has as B is read."""
    a, b = (row.spans[side][0].start if row.spans[side] else 1 << 60 for side in Side)
    return (a, b)
