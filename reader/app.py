"""The composition root: arguments, resources, then a window or a command.

Start-up in order:

1. `main` reads the arguments. The commands, such as `compare` and `batch`, need no window: they
   get an `Equipment` (models, sources and exporters, loaded when first used) and run.
2. For a window, a display is looked for. Without one the main job is done all the same:
   the summary is printed and the annotated PDF is written to the current folder.
3. With one, a process for the long work is started, which loads the models meanwhile. The
   application and the main window are made and painted. Only then are the two articles read,
   in the window's worker thread.

Every error for people ends here as one or two lines on standard error.
Exit status: 0 done, 1 some input could not be compared or is not the same, 2 wrong usage.
"""

import gc
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from reader._cli_annotate import annotate_originals
from reader._cli_arguments import (
    AnnotateOriginals,
    CheckProject,
    CompareMany,
    CompareProject,
    CompareTwo,
    MergeProjects,
    OpenWindow,
    Request,
    ShowProject,
    TransferNotes,
    TransferTags,
    parse,
)
from reader._cli_batch import compare_many
from reader._cli_compare import compare_files, compare_pair, print_lines, summary
from reader._cli_notes import transfer_notes
from reader._cli_projects import check_project, merge_projects, show_project
from reader._cli_tags import transfer_tags
from reader._equipment import Equipment, creation_date
from reader.core import ReaderError
from reader.paths import cache_folder, preferences_file, resource_folder, seed_folder

if TYPE_CHECKING:
    from reader._companion import Companion
    from reader.ui import Services

SEED_PAIR = "dc-police-ice"
REPORT_NAME = "lateral-report.pdf"
NO_CACHE = "LATERAL_NO_CACHE"
_SCREENLESS = ("offscreen", "minimal")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Lateral with command-line arguments; give the exit status."""
    # Numpy reads this when it is loaded. Its threads wait by spinning, which costs more than
    # they gain on a busy machine, and sums could depend on how many there are.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    request = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(request)
    except ReaderError as error:
        print(f"lateral: {error.message}", file=sys.stderr)
        if error.hint:
            print(error.hint, file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stdout = None  # whoever read the output has gone; nothing is left to flush
        return 0
    except KeyboardInterrupt:
        print("lateral: stopped", file=sys.stderr)
        return 130


def _run(request: Request) -> int:
    equipment = Equipment(
        resource_folder(),
        creation_date(os.environ.get),
        cache_folder() if _caches(request) else None,
        # Garbage is looked for with every thread held up. What is there once the models are, most
        # of all there will be, stays to the end; to look through it took a tenth of a second.
        on_loaded=gc.freeze if isinstance(request, OpenWindow) else None,
    )
    match request:
        case OpenWindow() if _has_display():
            return _open_window(request, equipment)
        case OpenWindow():
            _work_without_window(request, equipment)
        case CompareTwo() | CompareProject():
            compare_pair(request, equipment)
        case AnnotateOriginals():
            return 0 if annotate_originals(request, equipment) else 1
        case CompareMany():
            return 0 if compare_many(request, equipment) else 1
        case CheckProject():
            return 0 if check_project(request, equipment) else 1
        case _:
            _work_on_project(request)
    return 0


def _work_on_project(request: ShowProject | MergeProjects | TransferNotes | TransferTags) -> None:
    match request:
        case ShowProject():
            show_project(request)
        case MergeProjects():
            merge_projects(request)
        case TransferNotes():
            transfer_notes(request)
        case TransferTags():
            transfer_tags(request)


def _caches(request: Request) -> bool:
    """Say whether vectors are kept on disk; a check of a project works all out anew."""
    caching = OpenWindow | CompareTwo | CompareProject | AnnotateOriginals | CompareMany
    if not isinstance(request, caching):
        return False
    return request.uses_cache and not os.environ.get(NO_CACHE)


def seed_pair() -> tuple[Path, Path]:
    """Give the two files of the first example, in their order. Raises `ReaderError`."""
    from reader.store import read_example  # noqa: PLC0415  a pair of one's own needs none

    return read_example(seed_folder() / SEED_PAIR).paths


def _has_display() -> bool:
    """Say whether a window can be shown; a display that does not answer is none."""
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in _SCREENLESS:
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    # Qt aborts the process where a display is named but does not answer, so a child tries.
    probe = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    child = [sys.executable, "-c", probe]
    return subprocess.run(child, capture_output=True, check=False).returncode == 0


def _work_without_window(request: OpenWindow, equipment: Equipment) -> None:
    print("There is no display, so the window stays closed. Here is what it would show.\n")
    if request.project is not None:
        compare_pair(CompareProject(project=request.project, outputs=()), equipment)
        return
    comparison = compare_files(*(request.pair or seed_pair()), equipment)
    print_lines(summary(comparison))
    report = Path.cwd() / REPORT_NAME
    equipment.export(comparison, report)
    print(f"\nThe annotated PDF: {report}")


def _open_window(request: OpenWindow, equipment: Equipment) -> int:
    with _worker(request, equipment) as worker:
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415  the commands need no Qt

        from reader.ui import MainWindow, prepare_application  # noqa: PLC0415

        application = QApplication(sys.argv[:1])
        prepare_application(application, resource_folder() / "desktop" / "lateral.svg")
        window = MainWindow(services(equipment, worker))
        window.show()
        if request.project is not None:
            window.open_project(request.project)
        else:
            window.open_pair(*(request.pair or seed_pair()))
        return application.exec()


def _worker(
    request: OpenWindow, equipment: Equipment
) -> "AbstractContextManager[Companion | Equipment]":
    """Give what does the long work: a process of its own, or else the window's worker thread."""
    from reader._companion import Companion  # noqa: PLC0415  for the window alone

    if not Companion.can_be_had():
        return nullcontext(equipment)
    words = [resource_folder(), cache_folder()] if _caches(request) else [resource_folder()]
    # Garbage is looked for with every thread held up. What a comparison is made of is freed
    # without that, and to look through it takes a tenth of a second.
    return Companion(*map(str, words), on_answer=gc.freeze)


def services(equipment: Equipment, worker: "Companion | Equipment") -> "Services":
    """Give the window what it works with: the `worker` compares and writes reports."""
    from reader.store import PreferencesFile, read_examples  # noqa: PLC0415  for the window alone
    from reader.ui import Services  # noqa: PLC0415  the commands need no Qt

    resources = resource_folder()
    return Services(
        open_article=equipment.open_article,
        read_source=equipment.read_source,
        paste_text=equipment.article_from_text,
        compare=worker.read,
        makes=worker.makes,
        export=worker.export,
        annotate=worker.annotate,
        preview=worker.preview,
        theme_folder=resources / "themes",
        font_folder=resources / "fonts",
        icon_folder=resources / "icons",
        examples=read_examples(seed_folder(), SEED_PAIR),
        preferences=PreferencesFile(preferences_file(os.environ.get, sys.platform)),
    )
