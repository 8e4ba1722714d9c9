"""What one sentence offers to a comparison of framing: its tokens, marks and voices."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.core import BlockKind, Passage, Span, Wording, WordingCategory
from reader.engine._grammar import Tag
from reader.engine._reading import Reading
from reader.engine._syntax import Token, tokenize
from reader.engine._words import STOP_WORDS, stem

_UNKNOWN_FORCE = 0.3
_LOOSE_FORCE = 0.55
_NO_MODIFIER = frozenset([Tag.WORD, Tag.ADVERB])


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A reporting cue: its words, how far from a plain "said", who speaks, and of what.

    `speaker` and `content` are stems. A cue that no attribution holds has neither and
    counts as loose.
    """

    span: Span
    head: Span
    force: float
    stem: str
    speaker: frozenset[str]
    content: frozenset[str]
    is_loose: bool


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One sentence of a reading, with its marks and voices."""

    reading: Reading
    number: int
    loaded: tuple[Wording, ...]
    hedges: tuple[Wording, ...]
    boosters: tuple[Wording, ...]
    voices: tuple[Voice, ...]

    @property
    def span(self) -> Span:
        """Give the place of the sentence."""
        return self.reading.sentences[self.number].span

    @property
    def kind(self) -> BlockKind:
        """Give the kind of the sentence's block."""
        return self.reading.sentences[self.number].kind

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Give the tokens of the sentence, those of its quotations too."""
        return tokenize(self.reading.text, self.span, ())

    @cached_property
    def stems(self) -> frozenset[str]:
        """Give the stems of the sentence's content words."""
        return stems_in(self.reading, self.number, self.span)

    @cached_property
    def forms(self) -> frozenset[str]:
        """Give the folded words of the sentence, function words too."""
        return self.forms_of(self.span)

    def forms_of(self, span: Span) -> frozenset[str]:
        """Give the folded words in one part of the sentence."""
        words = self.reading.words[self.number]
        return frozenset(word.form for word in words if span.overlaps(word.span))

    def is_adjacent(self, one: Span, two: Span) -> bool:
        """Say whether only white space parts two places, or they overlap."""
        gap = self.reading.text[one.end : two.start]
        return one.end > two.start >= one.start or (one.end <= two.start and gap.isspace())

    def passage(self, span: Span) -> Passage:
        """Give a place in this sentence as a passage."""
        return Passage(sentence=self.number, span=span)

    def stems_of(self, span: Span) -> frozenset[str]:
        """Give the stems of the content words in one part of the sentence."""
        return stems_in(self.reading, self.number, span)

    @property
    def is_all_quoted(self) -> bool:
        """Say whether the whole sentence stands in quotation marks."""
        words = self.reading.words[self.number]
        return bool(words) and self.is_quoted(
            Span(start=words[0].span.start, end=words[-1].span.end)
        )

    def is_quoted(self, span: Span) -> bool:
        """Say whether a place lies inside quotation marks."""
        return any(q.span.contains(span) for q in self.reading.quotations)


def stems_in(reading: Reading, number: int, span: Span) -> frozenset[str]:
    """Give the stems of the content words of one sentence that lie inside a span."""
    return frozenset(
        word.stem for word in reading.words[number] if word.is_content and span.contains(word.span)
    )


def tellings(reading: Reading) -> tuple[Telling, ...]:
    """Read every sentence of an article for what framing may contrast."""
    marks: list[list[Wording]] = [[] for _ in reading.sentences]
    for mark in reading.wording:
        marks[reading.sentence_at(mark.span.start)].append(mark)
    voices = _voices(reading, marks)
    return tuple(
        Telling(
            reading=reading,
            number=number,
            loaded=_of(marks[number], WordingCategory.LOADED),
            hedges=_of(marks[number], WordingCategory.HEDGE),
            boosters=_of(marks[number], WordingCategory.BOOSTER),
            voices=tuple(voices[number]),
        )
        for number in range(len(reading.sentences))
    )


def _of(marks: Sequence[Wording], category: WordingCategory) -> tuple[Wording, ...]:
    return tuple(mark for mark in marks if mark.category is category)


def _voices(reading: Reading, marks: Sequence[Sequence[Wording]]) -> list[list[Voice]]:
    """Collect the cues of every sentence: those of attributions, then strong loose ones."""
    out: list[dict[Span, Voice]] = [{} for _ in reading.sentences]
    for said in reading.attributions:
        number = reading.sentence_at(said.cue.start)
        cues = [m for m in _of(marks[number], WordingCategory.REPORT_VERB) if m.span.overlaps(said.cue)]
        head = cues[-1].span if cues else said.cue
        force = cues[-1].score if cues else _UNKNOWN_FORCE
        speaker = _stems_anywhere(reading, said.source) if said.source else frozenset()
        content = _stems_anywhere(reading, said.content)
        known = out[number].get(head)
        out[number][head] = Voice(
            span=_with_modifier(reading, number, head),
            head=head,
            force=force,
            stem=_cue_stem(head.of(reading.text)),
            speaker=speaker | (known.speaker if known else frozenset()),
            content=content | (known.content if known else frozenset()),
            is_loose=said.source is None,
        )
    for number, sentence_marks in enumerate(marks):
        for mark in _of(sentence_marks, WordingCategory.REPORT_VERB):
            if mark.score >= _LOOSE_FORCE and not any(s.overlaps(mark.span) for s in out[number]):
                out[number][mark.span] = _loose(reading, mark)
    return [sorted(found.values(), key=lambda voice: voice.head) for found in out]


def _loose(reading: Reading, mark: Wording) -> Voice:
    nothing: frozenset[str] = frozenset()
    return Voice(
        span=mark.span,
        head=mark.span,
        force=mark.score,
        stem=_cue_stem(mark.span.of(reading.text)),
        speaker=nothing,
        content=nothing,
        is_loose=True,
    )


def _cue_stem(text: str) -> str:
    return " ".join(stem(word) for word in text.casefold().split())


def _stems_anywhere(reading: Reading, span: Span) -> frozenset[str]:
    first, last = reading.sentence_at(span.start), reading.sentence_at(span.end)
    found = (stems_in(reading, number, span) for number in range(first, last + 1))
    return frozenset().union(*found)


def _with_modifier(reading: Reading, number: int, cue: Span) -> Span:
    """Take in an adjective or adverb right before a cue: "firm claim", "harshly criticized"."""
    words = reading.words[number]
    at = next((k for k, w in enumerate(words) if w.span.start >= cue.start), len(words))
    before = words[at - 1] if at else None
    if before is None or before.form in STOP_WORDS or before.form.endswith("'s"):
        return cue
    gap = reading.text[before.span.end : cue.start]
    is_plain = before.form.isalpha() and reading.text[before.span.start].islower()
    is_modifier = before.form.endswith("ly") or _follows_owner(words, at - 1)
    joined = gap.isspace() and is_plain and is_modifier
    return Span(start=before.span.start, end=cue.end) if joined else cue


def _follows_owner(words: Sequence, at: int) -> bool:  # type: ignore[type-arg]
    owner = words[at - 1].form if at else ""
    return owner.endswith("'s") or owner in ("his", "her", "its", "their", "the", "a", "an")
