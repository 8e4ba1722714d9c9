"""What one sentence offers to a comparison of framing: its tokens, marks and voices."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reader.core import (
    Attribution,
    BlockKind,
    Passage,
    Progress,
    Span,
    Wording,
    WordingCategory,
    part,
    silent,
    tracked,
)
from reader.engine._reading import Reading, kept_with_reading
from reader.engine._syntax import Token, tokenize
from reader.engine._words import STOP_WORDS, Word, stem

STAGE = "Comparing framing"
CERTAIN = 0.6  # boosters of certainty score more, those of degree less
_UNKNOWN_FORCE = 0.3
_LOOSE_FORCE = 0.55
_TOPICAL = 3
_OWNERS = frozenset(["his", "her", "its", "their", "our", "my", "your"])


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
    """One sentence of a reading, with its marks, voices and quotations.

    `topical` are the stems that run through the whole article.
    """

    reading: Reading
    number: int
    loaded: tuple[Wording, ...]
    hedges: tuple[Wording, ...]
    boosters: tuple[Wording, ...]
    voices: tuple[Voice, ...]
    quoted: tuple[Span, ...]
    topical: frozenset[str]

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
    def colours(self) -> tuple[tuple[Span, float, bool], ...]:
        """Give loaded words and words of degree: place, strength, whether it is degree alone.

        Those side by side are joined with each other, and a phrase with a reporting cue
        right after it: "went on a tear declaring".
        """
        marks = [(mark.span, mark.score, False) for mark in self.loaded]
        marks += [(mark.span, mark.score, True) for mark in self.boosters if mark.score < CERTAIN]
        out: list[tuple[Span, float, bool]] = []
        for span, score, is_degree in sorted(marks):
            if out and self.is_adjacent(out[-1][0], span):
                last, best, degree = out.pop()
                joined = Span(start=last.start, end=max(last.end, span.end))
                out.append((joined, max(score, best), degree and is_degree))
            else:
                out.append((span, score, is_degree))
        return tuple((self._with_cue(span), score, is_degree) for span, score, is_degree in out)

    def _with_cue(self, span: Span) -> Span:
        if len(span.of(self.reading.text).split()) < 2:
            return span
        ends = (v.head.end for v in self.voices if self.is_adjacent(span, v.head))
        return Span(start=span.start, end=max(ends, default=span.end))

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
        return any(quotation.contains(span) for quotation in self.quoted)


def stems_in(reading: Reading, number: int, span: Span) -> frozenset[str]:
    """Give the stems of the content words of one sentence that lie inside a span."""
    words = reading.words[number]
    first = bisect_left(words, span.start, key=_start)
    last = bisect_right(words, span.end, key=_end)
    return frozenset(word.stem for word in words[first:last] if word.is_content)


def _start(word: Word) -> int:
    return word.span.start


def _end(word: Word) -> int:
    return word.span.end


@kept_with_reading
def tellings(reading: Reading, progress: Progress = silent) -> tuple[Telling, ...]:
    """Read every sentence of an article for what framing may contrast."""
    marks: list[list[Wording]] = [[] for _ in reading.sentences]
    for mark in reading.wording:
        marks[reading.sentence_at(mark.span.start)].append(mark)
    voices = _voices(reading, marks, part(progress, 0.0, 0.4))
    quoted = _quoted(reading)
    progress(0.5, STAGE)
    topical = _topical(reading)
    numbers = range(len(reading.sentences))
    return tuple(
        Telling(
            reading=reading,
            number=number,
            loaded=_of(marks[number], WordingCategory.LOADED),
            hedges=_of(marks[number], WordingCategory.HEDGE),
            boosters=_of(marks[number], WordingCategory.BOOSTER),
            voices=tuple(voices[number]),
            quoted=tuple(quoted[number]),
            topical=topical,
        )
        for number in tracked(numbers, part(progress, 0.6, 1.0), STAGE)
    )


def _of(marks: Sequence[Wording], category: WordingCategory) -> tuple[Wording, ...]:
    return tuple(mark for mark in marks if mark.category is category)


def _quoted(reading: Reading) -> list[list[Span]]:
    """Give the quotations that reach into each sentence."""
    out: list[list[Span]] = [[] for _ in reading.sentences]
    for quotation in reading.quotations:
        first = reading.sentence_at(quotation.span.start)
        for number in range(first, reading.sentence_at(quotation.span.end) + 1):
            out[number].append(quotation.span)
    return out


def _topical(reading: Reading) -> frozenset[str]:
    """Give the stems that stand in so many sentences that they are the article's topic."""
    counts: Counter[str] = Counter()
    for words in reading.words:
        counts.update({word.stem for word in words if word.is_content})
    return frozenset(stem for stem, count in counts.items() if count >= _TOPICAL)


def _voices(
    reading: Reading, marks: Sequence[Sequence[Wording]], progress: Progress
) -> list[list[Voice]]:
    """Collect the cues of every sentence: those of attributions, then strong loose ones."""
    out: list[dict[Span, Voice]] = [{} for _ in reading.sentences]
    for said in tracked(reading.attributions, part(progress, 0.0, 0.5), STAGE):
        number = reading.sentence_at(said.cue.start)
        voice = _voice(reading, said, _of(marks[number], WordingCategory.REPORT_VERB))
        known = out[number].get(voice.head)
        out[number][voice.head] = _joined(voice, known) if known else voice
    for number, sentence_marks in enumerate(tracked(marks, part(progress, 0.5, 1.0), STAGE)):
        for mark in _of(sentence_marks, WordingCategory.REPORT_VERB):
            is_known = any(head.overlaps(mark.span) for head in out[number])
            if mark.score >= _LOOSE_FORCE and not is_known:
                out[number][mark.span] = _loose(reading, mark)
    return [sorted(found.values(), key=lambda voice: voice.head) for found in out]


def _voice(reading: Reading, said: Attribution, verbs: Sequence[Wording]) -> Voice:
    number = reading.sentence_at(said.cue.start)
    cue = next((mark for mark in reversed(verbs) if mark.span.overlaps(said.cue)), None)
    head = cue.span if cue else said.cue
    return Voice(
        span=_with_modifier(reading, number, head),
        head=head,
        force=cue.score if cue else _UNKNOWN_FORCE,
        stem=_cue_stem(head.of(reading.text)),
        speaker=_stems_anywhere(reading, said.source) if said.source else frozenset(),
        content=_stems_anywhere(reading, said.content),
        is_loose=said.source is None,
    )


def _joined(one: Voice, two: Voice) -> Voice:
    """Join the attributions of one cue, whose content came in several pieces."""
    speaker, content = one.speaker | two.speaker, one.content | two.content
    return replace(one, speaker=speaker, content=content, is_loose=one.is_loose and two.is_loose)


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
    at = bisect_left(words, cue.start, key=_start)
    before = words[at - 1] if at else None
    if before is None or before.form in STOP_WORDS or before.form.endswith("'s"):
        return cue
    gap = reading.text[before.span.end : cue.start]
    is_plain = before.form.isalpha() and reading.text[before.span.start].islower()
    is_noun = not cue.of(reading.text).endswith(("ed", "said", "told"))
    owner = words[at - 2].form if at > 1 else ""
    is_owned = (
        is_noun and not before.form.endswith("s") and (owner.endswith("'s") or owner in _OWNERS)
    )
    joined = gap.isspace() and is_plain and (before.form.endswith("ly") or is_owned)
    return Span(start=before.span.start, end=cue.end) if joined else cue
