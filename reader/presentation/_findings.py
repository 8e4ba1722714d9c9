"""Everything a comparison found, as one list of rows in words, in reading order.

A finding says what differs and where; it never says why, and gives no verdict.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from reader.core import (
    Article,
    BlockKind,
    Comparison,
    Conflict,
    ConflictKind,
    Coverage,
    Cut,
    Framing,
    FramingKind,
    Link,
    Origin,
    Passage,
    QuotePair,
    Relation,
    Side,
    Span,
    Status,
)
from reader.presentation._edit_words import changing, edit_words, first_worded
from reader.presentation._messages import tr, tr_n
from reader.presentation._quoting import excerpt, inside_quotes
from reader.presentation._roles import Role

_LEAD = 3  # sentences of the body


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Which of an article's compared paragraphs a passage stands in.

    The headline is number 0; what is not compared has no number.
    """

    number: int | None
    total: int

    @property
    def words(self) -> str:
        """Say it: "headline", or "paragraph 9 of 12"."""
        if self.number is None:
            return tr("boilerplate")
        if self.number == 0:
            return tr("headline")
        return tr("paragraph {number} of {total}", number=self.number, total=self.total)

    @property
    def sign(self) -> str:
        """Give it short: "¶9", nothing where the paragraph has no number."""
        return f"¶{self.number}" if self.number else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One row: what was found, in words, and the spans that it is about on each side.

    `key` is stable for one comparison ("link-3"). `kind` is the finer type inside the
    role, in words ("Number", "Trimmed quotation"). `spans` holds A's and B's spans, in
    order; a side may have none. `weight` (0 to 1) ranks findings by how much they
    change what a reader learns; `score` is the engine's certainty; `by` says whether the
    reader decided it.
    """

    key: str
    role: Role
    kind: str
    summary: str
    spans: tuple[tuple[Span, ...], tuple[Span, ...]]
    score: float
    weight: float
    paragraphs: tuple[Paragraph | None, Paragraph | None] = (None, None)
    by: Origin = Origin.ENGINE

    def first(self, side: Side) -> Span | None:
        """Give the first span on a side, if there is one."""
        return self.spans[side][0] if self.spans[side] else None


def findings_of(comparison: Comparison) -> tuple[Finding, ...]:
    """List all findings, by their place in A, those without one by their place in B."""
    rows = [
        *(_link_finding(comparison, i, link) for i, link in enumerate(comparison.links)),
        *_only_here(comparison, Side.A),
        *_only_here(comparison, Side.B),
        *(_conflict_finding(comparison, i, c) for i, c in enumerate(comparison.conflicts)),
        *(_quote_finding(comparison, i, q) for i, q in enumerate(comparison.quotes)),
        *(_framing_finding(comparison, i, f) for i, f in enumerate(comparison.framing)),
    ]
    left, right = Places(comparison, Side.A), Places(comparison, Side.B)
    placed = [
        replace(row, paragraphs=(left.of(row.first(Side.A)), right.of(row.first(Side.B))))
        for row in rows
    ]
    return tuple(sorted(placed, key=lambda row: (_place(row), row.key)))


def link_role(link: Link) -> Role:
    """Give the relation under which a link is shown; a moved one is shown as moved."""
    if link.moved and link.relation in (Relation.SAME, Relation.EDITED):
        return Role.MOVED
    shown = {
        Relation.SAME: Role.SAME,
        Relation.EDITED: Role.EDITED,
        Relation.REWORDED: Role.REWORDED,
        Relation.PARTIAL: Role.REWORDED,
    }
    return shown[link.relation]


def _sentence_spans(comparison: Comparison, side: Side, numbers: Iterable[int]) -> tuple[Span, ...]:
    sentences = comparison.analyses[side].sentences
    return tuple(sentences[n].span for n in numbers)


def _link_finding(comparison: Comparison, index: int, link: Link) -> Finding:
    spans = (
        _sentence_spans(comparison, Side.A, link.a),
        _sentence_spans(comparison, Side.B, link.b),
    )
    weights = {
        Relation.SAME: 0.1,
        Relation.EDITED: 0.4,
        Relation.REWORDED: 0.25,
        Relation.PARTIAL: 0.35,
    }
    return Finding(
        key=f"link-{index}",
        role=link_role(link),
        kind=_relation_words(link),
        summary=_link_summary(comparison, link, spans),
        spans=spans,
        score=link.score,
        by=link.by,
        weight=weights[link.relation] + (0.1 if link.moved else 0.0),
    )


def _relation_words(link: Link) -> str:
    if link.moved:
        return {
            Relation.SAME: tr("Same, moved"),
            Relation.EDITED: tr("Edited, moved"),
            Relation.REWORDED: tr("Reworded, moved"),
            Relation.PARTIAL: tr("Shared in part, moved"),
        }[link.relation]
    return {
        Relation.SAME: tr("Same"),
        Relation.EDITED: tr("Edited"),
        Relation.REWORDED: tr("Reworded"),
        Relation.PARTIAL: tr("Shared in part"),
    }[link.relation]


def _link_summary(
    comparison: Comparison, link: Link, spans: tuple[tuple[Span, ...], tuple[Span, ...]]
) -> str:
    texts = [article.text for article in comparison.articles]
    changed = changing(link.edits)
    if changed:
        gone, come = edit_words(texts, first_worded(texts, changed), 40)
        more = len(changed) - 1
        if not more:
            return tr("A: “{a}” · B: “{b}”", a=gone, b=come)
        return tr_n(
            "A: “{a}” · B: “{b}” and {count} more change",
            "A: “{a}” · B: “{b}” and {count} more changes",
            more,
            a=gone,
            b=come,
        )
    if link.relation is Relation.SAME:
        return excerpt(texts[0], spans[0][0])
    return tr(
        "A: “{a}” · B: “{b}”",
        a=inside_quotes(texts[0], spans[0][0], 60),
        b=inside_quotes(texts[1], spans[1][0], 60),
    )


def _only_here(comparison: Comparison, side: Side) -> list[Finding]:
    rows: list[Finding] = []
    for coverage in comparison.coverage[side]:
        if coverage.status is Status.OMITTED:
            span = comparison.analyses[side].sentences[coverage.sentence].span
            rows.append(_omission(comparison, side, coverage, span))
        elif coverage.status is Status.PARTLY:
            rows += [
                replace(_omission(comparison, side, coverage, m.span), score=m.score)
                for m in coverage.missing
            ]
    return rows


def only_here_key(side: Side, span: Span) -> str:
    """Give the key of what only one side has."""
    return f"only-{side.letter.lower()}-{span.start}"


def _omission(comparison: Comparison, side: Side, coverage: Coverage, span: Span) -> Finding:
    whole = coverage.status is Status.OMITTED
    share = min(1.0, len(span) / 200)
    return Finding(
        key=only_here_key(side, span),
        role=Role.ONLY_HERE,
        kind=tr("Only in {side}", side=side.letter)
        if whole
        else tr("Detail only in {side}", side=side.letter),
        summary=tr(
            "Not found in {other}: “{text}”",
            other=side.other.letter,
            text=inside_quotes(comparison.articles[side].text, span),
        ),
        spans=((span,), ()) if side is Side.A else ((), (span,)),
        score=1.0 - coverage.score,
        by=coverage.by,
        weight=(0.5 if whole else 0.3) + 0.3 * share * (1.0 - coverage.score),
    )


_CONFLICT_WORDS = {
    ConflictKind.NUMBER: "Number differs",
    ConflictKind.DATE: "Date differs",
    ConflictKind.NAME: "Name differs",
    ConflictKind.NEGATION: "One side negates",
    ConflictKind.OTHER: "Detail differs",
}
_CUT_WORDS = {
    Cut.IDENTICAL: "Identical quotation",
    Cut.TRIMMED: "Trimmed quotation",
    Cut.ALTERED: "Altered quotation",
    Cut.INDIRECT: "Quoted and paraphrased",
}
_FRAMING_WORDS = {
    FramingKind.LABELLING: "Labelling",
    FramingKind.ATTRIBUTION: "Attribution",
    FramingKind.LOADED: "Loaded word",
    FramingKind.HEDGE: "Hedge",
    FramingKind.AGENCY: "Agency",
    FramingKind.PLACEMENT: "Placement",
}


def framing_words(kind: FramingKind) -> str:
    """Name a kind of framing."""
    return tr(_FRAMING_WORDS[kind])


def _conflict_finding(comparison: Comparison, index: int, conflict: Conflict) -> Finding:
    return Finding(
        key=f"conflict-{index}",
        role=Role.CONFLICT,
        kind=tr(_CONFLICT_WORDS[conflict.kind]),
        summary=_facing(comparison, conflict.a, conflict.b),
        spans=((conflict.a.span,), (conflict.b.span,)),
        score=conflict.score,
        by=conflict.by,
        weight=0.9,
    )


def _quote_finding(comparison: Comparison, index: int, pair: QuotePair) -> Finding:
    weights = {Cut.IDENTICAL: 0.15, Cut.TRIMMED: 0.6, Cut.ALTERED: 0.7, Cut.INDIRECT: 0.4}
    return Finding(
        key=f"quote-{index}",
        role=Role.QUOTATION,
        kind=tr(_CUT_WORDS[pair.cut]),
        summary=_facing(comparison, pair.a, pair.b),
        spans=((pair.a.span,), (pair.b.span,)),
        score=pair.score,
        by=pair.by,
        weight=weights[pair.cut],
    )


def _framing_finding(comparison: Comparison, index: int, framing: Framing) -> Finding:
    placement = framing.kind is FramingKind.PLACEMENT
    summary = (
        _placement_words(comparison, framing)
        if placement
        else _facing(comparison, framing.a, framing.b)
    )
    return Finding(
        key=f"framing-{index}",
        role=Role.FRAMING,
        kind=framing_words(framing.kind),
        summary=summary,
        spans=(
            (framing.a.span,) if framing.a else (),
            (framing.b.span,) if framing.b else (),
        ),
        score=framing.score,
        by=framing.by,
        weight=0.3 + 0.4 * framing.score,
    )


def _facing(comparison: Comparison, a: Passage | None, b: Passage | None) -> str:
    """Set the words of both sides against each other."""
    text_a, text_b = (article.text for article in comparison.articles)
    if a is None and b is not None:
        return tr("B: “{b}” · A has no such word there", b=inside_quotes(text_b, b.span))
    if b is None and a is not None:
        return tr("A: “{a}” · B has no such word there", a=inside_quotes(text_a, a.span))
    if a is None or b is None:
        return ""
    return tr(
        "A: “{a}” · B: “{b}”",
        a=inside_quotes(text_a, a.span, 60),
        b=inside_quotes(text_b, b.span, 60),
    )


def _placement_words(comparison: Comparison, framing: Framing) -> str:
    if framing.a is None or framing.b is None:
        return _facing(comparison, framing.a, framing.b)
    return tr(
        "{a} in A, {b} in B: “{text}”",
        a=_lead_or_place(comparison, Side.A, framing.a.sentence),
        b=_lead_or_place(comparison, Side.B, framing.b.sentence),
        text=inside_quotes(comparison.articles[0].text, framing.a.span, 60),
    )


def _lead_or_place(comparison: Comparison, side: Side, sentence: int) -> str:
    sentences = enumerate(comparison.analyses[side].sentences)
    body = (number for number, s in sentences if s.kind is BlockKind.PARAGRAPH)
    is_lead = sentence in islice(body, _LEAD)
    return tr("lead") if is_lead else place_words(comparison, side, sentence)


def place_words(comparison: Comparison, side: Side, sentence: int) -> str:
    """Say where a sentence stands: "headline", or "paragraph 9 of 12"."""
    return Places(comparison, side).words(sentence)


class Places:
    """Where the sentences of one side stand, for asking about many of them."""

    def __init__(self, comparison: Comparison, side: Side) -> None:
        self._sentences = comparison.analyses[side].sentences
        self._starts = [sentence.span.start for sentence in self._sentences]
        self._numbers = paragraph_numbers(comparison.articles[side])

    def words(self, sentence: int) -> str:
        """Say where a sentence stands: "headline", or "paragraph 9 of 12"."""
        return self.at(sentence).words

    def at(self, sentence: int) -> Paragraph:
        """Give the paragraph of a sentence."""
        here, total = self._sentences[sentence], len(self._numbers)
        if here.kind is BlockKind.HEADLINE:
            return Paragraph(number=0, total=total)
        return Paragraph(number=self._numbers.get(here.block), total=total)

    def of(self, span: Span | None) -> Paragraph | None:
        """Give the paragraph in which a passage begins."""
        if span is None or not self._starts:
            return None
        return self.at(max(0, bisect_right(self._starts, span.start) - 1))


def paragraph_numbers(article: Article) -> dict[int, int]:
    """Give the compared blocks of an article but for headlines their numbers, from 1."""
    blocks = enumerate(article.blocks)
    compared = (i for i, b in blocks if b.kind.is_compared and b.kind is not BlockKind.HEADLINE)
    return {block: number for number, block in enumerate(compared, start=1)}


def _place(row: Finding) -> tuple[int, int]:
    """Order findings as A is read, then what B alone has as B is read."""
    a, b = row.first(Side.A), row.first(Side.B)
    return (a.start if a else 1 << 60, b.start if b else 1 << 60)
