from dataclasses import replace

import pytest

from reader.core import (
    CorrectionKind,
    Review,
    ReviewState,
    Subject,
    Target,
    decisions,
    review_of,
)
from tests.dossiers import sample_dossier

(REVIEW,) = sample_dossier().reviews


def test_only_findings_are_reviewed() -> None:
    with pytest.raises(ValueError, match="a pair is not reviewed"):
        Review(id="x", target=Target(subject=Subject.PAIR), state=ReviewState.NEW)


def test_the_last_review_of_a_finding_counts() -> None:
    later = replace(REVIEW, id="r0", state=ReviewState.QUESTION, made="2027")
    assert review_of(REVIEW.target, [later, REVIEW]) == later
    assert review_of(Target(subject=Subject.PAIR), [REVIEW]) is None


def test_confirmed_and_dismissed_findings_are_decisions_for_the_engine() -> None:
    reviews = [
        replace(REVIEW, id=state.value, made=str(number), state=state)
        for number, state in enumerate(ReviewState)
    ]
    assert [(c.id, c.kind) for c in decisions(reversed(reviews))] == [
        ("confirmed", CorrectionKind.ACCEPT),
        ("dismissed", CorrectionKind.DISMISS),
    ]
