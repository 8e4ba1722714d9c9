"""Rich text as HTML: for pages, and for what of HTML the window's text views know."""

from collections.abc import Iterable, Mapping
from html import escape

from reader.presentation import RichBlock, RichForm, RichRun

_TAGS: Mapping[RichForm, str] = {
    RichForm.PARAGRAPH: "p",
    RichForm.BULLETS: "ul",
    RichForm.NUMBERS: "ol",
    RichForm.ITEM: "li",
    RichForm.QUOTE: "blockquote",
    RichForm.CODE: "pre",
}
_TOP_LEVEL = 3  # of a note's headings: those above it are the page's
_LAST_LEVEL = 6


def rich_html(blocks: Iterable[RichBlock]) -> str:
    """Write blocks as HTML; every word of theirs is escaped."""
    return "".join(_block(block) for block in blocks)


def _block(block: RichBlock) -> str:
    if block.form is RichForm.RULE:
        return "<hr>"
    if block.form is RichForm.HEADING:
        tag = f"h{min(_LAST_LEVEL, block.level + _TOP_LEVEL - 1)}"
    else:
        tag = _TAGS[block.form]
    return f"<{tag}>{_inside(block)}</{tag}>"


def _inside(block: RichBlock) -> str:
    """Write what a block holds; an item of one paragraph needs none inside it."""
    inner = block.blocks
    if block.form is RichForm.ITEM and inner and inner[0].form is RichForm.PARAGRAPH:
        return _runs(inner[0].runs) + rich_html(inner[1:])
    return _runs(block.runs) + rich_html(inner)


def _runs(runs: Iterable[RichRun]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: RichRun) -> str:
    made = escape(run.text)
    made = f"<code>{made}</code>" if run.is_code else made.replace("\n", "<br>")
    if run.is_italic:
        made = f"<em>{made}</em>"
    if run.is_bold:
        made = f"<strong>{made}</strong>"
    if run.link:
        made = f'<a href="{escape(run.link)}" rel="noopener noreferrer">{made}</a>'
    return made
