"""A project inside a PDF, as an associated file.

PDF/A-3 (ISO 19005-3, 6.8) lets a file hold others if each says what it is to the whole:
the project, with the texts of both sources, is the source that the pages were made from.
"""

import hashlib
from datetime import datetime

import pikepdf

from reader.export._pdf_comments import pdf_date
from reader.export._project_file import PROJECT_NAME
from reader.presentation import tr

_MEDIA_TYPE = "/application/vnd.sqlite3"


def embed_project(pdf: pikepdf.Pdf, data: bytes, created: datetime) -> None:
    """Put a project into a document as its source."""
    date = pikepdf.String(pdf_date(created))
    stream = pdf.make_stream(data)
    stream.Type = pikepdf.Name.EmbeddedFile
    stream.Subtype = pikepdf.Name(_MEDIA_TYPE)
    stream.Params = pikepdf.Dictionary(
        Size=len(data),
        ModDate=date,
        CreationDate=date,
        CheckSum=pikepdf.String(hashlib.md5(data, usedforsecurity=False).digest()),
    )
    specification = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Filespec,
            F=pikepdf.String(PROJECT_NAME),
            UF=pikepdf.String(PROJECT_NAME),
            Desc=pikepdf.String(tr("The project that this report was made from, for Lateral")),
            AFRelationship=pikepdf.Name.Source,
            EF=pikepdf.Dictionary(F=stream, UF=stream),
        )
    )
    names = pdf.Root.get("/Names", pikepdf.Dictionary())
    names.EmbeddedFiles = pikepdf.Dictionary(
        Names=pikepdf.Array([pikepdf.String(PROJECT_NAME), specification])
    )
    pdf.Root.Names = names
    pdf.Root.AF = pikepdf.Array([specification])
