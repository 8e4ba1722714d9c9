"""The project that a report was made from, as a file to hand on: made, and taken out of a PDF."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from reader.core import Article, Comparison, Dossier, ReaderError
from reader.export._json import comparison_to_json
from reader.presentation import tr
from reader.store import Project

PROJECT_NAME = "project.lateral"


def project_bytes(comparison: Comparison, dossier: Dossier, sources: Mapping[str, bytes]) -> bytes:
    """Give a project file of one pair; the same pair and work give the same bytes.

    Of the sources' paths only the names go into it: it is handed on. `sources` are by
    SHA-256. Raises `ReaderError` if one is not what its article was read from.
    """
    left, right = (_without_folder(article) for article in dossier.articles)
    kept = replace(dossier, articles=(left, right))
    written = comparison_to_json(replace(comparison, articles=(left, right)))
    with tempfile.TemporaryDirectory(prefix="lateral-") as folder:
        path = Path(folder) / PROJECT_NAME
        with Project.create(path, kept, sources) as project:
            project.keep_comparison(written)
        return path.read_bytes()


def _without_folder(article: Article) -> Article:
    return replace(article, source=replace(article.source, path=article.source.file_name))


def holds_project(path: Path) -> bool:
    """Say whether a file is a report with its project; without reading that, which may be large."""
    if path.suffix.lower() != ".pdf":
        return False
    import pypdfium2  # noqa: PLC0415  it takes 40 ms to load, which only a PDF should cost

    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError):
        return False
    try:
        names = (document.get_attachment(n).get_name() for n in range(document.count_attachments()))
        return PROJECT_NAME in names
    finally:
        document.close()


def project_in_pdf(path: Path) -> bytes:
    """Give the project that a report holds. Raises `ReaderError` if it holds none."""
    import pikepdf  # noqa: PLC0415  it takes 80 ms to load, which only a PDF should cost

    try:
        with pikepdf.open(path) as pdf:
            for specification in pdf.Root.get("/AF", ()):
                if str(specification.get("/UF", "")) == PROJECT_NAME:
                    return specification.EF.F.read_bytes()
    except pikepdf.PasswordError as error:
        raise ReaderError(
            tr("{name} is protected by a password.", name=path.name),
            tr("Save a copy without a password and open that."),
        ) from error
    except (pikepdf.PdfError, OSError, AttributeError, TypeError) as error:
        raise ReaderError(
            tr("{name} cannot be read as a PDF.", name=path.name), tr("Use another copy of it.")
        ) from error
    raise ReaderError(
        tr("{name} holds no project.", name=path.name),
        tr("A report holds one if it was exported with “Embed the project”."),
    )
