"""What the page template is given for the overview: a chart as numbers, and omissions."""

from collections.abc import Callable, Mapping
from typing import Any

from reader.core import Side
from reader.export._chart_words import apart, chart_said, chart_told, far_last
from reader.export._unbroken import unbroken
from reader.presentation import (
    Note,
    Omission,
    Report,
    Slope,
    direction_of,
)

_Json = dict[str, Any]


def overview_data(report: Report, text: Callable[[str], str], labels: Mapping[str, str]) -> _Json:
    """Give the chart and the omissions; `text` makes words printable."""
    overview = report.overview
    notes = {key: note for note in report.notes for key in note.keys}
    return {
        "chart": {
            "alt": text(chart_told(overview)),
            "slopes": [_slope(slope) for slope in far_last(overview.slopes)],
            "ticks": [list(apart(ticks)) for ticks in overview.ticks],
            "said": text(chart_said(overview)),
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
        "text": unbroken(text(omission.text)),
        "dir": direction_of(omission.text),
        "place": text(omission.place),
        "target": target if target in labels else None,
        "label": labels.get(target),
        "note": note.number if note else None,
    }
