"""The pairs of sentences that are worth weighing: for each the most alike ones opposite.

Of two ordinary articles these are all pairs; of two books, a fixed number a sentence. What
is left out here is told to be like nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.core import Progress, part, silent
from reader.engine._similarity import Similarity
from reader.engine._tables import Matrix, Places, distinct

Scores = NDArray[np.float64]

MOST_CANDIDATES = 64  # of a text, by cosine and shared words; more come from the other side
_STAGE = "Matching words"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """Some pairs of texts, by text of A and then of B: pair p is `left[p]` and `right[p]`.

    `of` gives the pairs of one text, so that figures of pairs can be kept in one flat array.
    """

    shape: tuple[int, int]
    codes: Places
    left: Places
    right: Places
    orders: tuple[Places, Places]
    starts: tuple[Places, Places]

    @classmethod
    def of_codes(cls, codes: Places, shape: tuple[int, int]) -> "Pairs":
        """Take pairs as numbers, a times the texts of B plus b, in any order."""
        known = distinct(codes)
        sides = known // max(1, shape[1]), known % max(1, shape[1])
        return cls(
            shape=shape,
            codes=known,
            left=sides[0],
            right=sides[1],
            orders=(np.arange(len(known)), np.argsort(sides[1], kind="stable")),
            starts=(_ends(sides[0], shape[0]), _ends(sides[1], shape[1])),
        )

    def __len__(self) -> int:
        return len(self.left)

    def opposite(self, side: int) -> Places:
        """Give, for every pair, its text on the other side."""
        return self.right if side == 0 else self.left

    def of(self, side: int, texts: slice) -> Places:
        """Give the places of all pairs that some texts of one side are in, text by text."""
        starts = self.starts[side]
        return self.orders[side][starts[texts.start] : starts[texts.stop]]

    def find(self, left: Places, right: Places) -> Places:
        """Give the places of pairs; -1 for those that are not here."""
        wanted = left * self.shape[1] + right
        if not len(self):
            return np.full(len(wanted), -1)
        places = np.minimum(np.searchsorted(self.codes, wanted), len(self) - 1)
        return np.where(self.codes[places] == wanted, places, -1)


def _ends(texts: Places, size: int) -> Places:
    return np.concatenate([[0], np.cumsum(np.bincount(texts, minlength=size))])


def every_pair(shape: tuple[int, int]) -> Pairs:
    """Take all pairs."""
    return Pairs.of_codes(np.arange(shape[0] * shape[1]), shape)


def likely_pairs(
    similarity: tuple[Similarity, Similarity],
    wanted: Iterable[tuple[int, int]] = (),
    most: int = MOST_CANDIDATES,
    progress: Progress = silent,
) -> Pairs:
    """Take, for each text of either side, those opposite that are most alike.

    Texts that are not compared are in no pair. `wanted` are pairs of texts to take anyhow.
    """
    a, b = similarity
    shape = a.here.texts, b.here.texts
    forth = _likely(a, most, part(progress, 0.0, 0.5))
    back = _likely(b, most, part(progress, 0.5, 1.0))
    asked = np.array(sorted(set(wanted)), dtype=np.int64).reshape(-1, 2)
    codes = [
        *(i * shape[1] + found for i, found in enumerate(forth)),
        *(found * shape[1] + j for j, found in enumerate(back)),
        asked[:, 0] * shape[1] + asked[:, 1],
    ]
    return Pairs.of_codes(np.concatenate([np.zeros(0, dtype=np.int64), *codes]), shape)


def _likely(sim: Similarity, most: int, progress: Progress) -> Sequence[Places]:
    """Give, for each text, the texts opposite that are most alike, in their order."""
    open_texts = np.flatnonzero(sim.there.compared)
    if len(open_texts) <= most:
        nothing = open_texts[:0]
        return [open_texts if is_open else nothing for is_open in sim.here.compared]
    out: list[Places] = []
    for texts in sim.cuts():
        progress(texts.start / sim.here.texts, _STAGE)
        alike = (sim.cosines(texts) + _lexical(sim, texts))[:, open_texts]
        best = np.argpartition(-alike, most - 1, axis=1)[:, :most]
        for text, row in enumerate(best, start=texts.start):
            out.append(np.sort(open_texts[row]) if sim.here.compared[text] else open_texts[:0])
    return out


def _lexical(sim: Similarity, texts: slice) -> Matrix:
    rows = slice(int(sim.here.starts[texts.start]), int(sim.here.starts[texts.stop]))
    return shares(sim, texts, rows) @ sim.held(rows).astype(np.float32)


def shares(sim: Similarity, texts: slice, rows: slice) -> Matrix:
    """Give the share of each text's weight that each word row holds: (texts, rows)."""
    sizes = sim.here.sizes()[texts]
    owners = np.repeat(np.arange(len(sizes)), sizes)
    weights = sim.weights[rows]
    totals = np.bincount(owners, weights=weights, minlength=len(sizes))
    out = np.zeros((len(sizes), len(owners)), dtype=np.float32)
    out[owners, np.arange(len(owners))] = weights / totals[owners]
    return out
