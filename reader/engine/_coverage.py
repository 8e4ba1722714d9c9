"""What the other article reports of each sentence, and what it lacks.

A linked sentence is covered or partly covered, an unlinked one is only here. What is
missing from a partly covered one is told detail by detail.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from reader.core import (
    BlockKind,
    Candidate,
    Coverage,
    Link,
    Missing,
    Progress,
    Relation,
    Side,
    Span,
    Status,
    WordingCategory,
    silent,
    tracked,
)
from reader.engine._captions import is_credit
from reader.engine._details import SentenceWords, details
from reader.engine._evidence import Evidence, SideScores
from reader.engine._inflection import is_participle
from reader.engine._reading import Reading
from reader.engine._scorer import Scorer
from reader.engine._similarity import Similarity
from reader.engine._words import Word

_NEAREST = 3
_FEWEST_FACT_WORDS = 2
_JUDGEMENT_WORDS = 2
_COPULAS = frozenset({"is", "are", "was", "were", "remain", "remains"})
_JOINT = re.compile(r"[\s,;:—–)\]”-]|(?:and|but|nor|or)\s", re.IGNORECASE)
_CLOSING = {"“": "”", "[": "]", "(": ")", '"': '"'}
_OPENING = re.compile("[" + re.escape("".join(_CLOSING)) + "]")
_LOOSE_END = ",;:—–-.([“"


def coverage_of(
    side: Side,
    evidence: Evidence,
    links: Sequence[Link],
    judge: tuple[Scorer, float],
    progress: Progress = silent,
) -> tuple[Coverage, ...]:
    """Say of each sentence whether the other article reports it, and what is nearest.

    `judge` gives details and whole sentences their scores, and tells from which score they
    count as reported.
    """
    reading = evidence.similarity[side].here.reading
    ledger = _Ledger(
        reading=reading,
        side=side,
        manner=_manner(reading),
        scores=evidence.sides[side],
        evidence=evidence,
        similarity=evidence.similarity[side],
        scorer=judge[0],
        threshold=judge[1],
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
    scorer: Scorer
    threshold: float

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
        """Give the details that are not reported; those beside one another as one.

        Of a linked sentence at least the detail that most surely is reported is; the one
        that least surely is goes with the sentence: it is missing if anything seems to be.
        """
        sim = self.similarity
        rows = sim.here.rows(int(sim.here.text_of[number]))
        words = [self.reading.words[number][k] for k in sim.here.numbers[rows].tolist()]
        starts = [word.span.start for word in words]
        cuts = details(self.reading.text, self.reading.sentences[number].span, starts)
        if len(cuts) < 2:
            return ()
        counts = np.array([start not in self.manner for start in starts])
        is_told = np.array([bool(counts[cut.words].any()) for cut in cuts])
        known = self._known(number, rows, links)
        known = replace(known, weights=known.weights * counts)
        scores = self.scorer.detail.probability(known.features(cuts))
        entire = float(self.scorer.entire.probability(known.entire_features(cuts, scores)))
        if not is_told.any():
            return ()
        least = int(np.argmin(np.where(is_told, scores, np.inf)))
        scores[least] = min(scores[least], entire)
        is_gone = scores < self.threshold
        is_gone[int(np.argmax(scores))] = False
        out: list[Missing] = []
        for low, high in _runs(is_gone.tolist(), is_told.tolist()):
            span = trimmed(
                self.reading.text, Span(start=cuts[low].span.start, end=cuts[high].span.end)
            )
            out.append(Missing(span=span, score=round(1 - float(scores[low : high + 1].min()), 4)))
        return tuple(out)

    def _known(self, number: int, rows: slice, links: Sequence[Link]) -> SentenceWords:
        """Gather what is known of the content words of a sentence."""
        sim = self.similarity
        linked = {k for link in links for k in link.sentences(self.side.other)}
        texts = sorted({int(sim.there.text_of[k]) for k in linked})
        clauses = np.full(rows.stop - rows.start, self.scores.whole[number])
        for part in self.scores.clauses[number]:
            clauses[part.rows.start - rows.start : part.rows.stop - rows.start] = part.score
        return SentenceWords(
            weights=sim.weights[rows],
            linked=sim.near(int(sim.here.text_of[number]), texts).max(axis=1),
            nearest=self.scores.nearest[rows],
            clauses=clauses,
            whole=self.scores.whole[number],
        )


def _runs(is_gone: Sequence[bool], is_told: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Give the first and the last of details that are missing side by side.

    One that only says how a thing is put is never missing by itself.
    """
    low: int | None = None
    last = 0
    for place, (gone, told) in enumerate(zip(is_gone, is_told, strict=True)):
        if gone and told:
            low, last = (place if low is None else low), place
        elif told or not gone:
            if low is not None:
                yield low, last
            low = None
    if low is not None:
        yield low, last


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


def trimmed(text: str, span: Span) -> Span:
    """Drop at both ends of a run what joins it to the rest, and quotation marks left single."""
    low, high = span.start, span.end
    while low < high and (joint := _JOINT.match(text, low, high) or _opened(text, low, high)):
        low = joint.end()
    while high > low and (text[high - 1].isspace() or text[high - 1] in _LOOSE_END):
        high -= 1
    return Span(start=low, end=high) if low < high else span


def _opened(text: str, low: int, high: int) -> re.Match[str] | None:
    """Find a mark at the start of a run that opens what the run does not close."""
    mark = _OPENING.match(text, low, high)
    return None if mark and text.find(_CLOSING[mark[0]], low + 1, high) >= 0 else mark
