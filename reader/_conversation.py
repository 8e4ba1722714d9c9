"""What the window's process and its comparer say to each other, through two pipes.

A message is pickled and goes with its length before it. Pickle reads a message in frames of
64 kB, some 10 ms each; between two frames whoever opens it can let others have the interpreter.
"""

import pickle
import struct
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from reader.core import Article, Correction, Provenance, Settings

_LENGTH = struct.Struct("!Q")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCompare:
    """An order: compare two articles and read what comes of it; the answer is a `Reading`."""

    left: Article
    right: Article
    settings: Settings
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCheck:
    """An order: say whether a comparison made now would be that of a provenance."""

    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ToStop:
    """The word to call off what is being done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How far an order is, as `Progress` has it."""

    fraction: float
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What comes of an order; each one has an answer or a failure."""

    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """The error that an order ended with; `Cancelled` if it was called off."""

    error: Exception


Order = ToCompare | ToCheck


def send(pipe: IO[bytes], message: object) -> None:
    """Send a message. Raises `OSError` where nobody listens any more."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """Wait for a message, to be opened; None where none can come any more."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    return data if len(data) == length else None


def opened(data: bytes, rest: Callable[[], None] = lambda: None) -> Any:
    """Give the message; `rest` is called before each frame."""
    return pickle.Unpickler(_Frames(data, rest)).load()


class _Frames(BytesIO):
    """A message that pickle reads frame by frame."""

    def __init__(self, data: bytes, rest: Callable[[], None]) -> None:
        super().__init__(data)
        self._rest = rest

    def read(self, size: int | None = -1, /) -> bytes:
        self._rest()
        return super().read(size)
