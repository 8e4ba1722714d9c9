"""Cut a sentence into its details, the shortest runs of words that can be left out.

"On Tuesday", "a former mayor", "for possible arrest": a detail runs from one preposition,
conjunction, relative word or mark of punctuation to the next. A clause may be reported
while a detail of it is not, so one more model looks at each detail: at its own words, and
at what was said of its clause and its sentence. Another looks at all details of a sentence
together, and says whether the sentence is reported to its last detail.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reader.core import Span
from reader.engine._context import log_odds
from reader.engine._pairs import Scores
from reader.engine._tables import Matrix, Places

DETAIL_FEATURES = (
    "its clause, log odds",
    "its sentence, log odds",
    "share of the linked sentences",
    "soft share of the whole article",
    "sentence: soft share of the linked sentences",
)
ENTIRE_FEATURES = (
    "its least reported detail, log odds",
    "the next to least, log odds",
    "mean of its details, log odds",
    "sentence, log odds",
    "details, logarithm",
)

_OPENERS = """about across after against amid among and as at because before between but by despite
    during following for from if in including inside into near nor on onto or outside over per
    since than that through throughout to toward towards under until via when where which while
    who whom whose with within without""".split()
_CUT = re.compile(rf'[,;:—–()\[\]"“”]|\s-{{1,2}}\s|\b(?:{"|".join(_OPENERS)})\b', re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A detail's place in the text, and which of its sentence's content words it holds."""

    span: Span
    words: slice

    def __len__(self) -> int:
        """How many content words there are."""
        return int(self.words.stop - self.words.start)


def details(text: str, sentence: Span, starts: Sequence[int]) -> tuple[Detail, ...]:
    """Cut a sentence; `starts` are the places of its content words, in order.

    Each detail has at least one of these words, and together they hold them all. What has
    none joins the detail after it, at the end of the sentence the one before it.
    """
    if not len(starts):
        return ()
    cuts = [match.start() for match in _CUT.finditer(text, sentence.start, sentence.end)]
    owners = [bisect_right(cuts, start) for start in starts]
    firsts = [k for k, owner in enumerate(owners) if k == 0 or owner != owners[k - 1]]
    edges = [sentence.start, *(cuts[owners[first - 1]] for first in firsts[1:]), sentence.end]
    spans = [Span(start=low, end=high) for low, high in pairwise(edges)]
    words = [slice(low, high) for low, high in pairwise([*firsts, len(owners)])]
    return tuple(Detail(span=span, words=own) for span, own in zip(spans, words, strict=True))


Cuts = Sequence[Sequence[Detail]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LinkedWords:
    """What is known of the content words of some linked sentences, one after the other.

    `sizes` tell how many words each sentence has, at least one. `weights` tell how rare each
    word is, 0 for one that does not count; `linked` is the cosine of the nearest word in the
    sentences that its own is linked to, 1 where one of them holds its stem, `nearest` the same
    in the whole other article; `clauses` the scores of the clauses they stand in, `whole` those
    of the sentences.
    """

    sizes: Places
    weights: Matrix
    linked: Matrix
    nearest: Matrix
    clauses: Scores
    whole: Scores

    def features(self, cuts: Cuts) -> Scores:
        """Describe each detail of each sentence: a row of `DETAIL_FEATURES`.

        All words of a sentence or of a detail count if none does.
        """
        begins = _begins(self.sizes)
        weights = _some(np.asarray(self.weights, dtype=np.float64), begins, self.sizes)
        share = np.add.reduceat(weights * self.linked, begins) / np.add.reduceat(weights, begins)
        sizes = np.array([len(cut) for own in cuts for cut in own], dtype=np.int64)
        firsts, owners = _begins(sizes), np.repeat(np.arange(len(cuts)), [len(own) for own in cuts])
        weights = _some(weights, firsts, sizes)
        values = np.stack([log_odds(self.clauses), self.linked >= 1.0, self.nearest])
        means = np.add.reduceat(weights * values, firsts, axis=1) / np.add.reduceat(weights, firsts)
        whole = log_odds(self.whole)[owners]
        return np.stack([means[0], whole, means[1], means[2], share[owners]], axis=1)

    def entire_features(self, cuts: Cuts, scores: Scores) -> Scores:
        """Describe each sentence by the scores of its details, at least one: `ENTIRE_FEATURES`."""
        counts = np.array([len(own) for own in cuts], dtype=np.int64)
        begins, odds = _begins(counts), log_odds(scores)
        ranked = odds[np.lexsort((odds, np.repeat(np.arange(len(cuts)), counts)))]
        sizes = np.array([len(cut) for own in cuts for cut in own], dtype=np.int64)
        weights = np.add.reduceat(np.asarray(self.weights, dtype=np.float64), _begins(sizes))
        weights = _some(weights, begins, counts)
        mean = np.add.reduceat(weights * odds, begins) / np.add.reduceat(weights, begins)
        second = ranked[begins + np.minimum(counts, 2) - 1]
        return np.stack(
            [ranked[begins], second, mean, log_odds(self.whole), np.log(counts)], axis=1
        )


def _begins(sizes: Places) -> Places:
    return np.asarray(np.cumsum(sizes) - sizes, dtype=np.int64)


def _some(weights: Scores, begins: Places, sizes: Places) -> Scores:
    """Give the weights, or equal ones for each stretch of which none is above 0."""
    nothing = np.add.reduceat(weights, begins) == 0.0
    return np.where(np.repeat(nothing, sizes), 1.0, weights)
