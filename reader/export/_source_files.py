"""Annotated copies of the PDFs that articles were read from, written beside each other."""

from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePath

from reader.core import Progress, ReaderError, Side, TextPlaces, silent
from reader.export._assets import Assets
from reader.export._source_words import missed_words
from reader.presentation import Report, tr_n
from reader.store import write_atomic

_NAMED = 3  # passages that a short message names


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedFile:
    """A copy that was written, how many passages it marks, and those that it could not."""

    path: Path
    marks: int
    missed: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Say in lines what was written, and list what stands nowhere on its pages."""
        missed = [missed_words(len(self.missed)), *(f"- {m}" for m in self.missed)]
        return (self._said, *(missed if self.missed else ()))

    @property
    def brief(self) -> tuple[str, ...]:
        """Say the same in few lines; the copy's first page lists what these leave out."""
        lines, more = self.words[: 2 + _NAMED], len(self.missed) - _NAMED
        if more <= 0:
            return lines
        return (
            *lines,
            tr_n(
                "and {count} more, listed in the note on its first page.",
                "and {count} more, all listed in the note on its first page.",
                more,
            ),
        )

    @property
    def _said(self) -> str:
        return tr_n(
            "Wrote {path}: {count} passage is marked.",
            "Wrote {path}: {count} passages are marked.",
            self.marks,
            path=self.path,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedFiles:
    """The copies that were written, and what went wrong with other ones."""

    files: tuple[AnnotatedFile, ...]
    problems: tuple[ReaderError, ...] = ()


def annotate_source(
    data: bytes,
    report: Report,
    side: Side,
    places: TextPlaces,
    folder: Path,
    *,
    assets: Assets,
    is_black_and_white: bool = False,
    progress: Progress = silent,
) -> AnnotatedFile:
    """Write a copy of the PDF of a side into a folder, with all marks as annotations.

    `data` are the bytes of the PDF, `places` its text as it is read now. The copy is called
    as the PDF is, with "-annotated", and with a number if there is such a file: nothing is
    written over, least of all the original. Raises `ReaderError` if the PDF is locked,
    signed or damaged, or the copy cannot be written.
    """
    from reader.export._source_copy import source_copy  # noqa: PLC0415  pikepdf takes 80 ms

    made = source_copy(
        data,
        report,
        side,
        places,
        assets=assets,
        is_black_and_white=is_black_and_white,
        progress=progress,
    )
    original = report.comparison.articles[side].source.file_name
    path = _free_path(folder, f"{PurePath(original).stem}-annotated")
    write_atomic(path, made.data)
    return AnnotatedFile(path=path, marks=made.marks, missed=made.missed)


def _free_path(folder: Path, stem: str) -> Path:
    """Give a path in a folder that no file has yet."""
    names = (f"{stem}{f'-{n}' if n > 1 else ''}.pdf" for n in count(1))
    return next(path for path in (folder / name for name in names) if not path.exists())
