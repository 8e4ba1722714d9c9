"""The sentence encoder: texts become vectors whose cosine tells likeness of meaning.

all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020) with int8-stored weights,
computed in float32. It gives a vector for the whole text and, from the same run, one for
each word piece in its context (as BERTScore uses them: Zhang et al. 2020). Each text is
run by itself, so that its vectors never depend on the texts encoded with it.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reader.core import Progress, ReaderError, Resource, silent
from reader.engine._wordpiece import WordPieces

Vectors = NDArray[np.float32]

_CACHED_TEXTS = 2_000  # about 20 kB each in half precision: 40 MB


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Encoded:
    """The vectors of one text, all of unit length.

    `whole`: float32, shape (dimensions,). `places[k]` is the code point at which the word
    of piece k starts; `pieces`: float16, shape (len(places), dimensions).
    """

    whole: Vectors
    places: tuple[int, ...]
    pieces: NDArray[np.float16]

    @classmethod
    def blank(cls, dimensions: int) -> "Encoded":
        """Give the vectors of a text that says nothing: like no other."""
        nothing = np.zeros((0, dimensions), dtype=np.float16)
        return cls(whole=np.zeros(dimensions, dtype=np.float32), places=(), pieces=nothing)


class Encoder(Protocol):
    """What the engine needs of an encoder."""

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        ...

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Name and digest of all that decides the vectors."""
        ...

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> tuple[Encoded, ...]:
        """Give the vectors of each text, which depend on that text alone."""
        ...


class SentenceEncoder:
    """Run the bundled ONNX encoder; keeps the vectors of texts seen lately.

    Takes the bytes of the model and of its `tokenizer.json`. Not for two threads at once.
    Raises `ReaderError` if the model cannot be loaded.
    """

    def __init__(self, model: bytes, tokenizer_json: bytes) -> None:
        import onnxruntime  # noqa: PLC0415  takes 0.1 s, wanted only here

        self._pieces = WordPieces(tokenizer_json)
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        # Threads that wait by spinning nearly double the work, and slow a machine that is busy.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(
                model, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime has no narrower base class
            raise ReaderError(
                "The sentence encoder cannot be loaded.",
                "Install Lateral again: a file of its own is damaged.",
            ) from error
        self._resources = (
            Resource(name="all-MiniLM-L6-v2-w8.onnx", sha256=hashlib.sha256(model).hexdigest()),
            Resource(name="tokenizer.json", sha256=hashlib.sha256(tokenizer_json).hexdigest()),
        )
        self._cache: OrderedDict[str, Encoded] = OrderedDict()

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        return 384

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Name and digest of the model and its vocabulary."""
        return self._resources

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> tuple[Encoded, ...]:
        """Give the vectors of each text; about 6 ms a sentence on two cores."""
        out = []
        for index, text in enumerate(texts):
            progress(index / len(texts), "Reading for meaning")
            out.append(self._encoded(text))
        return tuple(out)

    def _encoded(self, text: str) -> Encoded:
        found = self._cache.get(text)
        if found is None:
            found = self._cache[text] = self._run(text)
            if len(self._cache) > _CACHED_TEXTS:
                self._cache.popitem(last=False)
        self._cache.move_to_end(text)
        return found

    def _run(self, text: str) -> Encoded:
        ids, places = self._pieces.encode(text)
        feed = np.array([ids], dtype=np.int64)
        whole, tokens = self._session.run(
            ["embedding", "tokens"], {"input_ids": feed, "attention_mask": np.ones_like(feed)}
        )
        inner = tokens[0][1:-1]  # without the start and end marks
        lengths = np.maximum(np.linalg.norm(inner, axis=1, keepdims=True), 1e-9)
        return Encoded(
            whole=whole[0], places=tuple(places[1:-1]), pieces=(inner / lengths).astype(np.float16)
        )
