"""Find what an article puts in quotation marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest

from reader.core import Article, Block, BlockKind, Progress, Span, silent, tracked
from reader.engine._reading import Quotation

_MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚']")
_ELISION = re.compile(
    r"['‘’](?:em|til|till|tis|twas|twill|cause|cuz|bout|round|cept|neath|nuff|kay|\d\ds?)\b"
    r"|['‘’]n['’](?!\w)",
    re.IGNORECASE,
)
_OPENERS = ("“", "„", "‟", "«", "‹", "‘", "‚", "``")
_CLOSERS = ("”", "»", "›", "’", "''")
_SINGLES = ("‘", "’", "‚", "'")
_OPENING_CONTEXT = "([{<“„‟«‹‘‚\"'`"
_DASHES = "—–-‐/…"
_DEEPEST = 6
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST, BlockKind.STANDFIRST)


class _Role(Enum):
    """What a mark can be where it stands."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """One quotation mark; a `tentative` one may be the apostrophe of a plural s."""

    span: Span
    sign: str
    role: _Role
    tentative: bool = False

    @property
    def single(self) -> bool:
        return self.sign in _SINGLES


def quotations(article: Article, progress: Progress = silent) -> tuple[Quotation, ...]:
    """Find all quotations of an article by their marks, nested ones too, by start.

    Double, single and angled marks, straight and curly; single marks are told from
    apostrophes by what stands around them. A quotation left open at the end of a
    paragraph goes on where the next one opens with a mark again, else it ends with the
    paragraph. Boilerplate is passed over. Titles and scare quotes are quotations too.
    """
    text, found = article.text, list[Quotation]()
    carried: _Mark | None = None
    pairs = tuple(zip_longest(article.blocks, article.blocks[1:]))
    for block, after in tracked(pairs, progress, "Reading"):
        if block.kind is BlockKind.BOILERPLATE:
            continue
        pairing = _Pairing(list(_marks(text, block.span)), carried)
        found += pairing.closed
        goes_on = _goes_on(text, block, after, pairing.stack)
        carried = pairing.stack[0] if goes_on else None
        end = block.span.start + len(block.span.of(text).rstrip())
        left = [mark for mark in pairing.stack if not mark.single][:1]
        if carried is None:
            found += [_quotation(mark, Span(start=end, end=end)) for mark in left]
    said = (q for q in found if any(map(str.isalnum, q.inner.of(text))))
    return tuple(sorted(said, key=lambda q: (q.span.start, -q.span.end)))


def outermost(found: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """Leave out the quotations that lie inside another; what is left does not overlap."""
    out: list[Quotation] = []
    for quotation in found:
        if not out or quotation.span.start >= out[-1].span.end:
            out.append(quotation)
    return tuple(out)


def _quotation(first: _Mark, last: Span) -> Quotation:
    inner = Span(start=first.span.end, end=max(first.span.end, last.start))
    return Quotation(span=Span(start=first.span.start, end=max(inner.end, last.end)), inner=inner)


def _goes_on(text: str, block: Block, after: Block | None, stack: list[_Mark]) -> bool:
    """Say whether the next paragraph repeats the mark that this one left open."""
    if not stack or after is None or stack[0].sign == "'":
        return False
    running = block.kind in _RUNNING and after.kind in _RUNNING
    return running and after.span.of(text).lstrip().startswith(stack[0].sign)


def _marks(text: str, within: Span) -> Iterator[_Mark]:
    """Find the marks of one block, apostrophes left out."""
    for match in _MARK.finditer(text, within.start, within.end):
        before = text[match.start() - 1] if match.start() > within.start else " "
        after = text[match.end()] if match.end() < within.end else " "
        is_single = match[0] in _SINGLES
        if is_single and _ELISION.match(text, match.start()):
            continue
        role = _role(match[0], before, after)
        if role is None:
            continue
        beyond = text[match.end() + 1 : match.end() + 2]
        plural = before in "sS" and after == " " and beyond.isalnum()
        span = Span(start=match.start(), end=match.end())
        yield _Mark(span=span, sign=match[0], role=role, tentative=is_single and plural)


def _role(sign: str, before: str, after: str) -> _Role | None:
    """Tell what a mark does from its form and its neighbours; None for an apostrophe."""
    free_before = before.isspace() or before in _OPENING_CONTEXT
    may_open = not after.isspace() and (free_before or (before in _DASHES and after.isalnum()))
    may_close = not before.isspace() and not after.isalnum()
    if sign in _SINGLES:
        if may_open and sign != "’":
            return _Role.OPENS
        return _Role.CLOSES if may_close and sign in ("'", "’") else None
    if sign in _OPENERS:
        closes_angle = sign in ("«", "‹") and may_close and not may_open
        return _Role.EITHER if closes_angle else _Role.OPENS
    if sign in _CLOSERS:
        return _Role.EITHER if free_before and may_open else _Role.CLOSES
    if may_open and free_before:
        return _Role.OPENS
    return _Role.CLOSES if may_close else _Role.EITHER


class _Pairing:
    """Match the marks of one block; `closed` are whole, `stack` holds what stays open."""

    def __init__(self, marks: list[_Mark], carried: _Mark | None) -> None:
        self.closed: list[Quotation] = []
        self.stack: list[_Mark] = [carried] if carried else []
        # A carried quotation repeats its opening mark here: it is no new one.
        self._marks = marks[1:] if carried else marks
        self._doubles = sum(not mark.single for mark in self.stack)
        self._to_open = sum(mark.sign == "“" for mark in self._marks)
        self._to_close = sum(mark.sign == "”" for mark in self._marks)
        for number, mark in enumerate(self._marks):
            self._take(mark, self._marks[number + 1 : number + 2])
            self._to_open -= mark.sign == "“"
            self._to_close -= mark.sign == "”"

    def _take(self, mark: _Mark, after: list[_Mark]) -> None:
        if mark.single:
            self._take_single(mark, after)
        elif self._opens(mark):
            self._open(mark)
        elif self._doubles:
            while self.stack[-1].single:
                self.stack.pop()
            self._close(mark.span)

    def _opens(self, mark: _Mark) -> bool:
        if mark.role is _Role.EITHER:
            return not self._doubles
        return mark.role is _Role.OPENS

    def _open(self, mark: _Mark) -> None:
        """Open a quotation; a mark of the same kind without enough ends left closes it."""
        top = self.stack[-1] if self.stack else None
        enough = mark.sign == "“" and self._to_close >= self._to_open + self._doubles
        if top and not top.single and top.sign == mark.sign and not enough:
            self._close(Span(start=mark.span.start, end=mark.span.start))
        if self._has_room():
            self.stack.append(mark)
            self._doubles += 1

    def _has_room(self) -> bool:
        """Keep the nesting shallow, so that a run of marks costs no more than its length."""
        if len(self.stack) >= _DEEPEST and self.stack[-1].single:
            self.stack.pop()
        return len(self.stack) < _DEEPEST

    def _take_single(self, mark: _Mark, after: list[_Mark]) -> None:
        if mark.role is _Role.OPENS:
            if self._has_room():
                self.stack.append(mark)
        elif self.stack and self.stack[-1].single:
            later = after and after[0].single and after[0].role is _Role.CLOSES
            if not (mark.tentative and later):
                self.closed.append(_quotation(self.stack.pop(), mark.span))

    def _close(self, last: Span) -> None:
        self.closed.append(_quotation(self.stack.pop(), last))
        self._doubles -= 1
