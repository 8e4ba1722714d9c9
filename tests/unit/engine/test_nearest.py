"""The nearest word in each text opposite, for both sides from one product."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Cancelled, silent
from reader.engine import _nearest
from reader.engine._beside import Beside
from reader.engine._nearest import NearestWords
from reader.engine._tables import Matrix, WordTable
from tests.unit.engine.test_similarity import sides, table

A = ["Dam wall crack Olsen.", "It is.", "Gate 14 crack dam wall gate.", "Olsen said so."]
B = ["Olsen.", "Crack in the wall of the dam and 14 gates.", "So it is."]


def found(a: WordTable, b: WordTable) -> tuple[Matrix, Matrix]:
    nearest = NearestWords(a, b)
    nearest.measure()
    return nearest.of_a, nearest.of_b


def one_by_one(here: WordTable, there: WordTable) -> Matrix:
    """Find the same, a text at a time."""
    out = np.zeros((len(here.stems), there.texts))
    for text in range(there.texts):
        theirs = there.vectors[there.rows(text)]
        if len(theirs):
            out[:, text] = np.clip((here.vectors @ theirs.T).max(axis=1), 0.0, 1.0)
    return out


@pytest.mark.parametrize("cells", [10, 40, 1_000_000])
@pytest.mark.parametrize("rows", [1, 3, 512])
@given(a=sides, b=sides)
def test_each_word_has_its_nearest_in_each_text_however_the_work_is_cut(
    cells: int, rows: int, a: Sequence[str], b: Sequence[str]
) -> None:
    one, two = table(a), table(b)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_nearest, "CELLS", cells)
        patch.setattr(_nearest, "_MOST_ROWS", rows)
        forth, back = found(one, two)
    assert np.allclose(forth, one_by_one(one, two), atol=1e-6)
    assert np.allclose(back, one_by_one(two, one), atol=1e-6)


@given(st.lists(st.sampled_from([*A, *B]), max_size=9), sides)
def test_swapped_sides_give_the_very_same_figures(a: Sequence[str], b: Sequence[str]) -> None:
    one, two = table(a), table(b)
    forth, back = found(one, two)
    swapped = found(two, one)
    assert (forth == swapped[1]).all()
    assert (back == swapped[0]).all()


def test_an_article_beside_itself_sees_the_same_from_both_sides() -> None:
    forth, back = found(table(A), table(A))
    assert (forth == back).all()


def test_of_very_long_articles_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_nearest, "_MOST_KEPT", 10)
    with Beside() as beside:
        assert NearestWords.begun((table(A), table(B)), beside) is None


def test_what_was_begun_beside_is_finished_with_help() -> None:
    one, two = table(A), table(B)
    with Beside() as beside:
        nearest = NearestWords.begun((one, two), beside)
        assert nearest is not None
        nearest.finish(silent)
    forth, back = found(one, two)
    assert (nearest.of_a == forth).all()
    assert (nearest.of_b == back).all()


def test_it_can_be_called_off() -> None:
    def stop(_share: float, _stage: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        NearestWords(table(A), table(B)).measure(stop)


def test_several_threads_may_measure_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_nearest, "_MOST_ROWS", 1)
    one, two = table(A * 20), table(B * 20)
    alone = found(one, two)
    nearest = NearestWords(one, two)
    with ThreadPoolExecutor(3) as pool:
        for begun in [pool.submit(nearest.measure) for _ in range(3)]:
            begun.result()
    assert (nearest.of_a == alone[0]).all()
    assert (nearest.of_b == alone[1]).all()
