"""The figures from which the fitted scorer tells what is reported and what is linked.

All are shares, cosines or logarithms; `tests/quality/fit_scorer.py` fits their weights.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reader.core import Progress, silent, tracked
from reader.engine._similarity import Flags, Matrix, Similarity

Rows = NDArray[np.int64]

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


def side_features(
    sim: Similarity, parts: Sequence[Sequence[Rows]], progress: Progress = silent
) -> list[list[list[float]]]:
    """Describe the facts of each sentence, then the sentence itself as one more fact.

    `parts[i]` holds the content words of each fact of sentence i as rows of `sim.here`, at
    least one a fact. Gives for each sentence a list of `FACT_FEATURES` for each fact and
    for the whole; nothing for a sentence without content words.
    """
    starts = sim.here.starts
    wholes = [np.arange(low, high, dtype=np.int64) for low, high in pairwise(starts)]
    facts = [[*cut, whole] if len(whole) else [] for cut, whole in zip(parts, wholes, strict=True)]
    cosines = iter(_own_cosines(sim, [rows for cut in facts for rows in cut]))
    out = []
    for sentence, cut in enumerate(tracked(facts, progress, _STAGE)):
        described = [_fact_features(sim, sentence, rows, next(cosines)) for rows in cut]
        context = [described[-1][k] for k in _OF_WHOLE] if described else []
        out.append([[*row, *context] for row in described])
    return out


def _fact_features(sim: Similarity, sentence: int, rows: Rows, own_cosine: float) -> list[float]:
    if not sim.near.shape[1]:
        return [0.0] * _OWN_FEATURES
    weights = sim.weights[rows]
    total = float(weights.sum())
    exact, near = sim.exact[rows].astype(np.float32), sim.near[rows]
    exact_two, near_two = _with_next(exact), _with_next(near)
    lexical, soft = weights @ exact / total, weights @ near / total
    lexical_two, soft_two = weights @ exact_two / total, weights @ near_two / total
    cosine = sim.cosine[sentence]
    best = int(np.argmax(lexical_two + soft_two + _with_next(cosine[None, :])[0]))
    names, numbers = sim.here.names[rows], sim.here.figures[rows]
    gone, gone_everywhere = weights * (1 - exact_two[:, best]), weights * (1 - exact.max(axis=1))
    worst = np.sort(near_two[:, best])[: max(1, len(rows) // 3)]
    size = sim.here.starts[sentence + 1] - sim.here.starts[sentence]
    return [
        float(lexical.max()),
        float(soft.max()),
        float(cosine.max()),
        float(lexical_two.max()),
        float(soft_two.max()),
        float(weights @ exact.max(axis=1) / total),
        float(weights @ near.max(axis=1) / total),
        float(cosine[int(np.argmax(lexical + soft + cosine))]),
        float(gone[names].sum() / total),
        float(gone[numbers].sum() / total),
        float(gone_everywhere[names].sum() / total),
        float(gone_everywhere[numbers].sum() / total),
        own_cosine,
        float(worst.mean()),
        float(np.log1p(len(rows))),
        float(np.log1p(near.shape[1])),
        len(rows) / max(1, size),
    ]


def _with_next(shares: Matrix) -> Matrix:
    """Join each sentence (column) with the one after it, by the greater value."""
    following = np.zeros_like(shares)
    following[:, :-1] = shares[:, 1:]
    return np.maximum(shares, following)


def _own_cosines(sim: Similarity, facts: Sequence[Rows]) -> list[float]:
    """Give each fact's greatest cosine with a sentence opposite, from its own words alone."""
    if not facts or not len(sim.there.whole):
        return [0.0] * len(facts)
    means = np.array([sim.here.vectors[rows].mean(axis=0) for rows in facts])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    best = [
        (means[low : low + _BATCH] @ sim.there.whole.T).max(axis=1)
        for low in range(0, len(means), _BATCH)
    ]
    return [float(value) for value in np.concatenate(best)]


def pair_features(
    a: Similarity,
    b: Similarity,
    parts: tuple[Sequence[Sequence[Rows]], Sequence[Sequence[Rows]]],
    progress: Progress = silent,
) -> Iterator[Matrix]:
    """Describe every pair of sentences: for each feature a layer (sentences of A, of B).

    `parts[side][i]` holds the content-word rows of each clause of sentence i. Layers come
    one by one, since all together they are large.
    """
    soft_a, soft_b = a.soft, b.soft.T
    lexical_a, lexical_b = a.lexical, b.lexical.T
    soft = np.maximum(soft_a, soft_b)
    sizes_a, sizes_b = np.diff(a.here.starts), np.diff(b.here.starts)
    lead_a, lead_b = _is_lead(len(sizes_a)), _is_lead(len(sizes_b))
    yield a.cosine
    yield np.maximum(lexical_a, lexical_b)
    yield np.minimum(lexical_a, lexical_b)
    yield soft
    yield np.minimum(soft_a, soft_b)
    for share, held_a, held_b in ((0.0, a.near, b.near), (0.4, a.exact, b.exact)):
        tick = partial(progress, share, _STAGE)
        best_a, best_b = (
            _best_clause(sim, held, cut, tick)
            for sim, held, cut in ((a, held_a, parts[0]), (b, held_b, parts[1]))
        )
        yield np.maximum(best_a, best_b.T)
    progress(0.8, _STAGE)
    yield _below_best(a.cosine)
    yield _below_best(soft)
    yield np.log1p((_shared(a, a.here.names) + _shared(b, b.here.names).T) / 2)
    yield np.log1p((_shared(a, a.here.figures) + _shared(b, b.here.figures).T) / 2)
    yield (lead_a[:, None] & lead_b[None, :]).astype(np.float32)
    yield np.log1p(np.minimum(sizes_a[:, None], sizes_b[None, :])).astype(np.float32)


def _best_clause(
    sim: Similarity,
    held: Matrix | Flags,
    parts: Sequence[Sequence[Rows]],
    tick: Callable[[], None],
) -> Matrix:
    out = np.zeros((len(sim.here.starts) - 1, held.shape[1]), dtype=np.float32)
    for i, clauses in enumerate(parts):
        tick()
        for rows in clauses:
            weights = sim.weights[rows]
            out[i] = np.maximum(out[i], weights @ held[rows] / weights.sum())
    return out


def _below_best(values: Matrix) -> Matrix:
    """Give how far each pair lies below the best of its row and of its column, on average.

    Both count alike, so that the sides can be swapped.
    """
    if not values.size:
        return values
    best = values.max(axis=1, keepdims=True) + values.max(axis=0, keepdims=True)
    return np.asarray(best / 2 - values, dtype=np.float32)


def _shared(sim: Similarity, wanted: NDArray[np.bool_]) -> Matrix:
    """Count, for each pair of sentences, the wanted words of one that the other holds."""
    held = sim.exact & wanted[:, None]
    out = np.zeros((len(sim.here.starts) - 1, held.shape[1]), dtype=np.float32)
    for i in range(len(out)):
        out[i] = held[sim.here.rows(i)].sum(axis=0)
    return out


def _is_lead(sentences: int) -> NDArray[np.bool_]:
    return np.arange(sentences) < max(1, round(sentences / 10))
