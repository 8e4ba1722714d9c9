"""A comparison as a document: both texts whole, marked, with numbered notes beside them.

The numbers follow the reading order: row by row, A before B. A finding has one number,
which stands at every sentence that it touches; findings that belong together share one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import groupby

from reader.core import Comparison, Dossier, Side, Span
from reader.presentation._findings import Finding, findings_of
from reader.presentation._messages import tr
from reader.presentation._overview import Overview, overview_of
from reader.presentation._quoting import excerpt
from reader.presentation._report_facts import article_facts, legend_rows, method_sections
from reader.presentation._report_notes import NoteWriter
from reader.presentation._report_numbers import number_findings
from reader.presentation._report_places import ReportPlaces
from reader.presentation._report_remarks import Remarks, remarks_of
from reader.presentation._report_rows import RowBlocks, level_rows
from reader.presentation._report_runs import SideMarks, report_blocks, side_marks
from reader.presentation._report_tables import report_ledgers
from reader.presentation._report_tree import (
    ArticleFacts,
    LegendRow,
    ListKind,
    MarkedPassage,
    Note,
    NotedPassage,
    NoteList,
    Remark,
    ReportBlock,
    ReportLedger,
    Row,
    Section,
)
from reader.presentation._roles import Role

_TITLE = 76  # characters of each headline in the title
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that an exported document says about a comparison.

    `created` is in UTC and never read from a clock, so that the same comparison gives
    the same document; `is_dated` is false if nothing gave it a date. A lead of the
    overview names a finding; the note with that key among its `keys` tells of it.
    """

    title: str
    subtitle: str
    created: datetime
    is_dated: bool
    keywords: tuple[str, ...]
    comparison: Comparison
    articles: tuple[ArticleFacts, ArticleFacts]
    overview: Overview
    legend: tuple[LegendRow, ...]
    rows: tuple[Row, ...]
    passages: tuple[MarkedPassage, ...]
    notes: tuple[Note, ...]
    lists: tuple[NoteList, ...]
    ledgers: tuple[ReportLedger, ...]
    remarks: tuple[Remark, ...]
    noted: tuple[NotedPassage, ...]
    methods: tuple[Section, ...]


def build_report(
    comparison: Comparison,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    created: datetime | None = None,
    dossier: Dossier | None = None,
) -> Report:
    """Make the document of a comparison.

    `title` defaults to both headlines, `subtitle` to what a report is. `created` (with its
    time zone) goes into the document as its date; without one it is that of the last work in
    the `dossier`, then the later of the articles' dates, and where neither has one, the first
    of January 1970: no clock is
    read. What the reader noted and decided comes from the `dossier`.
    """
    marked = (side_marks(comparison, Side.A), side_marks(comparison, Side.B))
    date = created or _date_of_work(dossier) or _date_of_articles(comparison)
    found = findings_of(comparison)
    layout = level_rows(comparison, found)
    numbers = number_findings(comparison, found, layout, marked)
    places = ReportPlaces(comparison, marked)
    said = remarks_of(comparison, dossier, found, places, numbers) if dossier else Remarks()
    across = (_passages_in(Side.B, found, places), _passages_in(Side.A, found, places))
    writer = NoteWriter(comparison, found, places, layout)
    notes = tuple(
        said.on_note(writer.note(number, tuple(keys)))
        for number, keys in groupby(numbers, key=lambda key: numbers[key])
    )
    return Report(
        title=title or _both_titles(comparison),
        subtitle=subtitle or tr("Two articles compared: what they share, and what each has alone"),
        created=(date or _UNDATED).astimezone(UTC).replace(microsecond=0),
        is_dated=date is not None,
        keywords=_keywords(comparison),
        comparison=comparison,
        articles=(article_facts(comparison, marked[0]), article_facts(comparison, marked[1])),
        overview=overview_of(comparison, found),
        legend=legend_rows(marked),
        rows=_rows(layout, _blocks(comparison, marked, numbers, across, said)),
        passages=tuple(_passages(writer, places, marked, numbers)),
        notes=notes,
        lists=_lists(notes),
        ledgers=report_ledgers(comparison, places, numbers),
        remarks=said.remarks,
        noted=tuple(
            NotedPassage(id=n.id, side=n.side, span=n.span, remark=n.remark) for n in said.noted
        ),
        methods=method_sections(comparison),
    )


def _both_titles(comparison: Comparison) -> str:
    """Name a report by both headlines, or else outlets, each shortened at a word."""
    names = [" ".join((a.title or a.outlet or "").split()) for a in comparison.articles]
    known = dict.fromkeys(
        excerpt(name, Span(start=0, end=len(name)), _TITLE) for name in names if name
    )
    return " / ".join(known) or tr("Two articles")


def _date_of_work(dossier: Dossier | None) -> datetime | None:
    """Give the moment of the last note, review or correction that has one."""
    if dossier is None:
        return None
    told = [
        *(correction.made for correction in dossier.corrections),
        *(review.made for review in dossier.reviews),
        *(note.changed or note.made for note in dossier.notes),
    ]
    dates = []
    for moment in told:
        try:
            date = datetime.fromisoformat(moment)
        except ValueError:
            continue
        dates.append(date if date.tzinfo else date.replace(tzinfo=UTC))
    return max(dates, default=None)


def _date_of_articles(comparison: Comparison) -> datetime | None:
    dates = []
    for article in comparison.articles:
        try:
            dates.append(datetime.fromisoformat(article.published or "").date())
        except ValueError:
            continue
    return datetime.combine(max(dates), time(), UTC) if dates else None


def _keywords(comparison: Comparison) -> tuple[str, ...]:
    outlets = [article.outlet for article in comparison.articles if article.outlet]
    words = [tr("news comparison"), tr("annotated articles"), *outlets]
    return tuple(dict.fromkeys(words))


def _blocks(
    comparison: Comparison,
    marked: tuple[SideMarks, SideMarks],
    numbers: dict[str, int],
    across: tuple[Mapping[str, str], Mapping[str, str]],
    said: Remarks,
) -> tuple[tuple[ReportBlock, ...], ...]:
    return tuple(
        report_blocks(comparison, one, numbers, counterparts, said.noted)
        for one, counterparts in zip(marked, across, strict=True)
    )


def _passages_in(
    side: Side, findings: Iterable[Finding], places: ReportPlaces
) -> Mapping[str, str]:
    """Give for each finding's key its first passage of one article, if it has one there."""
    firsts = ((row.key, row.first(side)) for row in findings)
    return {
        key: places.of_finding(key, side, span).target for key, span in firsts if span is not None
    }


def _rows(
    layout: tuple[RowBlocks, ...], blocks: tuple[tuple[ReportBlock, ...], ...]
) -> tuple[Row, ...]:
    seen: set[int] = set()
    noted: set[int] = set()
    rows = []
    for part in layout:
        a, b = blocks[0][part.a.start : part.a.stop], blocks[1][part.b.start : part.b.stop]
        runs = [run for block in (*a, *b) for run in block.runs]
        here = {note for run in runs for note in run.notes}
        said = {remark for run in runs for remark in run.remarks}
        rows.append(
            Row(a=a, b=b, notes=tuple(sorted(here - seen)), remarks=tuple(sorted(said - noted)))
        )
        seen |= here
        noted |= said
    return tuple(rows)


def _passages(
    writer: NoteWriter,
    places: ReportPlaces,
    marked: tuple[SideMarks, SideMarks],
    numbers: dict[str, int],
) -> Iterator[MarkedPassage]:
    """Write the annotations; that of a sentence tells all findings with no mark of their own."""
    for side in marked:
        own = {mark.finding for _, mark in side.marks}
        for name, mark in side.marks:
            here = side.touching[places.sentence_at(side.side, mark.span)] if mark.whole else ()
            also = [key for key in here if key not in own]
            yield writer.passage(name, side.side, mark, numbers, also)


def _lists(notes: tuple[Note, ...]) -> tuple[NoteList, ...]:
    def numbers(role: Role, side: Side | None = None) -> tuple[int, ...]:
        return tuple(
            note.number
            for note in notes
            if note.role is role and (side is None or note.places[0].side is side)
        )

    return (
        NoteList(
            kind=ListKind.CONFLICTS,
            title=tr("Conflicting details"),
            intro=tr("A number, date, name or negation differs between linked passages."),
            empty=tr("No detail was found to differ."),
            notes=tuple(n.number for n in notes if n.keys[0].startswith("conflict-")),
        ),
        NoteList(
            kind=ListKind.QUOTATIONS,
            title=tr("Quotations"),
            intro=tr("The same utterance in both articles: whole, cut, altered or paraphrased."),
            empty=tr("No quotation was found in both articles."),
            notes=numbers(Role.QUOTATION),
        ),
        NoteList(
            kind=ListKind.FRAMING,
            title=tr("Framing"),
            intro=tr("The same matter under other words, with another voice, or at another place."),
            empty=tr("No difference of wording or placement was found."),
            notes=numbers(Role.FRAMING),
        ),
        NoteList(
            kind=ListKind.ONLY_A,
            title=tr("Only in A"),
            intro=tr("Not found in B. The nearest passage is named so that you can judge."),
            empty=tr("Nothing was found in A alone."),
            notes=numbers(Role.ONLY_HERE, Side.A),
        ),
        NoteList(
            kind=ListKind.ONLY_B,
            title=tr("Only in B"),
            intro=tr("Not found in A. The nearest passage is named so that you can judge."),
            empty=tr("Nothing was found in B alone."),
            notes=numbers(Role.ONLY_HERE, Side.B),
        ),
    )
