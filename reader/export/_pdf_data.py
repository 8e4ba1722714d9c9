"""What the page template is given: the report as plain values, every text printable.

Article text travels as data and is never read as markup. Labels in the data are the
targets of links; the template sets them and looks nothing up by itself.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any

from reader.core import Side
from reader.export._glyphs import Printable
from reader.export._key_words import added_words, short_name, shortened, struck_words
from reader.export._language_code import language_of
from reader.export._page_rows import rows_for
from reader.export._page_style import Layout, PageStyle, Paper, Part, left_out_words
from reader.export._pdf_overview import overview_data
from reader.export._pdf_tables import ledger_data, linked, remark_data
from reader.export._remark_words import state_words
from reader.export._unbroken import Said, unbroken
from reader.presentation import (
    NOTE_GLYPH,
    ROLE_STYLES,
    ArticleFacts,
    Fact,
    LegendRow,
    ListKind,
    Note,
    NoteList,
    Place,
    Report,
    ReportBlock,
    Role,
    Row,
    Run,
    Section,
    Theme,
    direction_of,
    shares_words,
    tr,
)

_Json = dict[str, Any]
_HEAD = 96  # characters of the title in the running head
_LONG_HEADLINE = 150  # bytes
_KEPT_WHOLE = 420  # characters of a block that is not broken over two pages
_LISTED_GLYPHS = 60
_MANY_NOTES = 120
_TEXT_LINE, _NOTE_LINE = 58, 60  # characters that a line of text or of notes holds, about
_KEPT_HEIGHT = 205.0  # points of a row whose notes may be longer than its texts
_LEAST_HEIGHT = 64.0  # points of a row that is worth to be broken over two pages
_NOTES_SHARE = 1.1  # of the height of texts; what is more could go on alone on the next page
_PAPERS = {Paper.A4: "a4", Paper.LETTER: "us-letter"}

MARK_SCHEME = "mark:"


def page_data(
    report: Report, theme: Theme, printable: Printable, style: PageStyle, *, standards: str
) -> _Json:
    """Give all that the template prints; `standards` says which ones the file keeps."""
    has_texts = Part.TEXTS in style.printed
    rows = rows_for(report, style.layout) if has_texts else ()
    return _PageData(replace(report, rows=rows), theme, printable, style).build(standards)


class _PageData:
    """Holds what each part needs: the report, the gate for texts, where targets are."""

    def __init__(
        self, report: Report, theme: Theme, printable: Printable, style: PageStyle
    ) -> None:
        self._report = report
        self._style = style
        self._theme = theme
        self._text: Callable[[str], str] = printable.text
        self._missing = printable.missing
        self._roles = {passage.id: passage.role for passage in report.passages}
        self._labels = dict(_labels(report))
        self._sought = {self._labels[t] for t in _targets(report) if t in self._labels}
        self._sizes = {note.number: len(note.keys) for note in report.notes}
        self._told = {note.number: _margin_words(note) for note in report.notes}
        self._remarked = {remark.number: remark.text for remark in report.remarks}
        self._note_roles = {note.number: note.role for note in report.notes}
        self._answers = {r.number for r in report.remarks if r.note is not None}

    def build(self, standards: str) -> _Json:
        report = self._report
        data: _Json = {
            "title": self._text(report.title),
            "head": self._text(shortened(report.title, _HEAD)),
            "subtitle": self._text(report.subtitle),
            "keywords": [self._text(word) for word in report.keywords],
            "date": tr("Dated {date}", date=report.created.date()) if report.is_dated else "",
            "layout": self._style.layout.value,
            "long": len(report.notes) > _MANY_NOTES,
            "upright": self._style.layout.is_upright,
            "paper": _PAPERS[self._style.paper],
            "parts": [part.value for part in self._printed()],
            "labels": _labels_in_words(self._style.layout),
            "theme": _theme_data(self._theme),
            "lines": {role.value: ROLE_STYLES[role].line.value for role in Role},
            "signs": {role.value: [role.sign, ROLE_STYLES[role].letter] for role in Role},
            "articles": [self._article(facts) for facts in report.articles],
            "legend": [self._legend_row(row) for row in report.legend],
            "rows": list(self._rows()),
            "notes": [self._note(note) for note in report.notes],
            "lists": [self._list(part) for part in report.lists],
            "some-label": min(self._sought, default=None),
            "overview": overview_data(report, self._text, self._labels),
            "ledgers": [ledger_data(one, self._text, self._labels) for one in report.ledgers],
            "remarks": [remark_data(one, self._text, self._labels) for one in report.remarks],
        }
        sections = [(s, bool(s.facts)) for s in report.methods]
        sections.append((self._printing(standards), False))
        data["methods"] = [self._section(s) | {"tabular": tabular} for s, tabular in sections]
        return data

    def _printed(self) -> list[Part]:
        """Give the parts with something in them; the notes alone say that there are none."""
        printed = self._style.printed
        has_notes = self._report.remarks or printed == (Part.NOTES,)
        return [part for part in printed if part is not Part.NOTES or has_notes]

    def _rows(self) -> Iterator[_Json]:
        """Give each row; a note's number comes with whether it stands there first."""
        seen: set[int] = set()
        for row in self._report.rows:
            yield {
                "a": [self._block(block) for block in row.a],
                "b": [self._block(block) for block in row.b],
                "notes": [[number, number not in seen] for number in row.notes],
                "remarks": self._alone(row.remarks),
                "breaks": self._breaks(row),
            }
            seen.update(row.notes)

    def _breaks(self, row: Row) -> bool:
        """Say whether a row may be broken over two pages, by estimates of its heights in points.

        No page is to begin with notes whose texts ended on the page before.
        """
        columns = [
            sum(_lines("".join(run.text for run in block.runs), _TEXT_LINE) for block in blocks)
            for blocks in (row.a, row.b)
        ]
        told = [self._told[number] for number in row.notes]
        told += [self._remarked[number] for number in row.remarks]
        texts, notes = 13.5 * max(columns), 9.0 * sum(_lines(words, _NOTE_LINE) for words in told)
        if max(texts, notes) > _KEPT_HEIGHT:
            return True
        return texts > _LEAST_HEIGHT and notes < _NOTES_SHARE * texts

    def _alone(self, remarks: Iterable[int]) -> list[int]:
        """Give the remarks that no note of a finding stands for."""
        return [number for number in remarks if number not in self._answers]

    # ------------------------------------------------------------------- the front page

    def _article(self, article: ArticleFacts) -> _Json:
        total = sum(share.words for share in article.shares) or 1
        return {
            "letter": article.side.letter,
            "title": self._text(article.title),
            "outlet": self._text(article.outlet),
            "name": unbroken(self._text(short_name(article))),
            "lang": language_of(article.language),
            "dir": direction_of(article.title),
            "facts": [self._fact(fact) for fact in article.facts],
            "shares": [
                {
                    "role": share.role.value if share.role else None,
                    "glyph": share.role.sign if share.role else "",
                    "in_part": share.in_part,
                    "word": self._text(share.label),
                    "words": share.words,
                    "percent": round(100 * share.words / total),
                }
                for share in article.shares
            ],
        }

    def _fact(self, fact: Fact) -> _Json:
        value = self._text(fact.value)
        return {
            "label": self._text(fact.label),
            "value": value.replace("\u200b", "") if fact.is_code else value,
            "code": fact.is_code,
        }

    def _legend_row(self, row: LegendRow) -> _Json:
        return {
            "role": row.role.value,
            "glyph": row.glyph,
            "letter": row.letter,
            "word": self._text(row.word),
            "meaning": self._text(row.meaning),
            "counts": list(row.counts),
        }

    # --------------------------------------------------------------------- both articles

    def _block(self, block: ReportBlock) -> _Json:
        text = "".join(run.text for run in block.runs)
        return {
            "id": block.id,
            "side": block.side.name.lower(),
            "kind": block.kind.value,
            "number": block.number,
            "dir": direction_of(text),
            "sought": block.id in self._sought,
            "long": len(text) > _KEPT_WHOLE,
            "groups": [self._group(block, runs, first) for runs, first in _groups(block.runs)],
            "is_long": len(self._text(text).encode()) > _LONG_HEADLINE,
        }

    def _group(self, block: ReportBlock, runs: list[Run], first: int) -> _Json:
        whole = runs[0].whole
        return {
            "role": self._roles[whole].value if whole else None,
            "url": f"{MARK_SCHEME}{whole}" if whole else None,
            "runs": list(self._runs(block, runs, first)),
            "notes": self._markers(runs),
            "remarks": self._alone(n for run in runs for n in run.remarks),
        }

    def _markers(self, runs: Iterable[Run]) -> list[_Json]:
        """Give what stands after a sentence: for each role, its notes and a counterpart."""
        told = (note for run in runs for note in zip(run.notes, run.counterparts, strict=True))
        found: dict[Role, _Json] = {}
        for number, counterpart in sorted(told, key=itemgetter(0)):
            role = self._note_roles[number]
            target = linked(counterpart, self._labels)[0] if counterpart else None
            one = found.setdefault(role, {"role": role.value, "target": target, "numbers": []})
            one["numbers"].append(number)
        return list(found.values())

    def _runs(self, block: ReportBlock, runs: Iterable[Run], first: int) -> Iterator[_Json | Said]:
        """Give each run; neighbours of which there is nothing to say are one text."""
        plain = ""
        for index, run in enumerate(runs, start=first):
            label = f"{block.id}-{index}"
            if self._is_plain(run, label):
                plain += run.text
                continue
            if plain:
                yield unbroken(self._text(plain))
            plain = ""
            yield self._run(run, label)
        if plain:
            yield unbroken(self._text(plain))

    def _is_plain(self, run: Run, label: str) -> bool:
        has_marks = run.details or run.opens or run.closes or run.noted or run.changed
        return not has_marks and label not in self._sought

    def _run(self, run: Run, label: str) -> _Json:
        details = [self._roles[name] for name in run.details]
        names = _names(run)
        opens = any(self._roles[name] is Role.QUOTATION for name in run.opens)
        closes = any(self._roles[name] is Role.QUOTATION for name in run.closes)
        return {
            "t": unbroken(self._text(run.text), opens=opens, closes=closes),
            "details": [role.value for role in details],
            "url": MARK_SCHEME + ".".join(names) if names and run.whole != names[0] else None,
            "label": label if label in self._sought else None,
            "opens": opens,
            "closes": closes,
            "changed": run.changed,
            "noted": bool(run.noted),
        }

    # -------------------------------------------------------------------------- the notes

    def _note(self, note: Note) -> _Json:
        places: dict[tuple[Side, str], Place] = {}
        for place in note.places:
            places.setdefault((place.side, place.words), place)
        return {
            "number": note.number,
            "role": note.role.value,
            "kind": self._text(note.kind),
            "body": unbroken(self._text(note.body)),
            "summary": unbroken(self._text(note.summary)),
            "aside": self._text(note.aside),
            "places": [
                [
                    self._text(place.words),
                    *linked(place.target, self._labels),
                    unbroken(self._text(place.opening)),
                ]
                for place in places.values()
            ],
            "certainty": self._text(note.certainty),
            "reader": note.by_reader,
            "state": state_words(note.state),
            "remarks": list(note.remarks),
        }

    def _list(self, part: NoteList) -> _Json:
        return {
            "one_sided": part.kind in (ListKind.ONLY_A, ListKind.ONLY_B),
            "title": self._text(part.title),
            "intro": self._text(part.intro if part.notes else part.empty),
            "notes": list(part.notes),
            "findings": f"{sum(self._sizes[number] for number in part.notes):,}",
        }

    def _section(self, section: Section) -> _Json:
        return {
            "title": self._text(section.title),
            "paragraphs": [self._text(text) for text in section.paragraphs],
            "facts": [self._fact(fact) for fact in section.facts],
        }

    def _printing(self, standards: str) -> Section:
        said = [*_left_out_words(self._style), *([standards] if standards else [])]
        if self._style.embeds_project:
            said.append(
                tr(
                    "The project lies in this file, with the whole texts of both sources, the "
                    "notes and the settings: whoever has the file has them too. Lateral opens it."
                )
            )
        if self._missing:
            listed = sorted(self._missing)[:_LISTED_GLYPHS]
            said.append(
                tr(
                    "No font of the program has these characters; each is printed as its number "
                    "in brackets: {characters}.",
                    characters="; ".join(_character_words(c) for c in listed),
                )
            )
        return Section(title=tr("This file"), paragraphs=tuple(said))


def _targets(report: Report) -> Iterator[str]:
    """Give all that links lead to in the texts."""
    told = [
        *(note.places for note in report.notes),
        *(row.places for ledger in report.ledgers for row in ledger.rows),
        *(remark.places for remark in report.remarks),
    ]
    yield from (place.target for places in told for place in places)


def _labels(report: Report) -> Iterator[tuple[str, str]]:
    """Give for each passage and block the label that a link to it leads to."""
    for row in report.rows:
        for block in (*row.a, *row.b):
            yield block.id, block.id
    seen: set[str] = set()
    for row in report.rows:
        for block in (*row.a, *row.b):
            for index, run in enumerate(block.runs):
                for name in _names(run):
                    if name not in seen:
                        seen.add(name)
                        yield name, f"{block.id}-{index}"


def _margin_words(note: Note) -> str:
    """Give what the margin says of a note, about; one on one side stands beside its place."""
    places = note.places if len(note.places) > 1 else ()
    told = (f"{place.words} {place.opening}" for place in places)
    return f"{note.number} {note.kind} {note.body} {' '.join(told)}"


def _lines(text: str, length: int) -> int:
    return 1 + len(text) // length


def _names(run: Run) -> tuple[str, ...]:
    """Give the passages that a run belongs to, the innermost first."""
    return (*run.noted, *run.details, *([run.whole] if run.whole else []))


def _groups(runs: Sequence[Run]) -> Iterator[tuple[list[Run], int]]:
    """Cut runs where the mark of the sentence changes and after numbers of notes.

    Each group comes with the place of its first run.
    """
    held: list[Run] = []
    for index, run in enumerate(runs):
        if held and (held[0].whole != run.whole or held[-1].notes or held[-1].remarks):
            yield held, index - len(held)
            held = []
        held.append(run)
    if held:
        yield held, len(runs) - len(held)


def _character_words(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '').lower()}".strip()


def _theme_data(theme: Theme) -> _Json:
    return {
        "ui": dict(theme.ui),
        "roles": {
            role.value: {"strong": c.strong, "tint": c.tint, "focus": c.focus}
            for role, c in theme.roles.items()
        },
    }


def _texts_title(layout: Layout) -> str:
    if layout is Layout.ONE_AFTER_THE_OTHER:
        return tr("Both texts")
    return tr("What differs") if layout is Layout.ONLY_DIFFERENCES else tr("Side by side")


def _gap_words() -> str:
    return tr(
        "Only what differs is printed. […] stands for sentences that both articles tell, in the "
        "same or in other words, and for those without a mark."
    )


def _left_out_words(style: PageStyle) -> tuple[str, ...]:
    """Say what this file leaves out; nothing if it holds both texts and every part."""
    said = [_gap_words()] if style.layout is Layout.ONLY_DIFFERENCES else []
    left_out = left_out_words(style.printed)
    return (*said, *([left_out] if left_out else []))


def _labels_in_words(layout: Layout) -> dict[str, str | list[str]]:
    return {
        "overview": tr("Overview"),
        "texts": _texts_title(layout),
        "texts_intro": _gap_words() if layout is Layout.ONLY_DIFFERENCES else "",
        "nothing": tr("No sentence was found to differ."),
        "notes": tr("Notes"),
        "findings": tr("Findings"),
        "methods": tr("Methods and provenance"),
        "shares": tr("How the words of each article divide"),
        "shares_meaning": shares_words(),
        "articles": tr("The two articles"),
        "legend": tr("The marks"),
        "counts": tr("How many of each mark"),
        "placement": tr("Where shared passages stand"),
        "omissions": [
            tr("What weighs most of what A has alone"),
            tr("What weighs most of what B has alone"),
        ],
        "no_omission": tr("Nothing was found in this article alone."),
        "ledgers": tr("Ledgers"),
        "where": tr("Where"),
        "remarks": tr("Notes of the reader"),
        "note_sign": NOTE_GLYPH,
        "no_remark": tr("The reader noted nothing."),
        "lost": tr("Its passage no longer stands in the text."),
        "mark": tr("Mark"),
        "meaning": tr("Meaning"),
        "in_a": tr("In A"),
        "in_b": tr("In B"),
        "struck": tr("struck"),
        "only_a_words": struck_words(),
        "bold": tr("bold"),
        "only_b_words": added_words(),
        "reading": tr(
            "Numbers in the margin count the paragraphs. After a sentence stand the sign and the "
            "letter of each mark, which lead to the passage in the other article, and the number "
            "of its note. Sentences without a mark state nothing that can be checked. Small grey "
            "text was taken for boilerplate and is not compared."
        ),
        "page": tr("p. {page}", page="#"),
        "by_reader": tr("Decided by the reader."),
        "certainty": tr("Certainty"),
    }
