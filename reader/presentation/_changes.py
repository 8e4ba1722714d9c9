"""Which words of a passage the other article has otherwise: edits of links, cuts of quotations."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reader.core import Comparison, Cut, Edit, EditOp, Side, Span
from reader.presentation._findings import link_role
from reader.presentation._roles import Role

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*|[^\w\s]")
_ALIKE = str.maketrans("‘’“”–—", "''\"\"--")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The words of one article that a finding's other side lacks or has otherwise.

    A gap is an offset at which the other side has words that this one lacks.
    """

    finding: str
    role: Role
    words: tuple[Span, ...]
    gaps: tuple[int, ...]


def word_edits(texts: tuple[str, str], a: Span, b: Span) -> tuple[Edit, ...]:
    """Give how the words of two passages differ, whatever relation these have.

    Letter case, the form of quotation marks and of dashes, and white space do not count.
    """
    words = (_words(texts[0], a), _words(texts[1], b))
    plain = [
        [_plain(span.of(text)) for span in row] for text, row in zip(texts, words, strict=True)
    ]
    matcher = SequenceMatcher(None, plain[0], plain[1], autojunk=False)
    return tuple(
        Edit(
            op=EditOp(op),
            a=_stretch(words[0], a, start_a, end_a),
            b=_stretch(words[1], b, start_b, end_b),
        )
        for op, start_a, end_a, start_b, end_b in matcher.get_opcodes()
    )


def edit_changes(comparison: Comparison, side: Side) -> tuple[Changes, ...]:
    """Give the changed words of all links that have edits."""
    return tuple(
        changes_of(f"link-{number}", link_role(link), link.edits, side)
        for number, link in enumerate(comparison.links)
        if any(edit.op is not EditOp.EQUAL for edit in link.edits)
    )


def cut_changes(comparison: Comparison, side: Side) -> tuple[Changes, ...]:
    """Give what was cut out of, or altered in, the quotations that both articles have."""
    texts = (comparison.articles[0].text, comparison.articles[1].text)
    return tuple(
        changes_of(
            f"quote-{number}", Role.QUOTATION, word_edits(texts, pair.a.span, pair.b.span), side
        )
        for number, pair in enumerate(comparison.quotes)
        if pair.cut in (Cut.TRIMMED, Cut.ALTERED)
    )


def changes_of(finding: str, role: Role, edits: Iterable[Edit], side: Side) -> Changes:
    """Give what edits change on one side."""
    changed = [edit for edit in edits if edit.op is not EditOp.EQUAL]
    spans = [edit.a if side is Side.A else edit.b for edit in changed]
    return Changes(
        finding=finding,
        role=role,
        words=tuple(span for span in spans if len(span)),
        gaps=tuple(span.start for span in spans if not len(span)),
    )


def _words(text: str, span: Span) -> tuple[Span, ...]:
    found = _WORD.finditer(text, span.start, span.end)
    return tuple(Span(start=match.start(), end=match.end()) for match in found)


def _plain(word: str) -> str:
    return word.casefold().translate(_ALIKE)


def _stretch(words: Sequence[Span], whole: Span, start: int, end: int) -> Span:
    """Give the span from one word to another; of no words, the place where they would be."""
    if start < end:
        return Span(start=words[start].start, end=words[end - 1].end)
    at = words[start].start if start < len(words) else whole.end
    return Span(start=at, end=at)
