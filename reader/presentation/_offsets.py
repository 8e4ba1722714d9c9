"""Code points and UTF-16 units: the one place where the two are converted.

Python counts code points, the text widgets count UTF-16 units; they differ after the
first character beyond U+FFFF (an emoji, a mathematical letter).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from reader.core import Span

_WIDE = re.compile("[^\u0000-\uffff]")


class Utf16Map:
    """Convert offsets into one text from code points to UTF-16 units and back."""

    def __init__(self, text: str) -> None:
        self._wide = tuple(match.start() for match in _WIDE.finditer(text))
        self._wide_units = tuple(place + n for n, place in enumerate(self._wide))

    def to_units(self, offset: int) -> int:
        """Give the UTF-16 offset of a code-point offset."""
        return offset + bisect_left(self._wide, offset)

    def to_points(self, units: int) -> int:
        """Give the code-point offset of a UTF-16 offset; inside a pair, that of its start."""
        return units - bisect_left(self._wide_units, units)


class Placement:
    """Where an article's characters stand in a document of UTF-16 units, and back.

    The document holds runs of the article (its blocks) in order, and may hold text of
    its own between them. `runs` gives each run's span in the article and the unit at
    which it starts in the document; `folded` gives the spans that are not in the document
    and the unit at which a line stands for each.
    """

    def __init__(
        self,
        text: str,
        runs: Iterable[tuple[Span, int]],
        folded: Iterable[tuple[Span, int]] = (),
    ) -> None:
        self._units = Utf16Map(text)
        self._folded = tuple(folded)
        self._fold_starts = tuple(span.start for span, _ in self._folded)
        kept = tuple(runs)
        self._spans = tuple(span for span, _ in kept)
        self._starts = tuple(span.start for span in self._spans)
        self._places = tuple(place for _, place in kept)
        self._shifts = tuple(place - self._units.to_units(span.start) for span, place in kept)

    @property
    def has_folds(self) -> bool:
        """Say whether anything of the article is folded away."""
        return bool(self._folded)

    def to_document(self, offset: int) -> int:
        """Give the place of an article's offset; between two runs, the end of the first.

        What is folded has the place of the line that stands for it.
        """
        line = self.line_of(offset)
        if line is not None:
            return line
        run = max(0, bisect_right(self._starts, offset) - 1)
        if not self._spans:
            return 0
        span = self._spans[run]
        inside = min(max(offset, span.start), span.end)
        return self._shifts[run] + self._units.to_units(inside)

    def line_of(self, offset: int) -> int | None:
        """Give the place of the line that stands for an offset, if it is folded away."""
        number = bisect_right(self._fold_starts, offset) - 1
        if number < 0 or offset >= self._folded[number][0].end:
            return None
        return self._folded[number][1]

    def to_article(self, place: int) -> int | None:
        """Give the article's offset at a place, or None where no run of it stands."""
        run = bisect_right(self._places, place) - 1
        if run < 0:
            return None
        span = self._spans[run]
        units = self._units.to_units(span.start) + place - self._places[run]
        offset = self._units.to_points(units)
        return offset if offset <= span.end else None

    def pieces(self, span: Span) -> tuple[tuple[int, int], ...]:
        """Cut a span of the article into document ranges, one for each run that it touches."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        if self._spans and len(span) and self._spans[first].contains(span):
            return ((self._at(first, span.start), self._at(first, span.end)),)
        ranges = []
        for run in range(first, len(self._spans)):
            whole = self._spans[run]
            if whole.start >= span.end:
                break
            start, end = max(span.start, whole.start), min(span.end, whole.end)
            if start < end:
                ranges.append((self._at(run, start), self._at(run, end)))
        return tuple(ranges)

    def _at(self, run: int, offset: int) -> int:
        return self._shifts[run] + self._units.to_units(offset)
