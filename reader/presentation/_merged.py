"""Two articles as one text: what both say once, what either says otherwise inside it.

Meant for near copies. The links that run forward on both sides give the order; between
two of them stand first the sentences of A, then those of B. Boilerplate is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from reader.core import BlockKind, Comparison, Edit, EditOp, Link, Relation, Side, Span
from reader.presentation._findings import link_role
from reader.presentation._marks import sentence_roles
from reader.presentation._roles import Role
from reader.presentation._scroll import heaviest_chain


class Change(StrEnum):
    """Where the words of a run stand: in both articles, or only in one of them."""

    KEPT = "kept"
    ONLY_A = "only_a"
    ONLY_B = "only_b"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedRun:
    """Words with where they stand, and the finding and role of their sentence."""

    text: str
    change: Change
    role: Role | None
    finding: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedBlock:
    """A paragraph of the merged text."""

    kind: BlockKind
    runs: tuple[MergedRun, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence of the merged text, and the block that it begins or goes on with."""

    block: tuple[Side, int]
    kind: BlockKind
    runs: tuple[MergedRun, ...]


def merged_text(comparison: Comparison) -> tuple[MergedBlock, ...]:
    """Put two articles into one text."""
    sentences = _Merger(comparison).sentences()
    blocks = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.block):
        held = list(group)
        runs = [run for sentence in held for run in (*sentence.runs, _BLANK)]
        blocks.append(MergedBlock(kind=held[0].kind, runs=tuple(runs[:-1])))
    return tuple(blocks)


_BLANK = MergedRun(text=" ", change=Change.KEPT, role=None, finding=None)


class _Merger:
    """Goes through both articles at once, along the links that keep their order."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._roles = tuple(sentence_roles(comparison, side) for side in Side)
        self._done: tuple[set[int], set[int]] = (set(), set())
        self._next = [0, 0]

    def sentences(self) -> Iterator[_Sentence]:
        for number in self._chain():
            link = self._comparison.links[number]
            yield from self._alone(Side.A, min(link.a))
            yield from self._alone(Side.B, min(link.b))
            yield from self._linked(link, f"link-{number}")
        for side in Side:
            yield from self._alone(side, len(self._comparison.analyses[side].sentences))

    def _chain(self) -> tuple[int, ...]:
        links = self._comparison.links
        items = [(float(min(k.a)), float(min(k.b)), k.score) for k in links]
        return heaviest_chain(items)

    def _alone(self, side: Side, end: int) -> Iterator[_Sentence]:
        """Give the sentences of one side that come before a number and are not told yet."""
        change = Change.ONLY_A if side is Side.A else Change.ONLY_B
        waiting = [n for n in range(self._next[side], end) if n not in self._done[side]]
        self._next[side] = max(end, self._next[side])
        for number in waiting:
            if self._comparison.analyses[side].sentences[number].kind.is_compared:
                role, finding = self._roles[side].get(number, (None, None))
                text = self._comparison.sentence_text(side, number)
                run = MergedRun(text=text, change=change, role=role, finding=finding)
                yield self._sentence(side, number, (run,))

    def _linked(self, link: Link, finding: str) -> Iterator[_Sentence]:
        role = link_role(link)
        left = self._roles[Side.A].get(link.a[0], (role, finding))
        if left[0] is Role.CONFLICT:
            role, finding = left[0], left[1]
        is_told = bool(self._done[0].intersection(link.a) or self._done[1].intersection(link.b))
        is_alike = link.relation in (Relation.SAME, Relation.EDITED)
        if is_alike and len(link.a) == len(link.b) == 1 and not is_told:
            yield self._sentence(Side.A, link.a[0], self._edited(link, role, finding))
        else:
            yield from self._both(link, role, finding)
        self._done[Side.A].update(link.a)
        self._done[Side.B].update(link.b)

    def _both(self, link: Link, role: Role, finding: str) -> Iterator[_Sentence]:
        """Give what A says, then what B says of the same, in A's paragraph."""
        home = self._block(Side.A, link.a[0])
        for side, change in ((Side.A, Change.ONLY_A), (Side.B, Change.ONLY_B)):
            for number in link.sentences(side):
                if number not in self._done[side]:
                    text = self._comparison.sentence_text(side, number)
                    run = MergedRun(text=text, change=change, role=role, finding=finding)
                    yield _Sentence(home, self._kind(Side.A, link.a[0]), (run,))

    def _edited(self, link: Link, role: Role, finding: str) -> tuple[MergedRun, ...]:
        comparison = self._comparison
        spans = [comparison.analyses[s].sentences[link.sentences(s)[0]].span for s in Side]
        whole = Edit(op=EditOp.EQUAL, a=spans[0], b=spans[1])
        runs = []
        for edit in link.edits or (whole,):
            changes = [(Side.A, edit.a, Change.ONLY_A), (Side.B, edit.b, Change.ONLY_B)]
            if edit.op is EditOp.EQUAL:
                changes = [(Side.A, edit.a, Change.KEPT)]
            runs += [
                MergedRun(text=words, change=change, role=role, finding=finding)
                for side, span, change in changes
                if (words := _words(comparison, side, span))
            ]
        return tuple(runs)

    def _sentence(self, side: Side, number: int, runs: tuple[MergedRun, ...]) -> _Sentence:
        return _Sentence(self._block(side, number), self._kind(side, number), runs)

    def _block(self, side: Side, number: int) -> tuple[Side, int]:
        return (side, self._comparison.analyses[side].sentences[number].block)

    def _kind(self, side: Side, number: int) -> BlockKind:
        return self._comparison.analyses[side].sentences[number].kind


def _words(comparison: Comparison, side: Side, span: Span) -> str:
    return span.of(comparison.articles[side].text)
