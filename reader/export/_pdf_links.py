"""Make the addresses that the page template gives links within the document lead there.

"to:n5" leads to what "at:n5" lies on, or to the Highlight of that name; "to:a3|n5" leads to
the Highlight "a3" and is itself the place "n5". Typst can make such
links itself, but lays out all pages again until they are settled, which doubles its time.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from reader.export._pdf_elements import Elements
from reader.export._pdf_objects import Objects, string
from reader.presentation import tr

_TO, _AT = "to:", "at:"
_ABOVE = 4.0  # points that a target stands below the top of the view
_LINK = re.compile(
    rb"<</Type/Annot/Subtype/Link/Rect\[([^\]]*)\]/Border\[0 0 0\](?:/QuadPoints\[([^\]]*)\])?"
    rb"/A<</Type/Action/S/URI/URI\(([^()\\]*)\)>>/F 4/StructParent (\d+)"
    rb"(?:/Contents\([^()\\]*\))?>>"
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link annotation: where it leads, what it lies on, its key in the tree of parents."""

    number: int
    address: str
    around: bytes
    corners: bytes | None
    key: int

    @property
    def points(self) -> list[float]:
        """Give the corners of what it lies on, four for each line."""
        if self.corners is not None:
            return _floats(self.corners)
        x0, y0, x1, y1 = _floats(self.around)
        return [x0, y0, x1, y0, x0, y1, x1, y1]


class Spot(NamedTuple):
    """A place on a page, which has a number as an object and one from 1."""

    page: int
    number: int
    left: float
    top: float


class Links:
    """Gathers the places and the links of a document; `spots` are the places by name."""

    def __init__(self, objects: Objects, elements: Elements) -> None:
        self._objects = objects
        self._elements = elements
        self._waiting: list[tuple[Link, str, Spot]] = []
        self.spots: dict[str, Spot] = {}

    def take(self, annotation: int, page: int, number: int) -> Link | None:
        """Read an annotation of a page; give it if it is a link that leads to another address.

        Places are gone afterwards.
        """
        link = self._link(annotation)
        if link is None or not link.address.startswith((_TO, _AT)):
            return link
        left, _, _, top = _floats(link.around)
        spot = Spot(page, number, left, top)
        if link.address.startswith(_AT):
            self.spots.setdefault(link.address.removeprefix(_AT), spot)
            self._elements.forget(link.key, annotation)
            del self._objects[annotation]
        else:
            target, _, name = link.address.removeprefix(_TO).partition("|")
            self._waiting.append((link, target, spot))
            if name:
                self.spots.setdefault(name, spot)
        return None

    def settle(self) -> None:
        """Let every link lead to its place; one whose place is not printed stays where it is."""
        for link, name, here in self._waiting:
            page, number, left, top = self.spots.get(name, here)
            corners = b"" if link.corners is None else b"/QuadPoints[%s]" % link.corners
            place = f"{page} 0 R/XYZ {left:.2f} {top + _ABOVE:.2f} 0".encode("ascii")
            words = string(tr("Page {number}", number=number))
            self._objects[link.number] = (
                b"<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]%s/Dest[%s]/F 4/StructParent %d"
                b"/Contents%s>>" % (link.around, corners, place, link.key, words)
            )

    def _link(self, annotation: int) -> Link | None:
        match = _LINK.fullmatch(self._objects[annotation])
        if match is None:
            return None
        around, corners, address, key = match.groups()
        return Link(annotation, address.decode("ascii"), around, corners, int(key))


def _floats(numbers: bytes) -> list[float]:
    return [float(n) for n in numbers.split()]
