"""Names that stand in each other's place in two sentences otherwise alike."""

from collections.abc import Iterator, Sequence, Set

from reader.core import ConflictKind
from reader.engine._abbreviations import OPENERS, TITLES
from reader.engine._figure_context import CALENDAR, Scene
from reader.engine._places import are_of_one_level, is_place
from reader.engine._slots import Pair, Replacement, Sides, span_of
from reader.engine._words import STOP_WORDS

_LEAST_LOCAL = 0.5
_LONGEST = 5
_MOST = 4
_BASE = -4.2
_CROWDED = -0.8
_ROLES = frozenset(
    """president chairman chairwoman senator representative congressman congresswoman governor
    mayor attorney general secretary minister judge justice chief officer director professor
    doctor king queen prince princess pope reverend captain colonel sergeant detective spokesman
    spokeswoman spokesperson republican democrat democratic former county city state university
    department police court the this that both sen rep gov dame sir lord lady saint st""".split()
)
_DETERMINERS = frozenset("the a an".split())


def replaced_names(pair: Pair, sides: Sides) -> Iterator[Replacement]:
    """Find names of which each stands on one side only, in places that correspond.

    A name that the other article holds anywhere, a variant, or a name of another level (a
    town and its country) is no conflict.
    """
    mine, yours = pair.unmatched()
    left = [
        r for r in _runs(pair.one, mine, sides.names[0]) if _is_new(pair.one, r, sides.words[1])
    ]
    right = [
        r for r in _runs(pair.two, yours, sides.names[1]) if _is_new(pair.two, r, sides.words[0])
    ]
    crowd = _CROWDED * (abs(len(left) - len(right)))
    for one in left[:_MOST]:
        for two in right[:_MOST]:
            local = _local(pair, one, two)
            if local < _LEAST_LOCAL or not _may_exclude(pair, one, two):
                continue
            yield Replacement(
                a=span_of(pair.one, one.start, one.stop),
                b=span_of(pair.two, two.start, two.stop),
                kind=ConflictKind.NAME,
                score=pair.score(_BASE + crowd, local),
            )


def _runs(scene: Scene, unmatched: Sequence[int], names: Set[str]) -> list[range]:
    """Give the runs of unmatched words with a capital, without titles and roles before them."""
    out: list[range] = []
    for k in unmatched:
        if not _may_be_name(scene, k, names):
            continue
        goes_on = out and out[-1].stop == k and k not in scene.breaks
        if goes_on:
            out[-1] = range(out[-1].start, k + 1)
        else:
            out.append(range(k, k + 1))
    return [run for run in out if len(run) <= _LONGEST]


def _may_be_name(scene: Scene, at: int, names: Set[str]) -> bool:
    form = scene.forms[at].removesuffix("'s")
    if not scene.capitals[at] or scene.bracketed[at] or len(form) == 1:
        return False
    if form in STOP_WORDS or form in OPENERS or form in TITLES or form in _ROLES:
        return False
    if form in CALENDAR:
        return False
    return at > 0 or scene.tokens[at] in names or is_place(form)


def _is_new(scene: Scene, run: range, theirs: Set[str]) -> bool:
    return not set(scene.tokens[run.start : run.stop]) & theirs


def _local(pair: Pair, one: range, two: range) -> float:
    """Say how two names correspond by the words right before and after them."""
    before = _neighbour(pair.one, one.start, -1), _neighbour(pair.two, two.start, -1)
    after = _neighbour(pair.one, one.stop, 1), _neighbour(pair.two, two.stop, 1)
    slot = pair.slot(one.start, two.start, width=(len(one), len(two)))
    if slot is None or before[0] != before[1]:
        return 0.0
    near = 0.4 * (before[0] is not None) + 0.3 * (after[0] == after[1])
    return max(pair.local(one.start, two.start), near + 0.3 * slot.local)


def _neighbour(scene: Scene, at: int, step: int) -> str | None:
    """Give the word next to a name, past determiners and titles; None at a mark or an end."""
    k = at if step > 0 else at - 1
    while 0 <= k < len(scene.tokens):
        if (k if step > 0 else k + 1) in scene.breaks:
            return None
        form = scene.forms[k]
        if step > 0 or not (form in _DETERMINERS or form in TITLES or form in _ROLES):
            return scene.tokens[k]
        k += step
    return None


def _may_exclude(pair: Pair, one: range, two: range) -> bool:
    forms = pair.one.forms[one.start : one.stop], pair.two.forms[two.start : two.stop]
    if not are_of_one_level(*forms):
        return False
    tokens = pair.one.tokens[one.start : one.stop], pair.two.tokens[two.start : two.stop]
    return not _are_variants(*tokens)


def _are_variants(one: Sequence[str], two: Sequence[str]) -> bool:
    """Say whether two names may be one: spellings, short forms, initials."""
    if "".join(w[0] for w in one) in two or "".join(w[0] for w in two) in one:
        return True
    return any(x[:3] == y[:3] or x in y or y in x or are_near(x, y) for x in one for y in two)


def are_near(one: str, two: str) -> bool:
    """Say whether two words share most of their pairs of letters."""
    first, second = ({w[k : k + 2] for k in range(len(w) - 1)} for w in (one, two))
    return 2 * len(first & second) > 0.5 * (len(first) + len(second))
