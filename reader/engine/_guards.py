"""Contexts in which a listed word is not what the list takes it for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reader.engine._words import Word

_MONTH_CONTEXT = frozenset(
    """in of by since until till through from to early late mid last next this on before after
    during between and""".split()
)
DETERMINERS = frozenset(
    "a an the its their his her our your my all military this that with full own no".split()
)
_PLACES = frozenset(
    """in on at before with for by alongside during within under over near beside next behind
    above together again there here""".split()
)
_NEGATIONS = frozenset("not n't never no".split())
_SIDES = frozenset(
    """side hand lane bank foot arm leg eye ear knee shoulder field turn flank edge corner half of
    over behind""".split()
)
_NOBODY = frozenset("nobody neither none nor".split())
_EACH = frozenset("no only".split())
_SENSING = frozenset("see hear smell feel taste remember".split())
_ON_SALE = frozenset(
    """ticket tickets show shows concert match game games seats venue tour stadium shop shops store
    stores stock shelves""".split()
)
_PEOPLE = frozenset("a the these those this that some no two three several key prime all".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A listed phrase in its sentence: the words, and which of them it covers."""

    words: Sequence[Word]
    start: int
    end: int
    text: str

    def form(self, number: int) -> str:
        """Give the folded form of one word, empty outside the sentence."""
        return self.words[number].form if 0 <= number < len(self.words) else ""

    @property
    def before(self) -> str:
        """Give the word before the phrase."""
        return self.form(self.start - 1)

    @property
    def after(self) -> str:
        """Give the word after the phrase."""
        return self.form(self.end)

    @property
    def is_capital(self) -> bool:
        """Say whether the phrase begins with a capital letter."""
        return self.text[self.words[self.start].span.start].isupper()

    @property
    def is_name(self) -> bool:
        """Say whether the phrase is capitalised where only a name would be.

        Not at the start of a sentence or quotation, nor where most words have capitals.
        """
        if not self.is_capital or self.start == 0:
            return False
        between = self.text[self.words[self.start - 1].span.end : self.words[self.start].span.start]
        return not any(mark in between for mark in '"“‘:?!') and not self._is_title()

    def _is_title(self) -> bool:
        content = [word for word in self.words if word.is_content]
        capitals = sum(self.text[word.span.start].isupper() for word in content)
        return 2 * capitals > len(content)


def _is_month(at: Context) -> bool:
    """Tell May the month, and the name, from the verb."""
    if not at.is_capital:
        return False
    return at.after[:1].isdigit() or at.before in _MONTH_CONTEXT or at.is_name


def _is_strength(at: Context) -> bool:
    return at.before in DETERMINERS or at.after in ("of", "and")


def _is_inability(at: Context) -> bool:
    """Tell "could not be reached" from "could rise"."""
    not_reached = at.after == "be" and at.form(at.end + 1) == "reached"
    return not_reached or at.after in _NEGATIONS or at.before in ("nor", "neither")


def _is_presence(at: Context) -> bool:
    """Tell "appeared in court" from "appeared to agree"."""
    return at.after in _PLACES or at.after == ""


def _is_faith(at: Context) -> bool:
    return at.after in ("in", "")


def _is_noun_of_thought(at: Context) -> bool:
    return at.after in ("tank", "tanks", "of", "about", "twice", "big")


def _is_person(at: Context) -> bool:
    return at.before in _PEOPLE or at.after in ("was", "is", "were", "are", "in", "and")


def _is_limit(at: Context) -> bool:
    """Tell "as soon as possible" from "a possible attack"."""
    return at.before == "as"


def _is_waking(at: Context) -> bool:
    """Tell "she woke up" from "woke politics"."""
    return at.after in ("", "up", "to", "at", "in", "the", "him", "her", "them", "me")


def _is_direction(at: Context) -> bool:
    """Tell "the left bank" from "the left"."""
    return at.after in _SIDES


def _is_stand(at: Context) -> bool:
    """Tell the grandstand of a stadium from showing off."""
    return at.before in DETERMINERS or at.is_capital


def _is_sale(at: Context) -> bool:
    """Tell "tickets sold out" from "sold out their voters"."""
    near = {at.form(n) for n in range(at.start - 6, at.end + 6)}
    return bool(near & _ON_SALE) or at.after in ("", "of", "in", "within", "quickly", "months")


def _is_permission(at: Context) -> bool:
    """Tell "no one may enter" and "may not be sold", a rule, from "may rise"."""
    if at.after == "not":
        return at.form(at.end + 1) == "be"
    subject = {at.form(n) for n in range(at.start - 4, at.start)}
    return at.before in _NOBODY or bool(_EACH & subject and at.after != "have")


def _is_month_or_permission(at: Context) -> bool:
    return _is_month(at) or _is_permission(at)


def _is_past_ability(at: Context) -> bool:
    """Tell "could see", what was possible then, and "could not be reached" from "could rise"."""
    return _is_inability(at) or at.after in _SENSING


GUARDS: Mapping[str, Callable[[Context], bool]] = MappingProxyType(
    {
        "may!": _is_month_or_permission,
        "might!": _is_strength,
        "could!": _is_past_ability,
        "grandstand": _is_stand,
        "sold out": _is_sale,
        "sell out": _is_sale,
        "appear": _is_presence,
        "believe": _is_faith,
        "think": _is_noun_of_thought,
        "suspect": _is_person,
        "suspects": _is_person,
        "possible!": _is_limit,
        "the left": _is_direction,
        "woke!": _is_waking,
    }
)


def is_guarded(phrase: str, at: Context) -> bool:
    """Say whether the context rules the listed meaning out."""
    guard = GUARDS.get(phrase)
    return guard is not None and guard(at)
