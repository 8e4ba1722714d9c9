"""Save a comparison as a new project: `lateral compare A B -o pair.lateral`."""

import hashlib
from pathlib import Path

from reader.core import FRAMING_TAGS, LENS_TAGS, Comparison, Dossier, ReaderError
from reader.store import PROJECT_ENDING, Project


def is_project(path: Path) -> bool:
    """Say whether a path has the ending of projects."""
    return path.suffix.lower() == PROJECT_ENDING


def refuse_existing(path: Path) -> None:
    """Raise `ReaderError` if there is a file, whose notes would be lost."""
    if path.exists():
        raise ReaderError(
            f"{path} is there already, and may hold notes.", "Choose another name with -o."
        )


def make_project(comparison: Comparison, path: Path) -> None:
    """Save two articles that were read from files, with their comparison and the usual tags.

    Raises `ReaderError` if a file changed since it was read, or the project is there.
    """
    from reader.export import comparison_to_json  # noqa: PLC0415  only where it is needed

    with Project.create(path, new_dossier(comparison), read_sources(comparison)) as project:
        project.keep_comparison(comparison_to_json(comparison))


def new_dossier(comparison: Comparison) -> Dossier:
    """Give what is known of a pair before a reader has done anything, with the usual tags."""
    return Dossier(
        articles=comparison.articles,
        settings=comparison.provenance.settings,
        tag_sets=(FRAMING_TAGS, LENS_TAGS),
    )


def read_sources(comparison: Comparison) -> dict[str, bytes]:
    """Read both files again, by their SHA-256. Raises `ReaderError` if one is gone."""
    files = [_bytes(Path(article.source.path)) for article in comparison.articles]
    return {hashlib.sha256(data).hexdigest(): data for data in files}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReaderError(
            f"{path} cannot be read again: {error.strerror or error}.", "Try again."
        ) from error
