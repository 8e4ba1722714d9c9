import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Anchor, Span, anchor_at, find_anchor

TEXT = (
    "The reservoir behind Verrin dam will be drained from Monday. Divers found a crack of 14 metres"
    " in the wall. The dam holds. Farmers said that nobody had warned them. The dam was built in"
    " 1958, and the wall was last repaired in 1994."
)
texts = st.text(alphabet="ab .é😀", min_size=1, max_size=120)


def anchor_of(words: str, text: str = TEXT) -> Anchor:
    start = text.index(words)
    return anchor_at(text, Span(start=start, end=start + len(words)))


def found(anchor: Anchor, text: str) -> str | None:
    span = find_anchor(anchor, text)
    return None if span is None else span.of(text)


def test_an_anchor_has_both_selectors_of_a_web_annotation() -> None:
    anchor = anchor_of("a crack of 14 metres")
    assert anchor.span == Span(start=74, end=94)
    assert anchor.exact == "a crack of 14 metres"
    assert anchor.prefix == "be drained from Monday. Divers found "[-32:]
    assert anchor.suffix == " in the wall. The dam holds. Farm"[:32]


@given(texts, st.data())
def test_every_passage_is_found_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start=start, end=data.draw(st.integers(start, len(text))))
    assert find_anchor(anchor_at(text, span), text) == span


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_passage_moves_with_the_text_around_it(before: str, after: str) -> None:
    anchor = anchor_of("Divers found a crack of 14 metres in the wall.")
    assert found(anchor, before + TEXT + after) == anchor.exact


@given(st.text(alphabet="xyz ", max_size=300), st.data())
def test_whatever_is_found_lies_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT)))
    span = Span(start=start, end=data.draw(st.integers(start, len(TEXT))))
    place = find_anchor(anchor_at(TEXT, span), text)
    assert place is None or place.end <= len(text)


def test_of_equal_words_those_with_the_same_surroundings_are_found() -> None:
    anchor = anchor_of("The dam", TEXT[TEXT.index("The dam was built") :])
    assert find_anchor(anchor, TEXT) == Span(
        start=TEXT.index("The dam was built"), end=TEXT.index(" was built")
    )


def test_of_places_that_are_equal_in_all_the_nearest_is_found() -> None:
    line = "Nobody was hurt in the fire, the mayor said on Monday evening.\n"
    anchor = anchor_of("Nobody was hurt", line * 3)
    moved = anchor_at(line * 3, Span(start=len(line), end=len(line) + 15))
    assert find_anchor(anchor, line * 5) == Span(start=0, end=15)
    assert find_anchor(moved, line * 5) == Span(start=len(line), end=len(line) + 15)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("14 metres", "fourteen metres"),
        ("Divers", "Two divers"),
        ("the wall", "the eastern wall"),
        ("Divers found", "On Tuesday divers found"),
    ],
)
def test_a_passage_that_changed_a_little_is_found(old: str, new: str) -> None:
    anchor = anchor_of("Divers found a crack of 14 metres in the wall.")
    text = "Words before. " + TEXT.replace(old, new)
    again = found(anchor, text)
    assert again is not None
    assert new in again
    assert again.endswith("wall.")


@pytest.mark.parametrize(
    "text",
    ["", "Something else.", "A crack.", TEXT.replace("Divers found a crack of 14 metres", "Rain")],
)
def test_a_passage_that_is_gone_is_an_orphan(text: str) -> None:
    assert find_anchor(anchor_of("Divers found a crack of 14 metres in the wall."), text) is None


def test_a_short_word_elsewhere_is_not_taken_for_the_passage() -> None:
    assert find_anchor(anchor_of("wall"), "A wall is a wall, said the mason to the baker.") is None


def test_an_empty_passage_is_found_only_where_it_was() -> None:
    anchor = anchor_at(TEXT, Span(start=10, end=10))
    assert find_anchor(anchor, TEXT) == Span(start=10, end=10)
    assert find_anchor(anchor, "Something else altogether stands here.") is None
