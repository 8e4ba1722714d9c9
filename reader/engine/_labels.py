"""Framing by labels: the same people, act or policy under another name or epithet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.core import BlockKind, Span
from reader.engine._grammar import Tag
from reader.engine._syntax import Token
from reader.engine._tellings import Telling
from reader.engine._words import stem

# One line a class: names that news uses for one another; choosing one of them is framing.
_CLASSES = """
immigrant migrant alien refugee noncitizen foreigner resident asylum-seeker illegal newcomer
protester demonstrator rioter activist marcher mob crowd agitator looter picketer
militant terrorist gunman fighter rebel insurgent guerrilla extremist jihadist separatist shooter
couple spouse partner
fetus baby child foetus
critic opponent foe detractor rival enemy
supporter backer ally loyalist fan follower base
rich wealthy billionaire millionaire tycoon
poor needy low-income
union partnership marriage
law act bill measure legislation statute
rule order directive policy regulation guideline edict mandate
wall barrier fence
tax levy duty
plan proposal scheme blueprint idea
killing slaying murder death execution assassination homicide
attack assault incident strike raid bombing
war conflict invasion operation offensive intervention campaign
regime government administration leadership junta
welfare aid assistance benefit handout entitlement
issue question matter topic debate
group organization body coalition movement club outfit faction
probe investigation inquiry review hunt
claim comment remark statement assertion allegation accusation
protest demonstration riot march rally unrest uprising
leader president chief head boss strongman dictator
lawmaker politician legislator congressman senator representative
ruling decision verdict judgment
agreement deal pact accord bargain
dispute feud row spat fight quarrel
exit departure pullout withdrawal retreat
recognition benefit right privilege
abortion termination
interrogation torture questioning
""".strip().splitlines()

_PEOPLE = 9  # so many classes, from the first, name people: there the noun alone is a label
_CLASS_OF = {stem(word): number for number, row in enumerate(_CLASSES) for word in row.split()}
_PLAIN_MODIFIERS = frozenset(
    """new old other same such first last next former current late recent previous many several few
    multiple various certain some all both top own major big large small whole entire full more most
    federal state local national public private u.s american political executive police
""".split()
)
_LABELLING = ("anti-", "pro-", "non-", "self-", "so-called", "same-", "ultra-", "far-")
_LABEL_ENDINGS = ("ist", "ists", "wing", "sexual", "documented", "legal", "lawful", "authorized")
_DISTANCING = ("so-called", "self-", "would-be")
_NOMINAL = (Tag.WORD, Tag.NAME)
_BEFORE_VERB = (Tag.TO, Tag.MODAL, Tag.PRONOUN, Tag.RELATIVE, Tag.NEGATION, Tag.THAT)
_MOST_MODIFIERS = 3
_MODIFIED = 0.45
_BOTH = 0.17
_TELLING = 0.13
_RENAMED = 0.5
_RENAMED_PEOPLE = 0.56


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """A noun and the words before it that may modify it."""

    head: str
    noun: Token
    modifiers: tuple[Token, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Give the words of the phrase, by which two are alike."""
        return (*(token.form for token in self.modifiers), self.head)

    def span(self, own: Sequence[Token]) -> Span:
        """Give the noun's place, from the first of its own modifiers on."""
        start = own[0] if own else self.noun
        return Span(start=start.span.start, end=self.noun.span.end)


def contrasts(a: Telling, b: Telling) -> Iterator[tuple[Span, Span, float]]:
    """Give the noun phrases of two linked sentences that name one thing in two ways.

    Either the heads are one word and the modifiers differ ("undocumented immigrants",
    "immigrants"), or the heads differ inside one class of names ("immigrants", "aliens").
    Only heads of the classes count: other nouns are not what labelling is about.
    """
    left, right = _phrases(a), _phrases(b)
    shared = {phrase.key for phrase in left} & {phrase.key for phrase in right}
    for one in (phrase for phrase in left if phrase.key not in shared):
        for two in (phrase for phrase in right if phrase.key not in shared):
            mine, yours = _own(one, two, b), _own(two, one, a)
            is_other = one.head not in b.stems and two.head not in a.stems
            score = _score(one, two, mine + yours, is_other=is_other)
            if score > 0:
                both = _BOTH if mine and yours and one.head == two.head else 0.0
                yield one.span(mine), two.span(yours), score + both


def have_one_head(a: Telling, one: Span, b: Telling, two: Span) -> bool:
    """Say whether two labels end in one noun, so that only what stands before it differs."""
    first, second = (
        stem(span.of(telling.reading.text).casefold().split()[-1])
        for telling, span in ((a, one), (b, two))
    )
    return first == second


def is_epithet(telling: Telling, span: Span) -> bool:
    """Say whether a loaded word is a label: "so-called" and its like, or set beside a name.

    The latter as in "Smith, an outspoken critic of the law".
    """
    if span.of(telling.reading.text).casefold().startswith(_DISTANCING):
        return True
    before = [t for t in telling.tokens if t.span.end <= span.start][-2:]
    if len(before) < 2 or before[1].form not in ("a", "an", "the"):
        return False
    return before[0].form in (",", "—", "–", "-", "--")


def _phrases(telling: Telling) -> list[_Phrase]:
    """Find the listed nouns that end a noun phrase, and the plain words right before each."""
    out, tokens = [], telling.tokens
    for number, token in enumerate(tokens):
        key = stem(token.form)
        after = tokens[number + 1].tag if number + 1 < len(tokens) else Tag.MARK
        is_head = key in _CLASS_OF and token.tag in _NOMINAL and after not in _NOMINAL
        if not is_head or (token.tag is Tag.NAME and telling.kind is not BlockKind.HEADLINE):
            continue
        start = number
        while number - start < _MOST_MODIFIERS and start and _modifies(tokens, start - 1):
            start -= 1
        in_capitals = telling.kind is BlockKind.HEADLINE
        # A sentence's first word has its capital from there, a headline's words from the style.
        free = (number if in_capitals else 1) if start == 0 or in_capitals else 0
        before = tuple(
            t for n, t in enumerate(tokens[start:number]) if t.tag is Tag.WORD or n < free
        )
        out.append(_Phrase(head=key, noun=token, modifiers=before))
    return out


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a token can stand before a noun as its modifier, and is no verb."""
    token = tokens[at]
    if token.tag is not Tag.WORD and token.tag is not Tag.NAME:
        return False
    before = tokens[at - 1].tag if at else Tag.MARK
    is_plural = token.form.endswith("s") and not token.form.endswith(("ss", "us", "is", "rights"))
    return before not in _BEFORE_VERB and not is_plural


def _score(one: _Phrase, two: _Phrase, own: Sequence[Token], *, is_other: bool) -> float:
    """Score two phrases by heads and own modifiers; 0 where they name one thing alike."""
    told = _TELLING * _tells(own)
    if one.head == two.head:
        return _MODIFIED + told if own else 0.0
    number = _CLASS_OF[one.head]
    if number != _CLASS_OF[two.head] or not is_other:
        return 0.0
    if number < _PEOPLE:
        return _RENAMED_PEOPLE + told
    return _RENAMED + told if own else 0.0


def _own(phrase: _Phrase, other: _Phrase, there: Telling) -> tuple[Token, ...]:
    """Give the modifiers that say something and that the other sentence lacks."""
    known = {token.form for token in other.modifiers} | _PLAIN_MODIFIERS
    return tuple(
        token
        for token in phrase.modifiers
        if token.form not in known
        and stem(token.form) not in there.stems
        and token.form[0].isalpha()
        and len(token.form) > 2
    )


def _tells(modifiers: Sequence[Token]) -> bool:
    """Say whether a modifier is built like a label: pro-, anti-, -ist, -wing."""
    return any(t.form.startswith(_LABELLING) or t.form.endswith(_LABEL_ENDINGS) for t in modifiers)
