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
    Progress,
    QuotePair,
    Relation,
    Settings,
    Side,
    Span,
    part,
    silent,
    tracked,
)
from reader.engine._clauses import clauses
from reader.engine._edits import edits, kept_share
from reader.engine._features import Rows, pair_features, side_features
from reader.engine._reading import Reading
from reader.engine._scorer import Scorer
from reader.engine._similarity import Matrix, Similarity
from reader.engine._twins import Twins, forms_of

Scores = NDArray[np.float64]

_SAME_SCORE = 0.99
_EDITED_SHARE = 0.62
_LEAST_SHARED = 0.4  # below it no pair is edited or reworded, and no edits are worth finding
_REWORDED_SHARE = 0.68
_REWORDED_LENGTHS = 1.6
_SURE_FACT = 0.7
_MOST_LINKS = 8  # of one sentence, if the sentences opposite have as many better ones
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
    twins: Twins


def weigh(
    similarity: tuple[Similarity, Similarity], scorer: Scorer, progress: Progress = silent
) -> Evidence:
    """Score all pairs of sentences and all clauses of both articles."""
    cut = tuple(
        _clause_rows(similarity[side], part(progress, low, low + 0.05))
        for side, low in ((Side.A, 0.0), (Side.B, 0.05))
    )
    parts = tuple([[rows for _, rows in clause] for clause in side] for side in cut)
    layers = pair_features(
        similarity[0], similarity[1], (parts[0], parts[1]), part(progress, 0.1, 0.5)
    )
    pairs = scorer.pair.of_layers(layers)
    for side, sim in enumerate(similarity):
        idle = [i for i, s in enumerate(sim.here.reading.sentences) if not s.kind.is_compared]
        if side == 0:
            pairs[idle, :] = 0.0
        else:
            pairs[:, idle] = 0.0
    sides = [
        _score_side(similarity[side], cut[side], scorer, part(progress, low, low + 0.25))
        for side, low in ((Side.A, 0.5), (Side.B, 0.75))
    ]
    shared = np.minimum(similarity[0].soft, similarity[1].soft.T)
    return Evidence(
        pairs=pairs,
        shared=shared,
        similarity=similarity,
        sides=(sides[0], sides[1]),
        twins=Twins.of(similarity[0].here.reading, similarity[1].here.reading),
    )


def _clause_rows(sim: Similarity, progress: Progress) -> list[list[tuple[Span, Rows]]]:
    reading, out = sim.here.reading, []
    for i, sentence in enumerate(tracked(reading.sentences, progress, "Weighing facts")):
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
    sim: Similarity,
    cut: Sequence[Sequence[tuple[Span, Rows]]],
    scorer: Scorer,
    progress: Progress,
) -> SideScores:
    described = side_features(sim, [[rows for _, rows in parts] for parts in cut], progress)
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
    progress: Progress = silent,
) -> tuple[Link, ...]:
    """Choose the pairs that tell the same thing, in order of A, relations and moves set.

    A pair is linked when its probability reaches the threshold, when both sentences give
    the same utterance, or when they are word for word the same. A sentence that has no
    such pair but whose facts are surely reported is linked to its best one.
    """
    twins = evidence.twins
    pairs = np.where(twins.allowed, evidence.pairs, 0.0)
    chosen = _strongest(pairs, settings.link_threshold)
    chosen |= {(int(i), int(j)) for i, j in np.argwhere(twins.same)}
    chosen |= {(q.a.sentence, q.b.sentence) for q in quotes}
    weakest = settings.link_threshold * _WEAK_LINK
    found = [
        _surely_reported(evidence.sides[side].best, grid, {pair[side] for pair in chosen}, weakest)
        for side, grid in ((Side.A, pairs), (Side.B, pairs.T))
    ]
    chosen |= {*found[0], *((j, i) for i, j in found[1])}
    links = [
        link_between(sides, pair, evidence)
        for pair in tracked(sorted(chosen), progress, "Linking passages")
    ]
    return mark_moved(links)


def _strongest(pairs: Scores, threshold: float) -> set[tuple[int, int]]:
    """Give the pairs that reach the threshold and are among the best of either sentence."""
    if not pairs.size:
        return set()
    enough = (pairs >= threshold) & (pairs > 0.0)
    best = np.zeros_like(enough)
    for axis in (0, 1):
        most = min(_MOST_LINKS, pairs.shape[axis])
        least = -np.partition(-pairs, most - 1, axis=axis).take([most - 1], axis=axis)
        best |= pairs >= least
    return {(int(i), int(j)) for i, j in np.argwhere(enough & best)}


def _surely_reported(
    best: Sequence[float], grid: Scores, linked: set[int], weakest: float
) -> list[tuple[int, int]]:
    """Give, for sentences without a link whose facts are there, the best sentence opposite."""
    out = []
    for i, score in enumerate(best):
        if i in linked or score < _SURE_FACT or not grid.shape[1]:
            continue
        j = int(np.argmax(grid[i]))
        if grid[i, j] > 0.0 and grid[i, j] >= weakest:
            out.append((i, j))
    return out


def link_between(sides: tuple[Reading, Reading], pair: tuple[int, int], evidence: Evidence) -> Link:
    """Link one sentence of A and one of B, with the relation that their words show."""
    spans = [side.sentences[k].span for side, k in zip(sides, pair, strict=True)]
    link = Link(
        a=pair[:1],
        b=pair[1:],
        relation=Relation.PARTIAL,
        score=round(float(evidence.pairs[pair]), 4),
    )
    one, two = (forms_of(side, k) for side, k in zip(sides, pair, strict=True))
    is_same = one == two
    if not is_same and evidence.shared[pair] < _LEAST_SHARED:
        return link
    script = edits(sides[0].text, spans[0], sides[1].text, spans[1])
    if is_same:
        score = max(link.score, _SAME_SCORE)
        return replace(link, relation=Relation.SAME, score=score, edits=script)
    if kept_share(script, len(spans[0]), len(spans[1])) >= _EDITED_SHARE:
        return replace(link, relation=Relation.EDITED, edits=script)
    shorter, longer = sorted(len(span) for span in spans)
    is_alike = evidence.shared[pair] >= _REWORDED_SHARE and longer <= _REWORDED_LENGTHS * shorter
    return replace(link, relation=Relation.REWORDED) if is_alike else link


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
