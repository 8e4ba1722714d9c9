"""Where the characters of a text stand on the pages that it was read from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CharPlace:
    """The box of one character: page from 0, and edges in the page's own units and axes.

    These are those of PDF: points from the lower left, whatever the page's rotation.
    """

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPlaces:
    """A text as it was read from pages, and the place of each of its code points.

    `places` has one entry for each character of `text`; None for what stands nowhere, such
    as the blank between two lines. `turns[page]` is the direction in which the page's lines
    run, in degrees counter-clockwise from the x axis: 0, 90, 180 or 270.
    """

    text: str
    places: tuple[CharPlace | None, ...]
    turns: tuple[int, ...]
