"""What a reader writes down, and how far the findings have been looked through."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reader.core._correction import Correction, CorrectionKind
from reader.core._target import Target, is_same_target


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note on a target, in Markdown, with the names of its tags; times are ISO 8601, UTC."""

    id: str
    target: Target
    text: str
    tags: tuple[str, ...] = ()
    author: str = ""
    made: str = ""
    changed: str = ""


class ReviewState(StrEnum):
    """What a reader has decided about a finding; `new` is what nobody has looked at."""

    NEW = "new"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A finding's state, by whom and when. Raises `ValueError` if the target is no finding."""

    id: str
    target: Target
    state: ReviewState
    author: str = ""
    made: str = ""

    def __post_init__(self) -> None:
        if not self.target.subject.is_finding:
            raise ValueError(f"a {self.target.subject} is not reviewed")


def review_of(target: Target, reviews: Iterable[Review]) -> Review | None:
    """Give what was decided last about a target, or None."""
    return max(
        (review for review in reviews if is_same_target(review.target, target)),
        key=lambda review: (review.made, review.id),
        default=None,
    )


def decisions(reviews: Iterable[Review]) -> tuple[Correction, ...]:
    """Give the corrections that reviews amount to: confirmed is accepted, dismissed is not.

    They go before all others, so that a link made by hand outweighs an *only here* that
    was confirmed before.
    """
    kinds = {
        ReviewState.CONFIRMED: CorrectionKind.ACCEPT,
        ReviewState.DISMISSED: CorrectionKind.DISMISS,
    }
    return tuple(
        Correction(
            id=review.id,
            kind=kinds[review.state],
            target=review.target,
            author=review.author,
            made=review.made,
        )
        for review in sorted(reviews, key=lambda r: (r.made, r.id))
        if review.state in kinds
    )
