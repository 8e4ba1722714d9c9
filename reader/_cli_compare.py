"""Compare two files, or the pair of a project, without a window: `lateral compare`."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader._cli_arguments import CompareProject, CompareTwo
from reader._cli_new_project import is_project, make_project, refuse_existing
from reader._cli_opening import opened_project
from reader._equipment import Equipment
from reader.core import Comparison, Dossier, ReaderError, Settings

if TYPE_CHECKING:
    from reader.export import PageStyle

STANDARD_OUTPUT = "-"


def compare_pair(request: CompareTwo | CompareProject, equipment: Equipment) -> None:
    """Compare two files or the articles of a project. Raises `ReaderError`."""
    if isinstance(request, CompareTwo):
        compare_two(request, equipment)
    else:
        compare_project(request, equipment)


def compare_two(request: CompareTwo, equipment: Equipment) -> None:
    """Compare, then write every output asked for, or print a summary.

    Raises `ReaderError` for bad input; the endings are checked before the work begins.
    """
    _check_outputs(request.outputs, (request.left, request.right))
    comparison = compare_files(request.left, request.right, equipment)
    if not request.outputs:
        print_lines(summary(comparison))
    for output in request.outputs:
        if is_project(Path(output)):
            make_project(comparison, Path(output))
            _say_written(output)
        else:
            _write(output, comparison, equipment, request.style)


def compare_project(request: CompareProject, equipment: Equipment) -> None:
    """Compare the articles of a project under what its reader decided; see `compare_two`."""
    if any(is_project(Path(output)) for output in request.outputs):
        raise ReaderError(f"{request.project} is a project already.", "Copy it.")
    _check_outputs(request.outputs, (request.project,))
    with opened_project(request.project) as project:
        if len(project.pairs) != 1:
            raise ReaderError(
                f"{request.project} holds {len(project.pairs)} pairs.",
                "Only a project of one pair can be written.",
            )
        dossier = project.dossier()
        sources = {a.source.sha256: project.source(a.source.sha256) for a in dossier.articles}
    comparison = equipment.compare(*dossier.articles, dossier.settings, corrections=dossier.decided)
    if not request.outputs:
        print_lines(summary(comparison))
    for output in request.outputs:
        _write(output, comparison, equipment, request.style, kept=(dossier, sources))


def _check_outputs(outputs: Iterable[str], inputs: tuple[Path, ...]) -> None:
    from reader.export import Format  # noqa: PLC0415  only where something is exported

    for path in (Path(output) for output in outputs if output != STANDARD_OUTPUT):
        if is_project(path):
            refuse_existing(path)
        else:
            Format.of(path)
        refuse_to_overwrite(path, inputs)


def _write(
    output: str,
    comparison: Comparison,
    equipment: Equipment,
    style: "PageStyle | None",
    kept: tuple[Dossier | None, Mapping[str, bytes] | None] = (None, None),
) -> None:
    dossier, sources = kept
    if output == STANDARD_OUTPUT:
        from reader.presentation import confirmed_only  # noqa: PLC0415  only where it is needed

        if style is not None and style.only_confirmed and dossier is not None:
            comparison, _ = confirmed_only(comparison, dossier)
        print_json(comparison)
    else:
        equipment.export(comparison, Path(output), style, dossier=dossier, sources=sources)
        _say_written(output)


def _say_written(output: str) -> None:
    print(f"Wrote {output}", file=sys.stderr)


def compare_files(left: Path, right: Path, equipment: Equipment) -> Comparison:
    """Read and compare two files; notes about them go to standard error."""
    articles = equipment.open_article(left), equipment.open_article(right)
    if articles[0].source.sha256 == articles[1].source.sha256:
        print(f"Note: {left.name} and {right.name} are the same file.", file=sys.stderr)
    for path, article in zip((left, right), articles, strict=True):
        for warning in article.warnings:
            print(f"Note on {path.name}: {warning}", file=sys.stderr)
    return equipment.compare(*articles, Settings())


def refuse_to_overwrite(output: Path, inputs: Iterable[Path]) -> None:
    """Raise `ReaderError` if an output is one of the files that are read."""
    if any(path.resolve() == output.resolve() for path in inputs):
        raise ReaderError(
            f"{output} is one of the files to be read; it would be lost.",
            "Choose another name with -o.",
        )


def print_json(comparison: Comparison) -> None:
    """Print a comparison as one JSON object."""
    from reader.export import comparison_to_json  # noqa: PLC0415

    json.dump(comparison_to_json(comparison), sys.stdout, ensure_ascii=False, indent=2)
    print()


def print_lines(lines: Sequence[str]) -> None:
    """Print lines to standard output."""
    print("\n".join(lines))


def summary(comparison: Comparison) -> tuple[str, ...]:
    """Give the readable summary of a comparison."""
    from reader.presentation import summary_of  # noqa: PLC0415

    return summary_of(comparison)
