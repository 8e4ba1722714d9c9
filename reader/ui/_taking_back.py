"""Taking back what the import of an article set aside, as steps that can be undone."""

from dataclasses import replace

from reader.core import (
    Article,
    Block,
    BlockKind,
    Change,
    Correction,
    CorrectionKind,
    Side,
    Span,
    Subject,
    Target,
    anchor_at,
    put_back,
)
from reader.presentation import Aside, tr
from reader.ui._session import Session


def take_back(session: Session, side: Side, aside: Aside) -> None:
    """Take a piece back into the text or the comparison; of a pair that can be undone."""
    article = session.articles[side]
    if article is None:
        return
    if aside.span is not None:
        take_back_blocks(session, side, aside.span)
    elif aside.piece is not None:
        whole = put_back(article, aside.piece)
        if session.has_pair:
            session.work.do(tr("Take back"), Change(before=article, after=whole, side=side))
        else:
            session.set_article(side, whole)


def take_back_blocks(session: Session, side: Side, span: Span) -> None:
    """Have the boilerplate in a stretch of the text compared; of a pair that can be undone."""
    article = session.articles[side]
    if article is None:
        return
    if not session.has_pair:
        session.set_article(side, _with_paragraphs(article, span))
        return
    anchors = tuple(
        anchor_at(article.text, block.span) for block in article.blocks if _is_aside(block, span)
    )
    a, b = (anchors, ()) if side is Side.A else ((), anchors)
    correction = Correction(
        kind=CorrectionKind.RESTORE,
        target=Target(subject=Subject.PASSAGE, a=a, b=b),
        **session.work.stamp(),
    )
    session.work.do(tr("Take back"), Change(after=correction))


def _with_paragraphs(article: Article, span: Span) -> Article:
    blocks = (
        replace(block, kind=BlockKind.PARAGRAPH) if _is_aside(block, span) else block
        for block in article.blocks
    )
    return replace(article, blocks=tuple(blocks))


def _is_aside(block: Block, span: Span) -> bool:
    return block.kind is BlockKind.BOILERPLATE and block.span.overlaps(span)
