"""Details of linked sentences that cannot both be right, or that a reader takes to differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.core import (
    Conflict,
    ConflictKind,
    FigureKind,
    Link,
    Passage,
    Progress,
    Relation,
    Settings,
    part,
    silent,
    tracked,
)
from reader.engine._figure_conflicts import (
    STAGE,
    FigureConflict,
    Repeats,
    figure_conflicts,
    repeats_of,
)
from reader.engine._figure_context import Place, Scene, aligned_tokens, scene_of
from reader.engine._reading import Reading, kept_with_reading
from reader.engine._replacements import Sides, are_alike, replacements

_UNLINKED, _WHOLE = -1.0, 0.5  # evidence, on the scale of `_figure_conflicts`
_DATES = (FigureKind.DATE, FigureKind.TIME)


def conflicts(
    a: Reading,
    b: Reading,
    links: Sequence[Link],
    settings: Settings,
    *,
    near: Sequence[tuple[int, int]] = (),
    progress: Progress = silent,
) -> tuple[Conflict, ...]:
    """Find numbers, dates, names and denials that differ between linked sentences.

    `near` are pairs of sentences that are not linked but could nearly be; of these only the
    figures are looked at. Gives the shortest spans that hold each detail, in order of A,
    with a score from 0 to 1 that reaches the settings' threshold.
    """
    articles = _Articles.of(a, b, progress)
    strength = {(i, j): _strength(link) for link in links for i in link.a for j in link.b}
    pairs = sorted(strength)
    forth, back = _linked(pairs, articles.scenes)
    differing: list[FigureConflict] = []
    replaced: list[Conflict] = []
    for n, (i, j) in enumerate([*pairs, *near]):
        progress(0.5 + 0.5 * n / (len(pairs) + len(near)), STAGE)
        one, two = articles.scenes[0][i], articles.scenes[1][j]
        is_linked = n < len(pairs)
        if not (one.places and two.places) and not (is_linked and are_alike(one, two)):
            continue
        aligned = aligned_tokens(one, two)
        trust = strength.get((i, j), _UNLINKED)
        differing += figure_conflicts(one, two, aligned, articles.repeats, trust=trust)
        if is_linked:
            replaced += _replaced(one, two, aligned, articles.sides, (back[j], forth[i]))
    progress(1.0, STAGE)
    threshold = settings.conflict_threshold
    found = [_of_figures(item) for item in _choose(differing, threshold)]
    progress(1.0, STAGE)
    found += _undoubled([c for c in replaced if c.score >= threshold])
    return tuple(sorted(found, key=_order))


def _strength(link: Link) -> float:
    """Say what a link adds to the evidence that two figures measure the same thing."""
    return 0.0 if link.relation is Relation.PARTIAL else _WHOLE


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Articles:
    """Both articles laid out: scenes by sentence, repeated figures, all words."""

    scenes: tuple[tuple[Scene, ...], tuple[Scene, ...]]
    repeats: tuple[Repeats, Repeats]
    sides: Sides

    @classmethod
    def of(cls, a: Reading, b: Reading, progress: Progress) -> "_Articles":
        """Lay out both articles."""
        scenes = (
            scenes_of(a, part(progress, 0.0, 0.22)),
            scenes_of(b, part(progress, 0.22, 0.44)),
        )
        progress(0.44, STAGE)
        in_a, in_b = (
            [p for scene in side for p in scene.places if _is_compared(reading, scene)]
            for reading, side in zip((a, b), scenes, strict=True)
        )
        repeats_a = repeats_of(in_a, in_b, part(progress, 0.44, 0.47))
        repeats_b = repeats_of(in_b, in_a, part(progress, 0.47, 0.5))
        progress(0.5, STAGE)
        words = tuple(frozenset(t for s in side for t in s.tokens) for side in scenes)
        progress(0.5, STAGE)
        quoted = tuple(tuple(q.span for q in r.quotations) for r in (a, b))
        return cls(
            scenes=scenes,
            repeats=(repeats_a, repeats_b),
            sides=Sides(
                words=(words[0], words[1]),
                names=(_names(scenes[0]), _names(scenes[1])),
                quoted=(quoted[0], quoted[1]),
            ),
        )


def _linked(
    pairs: Sequence[tuple[int, int]], scenes: tuple[Sequence[Scene], Sequence[Scene]]
) -> tuple[Mapping[int, Sequence[Scene]], Mapping[int, Sequence[Scene]]]:
    """Give for each sentence of A, and for each of B, the scenes opposite that it is linked to."""
    forth: dict[int, list[Scene]] = {}
    back: dict[int, list[Scene]] = {}
    for i, j in pairs:
        forth.setdefault(i, []).append(scenes[1][j])
        back.setdefault(j, []).append(scenes[0][i])
    return forth, back


def _names(scenes: Sequence[Scene]) -> frozenset[str]:
    return frozenset(name for scene in scenes for name in scene.names)


@kept_with_reading
def scenes_of(reading: Reading, progress: Progress) -> tuple[Scene, ...]:
    """Read every sentence of an article for what it may be in conflict about."""
    numbers = range(len(reading.sentences))
    return tuple(scene_of(reading, number) for number in tracked(numbers, progress, STAGE))


def _is_compared(reading: Reading, scene: Scene) -> bool:
    return reading.sentences[scene.number].kind.is_compared


def _choose(found: list[FigureConflict], threshold: float) -> list[FigureConflict]:
    """Take the surest first, each figure once."""
    chosen: list[FigureConflict] = []
    used: set[tuple[int, int]] = set()
    for item in sorted(found, key=_surest):
        if item.score < threshold:
            break
        places = {(0, item.a.figure.span.start), (1, item.b.figure.span.start)}
        if not places & used:
            used |= places
            chosen.append(item)
    return chosen


def _surest(item: FigureConflict) -> tuple[float, int]:
    """Rank by score; for ties by a sum that swapped sides leave as it is."""
    return -round(item.score, 6), item.a.figure.span.start + item.b.figure.span.start


def _of_figures(item: FigureConflict) -> Conflict:
    kind = ConflictKind.DATE if item.a.figure.kind in _DATES else ConflictKind.NUMBER
    return Conflict(a=_passage(item.a), b=_passage(item.b), kind=kind, score=round(item.score, 4))


def _passage(place: Place) -> Passage:
    return Passage(sentence=place.sentence, span=place.figure.span)


def _replaced(
    one: Scene,
    two: Scene,
    aligned: dict[int, int],
    sides: Sides,
    linked: tuple[Sequence[Scene], Sequence[Scene]],
) -> Iterator[Conflict]:
    for item in replacements(one, two, aligned, sides, linked):
        yield Conflict(
            a=Passage(sentence=one.number, span=item.a),
            b=Passage(sentence=two.number, span=item.b),
            kind=item.kind,
            score=round(item.score, 4),
        )


def _undoubled(found: list[Conflict]) -> list[Conflict]:
    """Keep the surest of those that share a passage."""
    out: list[Conflict] = []
    used: tuple[set[Passage], set[Passage]] = (set(), set())
    for item in sorted(found, key=lambda c: (-c.score, c.a.span.start + c.b.span.start)):
        if item.a not in used[0] and item.b not in used[1]:
            used[0].add(item.a)
            used[1].add(item.b)
            out.append(item)
    return out


def _order(conflict: Conflict) -> tuple[Passage, Passage, str]:
    return conflict.a, conflict.b, conflict.kind
