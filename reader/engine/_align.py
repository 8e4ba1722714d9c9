"""Links between sentences: many to many, in any order.

The fitted scorer gives a probability for every pair of sentences and for every clause;
from these the pairs are chosen that tell the same thing, their relation and their moves.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reader.core import (
    Link,
    QuotePair,
    Relation,
    Settings,
    Side,
    Span,
)
from reader.engine._clauses import clauses
from reader.engine._edits import edits, kept_share, tokens
from reader.engine._features import Rows, pair_features, side_features
from reader.engine._reading import Reading
from reader.engine._scorer import Scorer
from reader.engine._similarity import Matrix, Similarity

Scores = NDArray[np.float64]

_SAME_SCORE = 0.99
_EDITED_SHARE = 0.62
_LEAST_SHARED = 0.4  # below it no pair is edited or reworded, and no edits are worth finding
_REWORDED_SHARE = 0.68
_REWORDED_LENGTHS = 1.6
_SURE_FACT = 0.7
_WEAK_LINK = 0.1  # of the link threshold: enough for a pair whose fact is surely there


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

    @property
    def best(self) -> tuple[float, ...]:
        """Give the score of each sentence's best reported part."""
        return tuple(
            max([whole, *(part.score for part in parts)])
            for whole, parts in zip(self.whole, self.clauses, strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evidence:
    """All scores between two articles.

    `pairs[i, j]` is the probability of a link; `shared[i, j]` the soft share of the
    words of the sentence that has the lesser share in the other.
    """

    pairs: Scores
    shared: Matrix
    similarity: tuple[Similarity, Similarity]
    sides: tuple[SideScores, SideScores]


def weigh(similarity: tuple[Similarity, Similarity], scorer: Scorer) -> Evidence:
    """Score all pairs of sentences and all clauses of both articles."""
    cut = tuple(_clause_rows(sim.here.reading, sim) for sim in similarity)
    parts = tuple([[rows for _, rows in clause] for clause in side] for side in cut)
    layers = pair_features(similarity[0], similarity[1], (parts[0], parts[1]))
    pairs = scorer.pair.of_layers(layers)
    for side, sim in enumerate(similarity):
        idle = [i for i, s in enumerate(sim.here.reading.sentences) if not s.kind.is_compared]
        if side == 0:
            pairs[idle, :] = 0.0
        else:
            pairs[:, idle] = 0.0
    sides = [_score_side(sim, side, scorer) for sim, side in zip(similarity, cut, strict=True)]
    shared = np.minimum(similarity[0].soft, similarity[1].soft.T)
    return Evidence(pairs=pairs, shared=shared, similarity=similarity, sides=(sides[0], sides[1]))


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
    described = side_features(sim, [[rows for _, rows in parts] for parts in cut])
    flat = [row for rows in described for row in rows]
    scores = iter(scorer.fact.probability(flat).tolist() if flat else [])
    found, whole = [], []
    for parts, rows in zip(cut, described, strict=True):
        found.append(tuple(Clause(span=s, rows=r, score=next(scores)) for s, r in parts))
        whole.append(next(scores) if rows else 0.0)
    return SideScores(clauses=tuple(found), whole=tuple(whole))


def find_links(
    sides: tuple[Reading, Reading],
    evidence: Evidence,
    quotes: Sequence[QuotePair],
    settings: Settings,
) -> tuple[Link, ...]:
    """Choose the pairs that tell the same thing, in order of A, relations and moves set.

    A pair is linked when its probability reaches the threshold, or when both sentences
    give the same utterance. A sentence that has no such pair but whose facts are surely
    reported is linked to its best one.
    """
    pairs = evidence.pairs
    chosen = {(int(i), int(j)) for i, j in np.argwhere(pairs >= settings.link_threshold)}
    chosen |= {(q.a.sentence, q.b.sentence) for q in quotes}
    weakest = settings.link_threshold * _WEAK_LINK
    for side in Side:
        grid = pairs if side is Side.A else pairs.T
        linked = {pair[side] for pair in chosen}
        for i, score in enumerate(evidence.sides[side].best):
            if i in linked or score < _SURE_FACT or not grid.shape[1]:
                continue
            j = int(np.argmax(grid[i]))
            if grid[i, j] >= weakest:
                chosen.add((i, j) if side is Side.A else (j, i))
    links = [_link(sides, pair, evidence) for pair in sorted(chosen)]
    return mark_moved(links)


def _link(sides: tuple[Reading, Reading], pair: tuple[int, int], evidence: Evidence) -> Link:
    spans = [side.sentences[k].span for side, k in zip(sides, pair, strict=True)]
    has_words = all(any(w.is_content for w in s.words[k]) for s, k in zip(sides, pair, strict=True))
    if has_words and evidence.shared[pair] < _LEAST_SHARED:
        relation, score = Relation.PARTIAL, round(float(evidence.pairs[pair]), 4)
        return Link(a=pair[:1], b=pair[1:], relation=relation, score=score)
    script = edits(sides[0].text, spans[0], sides[1].text, spans[1])
    score = round(float(evidence.pairs[pair]), 4)
    numbers = (pair[:1], pair[1:])
    if _forms(sides[0], spans[0]) == _forms(sides[1], spans[1]):
        return Link(
            a=numbers[0],
            b=numbers[1],
            relation=Relation.SAME,
            score=max(score, _SAME_SCORE),
            edits=script,
        )
    is_edited = kept_share(script, len(spans[0]), len(spans[1])) >= _EDITED_SHARE
    shorter, longer = sorted(len(span) for span in spans)
    is_alike = evidence.shared[pair] >= _REWORDED_SHARE and longer <= _REWORDED_LENGTHS * shorter
    relation = Relation.REWORDED if is_alike else Relation.PARTIAL
    return Link(
        a=numbers[0],
        b=numbers[1],
        relation=Relation.EDITED if is_edited else relation,
        score=score,
        edits=script if is_edited else (),
    )


def _forms(reading: Reading, span: Span) -> list[str]:
    return [t.form for t in tokens(reading.text, span) if t.form[:1].isalnum()]


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
        link if k in kept or in_a & set(link.a) or in_b & set(link.b) else replace(link, moved=True)
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
