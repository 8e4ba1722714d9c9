"""What the scorer is shown of facts and pairs."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given

from reader.engine._features import (
    FACT_FEATURES,
    PAIR_FEATURES,
    Described,
    Facts,
    describe,
    pair_features,
)
from reader.engine._pairs import every_pair
from reader.engine._similarity import Similarity, compare_tables
from tests.unit.engine.test_similarity import sides, table

Grid = dict[str, np.ndarray]


def similarity(a: Sequence[str], b: Sequence[str]) -> tuple[Similarity, Similarity]:
    return compare_tables(table(a), table(b))


def whole_parts(sim: Similarity) -> Facts:
    """Take every sentence as one clause."""
    return Facts.of(sim.here.starts, [[sim.here.rows(t)] for t in range(sim.here.texts)])


def pairs(a: Sequence[str], b: Sequence[str]) -> Grid:
    """Describe every pair of sentences: a layer for each feature."""
    both = similarity(a, b)
    tables = both[0].here, both[1].here
    every = every_pair((tables[0].texts, tables[1].texts))
    seen = [describe(sim, whole_parts(sim), every, side) for side, sim in enumerate(both)]
    layers = pair_features(both, (seen[0], seen[1]), every).T
    return {
        name: layer.reshape(every.shape)[tables[0].text_of][:, tables[1].text_of]
        for name, layer in zip(PAIR_FEATURES, layers, strict=True)
    }


def described(sim: Similarity, facts: Facts) -> Described:
    """Describe one side's facts."""
    return describe(sim, facts, every_pair((sim.here.texts, sim.there.texts)), 0)


def facts(a: Sequence[str], b: Sequence[str]) -> list[dict[str, float]]:
    """Describe each sentence of A that has content words, as a whole."""
    one, _ = similarity(a, b)
    parts = whole_parts(one)
    ends = parts.starts[1:][np.diff(parts.starts) > 0] - 1
    rows = described(one, parts).facts[ends]
    return [dict(zip(FACT_FEATURES, row, strict=True)) for row in rows]


def test_equal_sentences_share_all_and_lie_at_the_best() -> None:
    found = pairs(["The dam cracked."], ["The dam cracked."])
    for name in PAIR_FEATURES[:7]:
        assert found[name] == pytest.approx(1.0), name
    assert not found["cosine below the best of its sentences, mean"].any()
    assert found["both in the first tenth"] == pytest.approx(1.0)


def test_names_and_numbers_that_both_hold_are_counted() -> None:
    found = pairs(["Then Olsen paid 14 crowns."], ["So Olsen lost 14 boats in Askby."])
    assert found["names shared"] == pytest.approx(np.log1p(1))
    assert found["numbers shared"] == pytest.approx(np.log1p(1))


def test_a_pair_tells_how_far_it_lies_below_the_best_ones() -> None:
    found = pairs(["The dam cracked."], ["Rain fell.", "The dam cracked."])
    below = found["soft share below the best of its sentences, mean"]
    assert below[0, 1] == pytest.approx(0.0)
    assert below[0, 0] > 0.3


@given(sides, sides)
def test_swapped_sides_describe_pairs_alike(a: list[str], b: list[str]) -> None:
    there, back = pairs(a, b), pairs(b, a)
    for name in PAIR_FEATURES:
        assert np.allclose(there[name], back[name].T, atol=1e-5), name


@given(sides, sides)
def test_layers_have_a_cell_for_every_pair_and_only_numbers(a: list[str], b: list[str]) -> None:
    for name, layer in pairs(a, b).items():
        assert layer.shape == (len(a), len(b)), name
        assert np.isfinite(layer).all(), name


def test_a_reported_fact_is_described_as_such() -> None:
    (found,) = facts(["Olsen closed the dam."], ["On Monday Olsen closed the dam for good."])
    assert found["best lexical share of one sentence"] == pytest.approx(1.0)
    assert found["soft share of the whole article"] == pytest.approx(1.0)
    assert found["names missing everywhere"] == 0.0
    assert found["share of its sentence"] == 1.0


def test_names_and_numbers_that_are_nowhere_opposite_are_described() -> None:
    (found,) = facts(["Then Quist paid 23 crowns."], ["Then somebody paid crowns."])
    assert found["names missing everywhere"] > 0.1
    assert found["numbers missing everywhere"] > 0.1
    assert found["missing numbers at the best place"] > 0.1


def test_a_fact_spread_over_two_neighbours_counts_the_better_of_both() -> None:
    (found,) = facts(["Olsen closed the dam."], ["Olsen came.", "The dam was closed."])
    two, one = (found[f"best lexical share of {n}"] for n in ("two neighbours", "one sentence"))
    assert two == pytest.approx(1.0)
    assert one < two


def test_the_whole_sentence_comes_last_and_lends_its_context() -> None:
    one, _ = similarity(["Olsen closed the dam after heavy rain."], ["Olsen closed the dam."])
    first, whole = described(one, Facts.of(one.here.starts, [[slice(0, 3)]])).facts.tolist()
    context = slice(len(FACT_FEATURES) - 5, None)
    assert first[context] == whole[context]
    assert first != whole


def test_the_nearest_word_of_all_is_kept_for_each_word() -> None:
    one, _ = similarity(["Olsen closed the dam."], ["Rain fell.", "Olsen came.", "Dams hold."])
    found = described(one, whole_parts(one)).nearest
    assert found[[0, 2]] == pytest.approx(1.0)
    assert found[1] < 1.0


@pytest.mark.parametrize("rows", [1, 3])
def test_what_is_measured_a_few_texts_at_a_time_is_the_same(
    rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.engine import _nearest

    a = ["Olsen closed the dam.", "Rain fell.", "It is.", "The wall held for 14 days."]
    b = ["The dam was closed.", "Olsen left.", "Rain fell.", "The dam was closed.", "So what?"]
    whole, all_facts = pairs(a, b), facts(a, b)
    monkeypatch.setattr(_nearest, "_MOST_ROWS", rows)
    for name, layer in pairs(a, b).items():
        assert np.allclose(layer, whole[name], atol=1e-5), name
    for one, two in zip(all_facts, facts(a, b), strict=True):
        assert one == pytest.approx(two, abs=1e-5)


def test_facts_against_an_empty_article_are_described_by_zeros() -> None:
    (found,) = facts(["Olsen closed the dam."], [])
    assert set(found.values()) == {0.0}


@given(sides, sides)
def test_every_fact_has_all_figures(a: list[str], b: list[str]) -> None:
    one, _ = similarity(a, b)
    parts = whole_parts(one)
    found = described(one, parts).facts
    assert np.diff(parts.starts).tolist() == [2 if size else 0 for size in one.here.sizes()]
    assert found.shape == (parts.starts[-1], len(FACT_FEATURES))
    assert np.isfinite(found).all()
