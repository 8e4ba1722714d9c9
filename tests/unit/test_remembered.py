"""Vectors of texts seen before come from memory or disk, and are the same as ever."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from reader import _remembered as module
from reader._remembered import RememberingEncoder
from reader.core import Cancelled, Progress, Resource, silent
from reader.engine import Encoded
from reader.store import BlobCache
from tests.unit.engine.stand_in import StandIn

TEXTS = ["The dam held.", "Rain fell.", "", "A lone \ud83d surrogate.", "The dam held."]


class Counting(StandIn):
    """Note what is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> tuple[Encoded, ...]:
        self.asked += texts
        return super().encode(texts, progress)


class Other(Counting):
    resources = (Resource(name="stand-in", sha256="1" * 64),)


@pytest.fixture
def cache(tmp_path: Path) -> BlobCache:
    return BlobCache(tmp_path / "vectors.db", 10_000_000)


def equal(one: Encoded, two: Encoded) -> bool:
    return (
        np.array_equal(one.whole, two.whole)
        and np.array_equal(one.pieces, two.pieces)
        and (one.pieces.dtype, one.whole.dtype) == (two.pieces.dtype, two.whole.dtype)
        and one.places == two.places
    )


def test_a_text_is_encoded_once_and_its_vectors_stay_the_same(cache: BlobCache) -> None:
    plain, first, second = StandIn().encode(TEXTS), Counting(), Counting()
    for inner in (first, second):
        found = RememberingEncoder(inner, cache).encode(TEXTS)
        assert all(equal(one, two) for one, two in zip(found, plain, strict=True))
    assert first.asked == TEXTS[:-1]
    assert second.asked == []


def test_without_a_cache_texts_seen_lately_are_not_encoded_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_AT_HAND", 2)
    inner = Counting()
    fresh = RememberingEncoder(inner)
    for texts in (["a", "b", "a"], ["c", "a"], ["b", "b"]):
        found = fresh.encode(texts)
        plain = StandIn().encode(texts)
        assert all(equal(one, two) for one, two in zip(found, plain, strict=True))
    assert inner.asked == ["a", "b", "c", "b"]


def test_it_says_what_its_encoder_says(cache: BlobCache) -> None:
    inner = StandIn()
    found = RememberingEncoder(inner, cache)
    assert found.resources == inner.resources
    assert (found.dimensions, found.piece_dimensions) == (inner.dimensions, inner.piece_dimensions)


def test_another_model_never_gets_these_vectors(cache: BlobCache) -> None:
    RememberingEncoder(Counting(), cache).encode(TEXTS)
    other = Other()
    RememberingEncoder(other, cache).encode(TEXTS)
    assert other.asked == TEXTS[:-1]


def test_vectors_of_another_shape_are_made_anew(cache: BlobCache) -> None:
    class Narrow(Counting):
        piece_dimensions = 5

        def encode(self, texts: Sequence[str], progress: Progress = silent) -> tuple[Encoded, ...]:
            codes = super().encode(texts, progress)
            return tuple(replace(code, pieces=code.pieces[:, :5]) for code in codes)

    RememberingEncoder(Counting(), cache).encode(TEXTS)
    narrow = Narrow()
    RememberingEncoder(narrow, cache).encode(TEXTS)
    assert narrow.asked == TEXTS[:-1]


def test_no_word_of_a_text_is_written(cache: BlobCache, tmp_path: Path) -> None:
    RememberingEncoder(StandIn(), cache).encode(["Quisling reservoirs overflowed yesterday."])
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert written
    for word in (b"uisling", b"eservoir", b"verflow", b"esterday"):
        assert word not in written


def test_progress_never_falls_and_may_call_off(cache: BlobCache) -> None:
    texts = [f"Lorry {n} crossed." for n in range(250)]
    RememberingEncoder(StandIn(), cache).encode(texts[:120])
    seen: list[float] = []
    fresh = RememberingEncoder(StandIn(), cache)
    fresh.encode(texts, lambda share, _stage: seen.append(share))
    assert seen == sorted(seen)

    def stop(_share: float, _stage: str, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        RememberingEncoder(StandIn(), cache).encode(texts, stop)


def test_without_a_disk_all_is_encoded_as_ever(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = BlobCache(tmp_path / "file" / "vectors.db", 1_000)
    found = RememberingEncoder(StandIn(), cache).encode(TEXTS)
    assert all(equal(one, two) for one, two in zip(found, StandIn().encode(TEXTS), strict=True))
