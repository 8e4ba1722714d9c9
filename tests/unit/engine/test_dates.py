"""Dates: every form comes out the same, and only days that differ clash."""

import re

import pytest

from reader.engine._dates import DATE, Moment, read_date

FINDER = re.compile(DATE)
THURSDAY = "2025-08-14"


def date_in(text: str, published: str | None = None) -> Moment | None:
    match = FINDER.search(text)
    return read_date(match, published) if match else None


def labels(text: str, published: str | None = None) -> list[str]:
    found = [read_date(match, published) for match in FINDER.finditer(text)]
    return [moment.label for moment in found if moment]


@pytest.mark.parametrize(
    "text",
    [
        "on Aug. 14, 2025",
        "on August 14, 2025",
        "on 14 August 2025",
        "the 14th of August 2025",
        "on Thursday, Aug. 14, 2025",
        "2025-08-14",
        "8/14/2025",
    ],
)
def test_every_form_of_a_day_is_the_same_day(text: str) -> None:
    moment = date_in(text)
    assert moment is not None
    assert (moment.year, moment.month, moment.day, moment.weekday) == (2025, 8, 14, 3)


def test_a_day_without_a_year_takes_the_nearest_to_the_day_of_writing() -> None:
    assert labels("on Aug. 12", THURSDAY) == ["August 12, 2025"]
    assert labels("on Dec. 30", "2025-01-03") == ["December 30, 2024"]
    assert labels("on Aug. 12") == ["August 12"]


def test_words_for_days_are_settled_by_the_day_of_writing() -> None:
    assert labels("yesterday and tomorrow", THURSDAY) == ["August 13, 2025", "August 15, 2025"]
    assert labels("last month, this year", THURSDAY) == ["July 2025", "2025"]
    assert labels("yesterday, last week and next year") == ["yesterday", "last week", "next year"]


def test_months_years_and_decades_are_found() -> None:
    text = "In June 2019, in March, since 2003, in the 1990s and the ’80s."
    assert labels(text) == ["June 2019", "March", "2003", "1990s", "1980s"]


@pytest.mark.parametrize(
    "text",
    ["She may march on.", "1,999 boats", "It had 2010 boats.", "Sat down", "On 31 Feb. 2020"],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert labels(text) in ([], ["February 2020"])


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("on Monday", "on Tuesday"),
        ("on Aug. 14", "on Aug. 15"),
        ("in June", "in July 2025"),
        ("on Monday", "on Aug. 14, 2025"),
        ("in 2019", "in the 1990s"),
        ("yesterday", "today"),
        ("last year", "this year"),
        ("last week", "last month"),
        ("in the spring", "in the autumn"),
    ],
)
def test_days_that_differ_clash(one: str, two: str) -> None:
    first, second = date_in(one), date_in(two)
    assert first is not None
    assert second is not None
    assert first.clashes(second)
    assert second.clashes(first)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("on Aug. 14", "on August 14, 2025"),
        ("on Thursday", "on Aug. 14, 2025"),
        ("in August", "on Aug. 14"),
        ("in 2019", "in June 2019"),
        ("in 1994", "in the 1990s"),
        ("on Monday", "yesterday"),
        ("on Monday", "last week"),
        ("in June", "on Monday"),
        ("last week", "this month"),
        ("in the fall", "in the autumn"),
        ("in the spring", "in May"),
    ],
)
def test_dates_that_may_be_the_same_day_do_not_clash(one: str, two: str) -> None:
    first, second = date_in(one), date_in(two)
    assert first is not None
    assert second is not None
    assert not first.clashes(second)
    assert not second.clashes(first)


def test_an_unreadable_day_of_writing_settles_nothing() -> None:
    assert labels("yesterday", "soon") == ["yesterday"]
