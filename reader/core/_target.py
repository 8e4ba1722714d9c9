"""What a correction, a note or a review is about: the pair, a passage, a link or a finding."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from reader.core._anchor import Anchor, find_anchor
from reader.core._comparison import ConflictKind, Cut, FramingKind, Side
from reader.core._text import Span

Spans = tuple[tuple[Span, ...], tuple[Span, ...]]
Texts = tuple[str, str]


class Subject(StrEnum):
    """What kind of thing a target is."""

    PAIR = "pair"
    PASSAGE = "passage"
    LINK = "link"
    ONLY_HERE = "only_here"
    DETAIL = "detail"
    CONFLICT = "conflict"
    QUOTATION = "quotation"
    FRAMING = "framing"

    @property
    def is_finding(self) -> bool:
        """Say whether the engine may find such a thing."""
        return self not in (Subject.PAIR, Subject.PASSAGE)


_VARIETIES: Mapping[Subject, type[StrEnum]] = {
    Subject.CONFLICT: ConflictKind,
    Subject.QUOTATION: Cut,
    Subject.FRAMING: FramingKind,
}
_ON_BOTH_SIDES = (Subject.LINK, Subject.CONFLICT, Subject.QUOTATION)
_ON_ONE_SIDE = (Subject.PASSAGE, Subject.ONLY_HERE, Subject.DETAIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A thing that a reader may say something about, with its passages on each side.

    `variety` is the kind of a conflict, the cut of a quotation pair or the kind of framing;
    else it is empty. A framing may stand on one side alone. Raises `ValueError` if passages
    or variety do not suit the subject.
    """

    subject: Subject
    a: tuple[Anchor, ...] = ()
    b: tuple[Anchor, ...] = ()
    variety: str = ""

    def __post_init__(self) -> None:
        ends = bool(self.a) + bool(self.b)
        allowed = (
            {0}
            if self.subject is Subject.PAIR
            else {2}
            if self.subject in _ON_BOTH_SIDES
            else {1}
            if self.subject in _ON_ONE_SIDE
            else {1, 2}
        )
        if ends not in allowed:
            raise ValueError(f"a {self.subject} does not have passages on {ends} sides")
        if self.subject in _VARIETIES:
            _VARIETIES[self.subject](self.variety)
        elif self.variety:
            raise ValueError(f"a {self.subject} is not of a variety")

    def anchors(self, side: Side) -> tuple[Anchor, ...]:
        """Give the passages on one side."""
        return self.a if side is Side.A else self.b

    @property
    def swapped(self) -> "Target":
        """Give the target of the same thing where A is B and B is A."""
        return replace(self, a=self.b, b=self.a)


def place_target(target: Target, texts: Texts) -> Spans | None:
    """Give the spans of a target in two texts, or None if one of its passages is an orphan."""
    placed = []
    for side in Side:
        spans = [find_anchor(anchor, texts[side]) for anchor in target.anchors(side)]
        if None in spans:
            return None
        placed.append(tuple(span for span in spans if span is not None))
    return placed[0], placed[1]


def is_same_target(one: Target, two: Target) -> bool:
    """Say whether two targets mean the same thing: same kind, and passages that overlap."""
    if (one.subject, one.variety) != (two.subject, two.variety):
        return False
    return all(_touch(one.anchors(side), two.anchors(side)) for side in Side)


def _touch(one: tuple[Anchor, ...], two: tuple[Anchor, ...]) -> bool:
    if not one or not two:
        return not one and not two
    return any(x.span == y.span or x.span.overlaps(y.span) for x in one for y in two)
