"""Set stretches of a text in quotation marks, so that the marks inside pair up."""

import re

from reader.core import Span
from reader.presentation._direction import isolated

_EXCERPT = 90
_OPENING = "“„«"
_DOUBLE = re.compile('[“„«”»"]')
_LONE_START = re.compile(r"^['‘](?!.*['’](?:\W|$))")
_LONE_END = re.compile(r"(?<=[.,;:!?…—])['’]$")
_SINGLE_OPENS = re.compile(r"(?:^|[\s(\[—])['‘]\w")


def excerpt(text: str, span: Span, limit: int = _EXCERPT) -> str:
    """Give a span's characters on one line, cut at a word with an ellipsis if too long."""
    words = " ".join(span.of(text).split())
    if len(words) <= limit:
        return words
    return words[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:—-") + "…"


def inside_quotes(text: str, span: Span, limit: int = _EXCERPT) -> str:
    """Give an excerpt to be set in double quotation marks.

    Double marks in it become single. Marks around the whole of it, and marks at its ends
    whose partner is not in it, are left out; a mark further in gets its partner. Words from
    right to left are isolated.
    """
    return isolated(_exact(text, span, limit))


def quoted(text: str, span: Span, limit: int, *, is_exact: bool = False) -> str:
    """Give an excerpt in quotation marks; nothing for an empty one.

    If it is to be exact, no sign that steers the direction is added.
    """
    inner = _exact(text, span, limit) if is_exact else inside_quotes(text, span, limit)
    return f"“{inner}”" if inner else ""


def _exact(text: str, span: Span, limit: int) -> str:
    return _without_lone_singles(_paired(excerpt(text, span, limit)))


def _paired(words: str) -> str:
    marks = _marks(words)
    if not marks:
        return words.strip()
    pairs, lone = _pairs(marks)
    last = len(words) - 1
    dropped = {at for at in lone if at in (0, last)}
    if pairs.get(0) == last:
        dropped |= {0, last}
    letters = list(words)
    for at, opens in marks:
        letters[at] = "" if at in dropped else "‘" if opens else "’"
    inner = "".join(letters)
    opens_at = dict(marks)
    before = "‘" * sum(not opens_at[at] for at in lone if at not in dropped)
    after = "’" * sum(opens_at[at] for at in lone if at not in dropped)
    return f"{before}{inner.strip()}{after}"


def _marks(words: str) -> list[tuple[int, bool]]:
    """Find the double marks, and whether each opens; inches after a figure are none."""
    found = []
    for match in _DOUBLE.finditer(words):
        at, letter = match.start(), match[0]
        before = words[at - 1] if at else " "
        if letter != '"':
            found.append((at, letter in _OPENING))
        elif not (before.isdigit() and at < len(words) - 1):
            found.append((at, before.isspace() or before in "([—‘'"))
    return found


def _pairs(marks: list[tuple[int, bool]]) -> tuple[dict[int, int], list[int]]:
    """Give each opening mark's partner, and the marks without one."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    lone: list[int] = []
    for at, opens in marks:
        if opens:
            waiting.append(at)
        elif waiting:
            pairs[waiting.pop()] = at
        else:
            lone.append(at)
    return pairs, [*lone, *waiting]


def _without_lone_singles(words: str) -> str:
    words = _LONE_START.sub("", words)
    if not _SINGLE_OPENS.search(words):
        words = _LONE_END.sub("", words)
    return words
