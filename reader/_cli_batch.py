"""Compare many pairs: `lateral batch`."""

import contextlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from reader._cli_arguments import CompareMany
from reader._cli_compare import STANDARD_OUTPUT, refuse_to_overwrite
from reader._cli_reports import ReportFolder
from reader._equipment import Equipment
from reader.core import Article, ReaderError, Settings

_KEPT_ARTICLES = 256
_STEPS_WITHOUT_TERMINAL = 20
_ROW_HINT = 'A row is {"id": "…", "articles": ["path", "path"]}.'


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a manifest: its id and its two paths, or what is wrong with it."""

    id: object
    paths: tuple[Path, Path] | None
    problem: str = ""

    def pair(self) -> tuple[Path, Path]:
        """Give the two paths. Raises `ReaderError` if the line named none."""
        if self.paths is None:
            raise ReaderError(self.problem, _ROW_HINT)
        return self.paths


def compare_many(request: CompareMany, equipment: Equipment) -> bool:
    """Compare every pair of the manifest, in its order; say whether all could be compared.

    The output takes its name only when it is complete; "-" stands for standard output. A
    row that fails leaves an error in its line. Raises `ReaderError` if the manifest or the
    output cannot be opened, or if the output is a file that is read.
    """
    rows = read_manifest(request.manifest)
    inputs = [request.manifest, *(path for row in rows for path in row.paths or ())]
    batch = _Batch(equipment, _reports(request, equipment, inputs))
    if str(request.output) == STANDARD_OUTPUT:
        batch.write(rows, sys.stdout)
    else:
        refuse_to_overwrite(request.output, inputs)
        _write_whole(batch, rows, request.output)
    print(f"{len(rows)} pairs, {batch.failures} failed", file=sys.stderr)
    return batch.failures == 0


def _reports(
    request: CompareMany, equipment: Equipment, inputs: Sequence[Path]
) -> ReportFolder | None:
    if not request.report:
        return None
    folder = request.output.with_name(f"{request.output.stem}-reports")
    return ReportFolder(folder, request.report, equipment, inputs, style=request.style)


def _write_whole(batch: "_Batch", rows: Sequence[Row], output: Path) -> None:
    partial = output.with_name(output.name + ".part")
    try:
        # Half a surrogate pair, as in a damaged file name, becomes an escape of JSON.
        with partial.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            batch.write(rows, out)
        partial.replace(output)
    except OSError as error:
        raise ReaderError(
            f"{output} cannot be written: {error.strerror or error}.",
            "Choose another place with -o.",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def read_manifest(path: Path) -> list[Row]:
    """Read a manifest; a line that is not a pair becomes a row with a problem."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReaderError(
            f"The manifest {path} cannot be read: {error.strerror or error}.", "Check its path."
        ) from error
    except UnicodeDecodeError as error:
        raise ReaderError(
            f"The manifest {path} is not text in UTF-8.", "Save it as UTF-8, one JSON row a line."
        ) from error
    lines = ((n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip())
    rows = [_row(n, line, path.parent) for n, line in lines]
    if not rows:
        raise ReaderError(f"The manifest {path} names no pair.", _ROW_HINT)
    return rows


def _row(number: int, line: str, folder: Path) -> Row:
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return Row(id=None, paths=None, problem=f"Line {number} of the manifest is not JSON.")
    identity = content.get("id") if isinstance(content, dict) else None
    match content:
        case {"articles": [str() as left, str() as right]}:
            return Row(id=identity, paths=(folder / left, folder / right))
    problem = f"Line {number} of the manifest does not name two articles."
    return Row(id=identity, paths=None, problem=problem)


class _Batch:
    """Compare rows one after the other; keeps the articles read last."""

    def __init__(self, equipment: Equipment, reports: ReportFolder | None = None) -> None:
        self._equipment = equipment
        self._reports = reports
        self._articles: dict[Path, Article] = {}
        self.failures = 0

    def write(self, rows: Sequence[Row], out: IO[str]) -> None:
        """Write one line a row, in order, and its report where one is asked for."""
        if self._reports:
            self._reports.open()
        for number, row in enumerate(rows):
            _show_progress(number, len(rows), row.id)
            json.dump(self.answer(row), out, ensure_ascii=False)
            out.write("\n")
        if self._reports:
            self._reports.close()
            self.failures += self._reports.failures

    def answer(self, row: Row) -> dict[str, object]:
        """Give the line of one row: a comparison or an error."""
        from reader.export import comparison_to_json  # noqa: PLC0415

        try:
            left, right = (self._open(path) for path in row.pair())
            comparison = self._equipment.compare(left, right, Settings())
        except ReaderError as error:
            self.failures += 1
            if self._reports:
                self._reports.add_problem(row.id, error)
            return {"id": row.id, "error": {"message": error.message, "hint": error.hint}}
        if self._reports:
            self._reports.add(row.id, comparison)
        return {"id": row.id, **comparison_to_json(comparison)}

    def _open(self, path: Path) -> Article:
        if path not in self._articles:
            if len(self._articles) >= _KEPT_ARTICLES:
                del self._articles[next(iter(self._articles))]
            self._articles[path] = self._equipment.open_article(path)
        return self._articles[path]


def _show_progress(number: int, total: int, identity: object) -> None:
    """Say where the batch is: each row on a terminal, every twentieth part elsewhere."""
    step = 1 if sys.stderr.isatty() else max(1, total // _STEPS_WITHOUT_TERMINAL)
    if number % step == 0:
        name = "" if identity is None else f": {identity}"
        print(f"{number + 1} of {total}{name}", file=sys.stderr, flush=True)
