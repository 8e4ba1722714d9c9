"""Open a project by its path, or the one that lies in a report."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader._cli_arguments import REPORT_ENDING
from reader.core import ReaderError
from reader.store import PROJECT_ENDING, Project


@contextmanager
def opened_project(path: Path, *, is_changed: bool = False) -> Iterator[Project]:
    """Open a project; of a PDF, the project that it holds. Raises `ReaderError`.

    A report is never written into: it cannot be opened to be changed.
    """
    from reader.export import project_in_pdf  # noqa: PLC0415  only where there is a report

    if path.suffix.lower() != REPORT_ENDING:
        with Project.open(path) as project:
            yield project
        return
    if is_changed:
        raise ReaderError(
            f"{path.name} is a report, and Lateral writes into none.",
            "Open it in the window, which puts its project beside it, and change that.",
        )
    data = project_in_pdf(path)
    with tempfile.TemporaryDirectory(prefix="lateral-") as folder:
        copy = Path(folder) / f"{path.stem}{PROJECT_ENDING}"
        copy.write_bytes(data)
        with Project.open(copy) as project:
            yield project
