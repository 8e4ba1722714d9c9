"""Copies of the articles' own PDFs with all marks: `lateral annotate`."""

import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from reader._cli_arguments import AnnotateOriginals
from reader._cli_compare import compare_files
from reader._cli_opening import opened_project
from reader._equipment import Equipment
from reader.core import Comparison, Dossier, ReaderError


def annotate_originals(request: AnnotateOriginals, equipment: Equipment) -> bool:
    """Compare two articles or those of a project, and write a marked copy of each PDF.

    Say whether each PDF has its copy. Raises `ReaderError` if none is one.
    """
    dossier = None
    if request.right is not None:
        sources = _bytes_of(request.left, request.right, equipment)
        comparison = compare_files(request.left, request.right, equipment)
    else:
        dossier, sources = _project(request.left)
        comparison = equipment.compare(
            *dossier.articles, dossier.settings, corrections=dossier.decided
        )
    _make_folder(request.folder)
    return _written(comparison, sources, request, equipment, dossier)


def _written(
    comparison: Comparison,
    sources: Mapping[str, bytes],
    request: AnnotateOriginals,
    equipment: Equipment,
    dossier: Dossier | None,
) -> bool:
    made = equipment.annotate(
        comparison,
        sources,
        request.folder,
        dossier=dossier,
        is_black_and_white=request.is_black_and_white,
        only_confirmed=request.only_confirmed,
    )
    for file in made.files:
        print("\n".join(file.words), file=sys.stderr)
    for problem in made.problems:
        print(f"lateral: {problem.message}", problem.hint, sep="\n", file=sys.stderr)
    return not made.problems


def _bytes_of(left: Path, right: Path, equipment: Equipment) -> dict[str, bytes]:
    """Give the bytes of both files by their SHA-256, as they are before the comparison."""
    both = (equipment.read_source(left), equipment.read_source(right))
    return {sha256(data).hexdigest(): data for data in both}


def _project(path: Path) -> tuple[Dossier, dict[str, bytes]]:
    with opened_project(path) as project:
        if len(project.pairs) != 1:
            raise ReaderError(
                f"{path} holds {len(project.pairs)} pairs.",
                "Only a project of one pair can be annotated.",
            )
        dossier = project.dossier()
        digests = (article.source.sha256 for article in dossier.articles)
        return dossier, {digest: project.source(digest) for digest in digests}


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ReaderError(
            f"The folder {folder} cannot be made: {error.strerror or error}.",
            "Choose another place with -o.",
        ) from error
