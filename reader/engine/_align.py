"""Links between sentences: many to many, in any order.

The fitted scorer gives a probability for every pair of sentences and for every clause;
from these the pairs are chosen that tell the same thing, their relation and their moves.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from reader.core import (
    Conflict,
    Link,
    Progress,
    QuotePair,
    Relation,
    Settings,
    Side,
    silent,
    tracked,
)
from reader.engine._edits import edits, kept_share, most_kept
from reader.engine._evidence import Evidence
from reader.engine._pairs import Scores
from reader.engine._reading import Reading
from reader.engine._tables import Flags, Places
from reader.engine._twins import forms_by_sentence

_STAGE = "Linking passages"
_SAME_SCORE = 0.99
_EDITED_SHARE = 0.62
_LEAST_SHARED = 0.4  # below it no pair is edited or reworded, and no edits are worth finding
_REWORDED_SHARE = 0.68
_REWORDED_LENGTHS = 1.6
_SURE_FACT = 0.6
_TOLD_FACT = 0.3  # the least that one fact of a linked pair scores
_MOST_LINKS = 8  # of one sentence, if the sentences opposite have as many better ones
_NEAR_LINK = 0.15  # probability from which the figures of a pair are compared
_WEAK_LINK = 0.1  # of the link threshold: enough for a pair whose fact is surely there


def find_links(
    sides: tuple[Reading, Reading],
    evidence: Evidence,
    quotes: Sequence[QuotePair],
    settings: Settings,
    progress: Progress = silent,
) -> tuple[Link, ...]:
    """Choose the pairs that tell the same thing, in order of A, relations and moves set.

    A pair is linked when its probability reaches the threshold and a fact of either
    sentence may well be reported, when both sentences give the same utterance, or when they
    are word for word the same. A sentence that has no such pair but whose facts are surely
    reported is linked to its best one.
    """
    progress(0.0, _STAGE)
    couples = _Couples(*evidence.couples)
    progress(0.0, _STAGE)
    told = [side.best for side in evidence.sides]
    chosen = {
        (i, j)
        for i, j in couples.strongest(settings.link_threshold)
        if max(told[0][i], told[1][j]) >= _TOLD_FACT
    }
    chosen |= set(evidence.twins.same())
    chosen |= {(q.a.sentence, q.b.sentence) for q in quotes}
    progress(0.0, _STAGE)
    weakest = settings.link_threshold * _WEAK_LINK
    found = [
        _surely_reported(told[side], couples.best(side), {pair[side] for pair in chosen}, weakest)
        for side in Side
    ]
    chosen |= {*found[0], *((i, j) for j, i in found[1])}
    links = [
        link_between(sides, pair, evidence) for pair in tracked(sorted(chosen), progress, _STAGE)
    ]
    progress(1.0, _STAGE)
    return mark_moved(links)


@dataclass(frozen=True, slots=True)
class _Couples:
    """Pairs of sentences that may be linked, in no order, with their scores."""

    left: Places
    right: Places
    scores: Scores

    def strongest(self, threshold: float) -> set[tuple[int, int]]:
        """Give the pairs that reach the threshold and are among the best of either sentence."""
        enough = (self.scores >= threshold) & (self.scores > 0.0)
        left, right, scores = self.left[enough], self.right[enough], self.scores[enough]
        best = _among_best(left, scores) | _among_best(right, scores)
        return set(zip(left[best].tolist(), right[best].tolist(), strict=True))

    def best(self, side: Side) -> dict[int, tuple[int, float]]:
        """Give, for each sentence of a side, its best one opposite (the first of equals)."""
        here, there = (self.left, self.right)[:: 1 if side is Side.A else -1]
        order = np.lexsort((there, -self.scores, here))
        first = order[np.flatnonzero(np.diff(here[order], prepend=-1))]
        found = zip(there[first].tolist(), self.scores[first].tolist(), strict=True)
        return dict(zip(here[first].tolist(), found, strict=True))


def _among_best(owners: Places, scores: Scores) -> Flags:
    """Tell which scores are among the `_MOST_LINKS` best of their owner; equals go together."""
    order = np.lexsort((-scores, owners))
    begins = np.flatnonzero(np.diff(owners[order], prepend=-1))
    sizes = np.diff(np.append(begins, len(order)))
    least = scores[order][begins + np.minimum(sizes, _MOST_LINKS) - 1]
    out = np.zeros(len(owners), dtype=bool)
    out[order] = scores[order] >= np.repeat(least, sizes)
    return out


def _surely_reported(
    scores: Sequence[float],
    best: dict[int, tuple[int, float]],
    linked: set[int],
    weakest: float,
) -> list[tuple[int, int]]:
    """Give, for sentences without a link whose facts are there, the best sentence opposite."""
    out = []
    for i, score in enumerate(scores):
        j, probability = best.get(i, (0, 0.0))
        if i not in linked and score >= _SURE_FACT and probability > 0.0 and probability >= weakest:
            out.append((i, j))
    return out


def near_links(
    evidence: Evidence, links: Sequence[Link], settled: tuple[Sequence[int], Sequence[int]]
) -> list[tuple[int, int]]:
    """Give the pairs that are not linked but could nearly be.

    `settled` are sentences of either side about which the reader has decided.
    """
    linked = {(i, j) for link in links for i in link.a for j in link.b}
    left, right, scores = evidence.couples
    near = scores >= _NEAR_LINK
    pairs = sorted(zip(left[near].tolist(), right[near].tolist(), strict=True))
    return [
        (i, j)
        for i, j in pairs
        if (i, j) not in linked and i not in settled[0] and j not in settled[1]
    ]


def with_differing(
    sides: tuple[Reading, Reading],
    links: tuple[Link, ...],
    conflicts: Sequence[Conflict],
    evidence: Evidence,
    progress: Progress = silent,
) -> tuple[Link, ...]:
    """Link the pairs whose details conflict: what differs is told of the same thing."""
    linked = {(i, j) for link in links for i in link.a for j in link.b}
    found = {(conflict.a.sentence, conflict.b.sentence) for conflict in conflicts} - linked
    if not found:
        return links
    pairs = tracked(sorted(found), progress, _STAGE)
    own = [link_between(sides, pair, evidence) for pair in pairs]
    progress(1.0, _STAGE)
    return mark_moved(tuple(sorted((*links, *own), key=lambda link: (link.a, link.b))))


def link_between(sides: tuple[Reading, Reading], pair: tuple[int, int], evidence: Evidence) -> Link:
    """Link one sentence of A and one of B, with the relation that their words show."""
    spans = [side.sentences[k].span for side, k in zip(sides, pair, strict=True)]
    link = Link(
        a=pair[:1],
        b=pair[1:],
        relation=Relation.PARTIAL,
        score=round(evidence.grid[pair], 4),
    )
    one, two = (forms_by_sentence(side)[k] for side, k in zip(sides, pair, strict=True))
    is_same = one == two
    shared = 1.0 if is_same else evidence.shared(*pair)
    if shared < _LEAST_SHARED:
        return link
    passages = sides[0].text, spans[0], sides[1].text, spans[1]
    if is_same:
        score = max(link.score, _SAME_SCORE)
        return replace(link, relation=Relation.SAME, score=score, edits=edits(*passages))
    if most_kept(*passages) >= _EDITED_SHARE:
        script = edits(*passages)
        if kept_share(script, len(spans[0]), len(spans[1])) >= _EDITED_SHARE:
            return replace(link, relation=Relation.EDITED, edits=script)
    shorter, longer = sorted(len(span) for span in spans)
    is_alike = shared >= _REWORDED_SHARE and longer <= _REWORDED_LENGTHS * shorter
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
        replace(link, moved=not (k in kept or in_a & set(link.a) or in_b & set(link.b)))
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
