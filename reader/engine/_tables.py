"""The words of one article as a table, with a vector each.

Sentences of equal characters are one *text* here, so that an article which says a thing a
thousand times costs no more than one that says it once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.core import Progress, silent
from reader.engine._encoder import Encoded, Encoder
from reader.engine._reading import Reading

Matrix = NDArray[np.float32]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

_STAGE = "Matching words"
_BATCH = 128  # texts whose vectors are gathered at once
_MOST_WORDS = 2_000  # content words of a sentence that are compared; no prose has as many


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordTable:
    """All content words of one article, flat: one row a word, equal sentences once.

    `text_of[i]` is the text of sentence i, `first[t]` the first sentence of text t; texts
    are numbered by it. `starts[t]:starts[t + 1]` are the rows of text t. `numbers` holds
    each word's index among the words of its sentence. `names` tells words with a capital
    inside a sentence, `figures` those that start with a digit.

    Of texts, `whole` are the vectors; `middle` those to which the words' own vectors can
    be compared; `compared` tells those that are, `lead` those of the first tenth.
    `holders[holder_starts[t]:holder_starts[t + 1]]` are the sentences of text t, and
    `neighbours` all texts that follow one another, the first and the second of each
    two, in order; the last text follows itself.
    """

    reading: Reading
    text_of: Places
    first: Places
    starts: Places
    numbers: Places
    stems: tuple[str, ...]
    names: Flags
    figures: Flags
    vectors: Matrix
    whole: Matrix
    middle: Matrix
    compared: Flags
    lead: Flags
    holders: Places
    holder_starts: Places
    neighbours: tuple[Places, Places]

    @property
    def texts(self) -> int:
        """How many texts there are."""
        return len(self.first)

    def rows(self, text: int) -> slice:
        """Give the rows of one text's content words."""
        return slice(int(self.starts[text]), int(self.starts[text + 1]))

    def sizes(self) -> Places:
        """Give how many content words each text has."""
        return np.diff(self.starts)

    def repeats(self) -> Places:
        """Give how many sentences have each text."""
        return np.diff(self.holder_starts)

    def sentences(self, text: int, most: int | None = None) -> list[int]:
        """Give the sentences that have a text, in order; not more than asked for."""
        low, high = self.holder_starts[text : text + 2].tolist()
        found: list[int] = self.holders[low:high][:most].tolist()
        return found


def word_table(
    reading: Reading, encoded: Sequence[Encoded], encoder: Encoder, progress: Progress = silent
) -> WordTable:
    """Gather the content words of an article; `encoded` are the vectors of its sentences.

    A word's vector is the mean of its pieces', scaled to length 1; a word beyond the
    encoder's limit has the zero vector and can match by its stem alone.
    """
    text_of, first = _texts(reading)
    kept = [
        [k for k, word in enumerate(reading.words[i]) if word.is_content][:_MOST_WORDS]
        for i in first
    ]
    words = [reading.words[i][k] for i, own in zip(first, kept, strict=True) for k in own]
    inside = [k > 0 for own in kept for k in own]
    codes = [encoded[i] for i in first]
    wanted = list(zip(first, kept, strict=True))
    vectors = _word_vectors(reading, wanted, codes, encoder.piece_dimensions, progress)
    whole = np.array([code.whole for code in codes], dtype=np.float32)
    whole = whole.reshape(len(first), encoder.dimensions)
    is_one_space = encoder.dimensions == encoder.piece_dimensions
    capitals = [reading.text[word.span.start].isupper() for word in words]
    return WordTable(
        reading=reading,
        text_of=np.array(text_of, dtype=np.int64),
        first=np.array(first, dtype=np.int64),
        starts=_ends([len(own) for own in kept]),
        numbers=np.array([k for own in kept for k in own], dtype=np.int64),
        stems=tuple(word.stem for word in words),
        names=np.array(inside, dtype=bool) & np.array(capitals, dtype=bool),
        figures=np.array([word.form[0].isdigit() for word in words], dtype=bool),
        vectors=vectors,
        whole=whole,
        middle=whole if is_one_space else _middles(codes, encoder.piece_dimensions),
        compared=np.array([reading.sentences[i].kind.is_compared for i in first], dtype=bool),
        lead=np.array([_is_lead(i, len(reading.sentences)) for i in first], dtype=bool),
        holders=np.argsort(np.array(text_of, dtype=np.int64), kind="stable"),
        holder_starts=_ends(np.bincount(np.array(text_of, dtype=np.int64))),
        neighbours=_neighbours(text_of),
    )


def _ends(sizes: Sequence[int] | Places) -> Places:
    return np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])


def _neighbours(text_of: Sequence[int]) -> tuple[Places, Places]:
    found = dict.fromkeys(zip(text_of, [*text_of[1:], *text_of[-1:]], strict=True))
    both = np.array(list(found), dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _texts(reading: Reading) -> tuple[list[int], list[int]]:
    """Give each sentence the number of its text, and each text its first sentence."""
    known: dict[tuple[str, bool, bool], int] = {}
    text_of: list[int] = []
    first: list[int] = []
    for i, sentence in enumerate(reading.sentences):
        is_lead = _is_lead(i, len(reading.sentences))
        key = (sentence.span.of(reading.text), sentence.kind.is_compared, is_lead)
        if key not in known:
            known[key] = len(first)
            first.append(i)
        text_of.append(known[key])
    return text_of, first


def _is_lead(number: int, sentences: int) -> bool:
    return number < max(1, round(sentences / 10))


def _word_vectors(
    reading: Reading,
    kept: Sequence[tuple[int, Sequence[int]]],
    codes: Sequence[Encoded],
    dimensions: int,
    progress: Progress,
) -> Matrix:
    """Give the vectors of some words; `kept` are sentences and the numbers of their words."""
    out = [np.zeros((0, dimensions), dtype=np.float32)]
    for low in range(0, len(kept), _BATCH):
        progress(low / len(kept), _STAGE)
        batch = slice(low, low + _BATCH)
        lows, highs, before = [], [], 0
        for (i, own), code in zip(kept[batch], codes[batch], strict=True):
            places = np.array(code.places, dtype=np.int64) + reading.sentences[i].span.start
            spans = [reading.words[i][k].span for k in own]
            lows.append(before + np.searchsorted(places, [span.start for span in spans]))
            highs.append(before + np.searchsorted(places, [span.end for span in spans]))
            before += len(places)
        pieces = np.concatenate([code.pieces for code in codes[batch]])
        out.append(_means(pieces, np.concatenate(lows), np.concatenate(highs)))
    return np.concatenate(out)


def _means(pieces: NDArray[np.float16], lows: Places, highs: Places) -> Matrix:
    """Give the direction of the pieces from each low up to its high; zero where there are none."""
    out = np.zeros((len(lows), pieces.shape[1]), dtype=np.float32)
    wanted = np.flatnonzero(highs > lows)
    step = 0
    while len(wanted):
        out[wanted] += pieces[lows[wanted] + step]
        step += 1
        wanted = wanted[lows[wanted] + step < highs[wanted]]
    return _scaled(out)


def _middles(codes: Sequence[Encoded], dimensions: int) -> Matrix:
    """Give the direction of all pieces of each text, where texts have vectors of another kind."""
    out = np.zeros((len(codes), dimensions), dtype=np.float32)
    for row, code in zip(out, codes, strict=True):
        row[:] = code.pieces.sum(axis=0, dtype=np.float32)
    return _scaled(out)


def _scaled(rows: Matrix) -> Matrix:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


def distinct(numbers: Places) -> Places:
    """Give numbers in order, each once, as `np.unique`, which first loads the masked arrays."""
    ranked = np.sort(numbers)
    is_new = np.ones(len(ranked), dtype=bool)
    is_new[1:] = ranked[1:] != ranked[:-1]
    return ranked[is_new]
