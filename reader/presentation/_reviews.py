"""Which findings notes and reviews are about, and how far a pair has been looked through."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reader.core import (
    Comparison,
    Review,
    ReviewState,
    Span,
    Subject,
    Target,
    place_target,
)
from reader.presentation._findings import Finding
from reader.presentation._messages import tr, tr_n
from reader.presentation._targets import TargetMaker

Spans = tuple[tuple[Span, ...], tuple[Span, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateStyle:
    """The look of a review state: a glyph, a word, and what it means."""

    glyph: str
    word: str
    meaning: str


STATE_STYLES: Mapping[ReviewState, StateStyle] = MappingProxyType(
    {
        ReviewState.NEW: StateStyle(
            glyph="•", word="New", meaning="Nobody has decided about it yet."
        ),
        ReviewState.CONFIRMED: StateStyle(
            glyph="✓", word="Confirmed", meaning="You found that it is so."
        ),
        ReviewState.DISMISSED: StateStyle(
            glyph="✗", word="Dismissed", meaning="You found that it is not so."
        ),
        ReviewState.QUESTION: StateStyle(
            glyph="?", word="Question", meaning="You want to come back to it."
        ),
    }
)


class FindingIndex:
    """The findings of one comparison, to be found by what a note or review is about."""

    def __init__(self, comparison: Comparison, findings: Iterable[Finding]) -> None:
        self._texts = (comparison.articles[0].text, comparison.articles[1].text)
        maker = TargetMaker(comparison)
        self._targets = {finding.key: maker.of(finding) for finding in findings}
        self._rows: dict[tuple[Subject, str], list[Finding]] = {}
        self._exact: dict[tuple[Subject, str, Spans], Finding] = {}
        for finding in findings:
            target = self._targets[finding.key]
            self._rows.setdefault((target.subject, target.variety), []).append(finding)
            self._exact[target.subject, target.variety, finding.spans] = finding

    def target(self, finding: Finding) -> Target:
        """Give the target of one of the findings."""
        return self._targets[finding.key]

    def place(self, target: Target) -> Spans | None:
        """Give where a target stands in the texts now, or None for an orphan."""
        return place_target(target, self._texts)

    def find(self, target: Target) -> Finding | None:
        """Give the finding that a target means: that of its very passages, else the likest."""
        spans = self.place(target) if target.subject.is_finding else None
        if spans is None:
            return None
        exact = self._exact.get((target.subject, target.variety, spans))
        if exact is not None:
            return exact
        rows = self._rows.get((target.subject, target.variety), ())
        likest = max(rows, key=lambda row: _shared(row.spans, spans), default=None)
        return likest if likest is not None and _shared(likest.spans, spans) > 0 else None


def _shared(one: Spans, two: Spans) -> float:
    """Give the share of two sets of passages that is common; 0 if a side has nothing in common."""
    shares = []
    for mine, yours in zip(one, two, strict=True):
        if not mine and not yours:
            continue
        common = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in mine for y in yours)
        total = sum(map(len, mine)) + sum(map(len, yours)) - common
        shares.append(common / total if total else float(mine == yours))
    return 0.0 if 0.0 in shares else sum(shares) / max(1, len(shares))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewProgress:
    """How many findings there are of each state; dismissed ones count, though they are gone."""

    counts: Mapping[ReviewState, int]

    @property
    def total(self) -> int:
        """Give the number of findings, those that were dismissed among them."""
        return sum(self.counts.values())

    @property
    def reviewed(self) -> int:
        """Give the number of findings that were decided about."""
        return self.total - self.counts[ReviewState.NEW]

    @property
    def words(self) -> str:
        """Say it in short: "12 of 40 reviewed"."""
        return tr("{reviewed} of {total} reviewed", reviewed=self.reviewed, total=self.total)

    @property
    def details(self) -> str:
        """Say the counts of all states."""
        parts = (
            tr_n("{count} confirmed", "{count} confirmed", self.counts[ReviewState.CONFIRMED]),
            tr_n("{count} dismissed", "{count} dismissed", self.counts[ReviewState.DISMISSED]),
            tr_n("{count} question", "{count} questions", self.counts[ReviewState.QUESTION]),
            tr_n("{count} new", "{count} new", self.counts[ReviewState.NEW]),
        )
        return ", ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What was decided about a pair: the last review of each finding, by its key.

    `gone` are the dismissed ones whose finding is not there any more, as it should be.
    """

    by_key: Mapping[str, Review]
    gone: tuple[Review, ...]
    progress: ReviewProgress

    def state(self, finding: Finding) -> ReviewState:
        """Give the state of a finding."""
        review = self.by_key.get(finding.key)
        return review.state if review is not None else ReviewState.NEW


def reviewed_of(
    index: FindingIndex, findings: Iterable[Finding], reviews: Iterable[Review]
) -> Reviewed:
    """Bring reviews and findings together; of two reviews of one finding the later counts."""
    by_key: dict[str, Review] = {}
    gone = []
    for review in sorted(reviews, key=lambda r: (r.made, r.id)):
        finding = index.find(review.target)
        if finding is not None:
            by_key[finding.key] = review
        elif review.state is ReviewState.DISMISSED and index.place(review.target) is not None:
            gone.append(review)
    counts = Counter(dict.fromkeys(ReviewState, 0))
    counts[ReviewState.DISMISSED] += len(gone)
    for finding in findings:
        decided = by_key.get(finding.key)
        counts[decided.state if decided is not None else ReviewState.NEW] += 1
    progress = ReviewProgress(counts=MappingProxyType(dict(counts)))
    return Reviewed(by_key=MappingProxyType(by_key), gone=tuple(gone), progress=progress)
