"""Word-level edits between two sentences, by diff-match-patch over tokens.

Tokens are words, numbers and punctuation marks, so that no cut falls inside a word.
Each token becomes one character for the diff (Myers 1986, as implemented there).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diff_match_patch import diff_match_patch

from reader.core import Edit, EditOp, Span
from reader.engine._words import fold

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[$€£]?\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['’‐-][^\W\d_]+)*|\w+|\.{2,}|[^\w\s]"
)
_SAME_SIGN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "—": "-", "–": "-"})
_FIRST_CODE = 0x100
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, number or punctuation mark, and the form under which it is compared."""

    span: Span
    form: str


def tokens(text: str, span: Span) -> tuple[Token, ...]:
    """Cut a stretch of text into tokens; white space is between them."""
    return tuple(
        Token(span=Span(start=m.start(), end=m.end()), form=fold(m[0]).translate(_SAME_SIGN))
        for m in _TOKEN.finditer(text, span.start, span.end)
    )


def edits(text_a: str, a: Span, text_b: str, b: Span) -> tuple[Edit, ...]:
    """Give the edit script from one stretch to the other, in order, runs joined.

    A deletion with an insertion beside it is one replacement. The span that a side
    lacks is empty and lies where the words would stand.
    """
    left, right = tokens(text_a, a), tokens(text_b, b)
    codes: dict[str, str] = {}
    encoded = [_encode(side, codes) for side in (left, right)]
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # a limit in seconds would make the result depend on the machine
    diffs = engine.diff_main(encoded[0], encoded[1], checklines=False)
    engine.diff_cleanupSemantic(diffs)
    return _script(diffs, (left, right), (a, b))


def _encode(side: Sequence[Token], codes: dict[str, str]) -> str:
    for token in side:
        if token.form not in codes:
            code = _FIRST_CODE + len(codes)
            codes[token.form] = chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
    return "".join(codes[token.form] for token in side)


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
        return Span(start=side[first].span.start, end=side[first + count - 1].span.end)
    at = side[first - 1].span.end if first else whole.start
    return Span(start=at, end=at)


def kept_share(script: Sequence[Edit], a: int, b: int) -> float:
    """Give the share of two sentences' letters that stand in equal runs, from 0 to 1.

    `a` and `b` are the lengths of the sentences.
    """
    equal = sum(len(e.a) + len(e.b) for e in script if e.op is EditOp.EQUAL)
    return equal / max(1, a + b)
