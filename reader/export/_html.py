"""A report as one HTML page that needs nothing else: no font, no address, no script.

Marks are `<mark data-relation="…">` with a glyph and a note's number after them. Every
text is escaped, and a policy in the head forbids the page to load anything or to run
anything but the one script in it, which outlines what belongs together.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping
from html import escape
from itertools import groupby

from reader.core import BlockKind, ReaderError, Side
from reader.export._assets import Assets
from reader.export._characters import cleaned
from reader.export._html_back import findings, ledgers, methods, remarks, tags
from reader.export._html_colours import colours
from reader.export._html_front import front, header, legend, overview, section
from reader.export._html_page import Page, sign_of
from reader.export._key_words import short_name
from reader.export._language_code import language_of
from reader.export._page_style import PageStyle, Part
from reader.export._remark_words import remark_by, state_words
from reader.export._rich_html import rich_html
from reader.export._theme_file import read_theme
from reader.presentation import Report, ReportBlock, Role, Row, Run, direction_of, rich_text, tr

_USUAL = PageStyle()

POLICY = "default-src 'none'; style-src 'unsafe-inline'"

# Where several details lie on the same words, the last one named is the innermost.
_NESTING = (Role.QUOTATION, Role.ONLY_HERE, Role.CONFLICT, Role.FRAMING)


def html_bytes(report: Report, assets: Assets, style: PageStyle = _USUAL) -> bytes:
    """Make the page, in UTF-8, with the parts of a style.

    Raises `ReaderError` if the style sheet or theme is not there.
    """
    theme, sheet = read_theme(assets), read_template(assets, "report.css")
    script = read_template(assets, "report.js")
    page = Page(report, style.parts)
    parts = [
        _head(report, colours(theme) + sheet, script),
        _skip(page),
        header(page),
        *(section(part, _MAKERS[part](page)) for part in page.parts),
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
            "<body>",
        ]
    )


def _skip(page: Page) -> str:
    """Begin the page proper, with a way past what stands before the texts."""
    words = escape(tr("Skip to the texts"))
    link = f'<a class="skip" href="#{Part.TEXTS}">{words}</a>' if Part.TEXTS in page.parts else ""
    return f"{link}<main>"


# -------------------------------------------------------------------------- both articles


def _texts(page: Page) -> str:
    heads = "".join(
        f'<div><span class="badge">{facts.side.letter}</span> {escape(short_name(facts))}</div>'
        for facts in page.report.articles
    )
    rows = "\n".join(_row(page, row) for row in page.report.rows)
    return f'<div class="heads">{heads}<div>{escape(tr("Notes"))}</div></div>\n{rows}'


def _row(page: Page, row: Row) -> str:
    notes = [_note_beside(page, number) for number in row.notes]
    notes += [_remark_beside(page, number) for number in row.remarks]
    listed = f"<ol>{''.join(notes)}</ol>" if notes else ""
    label = escape(tr("Notes"))
    return (
        f'<div class="row">{_side(page, Side.A, row.a)}{_side(page, Side.B, row.b)}'
        f'<div class="notes" role="group" aria-label="{label}">{listed}</div></div>'
    )


def _note_beside(page: Page, number: int) -> str:
    """Write a note beside the texts, and under it what the reader noted on it."""
    note = page.notes[number]
    said = [
        f'<b><span class="glyph">{sign_of(note.role)}</span>{number} {escape(note.kind)}</b>',
        escape(tr("Decided by the reader.")) if note.by_reader else "",
        escape(state_words(note.state)),
        escape(note.body),
        page.places(note.places, opened=True),
    ]
    return (
        f'<li id="note-{number}" data-note="{number}" data-relation="{note.role.value}">'
        f"{' '.join(filter(None, said))}</li>"
        + "".join(_remark_beside(page, remark) for remark in note.remarks)
    )


def _remark_beside(page: Page, number: int) -> str:
    remark = page.remarks[number]
    by = remark_by(remark)
    said = f' <span class="dim">{escape(by)}</span>' if by else ""
    return (
        f'<li class="remark">{page.remark_marker(number)}{said}'
        f"{rich_html(rich_text(remark.text))}{tags(remark)}</li>"
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
    signs = [page.marker(number) for run in runs for number in run.notes]
    signs += [page.remark_marker(number) for run in runs for number in run.remarks]
    return inner + (f"<sup>{' '.join(signs)}</sup>" if signs else "")


def _run(page: Page, run: Run) -> str:
    inner = escape(run.text)
    names = sorted(run.details, key=lambda name: -_NESTING.index(page.role(name)))
    corners = _corners(page, run)
    if run.changed:
        side = page.side(run.whole) if run.whole else Side.A
        tag = "s" if side is Side.A else "b"
        inner = f'<{tag} class="changed">{inner}</{tag}>'
    for name in names:
        inner = page.mark(name, inner, " ".join(corners.get(name, ())))
    for name in run.noted:
        inner = page.noted(name, inner)
    return inner


def _corners(page: Page, run: Run) -> dict[str, list[str]]:
    """Give the passages with corners at a run; quotations that begin together have one."""
    found: dict[str, list[str]] = {}
    for edge, names in (("opens", run.opens), ("closes", run.closes)):
        quoted = [name for name in names if page.role(name) is Role.QUOTATION]
        if quoted:
            found.setdefault(quoted[0], []).append(edge)
    return found


_MAKERS: Mapping[Part, Callable[[Page], str]] = {
    Part.FRONT: front,
    Part.OVERVIEW: overview,
    Part.LEGEND: legend,
    Part.TEXTS: _texts,
    Part.FINDINGS: findings,
    Part.LEDGERS: ledgers,
    Part.NOTES: remarks,
    Part.METHODS: methods,
}
