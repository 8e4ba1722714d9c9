"""What the other article reports of each sentence, and what it lacks.

A linked sentence is covered or partly covered, an unlinked one is only here. What is
missing from a partly covered one is told detail by detail.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

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
    part,
    silent,
    tracked,
)
from reader.engine._captions import is_credit
from reader.engine._details import Detail, LinkedWords, details
from reader.engine._evidence import Evidence, SideScores
from reader.engine._inflection import is_participle
from reader.engine._pairs import Scores
from reader.engine._reading import Reading
from reader.engine._scorer import Scorer
from reader.engine._similarity import Similarity
from reader.engine._tables import Matrix
from reader.engine._words import Word

_STAGE = "Finding what is left out"
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
    missing = ledger.missing(linked, part(progress, 0.0, 0.7))
    numbers = tracked(range(len(reading.sentences)), part(progress, 0.7, 1.0), _STAGE)
    return tuple(ledger.row(n, linked.get(n, ()), missing.get(n, ())) for n in numbers)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Cut:
    """A linked sentence, cut into two details at least; `starts` are its content words' places."""

    number: int
    rows: slice
    starts: Sequence[int]
    details: Sequence[Detail]


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

    def row(self, number: int, links: Sequence[Link], missing: tuple[Missing, ...]) -> Coverage:
        nearest = self._nearest(number)
        score = round(self.scores.whole[number], 4)
        if _is_same(links):
            return Coverage(sentence=number, status=Status.COVERED, score=1.0, nearest=nearest)
        if not links:
            status = Status.OMITTED if states_fact(self.reading, number) else Status.NOFACT
            return Coverage(sentence=number, status=status, score=score, nearest=nearest)
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

    def missing(
        self, linked: Mapping[int, Sequence[Link]], progress: Progress
    ) -> dict[int, tuple[Missing, ...]]:
        """Give the details of linked sentences that are not reported, by sentence."""
        numbers = sorted(number for number, links in linked.items() if not _is_same(links))
        found = map(self._cut, tracked(numbers, part(progress, 0.0, 0.4), _STAGE))
        cuts = [cut for cut in found if len(cut.details) > 1]
        if not cuts:
            return {}
        words = self._words(cuts, linked, part(progress, 0.4, 0.7))
        counts = np.array([at not in self.manner for cut in cuts for at in cut.starts])
        words = replace(words, weights=words.weights * counts)
        own = [cut.details for cut in cuts]
        scores = self.scorer.detail.probability(words.features(own))
        entire = self.scorer.entire.probability(words.entire_features(own, scores)).tolist()
        out = {}
        of_words, of_details = iter(counts.tolist()), iter(scores.tolist())
        for cut, whole in zip(tracked(cuts, part(progress, 0.7, 1.0), _STAGE), entire, strict=True):
            is_told = [any(list(islice(of_words, len(detail)))) for detail in cut.details]
            surely = list(islice(of_details, len(cut.details)))
            out[cut.number] = tuple(self._gone(cut, surely, is_told, whole))
        return out

    def _cut(self, number: int) -> _Cut:
        table = self.similarity.here
        rows = table.rows(int(table.text_of[number]))
        words = self.reading.words[number]
        starts = [words[k].span.start for k in table.numbers[rows].tolist()]
        span = self.reading.sentences[number].span
        return _Cut(
            number=number,
            rows=rows,
            starts=starts,
            details=details(self.reading.text, span, starts),
        )

    def _gone(
        self, cut: _Cut, scores: list[float], is_told: Sequence[bool], entire: float
    ) -> Iterator[Missing]:
        """Give the details of a sentence that are not reported; those beside one another as one.

        At least the detail that most surely is reported is; the one that least surely is goes
        with the sentence: it is missing if anything seems to be.
        """
        told = [score for score, is_one in zip(scores, is_told, strict=True) if is_one]
        if not told:
            return
        least = next(k for k, told_one in enumerate(is_told) if told_one and scores[k] == min(told))
        scores[least] = min(scores[least], entire)
        is_gone = [score < self.threshold for score in scores]
        is_gone[scores.index(max(scores))] = False
        for low, high in _runs(is_gone, is_told):
            span = Span(start=cut.details[low].span.start, end=cut.details[high].span.end)
            score = round(1 - min(scores[low : high + 1]), 4)
            yield Missing(span=trimmed(self.reading.text, span), score=score)

    def _words(
        self, cuts: Sequence[_Cut], linked: Mapping[int, Sequence[Link]], progress: Progress
    ) -> LinkedWords:
        """Gather what is known of the content words of some sentences."""
        rows = np.concatenate([np.arange(cut.rows.start, cut.rows.stop) for cut in cuts])
        return LinkedWords(
            sizes=np.array([len(cut.starts) for cut in cuts], dtype=np.int64),
            weights=self.similarity.weights[rows],
            linked=np.concatenate(
                [self._held(cut, linked[cut.number]) for cut in tracked(cuts, progress, _STAGE)]
            ),
            nearest=self.scores.nearest[rows],
            clauses=np.concatenate([self._of_clauses(cut) for cut in cuts]),
            whole=np.array([self.scores.whole[cut.number] for cut in cuts]),
        )

    def _held(self, cut: _Cut, links: Sequence[Link]) -> Matrix:
        """Give the cosine of each word's nearest one in the sentences that its own is linked to."""
        here, there = self.similarity.here, self.similarity.there
        sentences = {k for link in links for k in link.sentences(self.side.other)}
        texts = sorted({int(there.text_of[k]) for k in sentences})
        near = self.similarity.near(int(here.text_of[cut.number]), texts)
        return np.asarray(near.max(axis=1))

    def _of_clauses(self, cut: _Cut) -> Scores:
        """Give the score of the clause that each word stands in."""
        out = np.full(len(cut.starts), self.scores.whole[cut.number])
        for clause in self.scores.clauses[cut.number]:
            out[clause.rows.start - cut.rows.start : clause.rows.stop - cut.rows.start] = (
                clause.score
            )
        return out


def _is_same(links: Sequence[Link]) -> bool:
    return any(link.relation is Relation.SAME for link in links)


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
