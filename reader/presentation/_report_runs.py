"""Cut an article's blocks into runs: stretches with the same marks throughout."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.core import BlockKind, Comparison, EditOp, Side, Span
from reader.presentation._marks import Mark, marks_for
from reader.presentation._report_tree import ReportBlock, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class SideMarks:
    """The marks of one article with their passages' ids, and what each sentence touches.

    `touching[n]` lists the findings' keys of sentence n: the one that marks it whole
    first, then its other links, then the details that end in it.
    """

    side: Side
    marks: tuple[tuple[str, Mark], ...]
    touching: tuple[tuple[str, ...], ...]
    changed: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedSpan:
    """A stretch that a remark is about and that no finding marks as such."""

    id: str
    side: Side
    span: Span
    remark: int


def side_marks(comparison: Comparison, side: Side) -> SideMarks:
    """Gather all that is marked in one article."""
    marks = marks_for(comparison, side)
    letter = side.letter.lower()
    return SideMarks(
        side=side,
        marks=tuple((f"{letter}{number}", mark) for number, mark in enumerate(marks, start=1)),
        touching=_touching(comparison, side, marks),
        changed=_changed(comparison, side),
    )


def report_blocks(
    comparison: Comparison,
    marked: SideMarks,
    numbers: Mapping[str, int],
    counterparts: Mapping[str, str],
    noted: Iterable[NotedSpan] = (),
) -> tuple[ReportBlock, ...]:
    """Cut every block of one article.

    `numbers` gives the note of each finding's key, `counterparts` its passage in the other
    article.
    """
    blocks = comparison.articles[marked.side].blocks
    counted = paragraph_numbers(tuple(block.kind for block in blocks))
    mine = [one for one in noted if one.side is marked.side]
    cutter = _Cutter(comparison, marked, numbers, counterparts, mine)
    return tuple(
        ReportBlock(
            id=block_id(marked.side, number),
            side=marked.side,
            kind=block.kind,
            number=counted[number],
            runs=cutter.runs(block.span, number),
        )
        for number, block in enumerate(blocks)
    )


def block_id(side: Side, number: int) -> str:
    """Name a block for links to it."""
    return f"{side.letter.lower()}-block-{number}"


def paragraph_numbers(kinds: tuple[BlockKind, ...]) -> tuple[int | None, ...]:
    """Count the compared blocks but the headline, from 1; the others have no number."""
    numbers: list[int | None] = []
    count = 0
    for kind in kinds:
        is_counted = kind.is_compared and kind is not BlockKind.HEADLINE
        count += is_counted
        numbers.append(count if is_counted else None)
    return tuple(numbers)


def _touching(
    comparison: Comparison, side: Side, marks: tuple[Mark, ...]
) -> tuple[tuple[str, ...], ...]:
    sentences = comparison.analyses[side].sentences
    starts = [sentence.span.start for sentence in sentences]
    found: list[dict[str, None]] = [{} for _ in sentences]
    for mark in marks:
        if mark.whole:
            found[bisect_right(starts, mark.span.start) - 1][mark.finding] = None
    for index, link in enumerate(comparison.links):
        for number in link.sentences(side):
            found[number][f"link-{index}"] = None
    for mark in marks:
        if not mark.whole:
            found[bisect_right(starts, max(mark.span.start, mark.span.end - 1)) - 1][
                mark.finding
            ] = None
    return tuple(tuple(keys) for keys in found)


def _changed(comparison: Comparison, side: Side) -> tuple[Span, ...]:
    edits = [edit for link in comparison.links for edit in link.edits]
    spans = [edit.a if side is Side.A else edit.b for edit in edits if edit.op is not EditOp.EQUAL]
    return tuple(sorted(span for span in spans if len(span)))


class _Cutter:
    """Cuts the blocks of one article, in any order."""

    def __init__(
        self,
        comparison: Comparison,
        marked: SideMarks,
        numbers: Mapping[str, int],
        counterparts: Mapping[str, str],
        noted: list[NotedSpan],
    ) -> None:
        self._text = comparison.articles[marked.side].text
        self._marked = marked
        self._numbers = numbers
        self._counterparts = counterparts
        blocks = comparison.articles[marked.side].blocks
        self._sentences: list[list[int]] = [[] for _ in blocks]
        self._spans = [sentence.span for sentence in comparison.analyses[marked.side].sentences]
        for number, sentence in enumerate(comparison.analyses[marked.side].sentences):
            self._sentences[sentence.block].append(number)
        block_spans = [block.span for block in blocks]
        self._marks = _by_block([mark.span for _, mark in marked.marks], block_spans)
        self._changed = _by_block(marked.changed, block_spans)
        self._noted = noted
        self._noted_in = _by_block([one.span for one in noted], block_spans)

    def runs(self, span: Span, block: int) -> tuple[Run, ...]:
        marks = [self._marked.marks[i] for i in self._marks[block]]
        changed = [self._marked.changed[i] for i in self._changed[block]]
        inner = [self._spans[n] for n in self._sentences[block]]
        ends = {self._spans[n].end: n for n in self._sentences[block]}
        noted = [self._noted[i] for i in self._noted_in[block]]
        spans = [*(mark.span for _, mark in marks), *changed, *inner, *(n.span for n in noted)]
        pieces = (Span(start=s, end=e) for s, e in pairwise(_edges(span, spans)))
        runs = (self._run(piece, marks, changed, ends) for piece in pieces)
        return tuple(_with_remarks(runs, span.start, noted) if noted else runs)

    def _run(
        self,
        piece: Span,
        marks: list[tuple[str, Mark]],
        changed: list[Span],
        ends: Mapping[int, int],
    ) -> Run:
        here = [(name, mark) for name, mark in marks if mark.span.contains(piece)]
        details = [(name, mark.span) for name, mark in here if not mark.whole]
        notes = self._notes_at(ends.get(piece.end))
        return Run(
            text=piece.of(self._text),
            whole=next((name for name, mark in here if mark.whole), None),
            details=tuple(name for name, _ in details),
            opens=tuple(name for name, span in details if span.start == piece.start),
            closes=tuple(name for name, span in details if span.end == piece.end),
            changed=any(span.contains(piece) for span in changed),
            notes=tuple(notes),
            counterparts=tuple(notes.values()),
        )

    def _notes_at(self, sentence: int | None) -> Mapping[int, str | None]:
        """Give the notes that touch a sentence, each with the passage that it leads to."""
        found: dict[int, str | None] = {}
        for key in () if sentence is None else self._marked.touching[sentence]:
            if key in self._numbers:
                found.setdefault(self._numbers[key], self._counterparts.get(key))
        return found


def _with_remarks(runs: Iterable[Run], start: int, noted: Iterable[NotedSpan]) -> Iterator[Run]:
    for run in runs:
        piece = Span(start=start, end=start + len(run.text))
        start = piece.end
        here = [one for one in noted if one.span.contains(piece)]
        yield replace(
            run,
            noted=tuple(one.id for one in here),
            remarks=tuple(dict.fromkeys(o.remark for o in here if o.span.end == piece.end)),
        )


def _edges(span: Span, inner: Iterable[Span]) -> list[int]:
    edges = {span.start, span.end}
    for other in inner:
        edges |= {edge for edge in (other.start, other.end) if span.start < edge < span.end}
    return sorted(edges)


def _by_block(spans: Iterable[Span], blocks: list[Span]) -> list[list[int]]:
    """Give for each block the numbers of the spans that reach into it."""
    starts = [block.start for block in blocks]
    found: list[list[int]] = [[] for _ in blocks]
    for number, span in enumerate(spans):
        block = max(0, bisect_right(starts, span.start) - 1)
        while block < len(blocks) and blocks[block].start < span.end:
            if blocks[block].overlaps(span):
                found[block].append(number)
            block += 1
    return found
