"""Figures: what they are worth, what they count, how firmly they are given."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import FigureKind, Span
from reader.engine._dates import FIRST_OF_DATES
from reader.engine._figure import FigureValue, Hedge
from reader.engine._figure_patterns import FIGURE, figure_matches
from reader.engine._figures import figures
from reader.engine._number_words import FIRST_OF_NUMBERS
from tests.effort import work


def all_in(text: str, published: str | None = None) -> tuple[FigureValue, ...]:
    return figures(text, Span(start=0, end=len(text)), published=published)


def only(text: str) -> FigureValue:
    (figure,) = all_in(text)
    return figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("800 boats", 800),
        ("eight hundred boats", 800),
        ("1,200 boats", 1200),
        ("twelve hundred boats", 1200),
        ("twenty-one boats", 21),
        ("one hundred and five boats", 105),
        ("two hundred thousand boats", 200_000),
        ("a dozen boats", 12),
        ("two dozen boats", 24),
        ("half a million boats", 500_000),
        ("2.5 million boats", 2_500_000),
        ("2½ boats", Decimal("2.5")),
        ("1-3/4 boats", Decimal("1.75")),
        ("two and a half boats", Decimal("2.5")),
        ("a drop of -5 points", -5),
    ],
)
def test_numbers_in_digits_and_words_have_one_value(text: str, value: Decimal) -> None:
    figure = only(text)
    assert (figure.kind, figure.value) == (FigureKind.NUMBER, value)


@pytest.mark.parametrize(
    ("text", "value", "unit", "label"),
    [
        ("$2.5 billion", 2_500_000_000, "USD", "$2.5 billion"),
        ("$2.5bn", 2_500_000_000, "USD", "$2.5 billion"),
        ("US$40", 40, "USD", "$40"),
        ("£3m", 3_000_000, "GBP", "£3 million"),
        ("5 million euros", 5_000_000, "EUR", "€5 million"),
        ("78 cents", Decimal("0.78"), "USD", "$0.78"),
        ("A$4.50", Decimal("4.50"), "AUD", "A$4.50"),
        ("Rs 500", 500, "INR", "500 INR"),
    ],
)
def test_money_has_a_currency(text: str, value: Decimal, unit: str, label: str) -> None:
    figure = only(text)
    assert figure.kind is FigureKind.MONEY
    assert (figure.value, figure.unit, figure.label) == (value, unit, label)


@pytest.mark.parametrize(
    "text",
    ["20% of boats", "20 percent of boats", "20 per cent of boats", "one in five boats",
     "two out of ten boats", "one-fifth of boats"],
)  # fmt: skip
def test_shares_are_out_of_a_hundred(text: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.value, figure.unit) == (FigureKind.PERCENT, 20, "%")
    assert figure.noun == ("boat",)


def test_points_are_not_percent() -> None:
    assert only("3 percentage points").unit == "point"


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("a two-week trip", FigureKind.DURATION, 2, "week"),
        ("after 3 more hours", FigureKind.DURATION, 3, "hour"),
        ("a 47-year-old man", FigureKind.AGE, 47, "year"),
        ("Ada Birk, 47, said", FigureKind.AGE, 47, "year"),
        ("He is 18 years old", FigureKind.AGE, 18, "year"),
        ("at 5:30 p.m.", FigureKind.TIME, 1050, "24"),
        ("at noon", FigureKind.TIME, 720, "24"),
        ("at 1500 GMT", FigureKind.TIME, 900, "24"),
        ("at 5 o’clock", FigureKind.TIME, 300, "12"),
        ("the 21st boat", FigureKind.ORDINAL, 21, ""),
        ("the twenty-first boat", FigureKind.ORDINAL, 21, ""),
        ("in Q3", FigureKind.ORDINAL, 3, ""),
        ("Flight 370 landed", FigureKind.LABEL, 370, ""),
    ],
)
def test_kind_and_unit(text: str, kind: FigureKind, value: int, unit: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.value, figure.unit) == (kind, value, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10 to 15 boats", 10, 15),
        ("10-15 boats", 10, 15),
        ("between $2 and $3 million", 2_000_000, 3_000_000),
        ("$2 to $3 million", 2_000_000, 3_000_000),
        ("thousands of boats", 1500, 99_999),
        ("tens of thousands of boats", 10_000, 100_000),
        ("won 3-1", 3, 1),
    ],
)
def test_ranges_and_scores_have_two_ends(text: str, low: int, high: int) -> None:
    assert only(text).value == (low, high)


def test_from_and_to_are_two_figures() -> None:
    assert [f.value for f in all_in("It rose from 10 to 15 points.")] == [10, 15]
    assert [f.value for f in all_in("It rose 10 points to 15 points.")] == [10, 15]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("800 boats", Hedge.NONE),
        ("about 800 boats", Hedge.ABOUT),
        ("nearly 800 boats", Hedge.NEARLY),
        ("more than 800 boats", Hedge.OVER),
        ("800-plus boats", Hedge.AT_LEAST),
        ("at least 800 boats", Hedge.AT_LEAST),
        ("no more than 800 boats", Hedge.UP_TO),
        ("fewer than 800 boats", Hedge.UNDER),
        ("800 boats or so", Hedge.NONE),
        ("800 or so boats", Hedge.ABOUT),
    ],
)
def test_hedges_are_read(text: str, hedge: Hedge) -> None:
    figure = only(text)
    assert figure.hedge is hedge
    assert figure.approximate == (hedge is not Hedge.NONE)


def test_the_noun_that_is_counted_is_stemmed() -> None:
    assert only("800 Coast Guard boats in town").noun == ("coast", "guard", "boat")
    assert only("two people").noun == only("one person").noun == ("person",)
    assert only("$480/month").noun == ("month",)


@pytest.mark.parametrize(
    ("text", "step"),
    [("800", 100), ("812", 1), ("2.50", Decimal("0.01")), ("$2.5 billion", 100_000_000)],
)
def test_the_step_is_the_place_of_the_last_digit_that_counts(text: str, step: Decimal) -> None:
    assert only(text).step == step


@pytest.mark.parametrize(
    "text",
    ["COVID-19 and F-16", "one of them", "no one", "see www.example.com/2019/12", "call 555-0123",
     "v2.0.1", "1. Bring rope", "Write to a1@example.com"],
)  # fmt: skip
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert all_in(text) == ()


def test_figures_stay_in_their_sentence_and_keep_their_place() -> None:
    text = "It had 5 masts. Then 800 men came on Monday."
    start = text.index("Then")
    found = figures(text, Span(start=start, end=len(text)))
    assert [f.span.of(text) for f in found] == ["800", "Monday"]


PIECES = st.sampled_from(
    ["5", "1,200", "2.5", "$", "%", " percent", " million", "one", "-", "/", " to ", " and ",
     "half", "a ", "Aug. ", "14", "2025", "Monday", ":", " p.m.", "first", "dozen", " years",
     " old", ", ",
     "hundreds of ", "between ", "99999999999999999999", "0", "½", "٣"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)))
def test_any_text_gives_figures_in_order_inside_it(text: str) -> None:
    last = 0
    for figure in all_in(text, "2025-08-14"):
        assert last <= figure.span.start < figure.span.end <= len(text)
        assert figure.label
        last = figure.span.end


@pytest.mark.parametrize("piece", ["word ", "1", "1,", "one ", "one-", "$", "a@", "hundred ", "1/"])
def test_a_very_long_line_takes_no_more_than_linear_time(piece: str) -> None:
    # Linear work takes less than a second here, quadratic work minutes.
    assert work(all_in, [piece * (60_000 // len(piece))]) < 10


PIECES = st.sampled_from(
    [
        *sorted(FIRST_OF_NUMBERS | FIRST_OF_DATES),
        *"million thousand dozen of the in every one No. no number Q3 noon Rs US$ $ £ %".split(),
        *"people said www.a.com https://b.org c@d.com F-16 24/7 5pm 2:30 1958 ½ p.m.".split(),
        *"and a.m. cents dollars third-quarter mid-May each some that's ’90s (7) -5".split(),
    ]
)
JOINTS = st.sampled_from([" ", "-", "/", ", ", ". ", "\n", ""])
CASES = st.sampled_from([str, str.title, str.upper])


@given(st.lists(st.tuples(PIECES, CASES, JOINTS), max_size=12))
def test_no_figure_is_lost_by_passing_over_words_that_cannot_open_one(
    parts: list[tuple[str, Callable[[str], str], str]],
) -> None:
    text = "".join(case(piece) + joint for piece, case, joint in parts)
    found = [match.span() for match in figure_matches(text, 0, len(text))]
    slowly = re.compile(rf"(?=[\d$£€¥.(’'−+-]|\b[A-Za-z])(?:{FIGURE.pattern})")
    assert found == [match.span() for match in slowly.finditer(text)]
