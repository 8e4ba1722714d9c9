"""What a sentence states, and what is missing from one that is partly reported."""

import pytest

from reader.core import BlockKind, Span
from reader.engine._compare import read
from reader.engine._coverage import states_fact, trimmed
from tests.factories import draft
from tests.unit.engine.stand_in import knowledge


def states(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[bool]:
    reading = read(draft([(kind, [text])]).article, knowledge())
    return [states_fact(reading, number) for number in range(len(reading.sentences))]


@pytest.mark.parametrize(
    "text",
    [
        "Divers found a crack of 14 metres.",
        "“Was it safe?” the mayor asked on Monday.",
        "Nobody was hurt when the wall gave way.",
        "Rain fell.",
        "The bridge was closed.",
        "Nobody was hurt.",
        "The walls are crumbling.",
        "The mayor was Tarn.",
        "It was 14 metres.",
    ],
)
def test_a_sentence_that_asserts_something_states_a_fact(text: str) -> None:
    assert states(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "What happens after the summer?",
        "Advertisement",
        "It is what it is.",
        "The consequences are grave.",
        "…",
        "*",
    ],
)
def test_questions_lone_words_and_marks_state_none(text: str) -> None:
    assert states(text) == [False]


@pytest.mark.parametrize("kind", [BlockKind.BOILERPLATE, BlockKind.BYLINE])
def test_what_is_not_compared_states_none(kind: BlockKind) -> None:
    assert states("Divers found a crack of 14 metres.", kind) == [False]


@pytest.mark.parametrize(
    "credit",
    [
        "Ida Brandt / Northfell Images",
        "Ida Brandt/NFI via Tarrow Images",
        "Photo: Ida Brandt",
        "Photograph by Ida Brandt for The Tarrow Herald",
        "(NF Photo/Ida Brandt)",
        "Image credit: Ida Brandt",
        "Picture courtesy of Ida Brandt",
        "Tarrow Images file photo",
        "© 2024 Ida Brandt",
        "Ida Brandt",
    ],
)
def test_a_credit_under_a_picture_states_none(credit: str) -> None:
    assert states(credit, BlockKind.CAPTION) == [False]


@pytest.mark.parametrize(
    "caption",
    [
        "Verrin dam, seen from the Askby road on Wednesday.",
        "Photo shows the cracked wall at Verrin.",
        "Mara Olsen speaks in Askby.",
        "Tankers at Askby in March, as the lake was drained.",
        "VERRIN DAM WAS DRAINED AFTER A CRACK WAS FOUND",
    ],
)
def test_a_caption_that_tells_what_the_picture_shows_states_a_fact(caption: str) -> None:
    assert states(caption, BlockKind.CAPTION) == [True]


def test_a_credit_glued_to_its_caption_is_apart_from_it() -> None:
    text = "Verrin dam, seen from the road on Wednesday.Ida Brandt / Northfell Images"
    assert states(text, BlockKind.CAPTION) == [True, False]


def test_a_name_in_a_paragraph_is_no_credit() -> None:
    assert states("Ida Brandt / Northfell Images") == [True]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (", and a crack in the wall", "a crack in the wall"),
        ("“[the inspector", "the inspector"),
        ("(the inspector)", "(the inspector)"),
        ("” she said.", "she said"),
        ("a crack (", "a crack"),
        ("and ", "and "),
    ],
)
def test_a_missing_detail_sheds_what_joins_it_to_the_rest(text: str, left: str) -> None:
    assert trimmed(text, Span(start=0, end=len(text))).of(text) == left
