"""Which stretch is marked as what; `test_hidden_marks.py` has marks that are switched off."""

from dataclasses import replace

import pytest

from reader.core import Comparison, Conflict, ConflictKind, Link, Passage, Relation, Side, Status
from reader.presentation import Role, findings_of, marks_for, sentence_roles
from tests.factories import draft, parse, plain_comparison, sample_comparison


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return sample_comparison()


def pair() -> Comparison:
    left = "paragraph: The dam held. / The wall cracked."
    right = "paragraph: The dam held. / The wall broke. / Rain fell."
    return plain_comparison(draft(parse(left), name="a"), draft(parse(right), name="b"))


def link(a: int, b: int, relation: Relation = Relation.SAME, score: float = 0.9) -> Link:
    return Link(a=(a,), b=(b,), relation=relation, score=score)


@pytest.mark.parametrize("side", Side)
def test_every_mark_belongs_to_a_finding_of_its_role_and_place(
    comparison: Comparison, side: Side
) -> None:
    rows = {row.key: row for row in findings_of(comparison)}
    for mark in marks_for(comparison, side):
        row = rows[mark.finding]
        assert row.role is mark.role
        assert any(span.overlaps(mark.span) for span in row.spans[side])


@pytest.mark.parametrize("side", Side)
def test_every_finding_has_a_mark_unless_its_sentence_shows_a_weightier_one(
    comparison: Comparison, side: Side
) -> None:
    marked = {mark.finding for mark in marks_for(comparison, side)}
    roles = sentence_roles(comparison, side)
    for row in findings_of(comparison):
        if not row.spans[side] or row.key in marked:
            continue
        assert row.key.startswith("link-")
        sentences = comparison.links[int(row.key.removeprefix("link-"))].sentences(side)
        assert all(roles[n][1] != row.key for n in sentences)


@pytest.mark.parametrize("side", Side)
def test_marks_come_in_order_sentences_before_their_details(
    comparison: Comparison, side: Side
) -> None:
    marks = marks_for(comparison, side)
    places = [(mark.span.start, not mark.whole) for mark in marks]
    assert places == sorted(places)


@pytest.mark.parametrize("side", Side)
def test_every_compared_sentence_has_one_sentence_mark_or_states_nothing(
    comparison: Comparison, side: Side
) -> None:
    whole = [mark.span for mark in marks_for(comparison, side) if mark.whole]
    assert len(set(whole)) == len(whole)
    for row in comparison.coverage[side]:
        span = comparison.analyses[side].sentences[row.sentence].span
        assert (span in whole) == (row.status is not Status.NOFACT)


def test_of_several_links_a_sentence_shows_the_surest() -> None:
    weak, sure = link(0, 1, Relation.PARTIAL, 0.4), link(0, 0)
    for links in ((weak, sure), (sure, weak)):
        roles = sentence_roles(replace(pair(), links=links, coverage=((), ())), Side.A)
        assert roles[0] == (Role.SAME, f"link-{links.index(sure)}")


def test_a_conflict_goes_before_the_link_it_stands_in() -> None:
    made = pair()
    spans = [made.analyses[side].sentences[1].span for side in Side]
    conflict = Conflict(
        a=Passage(sentence=1, span=spans[0]),
        b=Passage(sentence=1, span=spans[1]),
        kind=ConflictKind.OTHER,
        score=0.9,
    )
    roles = sentence_roles(replace(made, links=(link(1, 1),), conflicts=(conflict,)), Side.B)
    assert roles[1] == (Role.CONFLICT, "conflict-0")


def test_a_sentence_without_link_is_marked_as_only_here() -> None:
    roles = sentence_roles(pair(), Side.B)
    assert {role for role, _ in roles.values()} == {Role.ONLY_HERE}
    assert roles[2][1] == f"only-b-{pair().analyses[Side.B].sentences[2].span.start}"


def test_missing_details_are_marked_inside_their_sentence(comparison: Comparison) -> None:
    details = [
        mark.span
        for mark in marks_for(comparison, Side.A)
        if mark.role is Role.ONLY_HERE and not mark.whole
    ]
    missing = [part.span for row in comparison.coverage[Side.A] for part in row.missing]
    assert details == missing != []
