"""Likeness of sentences by words and by meaning."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import BlockKind, Progress, silent
from reader.engine._encoder import Encoded
from reader.engine._pairs import shares
from reader.engine._reading import Reading
from reader.engine._segment import segment
from reader.engine._similarity import Similarity, compare_tables
from reader.engine._tables import Flags, Matrix, WordTable, distinct, word_table
from reader.engine._words import words_in
from tests.factories import draft
from tests.unit.engine.stand_in import StandIn

ENCODER = StandIn()
_sentence = st.lists(
    st.sampled_from("dam wall cracks Cracked 14 Olsen the of said 1,400".split()),
    min_size=1,
    max_size=7,
).map(lambda words: " ".join(words) + ".")
sides = st.lists(_sentence, max_size=5)


def table(sentences: Sequence[str]) -> WordTable:
    article = draft([(BlockKind.PARAGRAPH, [text]) for text in sentences]).article
    cut = segment(article)
    reading = Reading(
        article=article,
        sentences=cut,
        words=tuple(words_in(article.text, s.span) for s in cut),
    )
    codes = ENCODER.encode([s.span.of(article.text) for s in cut])
    return word_table(reading, codes, ENCODER)


@dataclass(frozen=True)
class Measured:
    """All measures of one direction, by sentence: rows of `exact` and `near` are words."""

    here: WordTable
    there: WordTable
    cosine: Matrix
    lexical: Matrix
    soft: Matrix
    exact: Flags
    near: Matrix


def laid_out(sim: Similarity) -> Measured:
    blocks = list(sim.blocks(silent))
    exact, near = (
        np.concatenate([np.zeros((0, sim.there.texts)), *grids])
        for grids in ([b.exact for b in blocks], [b.near for b in blocks])
    )
    everything = slice(0, sim.here.texts)
    share = shares(sim, everything, slice(0, len(sim.here.stems)))
    here, there = sim.here.text_of, sim.there.text_of
    return Measured(
        here=sim.here,
        there=sim.there,
        cosine=sim.cosines(everything)[here][:, there],
        lexical=(share @ exact)[here][:, there],
        soft=(share @ near)[here][:, there],
        exact=exact[:, there] > 0,
        near=near[:, there],
    )


def measured(a: Sequence[str], b: Sequence[str]) -> tuple[Measured, Measured]:
    one, two = compare_tables(table(a), table(b))
    return laid_out(one), laid_out(two)


def test_a_table_holds_the_content_words_of_each_sentence() -> None:
    found = table(["The dam cracked.", "It is what it is.", "Mara Olsen met 14 divers."])
    assert found.starts.tolist() == [0, 2, 2, 7]
    assert found.stems == ("dam", "crack", "mara", "olsen", "met", "14", "diver")
    assert found.names.tolist() == [False, False, False, True, False, False, False]
    assert found.figures.tolist() == [False] * 5 + [True, False]
    assert found.rows(1) == slice(2, 2)


def test_a_word_beyond_the_encoders_limit_has_no_vector_and_still_its_stem() -> None:
    article = draft([(BlockKind.PARAGRAPH, ["Olsen cracked"])]).article
    cut = segment(article)
    words = tuple(words_in(article.text, s.span) for s in cut)
    code = ENCODER.encode(["Olsen cracked"])[0]
    short = Encoded(whole=code.whole, places=code.places[:1], pieces=code.pieces[:1])
    found = word_table(Reading(article=article, sentences=cut, words=words), [short], ENCODER)
    lengths = np.linalg.norm(found.vectors, axis=1)
    assert lengths == pytest.approx([1.0, 0.0])
    assert found.stems == ("olsen", "crack")


def test_equal_sentences_are_wholly_alike_in_every_measure() -> None:
    here, there = measured(["The dam cracked in May."], ["The dam cracked in May."])
    for side in (here, there):
        for grid in (side.cosine, side.lexical, side.soft):
            assert grid[0, 0] == pytest.approx(1.0)
        assert side.exact.all()
        assert (side.near == 1.0).all()


def test_forms_of_a_word_count_as_the_word() -> None:
    here, _ = measured(["Dams crack."], ["A dam cracked."])
    assert here.lexical[0, 0] == pytest.approx(1.0)


def test_a_share_is_of_this_sides_words_alone() -> None:
    here, there = measured(["Olsen met divers."], ["Olsen left."])
    assert 0.0 < here.lexical[0, 0] < there.lexical[0, 0] < 1.0


def test_rare_words_weigh_more_than_common_ones() -> None:
    here, _ = measured(["Dam Olsen.", "Dam wall.", "Dam crack.", "Dam gate."], ["Olsen.", "Dam."])
    assert here.lexical[0, 0] > here.lexical[0, 1]


def test_near_words_count_for_the_soft_share_only() -> None:
    here, _ = measured(["Reservoirs"], ["Reservist"])
    assert here.lexical[0, 0] == 0.0
    assert 0.2 < here.soft[0, 0] < 1.0


@pytest.mark.parametrize(
    ("a", "b"), [([], []), (["Dam."], []), ([], ["Dam."]), (["It is."], ["Dam."])]
)
def test_an_empty_side_or_sentence_is_like_nothing(a: list[str], b: list[str]) -> None:
    here, there = measured(a, b)
    assert here.lexical.shape == here.soft.shape == here.cosine.shape == (len(a), len(b))
    assert there.soft.shape == (len(b), len(a))
    assert not here.lexical.any()
    assert not here.soft.any()


@given(sides, sides)
def test_swapped_sides_swap_the_measures(a: list[str], b: list[str]) -> None:
    (one, two), (two_back, one_back) = measured(a, b), measured(b, a)
    for there, back in ((one, one_back), (two, two_back)):
        assert np.allclose(there.cosine, back.cosine, atol=1e-6)
        assert np.allclose(there.lexical, back.lexical, atol=1e-6)
        assert np.allclose(there.soft, back.soft, atol=1e-6)
        assert np.array_equal(there.exact, back.exact)
        assert np.allclose(there.near, back.near, atol=1e-6)
    assert np.allclose(one.cosine, two.cosine.T)


@given(sides, sides)
def test_measures_are_shares_and_the_soft_one_is_never_the_lesser(
    a: list[str], b: list[str]
) -> None:
    for side in measured(a, b):
        for grid in (side.cosine, side.lexical, side.soft, side.near):
            assert ((grid >= 0.0) & (grid <= 1.0 + 1e-6)).all()
        assert (side.soft >= side.lexical - 1e-6).all()


@given(sides, sides)
def test_the_nearest_word_is_that_of_a_plain_search(a: list[str], b: list[str]) -> None:
    for side in measured(a, b):
        for row in range(len(side.here.stems)):
            for j, text in enumerate(side.there.text_of.tolist()):
                rows = side.there.rows(text)
                cosines = [float(side.here.vectors[row] @ v) for v in side.there.vectors[rows]]
                is_there = side.here.stems[row] in side.there.stems[rows]
                assert side.exact[row, j] == is_there
                plain = 1.0 if is_there else min(1.0, max(0.0, *cosines, 0.0))
                assert side.near[row, j] == pytest.approx(plain, abs=1e-5)


@given(sides, sides)
def test_what_is_asked_for_alone_is_what_is_measured_with_all(a: list[str], b: list[str]) -> None:
    one, _ = compare_tables(table(a), table(b))
    whole = laid_out(one)
    for i, text in enumerate(one.here.text_of.tolist()):
        there = one.there.text_of.tolist()
        near = one.near(text, there)
        assert np.allclose(near, whole.near[one.here.rows(text)], atol=1e-5)
        for j, other in enumerate(there):
            assert one.soft(text, other) == pytest.approx(whole.soft[i, j], abs=1e-5)


def test_equal_sentences_are_one_text_and_keep_their_places() -> None:
    found = table(["A dam.", "A wall.", "A dam.", "A dam.", "A wall."])
    # Those of the first tenth are kept apart, since that place counts.
    assert found.text_of.tolist() == [0, 1, 2, 2, 1]
    assert found.first.tolist() == [0, 1, 2]
    assert found.repeats().tolist() == [1, 2, 2]
    assert [found.sentences(text) for text in range(3)] == [[0], [1, 4], [2, 3]]
    assert found.sentences(1, most=1) == [1]
    pairs = zip(*(side.tolist() for side in found.neighbours), strict=True)
    assert list(pairs) == [(0, 1), (1, 2), (2, 2), (2, 1), (1, 1)]


class Narrow(StandIn):
    """Give word pieces vectors of another kind than texts."""

    piece_dimensions = 5

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> tuple[Encoded, ...]:
        return tuple(replace(c, pieces=c.pieces[:, :5]) for c in super().encode(texts, progress))


def test_word_pieces_may_have_vectors_of_another_length_than_texts() -> None:
    article = draft([(BlockKind.PARAGRAPH, [text]) for text in ("The dam held.", "So.")]).article
    cut = segment(article)
    words = tuple(words_in(article.text, s.span) for s in cut)
    codes = Narrow().encode([s.span.of(article.text) for s in cut])
    found = word_table(Reading(article=article, sentences=cut, words=words), codes, Narrow())
    assert found.vectors.shape == (2, 5)
    assert found.middle.shape == (2, 5)
    assert found.whole.shape == (2, StandIn.dimensions)
    assert np.linalg.norm(found.middle[0]) == pytest.approx(1.0, abs=1e-3)


def test_long_sentences_are_matched_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    # Chunks of a few words give what one chunk gives, and progress between them.
    from reader.engine import _nearest

    a = ["Dam wall crack Olsen.", "It is.", "Gate 14 crack dam wall gate."]
    b = ["Olsen.", "Crack in the wall of the dam and 14 gates.", "So it is."]
    whole = measured(a, b)
    monkeypatch.setattr(_nearest, "CELLS", 10)
    parts = measured(a, b)
    for one, two in zip(whole, parts, strict=True):
        assert np.allclose(one.near, two.near, atol=1e-6)
        assert np.allclose(one.soft, two.soft, atol=1e-6)
    seen: list[float] = []
    sim, _ = compare_tables(table(a), table(b))
    list(sim.blocks(lambda share, stage: seen.append(share)))
    assert len(seen) >= 5
    assert seen == sorted(seen)


@given(st.lists(st.integers(-5, 5) | st.integers(-(2**62), 2**62)))
def test_distinct_numbers_come_in_order_and_once(numbers: list[int]) -> None:
    assert distinct(np.array(numbers, dtype=np.int64)).tolist() == sorted(set(numbers))
