"""The reader's hand: what was corrected is put in where the engine would have decided.

Each correction finds its passages in the texts anew; one that does not is passed over, and
`reader.core.orphans` tells which. Later ones outweigh earlier ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from reader.core import (
    Article,
    Attribution,
    BlockKind,
    Correction,
    CorrectionKind,
    Edit,
    Link,
    Origin,
    Relation,
    Side,
    Span,
    Subject,
    find_anchor,
    place_target,
)
from reader.engine._align import link_between, mark_moved
from reader.engine._edits import edits
from reader.engine._evidence import Evidence
from reader.engine._grids import Grid, RaisedGrid
from reader.engine._reading import Reading

Numbers = tuple[int, ...]
Ends = tuple[Numbers, Numbers]

_WITH_EDITS = (Relation.SAME, Relation.EDITED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A correction with the spans of its target, and of the speaker if it names one."""

    correction: Correction
    spans: tuple[tuple[Span, ...], tuple[Span, ...]]
    speaker: Span | None = None

    def is_of(self, kind: CorrectionKind) -> bool:
        """Say whether it is a correction of a kind."""
        return self.correction.kind is kind

    def touches(self, side: Side, span: Span) -> bool:
        """Say whether a span shares a character with the target."""
        return any(mine.overlaps(span) for mine in self.spans[side])

    def sentences(self, side: Side, reading: Reading) -> Numbers:
        """Give the numbers of the sentences that the target reaches."""
        spans = enumerate(sentence.span for sentence in reading.sentences)
        return tuple(number for number, span in spans if self.touches(side, span))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """All corrections of two articles, ready to be applied step by step."""

    placed: tuple[Placed, ...]

    @classmethod
    def of(cls, corrections: Sequence[Correction], left: Article, right: Article) -> "Hand":
        """Find the passages of all corrections; orphans are left out."""
        texts = (left.text, right.text)
        found = [_placed(correction, texts) for correction in corrections]
        return cls(placed=tuple(placed for placed in found if placed))

    def article(self, side: Side, article: Article) -> Article:
        """Turn blocks that were brought back into paragraphs."""
        back = [p for p in self.placed if p.is_of(CorrectionKind.RESTORE)]
        if not back:
            return article
        blocks = tuple(
            replace(block, kind=BlockKind.PARAGRAPH)
            if not block.kind.is_compared and any(p.touches(side, block.span) for p in back)
            else block
            for block in article.blocks
        )
        return replace(article, blocks=blocks)

    def reading(self, side: Side, reading: Reading) -> Reading:
        """Name the speakers that were set by hand."""
        said = reading.attributions
        for placed in self.placed:
            if placed.is_of(CorrectionKind.SPEAKER):
                for span in placed.spans[side]:
                    said = _with_speaker(said, span, placed.speaker)
        return reading if said is reading.attributions else replace(reading, attributions=said)

    def settled(self, sides: tuple[Reading, Reading]) -> Ends:
        """Give the sentences of either side that any correction reaches."""
        a, b = (
            tuple(n for placed in self.placed for n in placed.sentences(side, sides[side]))
            for side in Side
        )
        return a, b

    def likeness(self, sides: tuple[Reading, Reading], scores: Grid) -> Grid:
        """Raise the likeness of sentences linked by hand, so that their quotations are paired."""
        linked = [_ends(p, sides) for p in self.placed if p.correction.kind.is_link]
        pairs = frozenset(pair for ends in linked for pair in product(*ends))
        return RaisedGrid(scores=scores, pairs=pairs) if pairs else scores

    def links(
        self, sides: tuple[Reading, Reading], links: tuple[Link, ...], evidence: Evidence
    ) -> tuple[Link, ...]:
        """Apply what was linked, parted or set aside by hand, in the order it was decided."""
        if not self.placed:
            return links
        for placed in self.placed:
            links = _corrected(placed, sides, links, evidence)
        return mark_moved(tuple(sorted(links, key=lambda link: (link.a, link.b))))


def _placed(correction: Correction, texts: tuple[str, str]) -> Placed | None:
    spans = place_target(correction.target, texts)
    if spans is None:
        return None
    if correction.speaker is None:
        return Placed(correction=correction, spans=spans)
    speaker = find_anchor(correction.speaker, texts[Side.A if spans[Side.A] else Side.B])
    if speaker is None:
        return None
    return Placed(correction=correction, spans=spans, speaker=speaker)


def _with_speaker(
    said: tuple[Attribution, ...], quoted: Span, speaker: Span | None
) -> tuple[Attribution, ...]:
    """Give the quotation its speaker; one that nobody was said to have said is added."""
    if any(a.content.overlaps(quoted) for a in said):
        return tuple(
            replace(a, source=speaker, by=Origin.READER) if a.content.overlaps(quoted) else a
            for a in said
        )
    cue = Span(start=quoted.start, end=quoted.start)
    own = Attribution(source=speaker, cue=cue, content=quoted, direct=True, by=Origin.READER)
    return tuple(sorted((*said, own), key=lambda a: (a.cue, a.content)))


# --- links -----------------------------------------------------------------------------


def _corrected(
    placed: Placed, sides: tuple[Reading, Reading], links: tuple[Link, ...], evidence: Evidence
) -> tuple[Link, ...]:
    """Apply one correction to the links."""
    correction, ends = placed.correction, _ends(placed, sides)
    kind, subject = correction.kind, correction.target.subject
    is_about_link = subject is Subject.LINK
    if kind is CorrectionKind.NOFACT or (
        kind is CorrectionKind.ACCEPT and subject is Subject.ONLY_HERE
    ):
        return _left_alone(ends, links)
    if not is_about_link or not all(ends):
        return links
    is_there = any((link.a, link.b) == ends for link in links)
    if kind is CorrectionKind.ACCEPT and is_there:
        return links
    relate = _Relater(sides=sides, evidence=evidence)
    kept = tuple(rest for link in links for rest in _rest(link, ends, relate, kind))
    if kind in (CorrectionKind.UNLINK, CorrectionKind.DISMISS):
        return kept
    own = relate.link(ends, score=1.0, by=Origin.READER, relation=correction.relation)
    return (*kept, own)


def _ends(placed: Placed, sides: tuple[Reading, Reading]) -> Ends:
    """Give the sentences that a correction reaches and that are compared."""
    a, b = (
        tuple(n for n in placed.sentences(side, sides[side]) if _is_compared(sides[side], n))
        for side in Side
    )
    return a, b


def _is_compared(reading: Reading, number: int) -> bool:
    return reading.sentences[number].kind.is_compared


def _left_alone(ends: Ends, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Take sentences out of all links."""
    out = []
    for link in links:
        a, b = (tuple(n for n in link.sentences(side) if n not in ends[side]) for side in Side)
        if (a, b) == (link.a, link.b):
            out.append(link)
        elif a and b:
            out.append(replace(link, a=a, b=b, edits=()))
    return tuple(out)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Relater:
    """Make links between any sentences, with the relation that a reader or the words give."""

    sides: tuple[Reading, Reading]
    evidence: Evidence

    def link(self, ends: Ends, *, score: float, by: Origin, relation: Relation | None) -> Link:
        a, b = ends
        single = len(a) == len(b) == 1
        if relation is None and single:
            return replace(
                link_between(self.sides, (a[0], b[0]), self.evidence), score=score, by=by
            )
        relation = relation or Relation.REWORDED
        script = self._edits(a[0], b[0]) if single and relation in _WITH_EDITS else ()
        return Link(a=a, b=b, relation=relation, score=score, by=by, edits=script)

    def _edits(self, mine: int, yours: int) -> tuple[Edit, ...]:
        left, right = self.sides
        spans = left.sentences[mine].span, right.sentences[yours].span
        return edits(left.text, spans[0], right.text, spans[1])


def _rest(link: Link, ends: Ends, relate: _Relater, kind: CorrectionKind) -> tuple[Link, ...]:
    """Give what remains of a link when some sentences of both its ends are taken out.

    A sentence that still has its partner keeps it.
    """
    is_touched = all(set(link.sentences(side)) & set(ends[side]) for side in Side)
    if not is_touched:
        return (link,)
    a, b = (tuple(n for n in link.sentences(side) if n not in ends[side]) for side in Side)
    if not a and not b:
        return ()
    by = Origin.READER if kind is CorrectionKind.SPLIT else link.by
    return (relate.link((a or link.a, b or link.b), score=link.score, by=by, relation=None),)
