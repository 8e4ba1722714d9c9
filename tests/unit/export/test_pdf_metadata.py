"""Who made a PDF and its pages is told, whatever its title holds."""

import io

import pikepdf
import pytest

from reader import __version__
from reader.export._pdf_metadata import name_creator
from reader.export._pdf_objects import Objects, UnknownFormError
from tests.typeset import Setting, typeset_markup

PAGES = Setting(standards=("ua-1",))


@pytest.mark.parametrize(
    "title",
    [
        "A port",
        "/Creator(x) a",
        "/Creator(Typst 9) and (/Creator(y))",
        "/Creator() \\\\ and an open /Creator( \\",
        "ending ) /Creator(z) with \u2460",
    ],
)
def test_the_creator_is_named_and_the_title_stays(title: str) -> None:
    objects = Objects(typeset_markup("= Ships", PAGES, title=title))
    name_creator(objects)
    with pikepdf.open(io.BytesIO(objects.written())) as pdf, pdf.open_metadata() as about:
        assert str(pdf.docinfo.Title) == title
        assert str(pdf.docinfo.Creator) == about["xmp:CreatorTool"] == f"Lateral {__version__}"
        assert str(pdf.docinfo.Producer) == about["pdf:Producer"]
        assert str(pdf.docinfo.Producer).startswith("Typst ")


def test_pages_that_do_not_name_their_creator_are_refused() -> None:
    objects = Objects(typeset_markup("= Ships", PAGES, title="/Creator(x)"))
    info = objects.number_at(b"Info")
    objects[info] = b"<</Title(/Creator\\(x\\))>>"
    with pytest.raises(UnknownFormError, match="creator"):
        name_creator(objects)
