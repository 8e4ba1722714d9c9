"""Listed phrases found in the words of a text, whatever their inflection."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from reader.engine._inflection import verb_forms
from reader.engine._lexicons import Entry
from reader.engine._words import Word

GAP = "…"
EXACT = "!"
MOST_IN_GAP = 3
_REMEMBERED = 1 << 14  # words whose base forms are kept, 4 MB

_STRONG = """be become begin break bring build buy catch choose come deal do draw drive fall feel
    fight find fly foresee forget get give go grow hang have hear hide hold keep know lay lead leave
    lie lose make mean pay ride ring rise run say see seek sell send shake shoot show sing sit speak
    spend stand steal stick strike swear take teach tear tell think throw understand wear win
    write"""
_BASE_OF = {form: base for base in _STRONG.split() for form, _ in verb_forms(base)} | {
    "am": "be", "are": "be", "were": "be", "bent": "bend", "dug": "dig", "lit": "light",
    "sank": "sink", "slid": "slide", "spun": "spin", "swept": "sweep", "swung": "swing",
    "wept": "weep",
}  # fmt: skip
_ENDINGS = (
    ("ically", "ic"), ("ily", "y"), ("bly", "ble"), ("ly", ""), ("ies", "y"), ("es", ""),
    ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ying", "ie"), ("ing", ""), ("ing", "e"),
)  # fmt: skip


@lru_cache(maxsize=_REMEMBERED)
def base_forms(form: str) -> tuple[str, ...]:
    """Give every form under which a folded word may be listed, itself first.

    Undoes regular inflection (and -ly) by rule and strong verbs by table. Some of
    the answers are no words; a list simply does not hold them.
    """
    out = [form]
    form = form.removesuffix("'s").removesuffix("'")
    out.append(form)
    if form in _BASE_OF and _BASE_OF[form] != form:
        out.append(_BASE_OF[form])
    for ending, put in _ENDINGS:
        root = form.removesuffix(ending)
        if root != form and len(root) >= 3:
            out.append(root + put)
            if ending in ("ed", "ing") and len(root) > 3 and root[-1] == root[-2]:
                out.append(root[:-1])
    return tuple(dict.fromkeys(out))


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A listed phrase over the words `[start, end)`."""

    start: int
    end: int
    entry: Entry


Tokens = tuple[str, ...]
Listed = tuple[int, Tokens, Entry]
"""A phrase, with its place among those that begin with the same word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The phrases that may begin with one word, by what their second word must be.

    `anyhow` are those of one word, and those with a gap after it.
    """

    anyhow: Sequence[Listed]
    by_second: Mapping[str, Sequence[Listed]]

    @classmethod
    def of(cls, listed: Sequence[Listed]) -> "Opening":
        """Sort phrases by their second word."""
        anyhow: list[Listed] = []
        by_second: dict[str, list[Listed]] = {}
        for own in listed:
            second = own[1][1].removesuffix(EXACT) if len(own[1]) > 1 else GAP
            place = anyhow if second == GAP else by_second.setdefault(second, [])
            place.append(own)
        return cls(anyhow=anyhow, by_second=by_second)

    def before(self, form: str) -> list[Listed]:
        """Give the phrases that may go on with a folded word, in their order."""
        found = list(self.anyhow)
        for base in base_forms(form) if self.by_second else ():
            found += self.by_second.get(base, ())
        return sorted(found, key=itemgetter(0)) if len(found) > 1 else found


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseList:
    """A word list made ready for search.

    In the list, a word stands for its inflected forms, `!` after it for that form
    alone, and `…` for up to three words of any kind.
    """

    opening: Callable[[str], Opening | None]
    """Gives the phrases whose first word may stand in a form, as it is folded."""

    @classmethod
    def of(cls, entries: Mapping[str, Entry]) -> "PhraseList":
        """Index the phrases of a list by their first word, longest first."""
        out: dict[str, list[tuple[Tokens, Entry]]] = {}
        for phrase, entry in entries.items():
            tokens = tuple(phrase.split())
            out.setdefault(tokens[0].removesuffix(EXACT), []).append((tokens, entry))
        for found in out.values():
            found.sort(key=lambda item: (-len(item[0]), item[1].phrase))

        @lru_cache(maxsize=_REMEMBERED)
        def opening(form: str) -> Opening | None:
            listed = [own for base in base_forms(form) for own in out.get(base, ())]
            ranked = [(place, *own) for place, own in enumerate(listed)]
            return Opening.of(ranked) if ranked else None

        return cls(opening=opening)

    def find(self, words: Sequence[Word]) -> tuple[Match, ...]:
        """Find the listed phrases in one sentence's words, leftmost and longest first."""
        out: list[Match] = []
        free = 0
        for at, word in enumerate(words):
            opening = self.opening(word.form) if at >= free else None
            if opening is None:
                continue
            after = words[at + 1].form if at + 1 < len(words) else ""
            match = _longest(opening.before(after), words, at)
            if match:
                out.append(match)
                free = match.end
        return tuple(out)


def _longest(listed: Sequence[Listed], words: Sequence[Word], at: int) -> Match | None:
    """Give the longest of some phrases that stands at word `at`."""
    best: Match | None = None
    for _place, tokens, entry in listed:
        end = _end_of(tokens, words, at)
        if end is not None and (best is None or end > best.end):
            best = Match(start=at, end=end, entry=entry)
    return best


def _end_of(tokens: Tokens, words: Sequence[Word], at: int) -> int | None:
    """Say where a phrase that starts at word `at` ends, or None if it is not there."""
    for number, token in enumerate(tokens):
        if token == GAP:
            rest = tokens[number + 1 :]
            ends = (_end_of(rest, words, at + skip) for skip in range(MOST_IN_GAP + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or not _fits(token, words[at].form):
            return None
        at += 1
    return at


def _fits(token: str, form: str) -> bool:
    if token.endswith(EXACT):
        return token[:-1] in (form, form.removesuffix("'s"))
    return token in base_forms(form)
