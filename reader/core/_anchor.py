"""Where a passage stands, told so that it can be found again when the text has changed.

An anchor holds both selectors of the W3C Web Annotation Data Model
(https://www.w3.org/TR/annotation-model/#selectors): the TextPositionSelector, which is
exact, and the TextQuoteSelector, which outlives a change of the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from reader.core._text import Span

CONTEXT = 32  # code points kept before and after a passage
_SEED = 12  # code points of a passage's edge, or of its context's, that are looked for
_MOST_EDGES = 12
_LEAST_LIKE = 0.7
_LEAST_CONTEXT = 8  # of agreeing context that makes up for a quotation that says little
_TELLING = 24  # code points of a quotation that needs no context, if it stands there once


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A span of a text with the words that stood there, and those before and after."""

    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""


def anchor_at(text: str, span: Span) -> Anchor:
    """Give the anchor of a span of a text."""
    return Anchor(
        span=span,
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def find_anchor(anchor: Anchor, text: str) -> Span | None:
    """Give the span of a text where an anchor's passage stands now, or None for an orphan.

    The old place is taken if the same words stand there; then the place with the same
    words whose surroundings agree best, the nearest of equals; then a passage between like
    edges that has most of the words. Words too short to tell one place from another are
    only found where some of their surroundings stand too.
    """
    if anchor.span.of(text) == anchor.exact and _fits(anchor, text, anchor.span):
        return anchor.span
    found = _quoted(anchor, text)
    return _reworded(anchor, text) if found is None else found


def _fits(anchor: Anchor, text: str, span: Span) -> bool:
    """Say whether words at a place are enough to know it by, together with what is around."""
    return _agreement(anchor, text, span) >= min(
        _LEAST_CONTEXT, len(anchor.prefix) + len(anchor.suffix)
    )


def _agreement(anchor: Anchor, text: str, span: Span) -> int:
    """Count the code points before and after a span that are those of the anchor."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    return _common(anchor.prefix[::-1], before[::-1]) + _common(anchor.suffix, after)


def _common(one: str, two: str) -> int:
    pairs = enumerate(zip(one, two, strict=False))
    return next((n for n, (x, y) in pairs if x != y), min(len(one), len(two)))


def _quoted(anchor: Anchor, text: str) -> Span | None:
    """Find the same words elsewhere."""
    if not anchor.exact:
        return None
    places = [Span(start=at, end=at + len(anchor.exact)) for at in _places(anchor.exact, text)]
    if not places:
        return None
    best = max(
        places,
        key=lambda s: (_agreement(anchor, text, s), -abs(s.start - anchor.span.start)),
    )
    is_telling = len(places) == 1 and len(anchor.exact) >= _TELLING
    return best if is_telling or _fits(anchor, text, best) else None


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _reworded(anchor: Anchor, text: str) -> Span | None:
    """Find a passage between like edges that is most like the anchor's words."""
    if len(anchor.exact) < _SEED:
        return None
    best, found = _LEAST_LIKE, None
    matcher = SequenceMatcher(b=anchor.exact, autojunk=False)
    for span in _candidates(anchor, text):
        matcher.set_seq1(span.of(text))
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            likeness = matcher.ratio()
            if likeness > best:
                best, found = likeness, span
    return found


def _candidates(anchor: Anchor, text: str) -> Iterator[Span]:
    """Give the spans between a place where it may begin and one where it may end."""
    exact, (low, high) = anchor.exact, (len(anchor.exact) // 2, 2 * len(anchor.exact))
    starts = _edges(anchor.span.start, text, exact[:_SEED], anchor.prefix[-_SEED:], at_end=False)
    ends = _edges(anchor.span.end, text, anchor.suffix[:_SEED], exact[-_SEED:], at_end=True)
    for start in starts:
        yield from (Span(start=start, end=end) for end in ends if low <= end - start <= high)


def _edges(near: int, text: str, after: str, before: str, *, at_end: bool) -> list[int]:
    """Give the places where words of `before` end or words of `after` begin, nearest first.

    An anchor at the edge of its text has no context there; the edge itself stands for it.
    """
    found = set()
    if len(before) == _SEED:
        found |= {at + len(before) for at in _places(before, text)}
    if len(after) == _SEED:
        found |= set(_places(after, text))
    if at_end and not after:
        found.add(len(text))
    if not at_end and not before:
        found.add(0)
    return sorted(found, key=lambda at: (abs(at - near), at))[:_MOST_EDGES]
