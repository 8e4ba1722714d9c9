"""The elements of the structure tree that links hang in, in a PDF of typst's."""

import re

from reader.export._pdf_objects import Objects

_PARENTS = re.compile(rb"/ParentTree<</Nums\[([^\]]*)\]>>")
_NEXT = re.compile(rb"/ParentTreeNextKey \d+")
_PAIR = re.compile(rb"(\d+) (\d+) 0 R")
_KIDS = re.compile(rb"/K\[([^\]]*)\]")
_LINKED = re.compile(rb" ?<</Type/OBJR/Pg \d+ 0 R/Obj (\d+) 0 R>> ?")


class Elements:
    """Changes what stands in the tree for annotations, each by its key in the tree of parents."""

    def __init__(self, objects: Objects, tree: int) -> None:
        self._objects = objects
        self._tree = tree
        numbers = objects.found(_PARENTS, tree)[1]
        self._parents = {int(key): int(element) for key, element in _PAIR.findall(numbers)}
        self._next = max(self._parents, default=-1) + 1

    def call_annotation(self, key: int) -> None:
        """Make the Link element of an annotation an Annot element."""
        self._rename(self._parents[key], b"Annot")

    def forget(self, key: int, annotation: int) -> None:
        """Take an annotation out of its element, which stays as a plain span."""
        element = self._parents.pop(key)

        def kept(kid: re.Match[bytes]) -> bytes:
            return b" " if int(kid[1]) == annotation else kid[0]

        self._objects[element] = _LINKED.sub(kept, self._objects[element])
        if b"/OBJR" not in self._objects[element]:
            self._rename(element, b"Span")

    def add_beside(self, key: int, annotation: int, page: int) -> int:
        """Hang a new annotation into the element of one that covers the same words.

        Give its key.
        """
        parent = self._parents[key]
        reference = b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (page, annotation)
        words = b"<</Type/StructElem/S/Annot/P %d 0 R/K[%s]/Pg %d 0 R>>" % (parent, reference, page)
        element = self._objects.add(words)
        body = self._objects[parent]
        self._objects[parent] = _KIDS.sub(rb"/K[\1 %d 0 R]" % element, body, count=1)
        self._parents[self._next] = element
        self._next += 1
        return self._next - 1

    def save(self) -> None:
        """Write the tree of parents anew."""
        pairs = b" ".join(b"%d %d 0 R" % pair for pair in sorted(self._parents.items()))
        words = b"/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d" % (pairs, self._next)
        body = _NEXT.sub(b"", self._objects[self._tree])
        self._objects[self._tree] = _PARENTS.sub(words, body)

    def _rename(self, element: int, name: bytes) -> None:
        self._objects[element] = self._objects[element].replace(b"/S/Link/", b"/S/%s/" % name, 1)
