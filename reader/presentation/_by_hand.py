"""What a correction is about, worked out from what the reader has at hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.core import (
    Comparison,
    Correction,
    CorrectionKind,
    Link,
    Relation,
    Side,
    Span,
    Subject,
    Target,
    anchor_at,
)
from reader.presentation._messages import tr
from reader.presentation._voices import quoted_spans

Numbers = tuple[int, ...]
Ends = tuple[Numbers, Numbers]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """Where the reader is: the side that is read, the sentences meant on each side.

    `words` are those selected on each side. `link` is the number of the link in focus.
    """

    side: Side
    sentences: Ends = ((), ())
    words: tuple[Span | None, Span | None] = (None, None)
    link: int | None = None


def sentences_at(comparison: Comparison, side: Side, spans: Iterable[Span]) -> Numbers:
    """Give the sentences that spans reach; an empty span is a caret in a sentence."""
    wanted = tuple(spans)
    return tuple(
        number
        for number, sentence in enumerate(comparison.analyses[side].sentences)
        if any(_reaches(span, sentence.span) for span in wanted)
    )


def _reaches(span: Span, sentence: Span) -> bool:
    if len(span):
        return span.overlaps(sentence)
    return sentence.start <= span.start <= sentence.end


def link_target(comparison: Comparison, ends: Ends) -> Target:
    """Give the target of a link between sentences."""
    a, b = (
        tuple(
            anchor_at(comparison.articles[side].text, comparison.analyses[side].sentences[n].span)
            for n in ends[side]
        )
        for side in Side
    )
    return Target(subject=Subject.LINK, a=a, b=b)


def passage_target(comparison: Comparison, side: Side, spans: Sequence[Span]) -> Target:
    """Give the target of passages on one side."""
    anchors = tuple(anchor_at(comparison.articles[side].text, span) for span in spans)
    return Target(
        subject=Subject.PASSAGE,
        a=anchors if side is Side.A else (),
        b=anchors if side is Side.B else (),
    )


def links_at(comparison: Comparison, hand: AtHand) -> tuple[Link, ...]:
    """Give the links that the sentences at hand are in: the one in focus first, then the best.

    A link in focus stands by itself where no sentence is at hand.
    """
    if hand.link is not None and not any(hand.sentences):
        return (comparison.links[hand.link],)
    touched = [
        (number, link)
        for number, link in enumerate(comparison.links)
        if any(set(link.sentences(side)) & set(hand.sentences[side]) for side in Side)
    ]
    ranked = sorted(touched, key=lambda item: (item[0] != hand.link, -item[1].score, item[0]))
    return tuple(link for _, link in ranked)


def part_of(link: Link, hand: AtHand) -> Ends | None:
    """Give the part of a link that is at hand, or None if that is all of it."""
    a, b = (
        tuple(n for n in link.sentences(side) if n in hand.sentences[side]) or link.sentences(side)
        for side in Side
    )
    return None if (a, b) == (link.a, link.b) else (a, b)


def joined(links: Iterable[Link]) -> Ends:
    """Give the sentences of several links together."""
    every = tuple(links)
    a, b = (tuple(sorted({n for link in every for n in link.sentences(side)})) for side in Side)
    return a, b


def quotation_for(comparison: Comparison, side: Side, name: Span) -> Span | None:
    """Give the quotation that a name is nearest to, in its own block if there is one."""
    text, blocks = comparison.articles[side].text, comparison.articles[side].blocks
    quoted = [q for q in quoted_spans(comparison, side) if not q.overlaps(name) and q.of(text)]
    home = next((block.span for block in blocks if block.span.overlaps(name)), None)
    return min(
        quoted,
        key=lambda q: (home is None or not q.overlaps(home), _distance(q, name)),
        default=None,
    )


def _distance(one: Span, two: Span) -> int:
    return max(one.start - two.end, two.start - one.end)


RELATION_WORDS: Mapping[Relation, str] = {
    Relation.SAME: "same",
    Relation.EDITED: "edited",
    Relation.REWORDED: "reworded",
    Relation.PARTIAL: "shared in part",
}
_DECISIONS: Mapping[CorrectionKind, str] = {
    CorrectionKind.LINK: "Linked by {who}",
    CorrectionKind.UNLINK: "Unlinked by {who}",
    CorrectionKind.SPLIT: "Parted from a wider link by {who}",
    CorrectionKind.MERGE: "Joined into one link by {who}",
    CorrectionKind.RELATION: "Called {relation} by {who}",
    CorrectionKind.ACCEPT: "Confirmed by {who}",
    CorrectionKind.DISMISS: "Dismissed by {who}",
    CorrectionKind.NOFACT: "Said to be no fact by {who}",
    CorrectionKind.RESTORE: "Taken back into the comparison by {who}",
    CorrectionKind.SPEAKER: "Speaker named by {who}: {speaker}",
}


def decision_words(correction: Correction, reader: str) -> str:
    """Say what was decided and by whom; what `reader` decided was decided by "you"."""
    who = tr("you") if correction.author in ("", reader) else correction.author
    relation = tr(RELATION_WORDS[correction.relation]) if correction.relation else ""
    speaker = correction.speaker.exact if correction.speaker else tr("nobody")
    return tr(_DECISIONS[correction.kind], who=who, relation=relation, speaker=speaker)
