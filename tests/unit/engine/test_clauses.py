import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Span
from reader.engine._clauses import clauses

JOINTS = [
    ", which ",
    " because ",
    ", and ",
    " — ",
    "; ",
    ": ",
    " and he ",
    " that was ",
    ", ",
    " - ",
]
sentences = st.lists(
    st.tuples(
        st.sampled_from("the wall held dams 14 sank, Olsen said".split()), st.text(max_size=4)
    ),
    max_size=30,
).map(lambda pairs: " ".join(word + odd for word, odd in pairs))
joined = st.lists(
    st.tuples(st.integers(1, 5), st.sampled_from(JOINTS)), min_size=1, max_size=8
).map(lambda parts: "".join("word " * (n - 1) + "word" + joint for n, joint in parts) + "end")


def parts(text: str) -> list[str]:
    return [span.of(text) for span in clauses(text, Span(start=0, end=len(text)))]


@pytest.mark.parametrize(
    ("first", "joint", "second"),
    [
        ("The board will drain the lake", " ", "because divers found a crack"),
        ("Growers met in Askby", ", ", "which lies below the dam"),
        ("She signed the order on Monday", ", ", "saying the wall was safe"),
        ("The mayor closed the bridge", " ", "and he asked for a survey"),
        ("Divers found a crack last week", " — ", "the wall is old and dry"),
        ("Crews sealed the gate", "; ", "nobody was hurt in the valley"),
        ("The lake was drained", " ", "and flooded the lower fields"),
        ("He named a board", " ", "that has met in private"),
        ("Police cleared the square", " ", "after hundreds had gathered there"),
    ],
)
def test_a_sentence_is_cut_where_a_new_fact_opens(first: str, joint: str, second: str) -> None:
    assert parts(first + joint + second) == [first, second]


@pytest.mark.parametrize(
    "whole",
    [
        "The dam and the road were closed",
        "Mara Olsen, Jonas Veld and Ida Brandt met",
        "In May, after a storm, crews went home",
        "He left, unhappy",
        "Yes — no",
        "At 10:30 the gate, they said, gave way",
    ],
)
def test_a_piece_too_short_to_be_a_fact_stays_with_its_neighbour(whole: str) -> None:
    assert parts(whole) == [whole]


@given(sentences | joined)
def test_parts_come_in_order_and_leave_out_only_separators(text: str) -> None:
    span = Span(start=0, end=len(text))
    found = clauses(text, span)
    assert bool(found) == bool(text)
    assert all(span.contains(part) and len(part) for part in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    ends = [0, *(at for part in found for at in (part.start, part.end)), len(text)]
    between = "".join(text[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True))
    assert not re.search(r"\w", between)


@given(joined)
def test_every_part_of_a_longer_sentence_has_three_words(text: str) -> None:
    found = parts(text)
    if len(found) > 1:
        assert all(len(re.findall(r"\w+", part)) >= 3 for part in found)


def test_a_stretch_inside_a_text_keeps_its_offsets() -> None:
    text = "Before. The lake was drained because divers found a crack. After."
    span = Span(start=8, end=58)
    first, second = clauses(text, span)
    assert (first.of(text), second.of(text)) == (
        "The lake was drained",
        "because divers found a crack.",
    )


def test_a_line_of_a_hundred_thousand_words_is_cut_in_linear_time() -> None:
    text = "and then the wall, which " * 4_000
    assert len(parts(text)) > 1_000
