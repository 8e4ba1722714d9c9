"""A comparison as a table for spreadsheets: one row a finding, a row of a ledger, a note.

The first column says which. Findings come first and in reading order, then the ledgers,
then what the reader noted.

The file is UTF-8 with a byte-order mark, without which Excel takes it for an old code
page; rows end as RFC 4180 asks, and commas part the cells. A cell that a spreadsheet would
take for a formula gets an apostrophe before it (OWASP, "CSV Injection"). White space
within a cell becomes single blanks, so that a row is one line.
"""

import csv
import io
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reader.core import Candidate, Origin, Side, Span
from reader.export._characters import cleaned
from reader.export._remark_words import remark_by, state_words
from reader.presentation import (
    ROLE_STYLES,
    Finding,
    Report,
    Role,
    build_ledger,
    findings_of,
    place_words,
    tr,
)

_WIDE_FORMS = (0xFF1D, 0xFF0B, 0xFF0D, 0xFF20)  # of the same signs
_FORMULA_STARTS = frozenset("=+-@") | frozenset(map(chr, _WIDE_FORMS))
_LONGEST = 32_000  # characters; Excel holds 32,767 in a cell
_Cell = str | int


def csv_bytes(report: Report) -> bytes:
    """Make the table. Where there is nothing to tell, the row of headings stands alone."""
    table = _Table(report)
    columns = tuple(_columns())
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_safe(column.heading) for column in columns])
    for row in (*table.findings(), *table.ledgers(), *table.remarks()):
        writer.writerow([_safe(column.cell(table, row)) for column in columns])
    return out.getvalue().encode("utf-8-sig")


def _safe(value: _Cell) -> _Cell:
    """Give a cell that stands on one line, is not too long, and starts no formula."""
    if isinstance(value, int):
        return value
    text = " ".join(cleaned(value).split())
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "…"
    return f"'{text}" if text[:1] in _FORMULA_STARTS else text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What a row is about; `key` is that of a finding, `places` are words for where it is."""

    table: str
    kind: str
    words: str
    spans: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
    places: tuple[str, str] = ("", "")
    key: str = ""
    note: _Cell = ""
    role: Role | None = None
    score: str = ""
    by: str = ""
    state: str = ""
    remarks: str = ""


class _Table:
    """Gives the rows, and looks up what their cells say."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._comparison = report.comparison
        self._notes = {key: note.number for note in report.notes for key in note.keys}
        self._starts = tuple(
            [sentence.span.start for sentence in analysis.sentences]
            for analysis in self._comparison.analyses
        )
        self._nearest = {
            (side, span.start): row.nearest[0]
            for side in Side
            for row in self._comparison.coverage[side]
            if row.nearest
            for span in (
                self._comparison.analyses[side].sentences[row.sentence].span,
                *(missing.span for missing in row.missing),
            )
        }

    def findings(self) -> Iterator[_Row]:
        """Give a row for each finding, in reading order."""
        notes = {note.number: note for note in self._report.notes}
        remarks = {remark.number: remark for remark in self._report.remarks}
        for finding in findings_of(self._comparison):
            number = self._notes.get(finding.key)
            note = notes[number] if number is not None else None
            said = [remarks[other].text for other in note.remarks] if note else []
            yield _Row(
                table=tr("finding"),
                kind=finding.kind,
                words=finding.summary,
                spans=finding.spans,
                key=finding.key,
                note=number if number is not None else "",
                role=finding.role,
                score=f"{finding.score:.2f}",
                by=self._origin(finding),
                state=state_words(note.state) if note else "",
                remarks=" / ".join(said),
            )

    def ledgers(self) -> Iterator[_Row]:
        """Give a row for each row of the report's ledgers, its fields after their titles."""
        for told in self._report.ledgers:
            ledger = build_ledger(self._comparison, told.kind)
            for row in ledger.rows:
                yield _Row(
                    table=tr("ledger"),
                    kind=ledger.title,
                    words=ledger.spoken(row),
                    spans=row.spans,
                    note=self._notes.get(row.finding or "", ""),
                    role=next((cell.role for cell in row.cells if cell.role), None),
                    by=tr("program"),
                )

    def remarks(self) -> Iterator[_Row]:
        """Give a row for all that the reader noted or decided."""
        for remark in self._report.remarks:
            places = {place.side: place.words for place in reversed(remark.places)}
            yield _Row(
                table=tr("note"),
                kind=remark.about,
                words=remark.quote,
                places=(places.get(Side.A, ""), places.get(Side.B, "")),
                note=remark.note if remark.note is not None else "",
                by=remark_by(remark),
                state=state_words(remark.state),
                remarks=" ".join([remark.text, *(f"#{tag.name}" for tag in remark.tags)]),
            )

    def _origin(self, finding: Finding) -> str:
        """Say who found it."""
        return tr("reader") if finding.by is Origin.READER else tr("program")

    def words(self, row: _Row, side: Side) -> str:
        """Give the words of one side; those of several sentences are parted by a stroke."""
        text = self._comparison.articles[side].text
        return " / ".join(span.of(text) for span in row.spans[side])

    def place(self, row: _Row, side: Side) -> str:
        """Say where the first of the words stand."""
        first = min(row.spans[side], key=lambda span: span.start, default=None)
        if first is None or not self._starts[side]:
            return row.places[side]
        number = max(0, bisect_right(self._starts[side], first.start) - 1)
        return place_words(self._comparison, side, number)

    def start(self, row: _Row, side: Side) -> _Cell:
        """Give the code point at which the words start."""
        return min((span.start for span in row.spans[side]), default="")

    def end(self, row: _Row, side: Side) -> _Cell:
        """Give the code point before which the words end."""
        return max((span.end for span in row.spans[side]), default="")

    def nearest_place(self, row: _Row) -> str:
        """Say where the other article comes nearest to what one alone has."""
        other, best = self._best(row)
        return place_words(self._comparison, other, best.sentence) if best else ""

    def nearest_words(self, row: _Row) -> str:
        """Give the sentence of the other article that comes nearest."""
        other, best = self._best(row)
        return self._comparison.sentence_text(other, best.sentence) if best else ""

    def nearest_score(self, row: _Row) -> str:
        """Give how much the nearest sentence has in common."""
        best = self._best(row)[1]
        return f"{best.score:.2f}" if best else ""

    def outlet(self, side: Side) -> str:
        """Name the outlet of an article, if it is known."""
        return self._comparison.articles[side].outlet or ""

    def title(self, side: Side) -> str:
        """Give the headline of an article."""
        return self._comparison.articles[side].title

    def digest(self, side: Side) -> str:
        """Give the digest of an article's file."""
        return self._comparison.articles[side].source.sha256

    def _best(self, row: _Row) -> tuple[Side, Candidate | None]:
        side = Side.A if row.spans[Side.A] else Side.B
        first = min(row.spans[side], key=lambda span: span.start, default=None)
        is_alone = row.key.startswith("only-") and first is not None
        return side.other, self._nearest.get((side, first.start)) if first and is_alone else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A heading, and the cell under it for one row."""

    heading: str
    cell: Callable[[_Table, _Row], _Cell]


def _columns() -> Iterator[_Column]:
    yield _Column(heading=tr("Table"), cell=lambda _, row: row.table)
    yield _Column(heading=tr("Note"), cell=lambda _, row: row.note)
    yield _Column(
        heading=tr("Mark"), cell=lambda _, row: tr(ROLE_STYLES[row.role].word) if row.role else ""
    )
    yield _Column(
        heading=tr("Letter"), cell=lambda _, row: ROLE_STYLES[row.role].letter if row.role else ""
    )
    yield _Column(heading=tr("Finding"), cell=lambda _, row: row.kind)
    yield _Column(heading=tr("In words"), cell=lambda _, row: row.words)
    for side in Side:
        yield from _passage_columns(side)
    yield _Column(heading=tr("Nearest place"), cell=_Table.nearest_place)
    yield _Column(heading=tr("Nearest words"), cell=_Table.nearest_words)
    yield _Column(heading=tr("Score of the nearest"), cell=_Table.nearest_score)
    yield _Column(heading=tr("Score"), cell=lambda _, row: row.score)
    yield _Column(heading=tr("Found by"), cell=lambda _, row: row.by)
    yield _Column(heading=tr("Decision"), cell=lambda _, row: row.state)
    yield _Column(heading=tr("Notes of the reader"), cell=lambda _, row: row.remarks)
    for side in Side:
        yield from _article_columns(side)


def _passage_columns(side: Side) -> Iterator[_Column]:
    said = {"side": side.letter}
    yield _Column(heading=tr("Place in {side}", **said), cell=lambda t, row: t.place(row, side))
    yield _Column(heading=tr("Words in {side}", **said), cell=lambda t, row: t.words(row, side))
    yield _Column(heading=tr("Start in {side}", **said), cell=lambda t, row: t.start(row, side))
    yield _Column(heading=tr("End in {side}", **said), cell=lambda t, row: t.end(row, side))


def _article_columns(side: Side) -> Iterator[_Column]:
    said = {"side": side.letter}
    yield _Column(heading=tr("Outlet of {side}", **said), cell=lambda t, _: t.outlet(side))
    yield _Column(heading=tr("Headline of {side}", **said), cell=lambda t, _: t.title(side))
    yield _Column(heading=tr("SHA-256 of {side}", **said), cell=lambda t, _: t.digest(side))
