"""Ledgers: what each row says, where it leads, and that nothing of the texts is lost in it."""

from dataclasses import replace

import pytest

from reader.core import (
    Analysis,
    Attribution,
    Comparison,
    Conflict,
    ConflictKind,
    Cut,
    Framing,
    FramingKind,
    Origin,
    QuotePair,
    Side,
    Span,
)
from reader.presentation import Ledger, LedgerKind, LedgerRow, Role, build_ledger, voices_of
from tests.factories import Drafted, draft, parse, plain_comparison, sample_comparison, with_details

LEFT = draft(
    parse("""
headline: Ferry to stop for 12 weeks

paragraph: The Askby ferry will stop for 12 weeks from 3 May, Harbour Minister Lena Brok said.
/ “Nobody wanted this, and nobody foresaw it,” she said.

paragraph: The union called the plan “an insult”. / Brok met the Northern Ferry Board on Monday.
/ Protesters marched.
"""),
    outlet="The Herald",
)
RIGHT = draft(
    parse("""
headline: Ferry pause announced

paragraph: The ferry at Askby pauses for twelve weeks. / “Nobody wanted this,” Lena Brok insisted.
/ Some 300 commuters cross each day.

paragraph: The Northern Ferry Board (NFB) paid $2.5 million for repairs in 2019. / Demonstrators
marched through Askby.
"""),
    outlet="The Post",
)


def attribution(side: Drafted, source: str, cue: str, content: str, *, direct: bool) -> Attribution:
    return Attribution(
        source=side.passage(source).span if source else None,
        cue=side.passage(cue).span,
        content=side.passage(content).span,
        direct=direct,
    )


@pytest.fixture(scope="module")
def pair() -> Comparison:
    plain = plain_comparison(LEFT, RIGHT)
    found = replace(
        plain,
        analyses=(
            Analysis(
                sentences=LEFT.sentences,
                attributions=(
                    attribution(
                        LEFT, "Harbour Minister Lena Brok", "said", "The Askby", direct=False
                    ),
                    attribution(LEFT, "she", "she said", "Nobody wanted this, and", direct=True),
                    attribution(LEFT, "The union", "called", "the plan “an insult", direct=False),
                ),
            ),
            Analysis(
                sentences=RIGHT.sentences,
                attributions=(
                    attribution(RIGHT, "Lena Brok", "insisted", "Nobody wanted this", direct=True),
                ),
            ),
        ),
        quotes=(
            QuotePair(
                a=LEFT.passage("Nobody wanted this, and nobody foresaw it"),
                b=RIGHT.passage("Nobody wanted this"),
                cut=Cut.TRIMMED,
                score=0.9,
            ),
        ),
        framing=(
            Framing(
                a=LEFT.passage("Protesters"),
                b=RIGHT.passage("Demonstrators"),
                kind=FramingKind.LABELLING,
                score=0.8,
            ),
        ),
    )
    return with_details(found)


def table(ledger: Ledger) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in ledger.rows]


def row_with(ledger: Ledger, words: str) -> LedgerRow:
    (row,) = (row for row in ledger.rows if any(words in cell.text for cell in row.cells))
    return row


def words_of(comparison: Comparison, row: LedgerRow, side: Side) -> list[str]:
    return [span.of(comparison.articles[side].text) for span in row.spans[side]]


# ------------------------------------------------------------------------- quotations


def test_a_quotation_names_who_said_it_and_how_it_is_cut(pair: Comparison) -> None:
    ledger = build_ledger(pair, LedgerKind.QUOTATIONS)
    row = row_with(ledger, "nobody foresaw it")
    assert [cell.text for cell in row.cells] == [
        "Harbour Minister Lena Brok",
        "Nobody wanted this, and nobody foresaw it",
        "Nobody wanted this",
        "Trimmed in B",
        "she said",
        "insisted",
        "1 of 2",
        "1 of 2",
    ]
    assert row.finding == "quote-0"
    assert row.cells[3].role is Role.QUOTATION


def test_a_quotation_of_one_side_stands_alone(pair: Comparison) -> None:
    row = row_with(build_ledger(pair, LedgerKind.QUOTATIONS), "an insult")
    assert row.cells[0].text == "The union"
    assert row.cells[3].text == "Only in A"
    assert row.finding is None
    assert words_of(pair, row, Side.A) == ["an insult"]
    assert not row.spans[Side.B]


@pytest.mark.parametrize(
    ("cut", "words"),
    [
        (Cut.IDENTICAL, "Identical"),
        (Cut.ALTERED, "Altered"),
        (Cut.INDIRECT, "Paraphrased in B"),
    ],
)
def test_each_cut_has_its_words(pair: Comparison, cut: Cut, words: str) -> None:
    changed = replace(pair, quotes=(replace(pair.quotes[0], cut=cut),))
    assert words in {row.cells[3].text for row in build_ledger(changed, LedgerKind.QUOTATIONS).rows}


def test_a_speaker_that_the_reader_named_has_the_readers_sign(pair: Comparison) -> None:
    said = pair.analyses[Side.B].attributions
    named = tuple(replace(one, by=Origin.READER) for one in said)
    changed = replace(pair.analyses[Side.B], attributions=named)
    ledger = build_ledger(
        replace(pair, analyses=(pair.analyses[0], changed)), LedgerKind.QUOTATIONS
    )
    cells = row_with(ledger, "Nobody wanted this").cells
    assert cells[0].text.endswith("(✎ by hand)")
    assert "by hand" not in row_with(ledger, "an insult").cells[0].text


def test_quotations_without_a_source_say_so() -> None:
    ledger = build_ledger(sample_comparison(), LedgerKind.QUOTATIONS)
    assert {row.cells[0].text for row in ledger.rows} == {"not named"}


# ---------------------------------------------------------------------------- figures


def test_the_same_value_in_other_signs_is_the_same(pair: Comparison) -> None:
    ledger = build_ledger(pair, LedgerKind.FIGURES)
    (row,) = (row for row in ledger.rows if row.cells[0].text == "12")
    assert [cell.text for cell in row.cells[1:3]] == ["weeks", "Same in both"]
    assert words_of(pair, row, Side.A) == ["12 weeks", "12 weeks"]
    assert words_of(pair, row, Side.B) == ["twelve weeks"]


@pytest.mark.parametrize(
    ("value", "thing", "standing"),
    [
        ("May 3", "date", "Only in A"),
        ("Monday", "date", "Only in A"),
        ("300", "commuters", "Only in B"),
        ("2.5 million", "USD", "Only in B"),
        ("2019", "date", "Only in B"),
    ],
)
def test_a_figure_of_one_side_has_a_value_and_a_unit(
    pair: Comparison, value: str, thing: str, standing: str
) -> None:
    rows = table(build_ledger(pair, LedgerKind.FIGURES))
    (row,) = (row for row in rows if row[0] == value)
    assert row[1:3] == (thing, standing)


@pytest.mark.parametrize(
    ("a", "b", "value", "unit"),
    [
        ("one week", "three weeks", "1 ≠ 3", "weeks"),
        ("$4 million", "$5.5 million", "4 million ≠ 5.5 million", "USD"),
        ("$4 million", "€5 million", "$4 million ≠ €5 million", "sum of money"),
        ("20 percent", "30%", "20 ≠ 30", "%"),
        ("3 percentage points", "2 points", "3 points ≠ 2", "points"),
        ("two days", "two weeks", "2 days ≠ 2 weeks", "span of time"),
    ],
)
def test_the_unit_of_figures_is_told_once(a: str, b: str, value: str, unit: str) -> None:
    left = draft(parse(f"headline: It took {a} in all"))
    right = draft(parse(f"headline: It took {b} in all"))
    conflict = Conflict(a=left.passage(a), b=right.passage(b), kind=ConflictKind.NUMBER, score=0.9)
    comparison = with_details(replace(plain_comparison(left, right), conflicts=(conflict,)))
    (row,) = table(build_ledger(comparison, LedgerKind.FIGURES))
    assert row[:3] == (value, unit, "In conflict")


def test_numbers_that_tell_nothing_by_themselves_are_left_out() -> None:
    left = draft(
        parse("""
headline: Rain

paragraph: The first of them left Ward 6 by Flight 12. / No one saw it, but one man fell. / He came
3rd.
""")
    )
    right = draft(parse("headline: Sun"))
    rows = table(build_ledger(with_details(plain_comparison(left, right)), LedgerKind.FIGURES))
    assert [row[0] for row in rows] == ["No. 3"]


def test_a_comparison_without_figures_and_names_still_has_its_conflicts(pair: Comparison) -> None:
    conflict = Conflict(
        a=LEFT.passage("3 May"), b=RIGHT.passage("2019"), kind=ConflictKind.DATE, score=0.9
    )
    plain = replace(plain_comparison(LEFT, RIGHT), conflicts=(conflict,))
    (row,) = table(build_ledger(plain, LedgerKind.FIGURES))
    assert row[:3] == ("3 May ≠ 2019", "", "In conflict")


def test_a_conflict_shows_both_values() -> None:
    comparison = sample_comparison()
    ledger = build_ledger(comparison, LedgerKind.FIGURES)
    conflicts = [row for row in ledger.rows if row.cells[2].role is Role.CONFLICT]
    assert [row.cells[0].text for row in conflicts] == ["14 ≠ 9", "1/2 ≠ 2/3"]
    assert [row.finding for row in conflicts] == ["conflict-0", "conflict-1"]
    # What is in conflict is not counted once more as standing on one side only.
    assert not [row for row in ledger.rows if row.cells[0].text in ("14", "9")]


def test_a_conflict_of_names_is_no_figure(pair: Comparison) -> None:
    conflict = Conflict(
        a=LEFT.passage("Protesters"),
        b=RIGHT.passage("Demonstrators"),
        kind=ConflictKind.NAME,
        score=0.9,
    )
    changed = replace(pair, conflicts=(conflict,))
    figures = build_ledger(changed, LedgerKind.FIGURES)
    names = build_ledger(changed, LedgerKind.NAMES)
    assert not [row for row in figures.rows if row.finding]
    assert "conflict-0" in {row.finding for row in names.rows}


# ------------------------------------------------------------------------------ names


def test_a_name_is_gathered_in_all_its_forms(pair: Comparison) -> None:
    row = row_with(build_ledger(pair, LedgerKind.NAMES), "Lena Brok")
    assert [cell.text for cell in row.cells] == [
        "Harbour Minister Lena Brok, Brok",
        "Lena Brok",
        "Other forms",
        "2",
        "1",
    ]


def test_an_acronym_counts_with_what_it_stands_for(pair: Comparison) -> None:
    row = row_with(build_ledger(pair, LedgerKind.NAMES), "NFB")
    assert row.cells[1].text == "Northern Ferry Board, NFB"
    assert row.cells[0].text == "Northern Ferry Board"


def test_another_label_leads_to_its_finding(pair: Comparison) -> None:
    row = row_with(build_ledger(pair, LedgerKind.NAMES), "Other label")
    assert [cell.text for cell in row.cells[:2]] == ["Protesters", "Demonstrators"]
    assert row.finding == "framing-0"


# ---------------------------------------------------------------------------- sources


def test_sources_count_statements_and_quoted_words(pair: Comparison) -> None:
    rows = table(build_ledger(pair, LedgerKind.SOURCES))
    assert rows == [
        ("Harbour Minister Lena Brok", "Both articles", "2", "7", "78 %", "1", "3", "100 %"),
        ("The union", "Only in A", "1", "2", "22 %", "–", "–", "–"),
    ]


def test_shares_of_a_side_add_up(pair: Comparison) -> None:
    for comparison in (pair, sample_comparison()):
        for side in Side:
            assert sum(voice.shares[side] for voice in voices_of(comparison)) == pytest.approx(1)


# ----------------------------------------------------------------------------- laws


@pytest.mark.parametrize("kind", LedgerKind)
def test_rows_fit_their_columns_and_lead_somewhere(pair: Comparison, kind: LedgerKind) -> None:
    for comparison in (pair, sample_comparison()):
        ledger = build_ledger(comparison, kind)
        assert ledger.rows
        assert ledger.note.endswith(".")
        for row in ledger.rows:
            assert len(row.cells) == len(ledger.columns)
            assert row.spans[Side.A] or row.spans[Side.B]
            for side in Side:
                whole = Span(start=0, end=len(comparison.articles[side].text))
                assert all(whole.contains(span) and len(span) for span in row.spans[side])


@pytest.mark.parametrize("kind", LedgerKind)
def test_texts_without_any_give_an_empty_ledger_that_says_so(kind: LedgerKind) -> None:
    bare = plain_comparison(draft(parse("headline: rain")), draft(parse("headline: sun")))
    ledger = build_ledger(bare, kind)
    assert ledger.rows == ()
    assert ledger.empty.endswith(".")


def test_a_row_is_spoken_with_the_titles_of_its_columns(pair: Comparison) -> None:
    ledger = build_ledger(pair, LedgerKind.SOURCES)
    assert ledger.spoken(ledger.rows[1]).startswith(
        "Source: The union; Heard in: Only in A; Statements in A: 1"
    )
