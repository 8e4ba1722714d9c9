import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Side, Span
from reader.presentation import (
    Port,
    ReadingOrder,
    ScrollMap,
    chain_spans,
    heaviest_chain,
    settle,
    sync_share,
)
from tests.factories import draft, parse, plain_comparison, sample_comparison

HEIGHTS = st.floats(min_value=0, max_value=5000)
ANCHORS = st.lists(st.tuples(HEIGHTS, HEIGHTS), max_size=12)


def test_linked_passages_are_level() -> None:
    through = ScrollMap.through([((100, 150), (300, 420))], (1000, 2000))
    assert through.across(100, Side.A) == 300
    assert through.across(150, Side.A) == 420
    assert through.across(125, Side.A) == pytest.approx(360)
    assert through.across(360, Side.B) == pytest.approx(125)


def test_between_links_the_map_runs_straight() -> None:
    through = ScrollMap([(100, 300)], (200, 400))
    assert through.across(50, Side.A) == pytest.approx(150)
    assert through.across(150, Side.A) == pytest.approx(350)


def test_both_ends_belong_together() -> None:
    through = ScrollMap([(10, 90)], (100, 700))
    assert through.across(0, Side.A) == 0
    assert through.across(100, Side.A) == 700


def test_beyond_the_end_is_the_end() -> None:
    assert ScrollMap([], (100, 50)).across(500, Side.A) == 50


@given(ANCHORS, st.tuples(HEIGHTS, HEIGHTS), st.sampled_from(Side))
def test_the_map_never_falls(
    anchors: list[tuple[float, float]], ends: tuple[float, float], side: Side
) -> None:
    through = ScrollMap(anchors, ends)
    heights = [through.across(step * ends[side] / 20, side) for step in range(21)]
    assert all(low <= high + 1e-6 for low, high in itertools.pairwise(heights))
    assert all(-1e-6 <= height <= max(ends[side.other], 0) + 1e-6 for height in heights)


PORTS = (Port(height=1000, page=200), Port(height=3000, page=200))


def test_the_sync_point_slides_from_the_top_over_the_middle_to_the_bottom() -> None:
    port = PORTS[0]
    assert sync_share(0, port) == 0
    assert sync_share(400, port) == 0.5
    assert sync_share(port.maximum, port) == 1


def test_following_reaches_both_ends() -> None:
    through = ScrollMap([(500, 600)], (1000, 3000))
    assert through.follow(0, Side.A, PORTS) == 0
    assert through.follow(800, Side.A, PORTS) == 2800
    assert through.follow(2800, Side.B, PORTS) == 800


def test_following_keeps_the_linked_passage_in_the_middle_of_both_screens() -> None:
    through = ScrollMap([(500, 600)], (1000, 3000))
    assert through.follow(400, Side.A, PORTS) == pytest.approx(500)


def test_a_text_that_is_all_on_screen_stays() -> None:
    ports = (Port(height=100, page=200), Port(height=3000, page=200))
    assert ScrollMap([], (100, 3000)).follow(900, Side.B, ports) == 0
    assert ScrollMap([], (100, 3000)).follow(0, Side.A, ports) == 0


@given(HEIGHTS, HEIGHTS)
def test_following_stays_inside_the_other_document(value: float, anchor: float) -> None:
    target = ScrollMap([(anchor, anchor)], (1000, 3000)).follow(value, Side.A, PORTS)
    assert 0 <= target <= PORTS[1].maximum


def test_a_drift_is_gone_after_one_page() -> None:
    assert settle(80, 0, 200) == 80
    assert settle(80, 50, 200) == 60
    assert settle(80, -200, 200) == 0
    assert settle(80, 10, 0) == 0


def test_the_chain_prefers_weight_to_number() -> None:
    crossing = [(0, 9, 10.0), (1, 1, 1.0), (2, 2, 1.0)]
    assert heaviest_chain(crossing) == (0,)


def test_the_chain_takes_no_two_of_one_row_or_column() -> None:
    assert heaviest_chain([(1, 1, 1.0), (1, 2, 1.0), (2, 2, 1.0)]) == (0, 2)


@given(st.lists(st.tuples(*[st.integers(0, 6)] * 2, st.integers(1, 9)), max_size=8))
def test_the_chain_is_the_heaviest_there_is(items: list[tuple[int, int, int]]) -> None:
    def rises(chain: tuple[int, ...]) -> bool:
        steps = itertools.pairwise(items[i] for i in chain)
        return all(one[0] < two[0] and one[1] < two[1] for one, two in steps)

    orders = (
        chain
        for size in range(len(items) + 1)
        for chain in itertools.combinations(sorted(range(len(items)), key=lambda i: items[i]), size)
    )
    best = max(sum(items[i][2] for i in chain) for chain in orders if rises(chain))
    found = heaviest_chain(items)
    assert rises(found)
    assert sum(items[i][2] for i in found) == best


def test_a_moved_passage_is_not_in_the_chain() -> None:
    comparison = sample_comparison()
    moved = next(link for link in comparison.links if link.moved)
    start = comparison.analyses[0].sentences[moved.a[0]].span.start
    chain = chain_spans(comparison)
    assert len(chain) == len(comparison.links) - 1
    assert start not in {a.start for a, _ in chain}


def test_what_b_alone_has_is_read_beside_its_neighbours_in_a() -> None:
    comparison = sample_comparison()
    order = ReadingOrder(comparison)
    a, b = (article.text for article in comparison.articles)
    standfirst = b.index("Board acts after divers")
    alone = order.place(None, Span(start=standfirst, end=standfirst + 5))
    headline = order.place(Span(start=0, end=5), None)
    last = a.index("A public meeting")
    assert headline < alone < order.place(Span(start=last, end=last + 5), None)


def test_without_links_b_runs_along_with_a() -> None:
    one = draft(parse("headline: A title\n\nparagraph: Words of it."))
    order = ReadingOrder(plain_comparison(one, one))
    assert order.place(None, Span(start=9, end=11))[0] == pytest.approx(9)
