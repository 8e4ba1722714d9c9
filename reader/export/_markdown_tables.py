"""Omissions, ledgers and the reader's notes in Markdown."""

from collections.abc import Iterable, Iterator

from reader.core import Side
from reader.export._markdown_links import Links, cells, escaped
from reader.export._remark_words import remark_by, state_words
from reader.export._rich_markdown import rich_markdown
from reader.presentation import (
    NOTE_GLYPH,
    Cell,
    Note,
    Omission,
    Remark,
    Report,
    ReportLedger,
    rich_text,
    tr,
)


def omissions(report: Report, links: Links) -> Iterator[str]:
    """Write what weighs most of what each article has alone."""
    notes = {key: note for note in report.notes for key in note.keys}
    titles = (
        tr("What weighs most of what A has alone"),
        tr("What weighs most of what B has alone"),
    )
    for side, title in zip(Side, titles, strict=True):
        yield f"### {escaped(title)}"
        rows = report.overview.omissions[side]
        lines = [_omission(row, side, links, notes.get(row.lead.finding or "")) for row in rows]
        yield "\n".join(lines) or escaped(tr("Nothing was found in this article alone."))


def _omission(omission: Omission, side: Side, links: Links, note: Note | None) -> str:
    place = links.place_of(note, side, omission.place)
    number = f" {links.marker(note.number)}" if note else ""
    return f"- {escaped(omission.text)} ({place}){number}"


def ledger_table(ledger: ReportLedger, links: Links) -> Iterator[str]:
    """Write a ledger; what only tells a place is left to the links at the end of each row."""
    yield f"### {escaped(ledger.title)}"
    yield escaped(ledger.note if ledger.rows else ledger.empty)
    if not ledger.rows:
        return
    kept = [index for index, column in enumerate(ledger.columns) if not column.is_place]
    titles = [*(ledger.columns[index].title for index in kept), tr("Where")]
    rules = ("---:|" if ledger.stands_right(index) else "---|" for index in kept)
    lines = [cells(map(escaped, titles)), f"|{''.join(rules)}---|"]
    for row in ledger.rows:
        note = f" {links.marker(row.note)}" if row.note is not None else ""
        said = [_cell(row.cells[index]) for index in kept]
        lines.append(cells([*said, links.places(row.places) + note]))
    yield "\n".join(lines)


def _cell(cell: Cell) -> str:
    sign = f"{cell.role.sign} " if cell.role else ""
    return escaped(sign + cell.text)


def remark_lines(remark: Remark, links: Links) -> Iterator[str]:
    """Write what the reader noted or decided, with what it is about."""
    name = f"{NOTE_GLYPH}{remark.number} {escaped(remark.about)}"
    said = [
        f'<a id="remark-{remark.number}"></a>**{name}**',
        escaped(state_words(remark.state)),
        escaped(remark_by(remark)),
        links.places(remark.places),
        links.marker(remark.note) if remark.note is not None else "",
        escaped(" ".join(f"#{tag.name}" for tag in remark.tags)),
    ]
    yield " ".join(filter(None, said))
    if remark.quote:
        yield f"*{escaped(remark.quote)}*"
    if remark.is_orphan:
        yield escaped(tr("Its passage no longer stands in the text."))
    if remark.text.strip():
        yield _quoted(rich_markdown(rich_text(remark.text)).splitlines())


def _quoted(lines: Iterable[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in lines)
