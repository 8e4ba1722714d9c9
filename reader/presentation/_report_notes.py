"""The findings of a comparison as numbered notes, and the comment of each marked passage.

Notes say what the texts say and how sure the engine is; never why, and no verdict.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from reader.core import (
    Comparison,
    Coverage,
    Cut,
    Link,
    Origin,
    QuotePair,
    Relation,
    Side,
    Span,
    Status,
)
from reader.presentation._edit_words import changing, edit_words
from reader.presentation._findings import Finding, only_here_key
from reader.presentation._marks import Mark
from reader.presentation._messages import tr, tr_n
from reader.presentation._quoting import quoted
from reader.presentation._report_places import ReportPlaces
from reader.presentation._report_rows import RowBlocks
from reader.presentation._report_tree import MarkedPassage, Note, Place
from reader.presentation._roles import Role

_QUOTED = 320  # characters of a counterpart in a comment
_IN_MARGIN = 48  # characters of a passage in the margin
_IN_LIST = 180  # characters of a passage in a list
_NEAREST = 40  # characters of a nearest passage in a list
_OPENING = 30  # characters of a passage named by its first words
_LISTED = 3  # differences named one by one in a comment
_SURE, _FAIR = 0.8, 0.6


class NoteWriter:
    """Writes the notes and comments of one comparison."""

    def __init__(
        self,
        comparison: Comparison,
        findings: Sequence[Finding],
        places: ReportPlaces,
        layout: Sequence[RowBlocks],
    ) -> None:
        self._comparison = comparison
        self._findings = {row.key: row for row in findings}
        self._where = places
        self._rows = _rows_of_one(layout, places.paragraphs)
        self._nearest = {
            only_here_key(side, span): row
            for side in Side
            for row in comparison.coverage[side]
            for span in (
                comparison.analyses[side].sentences[row.sentence].span,
                *(missing.span for missing in row.missing),
            )
        }

    def note(self, number: int, keys: tuple[str, ...]) -> Note:
        """Write the note of findings that share a number: links, or details of a sentence."""
        rows = [self._findings[key] for key in keys]
        return Note(
            number=number,
            keys=keys,
            role=rows[0].role,
            kind="; ".join(dict.fromkeys(_kind(row) for row in rows)),
            body=self._body(rows),
            summary=self._summary(rows),
            aside=self._aside(rows),
            places=self._places(rows),
            certainty=certainty_words(min(row.score for row in rows)),
            by_reader=any(row.by is Origin.READER for row in rows),
        )

    def _places(self, rows: Sequence[Finding]) -> tuple[Place, ...]:
        found = ((row, side, span) for row in rows for side in Side for span in row.spans[side])
        spans = sorted(found, key=lambda where: where[1:])
        places = tuple(self._where.of_finding(row.key, side, span) for row, side, span in spans)
        if rows[0].role is not Role.REWORDED or self._is_level(rows):
            return places
        text = self._comparison.articles[Side.B].text
        return tuple(
            replace(place, opening=quoted(text, span, _OPENING)) if side is Side.B else place
            for place, (_, side, span) in zip(places, spans, strict=True)
        )

    def _is_level(self, rows: Sequence[Finding]) -> bool:
        """Say whether all passages stand in the only paragraphs of one row."""
        met = {
            self._rows[side].get(self._where.block_at(side, span))
            for row in rows
            for side in Side
            for span in row.spans[side]
        }
        return len(met) == 1 and None not in met

    def passage(
        self, name: str, side: Side, mark: Mark, numbers: Mapping[str, int], also: Iterable[str]
    ) -> MarkedPassage:
        """Write the annotation of one marked stretch.

        `numbers` gives the note of each finding; the findings of `also` are told with its own.
        """
        row = self._findings[mark.finding]
        rows = [row, *(self._findings[key] for key in also)]
        return MarkedPassage(
            id=name,
            side=side,
            span=mark.span,
            role=mark.role,
            whole=mark.whole,
            note=numbers[row.key],
            subject=row.kind,
            comment="\n\n".join(self._comment(one, side, numbers[one.key]) for one in rows),
        )

    # ----------------------------------------------------------------- in the margin

    def _body(self, rows: Sequence[Finding]) -> str:
        row = rows[0]
        if row.role is Role.ONLY_HERE:
            return self._only_here_body(rows)
        if row.role is Role.QUOTATION:
            return self._quotations_body(rows)
        link = self._link(row.key)
        if link is None:
            return row.summary
        if link.relation is Relation.EDITED or _has_changes(link):
            return row.summary
        return _count_words(link) if len(rows) == 1 else ""

    def _summary(self, rows: Sequence[Finding]) -> str:
        """Write a note for a list, where its passage is not in sight."""
        if rows[0].role is not Role.ONLY_HERE:
            return " · ".join(row.summary for row in rows)
        return self._in_quotes(rows, _IN_LIST)

    def _in_quotes(self, rows: Sequence[Finding], limit: int) -> str:
        """Quote what only one side has."""
        side = Side.A if rows[0].spans[Side.A] else Side.B
        text = self._comparison.articles[side].text
        return "; ".join(quoted(text, row.spans[side][0], limit) for row in rows)

    def _aside(self, rows: Sequence[Finding]) -> str:
        row = rows[0]
        if row.role is Role.QUOTATION:
            body = self._quotations_body(rows)
            return "" if body == row.summary else body
        if row.role is Role.ONLY_HERE:
            return self._nearest_words(row.key, Side.A if row.spans[Side.A] else Side.B, _NEAREST)
        return ""

    def _only_here_body(self, rows: Sequence[Finding]) -> str:
        row = rows[0]
        side = Side.A if row.spans[Side.A] else Side.B
        (span,) = row.spans[side]
        nearest = self._nearest_in_margin(row.key, side)
        if self._is_whole_sentence(side, span):
            return nearest
        return f"{self._in_quotes(rows, _IN_MARGIN)}. {nearest}".strip()

    def _nearest_in_margin(self, key: str, side: Side) -> str:
        """Quote the nearest passage only where it comes near enough to be judged."""
        coverage = self._nearest.get(key)
        if coverage is None or not coverage.nearest:
            return ""
        best = coverage.nearest[0]
        if best.score >= _FAIR:
            return self._nearest_words(key, side, _IN_MARGIN)
        return tr(
            "Nearest: {place} ({likeness}).",
            place=self._where.short(side.other, best.sentence),
            likeness=self._likeness(coverage),
        )

    def _nearest_words(self, key: str, side: Side, limit: int) -> str:
        coverage = self._nearest.get(key)
        if coverage is None or not coverage.nearest:
            return ""
        best = coverage.nearest[0]
        span = self._comparison.analyses[side.other].sentences[best.sentence].span
        return tr(
            "Nearest: {place}, {text} ({likeness}).",
            place=self._where.short(side.other, best.sentence)
            if limit < _QUOTED
            else self._where.long(side.other, best.sentence),
            text=quoted(self._comparison.articles[side.other].text, span, limit),
            likeness=self._likeness(coverage, in_figures=limit == _QUOTED),
        )

    def _likeness(self, coverage: Coverage, *, in_figures: bool = False) -> str:
        """Say how much the nearest passage has in common, though not the fact itself."""
        score = coverage.nearest[0].score
        words = likeness_words(score)
        if coverage.status is Status.PARTLY and score >= _FAIR:
            words = tr("{likeness}, but not this", likeness=words)
        return f"{words}; {score:.2f}" if in_figures else words

    def _quotations_body(self, rows: Sequence[Finding]) -> str:
        """Say how the forms of a quotation differ, of several after the place of each."""
        if len(rows) == 1:
            return self._quotation_body(rows[0])
        varying = Side.B if len({row.spans[Side.A] for row in rows}) == 1 else Side.A
        return " ".join(
            tr(
                "{place}: {words}",
                place=self._where.of_finding(row.key, varying, row.spans[varying][0]).words,
                words=self._quotation_body(row),
            )
            for row in rows
        )

    def _quotation_body(self, row: Finding) -> str:
        pair = self._comparison.quotes[int(row.key.rpartition("-")[2])]
        texts = tuple(article.text for article in self._comparison.articles)
        if pair.cut is Cut.IDENTICAL:
            return tr_n(
                "The same {count} word.",
                "The same {count} words.",
                len(_words(texts[0], pair.a.span)),
            )
        if pair.cut is Cut.INDIRECT:
            return row.summary
        return " ".join(_quotation_differences(texts, pair)) or row.summary

    # ------------------------------------------------------------- in the annotation

    def _comment(self, row: Finding, side: Side, number: int) -> str:
        parts = [
            self._heading(row),
            *self._differences(row),
            *self._counterparts(row, side),
            tr(
                "Certainty: {words} ({score:.2f}).",
                words=certainty_words(row.score),
                score=row.score,
            ),
            tr("Note {number}.", number=number),
        ]
        return "\n".join(part for part in parts if part)

    def _heading(self, row: Finding) -> str:
        if row.by is Origin.READER:
            return tr("{kind}, decided by the reader.", kind=row.kind)
        return tr("{kind}.", kind=row.kind)

    def _differences(self, row: Finding) -> list[str]:
        link = self._link(row.key)
        if link is not None:
            return self._edit_lines(link)
        if row.role in (Role.CONFLICT, Role.FRAMING):
            return [row.summary]
        if row.role is Role.QUOTATION:
            return [self._quotation_body(row)]
        return []

    def _edit_lines(self, link: Link) -> list[str]:
        changes = changing(link.edits)
        texts = [article.text for article in self._comparison.articles]
        told = (edit_words(texts, edit, 60) for edit in changes[:_LISTED])
        lines = [tr("A: “{a}” · B: “{b}”", a=gone, b=come) for gone, come in told]
        more = len(changes) - _LISTED
        if more > 0:
            lines.append(tr_n("{count} more change.", "{count} more changes.", more))
        return lines

    def _counterparts(self, row: Finding, side: Side) -> list[str]:
        other = side.other
        if row.role is Role.ONLY_HERE:
            nearest = self._nearest_words(row.key, side, _QUOTED)
            return [tr("Not found in {other}.", other=other.letter), nearest]
        text = self._comparison.articles[other].text
        numbers = dict.fromkeys(self._where.sentence_at(other, span) for span in row.spans[other])
        return [
            tr(
                "{place}: {text}",
                place=self._where.long(other, number),
                text=quoted(text, self._comparison.analyses[other].sentences[number].span, _QUOTED),
            )
            for number in numbers
        ]

    # ---------------------------------------------------------------------- look-ups

    def _link(self, key: str) -> Link | None:
        name, _, index = key.rpartition("-")
        return self._comparison.links[int(index)] if name == "link" else None

    def _is_whole_sentence(self, side: Side, span: Span) -> bool:
        return (
            self._comparison.analyses[side].sentences[self._where.sentence_at(side, span)].span
            == span
        )


def _kind(row: Finding) -> str:
    if row.role is not Role.ONLY_HERE:
        return row.kind
    other = Side.B if row.spans[Side.A] else Side.A
    return tr("Not found in {other}", other=other.letter)


def certainty_words(score: float) -> str:
    """Put the certainty of a finding in words."""
    if score >= _SURE:
        return tr("high")
    return tr("medium") if score >= _FAIR else tr("low")


def likeness_words(score: float) -> str:
    """Put the likeness of a nearest passage in words."""
    if score >= _SURE:
        return tr("much in common")
    return tr("something in common") if score >= _FAIR else tr("little in common")


def _rows_of_one(
    layout: Sequence[RowBlocks], paragraphs: Sequence[Sequence[int | None]]
) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Give for each side's blocks their row, if it has no second paragraph beside them."""
    found: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for number, row in enumerate(layout):
        counted = [
            sum(paragraphs[side][block] is not None for block in blocks)
            for side, blocks in enumerate((row.a, row.b))
        ]
        if max(counted) <= 1:
            for side, blocks in enumerate((row.a, row.b)):
                found[side].update(dict.fromkeys(blocks, number))
    return found


def _has_changes(link: Link) -> bool:
    return bool(changing(link.edits))


def _count_words(link: Link) -> str:
    if max(len(link.a), len(link.b)) < 2:
        return ""
    return tr("{a} : {b} sentences.", a=len(link.a), b=len(link.b))


def _words(text: str, span: Span) -> list[str]:
    return re.findall(r"\w+(?:[’'\-]\w+)*", span.of(text))


def _quotation_differences(texts: tuple[str, ...], pair: QuotePair) -> list[str]:
    """Say how many words each side has, and the longest run that only one of them has."""
    a, b = _words(texts[0], pair.a.span), _words(texts[1], pair.b.span)
    said = [tr("A has {a} words of it, B {b}.", a=len(a), b=len(b))]
    matcher = SequenceMatcher(
        None, [w.casefold() for w in a], [w.casefold() for w in b], autojunk=False
    )
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    only_a = max((a[i:j] for _, i, j, _, _ in changes), key=len, default=[])
    only_b = max((b[i:j] for _, _, _, i, j in changes), key=len, default=[])
    for letter, words in (("A", only_a), ("B", only_b)):
        if words:
            line = " ".join(words)
            said.append(tr("Only {side}: {text}.", side=letter, text=quoted(line, _all(line), 80)))
    return said


def _all(text: str) -> Span:
    return Span(start=0, end=len(text))
