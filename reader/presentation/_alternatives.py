"""What only one article has, set against the passages of the other one that come nearest."""

from dataclasses import dataclass

from reader.core import Candidate, Comparison, Edit, EditOp, Side, Span
from reader.presentation._changes import word_edits
from reader.presentation._findings import Finding, place_words
from reader.presentation._messages import tr
from reader.presentation._quoting import excerpt
from reader.presentation._roles import Role

Spans = tuple[tuple[Span, ...], tuple[Span, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """An only-here finding compared with a candidate of the other side, word by word.

    `side` is the one that has the passage; `passage` is its whole sentence. The candidate
    is the `number`th of `total`, counted from 1.
    """

    finding: Finding
    side: Side
    passage: Span
    candidate: Candidate
    counterpart: Span
    edits: tuple[Edit, ...]
    number: int
    total: int

    @property
    def is_alike(self) -> bool:
        """Say whether both have most of their words in common."""
        same = sum(len(edit.a) for edit in self.edits if edit.op is EditOp.EQUAL)
        return 2 * same > min(len(self.passage), len(self.counterpart))

    @property
    def spans(self) -> Spans:
        """Give the finding's passage on its side and the candidate on the other."""
        here, there = self.finding.spans[self.side], (self.counterpart,)
        return (here, there) if self.side is Side.A else (there, here)


def alternatives_of(comparison: Comparison, finding: Finding) -> tuple[Alternative, ...]:
    """Give what a finding can be compared with instead, the nearest first."""
    if finding.role is not Role.ONLY_HERE:
        return ()
    side = Side.A if finding.spans[Side.A] else Side.B
    sentences = comparison.analyses[side].sentences
    first = finding.spans[side][0]
    number = next(n for n, sentence in enumerate(sentences) if sentence.span.overlaps(first))
    passage, found = sentences[number].span, comparison.coverage[side][number].nearest
    texts = (comparison.articles[0].text, comparison.articles[1].text)
    others = comparison.analyses[side.other].sentences
    rows = []
    for rank, candidate in enumerate(found, start=1):
        counterpart = others[candidate.sentence].span
        a, b = (passage, counterpart) if side is Side.A else (counterpart, passage)
        made = Alternative(
            finding=finding,
            side=side,
            passage=passage,
            candidate=candidate,
            counterpart=counterpart,
            edits=word_edits(texts, a, b),
            number=rank,
            total=len(found),
        )
        rows.append(made)
    return tuple(rows)


def alternative_words(comparison: Comparison, alternative: Alternative | None) -> str:
    """Say in a sentence what an only-here finding is compared with now."""
    if alternative is None:
        return tr("Compared with no passage any more.")
    side = alternative.side.other
    return tr(
        "Compared with candidate {number} of {total}, likeness {score:.2f}: "
        "{side} {place}. {words}",
        number=alternative.number,
        total=alternative.total,
        score=alternative.candidate.score,
        side=side.letter,
        place=place_words(comparison, side, alternative.candidate.sentence),
        words=excerpt(comparison.articles[side].text, alternative.counterpart),
    )
