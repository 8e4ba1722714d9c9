"""The structure tree of a PDF, as far as annotations hang in it."""

from collections.abc import Iterator
from typing import Any

import pikepdf


class Structure:
    """Changes what stands in the tree for the annotations of one document."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.Root.get("/StructTreeRoot")
        self._parents: dict[int, Any] = {}
        if self._root is not None:
            self._parents.update(_numbered(self._root.ParentTree))
        self._next = max(self._parents, default=-1) + 1

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

    def call_annotation(self, annotation: Any) -> None:
        """Make the Link element of an annotation an Annot element."""
        if self._parents:
            self._parents[int(annotation.StructParent)].S = pikepdf.Name.Annot

    def forget(self, annotation: Any) -> None:
        """Take an annotation out of its element, which stays as a plain span."""
        if not self._parents:
            return
        number = int(annotation.StructParent)
        element = self._parents[number]
        kept = [kid for kid in _kids(element) if not _refers_to(kid, annotation)]
        element.K = pikepdf.Array(kept)
        if not any(_is_reference(kid) for kid in kept):
            element.S = pikepdf.Name.Span
        del self._parents[number]

    def add_beside(self, sibling: Any, annotation: Any, page: pikepdf.Page) -> None:
        """Hang a new annotation into the element of one that covers the same words."""
        if not self._parents:
            return
        parent = self._parents[int(sibling.StructParent)]
        element = self._pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem,
                S=pikepdf.Name.Annot,
                P=parent,
                Pg=page.obj,
                K=pikepdf.Array(
                    [pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=annotation, Pg=page.obj)]
                ),
            )
        )
        parent.K = pikepdf.Array([*_kids(parent), element])
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


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_reference(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"


def _refers_to(kid: Any, annotation: Any) -> bool:
    return _is_reference(kid) and kid.Obj.objgen == annotation.objgen
