"""A companion without an engine, which does what the headline of the left article tells it."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from reader._companion_program import serve
from reader.core import Article, Correction, Progress, Provenance, ReaderError, Settings

REPORTS = 10_000


class Worker:
    """Gives the invented reading, unless it is told to do something else."""

    def __init__(self) -> None:
        self._orders = 0

    def prepare(self) -> None:
        """Wait for the file that is named on the command line, if one is."""
        for name in sys.argv[1:]:
            while not Path(name).exists():
                time.sleep(0.01)
        raise ReaderError("Nothing can be prepared.", "It comes to light with the order.")

    def read(
        self,
        left: Article,
        _right: Article,
        _settings: Settings,
        *,
        progress: Progress,
        corrections: Sequence[Correction],
    ) -> object:
        self._orders += 1
        tasks: dict[str, Callable[[Progress], object]] = {
            "echo": lambda _progress: left,
            "report": _report,
            "refuse": _refuse,
            "break": _break,
            "work on": _work_on,
            "hang": _hang,
            "print": _print,
            "die": lambda _progress: os._exit(3),
        }
        return tasks.get(left.title, _compare)(progress)

    def makes(self, provenance: Provenance, *, progress: Progress) -> bool:
        """Say whether a provenance names this process and how many orders it had."""
        return provenance.engine == f"{os.getpid()} {self._orders}"


def _compare(_progress: Progress) -> object:
    # It takes its time to be imported, and few tests need it.
    from reader.presentation import reading_of
    from tests.factories import sample_comparison

    return reading_of(sample_comparison())


def _report(progress: Progress) -> None:
    for number in range(REPORTS):
        progress(number / REPORTS, "counting")


def _refuse(_progress: Progress) -> None:
    raise ReaderError("No.", "Try yes.")


def _break(_progress: Progress) -> None:
    raise ZeroDivisionError("such a thing")


def _work_on(progress: Progress) -> None:
    while True:
        progress(0.5, "working on")
        time.sleep(0.001)


def _hang(progress: Progress) -> None:
    progress(0.5, "hanging")
    time.sleep(600)


def _print(_progress: Progress) -> None:
    print("between the answers")


if __name__ == "__main__":
    serve(Worker())
