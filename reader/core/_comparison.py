"""The comparison of two articles: one immutable value that everything else reads.

Side A is `articles[0]`, side B is `articles[1]`. Sentence numbers index
`analyses[side].sentences`. Scores are shares from 0 to 1. `docs/glossary.md` and the
JSON form in `reader/export` use the same words.
"""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from reader.core._article import Article, BlockKind
from reader.core._settings import Settings
from reader.core._text import Passage, Span


class Side(IntEnum):
    """One of the two articles of a comparison; also an index into its pairs."""

    A = 0
    B = 1

    @property
    def other(self) -> "Side":
        """Give the opposite side."""
        return Side.B if self is Side.A else Side.A

    @property
    def letter(self) -> str:
        """Give the letter that names the side on screen and paper."""
        return self.name


class Origin(StrEnum):
    """Who found something: the engine, or the reader by hand."""

    ENGINE = "engine"
    READER = "reader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: its span without outer white space, its block's number and kind."""

    span: Span
    kind: BlockKind
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to have said what: source, reporting cue, content, direct or not.

    Where a reader named the speaker of a quotation that no cue introduces, `cue` is empty.
    `bearer` is that of the source, by the numbers of `Name`; None behind a pronoun.
    """

    source: Span | None
    cue: Span
    content: Span
    direct: bool
    bearer: int | None = None
    by: Origin = Origin.ENGINE


class WordingCategory(StrEnum):
    """What kind of word a wording mark is about."""

    LOADED = "loaded"
    HEDGE = "hedge"
    BOOSTER = "booster"
    REPORT_VERB = "report_verb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A word or phrase that colours how a fact is put."""

    span: Span
    category: WordingCategory
    score: float


class FigureKind(StrEnum):
    """What a figure measures."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    AGE = "age"
    ORDINAL = "ordinal"
    SCORE = "score"
    LABEL = "label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number, sum, share, date or time as an article gives it.

    `label` is its value in one fixed form, `value` a number to sort it by, `unit` a currency
    code, "%", "point" (of percent), a unit of time, or empty; `counted` are the words for what
    it counts. Figures of either article with the same `matter` give one value of one thing.
    """

    span: Span
    kind: FigureKind
    label: str
    value: float
    unit: str = ""
    counted: Span | None = None
    matter: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name of a person, body or place.

    Names of either article with the same `bearer` name the same one.
    """

    span: Span
    bearer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What the engine found in one article; numbers of matters and bearers hold for both.

    `sentences` are in order, do not overlap, and hold all text but white space. Figures
    and names are those of the compared sentences, names not those of headlines.
    """

    sentences: tuple[Sentence, ...]
    attributions: tuple[Attribution, ...] = ()
    wording: tuple[Wording, ...] = ()
    figures: tuple[Figure, ...] = ()
    names: tuple[Name, ...] = ()


class Relation(StrEnum):
    """How the linked sentences relate; the rules are in `docs/glossary.md`."""

    SAME = "same"
    EDITED = "edited"
    REWORDED = "reworded"
    PARTIAL = "partial"


class EditOp(StrEnum):
    """What happens to a run of words from A to B."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One run of a word-level edit script; the span of a side it lacks is empty."""

    op: EditOp
    a: Span
    b: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Sentences of A and of B that tell the same thing.

    `moved` says that the order of telling differs from the chain of the other links.
    `edits` is filled for same and edited links of one sentence each.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    relation: Relation
    moved: bool = False
    score: float
    edits: tuple[Edit, ...] = ()
    by: Origin = Origin.ENGINE

    def sentences(self, side: Side) -> tuple[int, ...]:
        """Give the sentence numbers on one side."""
        return self.a if side is Side.A else self.b


class Status(StrEnum):
    """Whether the other article reports what a sentence asserts."""

    COVERED = "covered"
    PARTLY = "partly"
    OMITTED = "omitted"
    NOFACT = "nofact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A span of a partly covered sentence that the other article does not report."""

    span: Span
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence of the other article that comes near, and how near."""

    sentence: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far the other article reports one sentence.

    `score` says how surely it does. `nearest` holds up to three sentences of the
    other article, best first, whatever the status.
    """

    sentence: int
    status: Status
    score: float
    missing: tuple[Missing, ...] = ()
    nearest: tuple[Candidate, ...] = ()
    by: Origin = Origin.ENGINE


class ConflictKind(StrEnum):
    """What kind of detail differs."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two details on the same thing that cannot both be right."""

    a: Passage
    b: Passage
    kind: ConflictKind
    score: float
    by: Origin = Origin.ENGINE


class Cut(StrEnum):
    """How a quotation of one article stands in the other."""

    IDENTICAL = "identical"
    TRIMMED = "trimmed"
    ALTERED = "altered"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePair:
    """The same utterance as it stands in both articles."""

    a: Passage
    b: Passage
    cut: Cut
    score: float
    by: Origin = Origin.ENGINE


class FramingKind(StrEnum):
    """How the presentation of the same matter differs."""

    LABELLING = "labelling"
    ATTRIBUTION = "attribution"
    LOADED = "loaded"
    HEDGE = "hedge"
    AGENCY = "agency"
    PLACEMENT = "placement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """The same matter, presented otherwise; one side may have nothing to set against it."""

    a: Passage | None
    b: Passage | None
    kind: FramingKind
    score: float
    by: Origin = Origin.ENGINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A model or word list that took part, by name and SHA-256."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What produced a comparison, so that it can be made again."""

    app: str
    engine: str
    settings: Settings
    resources: tuple[Resource, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything found between two articles.

    `coverage[side]` has one row a sentence, in order. Every sentence of a compared
    block is in at least one link or has status omitted or nofact, never both; only a
    reader may say of one without a link that it is covered.
    """

    articles: tuple[Article, Article]
    analyses: tuple[Analysis, Analysis]
    links: tuple[Link, ...]
    coverage: tuple[tuple[Coverage, ...], tuple[Coverage, ...]]
    conflicts: tuple[Conflict, ...] = ()
    quotes: tuple[QuotePair, ...] = ()
    framing: tuple[Framing, ...] = ()
    provenance: Provenance
    notices: tuple[str, ...] = field(default=())

    def sentence_text(self, side: Side, number: int) -> str:
        """Give the characters of one sentence."""
        return self.analyses[side].sentences[number].span.of(self.articles[side].text)

    def links_of(self, side: Side, number: int) -> tuple[Link, ...]:
        """Give the links that hold a sentence, best first."""
        found = [link for link in self.links if number in link.sentences(side)]
        return tuple(sorted(found, key=lambda link: -link.score))
