"""Which sentences are linked, how their relation is told, and what has moved."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import BlockKind, Comparison, Link, Relation, Settings, Side
from reader.engine._align import find_links, mark_moved
from reader.engine._compare import read
from reader.engine._evidence import weigh
from reader.engine._similarity import compare_tables
from reader.engine._tables import word_table
from reader.engine._twins import Twins
from tests.factories import draft
from tests.unit.engine.stand_in import StandIn, article, compared, knowledge

CRACK = "Divers found a crack of 14 metres in the eastern wall during an inspection in February."


def between(one: str | Sequence[str], two: str | Sequence[str]) -> Comparison:
    left, right = ([text] if isinstance(text, str) else text for text in (one, two))
    return compared(
        draft([(BlockKind.PARAGRAPH, [text]) for text in left]).article,
        draft([(BlockKind.PARAGRAPH, [text]) for text in right]).article,
    )


def relations(one: str | Sequence[str], two: str | Sequence[str]) -> list[Relation]:
    return [link.relation for link in between(one, two).links]


def test_a_pair_with_figures_in_conflict_is_linked_where_it_was_only_nearly_so() -> None:
    one = draft([(BlockKind.PARAGRAPH, ["The ferry carried 120 passengers to Lindby on Monday."])])
    two = draft([(BlockKind.PARAGRAPH, ["The boat took 150 passengers to Lindby that Monday."])])
    same = draft([(BlockKind.PARAGRAPH, ["The boat took 120 passengers to Lindby that Monday."])])
    strict = Settings(link_threshold=1.0)
    differing = compared(one.article, two.article, strict)
    assert differing.conflicts
    assert [(link.a, link.b) for link in differing.links] == [((0,), (0,))]
    assert compared(one.article, same.article, strict).conflicts == ()


# -------------------------------------------------------------------------- relations


@pytest.mark.parametrize(
    "other",
    [
        CRACK,
        CRACK.upper(),
        CRACK.replace("14 metres", "14  metres"),
        CRACK.removesuffix("."),
        f"“{CRACK}”",
        CRACK.replace(" in February", ", in February"),
    ],
)
def test_the_same_words_are_the_same_whatever_their_case_and_marks(other: str) -> None:
    assert relations(CRACK, other) == [Relation.SAME]


def test_a_changed_dropped_or_added_word_is_an_edit() -> None:
    for other in (
        CRACK.replace("eastern", "western"),
        CRACK.replace(" in February", ""),
        CRACK.replace("Divers", "Two divers"),
    ):
        (link,) = between(CRACK, other).links
        assert link.relation is Relation.EDITED
        assert link.edits


def test_the_same_fact_in_another_order_is_reworded() -> None:
    other = "In February an inspection by divers had found, in the wall, a crack of 14 metres."
    assert relations(CRACK, other) == [Relation.REWORDED]


def test_a_sentence_that_tells_much_more_shares_a_part() -> None:
    other = CRACK.removesuffix(".") + (
        ", and the board, which meets on Thursday in Askby, now wants to know from its engineers"
        " whether the dam can be saved at all or must be torn down before the winter storms."
    )
    assert relations(CRACK, other) == [Relation.PARTIAL]


def test_sentences_on_other_matters_are_not_linked() -> None:
    assert relations(CRACK, "The singer opened her tour with old songs.") == []


def test_sentences_without_content_words_are_linked_only_if_they_are_the_same() -> None:
    assert relations("So it is.", "So it is.") == [Relation.SAME]
    assert relations("So it is.", "So it was not.") == []


def test_a_higher_threshold_never_adds_a_link() -> None:
    left = draft([(BlockKind.PARAGRAPH, [CRACK, "The dam was built in 1958."])]).article
    right = draft([(BlockKind.PARAGRAPH, ["A crack was found.", "A dam is a wall."])]).article
    counts = [len(compared(left, right, Settings(link_threshold=t / 10)).links) for t in range(11)]
    assert counts == sorted(counts, reverse=True)


# ------------------------------------------------------------------ repeated sentences


def test_a_likely_pair_of_which_no_fact_may_be_told_is_not_linked() -> None:
    other = "In spring a dent of 14 metres was seen by divers in the western wall."
    readings = [read(article(f"paragraph: {text}"), knowledge()) for text in (CRACK, other)]
    tables = [word_table(r, StandIn().encode([r.text]), StandIn()) for r in readings]
    twins = Twins.of(readings[0], readings[1])
    found = weigh(compare_tables(tables[0], tables[1]), knowledge().scorer, twins)
    sure = replace(found, scores=np.full(len(found.pairs), 0.9))
    sides = readings[0], readings[1]
    assert find_links(sides, sure, (), Settings())
    unlikely = [
        replace(
            side,
            whole=(0.2,),
            clauses=tuple(tuple(replace(c, score=0.1) for c in own) for own in side.clauses),
        )
        for side in sure.sides
    ]
    assert not find_links(sides, replace(sure, sides=(unlikely[0], unlikely[1])), (), Settings())


def test_a_repeated_sentence_is_paired_in_order_and_the_rest_go_with_the_last() -> None:
    links = between([CRACK] * 3, [CRACK] * 2).links
    assert [(link.a, link.b) for link in links] == [((0,), (0,)), ((1,), (1,)), ((2,), (1,))]


def test_two_sentences_that_both_stand_whole_opposite_are_not_linked_across() -> None:
    near = CRACK.replace("eastern", "western")
    links = between([CRACK, near], [near, CRACK]).links
    assert [(link.a, link.b) for link in links] == [((0,), (1,)), ((1,), (0,))]


def test_a_sentence_that_stands_whole_opposite_may_share_with_one_that_does_not() -> None:
    near = CRACK.replace("eastern", "western")
    links = between([CRACK], [CRACK, near]).links
    assert [(link.b, link.relation) for link in links] == [
        ((0,), Relation.SAME),
        ((1,), Relation.EDITED),
    ]


# ------------------------------------------------------------------------------ moves


def link(a: int, b: int, score: float = 0.9) -> Link:
    return Link(a=(a,), b=(b,), relation=Relation.SAME, score=score)


def moved(links: Sequence[Link]) -> list[tuple[int, int]]:
    return [(x.a[0], x.b[0]) for x in mark_moved(links) if x.moved]


def test_links_in_order_have_not_moved() -> None:
    assert moved([link(0, 0), link(1, 1), link(1, 2), link(2, 2), link(3, 7)]) == []


def test_the_odd_one_out_has_moved() -> None:
    assert moved([link(0, 1), link(1, 2), link(2, 3), link(3, 0)]) == [(3, 0)]


def test_of_two_that_changed_places_the_weaker_has_moved() -> None:
    assert moved([link(0, 1, 0.9), link(1, 0, 0.4)]) == [(1, 0)]
    assert moved([link(0, 1, 0.4), link(1, 0, 0.9)]) == [(0, 1)]


def test_a_sentence_that_has_a_link_in_place_has_not_moved() -> None:
    assert moved([link(0, 0), link(1, 1), link(1, 0, 0.3), link(2, 2)]) == []


def test_nothing_to_link_is_nothing_to_move() -> None:
    assert mark_moved([]) == ()


# Scores of which no two sums are equal, so that there is one heaviest run.
_places_and_scores = st.integers(0, 8).flatmap(
    lambda n: st.tuples(st.permutations(range(n)), st.permutations([0.5**k for k in range(n)]))
)
linked = _places_and_scores.map(
    lambda both: [link(a, b, score) for a, (b, score) in enumerate(zip(*both, strict=True))]
)


@given(linked)
def test_what_has_not_moved_runs_forward_and_weighs_the_most(links: list[Link]) -> None:
    kept = [x for x in mark_moved(links) if not x.moved]
    assert [x.b[0] for x in kept] == sorted(x.b[0] for x in kept)
    assert sum(x.score for x in kept) == pytest.approx(_heaviest(links))


def _heaviest(links: Sequence[Link]) -> float:
    """Weigh every forward run, the plain way."""
    best: list[float] = []
    for k, one in enumerate(links):
        before = [best[m] for m in range(k) if links[m].b < one.b]
        best.append(one.score + max(before, default=0.0))
    return max(best, default=0.0)


@given(linked)
def test_swapped_sides_have_moved_alike(links: list[Link]) -> None:
    back = sorted((replace(x, a=x.b, b=x.a) for x in links), key=lambda x: (x.a, x.b))
    assert {(a, b) for b, a in moved(back)} == set(moved(links))


def test_a_moved_paragraph_is_told_in_a_comparison() -> None:
    first, second, third = CRACK, "The dam was built in 1958.", "Nobody lives below the gate now."
    comparison = between([first, second, third], [third, first, second])
    assert [(x.a, x.b) for x in comparison.links if x.moved] == [((2,), (0,))]
    assert all(x.sentences(Side.A) != (2,) or x.relation is Relation.SAME for x in comparison.links)
