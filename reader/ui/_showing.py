"""What the window shows of a pair, and how: values of the session."""

from dataclasses import dataclass
from enum import StrEnum

from reader.core import ReviewState, Span
from reader.presentation import Finding, Grouping, Role, plain_words


class Page(StrEnum):
    """What fills the middle of the window."""

    TEXTS = "texts"
    OVERVIEW = "overview"
    ONE_TEXT = "one_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aids:
    """Aids to reading: numbers of paragraphs in the margin, and the words of all edits marked."""

    numbers: bool = False
    edits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """Passages of either side that are pointed out though they are no finding, in words."""

    spans: tuple[tuple[Span, ...], tuple[Span, ...]]
    words: str


class FindingOrder(StrEnum):
    """How the findings are sorted."""

    PLACE = "place"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which findings are shown, in which groups, and in which order inside each.

    `words` must all be in a finding's words or in its passages, on either side. A `state`
    leaves only what was decided about in that way.
    """

    hidden: frozenset[Role] = frozenset()
    words: str = ""
    state: ReviewState | None = None
    order: FindingOrder = FindingOrder.PLACE
    grouping: Grouping = Grouping.NONE

    def admits(self, finding: Finding, text: str, state: ReviewState) -> bool:
        """Say whether a finding is shown; `text` is what `Reading` has of it."""
        if finding.role in self.hidden or self.state not in (None, state):
            return False
        return all(word in text for word in plain_words(self.words).split())
