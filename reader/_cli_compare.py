"""Compare two files without a window: `lateral compare`."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from reader._cli_arguments import CompareTwo
from reader._cli_new_project import is_project, make_project, refuse_existing
from reader._equipment import Equipment
from reader.core import Comparison, ReaderError, Settings

STANDARD_OUTPUT = "-"


def compare_two(request: CompareTwo, equipment: Equipment) -> None:
    """Compare, then write every output asked for, or print a summary.

    Raises `ReaderError` for bad input; the endings are checked before the work begins.
    """
    from reader.export import Format  # noqa: PLC0415  only where something is exported

    for output in request.outputs:
        if output != STANDARD_OUTPUT:
            if is_project(Path(output)):
                refuse_existing(Path(output))
            else:
                Format.of(Path(output))
            refuse_to_overwrite(Path(output), (request.left, request.right))
    comparison = compare_files(request.left, request.right, equipment)
    if not request.outputs:
        print_lines(summary(comparison))
    for output in request.outputs:
        if output == STANDARD_OUTPUT:
            print_json(comparison)
        else:
            if is_project(Path(output)):
                make_project(comparison, Path(output))
            else:
                equipment.export(comparison, Path(output), style=request.style)
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
