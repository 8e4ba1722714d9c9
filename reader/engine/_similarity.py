"""How alike the sentences of two articles are, by words and by meaning.

Three measures for pairs of sentences, each from 0 to 1: the cosine of their vectors; the
share of one's content words, weighted by rarity, whose stem the other holds; and the same
share with every word counted by its nearest word in context (the recall of BERTScore,
Zhang et al. 2020). The two shares are taken in both directions.

Words against sentences would fill gigabytes for two books, so they are measured a few
sentences at a time and whoever reads them keeps what is wanted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reader.core import Progress, part, silent
from reader.engine._nearest import products, runs
from reader.engine._tables import Flags, Matrix, Places, WordTable, distinct

_STAGE = "Matching words"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Block:
    """A few texts of one side, their words measured against all texts opposite.

    `texts` and `rows` say which. `exact` and `near` are indexed `[word row, text opposite]`,
    word rows counted from the first of the block: 1 where the text opposite holds the
    word's stem, and the cosine of the nearest word in it (1 where the stem is there).
    """

    texts: slice
    rows: slice
    exact: Matrix
    near: Matrix


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Similarity:
    """What the words of one side find opposite, measured when asked for.

    `weights` tell how rare each word of `here` is. `stems` are the stems of both sides as
    numbers, one a row; `holders[starts[s]:starts[s + 1]]` the texts opposite with stem s.
    """

    here: WordTable
    there: WordTable
    weights: Matrix
    stems: tuple[Places, Places]
    holder_starts: Places
    holders: Places

    def cosines(self, texts: slice) -> Matrix:
        """Give the cosines of some texts with all texts opposite, none below 0."""
        found: Matrix = np.clip(self.here.whole[texts] @ self.there.whole.T, 0.0, 1.0)
        return found

    def cuts(self) -> Iterator[slice]:
        """Cut the texts into runs that can be measured in a moment."""
        return runs(self.here, self.there)

    def blocks(self, progress: Progress, nearest: Matrix | None = None) -> Iterator[Block]:
        """Measure all words, a few texts at a time.

        `nearest` are the `NearestWords` of this side; what it holds is measured here
        where it is not known.
        """
        for texts in self.cuts():
            share = texts.start / self.here.texts
            progress(share, _STAGE)
            rows = slice(int(self.here.starts[texts.start]), int(self.here.starts[texts.stop]))
            held = self.held(rows)
            known = None if nearest is None else nearest[rows].copy()
            near = self._nearest(rows, share, progress) if known is None else known
            near[held] = 1.0
            yield Block(texts=texts, rows=rows, exact=held.astype(np.float32), near=near)

    def held(self, rows: slice) -> Flags:
        """Tell which texts opposite hold the stem of each of some words."""
        out = np.zeros((rows.stop - rows.start, self.there.texts), dtype=bool)
        stems = self.stems[0][rows]
        lows = self.holder_starts[stems]
        counts = self.holder_starts[stems + 1] - lows
        before = np.cumsum(counts) - counts
        found = np.arange(counts.sum()) + np.repeat(lows - before, counts)
        out[np.repeat(np.arange(len(stems)), counts), self.holders[found]] = True
        return out

    def near(self, text: int, opposite: Sequence[int]) -> Matrix:
        """Measure the words of one text against some texts opposite, a column each."""
        rows = self.here.rows(text)
        out = np.zeros((rows.stop - rows.start, len(opposite)), dtype=np.float32)
        for column, other in enumerate(opposite):
            theirs = self.there.rows(other)
            if theirs.stop > theirs.start:
                cells = self.here.vectors[rows] @ self.there.vectors[theirs].T
                np.clip(cells.max(axis=1), 0.0, 1.0, out=out[:, column])
                is_held = (self.stems[0][rows, None] == self.stems[1][theirs]).any(axis=1)
                out[is_held, column] = 1.0
        return out

    def soft(self, text: int, other: int) -> float:
        """Give the soft share of one text's words in one opposite."""
        weights = self.weights[self.here.rows(text)]
        total = float(weights.sum())
        return float(weights @ self.near(text, [other])[:, 0]) / total if total else 0.0

    def _nearest(self, rows: slice, share: float, progress: Progress) -> Matrix:
        out = np.zeros((rows.stop - rows.start, self.there.texts), dtype=np.float32)
        filled = np.flatnonzero(self.there.sizes())
        if not len(filled):
            return out
        for low, cells in products(self.here.vectors[rows], self.there.vectors):
            progress(share, _STAGE)
            found = np.maximum.reduceat(cells, self.there.starts[filled], axis=1)
            out[low : low + len(cells), filled] = found
        return np.clip(out, 0.0, 1.0, out=out)


def compare_tables(
    a: WordTable, b: WordTable, progress: Progress = silent
) -> tuple[Similarity, Similarity]:
    """Make two articles ready to be measured, seen from A and seen from B."""
    idf = _rarity(a, b, part(progress, 0.0, 0.5))
    known = {stem: number for number, stem in enumerate(idf)}
    progress(0.5, _STAGE)
    weights = np.array(list(idf.values()), dtype=np.float32)
    ids = [np.array([known[stem] for stem in side.stems], dtype=np.int64) for side in (a, b)]
    progress(0.7, _STAGE)
    forth = _one_direction((a, b), (ids[0], ids[1]), weights)
    progress(0.9, _STAGE)
    return forth, _one_direction((b, a), (ids[1], ids[0]), weights)


def _rarity(a: WordTable, b: WordTable, progress: Progress) -> dict[str, float]:
    """Give every stem a weight by how few sentences of both articles hold it."""
    found: Counter[str] = Counter()
    for table in (a, b):
        progress(0.0 if table is a else 0.5, _STAGE)
        for (start, end), times in zip(pairwise(table.starts), table.repeats(), strict=True):
            for stem in dict.fromkeys(table.stems[start:end]):
                found[stem] += int(times)
    sentences = len(a.text_of) + len(b.text_of)
    return {
        stem: float(np.log((sentences + 1) / (count + 0.5)) + 0.5) for stem, count in found.items()
    }


def _one_direction(
    sides: tuple[WordTable, WordTable], stems: tuple[Places, Places], weights: Matrix
) -> Similarity:
    here, there = sides
    texts = np.repeat(np.arange(there.texts), there.sizes())
    held = distinct(stems[1] * max(1, there.texts) + texts)  # by stem, then by text
    counts = np.bincount(held // max(1, there.texts), minlength=len(weights))
    return Similarity(
        here=here,
        there=there,
        weights=weights[stems[0]],
        stems=stems,
        holder_starts=np.concatenate([[0], np.cumsum(counts)]),
        holders=held % max(1, there.texts),
    )
