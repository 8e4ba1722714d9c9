"""Tell lines that were wrapped at a width from lines that are paragraphs.

A program that wraps a paragraph ends a line only where the next word would not fit
any more. So in a wrapped text nearly every line that has a successor satisfies
`length + 1 + first word of the next > width`; lines that are paragraphs do not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_NARROWEST, _WIDEST = 30, 120
_LEAST_PAIRS = 3
_LEAST_FULL = 0.7
"""So many of the lines with a successor must be full; the rest end their paragraphs."""
_LEAST_SMALL = 0.25
"""So many continuation lines of running prose start with a small letter or a digit."""
_BULLET = re.compile(r"(?:[-*•‣▪–—]|\d{1,3}[.)])\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line without outer blanks, how far it was indented, and whether a gap is above it."""

    text: str
    indent: int = 0
    after_gap: bool = False


def wrapped_width(lines: Sequence[Line]) -> int | None:
    """Give the width at which a text was wrapped, or None where its lines are paragraphs."""
    pairs = [(a.text, b.text) for a, b in pairwise(lines) if not b.after_gap]
    if len(pairs) < _LEAST_PAIRS:
        return None
    lengths = sorted(len(above) for above, _ in pairs)
    width = lengths[min(len(lengths) - 1, int(0.98 * len(lengths)))]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = [below for above, below in pairs if _is_full(above, below, width)]
    small = sum(below[0].islower() or below[0].isdigit() for below in full)
    is_wrapped = len(full) >= _LEAST_FULL * len(pairs) and small >= _LEAST_SMALL * len(full)
    return width if is_wrapped else None


def continues(paragraph: Sequence[Line], below: Line, width: int) -> bool:
    """Say whether `below` goes on with a paragraph in a text of this width."""
    if below.after_gap or _BULLET.match(below.text):
        return False
    is_item = _BULLET.match(paragraph[0].text)
    if below.indent > paragraph[-1].indent + 1 and not is_item:
        return False
    return _is_full(paragraph[-1].text, below.text, width)


def _is_full(above: str, below: str, width: int) -> bool:
    """Say whether the first word of `below` had no room any more in the line above."""
    return len(above) + 1 + len(below.split(None, 1)[0]) > width
