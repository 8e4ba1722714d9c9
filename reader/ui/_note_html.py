"""A note as rich text for the panels."""

from html import escape

from reader.core import Note
from reader.export import rich_html
from reader.presentation import NOTE_GLYPH, NoteRow, rich_text, tr
from reader.ui._look import Look


def note_html(row: NoteRow, look: Look) -> str:
    """Give a note with what it is about, its form, its tags and who wrote it."""
    dim = look.theme.ui["dim"]
    about = " · ".join(part for part in (row.about, row.place) if part)
    parts = [f'<p style="margin:0"><b>{escape(about)}</b></p>']
    if isinstance(row.item, Note):
        parts.append(rich_html(rich_text(row.item.text)))
        if row.tags:
            parts.append(_dim(tr("Tags: {names}", names=", ".join(row.tags)), dim))
    else:
        parts.append(f"<p>{escape(row.words)}</p>")
    if row.quote:
        parts.append(_dim(row.quote, dim, family="font-family:'Source Serif 4';"))
    parts.append(_dim(row.byline, dim))
    return "".join(parts)


def _dim(words: str, colour: str, family: str = "") -> str:
    style = f"color:{colour}; {family} margin:6px 0 0 0"
    return f'<p style="{style}">{escape(words)}</p>'


def short_note_html(row: NoteRow, look: Look) -> str:
    """Give a note under what it is about: its form, its tags and who wrote it."""
    facts = " · ".join(part for part in (", ".join(row.tags), row.byline) if part)
    text = row.item.text if isinstance(row.item, Note) else ""
    head = _dim(f"{NOTE_GLYPH} {facts}", look.theme.ui["dim"])
    return head + rich_html(rich_text(text))
