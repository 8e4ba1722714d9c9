"""The sentence encoder: texts become vectors whose cosine tells likeness of meaning.

all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020) with int8-stored weights,
computed in float32. It gives a vector for the whole text and, from the same run, one for
each word piece in its context (as BERTScore uses them: Zhang et al. 2020). Only texts of as
many pieces are run together, and none is padded, so that the vectors of a text never depend
on the texts encoded with it.
"""

import hashlib
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from reader.core import Progress, ReaderError, Resource, part, silent, tracked
from reader.engine._wordpiece import WordPieces

Vectors = NDArray[np.float32]

_PATIENCE = 0.02  # seconds between two reports while texts are being run
_PIECES = 512  # word pieces run together: weights are fetched once for all of them
_STAGE = "Reading for meaning"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Encoded:
    """The vectors of one text, all of unit length.

    `whole`: float32, shape (dimensions,). `places[k]` is the code point at which the word
    of piece k starts; `pieces`: float16, shape (len(places), piece dimensions).
    """

    whole: Vectors
    places: tuple[int, ...]
    pieces: NDArray[np.float16]

    @classmethod
    def blank(cls, dimensions: int, piece_dimensions: int) -> "Encoded":
        """Give the vectors of a text that says nothing: like no other."""
        nothing = np.zeros((0, piece_dimensions), dtype=np.float16)
        return cls(whole=np.zeros(dimensions, dtype=np.float32), places=(), pieces=nothing)


class Encoder(Protocol):
    """What the engine needs of an encoder."""

    @property
    def dimensions(self) -> int:
        """How many numbers the vector of a whole text has."""
        ...

    @property
    def piece_dimensions(self) -> int:
        """How many numbers the vector of a word piece has; may differ from `dimensions`."""
        ...

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Name and digest of all that decides the vectors."""
        ...

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> tuple[Encoded, ...]:
        """Give the vectors of each text, which depend on that text alone."""
        ...


class SentenceEncoder:
    """Run the bundled ONNX encoder.

    Takes the bytes of the model and of its `tokenizer.json`. `threads` runs are made at a
    time, each on one thread, so that their number never shows in a vector; the threads end
    with the call. Not for two callers at once. Raises `ReaderError` if the model cannot be
    loaded.
    """

    def __init__(self, model: bytes, tokenizer_json: bytes, threads: int = 1) -> None:
        self._pieces = WordPieces(tokenizer_json)
        self._session = _session(model)
        self._threads = threads
        shapes = {output.name: output.shape for output in self._session.get_outputs()}
        self._dimensions = int(shapes["embedding"][-1])
        self._piece_dimensions = int(shapes["tokens"][-1])
        self._resources = (
            Resource(name="all-MiniLM-L6-v2-w8.onnx", sha256=hashlib.sha256(model).hexdigest()),
            Resource(name="tokenizer.json", sha256=hashlib.sha256(tokenizer_json).hexdigest()),
        )

    @property
    def dimensions(self) -> int:
        """How many numbers the vector of a whole text has."""
        return self._dimensions

    @property
    def piece_dimensions(self) -> int:
        """How many numbers the vector of a word piece has."""
        return self._piece_dimensions

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Name and digest of the model and its vocabulary."""
        return self._resources

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> tuple[Encoded, ...]:
        """Give the vectors of each text; about 4 ms a sentence on two cores.

        `progress` is called from the caller's thread only; what it raises ends the runs
        that are under way, and passes on when no thread is left.
        """
        import onnxruntime  # noqa: PLC0415  loaded by now

        options = onnxruntime.RunOptions()
        options.log_severity_level = 4  # a run that is called off is no error
        read = [
            self._pieces.encode(text) for text in tracked(texts, part(progress, 0.0, 0.0), _STAGE)
        ]
        groups = _groups([len(ids) for ids, _places in read])
        out: dict[int, Encoded] = {}
        with ThreadPoolExecutor(self._threads, "encoder") as pool:
            try:
                runs = [pool.submit(self._run, [read[n] for n in g], options) for g in groups]
                for group, run in zip(groups, runs, strict=True):
                    _await(run, progress, len(out) / len(texts))
                    out |= zip(group, run.result(), strict=True)
            except BaseException:
                options.terminate = True
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        return tuple(out[number] for number in range(len(texts)))

    def _run(self, read: Sequence[tuple[list[int], list[int]]], options: Any) -> list[Encoded]:
        """Run texts of as many pieces each."""
        feed = np.array([ids for ids, _places in read], dtype=np.int64)
        (tokens,) = self._session.run(
            ["tokens"], {"input_ids": feed, "attention_mask": np.ones_like(feed)}, options
        )
        return [_encoded(own, places) for own, (_ids, places) in zip(tokens, read, strict=True)]


def _groups(lengths: Sequence[int]) -> list[list[int]]:
    """Put texts of equal length together, a limited number of pieces each; the greatest first.

    At the end, when no more texts wait, threads are idle no longer than a short run takes.
    """
    alike: dict[int, list[int]] = {}
    for number, length in enumerate(lengths):
        alike.setdefault(length, []).append(number)
    groups = [
        numbers[low : low + most]
        for length, numbers in sorted(alike.items(), reverse=True)
        for most in (max(1, _PIECES // length),)
        for low in range(0, len(numbers), most)
    ]
    return sorted(groups, key=lambda group: -len(group) * lengths[group[0]])


def _encoded(tokens: Vectors, places: Sequence[int]) -> Encoded:
    """Make unit vectors out of what the model says of each piece, start and end marks included.

    The text's is their sum, added up in the order of the pieces whatever runs beside it.
    """
    total = tokens.sum(axis=0)
    inner = tokens[1:-1]
    lengths = np.maximum(np.linalg.norm(inner, axis=1, keepdims=True), 1e-9)
    return Encoded(
        whole=total / np.sqrt(np.cumsum(total * total)[-1]),
        places=tuple(places[1:-1]),
        pieces=(inner / lengths).astype(np.float16),
    )


def _session(model: bytes) -> Any:
    """Load a model for runs of one thread each, any number of them at a time.

    With its optimisations on, as they are, onnxruntime unpacks the weights once, on loading.
    """
    import onnxruntime  # noqa: PLC0415  takes 0.1 s, wanted only here

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    options.intra_op_num_threads = 1
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime has no narrower base class
        raise ReaderError(
            "The sentence encoder cannot be loaded.",
            "Install Lateral again: a file of its own is damaged.",
        ) from error


def _await(run: "Future[list[Encoded]]", progress: Progress, share: float) -> None:
    """Wait for some texts, with a report first and then every few milliseconds."""
    progress(share, _STAGE)
    while not wait([run], _PATIENCE).done:
        progress(share, _STAGE)
