"""What carries words: "issued a statement saying", "said in an interview with".

The carrier belongs to the cue, for it too tells that, and how, something was said.
"""

from collections.abc import Sequence

from reader.engine._grammar import POSSESSORS, Tag
from reader.engine._inflection import Form, verb_forms
from reader.engine._syntax import Token

_VERBS = frozenset(
    form
    for verb in """issue release send publish write post give make deliver sign file hold circulate
    distribute submit share air run leave launch""".split()
    for form, kind in verb_forms(verb)
    if kind is not Form.ING
)
MEDIA = frozenset(
    """interview interviews statement statements speech speeches tweet tweets email emails e-mail
    letter letters memo post posts message call briefing column essay address release note filing
    testimony remarks conference debate editorial op-ed podcast video report complaint lawsuit suit
    petition advisory notice press rally hearing broadcast appearance text brief motion ad article
    blog book resolution ruling affidavit""".split()
)
"""Nouns of what is said or written."""

NETWORKS = frozenset("twitter facebook instagram youtube reddit telegram tiktok".split())
_INTO = frozenset("in on via".split())
_TO_WHOM = frozenset("to with on for from before".split())
_MOST_WORDS = 3
_MOST_OF_WHOM = 5
_PHRASE = (Tag.WORD, Tag.NAME, Tag.ADVERB, Tag.NUMBER)


def carrier_start(tokens: Sequence[Token], at: int, free: int) -> int | None:
    """Give where "issued a statement" begins before a participle at `at`; None without one."""
    end = at - 1 if at > free and tokens[at - 1].form == "," else at
    noun = _carrier_noun(tokens, end, free)
    if noun is None:
        return None
    start = noun
    while start > free and noun - start < _MOST_WORDS and tokens[start - 1].tag in _PHRASE:
        if tokens[start - 1].form in _VERBS:
            return start - 1
        start -= 1
    if start > free and _determines(tokens[start - 1]):
        start -= 1
    is_carried = start > free and tokens[start - 1].form in _VERBS
    return start - 1 if is_carried else None


def _carrier_noun(tokens: Sequence[Token], end: int, free: int) -> int | None:
    """Find the noun of what is said that ends at a place, past "to the board"."""
    for number in range(end - 1, max(free, end - 1 - _MOST_OF_WHOM) - 1, -1):
        if tokens[number].form in MEDIA:
            is_last = number == end - 1
            return number if is_last or tokens[number + 1].form in _TO_WHOM else None
        if tokens[number].tag not in (*_PHRASE, Tag.DETERMINER, Tag.PREPOSITION, Tag.TO):
            return None
    return None


def _determines(token: Token) -> bool:
    return token.tag is Tag.DETERMINER or token.form in POSSESSORS


def medium_noun(tokens: Sequence[Token], at: int) -> int | None:
    """Give the noun of "in a short statement", "at a news conference" where it begins at `at`."""
    if at + 1 >= len(tokens) or tokens[at].form not in _INTO:
        return None
    if tokens[at].form in ("on", "via") and tokens[at + 1].form in NETWORKS:
        return at + 1
    if tokens[at].form != "in" or tokens[at + 1].form not in ("a", "an"):
        return None
    first = at + 2
    for number in range(first, min(first + _MOST_WORDS + 1, len(tokens))):
        if tokens[number].form in MEDIA:
            after = tokens[number + 1].form if number + 1 < len(tokens) else ""
            if after not in MEDIA:
                return number
        elif tokens[number].tag not in (Tag.WORD, Tag.NAME, Tag.POSSESSIVE, Tag.TIME):
            return None
    return None
