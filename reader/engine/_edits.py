"""Word-level edits between two sentences, by diff-match-patch over tokens.

Tokens are words, numbers and punctuation marks, so that no cut falls inside a word.
Each token becomes one character for the diff (Myers 1986, as implemented there).
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from diff_match_patch import diff_match_patch

from reader.core import Edit, EditOp, Span
from reader.engine._words import LETTERS, fold

Diffs = list[tuple[int, str]]

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[$€£]?\d+(?:[.,:]\d+)*%?"
    rf"|{LETTERS}(?:['’‐-]{LETTERS})*|\w+|\.{{2,}}|[^\w\s]"
)
_SAME_SIGN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "—": "-", "–": "-"})
_FIRST_CODE = 0x100
_SURROGATES = range(0xD800, 0xE000)
_MOST_TOKENS = 400  # of both sides, for a diff in under 50 ms whatever they hold


class Token(NamedTuple):
    """A word, number or punctuation mark: its form to be compared, and its place."""

    form: str
    start: int
    end: int


@lru_cache(maxsize=1 << 12)  # a sentence is met again in each of its links
def tokens(text: str, span: Span) -> tuple[Token, ...]:
    """Cut a stretch of text into tokens; white space is between them."""
    return tuple(Token(_form(m[0]), *m.span()) for m in _TOKEN.finditer(text, span.start, span.end))


def forms(text: str, span: Span) -> list[str]:
    """Give the forms of the tokens of a stretch of text."""
    return [_form(token) for token in _TOKEN.findall(text, span.start, span.end)]


@lru_cache(maxsize=1 << 14)
def _form(token: str) -> str:
    return fold(token).translate(_SAME_SIGN)


def edits(text_a: str, a: Span, text_b: str, b: Span) -> tuple[Edit, ...]:
    """Give the edit script from one stretch to the other, in order, runs joined.

    A deletion with an insertion beside it is one replacement. The span that a side
    lacks is empty and lies where the words would stand. The other way round it is the
    same script mirrored. Stretches far longer than any sentence are first cut at the
    words that both hold once; what is then still long is told as one replacement.
    """
    sides = tokens(text_a, a), tokens(text_b, b)
    forms = [[token.form for token in side] for side in sides]
    is_turned = forms[0] > forms[1]
    codes: dict[str, str] = {}
    first, second = (_encode(side, codes) for side in sorted(forms))
    diffs = [(-kind if is_turned else kind, run) for kind, run in _diff(first, second)]
    return _script(diffs, sides, (a, b))


def _encode(forms: Sequence[str], codes: dict[str, str]) -> str:
    for form in forms:
        if form not in codes:
            code = _FIRST_CODE + len(codes)
            codes[form] = chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
    return "".join(codes[form] for form in forms)


@lru_cache(maxsize=1 << 12)
def _diff(left: str, right: str) -> tuple[tuple[int, str], ...]:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # a limit in seconds would make the result depend on the machine
    head = engine.diff_commonPrefix(left, right)
    tail = engine.diff_commonSuffix(left[head:], right[head:])
    inner = [side[head : len(side) - tail] for side in (left, right)]
    diffs: Diffs = [(0, left[:head])]
    for pieces in _pieces(*inner):
        diffs += _diff_of_piece(engine, *pieces)
    diffs.append((0, left[len(left) - tail :]))
    engine.diff_cleanupMerge(diffs)
    engine.diff_cleanupSemantic(diffs)
    return tuple((kind, run) for kind, run in diffs)


def _diff_of_piece(engine: diff_match_patch, left: str, right: str) -> Diffs:
    if len(left) + len(right) > _MOST_TOKENS:
        return [(-1, left), (1, right)]
    found: Diffs = engine.diff_main(left, right, checklines=False)
    return found


def _pieces(left: str, right: str) -> list[tuple[str, str]]:
    """Cut two long stretches where both hold a token once, in the same order.

    The patience diff of Bram Cohen: the longest chain of tokens that are unique in both.
    """
    if len(left) + len(right) <= _MOST_TOKENS:
        return [(left, right)]
    counts = Counter(left), Counter(right)
    place = {code: at for at, code in enumerate(right)}
    shared = [(i, place[c]) for i, c in enumerate(left) if counts[0][c] == counts[1][c] == 1]
    out, start = [], (0, 0)
    for cut in (*_rising(shared), (len(left), len(right))):
        out.append((left[start[0] : cut[0]], right[start[1] : cut[1]]))
        start = cut
    return out


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest run of pairs in which the second numbers rise."""
    ends: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for number, (_, value) in enumerate(pairs):
        at = bisect_left(ends, value)
        before.append(heads[at - 1] if at else -1)
        ends[at : at + 1], heads[at : at + 1] = [value], [number]
    out: list[tuple[int, int]] = []
    number = heads[-1] if heads else -1
    while number >= 0:
        out.append(pairs[number])
        number = before[number]
    return out[::-1]


def _script(
    diffs: Sequence[tuple[int, str]],
    sides: tuple[tuple[Token, ...], tuple[Token, ...]],
    whole: tuple[Span, Span],
) -> tuple[Edit, ...]:
    out: list[Edit] = []
    place = [0, 0]
    pending = [0, 0]

    def close(op: EditOp, counts: Sequence[int]) -> None:
        spans = [_run(sides[k], place[k], counts[k], whole[k]) for k in (0, 1)]
        out.append(Edit(op=op, a=spans[0], b=spans[1]))
        place[0] += counts[0]
        place[1] += counts[1]

    for kind, run in [*diffs, (0, "")]:
        if kind < 0:
            pending[0] += len(run)
        elif kind > 0:
            pending[1] += len(run)
        else:
            if any(pending):
                close(_op(*pending), pending)
                pending = [0, 0]
            if run:
                close(EditOp.EQUAL, (len(run), len(run)))
    return tuple(out)


def _op(gone: int, come: int) -> EditOp:
    if gone and come:
        return EditOp.REPLACE
    return EditOp.DELETE if gone else EditOp.INSERT


def _run(side: tuple[Token, ...], first: int, count: int, whole: Span) -> Span:
    """Give the span of some tokens; an empty one stands after the token before it."""
    if count:
        return Span(start=side[first].start, end=side[first + count - 1].end)
    at = side[first - 1].end if first else whole.start
    return Span(start=at, end=at)


def kept_share(script: Sequence[Edit], a: int, b: int) -> float:
    """Give the share of two sentences' letters that stand in equal runs, from 0 to 1.

    `a` and `b` are the lengths of the sentences.
    """
    equal = sum(len(e.a) + len(e.b) for e in script if e.op is EditOp.EQUAL)
    return equal / max(1, a + b)


def most_kept(text_a: str, a: Span, text_b: str, b: Span) -> float:
    """Give a share that `kept_share` cannot exceed, without the script: by the tokens of both."""
    sides = tokens(text_a, a), tokens(text_b, b)
    lost = _letters_lost(*sides) + _letters_lost(*reversed(sides))
    return (len(a) + len(b) - lost) / max(1, len(a) + len(b))


def _letters_lost(side: Sequence[Token], other: Sequence[Token]) -> int:
    """Count the letters, at least, of the tokens that stand more often here than there."""
    left = Counter(token.form for token in other)
    lost = 0
    for token in sorted(side, key=lambda token: token.start - token.end):
        if left[token.form]:
            left[token.form] -= 1
        else:
            lost += token.end - token.start
    return lost
