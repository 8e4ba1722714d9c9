"""The structure of a PDF of typst's around its links."""

import io
from typing import Any

import pikepdf
import pytest

from reader.export._pdf_elements import Elements
from reader.export._pdf_objects import Objects, references
from tests.typeset import Setting, typeset_markup


@pytest.fixture
def objects() -> Objects:
    words = '= Ships\n\nOld #link("mark:a1")[barges and many tugs] in #link("mark:a2")[June]'
    return Objects(typeset_markup(words, Setting(standards=("ua-1",)), title="A port"))


def elements_of(objects: Objects) -> Elements:
    return Elements(objects, objects.number_at(b"StructTreeRoot", objects.number_at(b"Root")))


def link_of(objects: Objects, address: str) -> tuple[int, int]:
    """Give the number of a link and its key."""
    with pikepdf.open(io.BytesIO(objects.written())) as pdf:
        links = [a for a in pdf.pages[0].obj.Annots if str(a.A.URI) == address]
        return links[0].objgen[0], int(links[0].StructParent)


def parents(pdf: pikepdf.Pdf) -> dict[int, Any]:
    """Give the element of each annotation by its key."""
    pairs = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, pairs[::2]), pairs[1::2], strict=True))


def test_the_element_of_a_link_becomes_that_of_an_annotation(objects: Objects) -> None:
    elements = elements_of(objects)
    _, key = link_of(objects, "mark:a1")
    elements.call_annotation(key)
    elements.save()
    with pikepdf.open(io.BytesIO(objects.written())) as pdf:
        assert str(parents(pdf)[key].S) == "/Annot"


def test_a_forgotten_link_leaves_its_words_as_a_span(objects: Objects) -> None:
    elements = elements_of(objects)
    number, key = link_of(objects, "mark:a1")
    with pikepdf.open(io.BytesIO(objects.written())) as pdf:
        pieces = [kid for kid in parents(pdf)[key].K if not isinstance(kid, pikepdf.Dictionary)]
        element = parents(pdf)[key].objgen
    elements.forget(key, number)
    elements.save()
    with pikepdf.open(io.BytesIO(objects.written())) as pdf:
        left = pdf.get_object(element)
        assert key not in parents(pdf)
        assert str(left.S) == "/Span"
        assert [int(kid) for kid in left.K] == [int(piece) for piece in pieces]


def test_an_annotation_beside_another_hangs_in_the_same_element(objects: Objects) -> None:
    elements = elements_of(objects)
    _, key = link_of(objects, "mark:a2")
    page = references(objects[objects.number_at(b"Pages", objects.number_at(b"Root"))])[0]
    new = objects.add(b"<</Type/Annot/Subtype/Text>>")
    its = elements.add_beside(key, new, page)
    elements.save()
    with pikepdf.open(io.BytesIO(objects.written())) as pdf:
        found = parents(pdf)
        assert found[its].K[0].Obj.objgen == (new, 0)
        assert found[its].P.objgen == found[key].objgen
        assert found[its].objgen in [
            kid.objgen for kid in found[key].K if isinstance(kid, pikepdf.Dictionary)
        ]
        assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == its + 1
