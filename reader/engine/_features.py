"""The figures from which the fitted scorer tells what is reported and what is linked.

All are shares, cosines or logarithms; `tests/quality/fit_scorer.py` fits their weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reader.core import Progress, silent
from reader.engine._pairs import Pairs, Scores
from reader.engine._similarity import Block, Similarity
from reader.engine._tables import Matrix, Places

FACT_FEATURES = (
    "best lexical share of one sentence",
    "best soft share of one sentence",
    "best cosine of one sentence",
    "best lexical share of two neighbours",
    "best soft share of two neighbours",
    "lexical share of the whole article",
    "soft share of the whole article",
    "cosine of the best place",
    "missing names at the best place",
    "missing numbers at the best place",
    "names missing everywhere",
    "numbers missing everywhere",
    "best cosine of the fact's own words",
    "soft share of the worst third of its words",
    "words of the fact, logarithm",
    "sentences opposite, logarithm",
    "share of its sentence",
    "whole sentence: best soft share of two neighbours",
    "whole sentence: soft share of the whole article",
    "whole sentence: best cosine of its own words",
    "whole sentence: missing names at the best place",
    "whole sentence: missing numbers at the best place",
)

PAIR_FEATURES = (
    "cosine",
    "lexical share, greater",
    "lexical share, lesser",
    "soft share, greater",
    "soft share, lesser",
    "best clause, soft share",
    "best clause, lexical share",
    "cosine below the best of its sentences, mean",
    "soft share below the best of its sentences, mean",
    "names shared",
    "numbers shared",
    "both in the first tenth",
    "words of the shorter, logarithm",
)


_OWN_FEATURES = len(FACT_FEATURES) - 5
_STAGE = "Weighing facts"
_BATCH = 512  # facts whose cosines are taken at once
_OF_WHOLE = (4, 6, 12, 8, 9)  # places in the fact's own features, in the order above
_PARTS = 6  # figures of a pair that each side gives by itself


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Facts:
    """The facts of one side: each clause of a text, then the text itself as one more.

    Fact f holds the word rows `lows[f]:highs[f]`; those of text t are
    `starts[t]:starts[t + 1]`, none for a text without content words.
    """

    lows: Places
    highs: Places
    starts: Places

    @classmethod
    def of(cls, rows: Places, cuts: Sequence[Sequence[slice]]) -> "Facts":
        """Take the word rows of the clauses of each text; `rows` are where each text's begin."""
        found = [
            (cut.start, cut.stop)
            for text, own in enumerate(cuts)
            if rows[text + 1] > rows[text]
            for cut in (*own, slice(int(rows[text]), int(rows[text + 1])))
        ]
        counts = [
            len(own) + 1 if rows[text + 1] > rows[text] else 0 for text, own in enumerate(cuts)
        ]
        ends = np.array(found, dtype=np.int64).reshape(-1, 2)
        starts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
        return cls(lows=ends[:, 0], highs=ends[:, 1], starts=starts)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Described:
    """One side, described.

    `facts` has a row of `FACT_FEATURES` for each fact. `nearest` is the cosine of each
    word's nearest one in all of the other article. `pairs` are the figures of each pair as
    this side sees it: cosine, lexical and soft share, soft and lexical share of the best
    clause, names and numbers that are held opposite. `bests` are the greatest cosine and
    soft share of each text here, and the greatest soft share of each text opposite.
    """

    facts: Scores
    nearest: Matrix
    pairs: Matrix
    bests: tuple[Matrix, Matrix, Matrix]


def describe(
    sim: Similarity,
    facts: Facts,
    pairs: Pairs,
    side: int,
    progress: Progress = silent,
    *,
    nearest_words: Matrix | None = None,
) -> Described:
    """Describe the facts of one side, and its pairs as it sees them, a few texts at a time.

    `nearest_words` are the `NearestWords` of this side, if they are known.
    """
    described = np.zeros((len(facts.lows), len(FACT_FEATURES)))
    seen = np.zeros((len(pairs), _PARTS + 1), dtype=np.float32)
    nearest = np.zeros(len(sim.here.stems), dtype=np.float32)
    cosine_best, soft_best, soft_there = (
        np.zeros(n, dtype=np.float32) for n in (sim.here.texts, sim.here.texts, sim.there.texts)
    )
    opposite = pairs.opposite(side)
    owners = np.repeat(np.arange(sim.here.texts), np.diff(pairs.starts[side]))
    for block in sim.blocks(progress, nearest_words) if sim.there.texts else ():
        view = _View.of(sim, facts, block)
        described[view.span] = _fact_features(sim, view)
        nearest[block.rows] = block.near.max(axis=1)
        places = pairs.of(side, block.texts)
        begun = pairs.starts[side][block.texts.start]
        own = owners[begun : begun + len(places)] - block.texts.start
        seen[places] = _pair_parts(sim, view, own, opposite[places])
        whole = view.soft[view.whole]
        cosine_best[block.texts] = view.cosine.max(axis=1)
        soft_best[block.texts] = whole.max(axis=1)
        np.maximum(soft_there, whole.max(axis=0), out=soft_there)
    bests = (cosine_best, soft_best, soft_there)
    return Described(facts=described, nearest=nearest, pairs=seen, bests=bests)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _View:
    """One block with its facts: `span` says which, rows counted from the block's first.

    `cosine` is indexed `[text, text opposite]`; `lexical` and `soft` `[fact, text opposite]`
    with a row of zeros at the end. `whole` is the fact that is the text itself, the row of
    zeros for a text without words. `members` are the rows of all facts one after the other,
    `cuts` where those of each begin; `share` says how much of a fact each of its rows is.
    """

    block: Block
    span: slice
    owners: Places
    whole: Places
    members: Places
    cuts: Places
    sizes: Places
    shares: Matrix
    lexical: Matrix
    soft: Matrix
    cosine: Matrix

    @classmethod
    def of(cls, sim: Similarity, facts: Facts, block: Block) -> "_View":
        bounds = facts.starts[block.texts.start : block.texts.stop + 1]
        span = slice(int(bounds[0]), int(bounds[-1]))
        lows, highs = (ends[span] - block.rows.start for ends in (facts.lows, facts.highs))
        sizes, counts = highs - lows, np.diff(bounds)
        cuts = np.cumsum(sizes) - sizes
        members = np.arange(sizes.sum()) + np.repeat(lows - cuts, sizes)
        owners = np.repeat(np.arange(len(sizes)), sizes)
        weights = sim.weights[block.rows][members]
        shares = np.zeros((len(sizes) + 1, len(block.near)), dtype=np.float32)
        totals = np.bincount(owners, weights=weights, minlength=len(sizes))
        shares[owners, members] = weights / totals[owners]
        return cls(
            block=block,
            span=span,
            owners=np.repeat(np.arange(len(counts)), counts),
            whole=np.where(counts > 0, bounds[1:] - bounds[0] - 1, len(sizes)),
            members=members,
            cuts=cuts,
            sizes=sizes,
            shares=shares,
            lexical=shares @ block.exact,
            soft=shares @ block.near,
            cosine=sim.cosines(block.texts),
        )

    def sums(self, values: Matrix) -> Matrix:
        """Add up values of the members, fact by fact."""
        return np.add.reduceat(values, self.cuts) if len(self.cuts) else values[:0]


def _fact_features(sim: Similarity, view: _View) -> Scores:
    """Give the features of all facts of a block."""
    block, count = view.block, len(view.sizes)
    if not count:
        return np.zeros((0, len(FACT_FEATURES)))
    shares, cosine = view.shares[:-1], view.cosine[view.owners]
    lexical, soft = view.lexical[:-1], view.soft[:-1]
    exact_two, near_two = (_with_next(sim, grid) for grid in (block.exact, block.near))
    lexical_two, soft_two = shares @ exact_two, shares @ near_two
    best = np.argmax(lexical_two + soft_two + _with_next(sim, view.cosine)[view.owners], axis=1)
    facts = np.repeat(np.arange(count), view.sizes)
    mine, there = shares[facts, view.members], best[facts]
    gone = mine * (1 - exact_two[view.members, there])
    held, nearest = block.exact.max(axis=1), block.near.max(axis=1)
    gone_everywhere = mine * (1 - held[view.members])
    names, numbers = (
        flags[block.rows][view.members] for flags in (sim.here.names, sim.here.figures)
    )
    place = np.argmax(lexical + soft + cosine, axis=1)
    sizes = sim.here.sizes()[block.texts][view.owners]
    own = [
        lexical.max(axis=1),
        soft.max(axis=1),
        cosine.max(axis=1),
        lexical_two.max(axis=1),
        soft_two.max(axis=1),
        shares @ held,
        shares @ nearest,
        cosine[np.arange(count), place],
        view.sums(gone * names),
        view.sums(gone * numbers),
        view.sums(gone_everywhere * names),
        view.sums(gone_everywhere * numbers),
        _own_cosines(sim, view),
        _worst_third(near_two[view.members, there], facts, view),
        np.log1p(view.sizes),
        np.full(count, np.log1p(len(sim.there.text_of))),
        view.sizes / sizes,
    ]
    found = np.array(own, dtype=np.float64).T
    context = found[view.whole[view.owners]][:, _OF_WHOLE]
    return np.hstack([found, context])


def _with_next(sim: Similarity, shares: Matrix) -> Matrix:
    """Join each sentence opposite with the one after it, by the greater value.

    Texts are columns; the result has one for each pair of neighbours that occurs.
    """
    first, second = sim.there.neighbours
    if len(first) == sim.there.texts:  # nothing is repeated, so the texts are in their places
        out = shares.copy()
        np.maximum(out[:, :-1], shares[:, 1:], out=out[:, :-1])
        return out
    return np.maximum(shares[:, first], shares[:, second])


def _own_cosines(sim: Similarity, view: _View) -> Matrix:
    """Give each fact's greatest cosine with a text opposite, from its own words alone."""
    vectors = sim.here.vectors[view.block.rows]
    means = ((view.shares[:-1] > 0) / view.sizes[:, None]).astype(np.float32) @ vectors
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    best = [
        (means[low : low + _BATCH] @ sim.there.middle.T).max(axis=1)
        for low in range(0, len(means), _BATCH)
    ]
    return np.concatenate(best)


def _worst_third(values: Matrix, facts: Places, view: _View) -> Matrix:
    """Give the mean of the lowest third of each fact's values, at least of one."""
    ranked = values[np.lexsort((values, facts))]
    rank = np.arange(len(values)) - np.repeat(view.cuts, view.sizes)
    fewest = np.maximum(1, view.sizes // 3)
    sums = view.sums(np.where(rank < fewest[facts], ranked, 0.0))
    return np.asarray(sums / fewest, dtype=np.float32)


def _pair_parts(sim: Similarity, view: _View, own: Places, opposite: Places) -> Matrix:
    """Give the figures of pairs as their texts here see them; `own` counts in the block."""
    block = view.block
    whole = view.whole[own]
    flags = [sim.here.names[block.rows], sim.here.figures[block.rows]]
    owner = np.repeat(np.arange(len(view.whole)), sim.here.sizes()[block.texts])
    counts = np.zeros((2, len(view.whole), len(owner)), dtype=np.float32)
    for layer, wanted in zip(counts, flags, strict=True):
        layer[owner[wanted], np.flatnonzero(wanted)] = 1.0
    best = [_best_clause(view, grid) for grid in (view.soft, view.lexical)]
    columns = [
        view.cosine[own, opposite],
        view.lexical[whole, opposite],
        view.soft[whole, opposite],
        *(grid[own, opposite] for grid in best),
        *((layer @ block.exact)[own, opposite] for layer in counts),
    ]
    return np.array(columns, dtype=np.float32).T


def _best_clause(view: _View, grid: Matrix) -> Matrix:
    """Give the greatest share of a text's clauses; the text itself is none."""
    out = np.zeros((len(view.whole), grid.shape[1]), dtype=np.float32)
    is_clause = np.ones(len(grid), dtype=bool)
    is_clause[view.whole] = False
    clauses = np.flatnonzero(is_clause[:-1])
    if len(clauses):
        owners = view.owners[clauses]
        firsts = np.flatnonzero(np.diff(owners, prepend=-1))
        out[owners[firsts]] = np.maximum.reduceat(grid[clauses], firsts, axis=0)
    return out


def pair_features(
    sides: tuple[Similarity, Similarity], seen: tuple[Described, Described], pairs: Pairs
) -> Matrix:
    """Describe pairs of texts: a row of `PAIR_FEATURES` for each, from what both sides see."""
    a, b = seen
    left, right = pairs.left, pairs.right
    tables = sides[0].here, sides[1].here
    columns = _joined(a.pairs, b.pairs)
    soft_a = np.maximum(a.bests[1], b.bests[2])[left]
    soft_b = np.maximum(b.bests[1], a.bests[2])[right]
    lead = tables[0].lead[left] & tables[1].lead[right]
    sizes = np.minimum(tables[0].sizes()[left], tables[1].sizes()[right])
    return np.array(
        [
            *columns[:7],
            (a.bests[0][left] + b.bests[0][right]) / 2 - columns[0],
            (soft_a + soft_b) / 2 - columns[3],
            *columns[7:],
            lead,
            np.log1p(sizes),
        ],
        dtype=np.float32,
    ).T


def _joined(a: Matrix, b: Matrix) -> list[Matrix]:
    """Join what the two sides see of each pair, so that the sides can be swapped."""
    cosine, lexical, soft, clause_soft, clause_lexical, names, figures = range(_PARTS + 1)
    return [
        (a[:, cosine] + b[:, cosine]) / 2,
        np.maximum(a[:, lexical], b[:, lexical]),
        np.minimum(a[:, lexical], b[:, lexical]),
        np.maximum(a[:, soft], b[:, soft]),
        np.minimum(a[:, soft], b[:, soft]),
        np.maximum(a[:, clause_soft], b[:, clause_soft]),
        np.maximum(a[:, clause_lexical], b[:, clause_lexical]),
        np.log1p((a[:, names] + b[:, names]) / 2),
        np.log1p((a[:, figures] + b[:, figures]) / 2),
    ]
