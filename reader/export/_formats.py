"""Choose the writer for a file's ending, and put what it made on the disk."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from reader.core import Progress, ReaderError, silent
from reader.export._assets import Assets
from reader.export._csv import csv_bytes
from reader.export._html import html_bytes
from reader.export._html_index import IndexEntry, index_bytes
from reader.export._json import json_bytes
from reader.export._markdown import markdown_bytes
from reader.export._page_style import PageStyle
from reader.presentation import Report, tr
from reader.store import write_atomic


class Format(StrEnum):
    """A form in which a report can leave the program; the value is the file's ending."""

    PDF = "pdf"
    HTML = "html"
    JSON = "json"
    MARKDOWN = "md"
    DOCX = "docx"
    CSV = "csv"

    @property
    def has_parts(self) -> bool:
        """Say whether parts can be left out; a table and data are always whole."""
        return self not in (Format.CSV, Format.JSON)

    @property
    def has_pages(self) -> bool:
        """Say whether it is laid out on paper of some size."""
        return self in (Format.PDF, Format.DOCX)

    @classmethod
    def known(cls, path: Path) -> "Format | None":
        """Give the format that a file's ending asks for, if there is one."""
        ending = path.suffix.removeprefix(".").lower()
        ending = "html" if ending == "htm" else ending
        return cls(ending) if ending in list(cls) else None

    @classmethod
    def of(cls, path: Path) -> "Format":
        """Give the format that a file's ending asks for; raise `ReaderError` for others."""
        found = cls.known(path)
        if found is None:
            raise ReaderError(
                tr("“{name}” has no ending that can be written.", name=path.name),
                tr("Possible endings: {endings}.", endings=", ".join(f".{f}" for f in cls)),
            )
        return found


_USUAL = PageStyle()


def write(
    report: Report,
    path: Path,
    *,
    assets: Assets,
    style: PageStyle = _USUAL,
    progress: Progress = silent,
    project: bytes | None = None,
) -> None:
    """Write a report to a file in the form that its ending names, whole or not at all.

    A PDF whose style asks for it holds the `project`, as `project_bytes` gives it. `progress`
    may raise `Cancelled`, which leaves no file. The same report gives the same bytes. Raises
    `ReaderError` if the ending is unknown or the file cannot be written.
    """
    form = Format.of(path)
    data = render(report, form, assets=assets, style=style, progress=progress, project=project)
    progress(0.95, tr("Writing the file"))
    write_atomic(path, data)
    progress(1.0, tr("Done"))


def render(
    report: Report,
    format: Format,  # noqa: A002  the word for it
    *,
    assets: Assets,
    style: PageStyle = _USUAL,
    progress: Progress = silent,
    project: bytes | None = None,
) -> bytes:
    """Make the bytes of a report in a form. Raises `ReaderError`; see `write`."""
    progress(0.0, tr("Preparing the report"))
    if format is Format.PDF:
        # The PDF libraries take 100 ms to load, which only a PDF should cost.
        from reader.export._pdf import pdf_bytes  # noqa: PLC0415

        inside = project if style.embeds_project else None
        return pdf_bytes(report, assets, progress, style, inside)
    if format is Format.DOCX:
        from reader.export._docx import docx_bytes  # noqa: PLC0415  likewise

        return docx_bytes(report, assets, progress, style)
    return _plain_bytes(report, format, assets, style)


def write_index(entries: Sequence[IndexEntry], path: Path, *, assets: Assets) -> None:
    """Write the page that lists the reports of a batch, whole or not at all.

    Raises `ReaderError` if it cannot be written.
    """
    write_atomic(path, index_bytes(entries, assets))


def _plain_bytes(report: Report, chosen: Format, assets: Assets, style: PageStyle) -> bytes:
    """Make one of the forms that need no library."""
    if chosen is Format.HTML:
        return html_bytes(report, assets, style)
    if chosen is Format.MARKDOWN:
        return markdown_bytes(report, style)
    return csv_bytes(report) if chosen is Format.CSV else json_bytes(report.comparison)
