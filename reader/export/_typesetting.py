"""Have pages set in a process of their own.

Typst lays out a document in one call, which nothing can interrupt. A process can be ended at
any moment, gives all its memory back, and sets pages while this one does something else.
"""

import json
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from reader.core import Progress
from reader.presentation import tr

_PROGRAM = Path(__file__).with_name("_typesetter.py")
_EVERY = 0.05  # seconds between two reports
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
        self._process = _started(self._fonts)
        self._order: dict[str, Any] = {}

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

    def begin(self, order: Order) -> None:
        """Hand the order over; the pages are set while this process goes on."""
        self._order = asdict(order)
        if self._process is None or self._process.stdin is None:
            return
        with suppress(BrokenPipeError), self._process.stdin as pipe:  # `pages` tells why it broke
            pipe.write(json.dumps(self._order, ensure_ascii=False).encode("utf-8", "replace"))
        self._process.stdin = None  # or it would be flushed once more

    def pages(self, progress: Progress) -> bytes:
        """Wait for the PDF. Raises `TypesettingError`; `progress` may raise `Cancelled`."""
        if self._process is None:
            return _set_here(self._order, self._fonts)
        start, likely = time.monotonic(), len(self._order["data"]) / _PACE
        while True:
            passed = time.monotonic() - start
            progress(passed / (passed + likely), tr("Laying out the pages"))
            try:
                pages, said = self._process.communicate(timeout=_EVERY)
            except subprocess.TimeoutExpired:
                continue
            if self._process.returncode:
                status = tr("its process ended with status {n}", n=self._process.returncode)
                raise TypesettingError(said.decode("utf-8", "replace") or status)
            return pages


def _started(fonts: str) -> "subprocess.Popen[bytes] | None":
    # A frozen program is no Python: it would start itself.
    if getattr(sys, "frozen", False) or not sys.executable:
        return None
    try:
        return subprocess.Popen(
            [sys.executable, "-P", str(_PROGRAM), fonts],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return None


def _set_here(order: dict[str, Any], fonts: str) -> bytes:
    # Typst is rarely needed here.
    from reader.export._typesetter import fonts_in, set_pages  # noqa: PLC0415

    try:
        return set_pages(order, fonts_in(fonts))
    except RuntimeError as error:
        raise TypesettingError(str(error)) from error
