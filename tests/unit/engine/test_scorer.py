"""The weights file, and the probabilities made of it."""

import json

import numpy as np
import pytest

from reader.core import ReaderError
from reader.engine._context import FACT_CONTEXT, PAIR_CONTEXT
from reader.engine._details import DETAIL_FEATURES, ENTIRE_FEATURES
from reader.engine._features import FACT_FEATURES, PAIR_FEATURES
from reader.engine._scorer import FEATURES, Logistic, Scorer
from tests.unit.engine.stand_in import RESOURCES

SHIPPED = (RESOURCES / "models" / "scorer.json").read_bytes()


def weights(**changed: object) -> bytes:
    content = {
        name: {"bias": 0.5 + n, "weights": dict.fromkeys(names, 1.0 + n)}
        for n, (name, names) in enumerate(FEATURES.items())
    }
    return json.dumps({**content, **changed}).encode()


def test_a_probability_is_the_logistic_of_the_weighted_sum() -> None:
    model = Logistic(weights=(1.0, -2.0), bias=0.5)
    found = model.probability([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0]])
    assert found == pytest.approx(1 / (1 + np.exp([-0.5, 0.5, -2.5])))


def test_sums_beyond_all_measure_stay_probabilities() -> None:
    found = Logistic(weights=(1.0,), bias=0.0).probability([[1e9], [-1e9]])
    assert found[0] == pytest.approx(1.0)
    assert 0.0 < found[1] < 1e-9


def test_weights_are_taken_by_name_in_the_engines_order() -> None:
    scorer = Scorer.parse(weights())
    assert scorer.fact == Logistic(weights=(1.0,) * len(FACT_FEATURES), bias=0.5)
    assert scorer.pair == Logistic(weights=(2.0,) * len(PAIR_FEATURES), bias=1.5)
    again = len(FACT_FEATURES) + len(FACT_CONTEXT), len(PAIR_FEATURES) + len(PAIR_CONTEXT)
    assert scorer.fact_in_context == Logistic(weights=(3.0,) * again[0], bias=2.5)
    assert scorer.pair_in_context == Logistic(weights=(4.0,) * again[1], bias=3.5)
    assert scorer.detail == Logistic(weights=(5.0,) * len(DETAIL_FEATURES), bias=4.5)
    assert scorer.entire == Logistic(weights=(6.0,) * len(ENTIRE_FEATURES), bias=5.5)


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"[]",
        b"\xff",
        weights(fact=None),
        weights(pair_in_context=None),
        weights(pair={"bias": 0.0, "weights": {"cosine": 1.0}}),
        weights(pair={"bias": "0", "weights": dict.fromkeys(PAIR_FEATURES, 1.0)}),
        weights(pair={"bias": 0, "weights": dict.fromkeys(PAIR_FEATURES, "much")}),
        weights(pair={"bias": 0, "weights": [1.0] * len(PAIR_FEATURES)}),
    ],
)
def test_weights_that_do_not_fit_are_an_error_for_people(damaged: bytes) -> None:
    with pytest.raises(ReaderError, match=r"scorer\.json"):
        Scorer.parse(damaged)


def test_the_shipped_weights_fit_and_point_the_right_way() -> None:
    scorer = Scorer.parse(SHIPPED)
    assert scorer.resource.name == "scorer.json"
    everything = [
        1.0 if "missing" not in name and "below" not in name else 0.0 for name in PAIR_FEATURES
    ]
    nothing = [0.0 if "below" not in name else 0.5 for name in PAIR_FEATURES]
    high, low = scorer.pair.probability([everything, nothing])
    assert high > 0.9
    assert low < 0.05
    high, low = scorer.detail.probability([[3.0, 3.0, 1.0, 1.0, 1.0], [-3.0, -3.0, 0.2, 0.2, 0.2]])
    assert high > 0.9
    assert low < 0.05
    high, low = scorer.entire.probability([[3.0, 3.0, 3.0, 3.0, 0.7], [-2.0, 0.0, 0.0, 0.0, 1.6]])
    assert high > 0.8
    assert low < 0.3
