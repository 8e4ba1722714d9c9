"""What the chart of shared passages says in words, and which of its parts are drawn how."""

from collections.abc import Iterable, Iterator

from reader.presentation import Overview, Slope, Tick, tr, tr_n

_LEAST_APART = 0.032  # of the chart's height, between the numbers of two paragraphs
_TOLD = 8  # far passages that the alternative text names


def far_last(slopes: Iterable[Slope]) -> list[Slope]:
    """Order the lines so that those of far passages lie upon the others."""
    return sorted(slopes, key=lambda slope: slope.is_far)


def apart(ticks: Iterable[Tick]) -> Iterator[tuple[float, str]]:
    """Give the ticks whose numbers do not run into each other."""
    last = -1.0
    for tick in ticks:
        if tick.height - last >= _LEAST_APART:
            last = tick.height
            yield round(tick.height, 4), tick.label


def chart_said(overview: Overview) -> str:
    """Say in a sentence what the chart shows."""
    if not overview.slopes:
        return tr("The two articles share no passage.")
    far = sum(slope.is_far for slope in overview.slopes)
    shared = tr_n("{count:,} shared passage", "{count:,} shared passages", len(overview.slopes))
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


def chart_told(overview: Overview) -> str:
    """Describe the chart for those who do not see it."""
    told = [slope.lead.words for slope in overview.slopes if slope.is_far][:_TOLD]
    return " ".join(
        (
            tr(
                "Chart: a line for each shared passage, from its place in A on the left to its "
                "place in B on the right."
            ),
            chart_said(overview),
            *told,
        )
    )
