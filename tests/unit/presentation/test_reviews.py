"""Reviews brought together with findings, and the progress that comes of it."""

from dataclasses import replace

from reader.core import Review, ReviewState, Side, Span, Target, anchor_at
from reader.presentation import (
    STATE_STYLES,
    Finding,
    FindingIndex,
    findings_of,
    reviewed_of,
    target_of,
)
from tests.factories import sample_comparison

COMPARISON = sample_comparison()
FINDINGS = findings_of(COMPARISON)
INDEX = FindingIndex(COMPARISON, FINDINGS)
CONFIRMED, DISMISSED = ReviewState.CONFIRMED, ReviewState.DISMISSED


def review(
    finding: Finding, state: ReviewState, *, made: str = "2026-01-01", name: str = "r"
) -> Review:
    return Review(id=name, target=target_of(COMPARISON, finding), state=state, made=made)


def test_every_finding_is_found_by_its_own_target() -> None:
    for finding in FINDINGS:
        assert INDEX.find(INDEX.target(finding)) is finding


def test_every_state_has_a_glyph_and_a_word_of_its_own() -> None:
    assert set(STATE_STYLES) == set(ReviewState)
    assert len({style.glyph for style in STATE_STYLES.values()}) == len(ReviewState)
    assert len({style.word for style in STATE_STYLES.values()}) == len(ReviewState)


def test_a_target_that_shares_most_of_a_passage_means_its_finding() -> None:
    finding = next(f for f in FINDINGS if f.key.startswith("only-a") and len(f.spans[0][0]) > 30)
    span = finding.spans[0][0]
    shorter = anchor_at(COMPARISON.articles[0].text, Span(start=span.start, end=span.end - 6))
    assert INDEX.find(replace(INDEX.target(finding), a=(shorter,))) is finding


def test_a_target_of_other_passages_means_none() -> None:
    finding = next(f for f in FINDINGS if f.key.startswith("conflict"))
    text = COMPARISON.articles[Side.B].text
    far = Target(
        subject=INDEX.target(finding).subject,
        variety=INDEX.target(finding).variety,
        a=INDEX.target(finding).a,
        b=(anchor_at(text, Span(start=0, end=4)),),
    )
    assert INDEX.find(far) is None


def test_nothing_is_reviewed_at_first() -> None:
    found = reviewed_of(INDEX, FINDINGS, ())
    assert found.progress.words == f"0 of {len(FINDINGS)} reviewed"
    assert all(found.state(finding) is ReviewState.NEW for finding in FINDINGS)


def test_progress_counts_every_state() -> None:
    states = [CONFIRMED, CONFIRMED, ReviewState.QUESTION, ReviewState.NEW]
    made = [
        review(finding, state, name=str(n))
        for n, (finding, state) in enumerate(zip(FINDINGS[:4], states, strict=True))
    ]
    found = reviewed_of(INDEX, FINDINGS, made)
    assert [found.state(finding) for finding in FINDINGS[:4]] == states
    assert found.progress.words == f"3 of {len(FINDINGS)} reviewed"
    assert found.progress.details == (
        f"2 confirmed, 0 dismissed, 1 question, {len(FINDINGS) - 3} new"
    )


def test_the_later_of_two_reviews_counts() -> None:
    first = review(FINDINGS[0], CONFIRMED, made="2026-01-02", name="a")
    second = review(FINDINGS[0], ReviewState.QUESTION, made="2026-01-01", name="b")
    assert reviewed_of(INDEX, FINDINGS, (first, second)).state(FINDINGS[0]) is CONFIRMED


def test_a_dismissed_finding_that_is_gone_still_counts_as_reviewed() -> None:
    left = FINDINGS[1:]
    index = FindingIndex(COMPARISON, left)
    found = reviewed_of(index, left, (review(FINDINGS[0], DISMISSED),))
    assert found.gone == (review(FINDINGS[0], DISMISSED),)
    assert found.progress.words == f"1 of {len(FINDINGS)} reviewed"


def test_an_orphan_counts_for_nothing() -> None:
    target = INDEX.target(FINDINGS[0])
    lost = anchor_at("Words that stand nowhere in it.", Span(start=0, end=28))
    anchors = {name: (lost,) if getattr(target, name) else () for name in ("a", "b")}
    orphan = Review(id="r", target=replace(target, **anchors), state=DISMISSED)
    found = reviewed_of(INDEX, FINDINGS, (orphan,))
    assert found.gone == ()
    assert found.progress.reviewed == 0
