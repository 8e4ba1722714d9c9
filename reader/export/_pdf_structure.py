"""The structure tree of a PDF, as far as annotations hang in it."""

from collections.abc import Iterator
from typing import Any

import pikepdf


class Structure:
    """Changes what stands in the tree for the annotations of one document.

    A document without a tree is left without one.
    """

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.Root.get("/StructTreeRoot")
        self._parents: dict[int, Any] = {}
        self._next = 0
        if self._root is not None:
            self._parents.update(_numbered(self._root.get("/ParentTree", {})))
            said = int(self._root.get("/ParentTreeNextKey", 0))
            self._next = max(said, max(self._parents, default=-1) + 1)

    @property
    def is_there(self) -> bool:
        """Say whether the document has a tree."""
        return self._root is not None

    def save(self) -> None:
        """Write the tree of parents anew, flat."""
        if self._root is None:
            return
        entries = [
            item
            for pair in sorted(self._parents.items(), key=lambda pair: pair[0])
            for item in pair
        ]
        self._root.ParentTree = self._pdf.make_indirect(
            pikepdf.Dictionary(Nums=pikepdf.Array(entries))
        )
        self._root.ParentTreeNextKey = self._next

    def add_beside(self, sibling: Any, annotation: Any, page: pikepdf.Page) -> None:
        """Hang a new annotation into the element of one that covers the same words."""
        if self._parents:
            self._hang(self._parents[int(sibling.StructParent)], annotation, page)

    def add_to_content(self, number: int | None, annotation: Any, page: pikepdf.Page) -> None:
        """Hang a new annotation after the piece of a page's marked content with that number.

        Where the tree has no such piece, the annotation goes to the start of the document.
        """
        owners = self._parents.get(int(page.obj.get("/StructParents", -1)))
        owner = None if number is None else _at(owners, number)
        if number is None or owner is None:
            self.add_to_document(annotation, page)
            return
        kids = _kids(owner)
        after = (n for n, kid in enumerate(kids, 1) if _is_content(kid, number, page))
        place = next(after, len(kids))
        while place < len(kids) and _is_annotation(kids[place]):
            place += 1
        self._hang(owner, annotation, page, place)

    def add_to_document(self, annotation: Any, page: pikepdf.Page) -> None:
        """Hang a new annotation in before all other content, after those that were hung there."""
        if self._root is None:
            return
        top = next((kid for kid in _kids(self._root) if _is_document(kid)), self._root)
        kids = _kids(top)
        place = next((n for n, kid in enumerate(kids) if not _is_annotation(kid)), len(kids))
        self._hang(top, annotation, page, place)

    def _hang(
        self, parent: Any, annotation: Any, page: pikepdf.Page, place: int | None = None
    ) -> None:
        """Make an Annot element for an annotation among its parent's kids, or after them."""
        reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=annotation, Pg=page.obj)
        element = self._pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem,
                S=pikepdf.Name.Annot,
                P=parent,
                Pg=page.obj,
                K=pikepdf.Array([reference]),
            )
        )
        kids = _kids(parent)
        kids.insert(len(kids) if place is None else place, element)
        parent.K = pikepdf.Array(kids)
        annotation.StructParent = self._next
        self._parents[self._next] = element
        self._next += 1


def _numbered(node: Any) -> Iterator[tuple[int, Any]]:
    """Read a number tree (PDF 1.7, 7.9.7)."""
    items = list(node.get("/Nums", ()))
    for number, value in zip(items[::2], items[1::2], strict=True):
        yield int(number), value
    for kid in node.get("/Kids", ()):
        yield from _numbered(kid)


def _at(owners: Any, number: int) -> Any:
    """Give the element that owns a piece of a page's marked content, or None."""
    if not isinstance(owners, pikepdf.Array) or not 0 <= number < len(owners):
        return None
    owner = owners[number]
    return owner if isinstance(owner, pikepdf.Dictionary) else None


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_content(kid: Any, number: int, page: pikepdf.Page) -> bool:
    """Say whether a kid is the piece of marked content with that number."""
    if not isinstance(kid, pikepdf.Dictionary):
        return bool(kid == number)
    is_on_page = "/Pg" not in kid or kid.Pg.objgen == page.obj.objgen
    return kid.get("/MCID") == number and is_on_page


def _is_annotation(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/Annot"


def _is_document(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/Document"
