"""Which paragraphs of a PDF are its article, in which order; the others with their reasons."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter

from reader.core import Removed
from reader.sources._draft import Piece, lay_out
from reader.sources._notices import words_of
from reader.sources._pdf_furniture import Furniture
from reader.sources._pdf_others import other_articles
from reader.sources._pdf_page import PageText
from reader.sources._pdf_paragraphs import Body
from reader.sources._pdf_roles import (
    Printed,
    headline_of,
    hint_of,
    is_above_headline,
    may_name_outlet,
    parted_title,
)
from reader.sources._pdf_words import Run

_LONGEST_HEADLINE = 60  # words
_DISPLAY = 1.15  # of the body's size
_LEAST_WORDS = 8  # of the first paragraph of running text
_LEAST_PULLED = 5  # words of a passage that is printed a second time, large
_PULLED = 0.85  # of those words


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The pieces of an article with the run of each, what was set aside, the paper's name."""

    pieces: tuple[Piece, ...] = ()
    runs: tuple[Run, ...] = ()
    removed: tuple[Removed, ...] = ()
    outlet: str | None = None


def parts_of(
    printed: Sequence[Printed], body: Body, pages: Sequence[PageText], title: str
) -> Parts:
    """Give the headline, then the other paragraphs in reading order.

    Names above the headline and other articles are set aside, and so is what is printed once
    more in large type between the paragraphs. `title` is that which the file names, or empty.
    """
    if not printed:
        return Parts()
    head = headline_of(printed, body, title)
    is_long = len(words_of(printed[head].run.text)) > _LONGEST_HEADLINE
    order = [*range(len(printed))] if is_long else [head, *_others(printed, head)]
    reasons = {} if is_long else dict(_set_aside(printed, head, body))
    kept = [number for number in order if number not in reasons]
    rows = list(_pieces(printed, kept, body, pages))
    if is_long and title:
        rows.insert(0, (Piece(text=title), Run(text=title, places=(None,) * len(title))))
    pieces = tuple(piece for piece, _ in rows)
    names = [printed[n].run.text for n, why in reasons.items() if why is Furniture.ABOVE]
    names.insert(0, parted_title(title)[1])
    return Parts(
        pieces=pieces,
        runs=tuple(run for _, run in rows),
        removed=tuple(_removed(printed, reasons, kept, pieces)),
        outlet=next(filter(may_name_outlet, names), None),
    )


def _others(printed: Sequence[Printed], head: int) -> list[int]:
    return [number for number in range(len(printed)) if number != head]


def _set_aside(
    printed: Sequence[Printed], head: int, body: Body
) -> Iterator[tuple[int, Furniture]]:
    """Give the numbers of paragraphs that are not in the text, and why."""
    others = other_articles(printed, head, body)
    words = [words_of(each.run.text.casefold()) for each in printed]
    for number, each in enumerate(printed):
        if number in others:
            yield number, Furniture.OTHER
        elif number < head and is_above_headline(each, body):
            yield number, Furniture.ABOVE
        elif number > head and each.paragraph.size > _DISPLAY * body.size:
            rest = (*words[:number], *words[number + 1 :])
            if any(_is_pulled(words[number], other) for other in rest):
                yield number, Furniture.PULLED


def _is_pulled(words: Sequence[str], text: Sequence[str]) -> bool:
    """Say whether words were taken from a text, some of them left out perhaps."""
    if len(words) < _LEAST_PULLED or len(set(words) & set(text)) < _PULLED * len(set(words)):
        return False
    found = SequenceMatcher(None, words, text, autojunk=False).get_matching_blocks()
    return sum(block.size for block in found) >= _PULLED * len(words)


def _pieces(
    printed: Sequence[Printed], order: Sequence[int], body: Body, pages: Sequence[PageText]
) -> Iterator[tuple[Piece, Run]]:
    is_before_body = True
    for place, number in enumerate(order):
        each = printed[number]
        if place and each.paragraph.is_body(body):
            is_before_body = is_before_body and len(words_of(each.run.text)) < _LEAST_WORDS
        hint = hint_of(each, body, pages, is_before_body=is_before_body) if place else None
        yield Piece(text=each.run.text, hint=hint), each.run


def _removed(
    printed: Sequence[Printed],
    reasons: dict[int, Furniture],
    kept: Sequence[int],
    pieces: Sequence[Piece],
) -> Iterator[Removed]:
    """List what was set aside, each with the place before which it stood.

    Paragraphs of other articles that follow one another are one piece. What stood above the
    headline would come back below it.
    """
    if not reasons:
        return
    text, spans = lay_out(pieces)
    starts = {number: span.start for number, span in zip(kept, spans, strict=True)}
    below = sorted(kept[1:])

    def place(number: int) -> int:
        after = below[bisect(below, number) :]
        return starts[after[0]] if after else len(text)

    rows = ((number, (why, place(number))) for number, why in reasons.items())
    for (why, at), group in groupby(rows, key=itemgetter(1)):
        texts = [printed[number].run.text for number, _ in group]
        for each in ["\n".join(texts)] if why is Furniture.OTHER else texts:
            yield Removed(reason=why.value, text=each, at=at)
