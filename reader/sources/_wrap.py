"""Tell lines that were wrapped at a width from lines that are paragraphs.

A program that wraps a paragraph ends a line only where the next word would not fit
any more: `length + 1 + first word of the next line > width`. A line that starts with a
small letter goes on with the one above it; where nearly all of these obey the rule for
one width, the text was wrapped, and the rule then finds the other lines that go on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_NARROWEST, _WIDEST = 30, 120
_LEAST_PAIRS = 3
_LEAST_SMALL = 0.25
"""So many lines with one above them start with a small letter or digit in wrapped prose."""
_LEAST_FULL = 0.85
"""So many of these obey the rule; a few lines were broken by hand."""
_BULLET = re.compile(r"(?:[-*•‣▪–—]|\d{1,3}[.)])\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line without outer blanks, how far it was indented, and whether a gap is above it."""

    text: str
    indent: int = 0
    after_gap: bool = False

    @property
    def length(self) -> int:
        """Give the columns that the line took up."""
        return self.indent + len(self.text)


def wrapped_width(lines: Sequence[Line]) -> int | None:
    """Give the width at which a text was wrapped, or None where its lines are paragraphs."""
    pairs = [(above, below) for above, below in pairwise(lines) if not below.after_gap]
    small = [(above, below) for above, below in pairs if _starts_small(below)]
    if len(small) < max(_LEAST_PAIRS, _LEAST_SMALL * len(pairs)):
        return None
    lengths = sorted(above.length for above, _ in small)
    width = lengths[min(len(lengths) - 1, int(0.98 * len(lengths)))]
    full = sum(_is_full(above, below, width) for above, below in small)
    is_wrapped = _NARROWEST <= width <= _WIDEST and full >= _LEAST_FULL * len(small)
    return width if is_wrapped else None


def continues(paragraph: Sequence[Line], below: Line, width: int) -> bool:
    """Say whether `below` goes on with a paragraph in a text of this width."""
    if below.after_gap or _BULLET.match(below.text):
        return False
    is_item = _BULLET.match(paragraph[0].text)
    if below.indent > paragraph[-1].indent + 1 and not is_item:
        return False
    return _is_full(paragraph[-1], below, width)


def _starts_small(line: Line) -> bool:
    """Say whether a line starts in the middle of a sentence."""
    return line.text[0].islower() or line.text[0].isdigit()


def _is_full(above: Line, below: Line, width: int) -> bool:
    """Say whether the first word of `below` had no room any more in the line above."""
    return above.length + 1 + len(below.text.split(None, 1)[0]) > width
