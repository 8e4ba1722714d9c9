"""Do the long work of a window, as a program of its own: take orders from it until it has gone.

Orders come on standard input, answers go to standard output; `_conversation` has both. What the
engine remembers of the last texts stays here from one order to the next. The window starts it as

    python -m reader._companion_program RESOURCES [CACHE]
"""

import gc
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import IO, Protocol

from reader._conversation import (
    AT_FIRST,
    Answer,
    Failure,
    Order,
    Report,
    Stop,
    opened,
    receive,
    send,
)
from reader._equipment import Equipment, creation_date
from reader.core import Cancelled, Progress, ReaderError

_STEP = 0.005  # share of the work between two reports of one stage


class Worker(Protocol):
    """Has the methods that are ordered; each takes a `progress`."""

    def prepare(self) -> None:
        """Do what would keep the first order waiting. Raises `ReaderError`."""


def serve(worker: Worker) -> None:
    """Carry out orders, one after another; the process ends when the window does."""
    # The window decides what an interrupt at its terminal means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Whatever prints must not get between the answers.
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    inbox = _Inbox(sys.stdin.buffer)
    send(answers, Report(fraction=0.0, stage="Loading the models"))
    with suppress(ReaderError):  # the first order meets the same and tells it
        worker.prepare()
    send(answers, AT_FIRST)
    for order in inbox.orders():
        send(answers, _carried_out(order, worker, _Reporter(answers, inbox.stop)))


def _carried_out(order: Order, worker: Worker, progress: Progress) -> Answer | Failure:
    try:
        method = getattr(worker, order.method)
        return Answer(value=method(*order.arguments, progress=progress, **order.keywords))
    except (ReaderError, Cancelled) as error:
        return Failure(error=error)
    except Exception as error:  # noqa: BLE001  the window tells it
        # Not every exception can be pickled, and none keeps its traceback.
        return Failure(error=RuntimeError(f"{error!r}\n{traceback.format_exc()}"))


class _Inbox:
    """What comes from the window, heard by a thread, so that work can be called off."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self.stop = Event()
        self._orders: SimpleQueue[Order] = SimpleQueue()
        Thread(target=self._listen, args=(pipe,), name="inbox", daemon=True).start()

    def orders(self) -> Iterator[Order]:
        """Wait for one order after another."""
        while True:
            yield self._orders.get()

    def _listen(self, pipe: IO[bytes]) -> None:
        while (data := receive(pipe)) is not None:
            message = opened(data)
            if isinstance(message, Stop):
                self.stop.set()
            else:
                # The word to stop was meant for an order before, which has its answer.
                self.stop.clear()
                self._orders.put(message)
        os._exit(0)  # the window has gone, and nothing here is worth finishing


class _Reporter:
    """The `progress` of an order: tells the window now and then, raises when called off."""

    def __init__(self, answers: IO[bytes], stop: Event) -> None:
        self._answers = answers
        self._stop = stop
        self._told = Report(fraction=-1.0, stage="")

    def __call__(self, fraction: float, stage: str, /) -> None:
        if self._stop.is_set():
            raise Cancelled
        if stage != self._told.stage or abs(fraction - self._told.fraction) >= _STEP:
            self._told = Report(fraction=fraction, stage=stage)
            send(self._answers, self._told)


def main() -> None:
    """Serve a window with the engine and the exporters, and the files of a folder."""
    resources, *cache = map(Path, sys.argv[1:])
    # Garbage would be looked for in the models, too, which stay to the end.
    worker = Equipment(
        resources,
        creation_date(os.environ.get),
        cache[0] if cache else None,
        on_loaded=gc.freeze,
    )
    serve(worker)


if __name__ == "__main__":
    main()
