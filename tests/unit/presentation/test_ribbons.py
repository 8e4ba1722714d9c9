import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.core import Link, Relation
from reader.presentation import (
    Intervals,
    Ribbon,
    RibbonIndex,
    Role,
    shape_of,
    spread,
    strands_of,
)
from tests.factories import draft, parse, plain_comparison, sample_comparison

EXTENTS = st.tuples(st.integers(0, 50), st.integers(0, 20)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(EXTENTS, max_size=15), EXTENTS)
def test_intervals_find_what_a_look_at_all_finds(
    extents: list[tuple[int, int]], window: tuple[int, int]
) -> None:
    found = Intervals(extents).touching(window)
    expected = [
        n for n, (start, end) in enumerate(extents) if start < window[1] and end > window[0]
    ]
    assert sorted(found) == expected
    assert [extents[n] for n in found] == sorted(extents[n] for n in found)


def ribbon(name: str, a: tuple[float, float], b: tuple[float, float]) -> Ribbon:
    return Ribbon(finding=name, role=Role.SAME, a=a, b=b)


def test_a_ribbon_is_visible_if_either_end_is() -> None:
    index = RibbonIndex(
        [
            ribbon("both", (10, 20), (15, 25)),
            ribbon("left", (50, 60), (900, 910)),
            ribbon("right", (800, 810), (0, 5)),
            ribbon("across", (0, 5), (900, 910)),
        ]
    )
    names = [r.finding for r in index.visible((8, 100), (0, 100))]
    assert names == ["both", "left", "right"]


def test_a_ribbon_on_screen_is_placed_on_both_sides() -> None:
    shape = shape_of(ribbon("x", (110, 130), (520, 560)), (100, 300), (500, 700))
    assert shape is not None
    assert (shape.left, shape.right) == ((10, 30), (20, 60))


def test_an_end_below_the_screen_leaves_a_stub_that_points_down() -> None:
    shape = shape_of(ribbon("x", (110, 130), (900, 960)), (100, 300), (500, 700))
    assert shape is not None
    assert shape.right is None
    assert shape.points_down


def test_an_end_above_the_screen_leaves_a_stub_that_points_up() -> None:
    shape = shape_of(ribbon("x", (10, 30), (520, 560)), (100, 300), (500, 700))
    assert shape is not None
    assert shape.left is None
    assert not shape.points_down


def test_a_ribbon_off_screen_on_both_sides_is_not_drawn() -> None:
    assert shape_of(ribbon("x", (10, 30), (900, 960)), (100, 300), (500, 700)) is None


@given(st.lists(st.floats(0, 400), max_size=12))
def test_badges_are_set_apart_and_keep_their_order(heights: list[float]) -> None:
    placed = spread(heights, 20, (10, 390))
    ordered = [placed[n] for n in sorted(range(len(heights)), key=lambda n: heights[n])]
    assert all(high - low >= 20 - 1e-6 for low, high in itertools.pairwise(ordered))
    assert all(height <= 390 + 1e-6 for height in placed)


def test_a_badge_with_room_stays_where_it_is() -> None:
    assert spread([50, 200], 20, (10, 390)) == (50, 200)


def test_a_link_of_neighbours_is_one_strand_and_of_others_two() -> None:
    comparison = sample_comparison()
    split = next(n for n, link in enumerate(comparison.links) if len(link.b) == 2)
    strands = [s for s in strands_of(comparison) if s.finding == f"link-{split}"]
    assert len(strands) == 1
    both = draft(parse("headline: A title\n\nparagraph: One. / Two. / Three."))
    apart = replace(
        plain_comparison(both, both),
        links=(Link(a=(1, 3), b=(2,), relation=Relation.REWORDED, score=0.9),),
    )
    assert len(strands_of(apart)) == 2


def test_a_link_with_a_conflicting_detail_is_shown_as_the_conflict() -> None:
    comparison = sample_comparison()
    strands = {s.finding: s.role for s in strands_of(comparison)}
    assert strands["conflict-0"] is Role.CONFLICT
    assert "link-2" not in strands


def test_with_conflicts_hidden_the_link_behind_shows() -> None:
    strands = {
        s.finding: s.role for s in strands_of(sample_comparison(), frozenset({Role.CONFLICT}))
    }
    assert strands["link-2"] is Role.REWORDED
    assert "conflict-0" not in strands


def test_hidden_roles_have_no_strand() -> None:
    assert strands_of(sample_comparison(), frozenset(Role)) == ()
