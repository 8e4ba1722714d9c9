"""Which pages a PDF has, and how they are set out."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from reader.presentation import RoleColours, Theme, tr


class Layout(StrEnum):
    """How the two articles stand on the pages.

    Across, in two columns with notes beside them; upright, A before B with notes in the
    margin; across, but only the sentences that differ; or not at all, the findings alone.
    """

    SIDE_BY_SIDE = "side-by-side"
    ONE_AFTER_THE_OTHER = "one-after-the-other"
    ONLY_DIFFERENCES = "only-differences"
    FINDINGS = "findings"

    @property
    def is_upright(self) -> bool:
        """Say whether the pages are higher than wide."""
        return self in (Layout.ONE_AFTER_THE_OTHER, Layout.FINDINGS)


class Part(StrEnum):
    """A part of the document that can be left out, in the order in which they stand."""

    FRONT = "front"
    OVERVIEW = "overview"
    LEGEND = "legend"
    TEXTS = "texts"
    FINDINGS = "findings"
    LEDGERS = "ledgers"
    NOTES = "notes"
    METHODS = "methods"


class Paper(StrEnum):
    """The size of a page; the value is what it is called on the command line."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStyle:
    """The choices for a report; all forms for people follow `parts`, a PDF the others too.

    A Word document follows `paper`. `embeds_project` puts the project into the file, with the
    texts of both sources. With `only_confirmed` nothing is told but what the reader confirmed
    or found, in any form.
    """

    layout: Layout = Layout.SIDE_BY_SIDE
    parts: frozenset[Part] = frozenset(Part)
    is_black_and_white: bool = False
    paper: Paper = Paper.A4
    embeds_project: bool = False
    only_confirmed: bool = False

    @property
    def printed(self) -> tuple[Part, ...]:
        """Give the parts that are printed, in order; none of the texts with findings alone."""
        has_texts = self.layout is not Layout.FINDINGS
        return tuple(p for p in Part if p in self.parts and (has_texts or p is not Part.TEXTS))


def left_out_words(held: Collection[Part]) -> str:
    """Say which parts a file leaves out; nothing if it has all."""
    parts = ", ".join(part.value for part in Part if part not in held)
    return tr("Left out on request: {parts}.", parts=parts) if parts else ""


def without_colour(theme: Theme) -> Theme:
    """Give the theme in black, white and grey: marks have their lines and signs alone."""
    plain = RoleColours(strong="#000000", tint="#ffffff", focus="#ffffff")
    return replace(
        theme,
        ui=MappingProxyType({name: _grey(colour) for name, colour in theme.ui.items()}),
        roles=MappingProxyType(dict.fromkeys(theme.roles, plain)),
    )


def _grey(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    level = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return f"#{level:02x}{level:02x}{level:02x}"
