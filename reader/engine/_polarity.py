"""Which words of a sentence are denied, and by what.

Scope is found by closed word classes, without a parser: a negator denies the next word that
carries content; a subject such as "no one" denies the verb after it; "failed to" and
"unable to" deny the verb that follows. A word denied twice is not denied.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from reader.engine._figure_context import Scene
from reader.engine._inflection import verb_forms
from reader.engine._opposites import NEGATORS
from reader.engine._words import STOP_WORDS

_REACH = 4
_FARTHEST_VERB = 9
_NOBODY = frozenset("nobody none nothing neither".split())
_ONLY = frozenset("only just merely simply solely necessarily yet".split())
_MEASURES = frozenset("more less fewer later longer earlier sooner doubt matter wonder".split())
_AUXILIARIES = frozenset(
    """is are was were be been being am has have had do does did will would can could may might
    shall should must""".split()
)
_FAILING = frozenset(
    form for verb in "fail refuse decline neglect".split() for form, _ in verb_forms(verb)
)
_UNABLE = frozenset(["unable", "unwilling", "failure", "refusal"])
_PREFIXES = ("un", "in", "im", "il", "ir", "non-", "non", "dis")
_NO_PREFIX = frozenset("cover side form come tend press port pose stall land".split())
_PLAIN = 3


def denials(scene: Scene) -> Mapping[int, int]:
    """Give each denied word of a sentence with the place of what denies it."""
    out: dict[int, list[int]] = {}
    for at, form in enumerate(scene.forms):
        denied = _denied_by(scene, at, form)
        if denied is not None:
            out.setdefault(denied, []).append(at)
    odd = {word: by[-1] for word, by in out.items() if len(by) % 2}
    return MappingProxyType({word: by for word, by in odd.items() if by not in odd})


def _denied_by(scene: Scene, at: int, form: str) -> int | None:
    """Give the word that a token denies, or None where it denies none."""
    forms = scene.forms
    after = forms[at + 1] if at + 1 < len(forms) else ""
    if form == "no" and after in ("one", "#number"):
        return _verb_after(scene, at + 2)
    if form in _NOBODY:
        return _verb_after(scene, at + 1)
    if form == "no" and after == "longer":
        return _content_after(scene, at + 2)
    if form == "nor" and "neither" in forms[:at]:
        return None
    if form in NEGATORS:
        is_measure = form == "no" and after in _MEASURES
        return None if after in _ONLY or is_measure else _content_after(scene, at + 1)
    if (form in _FAILING or form in _UNABLE) and after == "to":
        return _content_after(scene, at + 2)
    return None


def _content_after(scene: Scene, start: int) -> int | None:
    """Give the next word that carries content, before any mark; adverbs in -ly are passed."""
    for k in range(start, min(len(scene.forms), start + _REACH)):
        if k in scene.breaks and k > start:
            return None
        form = scene.forms[k]
        if form not in STOP_WORDS and not form.endswith("ly") and form[0] != "#":
            return k
    return None


def _verb_after(scene: Scene, start: int) -> int | None:
    """Give the main verb after a subject: the word after its auxiliary, or the first in -ed."""
    for k in range(start, min(len(scene.forms), start + _FARTHEST_VERB)):
        if k in scene.breaks and k > start:
            return None
        if scene.forms[k] in _AUXILIARIES:
            return _content_after(scene, k)
        if scene.forms[k].endswith("ed") and k == start:
            return k
    return None


@lru_cache(maxsize=1 << 14)
def without_prefix(form: str) -> str | None:
    """Give the word that a prefix turns round: "legal" of "illegal"; None for the rest."""
    for prefix in _PREFIXES:
        rest = form.removeprefix(prefix)
        if rest != form and len(rest) > _PLAIN and rest not in _NO_PREFIX:
            return rest
    return None


def are_turned(one: str, two: str) -> bool:
    """Say whether two folded words are one and its opposite by prefix: armed, unarmed."""
    return without_prefix(one) == two or without_prefix(two) == one


def is_mixed(scene: Scene, denied: Mapping[int, int], token: str) -> bool:
    """Say whether a sentence both denies and asserts one stem."""
    return len({k in denied for k, own in enumerate(scene.tokens) if own == token}) > 1
