"""Framing by strength of words: loaded words, and more or less certainty, on one side only."""

from collections.abc import Iterator

from reader.core import Span
from reader.engine._grammar import Tag
from reader.engine._tellings import CERTAIN, Telling
from reader.engine._words import stem

_HEDGED = 0.6  # leaves out conditions, and weak hedges in quotations
_SAME_HEAD = 0.15
_ALONE = 0.1
_QUOTED = 0.1
_TOPICAL = 0.1
_OTHER_CLAIM = 0.25
_BEFORE_ADJECTIVE = (
    Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADVERB, Tag.PREPOSITION, Tag.CONJUNCTION, Tag.NUMBER,
)  # fmt: skip
_STOPS = ",;:.!?—–"

Half = tuple[Span, Span | None, float]


def loaded_here(here: Telling, there: Telling, told: frozenset[str]) -> Iterator[Half]:
    """Give the loaded words of one sentence that the linked one does without.

    Each comes with the plain word in its place where the other sentence has the same head
    without it ("major departure", "departure"). Loaded reporting cues are left to the
    contrast of voices where the other sentence has a voice too. `told` are the stems of
    all sentences linked to this one.
    """
    for span, score, is_degree in here.colours:
        is_shared = here.forms_of(span) <= there.forms or here.stems_of(span) & told
        if is_shared or (there.voices and _is_cue(here, span)):
            continue
        less = _QUOTED * here.is_quoted(span)
        less += _TOPICAL * bool(here.stems_of(span) & here.topical)
        head = _head_after(here, span)
        plain = _place_of(head[1], there) if head else None
        if head and plain:
            yield Span(start=span.start, end=head[0].end), plain, score + _SAME_HEAD - less
        else:
            yield span, None, score - _ALONE * is_degree - less


def _is_cue(telling: Telling, span: Span) -> bool:
    """Say whether a place holds a reporting cue that the contrast of voices looks at."""
    return any(span.overlaps(voice.head) and not voice.is_loose for voice in telling.voices)


def _head_after(telling: Telling, span: Span) -> tuple[Span, str] | None:
    """Give the noun that a one-word modifier stands right before, and its stem."""
    before = [t for t in telling.tokens if t.span.end <= span.start]
    after = next((t for t in telling.tokens if t.span.start >= span.end), None)
    is_adjective = not before or before[-1].tag in _BEFORE_ADJECTIVE
    is_one = len(span.of(telling.reading.text).split()) == 1
    if not (is_one and is_adjective) or after is None or after.tag not in (Tag.WORD, Tag.NAME):
        return None
    return after.span, stem(after.form)


def _place_of(wanted: str, telling: Telling) -> Span | None:
    found = (t.span for t in telling.tokens if stem(t.form) == wanted)
    return next(found, None)


def hedges_here(here: Telling, there: Telling) -> Iterator[Half]:
    """Give the hedges of one sentence where the linked one is surer, and marks of certainty.

    Surest where the other sentence says the hedged word itself without any hedge.
    """
    marks = [] if there.hedges else [m for m in here.hedges if m.score >= _HEDGED]
    marks += [mark for mark in here.boosters if mark.score >= CERTAIN]
    for mark in marks:
        if _is_cue(here, mark.span) or here.forms_of(mark.span) <= there.forms:
            continue
        word = _next_content(here, mark.span)
        plain = _place_of(word, there) if word else None
        yield mark.span, plain, mark.score - (0.0 if plain else _OTHER_CLAIM)


def _next_content(telling: Telling, span: Span) -> str | None:
    words = telling.reading.words[telling.number]
    after = next((w for w in words if w.span.start >= span.end and w.is_content), None)
    if after is None or any(c in _STOPS for c in telling.reading.text[span.end : after.span.start]):
        return None
    return after.stem
