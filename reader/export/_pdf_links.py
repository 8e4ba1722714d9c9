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
        self._waiting: list[tuple[Any, str, Any, int]] = []
        self.spots: dict[str, Spot] = {}

    def taken_from(self, page: pikepdf.Page, number: int) -> list[tuple[Any, str]]:
        """Note the places and links of a page.

        Give its annotations but those of places, each with its address.
        """
        kept = []
        for annotation in page.obj.Annots:
            uri = _uri_of(annotation)
            if uri.startswith(_AT):
                spot = _spot(annotation, page.obj, number)
                self.spots.setdefault(uri.removeprefix(_AT), spot)
                self._structure.forget(annotation)
                continue
            if uri.startswith(_TO):
                target, _, name = uri.removeprefix(_TO).partition("|")
                self._waiting.append((annotation, target, page.obj, number))
                if name and name not in self.spots:
                    self.spots[name] = _spot(annotation, page.obj, number)
            kept.append((annotation, uri))
        return kept

    def settle(self) -> None:
        """Let every link lead to its place; one whose place is not printed stays where it is."""
        # Links to one place share what is said of it: making that takes most of the time.
        told = {name for _, name, _, _ in self._waiting} & self.spots.keys()
        ways = {name: _Way(self.spots[name]) for name in told}
        for annotation, name, page, number in self._waiting:
            way = ways.get(name) or _Way(_spot(annotation, page, number))
            del annotation.A
            annotation.Dest = way.destination
            annotation.Contents = way.words


class _Way:
    """Where a link leads, and how that is told."""

    def __init__(self, spot: Spot) -> None:
        left, top = round(spot.left, 2), round(spot.top + _ABOVE, 2)
        self.destination = pikepdf.Array([spot.page, pikepdf.Name.XYZ, left, top, 0])
        self.words = pikepdf.String(tr("Page {number}", number=spot.number))


def _spot(annotation: Any, page: Any, number: int) -> Spot:
    left, _, _, top = floats(annotation.Rect)
    return Spot(page, number, left, top)


def _uri_of(annotation: Any) -> str:
    """Give the address of a link; nothing if it is none, or leads within the document."""
    action = annotation.get("/A")
    return "" if action is None else str(action.get("/URI", ""))
