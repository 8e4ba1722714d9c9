"""Other articles on the pages of one: a news page seldom holds a single one."""

from collections.abc import Iterator, Sequence

from reader.sources._bylines import is_author_line, is_byline, is_outlet_name
from reader.sources._notices import words_of
from reader.sources._pdf_paragraphs import Body
from reader.sources._pdf_roles import Printed, is_above_headline

_HEADLINE = 1.3  # of the body's size
_BESIDE = 1.5  # of it where no byline follows
_HEADLINE_WORDS = 3
_LEAST_WORDS = 8  # of a paragraph of running text
_OPENING = "“„«\"'‘"


def other_articles(printed: Sequence[Printed], head: int, body: Body) -> set[int]:
    """Give the numbers of the paragraphs that belong to another article than the headline `head`.

    Another one begins with a headline that has a byline, or stands beside the article; what
    stands above or beside the headline is of another one, too. It goes on to its page's end.
    """
    return {*_before(printed, head, body), *_after(printed, head, body)}


def _before(printed: Sequence[Printed], head: int, body: Body) -> Iterator[int]:
    is_headed = False
    for number, each in enumerate(printed[:head]):
        is_headed = is_headed or _is_headline(each, body, _HEADLINE)
        is_name = is_above_headline(each, body) and not is_headed
        if not is_name and (is_headed or _is_beside(each, printed[head])):
            yield number


def _after(printed: Sequence[Printed], head: int, body: Body) -> Iterator[int]:
    other: Printed | None = None
    has_text = False
    for number in range(head + 1, len(printed)):
        each = printed[number]
        if other is not None and _has_ended(other, each, printed[head]):
            other = None
        if has_text and _begins(printed, head, number, body):
            other = each
        if other is not None:
            yield number
        has_text = has_text or _is_text(each, body)


def _begins(printed: Sequence[Printed], head: int, number: int, body: Body) -> bool:
    """Say whether a paragraph is the headline of another article."""
    each, below = printed[number], printed[number + 1 : number + 3]
    if not _is_headline(each, body, _HEADLINE):
        return False
    for after in below:
        if _is_signed(after):
            return True
        if _is_text(after, body):
            break
    is_beside = _is_beside(each, printed[head]) and _is_headline(each, body, _BESIDE)
    is_said = each.run.text.startswith(tuple(_OPENING))
    return is_beside and not is_said and any(_is_text(after, body) for after in below)


def _has_ended(other: Printed, each: Printed, head: Printed) -> bool:
    """Say whether a paragraph is none of another article's any more."""
    is_on_page = other.paragraph.page == each.paragraph.page
    return not is_on_page or (_is_beside(other, head) and not _is_beside(each, head))


def _is_headline(each: Printed, body: Body, size: float) -> bool:
    text, is_large = each.run.text, each.paragraph.size > size * body.size
    return is_large and len(words_of(text)) >= _HEADLINE_WORDS and not is_outlet_name(text)


def _is_signed(each: Printed) -> bool:
    return is_byline(each.run.text) or is_author_line(each.run.text)


def _is_text(each: Printed, body: Body) -> bool:
    return each.paragraph.is_body(body) and len(words_of(each.run.text)) >= _LEAST_WORDS


def _is_beside(each: Printed, head: Printed) -> bool:
    """Say whether a paragraph stands on the page of a headline, and not under or over it."""
    one, other = each.paragraph, head.paragraph
    start, end = min(line.start for line in other.lines), max(line.end for line in other.lines)
    is_out = all(line.end <= start or line.start >= end for line in one.lines)
    return one.page == other.page and is_out
