"""Finding words in a text, and actions by what is typed."""

import pytest

from reader.presentation import MOST_HITS, find_all, match_rank

TEXT = "The Board said: “We won’t wait”. The board—again—said nothing; boards\n\nsay little. 1…2"


@pytest.mark.parametrize(
    ("words", "options", "found"),
    [
        ("board", {}, ["Board", "board", "board"]),
        ("board", {"match_case": True}, ["board", "board"]),
        ("board", {"whole_words": True}, ["Board", "board"]),
        ("won't", {}, ["won’t"]),
        ('"we', {}, ["“We"]),
        ("board-again", {}, ["board—again"]),
        ("boards say", {}, ["boards\n\nsay"]),
        ("1...2", {}, []),
        ("1…2", {}, ["1…2"]),
        (".", {}, [".", "."]),
        ("", {}, []),
        ("  ", {}, []),
    ],
)
def test_words_are_found(words: str, options: dict[str, bool], found: list[str]) -> None:
    assert [span.of(TEXT) for span in find_all(TEXT, words, **options)] == found


def test_hits_are_bounded() -> None:
    assert len(find_all("a" * 9000, "a")) == MOST_HITS


@pytest.mark.parametrize(
    ("query", "title"),
    [("next fi", "Next finding"), ("find", "Next finding"), ("nxf", "Next finding"), ("", "Open")],
)
def test_what_is_typed_fits_a_title(query: str, title: str) -> None:
    assert match_rank(query, title) is not None


def test_what_is_typed_fits_the_aside() -> None:
    assert match_rank("analyst", "Export", "For an analyst.") is not None
    assert match_rank("zebra", "Export", "For an analyst.") is None


def test_the_start_of_a_title_is_best_then_a_word_then_letters() -> None:
    titles = ["Go to the findings", "Swap sides of an offer", "Find in the texts"]
    ranked = sorted(titles, key=lambda title: match_rank("find", title) or (9,))
    assert ranked[:2] == ["Find in the texts", "Go to the findings"]
