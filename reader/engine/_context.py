"""A second look: what the scores of all the others say of a pair of sentences, or of a fact.

The first scores see each pair and each fact alone. Here they are set beside one another: how
a pair stands among the rivals of its sentences, whether the sentences around it are linked as
well, where both stand, and how much of the article and of its sentence is reported. A second
model learns from the first one's scores and these figures (stacking: Wolpert 1992; for
sequences: Cohen and Carvalho 2005).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reader.core import Progress, silent, tracked
from reader.engine._features import Facts
from reader.engine._pairs import Pairs, Scores
from reader.engine._tables import Flags, Places, WordTable

PAIR_CONTEXT = (
    "first score, logarithm",
    "share of the scores of either sentence, greater",
    "share of the scores of either sentence, lesser",
    "best first score of a pair beside it",
    "places from the start, logarithms",
    "distance of the places",
    "scores of both sentences, logarithms",
)

FACT_CONTEXT = (
    "first score, log odds",
    "best link of its sentence, log odds",
    "sentences before and after, mean",
    "other sentences, mean",
    "other parts of its sentence, best",
    "other parts of its sentence, least",
    "whole sentence, log odds",
    "place in the article",
    "places from the start, logarithm",
)

_STAGE = "Weighing facts"
_LEAST = 1e-4  # keeps logarithms of scores finite
_LEAST_ODDS = 1e-3
_EMPTY_SHARE = 0.05  # a score that is all alone and tiny is no great share of anything
_NONE = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Order:
    """Where each text of one side first stands among the sentences that are compared.

    `texts` are the texts in the order of those sentences, `places` counts along them;
    `before` and `after` are the neighbouring texts, -1 where there is none. All but
    `texts` have a value for each text; those of a text that is not compared mean nothing.
    """

    texts: Places
    places: Places
    before: Places
    after: Places

    @classmethod
    def of(cls, table: WordTable) -> "Order":
        """Read the order of one article's texts."""
        texts = table.text_of[table.compared[table.text_of]]
        padded = np.concatenate([[_NONE], texts, [_NONE]])
        is_shown = table.compared[table.text_of]
        places = (np.cumsum(is_shown) - 1)[table.first]
        known = np.clip(places, 0, max(0, len(texts) - 1))
        return cls(
            texts=texts,
            places=known,
            before=padded[known],
            after=padded[np.minimum(known + 2, len(padded) - 1)],
        )

    @property
    def shares(self) -> Scores:
        """Give each text's place as a share of the article: 0 at the start, 1 at the end."""
        return self.places / max(1, len(self.texts) - 1)


def pair_context(first: Scores, pairs: Pairs, orders: tuple[Order, Order]) -> Scores:
    """Describe each pair by the first scores of the others: a row of `PAIR_CONTEXT`."""
    left, right = pairs.left, pairs.right
    sums = [
        np.bincount(texts, weights=first, minlength=size)[texts]
        for texts, size in zip((left, right), pairs.shape, strict=True)
    ]
    shares = [first / (total + _EMPTY_SHARE) for total in sums]
    a, b = orders
    beside = [
        _score_at(first, pairs, (a.before[left], right)),
        _score_at(first, pairs, (a.after[left], right)),
        _score_at(first, pairs, (left, b.before[right])),
        _score_at(first, pairs, (left, b.after[right])),
    ]
    columns = [
        np.log(first + _LEAST),
        np.maximum(*shares),
        np.minimum(*shares),
        np.max(beside, axis=0, initial=0.0),
        np.log1p(a.places[left]) + np.log1p(b.places[right]),
        np.abs(a.shares[left] - b.shares[right]),
        np.log1p(sums[0]) + np.log1p(sums[1]),
    ]
    return np.array(columns, dtype=np.float64).T


def _score_at(first: Scores, pairs: Pairs, wanted: tuple[Places, Places]) -> Scores:
    """Give the first scores of some pairs; 0 for those that are not weighed or do not exist."""
    places = pairs.find(*wanted)
    is_there: Flags = (places >= 0) & (wanted[0] >= 0) & (wanted[1] >= 0)
    out = np.zeros(len(places))
    out[is_there] = first[places[is_there]]
    return out


def best_of_texts(scores: Scores, pairs: Pairs, side: int) -> Scores:
    """Give the greatest score of each text's pairs; 0 for a text that is in none."""
    out = np.zeros(pairs.shape[side])
    np.maximum.at(out, (pairs.left, pairs.right)[side], scores)
    return out


def fact_context(
    first: Scores, facts: Facts, order: Order, best: Scores, progress: Progress = silent
) -> Scores:
    """Describe each fact by the first scores of the others: a row of `FACT_CONTEXT`.

    `best` is the score of each text's best link, from the second look.
    """
    counts = np.diff(facts.starts)
    owners = np.repeat(np.arange(len(counts)), counts)
    wholes = np.full(len(counts), np.nan)
    has_words = counts > 0
    wholes[has_words] = first[facts.starts[1:][has_words] - 1]
    told = wholes[order.texts]
    known = told[~np.isnan(told)]
    mean = float(known.mean()) if len(known) else 0.5
    wholes = np.where(np.isnan(wholes), mean, wholes)
    around = [np.where(by >= 0, wholes[by], mean) for by in (order.before, order.after)]
    number = len(order.texts)
    others = (mean * number - wholes) / max(1, number - 1)
    siblings = _siblings(first, facts, progress)
    columns = [
        log_odds(first),
        log_odds(best)[owners],
        ((around[0] + around[1]) / 2)[owners],
        others[owners],
        *siblings.T,
        log_odds(wholes)[owners],
        order.shares[owners],
        np.log1p(order.places)[owners],
    ]
    return np.array(columns, dtype=np.float64).T.reshape(len(first), len(FACT_CONTEXT))


def _siblings(first: Scores, facts: Facts, progress: Progress) -> Scores:
    """Give the best and the least first score among the other parts of each fact's sentence.

    Of the whole sentence the parts are its clauses; a clause that has no other stands
    beside the whole.
    """
    scores = first.tolist()
    out: list[tuple[float, float]] = []
    bounds = facts.starts.tolist()
    for low, high in tracked(list(pairwise(bounds)), progress, _STAGE):
        out += _beside(scores[low:high])
    return np.array(out, dtype=np.float64).reshape(len(first), 2)


def _beside(scores: Sequence[float]) -> list[tuple[float, float]]:
    """Give the best and the least of the others for each clause, and for the whole at the end."""
    if not scores:
        return []
    *clauses, whole = scores
    if len(clauses) < 2:
        return [(whole, whole)] * len(clauses) + [(clauses[0] if clauses else whole,) * 2]
    ranked = sorted(clauses)
    found = [
        (
            ranked[-2] if score == ranked[-1] else ranked[-1],
            ranked[1] if score == ranked[0] else ranked[0],
        )
        for score in clauses
    ]
    return [*found, (ranked[-1], ranked[0])]


def log_odds(scores: Scores) -> Scores:
    """Give the logarithm of the odds of each score, kept finite at 0 and 1."""
    return np.asarray(np.log((scores + _LEAST_ODDS) / (1 - scores + _LEAST_ODDS)))
