"""How long work reports where it is."""

from typing import Protocol


class Progress(Protocol):
    """Receive how far the work is, as a share of 1, and a short name of the stage.

    It may raise `Cancelled`; whoever calls it lets that through.
    """

    def __call__(self, fraction: float, stage: str, /) -> None: ...


def silent(_fraction: float, _stage: str, /) -> None:
    """Ignore all progress."""
