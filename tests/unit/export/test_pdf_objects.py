"""A PDF of typst's, changed as text: what is read, what is written, what is refused."""

import io
import re

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export._pdf_objects import (
    Objects,
    UnknownFormError,
    array,
    refer,
    references,
    stream,
    string,
)
from tests.typeset import Setting, typeset_markup

TAGGED = Setting(standards=("ua-1",))
HARD = "endobj 12 0 obj (stream) << /Creator (x) >> endstream \\\\ xref trailer startxref"
"""Words of a title that a reader of objects might take for more."""


def pages(title: str = "A port") -> bytes:
    return typeset_markup('= Ships\n\n#link("mark:a1")[barges] and tugs', TAGGED, title=title)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


@pytest.mark.parametrize("title", ["A port", "Größe – ①", HARD])
def test_what_is_not_changed_is_written_as_it_was(title: str) -> None:
    data = pages(title)
    with opened(data) as before, opened(Objects(data).written()) as after:
        assert after.check_pdf_syntax() == []
        assert str(after.docinfo.Title) == str(before.docinfo.Title)
        told = [page.obj.Contents.read_raw_bytes() for page in after.pages]
        assert told == [page.obj.Contents.read_raw_bytes() for page in before.pages]
        for one in before.objects:
            if isinstance(one, pikepdf.Dictionary):
                assert after.get_object(one.objgen).unparse() == one.unparse()


def test_objects_are_packed_and_the_file_is_smaller() -> None:
    data = typeset_markup("\n".join(f"= Heading {n}" for n in range(200)), TAGGED, title="Many")
    assert len(Objects(data).written()) < len(data) / 2


def test_an_object_can_be_changed_added_and_taken_out() -> None:
    objects = Objects(pages())
    catalog = objects.number_at(b"Root")
    added, late = objects.add(b"<</Said(new)>>"), objects.reserve()
    objects[late] = stream(b"words " * 50, b"/Type/Words")
    objects[catalog] = objects[catalog][:-2] + b"/Kept[%d 0 R]/Late %d 0 R>>" % (added, late)
    gone = objects.number_at(b"StructTreeRoot", catalog)
    del objects[gone]
    assert gone not in objects
    with opened(objects.written()) as pdf:
        assert str(pdf.Root.Kept[0].Said) == "new"
        assert pdf.Root.Late.read_bytes() == b"words " * 50
        assert pdf.get_object((gone, 0)) is None


def test_the_same_changes_give_the_same_file_and_others_another_name() -> None:
    one, other, changed = (Objects(pages()) for _ in range(3))
    changed.add(b"<</Said(new)>>")
    assert one.written() == other.written()
    names = [opened(objects.written()).trailer.ID for objects in (one, changed)]
    assert str(names[0][0]) == str(names[1][0])
    assert str(names[0][1]) != str(names[1][1])


def test_another_program_reads_it() -> None:
    reader = pypdf.PdfReader(io.BytesIO(Objects(pages()).written()), strict=True)
    assert "barges" in reader.pages[0].extract_text()
    assert reader.outline[0].title == "Ships"


def test_a_file_without_a_table_of_objects_is_refused() -> None:
    packed = Objects(pages()).written()
    with pytest.raises(UnknownFormError, match="table"):
        Objects(packed)


def test_an_entry_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownFormError, match="Nowhere"):
        Objects(pages()).number_at(b"Nowhere")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
def test_any_text_is_read_back_from_its_string(text: str) -> None:
    assert str(pikepdf.Object.parse(string(text))) == text


def test_lines_of_a_comment_stay_lines() -> None:
    assert str(pikepdf.Object.parse(string("one\ntwo (2) \\ three"))) == "one\ntwo (2) \\ three"


def test_numbers_and_references_are_spelt_shortly() -> None:
    assert array([1.0, 2.5, 841.8898]) == b"[1 2.5 841.8898]"
    assert refer([3, 12]) == b"[3 0 R 12 0 R]"
    assert references(refer([3, 12])) == [3, 12]
    assert not re.search(rb"\s{2}", refer([1, 2, 3]))
