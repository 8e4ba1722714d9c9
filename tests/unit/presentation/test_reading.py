"""What the window reads off a comparison, made at once."""

from reader.core import Side
from reader.presentation import (
    LedgerKind,
    Role,
    build_ledger,
    chain_spans,
    findings_of,
    marks_for,
    overview_of,
    plain_words,
    reading_of,
)
from tests.factories import sample_comparison


def test_a_reading_holds_every_finding_with_its_words_and_place() -> None:
    comparison = sample_comparison()
    reading = reading_of(comparison)
    assert reading.comparison is comparison
    assert reading.findings == findings_of(comparison)
    assert reading.chain == chain_spans(comparison)
    assert set(reading.texts) == set(reading.places) == {f.key for f in reading.findings}


def test_a_reading_holds_what_overview_and_ledgers_show() -> None:
    comparison = sample_comparison()
    reading = reading_of(comparison)
    assert reading.overview == overview_of(comparison)
    assert reading.ledgers == {kind: build_ledger(comparison, kind) for kind in LedgerKind}


def test_a_reading_gives_the_marks_whatever_is_hidden() -> None:
    comparison = sample_comparison()
    reading = reading_of(comparison)
    for hidden in (frozenset[Role](), frozenset({Role.CONFLICT}), frozenset(Role)):
        for side in Side:
            assert reading.marks[side].marks(hidden) == marks_for(comparison, side, hidden)


def test_the_words_of_a_finding_are_those_of_its_passages_on_both_sides() -> None:
    comparison = sample_comparison()
    reading = reading_of(comparison)
    for finding in reading.findings:
        for side in Side:
            for span in finding.spans[side]:
                words = plain_words(span.of(comparison.articles[side].text))
                assert words in reading.texts[finding.key]


def test_places_follow_the_text_of_a() -> None:
    reading = reading_of(sample_comparison())
    starts = [
        (reading.places[f.key][0], f.spans[Side.A][0].start)
        for f in reading.findings
        if f.spans[Side.A]
    ]
    assert starts
    assert all(place == start for place, start in starts)


def test_curly_quotation_marks_and_large_letters_are_found_by_plain_ones() -> None:
    assert plain_words("“It’s Late”") == '"it\'s late"'
