"""Give what has lost its passage another one."""

from collections.abc import Mapping
from dataclasses import replace

from reader.core._anchor import Anchor, anchor_at, find_anchor
from reader.core._comparison import Side
from reader.core._correction import Correction
from reader.core._note import Note, Review
from reader.core._target import Target, Texts, place_target
from reader.core._text import Span

Orphan = Note | Review | Correction


def placed_again(item: Orphan, texts: Texts, chosen: Mapping[Side, Span]) -> Orphan | None:
    """Give an orphan with the chosen passages in place of those that it has lost.

    A side whose passages still stand may be left as it is. What is about one side may move to
    the other. None if something is still missing.
    """
    if place_target(item.target, texts) is not None:
        return _with_speaker(item, texts, chosen)
    sides = [side for side in Side if item.target.anchors(side)]
    if len(sides) == 1 and sides[0] not in chosen and sides[0].other in chosen:
        sides = [sides[0].other]
        item = replace(item, target=item.target.swapped)
    a, b = (_anchors(item.target, side, texts, chosen) if side in sides else () for side in Side)
    if a is None or b is None:
        return None
    return replace(item, target=replace(item.target, a=a, b=b))


def _anchors(
    target: Target, side: Side, texts: Texts, chosen: Mapping[Side, Span]
) -> tuple[Anchor, ...] | None:
    if side in chosen:
        return (anchor_at(texts[side], chosen[side]),)
    spans = [find_anchor(anchor, texts[side]) for anchor in target.anchors(side)]
    return None if None in spans else target.anchors(side)


def _with_speaker(item: Orphan, texts: Texts, chosen: Mapping[Side, Span]) -> Orphan | None:
    """Give a correction whose quotation stands, but not its speaker, another speaker."""
    side = Side.A if item.target.a else Side.B
    if not isinstance(item, Correction) or side not in chosen:
        return None
    return replace(item, speaker=anchor_at(texts[side], chosen[side]))
