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
    Progress,
    Relation,
    Settings,
    Side,
    Span,
    Status,
    WordingCategory,
    silent,
    tracked,
)
from reader.engine._captions import is_credit
from reader.engine._evidence import Clause, Evidence, SideScores
from reader.engine._inflection import is_participle
from reader.engine._reading import Reading
from reader.engine._similarity import Similarity
from reader.engine._words import Word

_NEAREST = 3
_FEWEST_FACT_WORDS = 2
_JUDGEMENT_WORDS = 2
_COPULAS = frozenset({"is", "are", "was", "were", "remain", "remains"})
_LONE_WORDS = 2  # fewest words of a detail that can be missing from a reported clause
_LONE_NEAR = 0.55  # cosine below which a word comes near nothing
_PARTING = '"“”()[]'
_LOOSE_START = ",;:—–-)"
_LOOSE_END = ",;:—–-."


def coverage_of(
    side: Side,
    evidence: Evidence,
    links: Sequence[Link],
    settings: Settings,
    progress: Progress = silent,
) -> tuple[Coverage, ...]:
    """Say of each sentence whether the other article reports it, and what is nearest."""
    reading = evidence.similarity[side].here.reading
    ledger = _Ledger(
        reading=reading,
        side=side,
        manner=_manner(reading),
        scores=evidence.sides[side],
        evidence=evidence,
        similarity=evidence.similarity[side],
        settings=settings,
    )
    linked: dict[int, list[Link]] = {}
    for link in links:
        for number in link.sentences(side):
            linked.setdefault(number, []).append(link)
    numbers = tracked(range(len(reading.sentences)), progress, "Finding what is left out")
    return tuple(ledger.row(n, linked.get(n, ())) for n in numbers)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Ledger:
    """All that the coverage of one side is read from.

    `manner` holds the starts of words that say how a thing is put, not what it is.
    """

    reading: Reading
    side: Side
    manner: frozenset[int]
    scores: SideScores
    evidence: Evidence
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
        missing = self._missing(number, links)
        return Coverage(
            sentence=number,
            status=Status.PARTLY if missing else Status.COVERED,
            score=score,
            missing=missing,
            nearest=nearest,
        )

    def _nearest(self, number: int) -> tuple[Candidate, ...]:
        found = self.evidence.shortlist(self.side, number, _NEAREST)
        return tuple(Candidate(sentence=j, score=round(score, 4)) for j, score in found)

    def _missing(self, number: int, links: Sequence[Link]) -> tuple[Missing, ...]:
        """Give the clauses that are not reported, and the lone details of those that are.

        Of a linked sentence at least the clause nearest to its links is reported.
        """
        parts = self.scores.clauses[number]
        shared = self._nearest_part(number, parts, links)
        out: list[Missing] = []
        last_gone = -2
        for place, part in enumerate(parts):
            if part.score >= self.settings.coverage_threshold or place == shared:
                out += self._lone_details(number, part)
                continue
            span, score = _trimmed(self.reading.text, part.span), round(1 - part.score, 4)
            if last_gone == place - 1:
                before = out.pop()
                span = Span(start=before.span.start, end=span.end)
                score = max(score, before.score)
            out.append(Missing(span=span, score=score))
            last_gone = place
        return tuple(out)

    def _nearest_part(self, number: int, parts: Sequence[Clause], links: Sequence[Link]) -> int:
        """Give the clause whose words come nearest to the linked sentences."""
        if len(parts) < 2:
            return len(parts) - 1
        sim = self.similarity
        linked = {k for link in links for k in link.sentences(self.side.other)}
        near = sim.near(
            int(sim.here.text_of[number]), sorted({int(sim.there.text_of[k]) for k in linked})
        )
        first = parts[0].rows.start
        shares = []
        for part in parts:
            weights = sim.weights[part.rows]
            held = near[part.rows.start - first : part.rows.stop - first]
            shares.append(float((weights @ held).max() / weights.sum()))
        return int(np.argmax(shares))

    def _lone_details(self, number: int, clause: Clause) -> list[Missing]:
        """Give runs of content words in a reported clause that come near nothing opposite."""
        nearest = self.scores.nearest[clause.rows]
        numbers = self.similarity.here.numbers[clause.rows]
        out: list[Missing] = []
        run: list[tuple[Word, float]] = []
        for place, value in zip(numbers.tolist(), nearest.tolist(), strict=True):
            word = self.reading.words[number][place]
            if run and self._is_parted(run[-1][0], word):
                out += _detail(run, clause)
                run = []
            if value < _LONE_NEAR and word.span.start not in self.manner:
                run.append((word, value))
                continue
            out += _detail(run, clause)
            run = []
        return [*out, *_detail(run, clause)]

    def _is_parted(self, before: Word, word: Word) -> bool:
        """Say whether a quotation begins or ends, or a bracket, between two words."""
        between = self.reading.text[before.span.end : word.span.start]
        return any(mark in between for mark in _PARTING)


def _detail(run: Sequence[tuple[Word, float]], clause: Clause) -> list[Missing]:
    if not _LONE_WORDS <= len(run) < clause.rows.stop - clause.rows.start:
        return []
    span = Span(start=run[0][0].span.start, end=run[-1][0].span.end)
    mean = sum(value for _, value in run) / len(run)
    return [Missing(span=span, score=round(1 - mean, 4))]


def _manner(reading: Reading) -> frozenset[int]:
    """Give the starts of all words inside reporting verbs, hedges and boosters."""
    starts: set[int] = set()
    for mark in reading.wording:
        if mark.category is not WordingCategory.LOADED:
            starts.update(range(mark.span.start, mark.span.end))
    return frozenset(starts)


def states_fact(reading: Reading, number: int) -> bool:
    """Say whether a sentence asserts something that can be checked.

    Boilerplate, bylines, credits of pictures, lone words and bare questions do not.
    """
    sentence = reading.sentences[number]
    if sentence.kind in (BlockKind.BOILERPLATE, BlockKind.BYLINE):
        return False
    content = [word for word in reading.words[number] if word.is_content]
    text = sentence.span.of(reading.text)
    if sentence.kind is BlockKind.CAPTION and is_credit(reading.text, content):
        return False
    is_quoted = any(mark in text for mark in '"“')
    is_question = text.rstrip("\"”’' ").endswith("?") and not is_quoted
    is_judgement = not is_quoted and _is_bare_judgement(reading, number, content)
    return len(content) >= _FEWEST_FACT_WORDS and not is_question and not is_judgement


def _is_bare_judgement(reading: Reading, number: int, content: Sequence[Word]) -> bool:
    """Say whether a sentence only joins one noun to one word of judgement by "to be".

    "The implications are significant." names nobody, gives no figure and tells no event.
    """
    has_copula = any(word.form in _COPULAS for word in reading.words[number])
    names = any(reading.text[w.span.start].isupper() for w in reading.words[number][1:])
    told = any(word.form[0].isdigit() or is_participle(word.form) for word in content)
    return has_copula and len(content) <= _JUDGEMENT_WORDS and not names and not told


def _trimmed(text: str, span: Span) -> Span:
    """Drop white space and loose punctuation at both ends of a clause."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _LOOSE_START):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _LOOSE_END):
        end -= 1
    return Span(start=start, end=end) if start < end else span
