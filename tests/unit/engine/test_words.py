import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Span
from reader.engine._words import fold, stem, words_in


def words(text: str) -> list[str]:
    return [word.span.of(text) for word in words_in(text, Span(start=0, end=len(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The D.C. police, he said.", ["The", "D.C.", "police", "he", "said"]),
        ("some 38,000 boats", ["some", "38,000", "boats"]),
        ("a 2.5 mile walk", ["a", "2.5", "mile", "walk"]),
        ("in the 1990s on the 21st", ["in", "the", "1990s", "on", "the", "21st"]),
        ("pro-dam and he’s", ["pro-dam", "and", "he’s"]),
        ("“Crack!” it went", ["Crack", "it", "went"]),
        ("naïve café", ["naïve", "café"]),
        ("e\u0301glise a\u0300 cafe\u0301s", ["e\u0301glise", "a\u0300", "cafe\u0301s"]),
        ("", []),
        ("— … ***", []),
    ],
)
def test_words_are_found_whole(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "One two three"
    assert [w.span for w in words_in(text, Span(start=4, end=7))] == [Span(start=4, end=7)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Café", "CAFE"),
        ("he’s", "he's"),
        ("Straße", "STRASSE"),
        ("ﬁre", "fire"),
        ("co‐op", "co-op"),
    ],
)
def test_case_accents_and_typography_make_no_difference(one: str, two: str) -> None:
    assert fold(one) == fold(two)


@pytest.mark.parametrize(
    "family",
    [
        "arrest arrests arrested arresting",
        "stop stops stopped stopping",
        "organise organised organising organises",
        "city cities",
        "policy policies",
        "announce announced announcing announces",
        "mayor mayor's",
        "quick quickly",
        "deploy deploys deployed deploying deployment",
        "800 800",
        "38,000 38000",
        "u.s. us",
    ],
)
def test_forms_of_one_word_share_a_stem(family: str) -> None:
    assert len({stem(form) for form in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [("800", "80"), ("14", "1.4"), ("police", "policy"), ("bus", "business"), ("dam", "dame")],
)
def test_different_words_keep_different_stems(one: str, two: str) -> None:
    assert stem(one) != stem(two)


def test_function_words_carry_no_content() -> None:
    text = "The police have said that they arrested 14"
    found = words_in(text, Span(start=0, end=len(text)))
    assert [w.form for w in found if w.is_content] == ["police", "arrested", "14"]


@given(st.text(max_size=60))
def test_words_of_any_text_come_in_order_inside_it(text: str) -> None:
    found = words_in(text, Span(start=0, end=len(text)))
    ends = [0]
    for word in found:
        assert ends[-1] <= word.span.start < word.span.end <= len(text)
        assert word.form == fold(word.span.of(text))
        ends.append(word.span.end)


@given(st.text(alphabet=st.characters(categories=["L", "N"]), max_size=30))
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    assert "".join(words(text)) == text
