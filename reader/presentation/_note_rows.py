"""A reader's notes as rows: in reading order, with where they stand, to be filtered."""

from bisect import bisect_right
from dataclasses import dataclass

from reader.core import (
    Article,
    BlockKind,
    Correction,
    Dossier,
    Note,
    Review,
    ReviewState,
    Side,
    Span,
    Subject,
    Target,
    orphans,
    place_target,
)
from reader.presentation._by_hand import decision_words
from reader.presentation._findings import Finding, Paragraph, paragraph_numbers
from reader.presentation._messages import tr
from reader.presentation._quoting import inside_quotes
from reader.presentation._reviews import STATE_STYLES, FindingIndex, Spans
from reader.presentation._rich_text import rich_plain
from reader.presentation._targets import subject_words

NOTE_GLYPH = "▤"
ORPHAN_GLYPH = "⚓"
_QUOTED = 120  # characters of a passage in a row
_NOWHERE = 1 << 60


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """A note, a dismissed finding, or an orphan of any kind: what it is about, where, what it says.

    `about` names the finding or kind of passage, `place` where it stands, `quote` the words
    of its passages. `spans` is None for an orphan. `finding` is the finding that is there
    now, if it is about one.
    """

    item: Note | Review | Correction
    about: str
    place: str
    quote: str
    words: str
    tags: tuple[str, ...]
    spans: Spans | None
    finding: Finding | None = None

    @property
    def byline(self) -> str:
        """Say who made it, and when it was changed last, to the minute (UTC)."""
        time = self.item.changed if isinstance(self.item, Note) else ""
        when = (time or self.item.made)[:16].replace("T", " ")
        return " · ".join(part for part in (self.item.author, when) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFilter:
    """Which rows are shown: those that hold all `words` and, if it is given, the `tag`.

    `is_of_dismissed` asks for the findings that were dismissed in place of the notes.
    """

    words: str = ""
    tag: str | None = None
    is_of_dismissed: bool = False

    def admits(self, row: NoteRow) -> bool:
        """Say whether a row is shown."""
        if self.tag is not None and self.tag not in row.tags:
            return False
        text = " ".join(
            (row.about, row.place, row.quote, row.words, *row.tags, row.item.author)
        ).casefold()
        return all(word in text for word in self.words.casefold().split())


def note_rows(dossier: Dossier, index: FindingIndex | None = None) -> tuple[NoteRow, ...]:
    """Give the notes that have their place, in reading order: the pair's, then as A is read.

    `index` knows the findings that notes may be about.
    """
    maker = _RowMaker(dossier, index)
    rows = (maker.row(note) for note in dossier.notes)
    return tuple(sorted((row for row in rows if row.spans is not None), key=_order))


def dismissed_rows(dossier: Dossier) -> tuple[NoteRow, ...]:
    """Give the findings that were dismissed and still have their place, in reading order.

    They are findings no longer, so this list is the way back to them.
    """
    maker = _RowMaker(dossier, None)
    rows = (maker.row(item) for item in dossier.reviews if item.state is ReviewState.DISMISSED)
    return tuple(sorted((row for row in rows if row.spans is not None), key=_order))


def orphan_rows(dossier: Dossier) -> tuple[NoteRow, ...]:
    """Give what has lost its passage: notes, reviews and corrections, in the order made."""
    maker = _RowMaker(dossier, None)
    return tuple(maker.row(item) for item in orphans(dossier))


def reading_place(target: Target, spans: Spans | None) -> tuple[bool, bool, int, int]:
    """Give what targets are sorted by: the pair, then places in A, those of B alone, orphans."""
    a, b = (found[0].start if found else _NOWHERE for found in spans or ((), ()))
    return (spans is None, target.subject is not Subject.PAIR, a, b)


def _order(row: NoteRow) -> tuple[object, ...]:
    return (*reading_place(row.item.target, row.spans), row.item.made, row.item.id)


class _RowMaker:
    """Makes the rows of one dossier."""

    def __init__(self, dossier: Dossier, index: FindingIndex | None) -> None:
        self._texts = dossier.texts
        self._index = index
        self._paragraphs = tuple(_Paragraphs(article) for article in dossier.articles)

    def row(self, item: Note | Review | Correction) -> NoteRow:
        target, index = item.target, self._index
        spans = place_target(target, self._texts)
        finding = index.find(target) if index is not None else None
        return NoteRow(
            item=item,
            about=finding.kind if finding is not None else subject_words(target.subject),
            place=self._place(spans),
            quote=_quote(target),
            words=_words(item),
            tags=item.tags if isinstance(item, Note) else (),
            spans=spans,
            finding=finding,
        )

    def _place(self, spans: Spans | None) -> str:
        """Say where passages stand: "A¶3 · B headline"."""
        return " · ".join(
            _side_place(side, self._paragraphs[side].at(found[0]))
            for side, found in zip(Side, spans or ((), ()), strict=True)
            if found
        )


def _words(item: Note | Review | Correction) -> str:
    if isinstance(item, Note):
        return rich_plain(item.text)
    if isinstance(item, Review):
        return tr(STATE_STYLES[item.state].word)
    return decision_words(item, "")


def _side_place(side: Side, paragraph: Paragraph) -> str:
    return (
        f"{side.letter}{paragraph.sign}" if paragraph.sign else f"{side.letter} {paragraph.words}"
    )


class _Paragraphs:
    """The paragraphs of one article, to be asked for many passages."""

    def __init__(self, article: Article) -> None:
        self._blocks = article.blocks
        self._numbers = paragraph_numbers(article)
        self._starts = [block.span.start for block in article.blocks]

    def at(self, span: Span) -> Paragraph:
        """Give the paragraph in which a passage begins."""
        number = max(0, bisect_right(self._starts, span.start) - 1)
        is_headline = bool(self._starts) and self._blocks[number].kind is BlockKind.HEADLINE
        found = 0 if is_headline else self._numbers.get(number)
        return Paragraph(number=found, total=len(self._numbers))


def _quote(target: Target) -> str:
    """Quote the passages of a target as they stood when it was made."""
    words = (
        inside_quotes(anchor.exact, Span(start=0, end=len(anchor.exact)), _QUOTED)
        for side in Side
        for anchor in target.anchors(side)
    )
    return " · ".join(f"“{quoted}”" for quoted in words if quoted)
