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
from reader.engine._tables import Matrix

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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SentenceWords:
    """What is known of the content words of one sentence, a value for each.

    `weights` tell how rare each is, 0 for one that does not count; `linked` is the cosine
    of the nearest word in the sentences it is linked to, 1 where one of them holds its
    stem, `nearest` the same in the whole other article; `clauses` the scores of the
    clauses they stand in, `whole` the sentence's own.
    """

    weights: Matrix
    linked: Matrix
    nearest: Matrix
    clauses: Scores
    whole: float

    def features(self, cuts: Sequence[Detail]) -> Scores:
        """Describe each detail: a row of `DETAIL_FEATURES`; all of it counts if nothing does.

        The details together hold all words, in order.
        """
        weights = _some(np.asarray(self.weights, dtype=np.float64))
        out = np.empty((len(cuts), len(DETAIL_FEATURES)))
        out[:, 1] = log_odds(np.array([self.whole]))
        out[:, 4] = float(weights @ self.linked / weights.sum())
        firsts = [cut.words.start for cut in cuts]
        nothing = np.add.reduceat(weights, firsts) == 0.0
        own = np.where(np.repeat(nothing, [len(cut) for cut in cuts]), 1.0, weights)
        values = np.stack([log_odds(self.clauses), self.linked >= 1.0, self.nearest])
        means = np.add.reduceat(own * values, firsts, axis=1) / np.add.reduceat(own, firsts)
        out[:, [0, 2, 3]] = means.T
        return out

    def entire_features(self, cuts: Sequence[Detail], scores: Scores) -> Scores:
        """Describe the sentence by the scores of its details, at least one: `ENTIRE_FEATURES`."""
        weights = np.asarray(self.weights, dtype=np.float64)
        odds = log_odds(scores)
        least = np.sort(odds)
        weighs = _some(np.add.reduceat(weights, [cut.words.start for cut in cuts]))
        mean = float(weighs @ odds / weighs.sum())
        whole = log_odds(np.array([self.whole]))[0]
        return np.array([least[0], least[:2][-1], mean, whole, np.log(len(cuts))])


def _some(weights: Scores) -> Scores:
    """Give the weights, or equal ones if none is above 0."""
    return weights if weights.any() else np.ones_like(weights)
