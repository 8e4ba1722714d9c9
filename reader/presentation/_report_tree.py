"""The parts of a report: what a document says, without how it looks or where it breaks.

A report is a tree of values for every exporter. Texts in it are ready for people; text
of the articles is kept character for character. Passages and notes refer to each other
by id and number, so that a layout can place them where it likes.
"""

from dataclasses import dataclass
from enum import StrEnum

from reader.core import BlockKind, ReviewState, Side, Span, Tag
from reader.presentation._ledger import Cell, Column, LedgerKind
from reader.presentation._roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text with the same marks throughout.

    `whole` is the id of the passage that marks the sentence, `details` are those of the
    passages inside it, outermost first. `opens` and `closes` name the details that begin
    and end here. `changed` says that the linked sentence has other words here, or none.
    `notes` are the numbers to print after the run, `counterparts` the passages or blocks of the
    other article that the same notes lead to from here. `noted` are the ids of the passages that
    the reader noted something about, `remarks` the numbers of those notes that end here.
    """

    text: str
    whole: str | None = None
    details: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    changed: bool = False
    notes: tuple[int, ...] = ()
    counterparts: tuple[str | None, ...] = ()
    noted: tuple[str, ...] = ()
    remarks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportBlock:
    """One block of an article in runs; together they are the block's text.

    `number` counts the paragraphs as `place_words` does; headline, byline and
    boilerplate have none.
    """

    id: str
    side: Side
    kind: BlockKind
    number: int | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Blocks of A and of B that stand level, and the notes that belong beside them.

    `remarks` are the reader's notes on passages in it that are no finding.
    """

    a: tuple[ReportBlock, ...]
    b: tuple[ReportBlock, ...]
    notes: tuple[int, ...]
    remarks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPassage:
    """One marked stretch of one article, which becomes one annotation.

    `subject` names the kind of finding in a few words; `comment` says in sentences what
    the relation is, what differs, what the counterpart says and where, and how sure
    that is.
    """

    id: str
    side: Side
    span: Span
    role: Role
    whole: bool
    note: int
    subject: str
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a note's passage is: short words ("¶ 4") and the passage or block to go to.

    `opening` quotes the first words of B's passage where the note would else say nothing
    of it, and the passages do not stand level.
    """

    side: Side
    words: str
    target: str
    opening: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One finding in words, or several that belong together, numbered in reading order.

    `body` is for the margin beside the passage, `summary` for a list away from it, with
    `aside` under it; each may be empty. `certainty` is the score in words. `state` is what
    the reader decided about it, `remarks` are the numbers of what the reader noted on it.
    """

    number: int
    keys: tuple[str, ...]
    role: Role
    kind: str
    body: str
    summary: str
    aside: str
    places: tuple[Place, ...]
    certainty: str
    by_reader: bool
    state: ReviewState = ReviewState.NEW
    remarks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and what it says; `is_code` for digests and the like."""

    label: str
    value: str
    is_code: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many words of an article, all marked alike; a role of None means unmarked.

    `in_part` is for sentences that the other article tells in part; the words for which
    it has nothing count as only here. `label` says the role in a word or two.
    """

    role: Role | None
    in_part: bool
    words: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """What is known about one article, and how its words divide among the relations."""

    side: Side
    title: str
    outlet: str
    language: str
    facts: tuple[Fact, ...]
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendRow:
    """A role in words, with how many sentences and details of each side carry it.

    `counts` says the same in words, for A and for B.
    """

    role: Role
    glyph: str
    letter: str
    word: str
    meaning: str
    sentences: tuple[int, int]
    details: tuple[int, int]
    counts: tuple[str, str]


class ListKind(StrEnum):
    """Which findings a list holds."""

    CONFLICTS = "conflicts"
    ONLY_A = "only-a"
    ONLY_B = "only-b"
    QUOTATIONS = "quotations"
    FRAMING = "framing"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteList:
    """The notes of one kind, by number; `empty` is what to say where there are none."""

    kind: ListKind
    title: str
    intro: str
    empty: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled piece of plain explanation: paragraphs, then facts."""

    title: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of a ledger: its fields, its first passage on either side, the note about it."""

    cells: tuple[Cell, ...]
    places: tuple[Place, ...]
    note: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLedger:
    """A ledger for paper; `note` says how it was made, `empty` why it has no row."""

    kind: LedgerKind
    title: str
    note: str
    empty: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]

    def stands_right(self, index: int) -> bool:
        """Say whether a column stands right: numbers do, but what a row begins with does not."""
        return index > 0 and self.columns[index].is_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a reader wrote about the pair, a passage or a finding, or decided about a finding.

    Its number counts them in reading order, those on the pair first and orphans last.
    `about` says in a few words what it is on, `quote` its first words. `note` is the number
    of the finding's note. `passage` is what its annotation belongs to: a marked passage
    that it replies to, or one of its own; none for the pair and for orphans. `text` is
    Markdown; `state` is `NEW` unless it is a decision. `made` is ISO 8601, UTC.
    """

    number: int
    about: str
    quote: str
    places: tuple[Place, ...]
    passage: str | None
    note: int | None
    text: str
    tags: tuple[Tag, ...]
    state: ReviewState
    author: str
    made: str
    is_orphan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedPassage:
    """A stretch of an article that a remark is about and no finding marks as such."""

    id: str
    side: Side
    span: Span
    remark: int
