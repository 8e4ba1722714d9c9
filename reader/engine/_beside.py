"""A thread beside the caller's, for work that does not wait for what the caller does meanwhile.

Much of the engine's work is arithmetic that leaves the interpreter to others.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from threading import Event
from types import TracebackType
from typing import Generic, Self, TypeVar

from reader.core import Cancelled, Progress

Made = TypeVar("Made")

_PATIENCE = 0.02  # seconds between two reports of who waits


class Begun(Generic[Made]):
    """Work that was begun in the other thread."""

    def __init__(self, is_over: Event) -> None:
        self._is_over = is_over
        self._reached = (0.0, "")
        self.future: Future[Made]

    def result(self, progress: Progress) -> Made:
        """Wait for what the work makes, or raise what it raises; report its progress."""
        while not wait([self.future], _PATIENCE).done:
            progress(*self._reached)
        return self.future.result()

    def note(self, share: float, stage: str, /) -> None:
        """Take a report from the other thread; call its work off if nobody wants it any more."""
        if self._is_over.is_set():
            raise Cancelled
        self._reached = share, stage


class Beside:
    """One other thread, which does one thing after the other in the order they are begun.

    A context: at its end the thread has ended, and what was not done by then is called off.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "beside")
        self._is_over = Event()

    def begin(self, work: Callable[[Progress], Made]) -> Begun[Made]:
        """Have work done that reports its progress often; to be called off it must."""
        begun = Begun[Made](self._is_over)
        begun.future = self._pool.submit(copy_context().run, work, begun.note)
        return begun

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_over.set()
        self._pool.shutdown(cancel_futures=True)
