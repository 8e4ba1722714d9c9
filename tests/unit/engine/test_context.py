"""The second look: what the scores of the others say of a pair or a fact."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.engine._context import (
    FACT_CONTEXT,
    PAIR_CONTEXT,
    Order,
    best_of_texts,
    fact_context,
    pair_context,
)
from reader.engine._features import Facts
from reader.engine._pairs import Pairs, every_pair
from tests.unit.engine.test_similarity import table

SCORES = st.lists(st.floats(0.0, 1.0), min_size=9, max_size=9)
THREE = ["The dam cracked.", "Two men fled.", "Rain is due."]


def order(sentences: Sequence[str] = THREE) -> Order:
    return Order.of(table(sentences))


def seen(grid: Sequence[Sequence[float]]) -> dict[str, np.ndarray]:
    """Look again at all pairs of three sentences: a layer for each figure."""
    scores = np.array(grid, dtype=np.float64)
    pairs = every_pair((3, 3))
    layers = pair_context(scores.ravel(), pairs, (order(), order())).T
    return {name: row.reshape(3, 3) for name, row in zip(PAIR_CONTEXT, layers, strict=True)}


def facts_of(*clauses: Sequence[float]) -> tuple[Facts, np.ndarray]:
    """Make a text a list: scores of its clauses, and of the whole at the end."""
    scores = [score for own in clauses for score in own]
    starts = np.cumsum([0, *(len(own) for own in clauses)])
    rows = np.arange(len(scores), dtype=np.int64)
    return Facts(lows=rows, highs=rows + 1, starts=starts), np.array(scores)


def told(*clauses: Sequence[float], best: Sequence[float] = (0.0, 0.0, 0.0)) -> list[dict]:
    facts, scores = facts_of(*clauses)
    number = len(clauses)
    rows = fact_context(scores, facts, order(THREE[:number]), np.array(best[:number]))
    return [dict(zip(FACT_CONTEXT, row, strict=True)) for row in rows.tolist()]


def test_a_pair_without_rivals_has_nearly_all_of_its_sentences_scores() -> None:
    found = seen([[0.9, 0.0, 0.0], [0.0, 0.5, 0.5], [0.0, 0.0, 0.0]])
    lesser = found["share of the scores of either sentence, lesser"]
    assert lesser[0, 0] == pytest.approx(0.9 / 0.95)
    assert lesser[1, 1] == pytest.approx(0.5 / 1.05)
    assert found["share of the scores of either sentence, greater"][1, 1] > lesser[1, 1]


def test_a_pair_knows_the_best_score_beside_it_but_not_its_own() -> None:
    beside = seen([[0.9, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.4]])
    found = beside["best first score of a pair beside it"]
    assert found[0, 0] == 0.0
    assert found[0, 1] == found[1, 0] == pytest.approx(0.9)
    assert found[1, 2] == pytest.approx(0.4)
    assert found[1, 1] == 0.0


def test_the_last_sentence_is_not_beside_the_first() -> None:
    found = seen([[0.0, 0.0, 0.7], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    beside = found["best first score of a pair beside it"]
    assert beside[1, 0] == beside[0, 0] == 0.0


def test_places_are_counted_from_the_start_and_compared_as_shares() -> None:
    found = seen(np.zeros((3, 3)).tolist())
    assert found["places from the start, logarithms"][2, 1] == pytest.approx(np.log(3) + np.log(2))
    assert found["distance of the places"][0, 2] == pytest.approx(1.0)
    assert found["distance of the places"][1, 1] == 0.0


@given(SCORES)
def test_the_sides_can_be_swapped(scores: list[float]) -> None:
    grid = np.array(scores).reshape(3, 3)
    there, back = seen(grid.tolist()), seen(grid.T.tolist())
    for name in PAIR_CONTEXT:
        assert there[name] == pytest.approx(back[name].T), name


@given(SCORES)
def test_all_figures_are_finite(scores: list[float]) -> None:
    assert all(
        np.isfinite(layer).all() for layer in seen(np.reshape(scores, (3, 3)).tolist()).values()
    )
    facts, first = facts_of(scores[:4], scores[4:8], scores[8:])
    assert np.isfinite(fact_context(first, facts, order(), np.array(scores[:3]))).all()


def test_pairs_that_are_not_weighed_count_as_nothing() -> None:
    pairs = Pairs.of_codes(np.array([0, 8]), (3, 3))
    rows = pair_context(np.array([0.5, 0.5]), pairs, (order(), order()))
    assert rows[:, PAIR_CONTEXT.index("best first score of a pair beside it")].tolist() == [0, 0]
    assert best_of_texts(np.array([0.5, 0.4]), pairs, 1).tolist() == [0.5, 0.0, 0.4]


def test_a_clause_stands_beside_the_other_clauses_of_its_sentence() -> None:
    first, second, third, whole = told([0.2, 0.9, 0.5, 0.6])[:4]
    best, least = "other parts of its sentence, best", "other parts of its sentence, least"
    assert (first[best], first[least]) == (0.9, 0.5)
    assert (second[best], second[least]) == (0.5, 0.2)
    assert (third[best], third[least]) == (0.9, 0.2)
    assert (whole[best], whole[least]) == (0.9, 0.2)


def test_an_only_clause_stands_beside_the_whole() -> None:
    clause, whole = told([0.3, 0.4])[:2]
    assert clause["other parts of its sentence, best"] == 0.4
    assert whole["other parts of its sentence, least"] == 0.3


def test_a_fact_knows_the_sentences_around_it_and_all_others() -> None:
    middle = told([0.9, 0.9], [0.1, 0.1], [0.5, 0.5])[2]
    assert middle["sentences before and after, mean"] == pytest.approx(0.7)
    assert middle["other sentences, mean"] == pytest.approx(0.7)
    assert middle["place in the article"] == pytest.approx(0.5)


def test_sentences_without_words_count_as_the_mean() -> None:
    rows = told([0.8, 0.8], [], [0.4, 0.4])
    assert rows[0]["sentences before and after, mean"] == pytest.approx(0.6)
    assert len(rows) == 4


def test_the_best_link_of_its_sentence_is_each_facts() -> None:
    rows = told([0.5, 0.5], [0.5, 0.5], best=(0.999, 0.001, 0.0))
    name = "best link of its sentence, log odds"
    assert rows[0][name] == rows[1][name] == pytest.approx(-rows[2][name], abs=0.01)


def test_repeated_sentences_stand_where_they_stand_first() -> None:
    found = order([*THREE, "Two men fled."])
    assert found.texts.tolist() == [0, 1, 2, 1]
    assert found.places.tolist() == [0, 1, 2]
    assert found.before.tolist() == [-1, 0, 1]
    assert found.after.tolist() == [1, 2, 1]


def test_an_article_without_sentences_has_no_order() -> None:
    found = order([])
    assert found.texts.tolist() == found.places.tolist() == found.shares.tolist() == []
