"""The shipped sentence encoder, and the promises that every encoder must keep."""

import hashlib
import threading
import time
from itertools import pairwise

import numpy as np
import pytest
from onnxruntime import InferenceSession

from reader.core import Cancelled, ReaderError
from reader.engine import Encoded, SentenceEncoder
from reader.engine._wordpiece import WordPieces
from tests.unit.engine.stand_in import RESOURCES, StandIn

MODEL = (RESOURCES / "models" / "all-MiniLM-L6-v2-w8.onnx").read_bytes()
TOKENIZER = (RESOURCES / "models" / "tokenizer.json").read_bytes()
THREADS = 2
TRIES = 3  # a machine may falter in any one
SLACK = 2  # on a slower machine
ODD = ("", " ", "…", "\u200b", "水", "\ud83d", "x" * 5_000, "the dam " * 2_000)


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder(MODEL, TOKENIZER)


def likeness(encoder: SentenceEncoder, one: str, two: str) -> float:
    a, b = encoder.encode([one, two])
    return float(a.whole @ b.whole)


@pytest.mark.parametrize(
    ("alike", "other", "strange"),
    [
        (
            "The reservoir will be emptied next week.",
            "Next Monday the lake behind the dam is to be drained.",
            "The singer opened her tour in Oslo.",
        ),
        (
            "Police detained nine protesters.",
            "Nine demonstrators were arrested by officers.",
            "Nine apples lay on the table.",
        ),
    ],
)
def test_a_paraphrase_is_nearer_than_a_stranger(
    encoder: SentenceEncoder, alike: str, other: str, strange: str
) -> None:
    assert likeness(encoder, alike, other) > likeness(encoder, alike, strange) + 0.2


@pytest.mark.parametrize("make", [lambda: SentenceEncoder(MODEL, TOKENIZER), StandIn])
def test_a_text_has_the_same_vectors_in_any_company(make: type[StandIn]) -> None:
    texts = ["The dam held.", "A much longer text about the dam and its wall.", "Rain."]
    texts += [f"The {word} fell." for word in "wall tower bridge road house ice".split()] * 9
    encoder = make()
    together, alone = encoder.encode(texts), [encoder.encode([text])[0] for text in texts]
    for one, two in zip(together, alone, strict=True):
        assert np.array_equal(one.whole, two.whole)
        assert np.array_equal(one.pieces, two.pieces)
        assert one.places == two.places


def test_the_vector_of_a_text_is_what_the_model_says_of_it(encoder: SentenceEncoder) -> None:
    for text in ("The dam held.", "", "the dam " * 50):
        ids, _places = WordPieces(TOKENIZER).encode(text)
        feed = np.array([ids], dtype=np.int64)
        (said,) = InferenceSession(MODEL).run(
            ["embedding"], {"input_ids": feed, "attention_mask": np.ones_like(feed)}
        )
        (code,) = encoder.encode([text])
        assert code.whole == pytest.approx(said[0], abs=1e-6)


@pytest.mark.parametrize("text", [*ODD, "The dam, built in 1958, held."])
def test_vectors_have_length_one_and_a_place_each(encoder: SentenceEncoder, text: str) -> None:
    (code,) = encoder.encode([text])
    assert code.whole.shape == (encoder.dimensions,)
    assert code.whole.dtype == np.float32
    assert float(np.linalg.norm(code.whole)) == pytest.approx(1.0, abs=1e-3)
    assert code.pieces.shape == (len(code.places), encoder.piece_dimensions)
    assert np.linalg.norm(code.pieces.astype(np.float32), axis=1) == pytest.approx(1.0, abs=0.01)
    assert all(0 <= place < max(1, len(text)) for place in code.places)


def test_a_word_has_another_vector_in_another_sense(encoder: SentenceEncoder) -> None:
    river, money = encoder.encode(["We sat on the bank of the river.", "The bank lent us money."])
    one = river.pieces[river.places.index(14)].astype(np.float32)
    two = money.pieces[money.places.index(4)].astype(np.float32)
    assert float(one @ two) < 0.8


def test_a_blank_code_is_like_nothing() -> None:
    blank = Encoded.blank(5, 3)
    assert (blank.whole.shape, blank.whole.any()) == ((5,), False)
    assert (len(blank.places), blank.pieces.shape) == (0, (0, 3))


def test_vectors_are_the_same_whatever_the_number_of_threads(encoder: SentenceEncoder) -> None:
    texts = [f"The dam at gate {n} held" + " for a while" * (n % 7) + "." for n in range(12)]
    one = encoder.encode(texts)
    for threads in (2, 3):
        for mine, other in zip(one, _encoder(threads).encode(texts), strict=True):
            assert np.array_equal(mine.whole, other.whole)
            assert np.array_equal(mine.pieces, other.pieces)


def _encoder(threads: int) -> SentenceEncoder:
    return SentenceEncoder(MODEL, TOKENIZER, threads)


def test_a_run_is_called_off_at_once_and_the_encoder_goes_on_afterwards() -> None:
    fresh = _encoder(THREADS)
    texts = [f"{n} " + "the dam " * 2_000 for n in range(40)]
    threads = threading.active_count()
    assert any(_after_calling_off(fresh, texts) < 0.1 * SLACK for _ in range(TRIES))
    assert threading.active_count() == threads
    assert fresh.encode(["The dam held."])[0].whole.any()


def _after_calling_off(encoder: SentenceEncoder, texts: list[str]) -> float:
    """Give how long each thread works on when a run is called off that is under way."""
    called: list[float] = []

    def stop(_share: float, _stage: str, /) -> None:
        called.append(time.process_time())
        if len(called) == len(texts) + 4:  # all are read by then
            raise Cancelled

    with pytest.raises(Cancelled):
        encoder.encode(texts, stop)
    return (time.process_time() - called[-1]) / THREADS


def test_a_report_comes_every_few_milliseconds_even_amid_a_long_text() -> None:
    fresh = _encoder(1)
    assert any(_longest_silence(fresh) < 0.05 * SLACK for _ in range(TRIES))


def _longest_silence(encoder: SentenceEncoder) -> float:
    """Give the longest work, of all threads, between two reports amid a long text."""
    seen = [time.process_time()]
    encoder.encode(["the dam " * 2_000], lambda *_: seen.append(time.process_time()))
    assert len(seen) >= 3
    return max(later - one for one, later in pairwise(seen))


def test_progress_is_reported_all_along_and_may_call_off(encoder: SentenceEncoder) -> None:
    seen: list[float] = []

    def stop_at_third(share: float, _stage: str, /) -> None:
        seen.append(share)
        if len(seen) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        encoder.encode(["a", "b", "c", "d"], stop_at_third)
    assert seen == sorted(seen)
    assert {0.0} <= set(seen) <= {0.0, 0.25, 0.5}


def test_no_texts_give_no_vectors(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]) == ()


def test_its_resources_are_the_files_it_was_made_of(encoder: SentenceEncoder) -> None:
    assert [r.sha256 for r in encoder.resources] == [
        hashlib.sha256(data).hexdigest() for data in (MODEL, TOKENIZER)
    ]


@pytest.mark.parametrize(
    ("model", "tokenizer"), [(b"", TOKENIZER), (MODEL[:1000], TOKENIZER), (MODEL, b"{}")]
)
def test_a_damaged_file_is_an_error_for_people(model: bytes, tokenizer: bytes) -> None:
    with pytest.raises(ReaderError, match="sentence encoder") as caught:
        SentenceEncoder(model, tokenizer)
    assert "Install" in caught.value.hint
