"""Sentences cut into the shortest runs of words that can be left out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Span
from reader.engine._details import DETAIL_FEATURES, ENTIRE_FEATURES, Detail, LinkedWords, details
from reader.engine._words import words_in


def starts_in(text: str) -> list[int]:
    whole = Span(start=0, end=len(text))
    return [word.span.start for word in words_in(text, whole) if word.is_content]


def cut(text: str) -> list[str]:
    found = details(text, Span(start=0, end=len(text)), starts_in(text))
    return [detail.span.of(text) for detail in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Divers found a crack on Tuesday in the dam.",
            ["Divers found a crack ", "on Tuesday ", "in the dam."],
        ),
        (
            "Olsen, a former mayor, resigned.",
            ["Olsen", ", a former mayor", ", resigned."],
        ),
        (
            "The lake was drained because the wall, which engineers built, had cracked.",
            [
                "The lake was drained ",
                "because the wall",
                ", which engineers built",
                ", had cracked.",
            ],
        ),
        ("The dam broke.", ["The dam broke."]),
        ("“Broken dam,” she said.", ["“Broken dam,” she said."]),
        ("She said of it that", []),
    ],
)
def test_a_cut_is_made_where_a_detail_can_be_left_out(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(alphabet="abc dam on, in “”—;and 5.", max_size=80))
def test_details_hold_all_content_words_once_and_in_order(text: str) -> None:
    sentence, starts = Span(start=0, end=len(text)), starts_in(text)
    found = details(text, sentence, starts)
    assert [k for one in found for k in range(one.words.start, one.words.stop)] == list(
        range(len(starts))
    )
    assert "".join(one.span.of(text) for one in found) == (text if starts else "")
    for one in found:
        assert all(one.span.start <= at < one.span.end for at in starts[one.words])


def known(weights: list[float]) -> LinkedWords:
    return LinkedWords(
        sizes=np.array([3]),
        weights=np.array(weights, dtype=np.float32),
        linked=np.array([1.0, 0.5, 0.2], dtype=np.float32),
        nearest=np.array([1.0, 0.7, 0.4], dtype=np.float32),
        clauses=np.array([0.9, 0.9, 0.1]),
        whole=np.array([0.5]),
    )


CUTS = (
    Detail(span=Span(start=0, end=9), words=slice(0, 2)),
    Detail(span=Span(start=9, end=15), words=slice(2, 3)),
)


def test_a_detail_is_described_by_the_weighed_mean_of_its_words() -> None:
    rows = known([1.0, 3.0, 4.0]).features([CUTS])
    assert rows.shape == (2, len(DETAIL_FEATURES))
    assert rows[0, 2:] == pytest.approx([0.25, 0.775, 0.4125])
    assert rows[1, 2:] == pytest.approx([0.0, 0.4, 0.4125])
    assert rows[0, 0] == pytest.approx(-rows[1, 0])
    assert rows[:, 1] == pytest.approx([0.0, 0.0])


def test_a_detail_whose_words_all_count_nothing_is_described_by_all_of_them() -> None:
    rows = known([0.0, 0.0, 4.0]).features([CUTS])
    assert rows[0, 2] == pytest.approx(0.5)
    assert known([0.0, 0.0, 0.0]).features([CUTS])[1, 4] == pytest.approx(1.7 / 3)


def test_a_sentence_is_described_by_its_least_reported_details_and_their_mean() -> None:
    scores = np.array([0.5, 0.1])
    row = known([1.0, 2.0, 1.0]).entire_features([CUTS], scores)[0]
    low = -np.log(9.0)
    assert len(row) == len(ENTIRE_FEATURES)
    assert row == pytest.approx([low, 0.0, low / 4, 0.0, np.log(2)], rel=1e-2)


def test_a_sentence_of_one_detail_has_it_as_both_least_ones() -> None:
    row = known([0.0, 0.0, 0.0]).entire_features([CUTS[:1]], np.array([0.5]))[0]
    assert row == pytest.approx([0.0] * 5)


def test_sentences_are_described_together_as_each_alone() -> None:
    each = [known(weights) for weights in ([1.0, 3.0, 4.0], [0.0, 0.0, 0.0], [0.0, 0.0, 2.0])]
    cuts = [CUTS, CUTS[:1], CUTS]
    cuts[1] = (Detail(span=Span(start=0, end=15), words=slice(0, 3)),)
    names = ("sizes", "weights", "linked", "nearest", "clauses", "whole")
    together = LinkedWords(
        **{name: np.concatenate([getattr(one, name) for one in each]) for name in names}
    )
    found = together.features(cuts)
    alone = [one.features([own]) for one, own in zip(each, cuts, strict=True)]
    assert found == pytest.approx(np.concatenate(alone))
    scores = np.array([0.5, 0.1, 0.7, 0.2, 0.9])
    parts = scores[:2], scores[2:3], scores[3:]
    entire = [
        one.entire_features([own], part) for one, own, part in zip(each, cuts, parts, strict=True)
    ]
    assert together.entire_features(cuts, scores) == pytest.approx(np.concatenate(entire))
