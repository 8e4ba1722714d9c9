"""The parts of the HTML page after the texts: findings, ledgers, the reader's notes, methods."""

from collections.abc import Collection
from html import escape
from itertools import chain

from reader.export._html_front import facts_list
from reader.export._html_page import Page
from reader.export._page_style import Part, left_out_words
from reader.export._remark_words import remark_by, state_words
from reader.export._rich_html import rich_html
from reader.presentation import (
    NOTE_GLYPH,
    Cell,
    ListKind,
    NoteList,
    Remark,
    ReportLedger,
    Section,
    TableRow,
    rich_text,
    tr,
)

_END = ' class="number"'  # of what stands right


def findings(page: Page) -> str:
    """Write the lists of findings."""
    return f'<div class="lists">{"".join(_list(page, part) for part in page.report.lists)}</div>'


def ledgers(page: Page) -> str:
    """Write the ledgers as tables."""
    return "".join(_ledger(page, ledger) for ledger in page.report.ledgers)


def remarks(page: Page) -> str:
    """Write what the reader noted and decided."""
    items = "".join(_remark(page, remark) for remark in page.report.remarks)
    return f'<ol class="remarks">{items}</ol>'


def methods(page: Page) -> str:
    """Write how it was made, and what this file leaves out."""
    left_out = left_out_words({*page.parts, Part.NOTES})
    this_file = Section(title=tr("This file"), paragraphs=(left_out,))
    sections = chain(page.report.methods, [this_file] if left_out else [])
    return f'<div class="methods">{"".join(map(_section, sections))}</div>'


# ----------------------------------------------------------------------------- findings


def _list(page: Page, part: NoteList) -> str:
    named = part.kind not in (ListKind.ONLY_A, ListKind.ONLY_B)
    items = "".join(_listed(page, number, named=named) for number in part.notes)
    count = f" ({page.findings_in(part):,})" if part.notes else ""
    intro = part.intro if part.notes else part.empty
    listed = f"<ol>{items}</ol>" if items else ""
    return (
        f'<div class="list"><h3>{escape(part.title)}{count}</h3>'
        f'<p class="dim">{escape(intro)}</p>{listed}</div>'
    )


def _listed(page: Page, number: int, *, named: bool) -> str:
    note = page.notes[number]
    kind = f"<b>{escape(note.kind)}</b> " if named else ""
    certainty = escape(tr("Certainty: {words}.", words=note.certainty))
    said = [state_words(note.state), *map(page.remark_marker, note.remarks)]
    return (
        f'<li data-relation="{note.role.value}">{page.marker(number, "number")}{kind}'
        f'<span class="said">{escape(note.summary)}</span> <span class="aside">'
        f"{escape(note.aside)} {certainty} {' '.join(filter(None, said))} "
        f"{page.places(note.places)}</span></li>"
    )


# ------------------------------------------------------------------------------ ledgers


def _ledger(page: Page, ledger: ReportLedger) -> str:
    title = escape(ledger.title)
    intro = escape(ledger.note if ledger.rows else ledger.empty)
    head = f'<h3>{title}</h3><p class="dim">{intro}</p>'
    if not ledger.rows:
        return f'<div class="ledger">{head}</div>'
    # What only tells a place is left to the links at the end of each row.
    kept = [index for index, column in enumerate(ledger.columns) if not column.is_place]
    titles = [*(ledger.columns[index].title for index in kept), tr("Where")]
    numbers = frozenset(filter(ledger.stands_right, kept))
    heads = "".join(
        f'<th scope="col"{_END if index in numbers else ""}>{escape(words)}</th>'
        for index, words in zip([*kept, -1], titles, strict=True)
    )
    rows = "".join(_row(page, row, kept, numbers) for row in ledger.rows)
    return (
        f'<div class="ledger">{head}<div class="scroll" tabindex="0" role="region" '
        f'aria-label="{title}"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></div>"
    )


def _row(page: Page, row: TableRow, kept: list[int], numbers: Collection[int]) -> str:
    cells = "".join(_cell(row.cells[index], is_number=index in numbers) for index in kept)
    note = f" {page.marker(row.note)}" if row.note is not None else ""
    return f"<tr>{cells}<td>{page.places(row.places)}{note}</td></tr>"


def _cell(cell: Cell, *, is_number: bool) -> str:
    text = escape(cell.text)
    if is_number:
        return f"<td{_END}>{text}</td>"
    if cell.role is None:
        return f'<td dir="auto">{text}</td>'
    return (
        f'<td data-relation="{cell.role.value}"><span class="glyph">{cell.role.sign}</span> '
        f"{text}</td>"
    )


# ------------------------------------------------------------------------------ remarks


def _remark(page: Page, remark: Remark) -> str:
    by = remark_by(remark)
    said = [
        f"<b>{NOTE_GLYPH}{remark.number} {escape(remark.about)}</b>",
        escape(state_words(remark.state)),
        f'<span class="dim">{escape(by)}</span>' if by else "",
        page.places(remark.places) if remark.places else "",
        page.marker(remark.note) if remark.note is not None else "",
    ]
    lost = tr("Its passage no longer stands in the text.") if remark.is_orphan else ""
    return (
        f'<li id="remark-{remark.number}"><p>{" ".join(filter(None, said))}</p>'
        + (f'<blockquote dir="auto">{escape(remark.quote)}</blockquote>' if remark.quote else "")
        + rich_html(rich_text(remark.text))
        + (f'<p class="dim">{escape(lost)}</p>' if lost else "")
        + tags(remark)
        + "</li>"
    )


def tags(remark: Remark) -> str:
    """Write the tags of a remark, each with its colour."""
    chips = " ".join(
        f'<span class="tag" style="--tag: {tag.colour}">{escape(tag.name)}</span>'
        for tag in remark.tags
    )
    return f'<p class="tags">{chips}</p>' if chips else ""


# ------------------------------------------------------------------------------ methods


def _section(section: Section) -> str:
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in section.paragraphs)
    return f"<div><h3>{escape(section.title)}</h3>{paragraphs}{facts_list(section.facts)}</div>"
