"""Findings as targets, and what the engine makes of decisions on them."""

from collections import Counter

import pytest

from reader.core import (
    Comparison,
    Correction,
    CorrectionKind,
    Relation,
    Side,
    Status,
    Subject,
    place_target,
)
from reader.presentation import findings_of, target_of
from tests.factories import sample_comparison
from tests.unit.engine.stand_in import compared

COMPARISON = sample_comparison()


def decided(comparison: Comparison, kind: CorrectionKind) -> Comparison:
    """Decide all findings alike, and compare again."""
    decisions = [
        Correction(id=finding.key, kind=kind, target=target_of(comparison, finding))
        for finding in findings_of(comparison)
    ]
    return compared(*comparison.articles, corrections=decisions)


def test_every_finding_has_a_target_with_its_passages() -> None:
    texts = (COMPARISON.articles[0].text, COMPARISON.articles[1].text)
    for finding in findings_of(COMPARISON):
        assert place_target(target_of(COMPARISON, finding), texts) == finding.spans


def test_targets_tell_kinds_of_findings_apart() -> None:
    targets = [target_of(COMPARISON, finding) for finding in findings_of(COMPARISON)]
    counts = Counter(target.subject for target in targets)
    rows = [row for side in COMPARISON.coverage for row in side]
    assert counts == {
        Subject.LINK: len(COMPARISON.links),
        Subject.ONLY_HERE: sum(row.status is Status.OMITTED for row in rows),
        Subject.DETAIL: sum(len(row.missing) for row in rows if row.status is Status.PARTLY),
        Subject.CONFLICT: 2,
        Subject.QUOTATION: 1,
        Subject.FRAMING: 4,
    }
    varieties = {target.variety for target in targets if target.variety}
    assert varieties == {"number", "trimmed", "attribution", "loaded", "hedge", "placement"}


@pytest.fixture(scope="module")
def found() -> Comparison:
    """Give what the engine makes of the sample articles."""
    return compared(*COMPARISON.articles)


def test_confirming_all_that_was_found_changes_nothing(found: Comparison) -> None:
    assert decided(found, CorrectionKind.ACCEPT) == found


def test_dismissing_all_that_was_found_leaves_none_of_it(found: Comparison) -> None:
    left = decided(found, CorrectionKind.DISMISS)
    before = {(link.a, link.b) for link in found.links}
    assert not [link for link in left.links if (link.a, link.b) in before]
    assert left.quotes == ()
    assert not {(c.a, c.b, c.kind) for c in left.conflicts} & {
        (c.a, c.b, c.kind) for c in found.conflicts
    }
    omitted = {
        (side, row.sentence)
        for side in Side
        for row in found.coverage[side]
        if row.status is Status.OMITTED
    }
    assert omitted
    for side, number in omitted:
        assert left.coverage[side][number].status is Status.COVERED
    assert Relation.SAME not in {link.relation for link in left.links}
