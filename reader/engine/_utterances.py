"""What each article gives as somebody's words: direct pieces and indirect contents.

The unit is one sentence of one quotation, so that a quotation of several sentences can
be paired with another that is cut elsewhere.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from reader.core import Attribution, Progress, Span, silent, tracked
from reader.engine._quotations import outermost
from reader.engine._reading import Reading, kept_with_reading
from reader.engine._words import STOP_WORDS, Word, stem, words_in

STAGE = "Pairing quotations"

_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_GAP = re.compile(r"…|\.\s?\.\s?\.|\*\s\*\s\*")
# f---ing, s**t: a word that the article will not print.
_MASKED = re.compile(r"\b[^\W\d_]{1,3}(?:\*+|[-–—_]{3,})[^\W\d_]*\**")
_MASK = "*"
_MOST_MASKED = 20
_VARIANTS = {"ok": "okay", "o.k.": "okay", "till": "until", "percent": "%"}
_HEAD_END = re.compile(r",|\(|\s(?:of|for|from|with|at|who)\s")
_NO_NAMES = frozenset(
    """the a an he she they it we i who his her this that these those its their president senator
    sen rep gov governor representative congressman congresswoman attorney general secretary mayor
    chief judge justice minister prime king queen prince mr mrs ms dr professor sir lord
    republican democrat republicans democrats democratic white house former one some many""".split()
)


@dataclass(frozen=True, kw_only=True)  # no slots: what is read off one is kept
class Utterance:
    """Words that an article gives as somebody's, inside one sentence.

    `words` leave out what stands in square brackets; `gaps` are the places in them at
    which words are left out, by an ellipsis. `quotation` numbers the quotation that a
    direct piece belongs to. `speaker` holds the stems of the names of who speaks, as far
    as is known; empty where it is not. `plain` are the stems of content words in small
    letters: what is said, not whom it is about. `is_whole` tells a piece that is all of
    its quotation, `is_fragment` a whole one that is a phrase amid the article's sentence.
    """

    sentence: int
    span: Span
    words: tuple[Word, ...]
    gaps: tuple[int, ...] = ()
    quotation: int | None = None
    speaker: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    is_whole: bool = False
    is_fragment: bool = False

    @cached_property
    def carried(self) -> tuple[str | None, ...]:
        """Give the stem of each word that carries content, none for the others."""
        return tuple(word.stem if is_content(word) else None for word in self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Give the stems of the words that carry content."""
        return frozenset(stem for stem in self.carried if stem is not None)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Give the words as they are compared."""
        return tuple(_VARIANTS.get(word.form, word.form) for word in self.words)


def is_content(word: Word) -> bool:
    """Say whether a word carries content; contractions of function words do not."""
    head, _, tail = word.form.partition("'")
    return word.is_content and not (tail and (head in STOP_WORDS or word.form.endswith("n't")))


@kept_with_reading
def direct_utterances(reading: Reading, progress: Progress = silent) -> tuple[Utterance, ...]:
    """Cut every outer quotation of an article at the ends of its sentences, in order."""
    voices, out = _Voices(reading), list[Utterance]()
    found = tracked(outermost(reading.quotations), progress, STAGE)
    for number, quotation in enumerate(found):
        for sentence, span in _per_sentence(reading, quotation.inner):
            speaker = voices.at(span.start)
            if _is_title(reading, span):
                continue
            piece = _utterance(reading, sentence, span, quotation=number, speaker=speaker)
            is_whole = span == quotation.inner
            is_phrase = is_whole and not _opens_sentence(reading, span)
            out += [replace(u, is_whole=is_whole, is_fragment=is_phrase) for u in piece]
    return tuple(out)


@kept_with_reading
def indirect_utterances(reading: Reading, progress: Progress = silent) -> tuple[Utterance, ...]:
    """Give what an article reports without quotation marks, a piece a sentence, in order."""
    voices, out = _Voices(reading), list[Utterance]()
    quoted = [q.span for q in outermost(reading.quotations)]
    for attribution in tracked(reading.attributions, progress, STAGE):
        if attribution.direct:
            continue
        for sentence, span in _per_sentence(reading, attribution.content):
            for report in _utterance(reading, sentence, span, speaker=voices.of(attribution)):
                plain = tuple(w for w in report.words if not _lies_in(w.span, quoted))
                out.append(replace(report, words=plain))
    return tuple(out)


def _lies_in(span: Span, sorted_spans: Sequence[Span]) -> bool:
    number = bisect_right(sorted_spans, span.start, key=lambda s: s.start) - 1
    return number >= 0 and span.start < sorted_spans[number].end


def _opens_sentence(reading: Reading, span: Span) -> bool:
    return span.of(reading.text).lstrip()[:1].isupper()


def _is_title(reading: Reading, span: Span) -> bool:
    """Say whether a single word with a capital is quoted, as names of works are."""
    said = span.of(reading.text).strip(" ,.")
    return said[:1].isupper() and said.isalnum() and not said.isupper()


def _per_sentence(reading: Reading, span: Span) -> Iterator[tuple[int, Span]]:
    number = reading.sentence_at(span.start)
    while number < len(reading.sentences) and reading.sentences[number].span.start < span.end:
        inside = reading.sentences[number].span
        start, end = max(inside.start, span.start), min(inside.end, span.end)
        if start < end and reading.sentences[number].kind.is_compared:
            yield number, Span(start=start, end=end)
        number += 1


def _utterance(
    reading: Reading,
    sentence: int,
    span: Span,
    *,
    quotation: int | None = None,
    speaker: frozenset[str],
) -> Iterator[Utterance]:
    """Make the utterance of a span, or nothing where the span holds no word."""
    text = reading.text
    said = words_in(text, span)
    if not said:
        return
    asides = [
        Span(start=m.start(), end=m.end()) for m in _BRACKETED.finditer(text, span.start, span.end)
    ]
    words = tuple(w for w in said if not _lies_in(w.span, asides))
    words = _with_masked(text, span, words)
    starts = [w.span.start for w in words]
    gaps = {bisect_right(starts, m.start()) for m in _GAP.finditer(text, span.start, span.end)}
    yield Utterance(
        sentence=sentence,
        span=_with_brackets(text, span, Span(start=said[0].span.start, end=said[-1].span.end)),
        words=words or said,
        gaps=tuple(sorted(g for g in gaps if 0 < g < len(words))),
        quotation=quotation,
        speaker=speaker,
        plain=frozenset(w.stem for w in words if is_content(w) and text[w.span.start].islower()),
    )


def _with_brackets(text: str, whole: Span, words: Span) -> Span:
    """Widen a span of words by the bracket that opens or closes an insertion at its end."""
    opens = words.start > whole.start and text[words.start - 1] == "["
    closes = words.end < whole.end and text[words.end] == "]"
    return Span(start=words.start - opens, end=words.end + closes)


def _with_masked(text: str, span: Span, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Make one word of each that is blanked out; its form keeps the letters that are shown."""
    for match in islice(_MASKED.finditer(text, span.start, span.end), _MOST_MASKED):
        place = Span(start=match.start(), end=match.end())
        form = re.sub(r"[^\w]+|_+", _MASK, match[0].casefold())
        inside = [n for n, w in enumerate(words) if place.overlaps(w.span)]
        if inside and _MASK in form:
            masked = Word(span=place, form=form, stem=form)
            words = (*words[: inside[0]], masked, *words[inside[-1] + 1 :])
    return words


def unmasked(forms: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Put for each blanked-out word one of the others that it may stand for."""
    if not any(_MASK in form for form in forms):
        return tuple(forms)
    return tuple(next((o for o in others if _may_hide(form, o)), form) for form in forms)


def _may_hide(masked: str, word: str) -> bool:
    head, mask, tail = masked.partition(_MASK)
    fits = word.startswith(head) and word.endswith(tail.strip(_MASK))
    return bool(mask) and fits and len(word) > len(head) + len(tail) and word != masked


class _Voices:
    """Who speaks where; a pronoun stands for the last source that was named."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        known = sorted(reading.attributions, key=lambda a: a.content)
        self._starts = [a.content.start for a in known]
        self._contents = [a.content for a in known]
        self._names = dict[Attribution, frozenset[str]]()
        last = frozenset[str]()
        for attribution in sorted(known, key=lambda a: a.cue):
            own = self._named(attribution.source)
            if own:
                last = own
            is_named = own or attribution.source is None or not self._is_pronoun(attribution)
            self._names[attribution] = own if is_named else last
        self._known = known

    def of(self, attribution: Attribution) -> frozenset[str]:
        """Give the stems of the names of an attribution's source."""
        return self._names[attribution]

    def at(self, offset: int) -> frozenset[str]:
        """Give the names of who says what stands at a place."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or offset >= self._contents[number].end:
            return frozenset()
        return self._names[self._known[number]]

    def _is_pronoun(self, attribution: Attribution) -> bool:
        return attribution.source is not None and len(attribution.source) <= 4

    def _named(self, source: Span | None) -> frozenset[str]:
        if source is None:
            return frozenset()
        head = _HEAD_END.split(source.of(self._text), maxsplit=1)[0]
        names = list[str]()
        for word in reversed(head.split()):
            name = word.strip(".,'’\"“”")
            if not name[:1].isupper() or name.isupper():
                break
            names.append(name.casefold())
        return frozenset(stem(n) for n in names if n not in _NO_NAMES and len(n) > 1)
