"""Numbers and dates as English writes them, each in one fixed form."""

import pytest

from reader.core import Span
from reader.presentation._figure_words import figures_in


def read(text: str) -> list[tuple[str, str]]:
    return [(f.value, f.unit) for f in figures_in(text, Span(start=0, end=len(text)))]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,400 households drink", "1,400", "households"),
        ("twenty-one boats sank", "21", "boats"),
        ("two hundred and five people", "205", "people"),
        ("some 3 million voters", "3,000,000", "voters"),
        ("it cost £2.5m to build", "2,500,000", "£"),
        ("they paid US$40 each", "40", "US$"),
        ("costs 23 million crowns", "23,000,000", "crowns"),
        ("rose by 4.5 per cent", "4.5", "%"),
        ("rose by 12% again", "12", "%"),
        ("two thirds of them", "2/3", "share"),
        ("on March 5, 2024", "5 March 2024", "date"),
        ("on the 5th of March", "5 March", "date"),
        ("on 2024-03-05", "5 March 2024", "date"),
        ("in Sept. 2019", "September 2019", "date"),
        ("built in 1958", "1958", "year"),
        ("closed on Sundays", "Sunday", "day"),
        ("at 5:30 p.m. sharp", "17:30", "time"),
        ("at 9 a.m. sharp", "09:00", "time"),
        ("800 National Guard troops in", "800", "National Guard troops"),
    ],
)
def test_a_figure_has_one_form(text: str, value: str, unit: str) -> None:
    assert read(text) == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "no one came",
        "in one way",
        "it may rain",
        "a march through town",
        "the second half-",
        "v1.2.3",
    ],
)
def test_what_only_looks_like_a_figure_is_left_out(text: str) -> None:
    assert not [pair for pair in read(text) if pair[1] != "share"]


def test_figures_are_found_inside_the_span_only() -> None:
    text = "12 boats and 30 cars"
    (figure,) = figures_in(text, Span(start=12, end=20))
    assert figure.span.of(text) == "30"
