"""Findings in groups, each group with a name and its findings in the order given."""

import itertools

import pytest

from reader.core import Comparison
from reader.presentation import Finding, FindingGroup, FindingGrouper, Grouping, Role, findings_of
from tests.factories import sample_comparison


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return sample_comparison()


@pytest.fixture(scope="module")
def rows(comparison: Comparison) -> tuple[Finding, ...]:
    return findings_of(comparison)


def grouped(
    comparison: Comparison, rows: tuple[Finding, ...], grouping: Grouping
) -> dict[str, tuple[Finding, ...]]:
    groups = FindingGrouper(comparison).groups(rows, grouping)
    return {group.title: group.findings for group in groups}


@pytest.mark.parametrize("grouping", Grouping)
def test_every_finding_is_in_one_group_in_the_order_given(
    comparison: Comparison, rows: tuple[Finding, ...], grouping: Grouping
) -> None:
    backwards = rows[::-1]
    groups = FindingGrouper(comparison).groups(backwards, grouping)
    places = {finding.key: number for number, finding in enumerate(backwards)}
    assert sorted(f.key for g in groups for f in g.findings) == sorted(places)
    for group in groups:
        numbers = [places[finding.key] for finding in group.findings]
        assert numbers == sorted(numbers)
    assert len({group.key for group in groups}) == len(groups)
    assert all(group.title for group in groups)


def test_groups_by_relation_bear_its_role(
    comparison: Comparison, rows: tuple[Finding, ...]
) -> None:
    groups = FindingGrouper(comparison).groups(rows, Grouping.RELATION)
    assert [group.role for group in groups] == [
        role for role in Role if any(row.role is role for row in rows)
    ]
    assert all(f.role is group.role for group in groups for f in group.findings)


def test_types_of_framing_come_before_all_that_is_none(
    comparison: Comparison, rows: tuple[Finding, ...]
) -> None:
    groups = grouped(comparison, rows, Grouping.FRAMING)
    *kinds, last = groups
    assert last == "No framing"
    assert not any(finding.role is Role.FRAMING for finding in groups[last])
    for kind in kinds:
        assert {finding.kind for finding in groups[kind]} == {kind}


def test_positions_follow_the_text(comparison: Comparison, rows: tuple[Finding, ...]) -> None:
    groups = grouped(comparison, rows, Grouping.POSITION)
    assert next(iter(groups)) == "Headline to first paragraph"
    starts = [[f.spans[0][0].start for f in found if f.spans[0]] for found in groups.values()]
    for earlier, later in itertools.pairwise(starts):
        assert max(earlier) < min(later)


def test_what_only_the_other_side_has_stands_where_it_belongs(
    comparison: Comparison, rows: tuple[Finding, ...]
) -> None:
    groups = grouped(comparison, rows, Grouping.POSITION)
    at_top = groups["Headline to first paragraph"]
    assert any(not finding.spans[0] and finding.spans[1][0].start < 120 for finding in at_top)


def test_who_is_quoted_names_a_group_whatever_the_side(
    comparison: Comparison, rows: tuple[Finding, ...]
) -> None:
    groups = grouped(comparison, rows, Grouping.PERSON)
    *people, last = groups
    assert last == "In the article’s own words"
    assert people
    for person in people:
        surname = person.split()[-1]
        texts = [
            span.of(comparison.articles[side].text)
            for finding in groups[person]
            for side in (0, 1)
            for span in finding.spans[side]
        ]
        assert any(surname in text for text in texts)


def test_an_empty_list_has_no_group(comparison: Comparison) -> None:
    groups: tuple[FindingGroup, ...] = FindingGrouper(comparison).groups((), Grouping.PERSON)
    assert groups == ()
