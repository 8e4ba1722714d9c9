"""A report as one HTML page that needs nothing else: no font, no address, no script.

Marks are `<mark data-relation="…">` with a glyph and a note's number after them. Every
text is escaped, and a policy in the head forbids the page to load anything or to run
anything but the one script in it, which outlines what belongs together.
"""

import base64
import hashlib
from collections.abc import Iterable
from html import escape
from itertools import groupby

from reader.core import BlockKind, ReaderError, Side
from reader.export._assets import Assets
from reader.export._characters import cleaned
from reader.export._html_parts import Page, after_texts, before_texts, colours
from reader.export._text_direction import direction_of, language_of
from reader.export._theme_file import read_theme
from reader.presentation import Report, ReportBlock, Role, Row, Run, tr

POLICY = "default-src 'none'; style-src 'unsafe-inline'"

# Where several details lie on the same words, the last one named is the innermost.
_NESTING = (Role.QUOTATION, Role.ONLY_HERE, Role.CONFLICT, Role.FRAMING)


def html_bytes(report: Report, assets: Assets) -> bytes:
    """Make the page, in UTF-8. Raises `ReaderError` if the style or theme is not there."""
    theme, style = read_theme(assets), read_template(assets, "report.css")
    script = read_template(assets, "report.js")
    page = Page(report)
    parts = [
        _head(report, colours(theme) + style, script),
        before_texts(page),
        _texts(page),
        after_texts(page),
        f"</main><script>{script}</script></body></html>\n",
    ]
    return cleaned("\n".join(parts)).encode("utf-8")


def read_template(assets: Assets, name: str) -> str:
    """Give the style sheet or the script. Raises `ReaderError` if it is not there."""
    try:
        return (assets.templates / name).read_text(encoding="utf-8")
    except OSError as error:
        raise ReaderError(
            tr("The page could not be made: {reason}.", reason=error),
            tr("Install the program again."),
        ) from error


def _allowed(script: str) -> str:
    """Name a script by its digest, as a policy wants it (CSP level 3, 2.3.1)."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"script-src 'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _head(report: Report, style: str, script: str) -> str:
    words = ", ".join(report.keywords)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}; {_allowed(script)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="generator" content="Lateral">',
            f'<meta name="description" content="{escape(report.subtitle)}">',
            f'<meta name="keywords" content="{escape(words)}">',
            f"<title>{escape(report.title)}</title>",
            f"<style>\n{style}</style></head>",
            f'<body><a class="skip" href="#texts">{escape(tr("Skip to the texts"))}</a><main>',
        ]
    )


# -------------------------------------------------------------------------- both articles


def _texts(page: Page) -> str:
    heads = "".join(
        f'<div><span class="badge">{facts.side.letter}</span> '
        f"{escape(facts.outlet or facts.title)}</div>"
        for facts in page.report.articles
    )
    rows = "\n".join(_row(page, row) for row in page.report.rows)
    return (
        f'<section id="texts"><h2>{escape(tr("Side by side"))}</h2>\n'
        f'<div class="heads">{heads}<div>{escape(tr("Notes"))}</div></div>\n{rows}</section>'
    )


def _row(page: Page, row: Row) -> str:
    notes = "".join(page.margin_note(number) for number in row.notes)
    listed = f"<ol>{notes}</ol>" if notes else ""
    label = escape(tr("Notes"))
    return (
        f'<div class="row">{_side(page, Side.A, row.a)}{_side(page, Side.B, row.b)}'
        f'<div class="notes" role="group" aria-label="{label}">{listed}</div></div>'
    )


def _side(page: Page, side: Side, blocks: Iterable[ReportBlock]) -> str:
    language = language_of(page.report.articles[side].language)
    inner = "\n".join(_block(page, block) for block in blocks)
    return f'<div class="side" data-side="{side.letter}" lang="{language}">{inner}</div>'


def _block(page: Page, block: ReportBlock) -> str:
    tag = {BlockKind.HEADLINE: "h3", BlockKind.QUOTE: "blockquote"}.get(block.kind, "p")
    number = f' data-number="{block.number}"' if block.number is not None else ""
    direction = direction_of("".join(run.text for run in block.runs))
    groups = groupby(block.runs, key=lambda run: run.whole)
    inner = "".join(_group(page, whole, tuple(runs)) for whole, runs in groups)
    attributes = f'id="{block.id}" class="{block.kind.value}" dir="{direction}"{number}'
    return f"<{tag} {attributes}>{inner}</{tag}>"


def _group(page: Page, whole: str | None, runs: tuple[Run, ...]) -> str:
    inner = "".join(_run(page, run) for run in runs)
    if whole is not None:
        inner = page.mark(whole, inner)
    notes = [number for run in runs for number in run.notes]
    return inner + (f"<sup>{' '.join(map(page.marker, notes))}</sup>" if notes else "")


def _run(page: Page, run: Run) -> str:
    inner = escape(run.text)
    names = sorted(run.details, key=lambda name: -_NESTING.index(page.role(name)))
    if run.changed:
        side = page.side(run.whole) if run.whole else Side.A
        tag = "s" if side is Side.A else "b"
        inner = f'<{tag} class="changed">{inner}</{tag}>'
    for name in names:
        edges = ["opens"] * (name in run.opens) + ["closes"] * (name in run.closes)
        inner = page.mark(name, inner, " ".join(edges))
    return inner
