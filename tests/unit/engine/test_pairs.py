"""Which pairs of sentences are weighed, and where each one's figures are kept."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Side
from reader.engine._evidence import weigh
from reader.engine._pairs import Pairs, every_pair, likely_pairs
from reader.engine._similarity import compare_tables
from reader.engine._twins import Twins
from tests.unit.engine.stand_in import knowledge
from tests.unit.engine.test_similarity import sides, table

_shapes = st.tuples(st.integers(1, 6), st.integers(1, 6))


@given(_shapes, st.data())
def test_pairs_are_found_from_either_side(shape: tuple[int, int], data: st.DataObject) -> None:
    codes = data.draw(st.lists(st.integers(0, shape[0] * shape[1] - 1), max_size=12))
    pairs = Pairs.of_codes(np.array(codes, dtype=np.int64), shape)
    known = {(code // shape[1], code % shape[1]) for code in codes}
    assert set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)) == known
    for side in (0, 1):
        for text in range(shape[side]):
            places = pairs.of(side, slice(text, text + 1))
            assert {(pairs.left[p], pairs.right[p])[side] for p in places} <= {text}
            assert len(places) == sum(pair[side] == text for pair in known)
    every = every_pair(shape)
    found = pairs.find(every.left, every.right)
    for i, j, place in zip(every.left, every.right, found, strict=True):
        assert (place >= 0) == ((i, j) in known)
        assert place < 0 or (pairs.left[place], pairs.right[place]) == (i, j)


@given(sides, sides)
def test_all_pairs_of_short_articles_are_likely(a: list[str], b: list[str]) -> None:
    sims = compare_tables(table(a), table(b))
    assert len(likely_pairs(sims)) == sims[0].here.texts * sims[1].here.texts


def test_of_long_articles_each_sentence_keeps_those_most_like_it() -> None:
    a = [f"Lorry {n} crossed the old bridge." for n in range(9)]
    b = [f"On Monday lorry {n} came to the bridge." for n in range(30)]
    sims = compare_tables(table(a), table(b))
    found = likely_pairs(sims, most=3)
    pairs = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert len(pairs) <= 3 * (9 + 30)
    assert {(n, n) for n in range(9)} <= pairs
    for side, size in ((0, 9), (1, 30)):
        assert min(np.diff(found.starts[side])) >= 3, size


def test_pairs_that_are_wanted_are_kept_whatever_they_look_like() -> None:
    a, b = ["The dam held.", "It rained."], [f"The dam held {n} times." for n in range(8)]
    sims = compare_tables(table([*a, *b]), table([*b, "It rained."]))
    found = likely_pairs(sims, [(1, 0)], most=1)
    assert (1, 0) in set(zip(found.left.tolist(), found.right.tolist(), strict=True))


def test_a_sentence_has_a_shortlist_of_the_surest_opposite() -> None:
    tables = (
        table(["The dam cracked.", "Rain fell.", "Rain fell."]),
        table(["Rain fell on Monday.", "Olsen left.", "The dam cracked.", "Rain fell."]),
    )
    twins = Twins.of(tables[0].reading, tables[1].reading)
    evidence = weigh(compare_tables(*tables), knowledge().scorer, twins)
    (first, score), *rest = evidence.shortlist(Side.A, 0)
    assert first == 2
    assert score == pytest.approx(evidence.grid[0, 2])
    assert [s for _, s in rest] == sorted((s for _, s in rest), reverse=True)
    assert [j for j, _ in evidence.shortlist(Side.A, 1, most=2)] == [3, 0]
    assert evidence.shortlist(Side.A, 1) == evidence.shortlist(Side.A, 2)
    assert [i for i, _ in evidence.shortlist(Side.B, 3, most=2)] == [1, 2]
    assert evidence.grid.T[3, 2] == evidence.grid[2, 3]
