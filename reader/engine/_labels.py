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
    federal state local national public private u.s american political executive police""".split()
)
_LABELLING = ("anti-", "pro-", "un", "il", "non-", "self-", "so-called", "same-", "ultra-", "far-")
_LABEL_ENDINGS = ("ist", "ists", "wing", "sex", "documented", "legal")
_DISTANCING = ("so-called", "self-", "would-be")
_NOMINAL = (Tag.WORD, Tag.NAME)
_BEFORE_VERB = (Tag.TO, Tag.MODAL, Tag.PRONOUN, Tag.RELATIVE, Tag.NEGATION, Tag.THAT)
_MOST_MODIFIERS = 3
_BOTH = 0.62
_ONE = 0.45
_TELLING = 0.13
_RENAMED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """A noun with what stands before it: its head, its place, its modifiers' forms."""

    head: str
    span: Span
    modifiers: tuple[str, ...]


def contrasts(a: Telling, b: Telling) -> Iterator[tuple[Span, Span, float]]:
    """Give the noun phrases of two linked sentences that name one thing in two ways.

    Either the heads are one word and the modifiers differ ("undocumented immigrants",
    "immigrants"), or the heads differ inside one class of names ("immigrants", "aliens").
    Only heads of the classes count: other nouns are not what labelling is about.
    """
    for one in _phrases(a):
        for two in _phrases(b):
            score = _score(one, two, a, b)
            if score > 0:
                yield one.span, two.span, score


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
        kept = tuple(t for t in tokens[start:number])
        forms = tuple(
            t.form for t in kept if t.tag is Tag.WORD or telling.kind is BlockKind.HEADLINE
        )
        place = Span(start=tokens[start].span.start, end=token.span.end)
        out.append(_Phrase(head=key, span=place, modifiers=forms))
    return out


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a token can stand before a noun as its modifier, and is no verb."""
    token = tokens[at]
    if token.tag is not Tag.WORD and token.tag is not Tag.NAME:
        return False
    before = tokens[at - 1].tag if at else Tag.MARK
    is_plural = token.form.endswith("s") and not token.form.endswith(("ss", "us", "is", "rights"))
    return before not in _BEFORE_VERB and not is_plural


def _score(one: _Phrase, two: _Phrase, a: Telling, b: Telling) -> float:
    mine = _own(one, two, b)
    yours = _own(two, one, a)
    if one.head != two.head:
        number = _CLASS_OF[one.head]
        renamed = number == _CLASS_OF[two.head] and (number < _PEOPLE or mine or yours)
        unshared = one.head not in b.stems and two.head not in a.stems
        if not (renamed and unshared):
            return 0.0
        return _RENAMED + _TELLING * _tells(mine + yours)
    if not mine and not yours:
        return 0.0
    base = _BOTH if mine and yours else _ONE
    return base + _TELLING * _tells(mine + yours)


def _own(phrase: _Phrase, other: _Phrase, there: Telling) -> tuple[str, ...]:
    """Give the modifiers that say something and that the other sentence lacks."""
    return tuple(
        form
        for form in phrase.modifiers
        if form not in _PLAIN_MODIFIERS
        and form not in other.modifiers
        and stem(form) not in there.stems
        and form[0].isalpha()
        and len(form) > 2
    )


def _tells(modifiers: Sequence[str]) -> bool:
    """Say whether a modifier is built like a label: pro-, anti-, un-, -ist."""
    return any(m.startswith(_LABELLING) or m.endswith(_LABEL_ENDINGS) for m in modifiers)
