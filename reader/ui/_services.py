"""What the window is given from outside: how to read, compare and write, and where things lie."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reader.core import (
    Article,
    Comparison,
    Correction,
    Dossier,
    Progress,
    Provenance,
    Settings,
)
from reader.export import AnnotatedFiles, Format, PageStyle
from reader.presentation import Reading
from reader.store import Example, PreferencesFile


class Compare(Protocol):
    """Compare two articles and read what comes of it; called in the worker thread."""

    def __call__(
        self,
        left: Article,
        right: Article,
        settings: Settings,
        progress: Progress,
        corrections: Sequence[Correction],
        /,
    ) -> Reading: ...


class Export(Protocol):
    """Write a comparison and its dossier to a file in the form that its ending names.

    `sources` are the bytes of both articles' sources by SHA-256.
    """

    def __call__(
        self,
        comparison: Comparison,
        path: Path,
        style: PageStyle,
        progress: Progress,
        /,
        *,
        dossier: Dossier | None,
        sources: Mapping[str, bytes],
    ) -> None: ...


class Preview(Protocol):
    """Give the bytes that an export in a form would write."""

    def __call__(
        self,
        comparison: Comparison,
        format: Format,  # noqa: A002  the word for it
        style: PageStyle,
        progress: Progress,
        /,
        *,
        dossier: Dossier | None,
    ) -> bytes: ...


class Annotate(Protocol):
    """Write copies of the articles' own PDFs with all marks into a folder."""

    def __call__(
        self,
        comparison: Comparison,
        sources: Mapping[str, bytes],
        folder: Path,
        progress: Progress,
        /,
        *,
        dossier: Dossier | None,
    ) -> AnnotatedFiles: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The callables and folders that the window works with.

    The callables run in the worker thread and raise `ReaderError` for people. Without an
    icon folder, buttons show words alone. Without `paste_text` nothing can be pasted.
    `examples` are pairs to try it with. Without `preferences` nothing is kept
    from one run to the next. `read_source` gives the bytes of an article's file. `makes`
    says whether a comparison made now would be that of a provenance; without it every
    comparison out of a project is made anew.
    """

    open_article: Callable[[Path], Article]
    read_source: Callable[[Path], bytes]
    compare: Compare
    export: Export
    preview: Preview
    annotate: Annotate
    theme_folder: Path
    font_folder: Path
    icon_folder: Path | None = None
    makes: Callable[[Provenance, Progress], bool] | None = None
    paste_text: Callable[[str], Article] | None = None
    examples: tuple[Example, ...] = ()
    preferences: PreferencesFile | None = None
