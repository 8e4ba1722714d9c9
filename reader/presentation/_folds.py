"""What of an article can be folded into one line, and the pieces in which it is then set.

Captions, runs of boilerplate, and, where only differences are shown, runs of sentences
that both articles tell.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from reader.core import Article, Block, BlockKind, Comparison, Sentence, Side, Span, Status
from reader.presentation._marks import sentence_roles
from reader.presentation._messages import tr, tr_n
from reader.presentation._quoting import excerpt
from reader.presentation._roles import ROLE_STYLES, Role

_SHOWN = 36  # characters of what is folded


class FoldKind(StrEnum):
    """Why a stretch can be folded."""

    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    COMMON = "common"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """A stretch that can be folded: `count` blocks, or sentences that both articles tell.

    `signs` says how many of those stand in which relation.
    """

    kind: FoldKind
    span: Span
    count: int
    signs: tuple[tuple[Role, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is set as one paragraph: the line of a fold, or a stretch of a block.

    `is_first` says that the stretch begins its block.
    """

    fold: Fold | None = None
    kind: BlockKind | None = None
    span: Span | None = None
    is_first: bool = True


_ASIDES = {
    BlockKind.CAPTION: FoldKind.CAPTION,
    BlockKind.BOILERPLATE: FoldKind.BOILERPLATE,
}


def aside_folds(article: Article) -> tuple[Fold, ...]:
    """Give the folds of captions and boilerplate, in order; neighbours of a kind are one."""
    found = []
    for kind, group in groupby(article.blocks, key=lambda block: _ASIDES.get(block.kind)):
        blocks = list(group)
        if kind is not None:
            span = Span(start=blocks[0].span.start, end=blocks[-1].span.end)
            found.append(Fold(kind=kind, span=span, count=len(blocks)))
    return tuple(found)


def common_folds(comparison: Comparison, side: Side) -> tuple[Fold, ...]:
    """Give the runs of linked sentences, in order.

    A sentence stays out of them if a detail of it conflicts or stands on one side only,
    and so do headlines, which say what the article is about.
    """
    sentences = comparison.analyses[side].sentences
    is_common = _commonness(comparison, side)
    roles = sentence_roles(comparison, side)
    found = []
    for common, group in groupby(range(len(sentences)), key=is_common):
        numbers = list(group)
        if common:
            span = Span(start=sentences[numbers[0]].span.start, end=sentences[numbers[-1]].span.end)
            held = [roles[number][0] for number in numbers]
            signs = tuple((role, held.count(role)) for role in Role if role in held)
            fold = Fold(kind=FoldKind.COMMON, span=span, count=len(numbers), signs=signs)
            found.append(fold)
    return tuple(found)


def _commonness(comparison: Comparison, side: Side) -> Callable[[int], bool]:
    linked = {number for link in comparison.links for number in link.sentences(side)}
    differing = {row.sentence for row in comparison.coverage[side] if row.status is Status.PARTLY}
    differing |= {(c.a if side is Side.A else c.b).sentence for c in comparison.conflicts}
    common, sentences = linked - differing, comparison.analyses[side].sentences
    return lambda number: number in common and _folds_in(sentences[number])


def _folds_in(sentence: Sentence) -> bool:
    return sentence.kind not in (BlockKind.HEADLINE, *_ASIDES)


def pieces_of(
    article: Article, folds: Iterable[Fold] = (), closed: frozenset[Fold] = frozenset()
) -> Iterator[Piece]:
    """Give what is set, in order; of closed folds only their lines."""
    waiting = sorted(folds, key=lambda fold: fold.span.start)
    for block in article.blocks:
        at = block.span.start
        while at < block.span.end:
            while waiting and waiting[0].span.end <= at:
                waiting.pop(0)
            fold = waiting[0] if waiting else None
            if fold is None or fold.span.start >= block.span.end:
                yield _piece(article, block, at, block.span.end)
                break
            if fold.span.start > at:
                yield _piece(article, block, at, fold.span.start)
            if fold.span.start >= at:
                yield Piece(fold=fold)
            end = min(fold.span.end, block.span.end)
            if fold not in closed:
                yield _piece(article, block, max(at, fold.span.start), end)
            at = _after_blanks(article.text, end, block.span.end)


def _piece(article: Article, block: Block, start: int, end: int) -> Piece:
    words = article.text[start:end]
    span = Span(start=start, end=start + len(words.rstrip()))
    return Piece(kind=block.kind, span=span, is_first=start == block.span.start)


def _after_blanks(text: str, at: int, end: int) -> int:
    words = text[at:end]
    return at + len(words) - len(words.lstrip())


def fold_words(article: Article, fold: Fold, *, is_closed: bool) -> str:
    """Say in a line what a fold holds, with its first words if they are not to be seen."""
    words = f": {excerpt(article.text, fold.span, _SHOWN)}" if is_closed else ""
    if fold.kind is FoldKind.CAPTION:
        return tr_n("Caption{words}", "{count} captions{words}", fold.count, words=words)
    if fold.kind is FoldKind.BOILERPLATE:
        return tr("Set aside, not compared{words}", words=words)
    signs = "  ".join(f"{ROLE_STYLES[role].glyph} {count}" for role, count in fold.signs)
    return tr_n(
        "{count} sentence in common   {signs}",
        "{count} sentences in common   {signs}",
        fold.count,
        signs=signs,
    )
