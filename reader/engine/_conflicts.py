"""Details of linked sentences that cannot both be right."""

from collections.abc import Iterator, Sequence

from reader.core import Conflict, ConflictKind, Link, Passage, Settings
from reader.engine._figure import FigureKind
from reader.engine._figure_conflicts import FigureConflict, figure_conflicts
from reader.engine._figure_context import Place, Scene, scene_of
from reader.engine._reading import Reading

_DATES = (FigureKind.DATE, FigureKind.TIME)


def conflicts(
    a: Reading, b: Reading, links: Sequence[Link], settings: Settings
) -> tuple[Conflict, ...]:
    """Find numbers, dates, names and denials that differ between linked sentences.

    Gives the shortest spans that hold each detail, in order of A, with a score from 0
    to 1 that reaches the settings' threshold.
    """
    scenes = (_scenes(a), _scenes(b))
    pairs = sorted({(i, j) for link in links for i in link.a for j in link.b})
    found = list(_figures(scenes, pairs))
    chosen = _choose(found, settings.conflict_threshold)
    return tuple(sorted(map(_conflict, chosen), key=_order))


def _scenes(reading: Reading) -> list[Scene]:
    return [scene_of(reading, n) for n in range(len(reading.sentences))]


def _figures(
    scenes: tuple[list[Scene], list[Scene]], pairs: Sequence[tuple[int, int]]
) -> Iterator[FigureConflict]:
    all_a, all_b = ([p.figure for scene in side for p in scene.places] for side in scenes)
    for i, j in pairs:
        yield from figure_conflicts(scenes[0][i], scenes[1][j], (all_a, all_b))


def _choose(found: list[FigureConflict], threshold: float) -> list[FigureConflict]:
    """Take the surest first; a figure conflicts with one value, however often it is given."""
    chosen: list[FigureConflict] = []
    partner: dict[tuple[int, str, str], str] = {}
    used: set[tuple[int, int]] = set()
    for item in sorted(found, key=lambda item: (-item.score, item.a.sentence, item.b.sentence)):
        if item.score < threshold:
            break
        sides = ((0, item.a, item.b), (1, item.b, item.a))
        places = {(side, mine.figure.span.start) for side, mine, _ in sides}
        if any(_is_taken(partner, side, mine, yours) for side, mine, yours in sides):
            continue
        if places <= used:
            continue
        for side, mine, yours in sides:
            partner[_key(side, mine)] = _value(yours)
        used |= places
        chosen.append(item)
    return chosen


def _is_taken(
    partner: dict[tuple[int, str, str], str], side: int, mine: Place, yours: Place
) -> bool:
    return partner.get(_key(side, mine), _value(yours)) != _value(yours)


def _key(side: int, place: Place) -> tuple[int, str, str]:
    return side, str(place.figure.span.start), ""


def _value(place: Place) -> str:
    return f"{place.figure.kind}{place.figure.label}"


def _conflict(item: FigureConflict) -> Conflict:
    return Conflict(
        a=_passage(item.a),
        b=_passage(item.b),
        kind=ConflictKind.DATE if item.a.figure.kind in _DATES else ConflictKind.NUMBER,
        score=round(item.score, 4),
    )


def _passage(place: Place) -> Passage:
    return Passage(sentence=place.sentence, span=place.figure.span)


def _order(conflict: Conflict) -> tuple[Passage, Passage]:
    return conflict.a, conflict.b
