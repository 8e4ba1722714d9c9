"""Plain text becomes a draft: a paragraph a line, or a paragraph a group of wrapped lines."""

from collections.abc import Iterator, Sequence

from reader.core import Span
from reader.sources._draft import Draft, Piece
from reader.sources._tidy import dropped_warning, tidy_blanks, tidy_lines
from reader.sources._wrap import Line, continues, wrapped_width


def draft_of_text(text: str) -> Draft:
    """Give the pieces of a plain text, whose first one is its headline.

    The text keeps its characters but for line ends, runs of blanks, and control
    characters that cannot be shown (which are counted in a warning).
    """
    tidied = tidy_lines(text)
    groups = _paragraphs(tuple(_lines(tidied.text)))
    body, spans = _put_together(groups)
    return Draft(
        text=body,
        pieces=tuple(Piece(text=span.of(body).replace("\n", " ")) for span in spans),
        spans=spans,
        warnings=(dropped_warning(tidied.dropped),) if tidied.dropped else (),
    )


def _lines(text: str) -> Iterator[Line]:
    """Give the lines that hold something."""
    after_gap = False
    for raw in text.split("\n"):
        line = tidy_blanks(raw)
        if line:
            indent = len(raw) - len(raw.lstrip())
            yield Line(text=line, indent=indent, after_gap=after_gap)
        after_gap = not line


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Group lines into paragraphs; a line is one unless the text was wrapped."""
    width = wrapped_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and width and continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _put_together(groups: Sequence[Sequence[Line]]) -> tuple[str, tuple[Span, ...]]:
    """Join the lines again, with one empty line where there were any."""
    parts: list[str] = []
    spans, at = [], 0
    for group in groups:
        gap = "" if not parts else "\n\n" if group[0].after_gap else "\n"
        body = "\n".join(line.text for line in group)
        parts += (gap, body)
        spans.append(Span(start=at + len(gap), end=at + len(gap) + len(body)))
        at = spans[-1].end
    return "".join(parts), tuple(spans)
