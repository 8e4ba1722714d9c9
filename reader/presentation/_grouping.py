"""Findings in groups: by relation, by type of framing, by position, or by who is quoted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from reader.core import BlockKind, Comparison, FramingKind, Side
from reader.presentation._findings import Finding, framing_words
from reader.presentation._intervals import Intervals
from reader.presentation._messages import tr
from reader.presentation._roles import ROLE_STYLES, Role
from reader.presentation._scroll import ReadingOrder
from reader.presentation._voices import Statement, bearers, statements_of


class Grouping(StrEnum):
    """What findings are put together by."""

    NONE = "none"
    RELATION = "relation"
    FRAMING = "framing"
    POSITION = "position"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """Findings that belong together, in the order in which they came; `key` names the group."""

    key: str
    title: str
    role: Role | None = None
    findings: tuple[Finding, ...]


_Label = tuple[int, str]  # the group's rank, and what tells it from others of that rank
_NAMELESS, _LAST = 1 << 29, 1 << 30


class FindingGrouper:
    """Put the findings of one comparison into groups; what that needs is worked out once."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison

    def groups(self, findings: Iterable[Finding], grouping: Grouping) -> tuple[FindingGroup, ...]:
        """Give the groups in their order, each with its findings in the order given."""
        label_of: Mapping[Grouping, Callable[[Finding], _Label]] = {
            Grouping.NONE: lambda _finding: (0, ""),
            Grouping.RELATION: lambda finding: (list(Role).index(finding.role), ""),
            Grouping.FRAMING: self._framing_label,
            Grouping.POSITION: self._position_label,
            Grouping.PERSON: self._person_label,
        }
        held: dict[_Label, list[Finding]] = {}
        for finding in findings:
            held.setdefault(label_of[grouping](finding), []).append(finding)
        return tuple(
            _group(grouping, label, held[label]) for label in sorted(held, key=_rank(held))
        )

    # --------------------------------------------------------------------------- labels

    def _framing_label(self, finding: Finding) -> _Label:
        if finding.role is not Role.FRAMING:
            return (_LAST, "")
        kind = self._comparison.framing[int(finding.key.partition("-")[2])].kind
        return (list(FramingKind).index(kind), "")

    def _position_label(self, finding: Finding) -> _Label:
        place = self._order.place(finding.first(Side.A), finding.first(Side.B))[0]
        return (sum(place >= bound for bound in self._bounds), "")

    def _person_label(self, finding: Finding) -> _Label:
        for side in Side:
            for span in finding.spans[side]:
                extent = (float(span.start), float(span.end))
                for number in self._quoted_at[side].touching(extent):
                    source = self._statements[side][number].source
                    if source:
                        has_name = source != source.casefold()
                        return (0, self._bearers[source]) if has_name else (_NAMELESS, "")
        return (_LAST, "")

    @cached_property
    def _order(self) -> ReadingOrder:
        return ReadingOrder(self._comparison)

    @cached_property
    def _bounds(self) -> tuple[float, ...]:
        """Give where the text goes on after its top, and where its later thirds begin."""
        article = self._comparison.articles[Side.A]
        whole = float(len(article.text))
        paragraphs = [b for b in article.blocks if b.kind is BlockKind.PARAGRAPH]
        top = float(paragraphs[0].span.end) if paragraphs else 0.0
        return (top, max(top, whole / 3), max(top, whole * 2 / 3))

    @cached_property
    def _statements(self) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
        return (statements_of(self._comparison, Side.A), statements_of(self._comparison, Side.B))

    @cached_property
    def _quoted_at(self) -> tuple[Intervals, Intervals]:
        places = [
            [(float(s.whole.start), float(s.whole.end)) for s in self._statements[side]]
            for side in Side
        ]
        return (Intervals(places[Side.A]), Intervals(places[Side.B]))

    @cached_property
    def _bearers(self) -> Mapping[str, str]:
        told = self._statements
        return bearers(self._comparison, (*told[Side.A], *told[Side.B]))


def _rank(held: Mapping[_Label, Sequence[Finding]]) -> Callable[[_Label], tuple[int, int, str]]:
    """Order groups by rank; of one rank those with the most findings come first."""
    return lambda label: (label[0], -len(held[label]), label[1])


def _group(grouping: Grouping, label: _Label, findings: Sequence[Finding]) -> FindingGroup:
    rank, name = label
    role = list(Role)[rank] if grouping is Grouping.RELATION else None
    return FindingGroup(
        key=f"{grouping.value}-{rank}-{name}",
        title=_title(grouping, rank, name),
        role=role,
        findings=tuple(findings),
    )


def _title(grouping: Grouping, rank: int, name: str) -> str:
    if grouping is Grouping.RELATION:
        return tr(ROLE_STYLES[list(Role)[rank]].word)
    if grouping is Grouping.FRAMING:
        return tr("No framing") if rank == _LAST else framing_words(list(FramingKind)[rank])
    if grouping is Grouping.POSITION:
        return _positions()[rank]
    if grouping is Grouping.PERSON:
        return {
            _NAMELESS: tr("Sources without a name"),
            _LAST: tr("In the article’s own words"),
        }.get(rank, name)
    return tr("All findings")


def _positions() -> tuple[str, ...]:
    return (
        tr("Headline to first paragraph"),
        tr("First third"),
        tr("Second third"),
        tr("Last third"),
    )
