"""A comparer without an engine, which does what the headline of the left article tells it."""

import os
import time
from collections.abc import Callable, Sequence

from reader._comparer import serve
from reader.core import Article, Correction, Progress, Provenance, ReaderError, Settings
from reader.presentation import Reading, reading_of
from tests.factories import draft, parse, sample_comparison

REPORTS = 10_000


class Engine:
    """Answers with the invented comparison, unless it is told to do something else."""

    def __init__(self) -> None:
        self._orders = 0

    def prepare(self) -> None:
        raise ReaderError("Nothing can be prepared.", "It comes to light with the order.")

    def read(
        self,
        left: Article,
        _right: Article,
        _settings: Settings,
        progress: Progress,
        _corrections: Sequence[Correction],
    ) -> Reading:
        self._orders += 1
        tasks: dict[str, Callable[[Progress], object]] = {
            "report": _report,
            "refuse": _refuse,
            "break": _break,
            "work on": _work_on,
            "hang": _hang,
            "print": _print,
            "die": lambda _progress: os._exit(3),
        }
        tasks.get(left.title, _report)(progress)
        return reading_of(sample_comparison())

    def makes(self, provenance: Provenance, /) -> bool:
        """Say whether a provenance names this process and how many orders it had."""
        return provenance.engine == f"{os.getpid()} {self._orders}"


def told(task: str) -> Article:
    """Give an article that tells the engine what to do."""
    return draft(parse(f"headline: {task}")).article


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
    serve(Engine())
