"""Find the reporting cues of a sentence: verbs, nouns and phrases of the word list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from reader.engine._carriers import MEDIA, carrier_start
from reader.engine._grammar import POSSESSORS, Tag
from reader.engine._inflection import Form, verb_forms
from reader.engine._lexicons import Entry
from reader.engine._syntax import Token, is_relative

_BE = frozenset("is are was were be been being am 's 're 'm isn aren wasn weren".split())
_HAVE = frozenset("has have had having 've hasn haven hadn".split())
_PLURAL_NOUNS = frozenset(
    """people men women media police officials majority all both many some others most few
    critics those these two three four five six several who they which percent""".split()
)
# Verbs that hand their "to" on to the verb after them: "refused to say" is one cue.
_CATENATIVE = frozenset(
    form
    for verb in "appear seem try attempt continue begin start go need have refuse decline "
    "manage fail tend use hesitate".split()
    for form, _ in verb_forms(verb)
) | frozenset(["used", "likely", "quick", "able", "unable"])
_PHRASE = frozenset(
    [Tag.NAME, Tag.WORD, Tag.DETERMINER, Tag.PREPOSITION, Tag.NUMBER, Tag.POSSESSIVE, Tag.ADVERB]
)
_LONGEST_PHRASE = 10
_CERTAIN = 1.0
_STRONG = 0.7
_LIGHT_VERBS = frozenset(
    form
    for verb in "have make give offer issue raise express voice launch unleash deliver release "
    "send publish file lodge repeat share hold harbor harbour".split()
    for form, kind in verb_forms(verb)
    if kind is not Form.ING
)
_VERBS_IN_LY = frozenset("rely reply imply apply comply rally ally".split())
_HELD_IN = frozenset("interest interests faith belief confidence trust pride".split())
_NOUN_LINKS = frozenset("of about on for against with into over".split())
_PARTICLES = frozenset(["about", "against", "of"])
_COMPLEMENT_OPENS = frozenset(
    [
        Tag.DETERMINER, Tag.THAT, Tag.PRONOUN, Tag.OBJECT, Tag.QUOTATION, Tag.RELATIVE,
        Tag.NAME, Tag.TO, Tag.NUMBER,
    ]
)  # fmt: skip


class CueKind(Enum):
    """How a cue is built into its sentence."""

    ACTIVE = "active"
    PASSIVE = "passive"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    NOUN = "noun"
    VOICE = "voice"
    ADVERB = "adverb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A reporting cue: tokens `[start, end)` with auxiliaries, its head, entry and kind."""

    start: int
    head: int
    end: int
    entry: Entry
    kind: CueKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    """A way in which a listed phrase can stand: its words, and the forms of the first."""

    words: tuple[str, ...]
    forms: frozenset[Form]
    entry: Entry
    adjective: bool = False


class Reporting:
    """A word list of reporting phrases, ready to be found in every inflection."""

    def __init__(self, lexicon: Mapping[str, Entry]) -> None:
        table: dict[str, dict[tuple[str, ...], _Pattern]] = {}
        for phrase in sorted(lexicon):
            for pattern in _patterns(lexicon[phrase]):
                row = table.setdefault(pattern.words[0], {})
                known = row.get(pattern.words)
                forms = pattern.forms | (known.forms if known else frozenset())
                row[pattern.words] = replace(pattern, forms=forms)
        self._table = {
            first: sorted(row.values(), key=lambda p: (-len(p.words), p.words))
            for first, row in table.items()
        }
        self._nouns = _noun_forms(lexicon)
        self._heads = frozenset((*self._table, *self._nouns, *_LIGHT_VERBS))

    def cues(self, tokens: Sequence[Token]) -> tuple[Cue, ...]:
        """Find the cues of one sentence, in order; they do not overlap."""
        out: list[Cue] = []
        free = 0
        for number, token in enumerate(tokens):
            if token.form not in self._heads or number < free:
                continue
            is_name = token.capital and number > 0
            if is_name and tokens[number - 1].tag is not Tag.QUOTATION:
                continue
            cue = self._cue_at(tokens, number, free)
            if cue and out and _hands_on(tokens, out[-1], cue):
                earlier = out.pop()
                cue = replace(cue, start=earlier.start, kind=earlier.kind)
            if cue:
                out.append(_with_particle(tokens, cue))
                free = out[-1].end
        return tuple(out)

    def _may_be_noun(self, pattern: _Pattern) -> bool:
        """Say whether the letters are a noun's too, as in "claims" but not in "says"."""
        first = pattern.words[0]
        if Form.PAST in pattern.forms or pattern.adjective:
            return first in self._nouns
        return first in self._nouns or pattern.entry.weight < _CERTAIN

    def _cue_at(self, tokens: Sequence[Token], at: int, free: int) -> Cue | None:
        for pattern in self._table.get(tokens[at].form, ()):
            size = len(pattern.words)
            if tuple(t.form for t in tokens[at : at + size]) != pattern.words:
                continue
            kind = self._kind_at(tokens, at, pattern)
            if kind:
                cue = Cue(start=at, head=at, end=at + size, entry=pattern.entry, kind=kind)
                return _with_group(tokens, cue, free)
        light = self._light_verb_at(tokens, at, free)
        if light:
            return light
        entry = self._nouns.get(tokens[at].form)
        if entry and _is_noun_cue(tokens, at):
            end = at + 1 + (tokens[at + 1].tag is Tag.PREPOSITION)
            return Cue(start=at, head=at, end=end, entry=entry, kind=CueKind.NOUN)
        return None

    def _kind_at(self, tokens: Sequence[Token], at: int, pattern: _Pattern) -> CueKind | None:
        is_noun = pattern.words[0] in self._nouns
        kind = _kind(tokens, at, pattern, is_noun=is_noun)
        if not is_noun:
            kind = kind or _with_clause(tokens, at, pattern)
        if not self._may_be_noun(pattern):
            return kind
        if kind is not CueKind.ACTIVE:
            return kind
        is_strong = pattern.entry.weight >= _STRONG and not is_noun
        end = at + len(pattern.words)
        return kind if _reads_as_verb(tokens, at, end, is_strong=is_strong) else None

    def _light_verb_at(self, tokens: Sequence[Token], at: int, free: int) -> Cue | None:
        """Read a light verb with a reporting noun: "made the claim that", "has doubts about"."""
        if tokens[at].form not in _LIGHT_VERBS:
            return None
        last = _last(tokens, at)
        if last and last.tag in (Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION):
            return None
        for noun in range(at + 1, min(at + 6, len(tokens) - 1)):
            token, after = tokens[noun], tokens[noun + 1]
            entry = self._nouns.get(token.form)
            if entry and _links(tokens, noun):
                end = noun + 1 + (after.tag is Tag.PREPOSITION)
                start = _group_start(tokens, at, free)
                return Cue(start=start, head=noun, end=end, entry=entry, kind=CueKind.ACTIVE)
            if token.tag not in (Tag.DETERMINER, Tag.WORD, Tag.ADVERB, Tag.NUMBER):
                return None
        return None


def _patterns(entry: Entry) -> list[_Pattern]:
    first, *rest = entry.phrase.split()
    if first in ("a", "an"):
        return []
    if entry.group == "voice":
        return [_Pattern(words=(first, *rest), forms=frozenset(), entry=entry)]
    forms: dict[str, set[Form]] = {}
    if first.endswith("ly") and first not in _VERBS_IN_LY:
        return [_Pattern(words=(first,), forms=frozenset(), entry=entry)]
    if first == "be":
        return [_Pattern(words=tuple(rest), forms=frozenset(), entry=entry, adjective=True)]
    for form, kind in verb_forms(first):
        forms.setdefault(form, set()).add(kind)
    return [
        _Pattern(words=(form, *rest), forms=frozenset(kinds), entry=entry)
        for form, kinds in forms.items()
    ]


def _noun_forms(lexicon: Mapping[str, Entry]) -> dict[str, Entry]:
    out = {}
    for phrase in sorted(lexicon):
        if phrase.startswith(("a ", "an ")):
            noun = phrase.split(" ", 1)[1]
            plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
            out[noun] = out[plural] = lexicon[phrase]
    return out


def _hands_on(tokens: Sequence[Token], cue: Cue, after: Cue) -> bool:
    """Say whether two cues are one: "refused to" and "say", "issued a statement" "saying"."""
    if after.kind is CueKind.GERUND and cue.end == after.head:
        return tokens[cue.end - 1].form in MEDIA
    joined = cue.end + 1 == after.head and tokens[cue.end].form == "to"
    return joined and tokens[cue.head].form in _CATENATIVE


def _with_particle(tokens: Sequence[Token], cue: Cue) -> Cue:
    """Add the preposition of a thing spoken of: warned against, asked about."""
    if cue.end + 1 < len(tokens) and tokens[cue.end].form in _PARTICLES:
        return replace(cue, end=cue.end + 1)
    return cue


def _kind(tokens: Sequence[Token], at: int, pattern: _Pattern, *, is_noun: bool) -> CueKind | None:
    """Tell how the phrase stands at a place, or that it is not used as a cue there."""
    if not pattern.forms:
        return _kind_of_fixed(tokens, at, pattern)
    last = _last(tokens, at)
    if last and last.tag in (Tag.AUXILIARY, Tag.MODAL, Tag.TO):
        return _after_auxiliary(last, pattern.forms)
    if tokens[at].tag is Tag.PREPOSITION and not (last and last.tag is Tag.PRONOUN):
        return None
    if Form.ING in pattern.forms:
        return _kind_of_ing(last)
    after = tokens[at + len(pattern.words)] if at + len(pattern.words) < len(tokens) else None
    if Form.PAST in pattern.forms:
        return _kind_of_past(last, after)
    head = _subject_head(tokens, at) or last
    return CueKind.ACTIVE if _agrees(head, after, pattern, is_noun=is_noun) else None


def _kind_of_fixed(tokens: Sequence[Token], at: int, pattern: _Pattern) -> CueKind | None:
    """Tell how a phrase that is no verb stands: according to, reportedly, be sure."""
    if pattern.entry.group == "voice":
        return CueKind.VOICE
    if pattern.adjective:
        last = _last(tokens, at)
        return CueKind.ACTIVE if last and last.form in _BE else None
    return CueKind.ADVERB if tokens[at].tag is Tag.ADVERB else None


def _with_clause(tokens: Sequence[Token], at: int, pattern: _Pattern) -> CueKind | None:
    """Take a verb without a plain subject as a cue where "that" follows it."""
    end = at + len(pattern.words)
    opens = end < len(tokens) and tokens[end].tag is Tag.THAT
    last = _last(tokens, at)
    is_finite = bool(pattern.forms & {Form.PRESENT, Form.BASE}) and not pattern.adjective
    nominal = last is not None and last.tag in (Tag.NAME, Tag.WORD, Tag.VERB)
    return CueKind.ACTIVE if opens and is_finite and nominal else None


def _last(tokens: Sequence[Token], at: int) -> Token | None:
    """Give the token before a place, adverbs and negation aside."""
    at -= 1
    while at >= 0:
        is_aside = tokens[at].form == "," and at >= 2 and tokens[at - 2].form == ","
        if is_aside and tokens[at - 1].tag is Tag.ADVERB:
            at -= 3
        elif tokens[at].tag in (Tag.ADVERB, Tag.NEGATION):
            at -= 1
        else:
            break
    return tokens[at] if at >= 0 else None


def _subject_head(tokens: Sequence[Token], at: int) -> Token | None:
    """Find the noun a verb agrees with, past what hangs on it: *growers* in the valley."""
    head = None
    for number in range(at - 1, max(0, at - _LONGEST_PHRASE), -1):
        token, before = tokens[number], tokens[number - 1]
        if token.tag not in _PHRASE:
            break
        nominal = before.tag in (Tag.NAME, Tag.WORD)
        if token.tag is Tag.PREPOSITION and nominal:
            head = before
        if token.tag is Tag.DETERMINER and before.tag is not Tag.PREPOSITION:
            break
    return head


def _after_auxiliary(last: Token, forms: frozenset[Form]) -> CueKind | None:
    if last.form in _BE:
        if Form.ING in forms:
            return CueKind.ACTIVE
        return CueKind.PASSIVE if Form.PARTICIPLE in forms else None
    if last.form in _HAVE:
        return CueKind.ACTIVE if Form.PARTICIPLE in forms else None
    if Form.BASE not in forms:
        return None
    return CueKind.INFINITIVE if last.tag is Tag.TO else CueKind.ACTIVE


def _kind_of_ing(last: Token | None) -> CueKind | None:
    if last and last.tag in (Tag.DETERMINER, Tag.POSSESSIVE, Tag.NUMBER):
        return None
    return CueKind.GERUND


def _kind_of_past(last: Token | None, after: Token | None) -> CueKind | None:
    if last is None:
        return None
    if after and after.form == "by":
        return CueKind.PASSIVE
    is_year = last.tag is Tag.NUMBER and last.form.isdigit()
    nominal = (Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION, Tag.NUMBER)
    if last.tag in nominal and not is_year:
        stands_alone = last.form in _PLURAL_NOUNS and after and after.tag in _COMPLEMENT_OPENS
        return CueKind.ACTIVE if stands_alone else None
    return CueKind.ACTIVE


def _agrees(last: Token | None, after: Token | None, pattern: _Pattern, *, is_noun: bool) -> bool:
    """Say whether a present form fits the word before it as its subject."""
    forms, certain = pattern.forms, pattern.entry.weight >= _CERTAIN and not is_noun
    if last is None or last.tag in (Tag.DETERMINER, Tag.NUMBER):
        return bool(last and last.form in _PLURAL_NOUNS and Form.BASE in forms)
    if last.tag in (Tag.POSSESSIVE, Tag.PREPOSITION):
        return False
    if last.tag is Tag.PRONOUN:
        singular = last.form in ("he", "she", "it") or last.form.endswith(("one", "body"))
        return Form.PRESENT in forms if singular else Form.BASE in forms
    if last.tag is Tag.MARK and Form.PRESENT not in forms:
        return certain and after is not None and after.tag in _COMPLEMENT_OPENS
    if last.tag not in (Tag.NAME, Tag.WORD, Tag.VERB):
        return True
    plural = last.form in _PLURAL_NOUNS or (last.form.endswith("s") and last.form[-2:] != "ss")
    opens = after is not None and after.tag in _COMPLEMENT_OPENS
    if Form.BASE in forms:
        return plural or (certain and opens)
    return last.tag is Tag.NAME or not plural or (certain and opens)


def _reads_as_verb(tokens: Sequence[Token], at: int, end: int, *, is_strong: bool) -> bool:
    """Tell the verb from the noun of the same letters by what follows it."""
    last = _last(tokens, at)
    subject_like = (Tag.PRONOUN, Tag.RELATIVE, Tag.AUXILIARY, Tag.MODAL)
    if last and (last.tag in subject_like or last.form in _PLURAL_NOUNS):
        return True
    after = tokens[end] if end < len(tokens) else None
    if after is None or after.tag is Tag.MARK:
        opens = end + 1 < len(tokens) and tokens[end + 1].tag is Tag.QUOTATION
        closes = last is not None and last.tag in (Tag.NAME, Tag.WORD)
        follows = any(t.form in (",", "“”") for t in tokens[max(0, at - 8) : at])
        is_colon = after is not None and after.form == ":"
        return (closes and (follows or is_colon)) or (opens and after is not None)
    if any(t.is_speech for t in tokens[max(0, at - 8) : at]):
        return True
    if any(t.tag is Tag.QUOTATION for t in tokens[end : end + 3]):
        return True
    return after.tag in _COMPLEMENT_OPENS or (is_strong and after.tag is Tag.WORD)


def _is_noun_cue(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a listed noun reports: "the claim that", "his fear of", "Bo's plan to"."""
    if at + 1 >= len(tokens):
        return False
    after, last = tokens[at + 1], _noun_phrase_opener(tokens, at)
    if not _links(tokens, at):
        return False
    if after.tag is Tag.THAT or after.form == "about":
        return True
    return last is not None and (last.tag is Tag.POSSESSIVE or last.form in POSSESSORS)


def _links(tokens: Sequence[Token], noun: int) -> bool:
    """Say whether a noun's content follows it: a claim that, a plan to, doubts about."""
    after = tokens[noun + 1]
    if after.tag is Tag.THAT:
        return not is_relative(tokens, noun + 1)
    is_held = after.form == "in" and tokens[noun].form in _HELD_IN
    return is_held or after.tag is Tag.TO or after.form in _NOUN_LINKS


def _noun_phrase_opener(tokens: Sequence[Token], at: int) -> Token | None:
    for token in reversed(tokens[max(0, at - 4) : at]):
        if token.tag not in (Tag.WORD, Tag.ADVERB, Tag.VERB, Tag.NAME):
            return token
    return None


def _with_group(tokens: Sequence[Token], cue: Cue, free: int) -> Cue:
    """Add a verb's auxiliaries and adverbs to its cue."""
    if cue.kind in (CueKind.VOICE, CueKind.ADVERB):
        return cue
    if cue.kind is CueKind.GERUND:
        carried = carrier_start(tokens, cue.head, free)
        if carried is not None:
            start = _group_start(tokens, carried, free)
            return replace(cue, start=start, kind=CueKind.ACTIVE)
    start = _group_start(tokens, cue.head, free)
    is_absorbed = start < cue.head and tokens[start].tag is not Tag.TO
    if cue.kind is CueKind.INFINITIVE and is_absorbed:
        return replace(cue, start=start, kind=CueKind.ACTIVE)
    return replace(cue, start=start)


def _group_start(tokens: Sequence[Token], at: int, free: int) -> int:
    """Give where the verb group of a head begins: has repeatedly refused to *say*."""
    loose = (Tag.ADVERB, Tag.NEGATION, Tag.AUXILIARY, Tag.MODAL)
    start = at
    while start > free:
        last = tokens[start - 1]
        two = tokens[start - 2].form if start - 2 >= free else ""
        if last.tag in loose:
            start -= 1
        elif last.tag is Tag.TO and two in _CATENATIVE:
            start -= 2
        else:
            break
    return start
