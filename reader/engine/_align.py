"""Links between sentences, and what the other article reports of each sentence.

The fitted scorer gives a probability for every pair of sentences and for every clause.
From these follow the links (many to many, in any order), then for each sentence its
status: a linked sentence is covered or partly covered, an unlinked one is only here.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

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
from reader.engine._clauses import clauses
from reader.engine._edits import edits, kept_share, tokens
from reader.engine._features import Rows, fact_features, pair_features
from reader.engine._reading import Reading
from reader.engine._scorer import Scorer
from reader.engine._similarity import Similarity

Scores = NDArray[np.float64]

_NEAREST = 3
_FEWEST_FACT_WORDS = 2
_EDITED_SHARE = 0.62
_REWORDED_SHARE = 0.74
_SURE_FACT = 0.75
_WEAK_LINK = 0.4  # of the link threshold: enough for a pair whose fact is surely there


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One part of a sentence, its content words as rows, and how surely it is reported."""

    span: Span
    rows: Rows
    score: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SideScores:
    """What the scorer says of one article: its clauses and each sentence as a whole."""

    clauses: tuple[tuple[Clause, ...], ...]
    whole: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evidence:
    """All scores between two articles; `pairs[i, j]` is the probability of a link."""

    pairs: Scores
    sides: tuple[SideScores, SideScores]


def weigh(similarity: tuple[Similarity, Similarity], scorer: Scorer) -> Evidence:
    """Score all pairs of sentences and all clauses of both articles."""
    cut = tuple(_clause_rows(sim.here.reading, sim) for sim in similarity)
    parts = tuple([[rows for _, rows in clause] for clause in side] for side in cut)
    features = pair_features(similarity[0], similarity[1], (parts[0], parts[1]))
    pairs = scorer.pair.probability(features)
    for side, sim in enumerate(similarity):
        idle = [i for i, s in enumerate(sim.here.reading.sentences) if not s.kind.is_compared]
        if side == 0:
            pairs[idle, :] = 0.0
        else:
            pairs[:, idle] = 0.0
    sides = [
        _score_side(sim, side, scorer) for sim, side in zip(similarity, cut, strict=True)
    ]
    return Evidence(pairs=pairs, sides=(sides[0], sides[1]))


def _clause_rows(reading: Reading, sim: Similarity) -> list[list[tuple[Span, Rows]]]:
    out = []
    for i, sentence in enumerate(reading.sentences):
        rows = np.arange(sim.here.starts[i], sim.here.starts[i + 1], dtype=np.int64)
        places = np.array([reading.words[i][sim.here.numbers[r]].span.start for r in rows])
        found = []
        for span in clauses(reading.text, sentence.span):
            inside = rows[(places >= span.start) & (places < span.end)] if len(rows) else rows
            if len(inside):
                found.append((span, inside))
        out.append(found)
    return out


def _score_side(
    sim: Similarity, cut: Sequence[Sequence[tuple[Span, Rows]]], scorer: Scorer
) -> SideScores:
    described, whole_rows = [], []
    for i, parts in enumerate(cut):
        for _, rows in parts:
            described.append(fact_features(sim, i, rows))
        everything = np.arange(sim.here.starts[i], sim.here.starts[i + 1], dtype=np.int64)
        if len(everything):
            whole_rows.append((i, fact_features(sim, i, everything)))
    scores = iter(scorer.fact.probability(described).tolist() if described else [])
    found = tuple(
        tuple(Clause(span=span, rows=rows, score=next(scores)) for span, rows in parts)
        for parts in cut
    )
    whole = [0.0] * len(cut)
    if whole_rows:
        values = scorer.fact.probability([row for _, row in whole_rows]).tolist()
        for (i, _), value in zip(whole_rows, values, strict=True):
            whole[i] = value
    return SideScores(clauses=found, whole=tuple(whole))


def find_links(a: Reading, b: Reading, evidence: Evidence, settings: Settings) -> tuple[Link, ...]:
    """Choose the pairs that tell the same thing, in order of A, relations and moves set.

    A pair is linked when its probability reaches the threshold. A sentence that has no
    such pair but whose facts are surely reported is linked to its best one.
    """
    pairs = evidence.pairs
    chosen = {(int(i), int(j)) for i, j in np.argwhere(pairs >= settings.link_threshold)}
    weakest = settings.link_threshold * _WEAK_LINK
    for side in Side:
        grid = pairs if side is Side.A else pairs.T
        linked = {pair[side] for pair in chosen}
        for i, score in enumerate(evidence.sides[side].whole):
            if i in linked or score < _SURE_FACT or not grid.shape[1]:
                continue
            j = int(np.argmax(grid[i]))
            if grid[i, j] >= weakest:
                chosen.add((i, j) if side is Side.A else (j, i))
    links = [_link(a, b, i, j, float(pairs[i, j]), evidence) for i, j in sorted(chosen)]
    return mark_moved(links)


def _link(a: Reading, b: Reading, i: int, j: int, score: float, evidence: Evidence) -> Link:
    span_a, span_b = a.sentences[i].span, b.sentences[j].span
    script = edits(a.text, span_a, b.text, span_b)
    words_a, words_b = _forms(a, span_a), _forms(b, span_b)
    if words_a == words_b:
        return Link(
            a=(i,), b=(j,), relation=Relation.SAME, score=max(score, 0.99), edits=script
        )
    share = kept_share(script, len(span_a), len(span_b))
    if share >= _EDITED_SHARE:
        return Link(a=(i,), b=(j,), relation=Relation.EDITED, score=round(score, 4), edits=script)
    least = min(evidence.sides[0].whole[i], evidence.sides[1].whole[j])
    relation = Relation.REWORDED if least >= _REWORDED_SHARE else Relation.PARTIAL
    return Link(a=(i,), b=(j,), relation=relation, score=round(score, 4))


def _forms(reading: Reading, span: Span) -> list[str]:
    return [t.form for t in tokens(reading.text, span) if t.form[0].isalnum()]


def mark_moved(links: Sequence[Link]) -> tuple[Link, ...]:
    """Mark the links that stand outside the heaviest chain which runs forward in both.

    A link is moved only if neither of its sentences is in a link of the chain.
    """
    order = sorted(range(len(links)), key=lambda k: (links[k].a[0], links[k].b[0]))
    chain = _heaviest_chain([(links[k].b[0], links[k].score) for k in order])
    kept = {order[k] for k in chain}
    in_a = {i for k in kept for i in links[k].a}
    in_b = {j for k in kept for j in links[k].b}
    return tuple(
        link
        if k in kept or in_a & set(link.a) or in_b & set(link.b)
        else replace(link, moved=True)
        for k, link in enumerate(links)
    )


def _heaviest_chain(items: Sequence[tuple[int, float]]) -> list[int]:
    """Give the places of the non-decreasing subsequence with the greatest total weight.

    Keeps a frontier of (last value, total) where both grow; O(n log n).
    """
    ends: list[int] = []
    totals: list[float] = []
    heads: list[int] = []
    before: list[int] = [-1] * len(items)
    for k, (value, weight) in enumerate(items):
        at = bisect_left(ends, value + 1)
        before[k] = heads[at - 1] if at else -1
        total = (totals[at - 1] if at else 0.0) + weight
        start = bisect_left(ends, value)
        stop = start
        while stop < len(ends) and totals[stop] <= total:
            stop += 1
        if stop == start and start < len(ends) and ends[start] == value:
            continue
        ends[start:stop], totals[start:stop], heads[start:stop] = [value], [total], [k]
    out: list[int] = []
    at = heads[-1] if heads else -1
    while at >= 0:
        out.append(at)
        at = before[at]
    return out[::-1]


def coverage_of(
    reading: Reading, side: Side, evidence: Evidence, links: Sequence[Link], settings: Settings
) -> tuple[Coverage, ...]:
    """Say of each sentence whether the other article reports it, and what is nearest."""
    grid = evidence.pairs if side is Side.A else evidence.pairs.T
    linked: dict[int, list[Link]] = {}
    for link in links:
        for number in link.sentences(side):
            linked.setdefault(number, []).append(link)
    return tuple(
        _cover(reading, number, evidence.sides[side], linked.get(number, ()), settings, grid)
        for number in range(len(reading.sentences))
    )


def _cover(  # noqa: PLR0913
    reading: Reading,
    number: int,
    scores: SideScores,
    links: Sequence[Link],
    settings: Settings,
    grid: Scores,
) -> Coverage:
    nearest = _nearest(grid[number]) if grid.size else ()
    score = round(scores.whole[number], 4)
    if links and any(link.relation is Relation.SAME for link in links):
        return Coverage(sentence=number, status=Status.COVERED, score=1.0, nearest=nearest)
    if links:
        gone = [c for c in scores.clauses[number] if c.score < settings.coverage_threshold]
        missing = tuple(
            Missing(span=_trimmed(reading.text, c.span), score=round(1 - c.score, 4)) for c in gone
        )
        status = Status.PARTLY if missing else Status.COVERED
        return Coverage(
            sentence=number, status=status, score=score, missing=missing, nearest=nearest
        )
    status = Status.OMITTED if states_fact(reading, number) else Status.NOFACT
    return Coverage(sentence=number, status=status, score=score, nearest=nearest)


def states_fact(reading: Reading, number: int) -> bool:
    """Say whether a sentence asserts something that can be checked."""
    sentence = reading.sentences[number]
    if sentence.kind in (BlockKind.BOILERPLATE, BlockKind.BYLINE):
        return False
    content = [word for word in reading.words[number] if word.is_content]
    text = sentence.span.of(reading.text)
    is_bare_question = text.rstrip("\"”’' ").endswith("?") and not any(c in text for c in '"“')  # noqa: RUF001
    return len(content) >= _FEWEST_FACT_WORDS and not is_bare_question


def _nearest(row: Scores) -> tuple[Candidate, ...]:
    best = np.argsort(-row, kind="stable")[:_NEAREST]
    return tuple(
        Candidate(sentence=int(j), score=round(float(row[j]), 4)) for j in best if row[j] > 0
    )


def _trimmed(text: str, span: Span) -> Span:
    """Drop white space and loose punctuation at both ends of a clause."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:—–-)"):  # noqa: RUF001
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-."):  # noqa: RUF001
        end -= 1
    return Span(start=start, end=end) if start < end else span
