"""Which paragraphs of a PDF are its article, in which order; the others with their reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.core import Removed
from reader.sources._bylines import is_outlet_name
from reader.sources._draft import Piece, lay_out
from reader.sources._leftover import letters_of
from reader.sources._notices import words_of
from reader.sources._pdf_furniture import Furniture
from reader.sources._pdf_page import PageText
from reader.sources._pdf_paragraphs import Body
from reader.sources._pdf_roles import Printed, headline_of, hint_of, is_above_headline
from reader.sources._pdf_words import Run

_LONGEST_HEADLINE = 60  # words
_DISPLAY = 1.15  # of the body's size
_LEAST_WORDS = 8  # of the first paragraph of running text
_LEAST_PULLED = 20  # letters of a passage that is printed a second time, large


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

    Names above the headline are set aside, and so is what is printed once more in large
    type between the paragraphs. `title` is that which the file names, or empty.
    """
    if not printed:
        return Parts()
    head = headline_of(printed, body, title)
    is_long = len(words_of(printed[head].run.text)) > _LONGEST_HEADLINE
    order = [*range(len(printed))] if is_long else [head, *_others(printed, head)]
    reasons = {} if is_long else dict(_set_aside(printed, head, body))
    rows = list(_pieces(printed, [n for n in order if n not in reasons], body, pages))
    if is_long and title:
        rows.insert(0, (Piece(text=title), Run(text=title, places=(None,) * len(title))))
    pieces = tuple(piece for piece, _ in rows)
    names = [printed[n].run.text for n, why in reasons.items() if why is Furniture.ABOVE]
    return Parts(
        pieces=pieces,
        runs=tuple(run for _, run in rows),
        removed=tuple(_removed(printed, reasons, pieces)),
        outlet=next((name for name in names if is_outlet_name(name)), None),
    )


def _others(printed: Sequence[Printed], head: int) -> list[int]:
    return [number for number in range(len(printed)) if number != head]


def _set_aside(
    printed: Sequence[Printed], head: int, body: Body
) -> Iterator[tuple[int, Furniture]]:
    """Give the numbers of paragraphs that are not in the text, and why."""
    letters = [letters_of(each.run.text) for each in printed]
    for number, each in enumerate(printed):
        if number < head and is_above_headline(each, body):
            yield number, Furniture.ABOVE
        elif number > head and each.paragraph.size > _DISPLAY * body.size:
            rest = letters[:number] + letters[number + 1 :]
            is_long = len(letters[number]) >= _LEAST_PULLED
            if is_long and any(letters[number] in other for other in rest):
                yield number, Furniture.PULLED


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
    printed: Sequence[Printed], reasons: dict[int, Furniture], pieces: Sequence[Piece]
) -> Iterator[Removed]:
    """List what was set aside; names above the headline would come back below it."""
    _, spans = lay_out(pieces)
    below = spans[1].start if len(spans) > 1 else None
    for number, why in reasons.items():
        at = below if why is Furniture.ABOVE else None
        yield Removed(reason=why.value, text=printed[number].run.text, at=at)
