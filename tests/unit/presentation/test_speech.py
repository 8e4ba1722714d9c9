"""A finding said aloud: what it is, where it stands, what differs."""

from dataclasses import replace

import pytest

from reader.core import Comparison, Edit, EditOp, Origin, Relation, Side, Span
from reader.presentation import Finding, findings_of, spoken
from tests.factories import sample_comparison

EDITED = Relation.EDITED


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return sample_comparison()


def found(comparison: Comparison, key: str) -> Finding:
    return next(f for f in findings_of(comparison) if f.key == key)


def said(comparison: Comparison, key: str) -> str:
    return spoken(comparison, found(comparison, key))


def test_every_finding_names_its_kind_then_its_place(comparison: Comparison) -> None:
    for finding in findings_of(comparison):
        words = spoken(comparison, finding).split("; ")
        assert len(words) >= 2
        assert "paragraph" in words[1] or "headline" in words[1] or "lead" in words[1]


def test_a_moved_and_edited_sentence_says_what_was_changed_into_what(
    comparison: Comparison,
) -> None:
    number = next(n for n, one in enumerate(comparison.links) if one.relation is EDITED)
    link = comparison.links[number]
    links = list(comparison.links)
    links[number] = replace(link, moved=True)
    words = said(replace(comparison, links=tuple(links)), f"link-{number}")
    assert words.startswith("Moved and edited; A paragraph ")
    assert "; B paragraph " in words
    assert "; changed: " in words
    assert "“" not in words


def test_words_of_one_side_alone_are_said_to_be_so(comparison: Comparison) -> None:
    number = next(n for n, one in enumerate(comparison.links) if one.relation is EDITED)
    link = comparison.links[number]
    span = Span(start=link.edits[0].a.start, end=link.edits[0].a.start + 3)
    gone = Edit(op=EditOp.DELETE, a=span, b=Span(start=0, end=0))
    links = list(comparison.links)
    links[number] = replace(link, edits=(gone,) * 5)
    words = said(replace(comparison, links=tuple(links)), f"link-{number}")
    text = span.of(comparison.articles[Side.A].text)
    assert words.count(f"only in A: {text}") == 3
    assert words.endswith("; 2 more changes")


def test_the_same_words_are_said_once(comparison: Comparison) -> None:
    words = said(comparison, "link-4")
    span = found(comparison, "link-4").spans[Side.A][0]
    assert words.count(span.of(comparison.articles[Side.A].text).rstrip(".")) == 1


def test_a_conflict_gives_both_figures(comparison: Comparison) -> None:
    assert said(comparison, "conflict-0") == (
        "Conflicting detail: Number differs; A paragraph 2 of 7; B paragraph 3 of 6; "
        "A: 14 metres; B: 9 metres"
    )


def test_what_one_side_has_alone_is_said_with_its_place(comparison: Comparison) -> None:
    only = next(f for f in findings_of(comparison) if f.kind == "Only in A")
    words = spoken(comparison, only)
    text = only.spans[Side.A][0].of(comparison.articles[Side.A].text)
    assert words.startswith("Only in A; A paragraph ")
    assert words.endswith(text[-20:].rstrip("."))


def test_a_placement_says_where_the_sides_have_it_and_no_more(comparison: Comparison) -> None:
    placed = next(f for f in findings_of(comparison) if f.kind == "Placement")
    assert spoken(comparison, placed) == f"Framing: Placement; {placed.summary}"


def test_framing_of_one_side_says_that_the_other_has_none(comparison: Comparison) -> None:
    framing = (f for f in findings_of(comparison) if f.key.startswith("framing"))
    alone = next(f for f in framing if not all(f.spans))
    missing = Side.B if alone.spans[Side.A] else Side.A
    assert f"{missing.letter} has no such word there" in spoken(comparison, alone)


def test_what_the_reader_decided_is_said_to_be_theirs(comparison: Comparison) -> None:
    finding = replace(found(comparison, "conflict-0"), by=Origin.READER)
    assert "; by you; A paragraph 2" in spoken(comparison, finding)
