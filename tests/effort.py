"""How much work something takes: processor time of a thread, which other programs hardly change."""

import time
from collections.abc import Callable, Iterable
from typing import TypeVar

Input = TypeVar("Input")

_USUAL = 0.026  # seconds that `slowness` works on our machine when nothing else runs


def work(task: Callable[[Input], object], inputs: Iterable[Input]) -> float:
    """Give the seconds that this thread works at a task, with the input that takes least."""

    def seconds(one: Input) -> float:
        start = time.thread_time()
        task(one)
        return time.thread_time() - start

    return min(map(seconds, inputs))


def slowness() -> float:
    """Say how many times longer than on our machine work takes here and now; at least once."""

    def sort_words(count: int) -> None:
        words = [f"{number % 977} {number}" for number in range(count)]
        assert len({word.partition(" ")[0] for word in sorted(words)}) == 977

    return max(1.0, work(sort_words, [60_000]) / _USUAL)
