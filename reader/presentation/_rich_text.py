"""The Markdown of a note as values, safe to show anywhere.

Only what is listed here comes out: HTML stands as the text that it is, pictures as their
words, and a link leads nowhere but to the web or to an address for mail. Every line that was
typed stays a line. What is nested too deeply to be read, or is too long, stands as it was typed.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from html import unescape
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown

from reader.presentation._messages import tr

# The parser's time grows with the square of what is typed, above all of opening brackets.
_LONGEST = 12_000  # characters
_MOST_BRACKETS = 300
_DEEPEST = 20
_SCHEMES = ("http", "https", "mailto")
# Raw HTML and entities would be put aside by the parser and come back unchanged.
_PATTERNS_LEFT_OUT = ("html", "entity", "automail")


class RichForm(StrEnum):
    """What a block of rich text is; a list, an item and a quotation hold other blocks."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    RULE = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class RichRun:
    """A stretch of text set alike; `link` is the address that it leads to, if it is a link."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_code: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RichBlock:
    """A block with its runs, or with the blocks inside it. `level` is that of a heading, from 1."""

    form: RichForm
    runs: tuple[RichRun, ...] = ()
    blocks: tuple["RichBlock", ...] = ()
    level: int = 0


def rich_text(markdown: str) -> tuple[RichBlock, ...]:
    """Read the Markdown of a note; whatever it holds, something to show comes out."""
    if len(markdown) > _LONGEST or markdown.count("[") > _MOST_BRACKETS:
        return _as_typed(markdown)
    try:
        return _blocks(_parsed(markdown), 0)
    except (RecursionError, _TooDeepError):
        return _as_typed(markdown)


@lru_cache(maxsize=1024)
def rich_plain(markdown: str) -> str:
    """Give the words of a note on one line, without any form."""
    return " ".join(" ".join(_words(rich_text(markdown))).split())


def _words(blocks: Iterable[RichBlock]) -> Iterator[str]:
    for block in blocks:
        yield "".join(run.text for run in block.runs)
        yield from _words(block.blocks)


def _as_typed(text: str) -> tuple[RichBlock, ...]:
    parts = (part.strip("\n") for part in text.split("\n\n"))
    return tuple(
        RichBlock(form=RichForm.PARAGRAPH, runs=(RichRun(text=part),)) for part in parts if part
    )


class _TooDeepError(Exception):
    """Blocks are nested deeper than anyone reads."""


# Making the parser takes longer than most notes; each thread has one of its own.
_PARSER: ContextVar[Markdown | None] = ContextVar("parser", default=None)


def _parser() -> Markdown:
    parser = _PARSER.get()
    if parser is None:
        parser = Markdown(extensions=["sane_lists", "nl2br"])
        parser.preprocessors.deregister("html_block")
        for name in _PATTERNS_LEFT_OUT:
            parser.inlinePatterns.deregister(name)
        _PARSER.set(parser)
    return parser


def _parsed(text: str) -> Element:
    """Give the tree that the parser makes, before it would be written as HTML."""
    parser = _parser()
    parser.reset()
    lines = text.split("\n")
    for preprocessor in parser.preprocessors:
        lines = preprocessor.run(lines)
    root = parser.parser.parseDocument(lines).getroot()
    assert root is not None
    for processor in parser.treeprocessors:
        made = processor.run(root)
        root = root if made is None else made
    return root


# ------------------------------------------------------------------------------- blocks

_FORMS: Mapping[str, RichForm] = {
    "p": RichForm.PARAGRAPH,
    "ul": RichForm.BULLETS,
    "ol": RichForm.NUMBERS,
    "li": RichForm.ITEM,
    "blockquote": RichForm.QUOTE,
    "pre": RichForm.CODE,
    "hr": RichForm.RULE,
    **{f"h{level}": RichForm.HEADING for level in range(1, 7)},
}
_HOLDING = (RichForm.BULLETS, RichForm.NUMBERS, RichForm.ITEM, RichForm.QUOTE)


def _blocks(parent: Element, depth: int) -> tuple[RichBlock, ...]:
    """Read what an element holds; words that stand loose in it become paragraphs."""
    if depth > _DEEPEST:
        raise _TooDeepError
    blocks: list[RichBlock] = []
    loose = [RichRun(text=parent.text or "")]
    for child in parent:
        if child.tag not in _FORMS:
            loose += _inline(child, RichRun(text=""))
        else:
            blocks += _paragraph(loose)
            loose = []
            blocks.append(_block(child, depth))
        loose.append(RichRun(text=child.tail or ""))
    return (*blocks, *_paragraph(loose))


def _paragraph(runs: Iterable[RichRun]) -> Iterator[RichBlock]:
    made = _tidy(runs)
    if made:
        yield RichBlock(form=RichForm.PARAGRAPH, runs=made)


def _block(element: Element, depth: int) -> RichBlock:
    form = _FORMS[element.tag]
    if form in _HOLDING:
        return RichBlock(form=form, blocks=_blocks(element, depth + 1))
    if form is RichForm.CODE:
        text = unescape("".join(element.itertext()).strip("\n"))
        return RichBlock(form=form, runs=(RichRun(text=text, is_code=True),) if text else ())
    level = int(element.tag[1]) if form is RichForm.HEADING else 0
    runs = [RichRun(text=element.text or ""), *_inside(element, RichRun(text=""))]
    return RichBlock(form=form, runs=_tidy(runs), level=level)


# --------------------------------------------------------------------------------- runs


def _inside(element: Element, style: RichRun) -> Iterator[RichRun]:
    for child in element:
        yield from _inline(child, style)
        yield replace(style, text=child.tail or "")


def _inline(element: Element, style: RichRun) -> Iterator[RichRun]:
    """Read one element inside a line; what is not known keeps its words alone."""
    if element.tag == "br":
        yield replace(style, text="\n")
        return
    if element.tag == "img":
        yield replace(style, text=tr("[picture: {words}]", words=element.get("alt", "")))
        return
    if element.tag in ("strong", "b"):
        style = replace(style, is_bold=True)
    elif element.tag in ("em", "i"):
        style = replace(style, is_italic=True)
    elif element.tag == "code":
        style = replace(style, is_code=True)
    elif element.tag == "a":
        style = replace(style, link=_safe(element.get("href", "")))
    text = element.text or ""
    yield replace(style, text=unescape(text) if element.tag == "code" else text)
    yield from _inside(element, style)


def _safe(address: str) -> str:
    """Give an address back if it leads to the web or to mail, else none."""
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return ""
    is_plain = address.isprintable() and " " not in address
    return address if scheme in _SCHEMES and is_plain else ""


def _tidy(runs: Iterable[RichRun]) -> tuple[RichRun, ...]:
    """Join runs of one style; a line that is broken has one end of line, not two."""
    joined: list[RichRun] = []
    for run in runs:
        if not run.text:
            continue
        text = run.text
        if joined and joined[-1].text.endswith("\n") and text.startswith("\n"):
            text = text[1:]
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(joined[-1], text=joined[-1].text + text)
        elif text:
            joined.append(replace(run, text=text))
    return _stripped(joined)


def _stripped(runs: list[RichRun]) -> tuple[RichRun, ...]:
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(run for run in runs if run.text)
