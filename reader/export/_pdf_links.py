"""Make the addresses that the page template gives links within the document lead there.

"to:n5" leads to what "at:n5" lies on, or to the Highlight of that name; "to:a3|n5" leads to
the Highlight "a3" and is itself the place "n5". Typst can make such
links itself, but lays out all pages again until they are settled, which doubles its time.
"""

from typing import Any, NamedTuple

import pikepdf

from reader.export._pdf_marks import floats
from reader.export._pdf_structure import Structure
from reader.presentation import tr

_TO, _AT = "to:", "at:"
_ABOVE = 4.0  # points that a target stands below the top of the view


class Spot(NamedTuple):
    """A place on a page, whose number comes from 1."""

    page: Any
    number: int
    left: float
    top: float


class Links:
    """Gathers the places and the links of a document; `spots` are the places by name."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure
        self._waiting: list[tuple[Any, str, Spot]] = []
        self.spots: dict[str, Spot] = {}

    def taken_from(self, page: pikepdf.Page, number: int) -> list[tuple[Any, str]]:
        """Note the places and links of a page.

        Give its annotations but those of places, each with its address.
        """
        kept = []
        for annotation in page.obj.Annots:
            uri = _uri_of(annotation)
            if uri.startswith((_AT, _TO)):
                left, _, _, top = floats(annotation.Rect)
                here = Spot(page.obj, number, left, top)
                if uri.startswith(_AT):
                    self.spots.setdefault(uri.removeprefix(_AT), here)
                    self._structure.forget(annotation)
                    continue
                target, _, name = uri.removeprefix(_TO).partition("|")
                self._waiting.append((annotation, target, here))
                if name:
                    self.spots.setdefault(name, here)
            kept.append((annotation, uri))
        return kept

    def settle(self) -> None:
        """Let every link lead to its place; one whose place is not printed stays where it is."""
        for annotation, name, here in self._waiting:
            spot = self.spots.get(name, here)
            del annotation.A
            top = round(spot.top + _ABOVE, 2)
            annotation.Dest = pikepdf.Array(
                [spot.page, pikepdf.Name.XYZ, round(spot.left, 2), top, 0]
            )
            annotation.Contents = pikepdf.String(tr("Page {number}", number=spot.number))


def _uri_of(annotation: Any) -> str:
    """Give the address of a link; nothing if it is none, or leads within the document."""
    action = annotation.get("/A")
    return "" if action is None else str(action.get("/URI", ""))
