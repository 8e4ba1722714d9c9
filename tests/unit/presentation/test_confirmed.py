"""A report of confirmed findings: nothing else is left in it, and it says so."""

from dataclasses import replace

import pytest

from reader.core import Dossier, Origin, Review, ReviewState, Side
from reader.presentation import build_report, confirmed_only, findings_of, marks_for, target_of
from tests.factories import sample_comparison

COMPARISON = sample_comparison()
FINDINGS = findings_of(COMPARISON)
EMPTY = Dossier(articles=COMPARISON.articles)
KINDS = ("link", "only-a", "only-b", "conflict", "quote", "framing")


def reviewed(*keys: str, state: ReviewState = ReviewState.CONFIRMED) -> Dossier:
    found = {finding.key: finding for finding in FINDINGS}
    reviews = tuple(
        Review(id=key, target=target_of(COMPARISON, found[key]), state=state, made="2026-01-01")
        for key in keys
    )
    return replace(EMPTY, reviews=reviews)


def first_of(kind: str) -> str:
    return next(finding.key for finding in FINDINGS if finding.key.startswith(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_one_confirmed_finding_is_all_that_is_left(kind: str) -> None:
    before = next(finding for finding in FINDINGS if finding.key == first_of(kind))
    comparison, _ = confirmed_only(COMPARISON, reviewed(before.key))
    (left,) = findings_of(comparison)
    assert (left.kind, left.spans, left.summary) == (before.kind, before.spans, before.summary)
    for side in Side:
        spans = {mark.span for mark in marks_for(comparison, side)}
        touched = [span for span in spans if any(span.overlaps(own) for own in left.spans[side])]
        assert len(touched) == len(spans)


def test_nothing_confirmed_leaves_two_texts_without_marks() -> None:
    comparison, _ = confirmed_only(COMPARISON, EMPTY)
    assert findings_of(comparison) == ()
    assert comparison.articles == COMPARISON.articles
    assert comparison.notices[-1] == (
        f"Only what the reader confirmed: 0 findings of {len(FINDINGS)}."
    )
    report = build_report(comparison, subtitle=comparison.notices[-1])
    assert report.notes == ()
    assert report.passages == ()


@pytest.mark.parametrize("state", [ReviewState.DISMISSED, ReviewState.QUESTION, ReviewState.NEW])
def test_other_decisions_do_not_confirm_and_are_not_told(state: ReviewState) -> None:
    comparison, dossier = confirmed_only(COMPARISON, reviewed(first_of("link"), state=state))
    assert findings_of(comparison) == ()
    assert dossier.reviews == ()


def test_what_the_reader_found_by_hand_needs_no_review() -> None:
    own = replace(COMPARISON.links[0], by=Origin.READER)
    by_hand = replace(COMPARISON, links=(own, *COMPARISON.links[1:]))
    comparison, _ = confirmed_only(by_hand, EMPTY)
    assert comparison.links == (own,)


def test_the_count_is_told_in_the_report_and_its_methods() -> None:
    keys = (first_of("link"), first_of("conflict"))
    comparison, dossier = confirmed_only(COMPARISON, reviewed(*keys))
    words = f"Only what the reader confirmed: 2 findings of {len(FINDINGS)}."
    report = build_report(comparison, subtitle=words, dossier=dossier)
    assert report.subtitle == words
    told = [text for section in report.methods for text in section.paragraphs]
    assert words in told
    assert {key.partition("-")[0] for note in report.notes for key in note.keys} == {
        "link",
        "conflict",
    }
