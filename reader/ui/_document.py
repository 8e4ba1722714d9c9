"""An article set as a text document: headline, standfirst, byline and the rest as what they are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import PurePath

from PySide6.QtCore import QLocale
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
)

from reader.core import Article, BlockKind, Span
from reader.presentation import Fold, FoldKind, Placement, fold_words, pieces_of, tr
from reader.ui._look import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """How a kind of block is set; lengths in ems of the body text."""

    is_note: bool = False
    scale: float = 1.0
    weight: QFont.Weight = QFont.Weight.Normal
    is_italic: bool = False
    is_dim: bool = False
    above: float = 0.85
    indent: float = 0.0
    leading: float = 0.3
    level: int = 0


_LONG_HEADLINE = 120  # characters; a longer one is set smaller, so that the text begins on screen
_KICKER = _Style(is_note=True, scale=0.88, is_dim=True, above=0.0, leading=0.1)
_NOTE = _Style(is_note=True, scale=0.95, above=1.0, leading=0.15)
_FOLD = _Style(is_note=True, scale=0.9, above=0.9, leading=0.3)
_ASIDE_FOLD = _Style(is_note=True, scale=0.82, is_dim=True, above=0.8, leading=0.1)
_STYLES = {
    BlockKind.HEADLINE: _Style(
        scale=1.75, weight=QFont.Weight.Bold, above=0.25, leading=0.0, level=1
    ),
    BlockKind.STANDFIRST: _Style(scale=1.14, above=0.6, leading=0.22),
    BlockKind.BYLINE: _Style(is_note=True, scale=0.93, is_dim=True, above=0.7, leading=0.1),
    BlockKind.HEADING: _Style(scale=1.2, weight=QFont.Weight.DemiBold, above=1.4, level=2),
    BlockKind.PARAGRAPH: _Style(),
    BlockKind.LIST: _Style(above=0.45, indent=1.2),
    BlockKind.QUOTE: _Style(is_italic=True, indent=1.4),
    BlockKind.CAPTION: _Style(is_note=True, scale=0.93, above=1.1, indent=1.1, leading=0.2),
    BlockKind.BOILERPLATE: _Style(is_note=True, scale=0.8, is_dim=True, above=0.6, leading=0.15),
}

TAKE_BACK = "take-back"  # where the link in the line of boilerplate leads

# Characters that Qt takes for the end of a block or a frame, or that cannot be shown.
_BREAKING = {ord(c): " " for c in "\r\n\v\f\u2028\u2029\ufdd0\ufdd1\0"}
_BREAKING |= dict.fromkeys(range(0xD800, 0xE000), "�")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folds:
    """What can be folded in an article, and what of it is."""

    every: tuple[Fold, ...] = ()
    closed: frozenset[Fold] = frozenset()


def set_article(
    document: QTextDocument,
    article: Article,
    look: Look,
    folds: Folds,
    frame: QTextFrameFormat | None = None,
) -> Placement:
    """Fill a document with an article, and tell where its characters stand in it.

    Its margins are those of `frame`, set here so that all is laid out but once.
    The line of a fold has the fold's number in `folds`, plus one, as its block's state.
    """
    document.clear()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(look.body_font())
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    if frame is not None:
        document.rootFrame().setFrameFormat(frame)
    runs, folded = [], []
    formats = cache(partial(_formats, look=look))  # most items are set like others
    states = {fold: number for number, fold in enumerate(folds.every, start=1)}
    for number, item in enumerate(_items(article, folds)):
        block, letters = formats(item.style, is_first=number == 0)
        if item.is_line:
            letters = QTextCharFormat(letters)
            letters.setForeground(look.ui("accent"))
        if number:
            cursor.insertBlock(block, letters)
        else:
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(letters)
        if item.fold is not None:
            cursor.block().setUserState(states[item.fold])
            if item.fold in folds.closed:
                folded.append((item.fold.span, cursor.position()))
        if item.span is not None:
            runs.append((item.span, cursor.position()))
        cursor.insertText(item.text.translate(_BREAKING), letters)
        if item.fold is not None and item.fold.kind is FoldKind.BOILERPLATE:
            _insert_link(cursor, letters, look)
    cursor.endEditBlock()
    return Placement(article.text, runs, folded)


def _insert_link(cursor: QTextCursor, letters: QTextCharFormat, look: Look) -> None:
    """Set the words that take boilerplate back into the comparison."""
    link = QTextCharFormat(letters)
    link.setForeground(look.ui("accent"))
    link.setFontUnderline(True)
    link.setAnchor(True)
    link.setAnchorHref(TAKE_BACK)
    cursor.insertText("\u2002·\u2002", letters)
    cursor.insertText(tr("Take back").replace(" ", "\u00a0"), link)


def block_formats(
    kind: BlockKind | None, look: Look, *, is_first: bool
) -> tuple[QTextBlockFormat, QTextCharFormat]:
    """Give how a kind of block is set; None stands for a note."""
    return _formats(_STYLES[kind] if kind else _NOTE, look=look, is_first=is_first)


def printable(text: str) -> str:
    """Give a text with nothing in it that Qt would take for the end of a block."""
    return text.translate(_BREAKING)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """What is set as one paragraph, and what of the article it is."""

    style: _Style
    text: str
    span: Span | None = None
    fold: Fold | None = None

    @property
    def is_line(self) -> bool:
        return self.fold is not None and self.fold.kind is FoldKind.COMMON


def _items(article: Article, folds: Folds) -> Iterator[_Item]:
    """Give what is set, in order: a line on the source, then the blocks and fold lines."""
    yield _Item(style=_KICKER, text=source_line(article))
    if all(block.kind is not BlockKind.HEADLINE for block in article.blocks) and article.title:
        yield _Item(style=_style_of(BlockKind.HEADLINE, article.title), text=article.title)
    for piece in pieces_of(article, folds.every, folds.closed):
        if piece.fold is not None:
            yield _line(article, piece.fold, is_closed=piece.fold in folds.closed)
        elif piece.kind is not None and piece.span is not None:
            text = piece.span.of(article.text)
            yield _Item(style=_style_of(piece.kind, text), text=text, span=piece.span)


def _style_of(kind: BlockKind, text: str) -> _Style:
    style = _STYLES[kind]
    is_long = kind is BlockKind.HEADLINE and len(text) > _LONG_HEADLINE
    return replace(style, scale=1.3, leading=0.05) if is_long else style


def _line(article: Article, fold: Fold, *, is_closed: bool) -> _Item:
    words = fold_words(article, fold, is_closed=is_closed)
    arrow = "▸" if is_closed else "▾"
    style = _FOLD if fold.kind is FoldKind.COMMON else _ASIDE_FOLD
    return _Item(style=style, text=f"{arrow}\u2002{words}", fold=fold)


def source_line(article: Article) -> str:
    """Say where an article comes from: outlet or file, byline if not in the text, date."""
    bylines = [b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.BYLINE]
    has_byline = any((article.byline or "") in byline for byline in bylines)
    parts = (
        article.outlet or PurePath(article.source.path).name,
        None if has_byline else article.byline,
        _long_date(article.published),
    )
    return " · ".join(part for part in parts if part)


def _long_date(published: str | None) -> str | None:
    if published is None:
        return None
    try:
        day = date.fromisoformat(published)
    except ValueError:
        return published
    month = QLocale().standaloneMonthName(day.month)
    return tr("{day} {month} {year}", day=day.day, month=month, year=day.year)


def _formats(
    style: _Style, *, look: Look, is_first: bool
) -> tuple[QTextBlockFormat, QTextCharFormat]:
    font = look.note_font(style.scale) if style.is_note else look.body_font(style.scale)
    font.setWeight(style.weight)
    font.setItalic(style.is_italic)
    letters = QTextCharFormat()
    letters.setFont(font)
    letters.setForeground(look.ui("dim" if style.is_dim else "text"))
    em = look.body_font().pixelSize()
    block = QTextBlockFormat()
    block.setTopMargin(0.0 if is_first else round(em * style.above))
    block.setLeftMargin(round(em * style.indent))
    block.setHeadingLevel(style.level)
    distance = QTextBlockFormat.LineHeightTypes.LineDistanceHeight
    leading = style.leading + (look.spacing - 1.0) * style.scale
    block.setLineHeight(round(em * max(0.0, leading)), distance.value)
    return block, letters
