import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import ReaderError
from reader.engine._wordpiece import WordPieces
from tests.unit.engine.stand_in import RESOURCES

WORDS = ["[CLS]", "[SEP]", "[UNK]", "crack", "##s", "dam", "the", ".", "##e", "d", "##am", "水"]
VOCABULARY = {word: number for number, word in enumerate(WORDS)}


def encoder(limit: int = 256) -> WordPieces:
    return WordPieces(json.dumps({"model": {"vocab": VOCABULARY}}).encode(), limit)


def pieces(text: str, limit: int = 256) -> list[str]:
    return [WORDS[number] for number in encoder(limit).encode(text)[0]]


@pytest.fixture(scope="module")
def real() -> WordPieces:
    return WordPieces((RESOURCES / "models" / "tokenizer.json").read_bytes())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The dam", "the dam"),
        ("cracks.", "crack ##s ."),
        ("dame", "dam ##e"),
        ("DÁM", "dam"),
        ("xyz dam", "[UNK] dam"),
        ("dam水dam", "dam 水 dam"),
        ("crack\u200bs", "crack ##s"),  # a zero-width space is no white space here
        ("", ""),
    ],
)
def test_the_longest_piece_comes_first(text: str, found: str) -> None:
    assert pieces(text) == ["[CLS]", *found.split(), "[SEP]"]


def test_a_word_without_end_is_unknown() -> None:
    assert pieces("d" * 101) == ["[CLS]", "[UNK]", "[SEP]"]


def test_every_piece_tells_where_its_word_starts() -> None:
    ids, places = encoder().encode("The  cracks.")
    assert [WORDS[i] for i in ids] == ["[CLS]", "the", "crack", "##s", ".", "[SEP]"]
    assert places == [-1, 0, 5, 5, 11, -1]


def test_places_count_code_points_of_the_text_as_it_is() -> None:
    text = "😀 the cafe\u0301 dam"
    ids, places = encoder().encode(text)
    assert places[ids.index(VOCABULARY["dam"])] == text.index("dam")


@pytest.mark.parametrize("limit", [2, 3, 5, 8])
def test_a_long_text_is_cut_at_the_limit_and_still_ends(limit: int) -> None:
    ids, places = encoder(limit).encode("the cracks " * 50)
    assert len(ids) == len(places) == limit
    assert (ids[0], ids[-1]) == (VOCABULARY["[CLS]"], VOCABULARY["[SEP]"])


@pytest.mark.parametrize("damaged", [b"", b"[]", b'{"model": {"vocab": {}}}', b'{"model": 3}'])
def test_a_damaged_vocabulary_is_an_error_for_people(damaged: bytes) -> None:
    with pytest.raises(ReaderError, match="vocabulary"):
        WordPieces(damaged)


@given(st.text(max_size=80))
def test_any_text_has_ids_and_places_in_order(real: WordPieces, text: str) -> None:
    ids, places = real.encode(text)
    assert len(ids) == len(places) <= 256
    inner = places[1:-1]
    assert all(0 <= place < len(text) for place in inner)
    assert all(one <= two for one, two in pairwise(inner))


def test_known_ids_of_the_shipped_vocabulary(real: WordPieces) -> None:
    # "the" is 1996 and "police" 2610 in the vocabulary of BERT, uncased.
    assert real.encode("The police")[0] == [101, 1996, 2610, 102]
