"""Which stretch of which article is marked as what."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.core import Comparison, Passage, Side, Span, Status
from reader.presentation._findings import link_role
from reader.presentation._roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One marked stretch: its role, its finding, and whether it marks a whole sentence.

    A sentence mark says how the sentence relates to the other article; a detail mark
    (`whole` false) points at words inside it: a missing fact, a conflicting figure, a
    quotation, a framing word. `finding` is the key of the finding it belongs to.
    """

    span: Span
    role: Role
    finding: str
    whole: bool


def marks_for(
    comparison: Comparison, side: Side, hidden: frozenset[Role] = frozenset()
) -> tuple[Mark, ...]:
    """Give the marks of one article, sentence marks first at each place, in order.

    Roles in `hidden` are left out; a sentence then shows the next thing found of it.
    """
    return MarkStore(comparison, side).marks(hidden)


def sentence_roles(
    comparison: Comparison, side: Side, hidden: frozenset[Role] = frozenset()
) -> dict[int, tuple[Role, str]]:
    """Give the relation and the finding's key of each sentence that has one.

    A sentence in several links takes the best-scored one; a conflicting detail in it
    goes before any relation. Roles in `hidden` are passed over.
    """
    return {
        number: (role, finding)
        for number, role, finding in _candidates(comparison, side)
        if role not in hidden
    }


class MarkStore:
    """All marks of one article, sorted once, to be had with one role hidden or another."""

    def __init__(self, comparison: Comparison, side: Side) -> None:
        sentences = comparison.analyses[side].sentences
        self._whole = [
            (number, Mark(span=sentences[number].span, role=role, finding=finding, whole=True))
            for number, role, finding in _candidates(comparison, side)
        ]
        marks = [*(mark for _, mark in self._whole), *_detail_marks(comparison, side)]
        self._marks = sorted(
            marks, key=lambda m: (m.span.start, not m.whole, m.span.end, m.finding)
        )

    def marks(self, hidden: frozenset[Role]) -> tuple[Mark, ...]:
        """Give the marks but for those of hidden roles, as `marks_for` does."""
        seen = {number: id(mark) for number, mark in self._whole if mark.role not in hidden}
        chosen = frozenset(seen.values())
        return tuple(
            mark
            for mark in self._marks
            if (id(mark) in chosen if mark.whole else mark.role not in hidden)
        )


def _candidates(comparison: Comparison, side: Side) -> Iterator[tuple[int, Role, str]]:
    """Give what may be said of each sentence: its number, role and finding; the last goes first."""
    ranked = sorted(enumerate(comparison.links), key=lambda item: item[1].score)
    for index, link in ranked:
        for number in link.sentences(side):
            yield number, link_role(link), f"link-{index}"
    for row in comparison.coverage[side]:
        if row.status is Status.OMITTED:
            span = comparison.analyses[side].sentences[row.sentence].span
            yield row.sentence, Role.ONLY_HERE, f"only-{side.letter.lower()}-{span.start}"
    for index, conflict in enumerate(comparison.conflicts):
        passage = conflict.a if side is Side.A else conflict.b
        yield passage.sentence, Role.CONFLICT, f"conflict-{index}"


def _detail_marks(comparison: Comparison, side: Side) -> list[Mark]:
    marks = [
        Mark(
            span=missing.span,
            role=Role.ONLY_HERE,
            finding=f"only-{side.letter.lower()}-{missing.span.start}",
            whole=False,
        )
        for row in comparison.coverage[side]
        if row.status is Status.PARTLY
        for missing in row.missing
    ]
    groups: list[tuple[Role, str, list[tuple[Passage | None, Passage | None]]]] = [
        (Role.CONFLICT, "conflict", [(c.a, c.b) for c in comparison.conflicts]),
        (Role.QUOTATION, "quote", [(q.a, q.b) for q in comparison.quotes]),
        (Role.FRAMING, "framing", [(f.a, f.b) for f in comparison.framing]),
    ]
    for role, name, pairs in groups:
        for index, pair in enumerate(pairs):
            passage = pair[side]
            if passage is not None:
                key = f"{name}-{index}"
                marks.append(Mark(span=passage.span, role=role, finding=key, whole=False))
    return marks
