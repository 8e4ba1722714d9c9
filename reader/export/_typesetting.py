"""Have pages set in a process of their own.

Typst lays out a document in one call, which nothing can interrupt. A process can be ended at
any moment, gives all its memory back, and sets pages while this one does something else.
"""

import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.core import Progress
from reader.presentation import tr

_PROGRAM = Path(__file__).with_name("_typesetter.py")
_EVERY = 0.05  # seconds between two reports
_LOOK = 0.01  # seconds between two looks whether the pages are there
_PACE = 400_000  # characters of data that are set in a second, about


class TypesettingError(Exception):
    """The pages cannot be set; the message is typst's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to set: a template in its folder, its data as JSON, the date in seconds since 1970."""

    template: str
    folder: str
    standards: list[str]
    seconds: int
    data: str


class Typesetter:
    """Sets one document; leaving the context ends the process, whatever it does.

    The process is started at once with the folder of the fonts, so that it is ready when the
    order is. Where none can be started, the pages are set in this one.
    """

    def __init__(self, fonts: Path) -> None:
        self._fonts = str(fonts)
        self._folder = tempfile.TemporaryDirectory(prefix="lateral-")
        self._pages = Path(self._folder.name, "pages.pdf")
        self._said = Path(self._folder.name, "said.txt")
        self._process = _started(self._fonts, self._said)
        self._order: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        self._folder.cleanup()

    def begin(self, order: Order) -> None:
        """Hand the order over; the pages are set while this process goes on."""
        standards, seconds = " ".join(order.standards), str(order.seconds)
        where = [order.template, order.folder, standards, seconds, str(self._pages)]
        self._order = [*where, order.data]
        if self._process is None or self._process.stdin is None:
            return
        with suppress(BrokenPipeError), self._process.stdin as pipe:  # `pages` tells why it broke
            pipe.write("\0".join(self._order).encode("utf-8", "replace"))
        self._process.stdin = None  # or it would be flushed once more

    def pages(self, progress: Progress) -> Path:
        """Wait for the PDF; the file is there until the context is left.

        Raises `TypesettingError`; `progress` may raise `Cancelled`.
        """
        if self._process is None:
            _set_here(self._order, self._fonts)
            return self._pages
        start, likely = time.monotonic(), len(self._order[-1]) / _PACE
        while not self._are_set(self._process):
            passed = time.monotonic() - start
            progress(passed / (passed + likely), tr("Laying out the pages"))
        return self._pages

    def _are_set(self, process: "subprocess.Popen[bytes]") -> bool:
        """Wait a moment for the pages, not for the process, which takes another to end."""
        until = time.monotonic() + _EVERY
        while not self._pages.exists():
            with suppress(subprocess.TimeoutExpired):
                self._check_end(process.wait(_LOOK))
            if time.monotonic() > until:
                return False
        return True

    def _check_end(self, status: int) -> None:
        if not self._pages.exists():
            reason = self._said.read_text(encoding="utf-8", errors="replace")
            raise TypesettingError(reason or tr("its process ended with status {n}", n=status))


def _started(fonts: str, said: Path) -> "subprocess.Popen[bytes] | None":
    # A frozen program is no Python: it would start itself.
    if getattr(sys, "frozen", False) or not sys.executable:
        return None
    try:
        with said.open("wb") as errors:
            return subprocess.Popen(
                [sys.executable, "-P", str(_PROGRAM), fonts],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
    except OSError:
        return None


def _set_here(order: list[str], fonts: str) -> None:
    # Typst is rarely needed here.
    from reader.export._typesetter import fonts_in, set_pages  # noqa: PLC0415

    try:
        set_pages(order, fonts_in(fonts))
    except (RuntimeError, OSError) as error:
        raise TypesettingError(str(error)) from error
