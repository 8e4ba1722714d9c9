"""Which blocks of two articles stand level on a page, without wasting too much of it.

Blocks that share linked sentences, in the same order on both sides, are anchors. So are, where
long stretches have none, blocks that stand level anyway. Each anchor may begin a new row. A new
row costs the blank space under its shorter columns; no new row costs what two linked blocks,
and the notes beside any, are then apart. The cheapest division is found by dynamic programming.
All heights are in lines.
"""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from reader.core import BlockKind, Comparison, Side, Span
from reader.presentation._findings import Finding
from reader.presentation._roles import Role
from reader.presentation._scroll import heaviest_chain

# Characters that a column holds in a line, about, and the height of such a line.
_LINES = {
    BlockKind.HEADLINE: (44, 1.4),
    BlockKind.STANDFIRST: (58, 1.05),
    BlockKind.CAPTION: (72, 0.9),
    BlockKind.BOILERPLATE: (88, 0.65),
}
_TEXT_LINE = (62, 1.0)
_NOTE_LINE = 42  # characters that the column of notes holds in a line, about
_NOTE_HEIGHT = 0.8  # of a line of text
_GAP = 0.5  # lines between two blocks
_APART = 0.5  # lines of paper that it is worth to bring two blocks one line closer
_DOUBT = 1.5  # lines by which the estimates may be wrong
_NOTE_APART = 0.15  # the same for a block and its notes
_LOOK_BACK = 24  # anchors that one row may hold
_STRETCH = 16.0  # lines without an anchor, about half a page
_LEVEL = 3.0  # lines that blocks which stand level may be apart

_Anchor = tuple[int, int]
_Heights = tuple[float, float, float]
_Weighed = tuple[float, float, float, float]  # and what it is worth that the blocks stand level


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBlocks:
    """The numbers of the blocks of A and of B that one row holds, as ranges."""

    a: range
    b: range


def level_rows(comparison: Comparison, findings: Sequence[Finding]) -> tuple[RowBlocks, ...]:
    """Divide both articles into rows; every block is in exactly one, in order."""
    tops = _Tops(comparison, findings)
    linked = [(0, 0), *(pair for pair in _anchors(comparison) if min(pair) > 0)]
    cuts = [*_cheapest_cuts(linked, tops), tops.end]
    return tuple(
        RowBlocks(a=range(start[0], end[0]), b=range(start[1], end[1]))
        for start, end in pairwise(cuts)
    )


class _Tops:
    """How far below the start each block of both articles and its notes would stand."""

    def __init__(self, comparison: Comparison, findings: Sequence[Finding]) -> None:
        blocks = [[block.span for block in article.blocks] for article in comparison.articles]
        notes = [_note_heights(blocks[side], side, findings) for side in Side]
        self._text = [_running(_text_heights(comparison, side)) for side in Side]
        self._notes = [_running(column) for column in notes]
        self.end: _Anchor = (len(blocks[0]), len(blocks[1]))

    def of(self, anchor: _Anchor) -> _Heights:
        """Give the tops of an anchor's blocks in A and in B, and of its notes."""
        a, b = anchor
        return self._text[0][a], self._text[1][b], self._notes[0][a] + self._notes[1][b]

    def level_places(self, start: _Anchor, end: _Anchor) -> Iterator[_Anchor]:
        """Give blocks of both sides that stand level between two anchors, a stretch apart.

        Where one column has ended, any block of the other stands level with its end.
        """
        above = self.of(start)
        height = _STRETCH
        while True:
            a, b = (
                bisect_left(self._text[side], above[side] + height, start[side], end[side])
                for side in Side
            )
            if (a, b) == end:
                return
            apart = (self._text[0][a] - above[0]) - (self._text[1][b] - above[1])
            is_past_an_end = (a == end[0] and apart <= 0) or (b == end[1] and apart >= 0)
            if is_past_an_end or abs(apart) <= _LEVEL:
                yield a, b
            height += _STRETCH


def _running(heights: list[float]) -> list[float]:
    return [0.0, *accumulate(heights)]


def _text_heights(comparison: Comparison, side: Side) -> list[float]:
    heights = []
    for block in comparison.articles[side].blocks:
        length, height = _LINES.get(block.kind, _TEXT_LINE)
        heights.append(-(-len(block.span) // length) * height + _GAP)
    return heights


def _note_heights(blocks: list[Span], side: Side, findings: Sequence[Finding]) -> list[float]:
    """Estimate the notes of each block; a finding of both sides counts in A."""
    starts = [block.start for block in blocks]
    heights = [0.0] * len(blocks)
    for row in findings:
        span = row.first(side)
        if span is None or (side is Side.B and row.spans[Side.A]):
            continue
        is_short = row.role in (Role.SAME, Role.REWORDED, Role.ONLY_HERE)
        lines = 1 if is_short else 2 + len(row.summary) // _NOTE_LINE
        heights[max(0, bisect_right(starts, span.start) - 1)] += lines * _NOTE_HEIGHT
    return heights


def _anchors(comparison: Comparison) -> list[_Anchor]:
    """Find the chain of block pairs, rising on both sides, that shares most characters."""
    shared = _shared_characters(comparison)
    pairs = list(shared)
    chain = heaviest_chain([(a, b, shared[a, b]) for a, b in pairs])
    return [pairs[index] for index in chain]


def _shared_characters(comparison: Comparison) -> dict[_Anchor, float]:
    shared: defaultdict[_Anchor, float] = defaultdict(float)
    left, right = (analysis.sentences for analysis in comparison.analyses)
    for link in comparison.links:
        for a in link.a:
            for b in link.b:
                size = min(len(left[a].span), len(right[b].span))
                shared[left[a].block, right[b].block] += size * link.score
    return shared


def _cheapest_cuts(linked: list[_Anchor], tops: _Tops) -> list[_Anchor]:
    """Choose the anchors that begin a row, from those linked and level; the first always does."""
    worth = dict.fromkeys(linked, _APART)
    for stretch in pairwise([*linked, tops.end]):
        worth |= dict.fromkeys(tops.level_places(*stretch), 0.0)
    ends = [*sorted(worth), tops.end]
    heights = [(*tops.of(end), worth.get(end, 0.0)) for end in ends]
    costs, previous = [0.0, *[math.inf] * len(worth)], [0] * len(ends)
    for start, cost in enumerate(costs):  # those further on fall while they are worked out
        for end, row in enumerate(_row_costs(heights[start : start + _LOOK_BACK + 1]), start + 1):
            if cost + row < costs[end]:
                costs[end], previous[end] = cost + row, start
    cuts: list[_Anchor] = []
    at = len(ends) - 1
    while at > 0:
        at = previous[at]
        cuts.append(ends[at])
    return cuts[::-1]


def _row_costs(tops: Sequence[_Weighed]) -> Iterator[float]:
    """Give for each but the first of these tops what a row costs that ends there.

    That is the row's height and what its inner anchors are apart, as lines of paper.
    """
    (top_a, top_b, top_notes, _), apart = tops[0], 0.0
    for one_a, one_b, one_notes, worth in tops[1:]:
        a, b, notes = one_a - top_a, one_b - top_b, one_notes - top_notes
        yield max(a, b, notes) + _GAP + apart
        apart += worth * (abs(a - b) + _DOUBT) + _NOTE_APART * abs(notes - max(a, b))
