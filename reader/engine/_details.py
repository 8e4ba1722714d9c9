"""Cut a sentence into its details, the shortest runs of words that can be left out.

"On Tuesday", "a former mayor", "for possible arrest": a detail runs from one preposition,
conjunction, relative word or mark of punctuation to the next. A clause may be reported
while a detail of it is not, so one more model looks at each detail: at its own words, and
at what was said of its clause and its sentence. Another looks at all details of a sentence
together, and says whether the sentence is reported to its last detail.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

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


def details(text: str, sentence: Span, starts: Sequence[int]) -> tuple[Detail, ...]:
    """Cut a sentence; `starts` are the places of its content words, in order.

    Each detail has at least one of these words, and together they hold them all. What has
    none joins the detail after it, at the end of the sentence the one before it.
    """
    if not len(starts):
        return ()
    cuts = [match.start() for match in _CUT.finditer(text, sentence.start, sentence.end)]
    owners = np.searchsorted(cuts, starts, side="right")
    firsts = np.flatnonzero(np.diff(owners, prepend=-1))
    edges = [sentence.start, *(cuts[owner] for owner in owners[firsts[1:] - 1]), sentence.end]
    bounds = [*firsts.tolist(), len(owners)]
    return tuple(
        Detail(
            span=Span(start=edges[k], end=edges[k + 1]),
            words=slice(bounds[k], bounds[k + 1]),
        )
        for k in range(len(firsts))
    )


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
        """Describe each detail: a row of `DETAIL_FEATURES`; all of it counts if nothing does."""
        weights = _some(np.asarray(self.weights, dtype=np.float64))
        odds = log_odds(self.clauses)
        whole = float(log_odds(np.array([self.whole]))[0])
        share = float(weights @ self.linked / weights.sum())
        held = self.linked >= 1.0
        rows = []
        for cut in cuts:
            own = _some(weights[cut.words])
            own = own / own.sum()
            means = [float(own @ v[cut.words]) for v in (odds, held, self.nearest)]
            rows.append((means[0], whole, means[1], means[2], share))
        return np.array(rows, dtype=np.float64).reshape(len(cuts), len(DETAIL_FEATURES))

    def entire_features(self, cuts: Sequence[Detail], scores: Scores) -> Scores:
        """Describe the sentence by the scores of its details, at least one: `ENTIRE_FEATURES`."""
        weights = np.asarray(self.weights, dtype=np.float64)
        odds = log_odds(scores)
        least = np.sort(odds)
        mean = np.average(odds, weights=_some(np.array([weights[c.words].sum() for c in cuts])))
        whole = log_odds(np.array([self.whole]))[0]
        return np.array([least[0], least[:2][-1], mean, whole, np.log(len(cuts))])


def _some(weights: Scores) -> Scores:
    """Give the weights, or equal ones if none is above 0."""
    return weights if weights.any() else np.ones_like(weights)
