"""Where passages stand in a report: in short words, and the id of what a link leads to."""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate

from reader.core import BlockKind, Comparison, Side, Span
from reader.presentation._messages import tr
from reader.presentation._report_runs import SideMarks, block_id, paragraph_numbers
from reader.presentation._report_tree import Place


class ReportPlaces:
    """Finds sentences, blocks and marked passages of a comparison, many times over."""

    def __init__(self, comparison: Comparison, marked: tuple[SideMarks, SideMarks]) -> None:
        self._comparison = comparison
        self._passages = tuple(_first_passages(side) for side in marked)
        self._of_findings: dict[str, str] = {}
        for side in marked:
            for name, mark in side.marks:
                self._of_findings.setdefault(mark.finding, name)
        self._marks = tuple(_Marks(side) for side in marked)
        self._starts = tuple(
            [sentence.span.start for sentence in analysis.sentences]
            for analysis in comparison.analyses
        )
        self.paragraphs = tuple(
            paragraph_numbers(tuple(block.kind for block in article.blocks))
            for article in comparison.articles
        )

    def of_finding(self, finding: str, side: Side, span: Span) -> Place:
        """Give the place of a finding's passage; a link leads to its own mark if it has one."""
        own = self._passages[side].get((finding, span.start))
        return self._place(side, span, own or self._marks[side].on(span))

    def passage_of(self, finding: str) -> str | None:
        """Give the first passage that is marked for a finding, if there is one."""
        return self._of_findings.get(finding)

    def of_span(self, side: Side, span: Span) -> Place:
        """Give the place of any passage; a link leads to a mark on it, or to its block."""
        return self._place(side, span, self._marks[side].on(span))

    def _place(self, side: Side, span: Span, target: str | None) -> Place:
        return Place(
            side=side,
            words=self.short(side, self.sentence_at(side, span)),
            target=target or block_id(side, self.block_at(side, span)),
        )

    def short(self, side: Side, sentence: int) -> str:
        """Say in a word or two where a sentence stands: "A ¶4"."""
        if not self._comparison.analyses[side].sentences:
            return side.letter
        here = self._comparison.analyses[side].sentences[sentence]
        number = self.paragraphs[side][here.block]
        if number is not None:
            return tr("{side} ¶{number}", side=side.letter, number=number)
        if here.kind is BlockKind.HEADLINE:
            return tr("{side} headline", side=side.letter)
        return tr("{side} boilerplate", side=side.letter)

    def long(self, side: Side, sentence: int) -> str:
        """Say where a sentence stands: "A, paragraph 4"."""
        here = self._comparison.analyses[side].sentences[sentence]
        number = self.paragraphs[side][here.block]
        if number is not None:
            return tr("{side}, paragraph {number}", side=side.letter, number=number)
        return self.short(side, sentence)

    def sentence_at(self, side: Side, span: Span) -> int:
        """Give the number of the sentence in which a passage begins."""
        return max(0, bisect_right(self._starts[side], span.start) - 1)

    def block_at(self, side: Side, span: Span) -> int:
        """Give the number of the block in which a passage begins."""
        sentences = self._comparison.analyses[side].sentences
        return sentences[self.sentence_at(side, span)].block if sentences else 0


class _Marks:
    """The marks of one article, to be found by place."""

    def __init__(self, marked: SideMarks) -> None:
        self._marks = marked.marks
        self._starts = [mark.span.start for _, mark in marked.marks]
        # How far to the right any of the marks up to here reaches.
        self._ends = list(accumulate((mark.span.end for _, mark in marked.marks), max))

    def on(self, span: Span) -> str | None:
        """Give the passage that fits a span best: the tightest around it, else one in it."""
        touching = []
        at = bisect_right(self._starts, max(span.start, span.end - 1)) - 1
        while at >= 0 and self._ends[at] > span.start:
            name, mark = self._marks[at]
            if mark.span.overlaps(span):
                touching.append((not mark.span.contains(span), len(mark.span), at, name))
            at -= 1
        return min(touching)[-1] if touching else None


def _first_passages(marked: SideMarks) -> Mapping[tuple[str, int], str]:
    """Find passages by finding and start; a detail goes before the sentence around it."""
    found: dict[tuple[str, int], str] = {}
    for name, mark in marked.marks:
        found[mark.finding, mark.span.start] = name
    return found
