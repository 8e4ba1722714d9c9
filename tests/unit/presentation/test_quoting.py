import pytest

from reader.core import Span
from reader.presentation._quoting import inside_quotes, quoted


def whole(text: str) -> Span:
    return Span(start=0, end=len(text))


@pytest.mark.parametrize(
    ("words", "inner"),
    [
        ("We want to keep bees.”", "We want to keep bees."),
        ('We want to keep bees."', "We want to keep bees."),
        ("We want to keep bees.'", "We want to keep bees."),
        ("“Let me be plain", "Let me be plain"),
        ('"Let me be plain', "Let me be plain"),
        ("'Let me be plain", "Let me be plain"),
        ("“Let me be plain.”", "Let me be plain."),
        ("“Plain,” she said.", "‘Plain,’ she said."),
        ('"Plain," she said.', "‘Plain,’ she said."),
        ("She said, “Let me be plain", "She said, ‘Let me be plain’"),
        ("Plain,” she said.", "‘Plain,’ she said."),
        ("“One,” he said, “two.”", "‘One,’ he said, ‘two.’"),
        ("The growers’ hives", "The growers’ hives"),
        ("It's the bees'", "It's the bees'"),
        ('A 5" pipe and a 6" one', 'A 5" pipe and a 6" one'),
    ],
)
def test_marks_inside_quotation_marks_pair_up(words: str, inner: str) -> None:
    assert inside_quotes(words, whole(words)) == inner


def test_a_mark_whose_partner_is_cut_off_gets_one() -> None:
    words = "He said “one two three four five” and left"
    assert quoted(words, whole(words), 20) == "“He said ‘one two…’”"


def test_nothing_is_quoted_of_nothing() -> None:
    assert quoted("", whole(""), 10) == ""


def test_words_from_right_to_left_keep_their_full_stop_in_an_english_sentence() -> None:
    words = "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd."
    assert quoted(words, whole(words), 60) == f"“\u2068{words}\u2069”"
    assert quoted(words, whole(words), 60, is_exact=True) == f"“{words}”"
    assert inside_quotes("Peace.", whole("Peace."), 60) == "Peace."
