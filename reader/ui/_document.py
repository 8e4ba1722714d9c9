"""An article set as a text document: headline, standfirst, byline and the rest as what they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from reader.core import Article, BlockKind, Span
from reader.presentation import Placement, tr
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


_KICKER = _Style(is_note=True, scale=0.88, is_dim=True, above=0.0, leading=0.1)
_NOTE = _Style(is_note=True, scale=0.95, above=1.0, leading=0.15)
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

# Characters that Qt takes for the end of a block or a frame, or that cannot be shown.
_BREAKING = {ord(c): " " for c in "\r\n\v\f\u2028\u2029\ufdd0\ufdd1\0"}
_BREAKING |= dict.fromkeys(range(0xD800, 0xE000), "�")


def set_article(document: QTextDocument, article: Article, look: Look) -> Placement:
    """Fill a document with an article, and tell where its characters stand in it."""
    document.clear()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(look.body_font())
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    runs = []
    for number, (style, text, span) in enumerate(_pieces(article)):
        block, letters = _formats(style, look, is_first=number == 0)
        if number:
            cursor.insertBlock(block, letters)
        else:
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(letters)
        if span is not None:
            runs.append((span, cursor.position()))
        cursor.insertText(text.translate(_BREAKING), letters)
    cursor.endEditBlock()
    return Placement(article.text, runs)


def block_formats(
    kind: BlockKind | None, look: Look, *, is_first: bool
) -> tuple[QTextBlockFormat, QTextCharFormat]:
    """Give how a kind of block is set; None stands for a note."""
    return _formats(_STYLES[kind] if kind else _NOTE, look, is_first=is_first)


def printable(text: str) -> str:
    """Give a text with nothing in it that Qt would take for the end of a block."""
    return text.translate(_BREAKING)


def _pieces(article: Article) -> Iterator[tuple[_Style, str, Span | None]]:
    """Give what is set, in order: a line on the source, then the blocks."""
    yield _KICKER, source_line(article), None
    if all(block.kind is not BlockKind.HEADLINE for block in article.blocks) and article.title:
        yield _STYLES[BlockKind.HEADLINE], article.title, None
    for block in article.blocks:
        yield _STYLES[block.kind], block.span.of(article.text), block.span


def source_line(article: Article) -> str:
    """Say where an article comes from: outlet or file, byline if not in the text, date."""
    has_byline = any(block.kind is BlockKind.BYLINE for block in article.blocks)
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
    style: _Style, look: Look, *, is_first: bool
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
