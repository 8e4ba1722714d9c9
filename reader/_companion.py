"""Do the long work in a process of its own, so that the window never waits for the interpreter.

The companion loads the models while the window is built, and keeps them and what it remembers of
the last texts. It can be ended at any moment, and ends by itself when the window's process does.
"""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self, cast

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
from reader.core import (
    Article,
    Comparison,
    Correction,
    Dossier,
    Progress,
    Provenance,
    ReaderError,
    Settings,
)
from reader.presentation import tr

if TYPE_CHECKING:
    from reader.export import AnnotatedFiles, Format, PageStyle
    from reader.presentation import Reading

_PROGRAM = "reader._companion_program"
_EVERY = 0.05  # seconds between two looks whether the work was called off
_PATIENCE = 5.0  # seconds that work which was called off may take to stop
_LOADING = 60.0  # seconds that the models may take


class Companion:
    """Does in a process of its own what an `Equipment` does in this one.

    The process starts at once, with `words` for its command line; one that died is followed by
    another. Leaving the context ends it. Orders come from one thread at a time. `on_answer` is
    called whenever an answer has been received.
    """

    def __init__(
        self,
        *words: str,
        program: str = _PROGRAM,
        on_answer: Callable[[], None] = lambda: None,
    ) -> None:
        self._command = [sys.executable, "-P", "-m", program, *words]
        self._on_answer = on_answer
        self._process: _Process | None = None
        self._replace()

    @staticmethod
    def can_be_had() -> bool:
        """Say whether Python can be started: a frozen program would start itself."""
        return bool(sys.executable) and not getattr(sys, "frozen", False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.end()

    # ------------------------------------------------------- as `Equipment` has them

    def read(
        self,
        left: Article,
        right: Article,
        settings: Settings,
        progress: Progress,
        corrections: Sequence[Correction],
        /,
    ) -> "Reading":
        """Compare two articles and read what comes of it. Raises `ReaderError`."""
        asked = left, right, settings
        reading: Reading = self._done(progress, "read", *asked, corrections=tuple(corrections))
        return reading

    def makes(self, provenance: Provenance, progress: Progress, /) -> bool:
        """Say whether a comparison made now, with the same settings, would be the same."""
        is_same: bool = self._done(progress, "makes", provenance)
        return is_same

    def export(
        self,
        comparison: Comparison,
        path: Path,
        style: "PageStyle",
        progress: Progress,
        /,
        *,
        dossier: Dossier | None,
        sources: Mapping[str, bytes],
    ) -> None:
        """Write a report in the form that the path's ending names. Raises `ReaderError`."""
        asked = comparison, path, style
        self._done(progress, "export", *asked, dossier=dossier, sources=dict(sources))

    def preview(
        self,
        comparison: Comparison,
        format: "Format",  # noqa: A002  the word for it
        style: "PageStyle",
        progress: Progress,
        /,
        *,
        dossier: Dossier | None,
    ) -> bytes:
        """Give what `export` would write. Raises `ReaderError`."""
        asked = comparison, format, style
        data: bytes = self._done(progress, "preview", *asked, dossier=dossier)
        return data

    def annotate(
        self,
        comparison: Comparison,
        sources: Mapping[str, bytes],
        folder: Path,
        progress: Progress,
        /,
        *,
        dossier: Dossier | None,
    ) -> "AnnotatedFiles":
        """Write a copy of each article's own PDF with all marks. Raises `ReaderError`."""
        asked = comparison, dict(sources), folder
        made: AnnotatedFiles = self._done(progress, "annotate", *asked, dossier=dossier)
        return made

    # --------------------------------------------------------------------- the process

    def _done(self, progress: Progress, method: str, *arguments: object, **keywords: object) -> Any:
        """Have an order carried out; what is raised there is raised here."""
        process = self._process
        if process is None or process.has_ended:
            process = self._started()
        try:
            order = Order(method=method, arguments=arguments, keywords=keywords)
            answer = process.answer(order, progress)
        except EOFError as error:
            self._replace()
            raise ReaderError(
                tr("This was not done: the process that was at it has ended."),
                tr("Nothing you opened or decided is lost. Try it again; F5 compares again."),
            ) from error
        except BaseException:  # called off, most likely; what is still answered is nobody's
            if not process.stops():
                self._replace()
            raise
        self._on_answer()
        if isinstance(answer, Failure):
            raise answer.error
        return answer.value

    def _started(self) -> "_Process":
        """Start a process in place of the one before. Raises `ReaderError`."""
        if self._process is not None:
            self._process.end()
            self._process = None
        try:
            self._process = _Process(self._command)
        except OSError as error:
            raise ReaderError(
                tr("The process for long work does not start: {error}.", error=error),
                tr("Close other programs, then press F5."),
            ) from error
        return self._process

    def _replace(self) -> None:
        """Have a new process loading while nobody waits for it."""
        with suppress(ReaderError):  # the next order meets the same and tells it
            self._started()


class _Process:
    """A companion that runs, and a thread that hears what it says."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # It finds the program where this one does.
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._orders = cast("IO[bytes]", self._process.stdin)  # a pipe was asked for
        self._answers = cast("IO[bytes]", self._process.stdout)
        self._heard: SimpleQueue[bytes | None] = SimpleQueue()
        self._is_loading = True
        self._listener = Thread(target=self._listen, name="companion", daemon=True)
        self._listener.start()

    @property
    def has_ended(self) -> bool:
        """Say whether it died while nothing was asked of it."""
        return self._process.poll() is not None

    def answer(self, order: Order, progress: Progress) -> Answer | Failure:
        """Have an order carried out. Raises `EOFError` if the process ends over it.

        `progress` may raise `Cancelled`; after that, or any other error, `stops` is to be called.
        """
        report = AT_FIRST
        self._say(order)
        while True:
            progress(report.fraction, report.stage)
            with suppress(Empty):
                message = self._next(_EVERY)
                if not isinstance(message, Report):
                    return message
                report = message

    def stops(self) -> bool:
        """Call off what is being done; say whether it stopped before long.

        Models that are still loaded are waited for: another process would load them, too.
        """
        self._say(Stop())
        try:
            while self._is_loading:
                self._next(_LOADING)
            until = time.monotonic() + _PATIENCE
            while isinstance(self._next(max(0.0, until - time.monotonic())), Report):
                pass
        except (Empty, EOFError):
            return False
        return True

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._orders, self._answers):
            with suppress(OSError):  # of what could not be said any more
                pipe.close()

    def _say(self, message: object) -> None:
        with suppress(OSError):  # what is heard next tells why
            send(self._orders, message)

    def _next(self, timeout: float) -> Report | Answer | Failure:
        data = self._heard.get(timeout=timeout)
        if data is None:
            raise EOFError
        with _garbage_left():
            message: Report | Answer | Failure = opened(data, _Pace().rest)
        self._is_loading = self._is_loading and message != AT_FIRST
        return message

    def _listen(self) -> None:
        while (data := receive(self._answers)) is not None:
            self._heard.put(data)
        self._heard.put(None)


class _Pace:
    """Rests for as long as it took since the last rest, so that half the time is the window's."""

    def __init__(self) -> None:
        self._since = time.monotonic()

    def rest(self) -> None:
        """Let other threads have the interpreter for a while."""
        time.sleep(time.monotonic() - self._since)
        self._since = time.monotonic()


@contextmanager
def _garbage_left() -> Iterator[None]:
    """Look for no garbage among values that only just come: it holds up every thread."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
