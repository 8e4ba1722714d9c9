"""Names: which words are one, and which two name the same bearer."""

import pytest

from reader.presentation._names import clusters, names_in
from tests.factories import draft, parse


def found(*sentences: str) -> list[str]:
    made = draft(parse("paragraph: " + " / ".join(sentences)))
    return [name.text for name in names_in(made.article, made.sentences)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("On Monday Mayor Ada Holm met the press.", ["Mayor Ada Holm"]),
        ("The water board met in Askby.", ["Askby"]),
        ("Ada Holm and Jon Berg spoke.", ["Ada Holm", "Jon Berg"]),
        ("Officials of the Bank of Norrland left.", ["Bank of Norrland"]),
        ("He saw D.C. police and the U.S. Senate.", ["D.C.", "U.S. Senate"]),
        ("It is Norrland’s Royal Navy.", ["Norrland", "Royal Navy"]),
        ("Speaking in Askby, he left.", ["Askby"]),
        ("Protesters marched.", []),
    ],
)
def test_names_of_a_sentence(sentence: str, names: list[str]) -> None:
    assert found(sentence) == names


def test_a_name_first_in_a_sentence_counts_if_it_stands_elsewhere_too() -> None:
    assert found("Holm left.", "They followed Holm.") == ["Holm", "Holm"]


def test_and_joins_the_name_of_a_body_that_the_text_abbreviates() -> None:
    assert found("The Ports and Docks Authority (PDA) spoke.") == [
        "Ports and Docks Authority",
        "PDA",
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mayor Ada Holm", "Holm", True),
        ("Mayor Ada Holm", "Ada Holm", True),
        ("President Holm", "Ada Holm", True),
        ("D.C. Mayor Ada Holm", "Holm", True),
        ("Northern Ferry Board", "NFB", True),
        ("NBC Washington", "Washington", False),
        ("Washington Police", "Washington", False),
        ("Ada Holm", "Ada", False),
    ],
)
def test_a_shorter_form_joins_its_bearer(one: str, other: str, *, same: bool) -> None:
    numbers = clusters([one, other])
    assert (numbers[one] == numbers[other]) is same


def test_a_surname_of_two_bearers_joins_neither() -> None:
    numbers = clusters(["Ada Holm", "Jon Holm", "Holm"])
    assert len(set(numbers.values())) == 3
