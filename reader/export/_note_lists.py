"""Notes as a Markdown document and as a table in CSV, and back from the table."""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from reader.core import (
    Anchor,
    Dossier,
    Note,
    ReaderError,
    Side,
    Span,
    Subject,
    Target,
    anchor_at,
    place_target,
)
from reader.presentation import reading_place, subject_words, tr

COLUMNS = (
    *("id", "subject", "variety", "a", "b", "places", "note", "tags"),
    *("author", "made", "changed"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PLACE = re.compile(r"([AB]) (\d+)-(\d+)")
_BETWEEN = " … "
_MARK = b"\xef\xbb\xbf"  # by which spreadsheets know UTF-8


def notes_as_markdown(dossier: Dossier) -> bytes:
    """Give the notes in reading order, each under the passages that it is about."""
    titles = " · ".join(_line(article.title) for article in dossier.articles)
    parts = [
        tr("# Notes on {titles}", titles=titles),
        *("\n\n".join(_section(note)) for note in _in_reading_order(dossier)),
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
    variety = f" ({target.variety})" if target.variety else ""
    return subject_words(target.subject) + variety


def notes_as_csv(dossier: Dossier) -> bytes:
    """Give the notes in reading order as a table.

    `places` holds the spans of the passages in `a` and `b`, in code points. A cell that a
    spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for note in _in_reading_order(dossier):
        table.writerow([_guarded(cell) for cell in _cells(note)])
    return _MARK + _encoded(out.getvalue())


def _cells(note: Note) -> Iterator[str]:
    target = note.target
    yield from (note.id, target.subject.value, target.variety)
    for side in Side:
        yield _BETWEEN.join(anchor.exact for anchor in target.anchors(side))
    yield "; ".join(
        f"{side.letter} {anchor.span.start}-{anchor.span.end}"
        for side in Side
        for anchor in target.anchors(side)
    )
    yield from (note.text, _joined(note.tags), note.author, note.made, note.changed)


def _joined(tags: tuple[str, ...]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="").writerow(tags)
    return out.getvalue() if tags else ""


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell


def notes_from_csv(data: bytes, dossier: Dossier) -> tuple[Note, ...]:
    """Read a table of notes; only the column `note` must be there.

    A passage is taken from its place if its words stand there, else where its words stand.
    Without a subject a note is of its passages, or of the pair. Raises `ReaderError`.
    """
    try:
        table = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        rows = [{key: _bare(cell or "") for key, cell in row.items() if key} for row in table]
        return tuple(_note(number, row, dossier) for number, row in enumerate(rows, start=1))
    except (UnicodeDecodeError, csv.Error, KeyError, ValueError) as error:
        raise ReaderError(
            f"This is not a table of notes that Lateral can read: {error!r}.",
            "It reads CSV in UTF-8 with a column “note”.",
        ) from error


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell


def _note(number: int, row: Mapping[str, str], dossier: Dossier) -> Note:
    a, b = (_anchors(row, side, dossier.texts[side]) for side in Side)
    guess = Subject.LINK if a and b else Subject.PASSAGE if a or b else Subject.PAIR
    target = Target(
        subject=Subject(row.get("subject") or guess), a=a, b=b, variety=row.get("variety", "")
    )
    tags = next(csv.reader([row.get("tags", "")], delimiter=";"), [])
    return Note(
        id=row.get("id") or f"imported-{number}",
        target=target,
        text=row["note"],
        tags=tuple(tag.strip() for tag in tags if tag.strip()),
        author=row.get("author", ""),
        made=row.get("made", ""),
        changed=row.get("changed", ""),
    )


def _anchors(row: Mapping[str, str], side: Side, text: str) -> tuple[Anchor, ...]:
    """Give the anchors of one side: at their places if the words agree, else by the words."""
    words = row.get(side.letter.lower(), "")
    if not words:
        return ()
    spans = [
        Span(start=int(start), end=int(end))
        for letter, start, end in _PLACE.findall(row.get("places", ""))
        if letter == side.letter
    ]
    if _BETWEEN.join(span.of(text) for span in spans) == words:
        return tuple(anchor_at(text, span) for span in spans)
    at = text.find(words)
    if at >= 0:
        return (anchor_at(text, Span(start=at, end=at + len(words))),)
    return (Anchor(span=Span(start=0, end=len(words)), exact=words),)


def _in_reading_order(dossier: Dossier) -> list[Note]:
    """Sort notes: those of the pair, as A is read, what is of B alone, orphans."""
    texts = dossier.texts
    placed = [(note, place_target(note.target, texts)) for note in dossier.notes]
    placed.sort(key=lambda p: (*reading_place(p[0].target, p[1]), p[0].made, p[0].id))
    return [note for note, _ in placed]


def _line(text: str) -> str:
    return " ".join(text.split())


def _encoded(text: str) -> bytes:
    # Half of a surrogate pair, which a broken source may hold, has no UTF-8.
    return text.encode("utf-8", "backslashreplace")
