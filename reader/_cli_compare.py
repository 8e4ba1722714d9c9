"""Compare two files without a window: `lateral compare`."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from reader._cli_arguments import CompareTwo
from reader._equipment import Equipment
from reader.core import Comparison, Settings

STANDARD_OUTPUT = "-"


def compare_two(request: CompareTwo, equipment: Equipment) -> None:
    """Compare, then write every output asked for, or print a summary.

    Raises `ReaderError` for bad input; the endings are checked before the work begins.
    """
    from reader.export import Format  # noqa: PLC0415  only where something is exported

    for output in request.outputs:
        if output != STANDARD_OUTPUT:
            Format.of(Path(output))
    comparison = compare_files(request.left, request.right, equipment)
    if not request.outputs:
        print_lines(summary(comparison))
    for output in request.outputs:
        if output == STANDARD_OUTPUT:
            print_json(comparison)
        else:
            equipment.export(comparison, Path(output))
            print(f"Wrote {output}", file=sys.stderr)


def compare_files(left: Path, right: Path, equipment: Equipment) -> Comparison:
    """Read and compare two files; notes about them go to standard error."""
    articles = equipment.open_article(left), equipment.open_article(right)
    if articles[0].source.sha256 == articles[1].source.sha256:
        print(f"Note: {left.name} and {right.name} are the same file.", file=sys.stderr)
    comparison = equipment.compare(*articles, Settings())
    for notice in comparison.notices:
        print(f"Note: {notice}", file=sys.stderr)
    return comparison


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
