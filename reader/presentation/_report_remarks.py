"""What the reader wrote and decided, as a part of a report: numbered, with its places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.core import (
    Comparison,
    Dossier,
    Note,
    Review,
    ReviewState,
    Side,
    Span,
    Tag,
    Target,
    is_same_target,
    place_target,
)
from reader.presentation._findings import Finding
from reader.presentation._note_rows import reading_place
from reader.presentation._quoting import quoted
from reader.presentation._report_places import ReportPlaces
from reader.presentation._report_runs import NotedSpan
from reader.presentation._report_tree import Note as FindingNote
from reader.presentation._report_tree import Place, Remark
from reader.presentation._reviews import Spans
from reader.presentation._targets import subject_words, target_of

_QUOTED = 120  # characters of the passage that a remark is about
_NO_TAG = "#999999"

_Item = Note | Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """All remarks of a reader, and the spans that are marked for no other reason."""

    remarks: tuple[Remark, ...] = ()
    noted: tuple[NotedSpan, ...] = ()

    def on_note(self, note: FindingNote) -> FindingNote:
        """Give a finding's note with what the reader decided and noted about it."""
        mine = [remark for remark in self.remarks if remark.note == note.number]
        decided = [remark for remark in mine if remark.state is not ReviewState.NEW]
        state = max(decided, key=lambda r: r.made).state if decided else ReviewState.NEW
        return replace(note, state=state, remarks=tuple(r.number for r in mine if r.text))


def remarks_of(
    comparison: Comparison,
    dossier: Dossier,
    findings: Sequence[Finding],
    places: ReportPlaces,
    numbers: Mapping[str, int],
) -> Remarks:
    """Gather the notes and decisions of a dossier; `numbers` gives each finding's note."""
    writer = _Writer(comparison, dossier, findings, places, numbers)
    decided = (review for review in dossier.reviews if review.state is not ReviewState.NEW)
    return writer.write([*dossier.notes, *decided])


class _Writer:
    """Writes the remarks of one dossier."""

    def __init__(
        self,
        comparison: Comparison,
        dossier: Dossier,
        findings: Sequence[Finding],
        places: ReportPlaces,
        numbers: Mapping[str, int],
    ) -> None:
        self._texts = (comparison.articles[0].text, comparison.articles[1].text)
        self._places = places
        self._numbers = numbers
        self._tags = {tag.name: tag for tags in dossier.tag_sets for tag in tags.tags}
        self._targets = [(target_of(comparison, row), row) for row in findings]

    def write(self, items: Iterable[_Item]) -> Remarks:
        placed = [(item, place_target(item.target, self._texts)) for item in items]
        remarks: list[Remark] = []
        noted: list[NotedSpan] = []
        for item, spans in sorted(placed, key=_order):
            number = len(remarks) + 1
            remark, own = self._remark(number, item, spans)
            remarks.append(remark)
            noted += own
        return Remarks(remarks=tuple(remarks), noted=tuple(noted))

    def _remark(
        self, number: int, item: _Item, spans: Spans | None
    ) -> tuple[Remark, list[NotedSpan]]:
        finding = self._finding(item.target)
        reply_to = self._places.passage_of(finding.key) if finding else None
        own = [] if spans is None or reply_to else _noted(number, spans)
        text, tags, state = _said(item)
        remark = Remark(
            number=number,
            about=finding.kind if finding else subject_words(item.target.subject),
            quote=self._quote(item.target, spans),
            places=self._places_of(spans, finding),
            passage=reply_to or (own[0].id if own else None),
            note=self._numbers.get(finding.key) if finding else None,
            text=text,
            tags=tuple(self._tag(name) for name in tags),
            state=state,
            author=item.author,
            made=item.made,
            is_orphan=spans is None,
        )
        return remark, own

    def _finding(self, target: Target) -> Finding | None:
        if not target.subject.is_finding:
            return None
        return next((row for mine, row in self._targets if is_same_target(mine, target)), None)

    def _places_of(self, spans: Spans | None, finding: Finding | None) -> tuple[Place, ...]:
        where = self._places
        return tuple(
            where.of_finding(finding.key, side, found[0])
            if finding
            else where.of_span(side, found[0])
            for side, found in zip(Side, spans or ((), ()), strict=True)
            if found
        )

    def _quote(self, target: Target, spans: Spans | None) -> str:
        side = Side.A if target.a else Side.B
        if spans is not None and spans[side]:
            return quoted(self._texts[side], spans[side][0], _QUOTED)
        words = "".join(anchor.exact for anchor in target.anchors(side)[:1])
        return quoted(words, Span(start=0, end=len(words)), _QUOTED)

    def _tag(self, name: str) -> Tag:
        return self._tags.get(name) or Tag(name=name, colour=_NO_TAG)


def _said(item: _Item) -> tuple[str, tuple[str, ...], ReviewState]:
    if isinstance(item, Note):
        return item.text, item.tags, ReviewState.NEW
    return "", (), item.state


def _order(placed: tuple[_Item, Spans | None]) -> tuple[object, ...]:
    """Put the pair first, then what has a place as it is read, then orphans."""
    item, spans = placed
    return (*reading_place(item.target, spans), item.made, item.id)


def _noted(number: int, spans: Spans) -> list[NotedSpan]:
    return [
        NotedSpan(
            id=f"{side.letter.lower()}n{number}x{place}",
            side=side,
            span=span,
            remark=number,
        )
        for side, found in zip(Side, spans, strict=True)
        for place, span in enumerate(found, start=1)
    ]
