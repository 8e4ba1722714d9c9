"""Notes as a Markdown document and as a table in CSV."""

import csv
import io
from collections.abc import Iterator

from reader.core import Dossier, Note, Side, Subject, Target
from reader.presentation import tr

COLUMNS = ("id", "subject", "variety", "a", "b", "note", "tags", "author", "made", "changed")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def notes_as_markdown(dossier: Dossier) -> bytes:
    """Give the notes in reading order, each under the passages that it is about."""
    titles = " · ".join(_line(article.title) for article in dossier.articles)
    parts = [
        tr("# Notes on {titles}", titles=titles),
        *("\n\n".join(_section(note)) for note in reading_order(dossier.notes)),
    ]
    return _encoded("\n\n---\n\n".join(parts) + "\n")


def _section(note: Note) -> Iterator[str]:
    yield f"## {_heading(note.target)}"
    for side in Side:
        for anchor in note.target.anchors(side):
            yield f"> {side.letter}: {_line(anchor.exact)}"
    yield note.text
    facts = [note.author, note.changed or note.made, *(f"#{tag}" for tag in note.tags)]
    if any(facts):
        yield f"*{_line(' · '.join(fact for fact in facts if fact))}*"


def _heading(target: Target) -> str:
    words = {
        Subject.PAIR: tr("The pair"),
        Subject.PASSAGE: tr("Passage"),
        Subject.LINK: tr("Link"),
        Subject.ONLY_HERE: tr("Only here"),
        Subject.DETAIL: tr("Detail only here"),
        Subject.CONFLICT: tr("Conflicting detail"),
        Subject.QUOTATION: tr("Quotation"),
        Subject.FRAMING: tr("Framing"),
    }
    variety = f" ({target.variety})" if target.variety else ""
    return words[target.subject] + variety


def notes_as_csv(dossier: Dossier) -> bytes:
    """Give the notes in reading order as a table, with a mark that spreadsheets know UTF-8 by.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for note in reading_order(dossier.notes):
        a, b = (" … ".join(anchor.exact for anchor in note.target.anchors(side)) for side in Side)
        row = (
            note.id,
            note.target.subject.value,
            note.target.variety,
            a,
            b,
            note.text,
            "; ".join(note.tags),
            note.author,
            note.made,
            note.changed,
        )
        table.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return b"\xef\xbb\xbf" + _encoded(out.getvalue())


def reading_order(notes: tuple[Note, ...]) -> list[Note]:
    """Sort notes: those of the pair first, then as A is read, then what is of B alone."""
    end = 1 << 60

    def place(note: Note) -> tuple[int, int, str, str]:
        if note.target.subject is Subject.PAIR:
            return (-1, -1, note.made, note.id)
        a, b = (
            min((anchor.span.start for anchor in note.target.anchors(side)), default=end)
            for side in Side
        )
        return (a, b, note.made, note.id)

    return sorted(notes, key=place)


def _line(text: str) -> str:
    return " ".join(text.split())


def _encoded(text: str) -> bytes:
    # Half of a surrogate pair, which a broken source may hold, has no UTF-8.
    return text.encode("utf-8", "backslashreplace")
