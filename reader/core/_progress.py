"""How long work reports where it is."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """Receive how far the work is, as a share of 1, and a short name of the stage.

    It may raise `Cancelled`; whoever calls it lets that through.
    """

    def __call__(self, fraction: float, stage: str, /) -> None: ...


def silent(_fraction: float, _stage: str, /) -> None:
    """Ignore all progress."""


def tracked(items: Sequence[Item], progress: Progress, stage: str) -> Iterator[Item]:
    """Give the items one by one, and report before each how far the work on them is."""
    for number, item in enumerate(items):
        progress(number / len(items), stage)
        yield item


def part(progress: Progress, low: float, high: float) -> Progress:
    """Give a progress for one stretch of the whole work, from `low` to `high`."""

    def report(fraction: float, stage: str, /) -> None:
        progress(low + fraction * (high - low), stage)

    return report
