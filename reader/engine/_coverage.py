"""What the other article reports of each sentence, and what it lacks.

A linked sentence is covered or partly covered, an unlinked one is only here. What is
missing from a partly covered one is told clause by clause, and within a reported clause
by runs of words that come near nothing opposite.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reader.core import (
    BlockKind,
    Candidate,
    Coverage,
    Link,
    Missing,
    Relation,
    Settings,
    Side,
    Span,
    Status,
)
from reader.engine._align import Clause, Evidence, Scores, SideScores
from reader.engine._reading import Reading
from reader.engine._similarity import Similarity

_NEAREST = 3
_FEWEST_FACT_WORDS = 2
_LONE_WORDS = 2  # fewest words of a detail that can be missing from a reported clause
_LONE_NEAR = 0.5  # cosine below which a word comes near nothing
_LOOSE_START = ",;:—–-)"
_LOOSE_END = ",;:—–-."


def coverage_of(
    reading: Reading, side: Side, evidence: Evidence, links: Sequence[Link], settings: Settings
) -> tuple[Coverage, ...]:
    """Say of each sentence whether the other article reports it, and what is nearest."""
    ledger = _Ledger(
        reading=reading,
        scores=evidence.sides[side],
        grid=evidence.pairs if side is Side.A else evidence.pairs.T,
        similarity=evidence.similarity[side],
        settings=settings,
    )
    linked: dict[int, list[Link]] = {}
    for link in links:
        for number in link.sentences(side):
            linked.setdefault(number, []).append(link)
    return tuple(ledger.row(n, linked.get(n, ())) for n in range(len(reading.sentences)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Ledger:
    """All that the coverage of one side is read from."""

    reading: Reading
    scores: SideScores
    grid: Scores
    similarity: Similarity
    settings: Settings

    def row(self, number: int, links: Sequence[Link]) -> Coverage:
        nearest = self._nearest(number)
        score = round(self.scores.whole[number], 4)
        if any(link.relation is Relation.SAME for link in links):
            return Coverage(sentence=number, status=Status.COVERED, score=1.0, nearest=nearest)
        if not links:
            status = Status.OMITTED if states_fact(self.reading, number) else Status.NOFACT
            return Coverage(sentence=number, status=status, score=score, nearest=nearest)
        missing = self._missing(number)
        return Coverage(
            sentence=number,
            status=Status.PARTLY if missing else Status.COVERED,
            score=score,
            missing=missing,
            nearest=nearest,
        )

    def _nearest(self, number: int) -> tuple[Candidate, ...]:
        row = self.grid[number]
        best = np.argsort(-row, kind="stable")[:_NEAREST]
        return tuple(
            Candidate(sentence=int(j), score=round(float(row[j]), 4)) for j in best if row[j] > 0
        )

    def _missing(self, number: int) -> tuple[Missing, ...]:
        """Give the clauses that are not reported, and the lone details of those that are."""
        out: list[Missing] = []
        for clause in self.scores.clauses[number]:
            if clause.score < self.settings.coverage_threshold:
                span = _trimmed(self.reading.text, clause.span)
                out.append(Missing(span=span, score=round(1 - clause.score, 4)))
            else:
                out += self._lone_details(number, clause)
        return tuple(out)

    def _lone_details(self, number: int, clause: Clause) -> list[Missing]:
        """Give runs of content words in a reported clause that come near nothing opposite."""
        nearest = self.similarity.near[clause.rows].max(axis=1)
        out: list[Missing] = []
        run: list[tuple[int, float]] = []
        for row, value in [*zip(clause.rows.tolist(), nearest.tolist(), strict=True), (-1, 1.0)]:
            if value < _LONE_NEAR:
                run.append((row, value))
                continue
            if _LONE_WORDS <= len(run) < len(clause.rows):
                out.append(self._run(number, run))
            run = []
        return out

    def _run(self, number: int, run: Sequence[tuple[int, float]]) -> Missing:
        numbers = self.similarity.here.numbers
        words = [self.reading.words[number][numbers[row]].span for row, _ in run]
        mean = sum(value for _, value in run) / len(run)
        span = Span(start=words[0].start, end=words[-1].end)
        return Missing(span=span, score=round(1 - mean, 4))


def states_fact(reading: Reading, number: int) -> bool:
    """Say whether a sentence asserts something that can be checked.

    Boilerplate, bylines, lone words and bare questions do not.
    """
    sentence = reading.sentences[number]
    if sentence.kind in (BlockKind.BOILERPLATE, BlockKind.BYLINE):
        return False
    content = [word for word in reading.words[number] if word.is_content]
    text = sentence.span.of(reading.text)
    is_quoted = any(mark in text for mark in '"“')
    is_question = text.rstrip("\"”’' ").endswith("?") and not is_quoted
    return len(content) >= _FEWEST_FACT_WORDS and not is_question


def _trimmed(text: str, span: Span) -> Span:
    """Drop white space and loose punctuation at both ends of a clause."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _LOOSE_START):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _LOOSE_END):
        end -= 1
    return Span(start=start, end=end) if start < end else span
