"""For each word its nearest one in each text opposite, for both sides from one product.

The product of all words with all words is most of what a long pair costs after encoding.
Its last digits depend on which side comes first and how it is cut, so the order of the sides
is settled by what they hold: swapped articles give the same figures, swapped.
"""

from collections import deque
from collections.abc import Iterator

import numpy as np

from reader.core import Progress, silent
from reader.engine._beside import Begun, Beside
from reader.engine._tables import Matrix, WordTable

CELLS = 2_000_000  # words of a side times words opposite taken at once: 8 MB, about 30 ms
_MOST_ROWS = 512  # words of a side taken at once
_MOST_KEPT = 12_000_000  # figures of both sides together: 48 MB, for articles of 12,000 words
_STAGE = "Matching words"


def runs(here: WordTable, there: WordTable) -> Iterator[slice]:
    """Cut the texts of a side into runs that can be measured in a moment."""
    width = max(1, len(there.stems), there.texts)
    most = max(1, min(_MOST_ROWS, CELLS // width))
    low = 0
    while low < here.texts:
        enough = here.starts[low] + most
        high = int(np.searchsorted(here.starts, enough, side="right")) - 1
        high = min(max(low + 1, high), low + most)
        yield slice(low, high)
        low = high


class NearestWords:
    """The cosine of each word's nearest one in each text opposite, none below 0.

    As many threads as like to may `measure` at a time; when all have returned, `of_a` is
    indexed `[word of A, text of B]` and `of_b` `[word of B, text of A]`.
    """

    def __init__(self, a: WordTable, b: WordTable) -> None:
        keys = _key(a), _key(b)
        self._is_turned = keys[0] > keys[1]
        self._is_one = keys[0] == keys[1]
        self._first, self._second = (b, a) if self._is_turned else (a, b)
        self._forth = np.zeros((len(self._first.stems), self._second.texts), dtype=np.float32)
        self._back = np.zeros((self._first.texts, len(self._second.stems)), dtype=np.float32)
        self._waiting = deque(runs(self._first, self._second))
        self._runs = len(self._waiting)
        self._begun: Begun[None] | None = None

    @classmethod
    def begun(cls, tables: tuple[WordTable, WordTable], beside: Beside) -> "NearestWords | None":
        """Begin to measure beside; None for articles so long that this would fill the memory."""
        a, b = tables
        if len(a.stems) * b.texts + len(b.stems) * a.texts > _MOST_KEPT:
            return None
        nearest = cls(a, b)
        nearest._begun = beside.begin(nearest.measure)
        return nearest

    def finish(self, progress: Progress) -> None:
        """Help to measure what is left, and wait for the other thread."""
        self.measure(progress)
        if self._begun is not None:
            self._begun.result(progress)

    @property
    def of_a(self) -> Matrix:
        """Give those of A's words."""
        return self._back.T if self._is_turned else self._forth

    @property
    def of_b(self) -> Matrix:
        """Give those of B's words."""
        if self._is_one:
            return self._forth
        return self._forth if self._is_turned else self._back.T

    def measure(self, progress: Progress = silent) -> None:
        """Take one run of texts after the other that nobody has taken, until none is left."""
        while True:
            progress(1 - len(self._waiting) / max(1, self._runs), _STAGE)
            try:
                texts = self._waiting.popleft()
            except IndexError:
                return
            self._measure(texts, progress)

    def _measure(self, texts: slice, progress: Progress) -> None:
        """Measure a run of texts of the first side against all of the second, and back."""
        first, second = self._first, self._second
        filled = np.flatnonzero(second.sizes())
        inside = texts.start + np.flatnonzero(first.sizes()[texts])
        rows = slice(int(first.starts[texts.start]), int(first.starts[texts.stop]))
        for low, cells in products(first.vectors[rows], second.vectors) if len(filled) else ():
            at = slice(rows.start + low, rows.start + low + len(cells))
            found = np.maximum.reduceat(cells, second.starts[filled], axis=1)
            self._forth[at, filled] = np.clip(found, 0.0, 1.0)
            # A run of several texts is one product; more of them are of one long text.
            begins = np.maximum(first.starts[inside] - at.start, 0)
            found = np.clip(np.maximum.reduceat(cells, begins, axis=0), 0.0, 1.0)
            self._back[inside] = np.maximum(self._back[inside], found)
            progress(1 - len(self._waiting) / max(1, self._runs), _STAGE)


def _key(table: WordTable) -> tuple[str, list[tuple[int, int, str]]]:
    """Give what tells one side from another: its text, and how it is cut."""
    sentences = table.reading.sentences
    return table.reading.text, [(s.span.start, s.span.end, s.kind.value) for s in sentences]


def products(rows: Matrix, there: Matrix) -> Iterator[tuple[int, Matrix]]:
    """Give the cosines of some words with all words opposite, a few rows at a time.

    Each comes with the number of its first row.
    """
    step = max(1, CELLS // max(1, len(there)))
    for low in range(0, len(rows), step):
        yield low, rows[low : low + step] @ there.T
