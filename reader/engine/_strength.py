"""Framing by strength of words: loaded words, and more or less certainty, on one side only."""

from collections.abc import Iterator

from reader.core import Span
from reader.engine._grammar import Tag
from reader.engine._tellings import Telling
from reader.engine._words import stem

_CERTAIN = 0.6
_HEDGED = 0.6  # leaves out conditions, and weak hedges in quotations
_ANSWERED = 0.1
_SAME_HEAD = 0.15
_ALONE = 0.1
_QUOTED = 0.1
_TOPICAL = 0.1
_OTHER_CLAIM = 0.25
_STOPS = ",;:.!?—–"

Half = tuple[Span, Span | None, float]


def loaded_here(here: Telling, there: Telling) -> Iterator[Half]:
    """Give the loaded words of one sentence that the linked one does without.

    Each comes with the plain word in its place where the other sentence has the same head
    without it ("major departure", "departure"). Loaded reporting cues are left to the
    contrast of voices where the other sentence has a voice too.
    """
    for span, score, is_degree in marked(here):
        is_shared = here.forms_of(span) <= there.forms or here.stems_of(span) & there.stems
        if is_shared or (there.voices and _is_cue(here, span)):
            continue
        less = _QUOTED * here.is_quoted(span)
        less += _TOPICAL * bool(here.stems_of(span) & here.topical)
        head = _head_after(here, span)
        plain = _place_of(head[1], there) if head else None
        voice = _voice_against(here, there, span)
        if voice:
            yield span, voice, score + _ANSWERED - less
        elif head and plain:
            yield Span(start=span.start, end=head[0].end), plain, score + _SAME_HEAD - less
        else:
            yield span, None, score - _ALONE * is_degree - less


def marked(telling: Telling) -> list[tuple[Span, float, bool]]:
    """Give loaded words and words of degree, those side by side joined with each other.

    A reporting cue right after a phrase is taken in: "went on a tear declaring".
    """
    marks = [(mark.span, mark.score, False) for mark in telling.loaded]
    marks += [(mark.span, mark.score, True) for mark in telling.boosters if mark.score < _CERTAIN]
    out: list[tuple[Span, float, bool]] = []
    for span, score, is_degree in sorted(marks):
        if out and telling.is_adjacent(out[-1][0], span):
            last, best, degree = out.pop()
            joined = Span(start=last.start, end=max(last.end, span.end))
            out.append((joined, max(score, best), degree and is_degree))
        else:
            out.append((span, score, is_degree))
    return [(_with_cue(telling, span), score, is_degree) for span, score, is_degree in out]


def _with_cue(telling: Telling, span: Span) -> Span:
    is_phrase = len(span.of(telling.reading.text).split()) > 1
    ends = (v.head.end for v in telling.voices if is_phrase and telling.is_adjacent(span, v.head))
    return Span(start=span.start, end=max(ends, default=span.end))


def _is_cue(telling: Telling, span: Span) -> bool:
    """Say whether a loaded word is itself a reporting cue, or little more."""
    return any(v.head.overlaps(span) and 2 * len(v.head) > len(span) for v in telling.voices)


def _voice_against(here: Telling, there: Telling, span: Span) -> Span | None:
    """Give the other side's cue for a phrase that holds one: "wasted no time praising"."""
    mine = next((v for v in here.voices if span.contains(v.head) and not v.is_loose), None)
    others = [v for v in there.voices if mine and v.stem != mine.stem and not v.is_loose]
    return others[0].span if others else None


def _head_after(telling: Telling, span: Span) -> tuple[Span, str] | None:
    """Give the noun that a one-word modifier stands right before, and its stem."""
    words = span.of(telling.reading.text).split()
    is_verb = words[0].endswith("ing") or _is_cue(telling, span)
    after = next((t for t in telling.tokens if t.span.start >= span.end), None)
    if len(words) > 1 or is_verb or after is None or after.tag not in (Tag.WORD, Tag.NAME):
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
    marks += [mark for mark in here.boosters if mark.score >= _CERTAIN]
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
