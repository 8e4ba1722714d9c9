"""For each word its nearest one in each text opposite, for both sides from one product.

The product of all words with all words is most of what a long pair costs after encoding.
Its last digits depend on which side comes first and how it is cut, so the order of the sides
is settled by what they hold: swapped articles give the same figures, swapped.
"""

from collections.abc import Iterator
from functools import partial

import numpy as np

from reader.core import Progress, silent
from reader.engine._beside import Beside
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


def nearest_words(
    a: WordTable, b: WordTable, progress: Progress = silent
) -> tuple[Matrix, Matrix] | None:
    """Give the cosine of each word's nearest one in each text opposite, none below 0.

    Indexed `[word of A, text of B]` and `[word of B, text of A]`. None for articles so long
    that these would fill the memory. Works in two threads.
    """
    if len(a.stems) * b.texts + len(b.stems) * a.texts > _MOST_KEPT:
        return None
    keys = _key(a), _key(b)
    first, second = (b, a) if keys[0] > keys[1] else (a, b)
    forth = np.zeros((len(first.stems), second.texts), dtype=np.float32)
    back = np.zeros((first.texts, len(second.stems)), dtype=np.float32)
    cuts = list(runs(first, second))
    half = (len(cuts) + 1) // 2
    with Beside() as beside:
        later = beside.begin(partial(_fill, (first, second), cuts[half:], (forth, back)))
        _fill((first, second), cuts[:half], (forth, back), progress)
        later.result(progress)
    if keys[0] == keys[1]:
        return forth, forth
    return (forth, back.T) if first is a else (back.T, forth)


def _key(table: WordTable) -> tuple[str, list[tuple[int, int, str]]]:
    """Give what tells one side from another: its text, and how it is cut."""
    sentences = table.reading.sentences
    return table.reading.text, [(s.span.start, s.span.end, s.kind.value) for s in sentences]


def _fill(
    sides: tuple[WordTable, WordTable],
    cuts: list[slice],
    out: tuple[Matrix, Matrix],
    progress: Progress,
) -> None:
    """Measure some texts of the first side against all of the second, and back.

    `out` are for the words of the first by text of the second, and for the texts of the
    first by word of the second.
    """
    first, second = sides
    forth, back = out
    filled = np.flatnonzero(second.sizes())
    for number, texts in enumerate(cuts if len(filled) else ()):
        inside = texts.start + np.flatnonzero(first.sizes()[texts])
        rows = slice(int(first.starts[texts.start]), int(first.starts[texts.stop]))
        for low, cells in products(first.vectors[rows], second.vectors):
            progress(number / len(cuts), _STAGE)
            at = slice(rows.start + low, rows.start + low + len(cells))
            found = np.maximum.reduceat(cells, second.starts[filled], axis=1)
            forth[at, filled] = np.clip(found, 0.0, 1.0)
            # A run of several texts is one product; more of them are of one long text.
            begins = np.maximum(first.starts[inside] - at.start, 0)
            found = np.maximum.reduceat(cells, begins, axis=0)
            back[inside] = np.maximum(back[inside], np.clip(found, 0.0, 1.0))


def products(rows: Matrix, there: Matrix) -> Iterator[tuple[int, Matrix]]:
    """Give the cosines of some words with all words opposite, a few rows at a time.

    Each comes with the number of its first row.
    """
    step = max(1, CELLS // max(1, len(there)))
    for low in range(0, len(rows), step):
        yield low, rows[low : low + step] @ there.T
