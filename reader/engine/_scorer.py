"""The fitted scorer: six logistic regressions whose weights are a readable file.

`tests/quality/fit_scorer.py` makes the file and says from what.
"""

import hashlib
import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reader.core import ReaderError, Resource
from reader.engine._context import FACT_CONTEXT, PAIR_CONTEXT
from reader.engine._details import DETAIL_FEATURES, ENTIRE_FEATURES
from reader.engine._features import FACT_FEATURES, PAIR_FEATURES

FEATURES = {
    "fact": FACT_FEATURES,
    "pair": PAIR_FEATURES,
    "fact_in_context": FACT_FEATURES + FACT_CONTEXT,
    "pair_in_context": PAIR_FEATURES + PAIR_CONTEXT,
    "detail": DETAIL_FEATURES,
    "entire": ENTIRE_FEATURES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Logistic:
    """A logistic regression: the probability is 1 / (1 + exp(-(x · weights + bias)))."""

    weights: tuple[float, ...]
    bias: float

    def probability(self, features: ArrayLike) -> NDArray[np.float64]:
        """Give a probability for each row; features lie along the last axis."""
        return _squashed(
            np.asarray(features, dtype=np.float64) @ np.array(self.weights) + self.bias
        )


def _squashed(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(sums, -40.0, 40.0))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """How surely a fact is reported opposite, and how surely two sentences are linked.

    `fact` and `pair` look at each alone; the two in context look again, at all of them;
    `detail` tells how surely the words of one detail are reported, `entire` how surely a
    linked sentence lacks none of them.
    """

    fact: Logistic
    pair: Logistic
    fact_in_context: Logistic
    pair_in_context: Logistic
    detail: Logistic
    entire: Logistic
    resource: Resource

    @classmethod
    def parse(cls, data: bytes) -> "Scorer":
        """Read `scorer.json`. Raises `ReaderError` if it does not fit this engine."""
        try:
            content = json.loads(data)
            models = {name: _model(content[name], names) for name, names in FEATURES.items()}
        except (ValueError, KeyError, TypeError) as error:
            raise ReaderError(
                "The weights of the comparison (scorer.json) cannot be read.",
                "Install Lateral again: a file of its own is damaged.",
            ) from error
        digest = hashlib.sha256(data).hexdigest()
        return cls(**models, resource=Resource(name="scorer.json", sha256=digest))


def _model(content: dict[str, object], names: tuple[str, ...]) -> Logistic:
    weights = content["weights"]
    bias = content["bias"]
    if not isinstance(weights, dict) or not isinstance(bias, int | float):
        raise TypeError("weights of another form")
    return Logistic(weights=tuple(float(weights[name]) for name in names), bias=float(bias))
