"""Words that no line of a page ends in."""

import pytest

from reader.export._unbroken import unbroken


def test_a_text_without_hyphens_is_one_piece() -> None:
    assert unbroken("Barges – and tugs") == "Barges – and tugs"
    assert unbroken("- a list, 3 - 2, and - so on -") == "- a list, 3 - 2, and - so on -"


def test_every_other_piece_is_a_word_with_a_hyphen() -> None:
    assert unbroken("A two-day stop") == ["A ", "two-day", " stop"]
    assert unbroken("well-known up-to-date") == ["", "well-known", " ", "up-to-date", ""]


def test_what_is_too_long_for_a_line_may_be_broken() -> None:
    pieces = unbroken("-".join(["part"] * 8))
    assert isinstance(pieces, list)
    assert max(map(len, pieces)) == len("part-part-part")
    assert "".join(pieces) == "-".join(["part"] * 8)


@pytest.mark.parametrize(
    ("opens", "closes", "pieces"),
    [
        (True, False, ["x", "y-zo", ""]),
        (False, True, ["", "xy-z", "o"]),
        (True, True, ["x", "y-z", "o"]),
    ],
)
def test_letters_at_a_corner_stand_outside_such_a_word(
    opens: bool, closes: bool, pieces: list[str]
) -> None:
    assert unbroken("xy-zo", opens=opens, closes=closes) == pieces


def test_marks_stay_with_the_letter_at_a_corner() -> None:
    assert unbroken("q\u0323a-bq\u0323", opens=True, closes=True) == [
        "q\u0323",
        "a-b",
        "q\u0323",
    ]


def test_a_single_letter_at_both_corners_is_whole() -> None:
    assert unbroken("-", opens=True, closes=True) == "-"


def test_a_word_too_long_for_a_line_comes_in_pieces_without_a_space_of_no_width() -> None:
    said = "See https://a-b.example/\u200bnews/two-days/\u200bon now"
    pieces = unbroken(said)
    assert isinstance(pieces, list)
    assert pieces[1::2] == ["https://a-b.example/", "news/two-days/", "on"]
    assert "".join(pieces) == said.replace("\u200b", "")
    assert unbroken("⟨U+0928⟩\u200b.") == ["", "⟨U+0928⟩", "", ".", ""]
    assert unbroken("⟨U+0928⟩\u200b so") == ["", "⟨U+0928⟩", "\u200b so"]


def test_among_letters_from_right_to_left_a_long_word_is_not_parted() -> None:
    assert unbroken("\u05d0\u05d1 https://one\u200btwo") == "\u05d0\u05d1 https://one\u200btwo"
