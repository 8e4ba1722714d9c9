"""Large initials at the start of an article are given back to the line that they begin."""

from collections.abc import Sequence
from dataclasses import replace

from reader.sources._pdf_segments import Segment

_LARGE = 1.6  # of the size of the line beside it
_NEAR = 1.5  # sizes of that line
_LETTERS = 3  # an opening quotation mark among them
_WORDS = ("A", "I")


def with_initials(segments: Sequence[Segment], known: frozenset[str]) -> tuple[Segment, ...]:
    """Put each large initial before the first of the lines beside it.

    These lines then begin where it does. `known` tells whether an A or I is a word by
    itself: it is if what follows is one.
    """
    found = list(segments)
    for initial in segments:
        if not _may_be_initial(initial):
            continue
        beside = [n for n, line in enumerate(found) if _is_beside(initial, line)]
        if not beside:
            continue
        first = min(beside, key=lambda n: found[n].top)
        for n in beside:
            found[n] = replace(found[n], start=initial.start)
        found[first] = _begun(initial, found[first], known)
        found.remove(initial)
    return tuple(found)


def _may_be_initial(segment: Segment) -> bool:
    return len(segment.text) < _LETTERS and segment.text[-1:].isupper()


def _is_beside(initial: Segment, line: Segment) -> bool:
    is_larger = initial.size > _LARGE * line.size
    is_near = -line.size < line.start - initial.end < _NEAR * line.size
    return is_larger and is_near and line.is_level_with(initial)


def _begun(initial: Segment, line: Segment, known: frozenset[str]) -> Segment:
    word = line.text.split(maxsplit=1)[0].casefold()
    is_word = initial.text in _WORDS and word in known
    return replace(
        line,
        text=initial.text + " " * is_word + line.text,
        boxes=(*initial.boxes, *[None] * is_word, *line.boxes),
    )
