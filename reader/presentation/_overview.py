"""A pair at a glance: counts, coverage, placement, voices and the weightiest omissions.

Facts and counts only. Each of them leads to the passages that it counts.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from reader.core import BlockKind, Comparison, FramingKind, Relation, Side, Span
from reader.presentation._findings import Finding, Places, findings_of, link_role, place_words
from reader.presentation._ledger_sources import Voice, voices_of
from reader.presentation._marks import sentence_roles
from reader.presentation._messages import tr, tr_n
from reader.presentation._quoting import inside_quotes
from reader.presentation._report_facts import shares_of
from reader.presentation._report_runs import SideMarks, side_marks
from reader.presentation._report_tree import Share
from reader.presentation._roles import RELATION_ROLES, ROLE_STYLES, Role

_MOST_VOICES = 8
_MOST_OMISSIONS = 5
_NO_SPANS: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """What something on the overview says in a sentence, and where it leads.

    It leads to a finding, or else to passages; where it leads nowhere, `spans` are empty.
    """

    words: str
    finding: str | None = None
    spans: tuple[tuple[Span, ...], tuple[Span, ...]] = _NO_SPANS


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """A role, and on each side its sentences, or its details where it marks no sentence."""

    role: Role
    numbers: tuple[int, int]
    details: tuple[int, int]
    leads: tuple[Lead, Lead]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarPart:
    """A part of an article's words, marked alike."""

    share: Share
    portion: float
    lead: Lead


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageBar:
    """All compared words of one side, cut by how they relate to the other article."""

    side: Side
    words: int
    parts: tuple[BarPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """A shared passage, and how far down it stands on either side, from 0 to 1.

    `is_far` says that the comparison found its placement to differ.
    """

    role: Role
    heights: tuple[float, float]
    is_far: bool
    lead: Lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Where a block begins, from 0 to 1, and its paragraph's number; "head" for a headline."""

    height: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRow:
    """A source with its share of each side's quoted words."""

    voice: Voice
    leads: tuple[Lead, Lead]


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """Something not found on the other side: the words, and where they stand."""

    text: str
    place: str
    lead: Lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything that the overview shows."""

    counts: tuple[CountRow, ...]
    bars: tuple[CoverageBar, CoverageBar]
    slopes: tuple[Slope, ...]
    ticks: tuple[tuple[Tick, ...], tuple[Tick, ...]]
    voices: tuple[VoiceRow, ...]
    more_voices: int
    omissions: tuple[tuple[Omission, ...], tuple[Omission, ...]]


def overview_of(comparison: Comparison, found: tuple[Finding, ...] | None = None) -> Overview:
    """Gather what can be counted and drawn of a pair; `found` are its findings, if known."""
    found = findings_of(comparison) if found is None else found
    marked = (side_marks(comparison, Side.A), side_marks(comparison, Side.B))
    voices = voices_of(comparison)
    heights = (_Heights(comparison, Side.A), _Heights(comparison, Side.B))
    return Overview(
        counts=tuple(_counts(found, marked)),
        bars=(_bar(comparison, marked[0]), _bar(comparison, marked[1])),
        slopes=tuple(_slopes(comparison, found, heights)),
        ticks=(heights[0].ticks(), heights[1].ticks()),
        voices=tuple(_voice_row(voice) for voice in voices[:_MOST_VOICES]),
        more_voices=max(0, len(voices) - _MOST_VOICES),
        omissions=(
            _omissions(comparison, Side.A, found),
            _omissions(comparison, Side.B, found),
        ),
    )


# ---------------------------------------------------------------------------- counts


def _counts(found: tuple[Finding, ...], marked: tuple[SideMarks, SideMarks]) -> Iterator[CountRow]:
    whole = [Counter(mark.role for _, mark in side.marks if mark.whole) for side in marked]
    inner = [Counter(mark.role for _, mark in side.marks if not mark.whole) for side in marked]
    for role in Role:
        is_relation = role in RELATION_ROLES
        main = whole if is_relation else inner
        numbers = (main[0][role], main[1][role])
        details = (inner[0][role], inner[1][role]) if is_relation else (0, 0)
        leads = [
            Lead(
                words=_count_words(role, side, numbers[side], details[side]),
                finding=next((f.key for f in found if f.role is role and f.spans[side]), None),
            )
            for side in Side
        ]
        yield CountRow(role=role, numbers=numbers, details=details, leads=(leads[0], leads[1]))


def _count_words(role: Role, side: Side, number: int, details: int) -> str:
    word = tr(ROLE_STYLES[role].word)
    if role not in RELATION_ROLES:
        counted = tr_n("{count} passage", "{count} passages", number)
    else:
        counted = tr_n("{count} sentence", "{count} sentences", number)
    if details:
        inner = tr_n("{count} detail", "{count} details", details)
        counted = tr("{sentences} and {details}", sentences=counted, details=inner)
    return tr("{word} in {side}: {counted}", word=word, side=side.letter, counted=counted)


# -------------------------------------------------------------------------- coverage


def _bar(comparison: Comparison, marked: SideMarks) -> CoverageBar:
    shares = shares_of(comparison, marked)
    total = sum(share.words for share in shares)
    parts = (
        BarPart(
            share=share,
            portion=share.words / max(1, total),
            lead=_part_lead(comparison, marked, share, total),
        )
        for share in shares
    )
    return CoverageBar(side=marked.side, words=total, parts=tuple(parts))


def _part_lead(comparison: Comparison, marked: SideMarks, share: Share, total: int) -> Lead:
    label = share.label
    if share.in_part and share.role is not None:
        label = tr("{word}, in part", word=tr(ROLE_STYLES[share.role].word))
    words = tr(
        "{label} in {side}: {count} of {total} words",
        label=label,
        side=marked.side.letter,
        count=share.words,
        total=total,
    )
    if share.role is not None:
        keys = [mark.finding for _, mark in marked.marks if mark.role is share.role]
        fitting = (key for key in keys if _is_partial(comparison, key) is share.in_part)
        return Lead(words=words, finding=next(fitting, keys[0] if keys else None))
    roles = sentence_roles(comparison, marked.side)
    plain = (
        (sentence.span,)
        for number, sentence in enumerate(comparison.analyses[marked.side].sentences)
        if sentence.kind.is_compared and number not in roles
    )
    spans = next(plain, ())
    return Lead(words=words, spans=(spans, ()) if marked.side is Side.A else ((), spans))


def _is_partial(comparison: Comparison, key: str) -> bool:
    name, _, number = key.partition("-")
    return name == "link" and comparison.links[int(number)].relation is Relation.PARTIAL


# ------------------------------------------------------------------------- placement


class _Heights:
    """How far down a place stands in the compared text of one side."""

    def __init__(self, comparison: Comparison, side: Side) -> None:
        blocks = [b for b in comparison.articles[side].blocks if b.kind.is_compared]
        self._kinds = [block.kind for block in blocks]
        self._starts = [block.span.start for block in blocks]
        self._lengths = [len(block.span) for block in blocks]
        self._before = [0, *accumulate(self._lengths)]
        self._whole = max(1, self._before[-1])

    def at(self, offset: int) -> float:
        number = max(0, bisect_right(self._starts, offset) - 1)
        if not self._starts:
            return 0.0
        inside = min(max(0, offset - self._starts[number]), self._lengths[number])
        return (self._before[number] + inside) / self._whole

    def middle(self, span: Span) -> float:
        return (self.at(span.start) + self.at(span.end)) / 2

    def ticks(self) -> tuple[Tick, ...]:
        number, ticks = 0, []
        for kind, before in zip(self._kinds, self._before, strict=False):
            number += kind is not BlockKind.HEADLINE
            label = tr("head") if kind is BlockKind.HEADLINE else str(number)
            ticks.append(Tick(height=before / self._whole, label=label))
        return tuple(ticks)


def _slopes(
    comparison: Comparison, found: tuple[Finding, ...], heights: tuple[_Heights, _Heights]
) -> Iterator[Slope]:
    by_key = {finding.key: finding for finding in found}
    places = (Places(comparison, Side.A), Places(comparison, Side.B))
    far = {
        (framing.a.sentence, framing.b.sentence)
        for framing in comparison.framing
        if framing.kind is FramingKind.PLACEMENT and framing.a and framing.b
    }
    for number, link in enumerate(comparison.links):
        finding = by_key[f"link-{number}"]
        spans = (finding.spans[0][0], finding.spans[1][0])
        words = tr(
            "{kind}: {a} in A, {b} in B. “{text}”",
            kind=finding.kind,
            a=places[0].words(link.a[0]),
            b=places[1].words(link.b[0]),
            text=inside_quotes(comparison.articles[0].text, spans[0]),
        )
        yield Slope(
            role=link_role(link),
            heights=(heights[0].middle(spans[0]), heights[1].middle(spans[1])),
            is_far=any((a, b) in far for a in link.a for b in link.b),
            lead=Lead(words=words, finding=finding.key),
        )


# ------------------------------------------------------------------ voices, omissions


def _voice_row(voice: Voice) -> VoiceRow:
    leads = [
        Lead(
            words=tr(
                "{name} in {side}: {words}, {share:.0f} % of those quoted; {statements}",
                name=voice.label,
                side=side.letter,
                words=tr_n("{count} quoted word", "{count} quoted words", voice.words[side]),
                share=100 * voice.shares[side],
                statements=tr_n("{count} statement", "{count} statements", voice.statements[side]),
            ),
            spans=(voice.passages[0], ()) if side is Side.A else ((), voice.passages[1]),
        )
        for side in Side
    ]
    return VoiceRow(voice=voice, leads=(leads[0], leads[1]))


def _omissions(
    comparison: Comparison, side: Side, found: tuple[Finding, ...]
) -> tuple[Omission, ...]:
    rows = [f for f in found if f.role is Role.ONLY_HERE and f.spans[side]]
    rows.sort(key=lambda f: (-f.weight, f.key))
    text = comparison.articles[side].text
    return tuple(
        Omission(
            text=inside_quotes(text, row.spans[side][0], 240),
            place=_place(comparison, side, row.spans[side][0]),
            lead=Lead(words=f"{row.kind}. {row.summary}", finding=row.key),
        )
        for row in rows[:_MOST_OMISSIONS]
    )


def _place(comparison: Comparison, side: Side, span: Span) -> str:
    sentences = comparison.analyses[side].sentences
    number = next((n for n, s in enumerate(sentences) if s.span.overlaps(span)), None)
    return "" if number is None else place_words(comparison, side, number)
