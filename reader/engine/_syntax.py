"""Tokens of a sentence with their classes, and the phrases around a verb, by rules.

No parser: subjects, complements and their ends are found from closed word classes, marks
and word endings. A quotation and a short bracket are one token each.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.core import Span
from reader.engine._grammar import CLOSED, FINITE, NOT_ADVERBS, TIME_NOUNS, Tag
from reader.engine._words import fold

_TOKEN = re.compile(
    r"(?P<initials>(?:[A-Za-z]\.){2,})"
    r"|(?P<bracket>\([^()]{1,60}\)|\[[^\[\]]{1,60}\])"
    r"|(?P<word>[^\W\d_]+?(?=n['’]t\b)|[nN]['’][tT]\b|['’](?:s|re|ve|ll|d|m)\b|(?<=s)[’'](?=\s)"
    r"|\$?\d(?:[\d.,:/]*\d)?[^\W\d_]*%?(?:[-‐][^\W\d_]+)*|[^\W_]+(?:[-‐][^\W_]+)*)"
    r"|(?P<dots>\.{2,}|…|--)"
    r"|(?P<mark>[^\s\w])"
)
_CLOSING = "\"”’'»› "
_SPEECH_STOPS = frozenset(",.?!…—–-")
_BEFORE_VERB = frozenset(
    [
        Tag.NAME, Tag.WORD, Tag.PRONOUN, Tag.ADVERB, Tag.RELATIVE, Tag.TIME, Tag.AUXILIARY,
    ]
)  # fmt: skip
_NEARBY = frozenset(["last", "next", "this", "past", "that"])
_AFTER_PLAIN_TO = frozenset([Tag.DETERMINER, Tag.NAME, Tag.OBJECT, Tag.NUMBER])
_AFTER_PRONOUN = frozenset(["he", "she", "it", "that", "who", "there", "what", "here", "this"])


class Token(NamedTuple):
    """One token: its place, folded form, class, and whether it opens with a capital.

    `is_speech` marks a quotation that closes as speech does, with a mark of its own.
    A tuple for the sake of time, as `Word` is.
    """

    span: Span
    form: str
    tag: Tag
    capital: bool = False
    is_speech: bool = False


@lru_cache(maxsize=1 << 12)  # attributions, wording and framing ask for the same ones
def tokenize(text: str, sentence: Span, quoted: tuple[Span, ...]) -> tuple[Token, ...]:
    """Give the tokens of one sentence; `quoted` are the quotations in it, in order."""
    out: list[Token] = []
    start = sentence.start
    for quotation in quoted:
        low, high = max(quotation.start, start), min(quotation.end, sentence.end)
        out += _plain_tokens(text, Span(start=start, end=max(start, low)))
        if low < high:
            last = out[-1] if out else None
            out.append(_quotation_token(text, Span(start=low, end=high), last))
            start = high
    out += _plain_tokens(text, Span(start=start, end=max(start, sentence.end)))
    if _is_title_case(out):
        out = [_without_capital(t) for t in out]
    return tuple(_retag(out))


def _is_title_case(tokens: Sequence[Token]) -> bool:
    """Say whether all longer words have capitals, as in many headlines."""
    words = [t for t in tokens if t.form[:1].isalpha() and t.form not in CLOSED]
    return len(words) > 2 and all(t.capital or len(t.form) < 5 for t in words)


def _without_capital(token: Token) -> Token:
    """Class a word of a headline in capitals by its letters alone."""
    if token.tag is not Tag.NAME or token.form[:1] in ("(", "["):
        return token
    return token._replace(tag=_tag(token.form, capital=False), capital=False)


def is_relative(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the "that" at a place is a subject: an order that now allows."""
    at += 1
    while at < len(tokens) and tokens[at].tag in (Tag.ADVERB, Tag.NEGATION):
        at += 1
    finite = (Tag.VERB, Tag.MODAL, Tag.AUXILIARY, Tag.MARK)
    return at >= len(tokens) or tokens[at].tag in finite


def _quotation_token(text: str, span: Span, last: Token | None) -> Token:
    stop = text[max(span.start, span.end - 4) : span.end].rstrip(_CLOSING)[-1:]
    opens = last is None or last.tag is Tag.MARK
    # “Hannity,” amid a sentence is a title with the sentence's own comma.
    is_speech = stop in _SPEECH_STOPS and (opens or _has_words(text, span))
    return Token(span=span, form="“”", tag=Tag.QUOTATION, is_speech=is_speech)


def _has_words(text: str, span: Span) -> bool:
    """Say whether three words or more stand in a quotation."""
    return len(text[span.start : min(span.end, span.start + 100)].split(None, 3)) >= 3


def _plain_tokens(text: str, span: Span) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, span.start, span.end):
        start, end = match.span()
        # The stop of an abbreviation parts nothing; one that ends the sentence comes last.
        if match[0] != "." or end >= span.end - 1:
            yield Token(Span(start=start, end=end), *_class_of(match[0], str(match.lastgroup)))


@lru_cache(maxsize=1 << 14)
def _class_of(word: str, group: str) -> tuple[str, Tag, bool]:
    """Give the form and the class of a token by itself, and whether it has a capital."""
    form = fold(word)
    if group in ("initials", "bracket"):
        return form, Tag.NAME, True
    if group in ("dots", "mark"):
        return form, Tag.MARK, False
    capital = word[:1].isupper()
    return form, _tag(form, capital=capital), capital


def _tag(form: str, *, capital: bool) -> Tag:
    if form in ("'s", "'"):
        return Tag.POSSESSIVE
    known = CLOSED.get(form)
    if known:
        return known
    if (form[:1].isdigit() or form[:1] == "$") and "-" not in form:
        return Tag.NUMBER
    if form in TIME_NOUNS:
        return Tag.TIME if form.endswith("day") else Tag.WORD
    if capital:
        return Tag.NAME
    if form.endswith("ly") and len(form) > 4 and form not in NOT_ADVERBS:
        return Tag.ADVERB
    return Tag.VERB if form in FINITE else Tag.WORD


def _retag(tokens: list[Token]) -> Iterator[Token]:
    """Tell by the neighbours what the form alone leaves open."""
    last: Token | None = None
    for number, token in enumerate(tokens):
        after = tokens[number + 1] if number + 1 < len(tokens) else None
        tag = _in_context(token, last, after)
        last = token if tag is token.tag else token._replace(tag=tag)
        yield last


def _in_context(token: Token, last: Token | None, after: Token | None) -> Tag:
    by_word = _by_word(token, last, after)
    if by_word:
        return by_word
    if token.tag is Tag.TO and after and after.tag in _AFTER_PLAIN_TO:
        return Tag.PREPOSITION
    if token.tag is Tag.VERB:
        return _verb_in_context(token, last, after)
    is_past = token.tag is Tag.WORD and token.form.endswith("ed") and len(token.form) > 4
    if is_past and last and last.tag in _BEFORE_VERB:
        # "newly elected members": an adverb and a noun about it make it an adjective.
        is_adjective = after is not None and after.tag is Tag.WORD and last.tag is Tag.ADVERB
        return Tag.WORD if is_adjective else Tag.VERB
    return token.tag


def _by_word(token: Token, last: Token | None, after: Token | None) -> Tag | None:
    """Class the few words whose class only their neighbours tell."""
    before = last.form if last else ""
    if token.form == "'s" and before in _AFTER_PRONOUN:
        return Tag.AUXILIARY
    if token.form == "that" and after and _is_demonstrative(last, after):
        return Tag.DETERMINER
    if token.form == "one" and before in ("no", "any", "some", "every"):
        return Tag.PRONOUN
    before_time = token.form in _NEARBY and after and after.form in TIME_NOUNS
    if before_time or (token.form in TIME_NOUNS and before in _NEARBY):
        return Tag.TIME
    if token.form == "may" and token.capital and last:
        return Tag.TIME
    return None


def _verb_in_context(token: Token, last: Token | None, after: Token | None) -> Tag:
    """Tell the verb from the adjective or noun of the same letters."""
    if token.form.endswith("ed") and after and after.tag is Tag.WORD:
        opens = last is None or last.tag in (Tag.MARK, Tag.PREPOSITION)
        return Tag.WORD if opens else Tag.VERB
    is_noun = last is not None and last.tag in (Tag.DETERMINER, Tag.POSSESSIVE)
    return Tag.WORD if is_noun else Tag.VERB


def _is_demonstrative(last: Token | None, after: Token) -> bool:
    """Say whether "that" points (that law is) rather than opens a clause."""
    if last is None or last.tag is Tag.PREPOSITION or last.form in ("but", "and"):
        return after.tag in (Tag.WORD, Tag.NAME)
    return False
