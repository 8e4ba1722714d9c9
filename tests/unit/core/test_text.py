import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Passage, Span

spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(
    lambda ends: Span(start=min(ends), end=max(ends))
)


def test_a_span_gives_its_characters_by_code_points() -> None:
    assert Span(start=1, end=3).of("a😀e\u0301b") == "😀e"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_runs_backwards_or_starts_before_the_text_is_refused(
    start: int, end: int
) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start=start, end=end)


@given(spans, spans)
def test_spans_overlap_exactly_where_they_share_a_character(one: Span, two: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(two.start, two.end))
    assert one.overlaps(two) == two.overlaps(one) == bool(shared)


@given(spans, spans)
def test_a_span_contains_another_where_it_holds_all_its_characters(one: Span, two: Span) -> None:
    if len(two):
        assert one.contains(two) == set(range(two.start, two.end)).issubset(
            range(one.start, one.end)
        )


def test_spans_and_passages_sort_by_place() -> None:
    late, early = Span(start=4, end=5), Span(start=1, end=9)
    assert sorted([late, early]) == [early, late]
    assert Passage(sentence=0, span=late) < Passage(sentence=1, span=early)
