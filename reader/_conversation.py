"""What the window's process and its companion say to each other, through two pipes.

A message is pickled and goes with its length before it. Pickle reads a message in frames of
64 kB, some 10 ms each; between two frames whoever opens it can let others have the interpreter.
"""

import pickle
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

_LENGTH = struct.Struct("!Q")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Call a method by its name, with these arguments and a `progress` besides."""

    method: str
    arguments: tuple[object, ...]
    keywords: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Stop:
    """Call off what is being done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How far the work is, as `Progress` has it."""

    fraction: float
    stage: str


AT_FIRST = Report(fraction=0.0, stage="Getting ready")
"""What the companion tells when it is ready for orders, and an order is before its own reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What comes of an order; each one has an answer or a failure."""

    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """The error that an order ended with; `Cancelled` if it was called off."""

    error: Exception


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
