"""A chart of where shared passages stand, as a drawing inside the HTML page."""

from collections.abc import Iterable, Iterator
from html import escape

from reader.export._chart_words import apart, chart_said, chart_told, far_last
from reader.presentation import Overview, Slope, Tick

_WIDTH, _HEIGHT = 620, 300
_LEFT, _RIGHT = 60, _WIDTH - 60
_TOP, _BOTTOM = 26, _HEIGHT - 10


def chart(overview: Overview) -> str:
    """Draw a line for each shared passage, from its place in A to that in B."""
    if not overview.slopes:
        return f'<p class="dim">{escape(chart_said(overview))}</p>'
    told = escape(chart_told(overview))
    inner = "".join([*_axes(overview.ticks), *map(_line, far_last(overview.slopes))])
    return (
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{told}">'
        f'{inner}</svg><p class="dim key">{escape(chart_said(overview))}</p>'
    )


def _axes(ticks: tuple[Iterable[Tick], Iterable[Tick]]) -> Iterator[str]:
    for x, letter, anchor, offset, side in (
        (_LEFT, "A", "end", -8, ticks[0]),
        (_RIGHT, "B", "start", 8, ticks[1]),
    ):
        yield f'<line class="axis" x1="{x}" y1="{_TOP}" x2="{x}" y2="{_BOTTOM}"/>'
        yield f'<text class="side-letter" x="{x}" y="12" text-anchor="middle">{letter}</text>'
        for height, label in apart(side):
            y = _down(height) + 4
            yield f'<text x="{x + offset}" y="{y:g}" text-anchor="{anchor}">{escape(label)}</text>'


def _line(slope: Slope) -> str:
    a, b = (_down(height) for height in slope.heights)
    far = ' class="far"' if slope.is_far else ""
    return (
        f'<line{far} data-relation="{slope.role.value}" x1="{_LEFT}" y1="{a:g}" '
        f'x2="{_RIGHT}" y2="{b:g}"/>'
    )


def _down(height: float) -> float:
    return round(_TOP + height * (_BOTTOM - _TOP), 1)
