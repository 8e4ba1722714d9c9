from hypothesis import given
from hypothesis import strategies as st

from reader.core import Span
from reader.presentation import Placement, Utf16Map

TEXTS = st.text(alphabet="a é—\U0001f600\U0001d400", max_size=40)


def units_of(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_an_offset_is_the_number_of_units_before_it(text: str) -> None:
    there = Utf16Map(text)
    for offset in range(len(text) + 1):
        assert there.to_units(offset) == units_of(text[:offset])


@given(TEXTS)
def test_units_lead_back_to_the_offset(text: str) -> None:
    there = Utf16Map(text)
    for offset in range(len(text) + 1):
        assert there.to_points(there.to_units(offset)) == offset


def test_the_inside_of_a_pair_belongs_to_its_character() -> None:
    assert Utf16Map("a\U0001f600b").to_points(2) == 1


# The document holds "Title\n" of its own, then two blocks of the article.
TEXT = "One \U0001f600.\n\nTwo."
PLACED = Placement(TEXT, [(Span(start=0, end=6), 6), (Span(start=8, end=12), 14)])


def test_offsets_of_the_article_stand_in_their_block() -> None:
    assert PLACED.to_document(0) == 6
    assert PLACED.to_document(5) == 12  # the emoji takes two units
    assert PLACED.to_document(8) == 14
    assert PLACED.to_document(12) == 18


def test_an_offset_between_blocks_is_the_end_of_the_first() -> None:
    assert PLACED.to_document(7) == 13


def test_text_of_the_documents_own_is_no_place_in_the_article() -> None:
    assert PLACED.to_article(3) is None
    assert PLACED.to_article(6) == 0
    assert PLACED.to_article(12) == 5
    assert PLACED.to_article(18) == 12
    assert PLACED.to_article(19) is None


def test_a_span_over_two_blocks_is_cut_in_two() -> None:
    assert PLACED.pieces(Span(start=4, end=11)) == ((10, 13), (14, 17))


def test_a_span_inside_one_block_stays_whole() -> None:
    assert PLACED.pieces(Span(start=9, end=10)) == ((15, 16),)


def test_a_span_of_nothing_but_the_gap_has_no_piece() -> None:
    assert PLACED.pieces(Span(start=6, end=8)) == ()


def test_an_empty_document_has_no_places() -> None:
    empty = Placement("", ())
    assert empty.to_article(0) is None
    assert empty.to_document(0) == 0
    assert empty.pieces(Span(start=0, end=3)) == ()


def test_what_is_folded_has_the_place_of_its_line_and_no_piece() -> None:
    text = "one two three"
    runs = [(Span(start=0, end=3), 0), (Span(start=8, end=13), 12)]
    placed = Placement(text, runs, [(Span(start=4, end=8), 4)])
    assert placed.to_document(5) == 4
    assert placed.line_of(5) == 4
    assert placed.line_of(2) is None
    assert placed.line_of(8) is None
    assert placed.pieces(Span(start=4, end=7)) == ()
    assert placed.pieces(Span(start=0, end=13)) == ((0, 3), (12, 17))
    assert placed.to_article(6) is None
