"""Framing by agency: the doer of the same deed named on one side, hidden on the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.core import Span
from reader.engine._grammar import Tag
from reader.engine._inflection import Form, verb_forms
from reader.engine._syntax import Token
from reader.engine._tellings import Telling
from reader.engine._words import stem

_BE = frozenset("is are was were be been being 's 're get gets got".split())
_BETWEEN = (Tag.ADVERB, Tag.NEGATION)
_STRONG = {
    participle: base
    for base in """beat break choose drive fall forbid forget give hide know lay lead make
    overthrow pay put see send shake shoot show shut sell steal strike take tear throw write
    hit hold cut hurt find catch build keep leave lose mean tell fight withdraw""".split()
    for participle, form in verb_forms(base)
    if form is Form.PARTICIPLE
}
_DYING = {"die": "kill", "dead": "kill", "death": "kill", "injury": "injure"}
_HIDDEN = 0.6
_NAMED = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passive:
    """A passive verb: its auxiliary and participle, the stem, and whether "by" follows."""

    span: Span
    key: str
    names_agent: bool


def contrasts_here(here: Telling, there: Telling) -> Iterator[tuple[Span, Span, float]]:
    """Give the deeds told in the passive here and in the active voice there."""
    passives = _passives(here.tokens)
    actives = _actives(there.tokens) if passives else {}
    for passive in passives:
        active = actives.get(passive.key)
        if active:
            yield passive.span, active, _NAMED if passive.names_agent else _HIDDEN


def _passives(tokens: Sequence[Token]) -> list[_Passive]:
    out = []
    for number, token in enumerate(tokens):
        if token.form not in _BE:
            continue
        at = number + 1
        while at < len(tokens) and tokens[at].tag in _BETWEEN:
            at += 1
        if at < len(tokens) and _is_participle(tokens[at].form):
            by = any(t.form == "by" for t in tokens[at + 1 : at + 4])
            place = Span(start=token.span.start, end=tokens[at].span.end)
            out.append(_Passive(span=place, key=_key(tokens[at].form), names_agent=by))
    return out


def _is_participle(form: str) -> bool:
    return form in _STRONG or (form.endswith("ed") and len(form) > 4)


def _key(form: str) -> str:
    return stem(_STRONG.get(form, form))


def _actives(tokens: Sequence[Token]) -> dict[str, Span]:
    """Give, by its stem, the first place of each verb after a subject, with no be before it."""
    out: dict[str, Span] = {}
    for before, token in pairwise(tokens):
        if token.tag is Tag.NAME:
            continue
        has_subject = before.tag in (Tag.NAME, Tag.PRONOUN, Tag.WORD, Tag.AUXILIARY, Tag.RELATIVE)
        is_verb = token.form.endswith(("ed", "s", "ing")) or token.form in _STRONG
        if has_subject and is_verb and before.form not in _BE:
            out.setdefault(_key(token.form), Span(start=before.span.start, end=token.span.end))
    return out
