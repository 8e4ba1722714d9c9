"""How alike the sentences of two articles are, by words and by meaning.

Three measures for every pair of sentences, each from 0 to 1: the cosine of their
vectors; the share of one's content words, weighted by rarity, whose stem the other
holds; and the same share with every word counted by its nearest word in context (the
recall of BERTScore, Zhang et al. 2020). The two shares are taken in both directions.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reader.core import Progress, part
from reader.engine._encoder import Encoded
from reader.engine._reading import Reading

Matrix = NDArray[np.float32]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

_STAGE = "Matching words"

_CHUNK_CELLS = 2_000_000  # words of A times words of B taken at once: 8 MB, under 50 ms


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordTable:
    """All content words of one article, flat: one row a word.

    `starts[i]:starts[i + 1]` are the rows of sentence i. `numbers` holds each word's
    index in `reading.words[i]`. `names` tells words with a capital inside a sentence,
    `figures` those that start with a digit.
    """

    reading: Reading
    starts: tuple[int, ...]
    numbers: tuple[int, ...]
    stems: tuple[str, ...]
    names: Flags
    figures: Flags
    vectors: Matrix
    whole: Matrix

    def rows(self, sentence: int) -> slice:
        """Give the rows of one sentence's content words."""
        return slice(self.starts[sentence], self.starts[sentence + 1])


def word_table(reading: Reading, encoded: Sequence[Encoded], dimensions: int) -> WordTable:
    """Gather the content words of an article with a vector each.

    A word's vector is the mean of its pieces', scaled to length 1; a word beyond the
    encoder's limit has the zero vector and can match by its stem alone.
    """
    starts, numbers, stems = [0], [], []
    names, figures = [], []
    vectors: list[Matrix] = []
    for words, sentence, code in zip(reading.words, reading.sentences, encoded, strict=True):
        kept = [k for k, word in enumerate(words) if word.is_content]
        numbers += kept
        stems += [words[k].stem for k in kept]
        names += [k > 0 and reading.text[words[k].span.start].isupper() for k in kept]
        figures += [words[k].form[0].isdigit() for k in kept]
        places = np.array(code.places, dtype=np.int64) + sentence.span.start
        lows = np.searchsorted(places, [words[k].span.start for k in kept])
        highs = np.searchsorted(places, [words[k].span.end for k in kept])
        vectors.append(_means(code.pieces, lows, highs))
        starts.append(len(numbers))
    return WordTable(
        reading=reading,
        starts=tuple(starts),
        numbers=tuple(numbers),
        stems=tuple(stems),
        names=np.array(names, dtype=bool),
        figures=np.array(figures, dtype=bool),
        vectors=np.concatenate([np.zeros((0, dimensions), dtype=np.float32), *vectors]),
        whole=np.array([code.whole for code in encoded], dtype=np.float32).reshape(
            len(encoded), dimensions
        ),
    )


def _means(pieces: NDArray[np.float16], lows: Places, highs: Places) -> Matrix:
    """Give the direction of the pieces from each low up to its high; zero where there are none."""
    nothing = np.zeros((1, pieces.shape[1]))
    sums = np.concatenate([nothing, np.cumsum(pieces, axis=0, dtype=np.float64)])
    found = sums[highs] - sums[lows]
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.maximum(lengths, 1e-9), dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Similarity:
    """The measures for every pair of sentences, and for every word against a sentence.

    `cosine`, `lexical` and `soft` are indexed `[i, j]`, i a sentence of `here`, j one of
    `there`; `lexical` and `soft` are shares of sentence i's words. `exact` and `near` are
    indexed `[word row of here, j]`: does sentence j hold the word's stem, and the cosine
    of the nearest word in it (1 where the stem is there).
    """

    here: WordTable
    there: WordTable
    weights: Matrix
    cosine: Matrix
    lexical: Matrix
    soft: Matrix
    exact: Flags
    near: Matrix


def compare_tables(a: WordTable, b: WordTable, progress: Progress) -> tuple[Similarity, Similarity]:
    """Measure all pairs of sentences, seen from A and seen from B."""
    idf = _rarity(a, b)
    cosine = np.clip(a.whole @ b.whole.T, 0.0, 1.0)
    near_a, near_b = _nearest_words(a, b, part(progress, 0.0, 0.8))
    progress(0.8, _STAGE)
    here = _one_direction(a, b, idf, cosine, near_a)
    progress(0.9, _STAGE)
    return here, _one_direction(b, a, idf, np.ascontiguousarray(cosine.T), near_b)


def _rarity(a: WordTable, b: WordTable) -> dict[str, float]:
    """Give every stem a weight by how few sentences of both articles hold it."""
    found: Counter[str] = Counter()
    sentences = 0
    for table in (a, b):
        for start, end in pairwise(table.starts):
            found.update(set(table.stems[start:end]))
            sentences += 1
    return {
        stem: float(np.log((sentences + 1) / (count + 0.5)) + 0.5) for stem, count in found.items()
    }


def _nearest_words(a: WordTable, b: WordTable, progress: Progress) -> tuple[Matrix, Matrix]:
    """Give, for each word of either side, its greatest cosine in each sentence opposite."""
    near_a = np.zeros((len(a.stems), len(b.starts) - 1), dtype=np.float32)
    near_b = np.zeros((len(b.stems), len(a.starts) - 1), dtype=np.float32)
    if not len(a.stems) or not len(b.stems):
        return near_a, near_b
    sentences_b, cuts_b = _filled(b.starts, 0, len(b.stems))
    step = max(1, _CHUNK_CELLS // len(b.stems))
    for low in range(0, len(a.stems), step):
        progress(low / len(a.stems), _STAGE)
        high = min(low + step, len(a.stems))
        cells = a.vectors[low:high] @ b.vectors.T
        near_a[low:high, sentences_b] = np.maximum.reduceat(cells, cuts_b, axis=1)
        sentences_a, cuts_a = _filled(a.starts, low, high)
        best = np.maximum.reduceat(cells, cuts_a, axis=0).T
        near_b[:, sentences_a] = np.maximum(near_b[:, sentences_a], best)
    for near in (near_a, near_b):
        np.clip(near, 0.0, 1.0, out=near)
    return near_a, near_b


def _filled(starts: Sequence[int], low: int, high: int) -> tuple[list[int], list[int]]:
    """Give the sentences with words in some rows, and where in these rows each begins."""
    first = bisect_right(starts, low) - 1
    sentences, cuts = [], []
    for number in range(first, len(starts) - 1):
        start, end = max(low, starts[number]), min(high, starts[number + 1])
        if start >= high:
            break
        if end > start:
            sentences.append(number)
            cuts.append(start - low)
    return sentences, cuts


def _one_direction(
    here: WordTable, there: WordTable, idf: dict[str, float], cosine: Matrix, near: Matrix
) -> Similarity:
    holders: dict[str, list[int]] = {}
    for j, (start, end) in enumerate(pairwise(there.starts)):
        for stem in sorted(set(there.stems[start:end])):
            holders.setdefault(stem, []).append(j)
    exact = np.zeros(near.shape, dtype=bool)
    for row, stem in enumerate(here.stems):
        exact[row, holders.get(stem, ())] = True
    near[exact] = 1.0
    weights = np.array([idf[stem] for stem in here.stems], dtype=np.float32)
    return Similarity(
        here=here,
        there=there,
        weights=weights,
        cosine=cosine,
        lexical=_shares(here, weights, exact),
        soft=_shares(here, weights, near),
        exact=exact,
        near=near,
    )


def _shares(table: WordTable, weights: Matrix, held: Matrix | Flags) -> Matrix:
    """Give the weighted share of each sentence's words that is held, a column a sentence."""
    out = np.zeros((len(table.starts) - 1, held.shape[1]), dtype=np.float32)
    for i, (start, end) in enumerate(pairwise(table.starts)):
        if end > start:
            mine = weights[start:end]
            out[i] = mine @ held[start:end] / mine.sum()
    return out
