"""The engine with its models, the sources and the exporters, each loaded at first use.

Loading takes about 0.7 s, so it waits until something is compared. The window has most of it in
its companion and reads articles in its worker thread, the command line has all in the main
thread; no `Equipment` is called from two threads at once.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader import __version__
from reader._cli_new_project import new_dossier, read_sources
from reader.core import (
    Article,
    Comparison,
    Correction,
    Dossier,
    Progress,
    Provenance,
    ReaderError,
    Settings,
    part,
    silent,
)

if TYPE_CHECKING:
    from reader.engine import Encoder, Knowledge
    from reader.export import AnnotatedFiles, Assets, Format, IndexEntry, PageStyle
    from reader.presentation import Reading, Report

# Each import below stands where it is first needed: together they take half a second,
# which the first paint of the window must not wait for.

CACHE_NAME = "vectors.db"
CACHE_LIMIT = 200_000_000  # bytes: some 10,000 sentences
_MOST_THREADS = 4


class Equipment:
    """Read articles, compare them and write reports, with the files of one folder.

    `created` is the date that goes into reports, or None for that of the work or the articles:
    no clock is asked, so that the same project gives the same report.
    The vectors of sentences are kept in memory, and in the folder `cache` if one is given.
    `on_loaded` is called once, when the models are there.
    """

    def __init__(
        self,
        resources: Path,
        created: datetime | None = None,
        cache: Path | None = None,
        *,
        on_loaded: Callable[[], None] | None = None,
    ) -> None:
        self._resources = resources
        self._created = created
        self._cache = cache
        self._on_loaded = on_loaded
        self._taught: tuple[Encoder, Knowledge] | None = None

    def prepare(self) -> None:
        """Load the models now instead of at the first use. Raises `ReaderError`."""
        self._load()

    def open_article(self, path: Path) -> Article:
        """Read a file. Raises `ReaderError`."""
        from reader.sources import open_article  # noqa: PLC0415

        return open_article(path)

    def read_source(self, path: Path) -> bytes:
        """Give the bytes of an article's file. Raises `ReaderError`."""
        from reader.sources import read_bytes  # noqa: PLC0415

        return read_bytes(path)

    def article_from_text(self, text: str) -> Article:
        """Read pasted text. Raises `ReaderError`."""
        from reader.sources import article_from_text  # noqa: PLC0415

        return article_from_text(text)

    def compare(
        self,
        left: Article,
        right: Article,
        settings: Settings,
        progress: Progress = silent,
        corrections: Sequence[Correction] = (),
    ) -> Comparison:
        """Compare two articles. Raises `ReaderError`; `progress` may raise `Cancelled`."""
        from reader.engine import compare  # noqa: PLC0415

        progress(0.0, "Loading the models")
        encoder, knowledge = self._load()
        result = compare(
            left,
            right,
            settings,
            encoder=encoder,
            knowledge=knowledge,
            corrections=corrections,
            progress=progress,
        )
        return replace(result, provenance=replace(result.provenance, app=__version__))

    def read(
        self,
        left: Article,
        right: Article,
        settings: Settings,
        progress: Progress = silent,
        corrections: Sequence[Correction] = (),
    ) -> "Reading":
        """Compare two articles as `compare` does, and read what comes of it."""
        from reader.presentation import reading_of  # noqa: PLC0415

        result = self.compare(left, right, settings, part(progress, 0.0, 0.97), corrections)
        progress(0.97, "Reading off the findings")
        return reading_of(result)

    def makes(self, provenance: Provenance, progress: Progress = silent) -> bool:
        """Say whether a comparison made now, with the same settings, would be the same."""
        from reader.engine import ENGINE_VERSION, resources_of  # noqa: PLC0415

        progress(0.0, "Loading the models")
        return provenance.engine == ENGINE_VERSION and provenance.resources == resources_of(
            *self._load()
        )

    def export(
        self,
        comparison: Comparison,
        path: Path,
        style: "PageStyle | None" = None,
        progress: Progress = silent,
        *,
        dossier: Dossier | None = None,
        sources: Mapping[str, bytes] | None = None,
    ) -> None:
        """Write a report in the form that the path's ending names. Raises `ReaderError`.

        What the reader noted and decided comes from the `dossier`. A project that goes into
        the file takes the bytes of the sources from `sources`, by SHA-256, or reads them.
        """
        from reader.export import Format, PageStyle, Part, project_bytes, write  # noqa: PLC0415

        style = style or PageStyle()
        project = None
        if style.embeds_project and Format.of(path) is Format.PDF:
            kept = dossier or new_dossier(comparison)
            if Part.NOTES not in style.parts:
                kept = replace(kept, notes=())
            project = project_bytes(comparison, kept, sources or read_sources(comparison))
        write(
            self._report(comparison, dossier, style),
            path,
            assets=self._assets(),
            style=_told(style),
            progress=progress,
            project=project,
        )

    def preview(
        self,
        comparison: Comparison,
        format: "Format",  # noqa: A002  the word for it
        style: "PageStyle",
        progress: Progress = silent,
        *,
        dossier: Dossier | None = None,
    ) -> bytes:
        """Give what `export` would write. Raises `ReaderError`."""
        from reader.export import render  # noqa: PLC0415

        report = self._report(comparison, dossier, style)
        return render(report, format, assets=self._assets(), style=_told(style), progress=progress)

    def _report(
        self, comparison: Comparison, dossier: Dossier | None, style: "PageStyle"
    ) -> "Report":
        from reader.export import Part  # noqa: PLC0415
        from reader.presentation import build_report, confirmed_only  # noqa: PLC0415

        subtitle = None
        if style.only_confirmed:
            comparison, dossier = confirmed_only(comparison, dossier or new_dossier(comparison))
            subtitle = comparison.notices[-1]
        # Notes that are left out are nowhere in the file, not even among the annotations.
        held = dossier if Part.NOTES in style.parts else None
        report = build_report(comparison, subtitle=subtitle, created=self._created, dossier=held)
        return replace(report, ledgers=()) if style.only_confirmed else report

    def annotate(
        self,
        comparison: Comparison,
        sources: Mapping[str, bytes],
        folder: Path,
        progress: Progress = silent,
        *,
        dossier: Dossier | None = None,
        is_black_and_white: bool = False,
        only_confirmed: bool = False,
    ) -> "AnnotatedFiles":
        """Write a copy of each article's own PDF with all marks into a folder.

        `sources` has the bytes of the files that the articles were read from by their
        SHA-256. What goes wrong with one PDF does not keep the other from its copy. Raises
        `ReaderError` if neither article is from a PDF; `progress` may raise `Cancelled`.
        """
        from reader._annotating import annotate_pdfs  # noqa: PLC0415
        from reader.export import PageStyle  # noqa: PLC0415

        report = self._report(comparison, dossier, PageStyle(only_confirmed=only_confirmed))
        return annotate_pdfs(
            report,
            sources,
            folder,
            assets=self._assets(),
            is_black_and_white=is_black_and_white,
            progress=progress,
        )

    def export_index(self, entries: "Sequence[IndexEntry]", path: Path) -> None:
        """Write the page that lists the reports of a batch. Raises `ReaderError`."""
        from reader.export import write_index  # noqa: PLC0415

        write_index(entries, path, assets=self._assets())

    def _assets(self) -> "Assets":
        from reader.export import Assets  # noqa: PLC0415

        return Assets(
            fonts=self._resources / "fonts",
            templates=self._resources / "templates",
            theme=self._resources / "themes" / "print.toml",
        )

    def _load(self) -> "tuple[Encoder, Knowledge]":
        from reader.engine import Knowledge, SentenceEncoder  # noqa: PLC0415

        if self._taught is None:
            models = self._resources / "models"
            lists = sorted((self._resources / "lexicons").glob("*.tsv"))
            encoder = SentenceEncoder(
                _bytes(models / "all-MiniLM-L6-v2-w8.onnx"),
                _bytes(models / "tokenizer.json"),
                threads=_threads(),
            )
            knowledge = Knowledge.parse(
                lexicons={path.stem: _bytes(path) for path in lists},
                scorer=_bytes(models / "scorer.json"),
            )
            self._taught = self._remembering(encoder), knowledge
            if self._on_loaded is not None:
                self._on_loaded()
        return self._taught

    def _remembering(self, encoder: "Encoder") -> "Encoder":
        from reader._remembered import RememberingEncoder  # noqa: PLC0415
        from reader.store import BlobCache  # noqa: PLC0415

        folder = self._cache
        kept = None if folder is None else BlobCache(folder / CACHE_NAME, CACHE_LIMIT)
        return RememberingEncoder(encoder, kept)


def _told(style: "PageStyle") -> "PageStyle":
    """Leave out parts that tell more than findings, where only confirmed ones are wanted."""
    from reader.export import Part  # noqa: PLC0415

    if not style.only_confirmed:
        return style
    return replace(style, parts=style.parts - {Part.OVERVIEW, Part.LEDGERS})


def _threads() -> int:
    """Give how many sentences to encode at a time: one a processor that we may use."""
    usable = getattr(os, "sched_getaffinity", None)
    count = len(usable(0)) if usable else os.cpu_count() or 1
    return max(1, min(_MOST_THREADS, count))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReaderError(
            f"A file of Lateral's own cannot be read: {path.name}.",
            "Install Lateral again.",
        ) from error


def creation_date(environment: Callable[[str], str | None]) -> datetime | None:
    """Give the date that SOURCE_DATE_EPOCH asks for, if it is set.

    See reproducible-builds.org/specs/source-date-epoch. Raises `ReaderError` if it is set
    to something other than a count of seconds.
    """
    text = environment("SOURCE_DATE_EPOCH")
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), tz=UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ReaderError(
            f"SOURCE_DATE_EPOCH is not a count of seconds: {text}.",
            "Unset it, or set it to a whole number.",
        ) from error
