"""What the page template is given for the overview: a chart as numbers, and omissions."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from reader.core import Side
from reader.export._text_direction import direction_of
from reader.presentation import (
    Note,
    Omission,
    Overview,
    Report,
    Slope,
    Tick,
    tr,
    tr_n,
)

_Json = dict[str, Any]
_LEAST_APART = 0.032  # of the chart's height, between the numbers of two paragraphs
_TOLD = 8  # far passages that the alternative text names


def overview_data(report: Report, text: Callable[[str], str], labels: Mapping[str, str]) -> _Json:
    """Give the chart and the omissions; `text` makes words printable."""
    overview = report.overview
    notes = {key: note for note in report.notes for key in note.keys}
    return {
        "chart": {
            "alt": text(_alternative(overview)),
            "slopes": [_slope(slope) for slope in _far_last(overview.slopes)],
            "ticks": [list(_apart(ticks)) for ticks in overview.ticks],
            "said": text(_said(overview)),
        },
        "omissions": [
            [
                _omission(omission, side, notes, text, labels)
                for omission in overview.omissions[side]
            ]
            for side in Side
        ],
    }


def _slope(slope: Slope) -> list[Any]:
    a, b = (round(height, 4) for height in slope.heights)
    return [slope.role.value, a, b, slope.is_far]


def _far_last(slopes: Iterable[Slope]) -> list[Slope]:
    """Order the lines so that those of far passages lie upon the others."""
    return sorted(slopes, key=lambda slope: slope.is_far)


def _apart(ticks: Iterable[Tick]) -> Iterator[list[Any]]:
    """Give the ticks whose numbers do not run into each other."""
    last = -1.0
    for tick in ticks:
        if tick.height - last >= _LEAST_APART:
            last = tick.height
            yield [round(tick.height, 4), tick.label]


def _said(overview: Overview) -> str:
    """Say in a sentence what the chart shows."""
    if not overview.slopes:
        return tr("The two articles share no passage.")
    far = sum(slope.is_far for slope in overview.slopes)
    shared = tr_n("{count} shared passage", "{count} shared passages", len(overview.slopes))
    if not far:
        return tr("{shared}; none stands far from its place in the other article.", shared=shared)
    return tr(
        "{shared}; {far}.",
        shared=shared,
        far=tr_n(
            "{count} stands near the top of one article and far down in the other (heavy line)",
            "{count} stand near the top of one article and far down in the other (heavy lines)",
            far,
        ),
    )


def _alternative(overview: Overview) -> str:
    """Describe the chart for those who do not see it."""
    told = [slope.lead.words for slope in overview.slopes if slope.is_far][:_TOLD]
    return " ".join(
        (
            tr(
                "Chart: a line for each shared passage, from its place in A on the left to its "
                "place in B on the right."
            ),
            _said(overview),
            *told,
        )
    )


def _omission(
    omission: Omission,
    side: Side,
    notes: Mapping[str, Note],
    text: Callable[[str], str],
    labels: Mapping[str, str],
) -> _Json:
    note = notes.get(omission.lead.finding or "")
    target = next((p.target for p in note.places if p.side is side), "") if note else ""
    return {
        "text": text(omission.text),
        "dir": direction_of(omission.text),
        "place": text(omission.place),
        "target": labels.get(target),
        "note": note.number if note else None,
    }
