"""Framing by attribution: the same utterance under another reporting verb or noun."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.core import FramingKind, Span
from reader.engine._tellings import Telling, Voice
from reader.engine._words import stem

_LEAST_FORCE = 0.5
_STATED = 0.5
_AS_FACT = 0.55
# Cues that mostly tell a deed done by words, not what was said (Austin's performatives).
_DEEDS = frozenset(
    stem(word)
    for word in """allow permit order decide decision recognize determine issue approve invite ban
    grant direct offer hold continue start repeat notify""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Two cues for the same utterance, and whether verb or colour tells them apart."""

    a: Span
    b: Span
    kind: FramingKind
    score: float


def contrast(a: Telling, b: Telling) -> Contrast | None:
    """Give the cues of two linked sentences that put the same utterance most differently.

    One of the two must be marked (a claim, an insistence, an attack, an order …): "said"
    against "told" says nothing. The score grows with the stronger cue's force, with the
    distance between the two, and where speaker and content agree. A loaded verb against a
    plain one ("slammed", "said") is loaded wording; two marked verbs are attribution.
    """
    mine, yours = _unshared(a, b), _unshared(b, a)
    pairs = [(_score(one, two, b, a), one, two) for one in mine for two in yours]
    found = max(pairs, key=lambda pair: (pair[0], -_apart(*pair[1:])), default=None)
    if found is None or found[0] <= 0:
        return None
    score, one, two = found
    wide_a, wide_b = _coloured(a, one), _coloured(b, two)
    is_plain = min(one.force, two.force) < _LEAST_FORCE
    kind = FramingKind.LOADED if is_plain and (wide_a or wide_b) else FramingKind.ATTRIBUTION
    return Contrast(a=wide_a or one.span, b=wide_b or two.span, kind=kind, score=score)


def _coloured(telling: Telling, voice: Voice) -> Span | None:
    """Give the loaded word or phrase that a cue is, or that holds it."""
    places = (span for span, _, is_degree in telling.colours if not is_degree)
    return next((span for span in places if span.overlaps(voice.head)), None)


def _unshared(here: Telling, there: Telling) -> list[Voice]:
    """Give the voices whose cue the other sentence does not have as well."""
    known = {voice.stem for voice in there.voices}
    return [voice for voice in here.voices if voice.stem not in known]


def _apart(one: Voice, two: Voice) -> int:
    return one.head.start + two.head.start


def unattributed(here: Telling, there: Telling) -> Iterator[tuple[Span, None, float]]:
    """Give the cues of one sentence whose content the linked one states as a fact."""
    if there.voices or there.is_all_quoted:
        return
    for voice in here.voices:
        share = len(voice.content & there.stems) / max(1, len(voice.content))
        if voice.speaker and share >= _STATED and voice.stem.split()[0] not in _DEEDS:
            yield voice.span, None, _AS_FACT + 0.2 * (voice.force - 0.5)


def _score(one: Voice, two: Voice, there: Telling, here: Telling) -> float:
    strongest = max(one.force, two.force)
    is_deed = bool({one.stem.split()[0], two.stem.split()[0]} & _DEEDS)
    if strongest < _LEAST_FORCE or is_deed:
        return 0.0
    score = 0.2 + 0.3 * strongest + 0.2 * abs(one.force - two.force)
    overlap = _overlap(one, two, there, here)
    if not overlap and not one.speaker & two.speaker:
        return 0.0
    score += 0.15 * _agree(one.speaker, two.speaker)
    score += 0.25 * overlap
    return score - 0.1 * (one.is_loose + two.is_loose)


def _agree(one: frozenset[str], two: frozenset[str]) -> float:
    """Say how surely two speakers are one: 1 for a shared name, half where one is unnamed."""
    if one and two:
        return 1.0 if one & two else -1.0
    return 0.5


def _overlap(one: Voice, two: Voice, there: Telling, here: Telling) -> float:
    """Give the greater share of a content that the other cue's sentence holds."""
    shares = [
        len(voice.content & telling.stems) / len(voice.content)
        for voice, telling in ((one, there), (two, here))
        if voice.content
    ]
    return max(shares, default=0.0)
