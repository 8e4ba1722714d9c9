import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import Article, BlockKind, Removed, put_back
from tests.factories import draft, parse


def test_the_digest_of_a_text_is_that_of_its_bytes_in_utf_8() -> None:
    article = draft([(BlockKind.PARAGRAPH, ["Über 5 °C."])]).article
    assert article.text_sha256 == hashlib.sha256("Über 5 °C.".encode()).hexdigest()


def test_a_text_with_half_a_surrogate_pair_still_has_a_digest() -> None:
    article = draft([(BlockKind.PARAGRAPH, ["Half \ud83d."])]).article
    assert len(article.text_sha256) == 64


@pytest.mark.parametrize("kind", list(BlockKind))
def test_only_bylines_and_boilerplate_are_left_out_of_the_comparison(kind: BlockKind) -> None:
    assert kind.is_compared == (kind not in {BlockKind.BYLINE, BlockKind.BOILERPLATE})


# ----------------------------------------------------------------- what was left out, put back


def with_removed(*pieces: Removed) -> Article:
    article = draft(parse("headline: One\n\nparagraph: Two.\n\nparagraph: Three.")).article
    return replace(article, removed=pieces)


def held(article: Article) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks]


def test_a_piece_goes_back_to_its_place_as_paragraphs() -> None:
    piece = Removed(reason="other", text="First\nSecond", at=5)
    article = put_back(with_removed(piece), piece)
    assert held(article) == ["One", "First", "Second", "Two.", "Three."]
    assert article.text == "One\n\nFirst\n\nSecond\n\nTwo.\n\nThree."
    assert article.blocks[1].kind is BlockKind.PARAGRAPH
    assert article.removed == ()


@pytest.mark.parametrize("at", [None, 17, 400])
def test_a_piece_without_a_place_before_a_paragraph_goes_to_the_end(at: int | None) -> None:
    piece = Removed(reason="other", text="Last", at=at)
    article = put_back(with_removed(piece), piece)
    assert held(article) == ["One", "Two.", "Three.", "Last"]


def test_no_paragraph_is_cut_in_two() -> None:
    piece = Removed(reason="other", text="New", at=7)
    assert held(put_back(with_removed(piece), piece)) == ["One", "New", "Two.", "Three."]


def test_an_empty_text_takes_a_piece() -> None:
    piece = Removed(reason="other", text="New", at=0)
    empty = replace(with_removed(piece), text="", blocks=())
    assert held(put_back(empty, piece)) == ["New"]


def test_what_was_not_left_out_cannot_be_put_back() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        put_back(with_removed(), Removed(reason="other", text="New"))


@given(st.permutations(range(5)))
def test_in_whatever_order_pieces_go_back_they_stand_in_theirs(order: list[int]) -> None:
    places = (0, 5, 5, 11, 17)
    pieces = tuple(Removed(reason="other", text=f"p{n}", at=at) for n, at in enumerate(places))
    article = with_removed(*pieces)
    for number in order:
        piece = next(p for p in article.removed if p.text == f"p{number}")
        article = put_back(article, piece)
    assert held(article) == ["p0", "One", "p1", "p2", "Two.", "p3", "Three.", "p4"]
    assert "\n\n".join(held(article)) == article.text
