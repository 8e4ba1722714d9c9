"""Figures of both articles: which give one value of one thing, and what they count."""

import pytest

from reader.core import Figure, Link, Relation, Side, silent
from reader.engine._figure_matters import figures_of_both
from reader.engine._figures import figures_by_sentence
from reader.engine._reading import Reading
from tests.factories import draft, parse

LINKED = (Link(a=(0,), b=(0,), relation=Relation.PARTIAL, score=0.9),)


def reading(text: str, published: str | None = None) -> Reading:
    facts = {"published": published} if published else {}
    made = draft(parse(f"paragraph: {text}"), **facts)
    figures = figures_by_sentence(made.article, made.sentences)
    return Reading(article=made.article, sentences=made.sentences, words=(), figures=figures)


def both(a: Reading, b: Reading, links: tuple[Link, ...] = ()) -> list[tuple[Figure, ...]]:
    there, back = figures_of_both((a, b), links, silent), figures_of_both((b, a), links, silent)
    assert there == back[::-1]
    return list(there)


@pytest.mark.parametrize(
    ("a", "b", "linked", "same"),
    [
        ("some 1,400 homes", "fourteen hundred homes", False, True),
        ("31 boats", "31 goats", True, False),
        ("31 boats", "all 31 of them", True, True),
        ("31 boats", "all 31 of them", False, False),
        ("31 of them", "only 31", False, True),
        ("cost £3.2m", "a £3.2 million refit", False, True),
        ("cost £3.2m", "cost $3.2m", False, False),
        ("1,320 pence", "£13.20", False, True),
        ("4.5 per cent", "4.5%", False, True),
        ("two thirds of it", "two-thirds of all", False, True),
        ("on March 7", "on 7 March 2024", False, True),
        ("on March 7, 2023", "on 7 March 2024", False, False),
        ("on Tuesday 4 March", "on Tuesday", True, True),
        ("on Tuesday 4 March", "on Tuesday", False, False),
        ("on Tuesday 4 March", "on Friday", True, False),
        ("a 23-year-old ship", "built 23 years ago", False, True),
        ("at 5:30 p.m.", "at 17:30", False, True),
        ("won 52-48", "by 52-48", False, True),
    ],
)
def test_figures_of_one_value_and_thing_share_a_matter(
    a: str, b: str, *, linked: bool, same: bool
) -> None:
    (one,), (two,) = both(reading(a), reading(b), LINKED if linked else ())
    assert (one.matter == two.matter) is same


def test_mentions_of_one_article_share_a_matter_too() -> None:
    figures, _ = both(reading("12 boats, then 12 boats, then 12 goats"), reading("None."))
    assert len({figure.matter for figure in figures}) == 2


def test_the_day_of_publication_settles_what_yesterday_was() -> None:
    a, b = reading("It fell yesterday.", "2024-03-08"), reading("It fell on March 7, 2024.")
    (one,), (two,) = both(a, b)
    assert one.matter == two.matter
    assert one.label == "March 7, 2024"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("31 crew ran aground", "crew"),
        ("45 police officers were hired", "police officers"),
        ("800 National Guard troops in the city", "National Guard troops"),
        ("dozens of schoolchildren", "schoolchildren"),
        ("two dozen teachers", "teachers"),
        ("twelve hundred people left", "people"),
        ("$112 a year for each", "a year"),
        ("a £3.2m refit in 2015", "refit"),
        ("a 52-48 vote", "vote"),
        ("200 rescued after a storm", None),
        ("214 taken off", None),
        ("four hours of talks", None),
        ("the second one left", None),
        ("54.", None),
    ],
)
def test_what_is_counted_is_the_noun_alone(text: str, counted: str | None) -> None:
    a = reading(text)
    (figure, *_), _ = both(a, reading("None."))
    assert (figure.counted.of(a.text) if figure.counted else None) == counted


def test_figures_of_what_is_not_compared_are_left_out() -> None:
    made = draft(parse("boilerplate: Read 12 more stories."))
    found = figures_by_sentence(made.article, made.sentences)
    a = Reading(article=made.article, sentences=made.sentences, words=(), figures=found)
    assert both(a, a) == [(), ()]


def test_they_are_in_order_on_each_side() -> None:
    sides = both(reading("9 cats, 3 dogs"), reading("3 dogs, 9 cats"), LINKED)
    for side in Side:
        assert [figure.span.start for figure in sides[side]] == [0, 8]
    assert [f.matter for f in sides[Side.A]] == [f.matter for f in sides[Side.B]][::-1]
