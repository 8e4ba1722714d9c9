"""Read again where the words of the articles' PDFs stand, and have the marks put on them."""

from collections.abc import Mapping
from pathlib import Path

from reader.core import Progress, ReaderError, Side, Source, part
from reader.export import AnnotatedFile, AnnotatedFiles, Assets, annotate_source
from reader.presentation import Report
from reader.sources import text_places

_READING = 0.5  # of the work on one PDF


def annotate_pdfs(
    report: Report,
    sources: Mapping[str, bytes],
    folder: Path,
    *,
    assets: Assets,
    is_black_and_white: bool,
    progress: Progress,
) -> AnnotatedFiles:
    """Write a copy of the PDF of each article that was read from one; see `Equipment.annotate`."""
    originals = [article.source for article in report.comparison.articles]
    sides = [side for side in Side if originals[side].is_pdf]
    if not sides:
        raise ReaderError(
            "Neither article was opened from a PDF.",
            "Open the PDF of an article to annotate it, or export the comparison.",
        )

    def annotated(side: Side, report_progress: Progress) -> AnnotatedFile:
        data = _bytes_of(originals[side], sources)
        reading = part(report_progress, 0.0, _READING)
        return annotate_source(
            data,
            report,
            side,
            text_places(data, name=originals[side].file_name, progress=reading),
            folder,
            assets=assets,
            is_black_and_white=is_black_and_white,
            progress=part(report_progress, _READING, 1.0),
        )

    files, problems = [], []
    for number, side in enumerate(sides):
        stretch = part(progress, number / len(sides), (number + 1) / len(sides))
        try:
            files.append(annotated(side, stretch))
        except ReaderError as error:
            problems.append(error)
    return AnnotatedFiles(files=tuple(files), problems=tuple(problems))


def _bytes_of(original: Source, sources: Mapping[str, bytes]) -> bytes:
    """Give the bytes that an article was read from."""
    data = sources.get(original.sha256)
    if data is None:
        raise ReaderError(
            f"“{original.file_name}” has changed since it was read.",
            "Open it again, then annotate it.",
        )
    return data
