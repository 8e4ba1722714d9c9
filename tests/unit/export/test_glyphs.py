import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export._glyphs import Printable

FONTS = Path(__file__).parents[3] / "resources" / "fonts"


def printed(text: str) -> str:
    return Printable(FONTS).text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, “curly” — and £5.",
        "café naïve Łódź",
        "ελληνικά кириллица",
        "مرحبا بالعالم שלום",
        "= ± ↕ ≈ ≠ ∅ ” ◇ ⟨ ⟩ ¶",
    ],
)
def test_what_the_fonts_have_stays(text: str) -> None:
    printable = Printable(FONTS)
    assert printable.text(text) == text
    assert not printable.missing


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("न", "⟨U+0928⟩"),
        ("𒀀\u200d𒀁", "⟨U+12000⟩⟨U+12001⟩"),
        ("\ue000", "⟨U+E000⟩"),
        ("\ud83d", "⟨U+D83D⟩"),
        ("a\u20ddb", "a⟨U+20DD⟩b"),
    ],
)
def test_what_no_font_has_is_shown_by_its_number(text: str, shown: str) -> None:
    bare = printed(text).replace("\u200b", "").replace("\u200d", "")
    assert bare == shown


def test_what_no_font_has_is_remembered() -> None:
    printable = Printable(FONTS)
    printable.text("नयन")
    assert printable.missing == {"न", "य"}


@pytest.mark.parametrize("text", ["a\x00b", "a\x07b", "a\x7fb", "a\x9fb", "a\ufeffb", "a\ufe0fb"])
def test_characters_that_print_nothing_are_dropped(text: str) -> None:
    assert printed(text) == "ab"


@pytest.mark.parametrize("text", ["a\tb", "a\nb", "a\u2028b", "a\x85b"])
def test_line_ends_become_spaces(text: str) -> None:
    assert printed(text) == "a b"


def test_marks_join_their_letter() -> None:
    assert printed("e\u0301") == "é"


def test_a_word_longer_than_a_line_may_break() -> None:
    long = "x" * 3000
    shown = printed(long)
    assert shown.replace("\u200b", "") == long
    assert max(len(piece) for piece in shown.split("\u200b")) <= 40


def test_a_row_of_placeholders_may_break() -> None:
    assert max(len(piece) for piece in printed("न" * 100).split("\u200b")) < 12


@pytest.mark.parametrize(
    "text",
    [
        "日本語の文章",
        "中文",
        "한국어 신문",
        "مرحبا بالعالم",
        "שָׁלוֹם עולם",
        "😀",
        "👨\u200d👩\u200d👧",
        "🇫🇷",
    ],
)
def test_letters_of_many_languages_and_emoji_are_printed_as_they_are(text: str) -> None:
    assert unicodedata.normalize("NFC", text) == printed(text)


@given(st.text(max_size=60))
def test_all_that_is_left_is_in_a_font_or_steers(text: str) -> None:
    for character in printed(text):
        category = unicodedata.category(character)
        assert category not in ("Cc", "Co", "Cs", "Cn")
        assert category == "Cf" or any(
            ord(character) in family.points for family in Printable(FONTS)._families
        )
