"""Jobs that are measured in a process of their own; each prints one JSON object.

python tests/bench/children.py engine|paint|window|pdf|"long pdf"
"""

import difflib
import json
import os
import re
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reader._companion import Companion
    from reader.ui import MainWindow


def seconds(call: Callable[[], object]) -> float:
    """Give how long a call takes on the clock."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def work(call: Callable[[], object]) -> float:
    """Give the processor time of a call, with that of processes that it waits for."""
    start = os.times()
    call()
    return sum(os.times()[:4]) - sum(start[:4])


def peak_megabytes(*, children: bool = False) -> float:
    """Give the greatest resident memory so far of this process, or of one that it started.

    Linux counts what the starting process held into a new one's `ru_maxrss`, so its own
    greatest is read elsewhere: proc(5), VmHWM.
    """
    status = Path("/proc/self/status")
    if not children and status.exists():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    who = resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF
    kilobytes = resource.getrusage(who).ru_maxrss
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


def engine() -> dict[str, float]:
    """Compare the seed pair, beside difflib on every pair of its sentences."""
    from reader._equipment import Equipment
    from reader.app import seed_pair
    from reader.core import Settings
    from reader.paths import resource_folder

    equipment = Equipment(resource_folder())
    left, right = (equipment.open_article(path) for path in seed_pair())
    load = seconds(equipment._load)
    loaded = len(sys.modules)
    compare = seconds(lambda: equipment.compare(left, right, Settings()))
    late = len(sys.modules) - loaded
    again = seconds(lambda: equipment.compare(left, right, Settings()))
    lines = [re.split(r"(?<=[.!?])\s+", article.text) for article in (left, right)]
    peer = seconds(
        lambda: [
            difflib.SequenceMatcher(None, one, two, autojunk=False).ratio()
            for one in lines[0]
            for two in lines[1]
        ]
    )
    return {
        "load": load,
        "compare": compare,
        "compare again": again,
        "modules loaded late": late,
        "difflib": peer,
        "peak MB": peak_megabytes(),
    }


def paint() -> dict[str, float]:
    """Start the window as the program does, up to its first paint."""
    start = time.perf_counter(), time.process_time()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from reader._companion import Companion
    from reader.paths import resource_folder

    with Companion(str(resource_folder())) as companion:
        application, window = _shown(companion)
        application.processEvents()
        painted = time.perf_counter() - start[0], time.process_time() - start[1]
        window.close()
    return {"first paint": painted[0], "work": painted[1]}


def window() -> dict[str, float]:
    """Open and compare the seed pair as the program does; give the memory that it took."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from reader._companion import Companion
    from reader.app import seed_pair
    from reader.paths import resource_folder

    with Companion(str(resource_folder())) as companion:
        application, window = _shown(companion)
        window.open_pair(*seed_pair())
        while window.session.comparison is None:
            application.processEvents()
        application.processEvents()
        window.close()
    return {"window MB": peak_megabytes(), "companion MB": peak_megabytes(children=True)}


def _shown(companion: "Companion") -> "tuple[QApplication, MainWindow]":
    from PySide6.QtWidgets import QApplication

    from reader._equipment import Equipment
    from reader.app import services
    from reader.paths import resource_folder
    from reader.ui import MainWindow, prepare_application

    application = QApplication([])
    prepare_application(application)
    given = services(Equipment(resource_folder()), companion)
    window = MainWindow(replace(given, preferences=None))
    window.show()
    return application, window


def pdf() -> dict[str, float]:
    """Write the report of two texts of 2,000 words with some 125 marks."""
    return _pdf(2_000, 125)


def long_pdf() -> dict[str, float]:
    """Write the report of two texts of 10,000 words, marked as densely."""
    return _pdf(10_000, 625)


def _pdf(words: int, marks: int) -> dict[str, float]:
    import tempfile

    import reader.export._highlights
    import reader.export._pdf  # noqa: F401  loaded before the clock starts, as at a second export
    from reader._equipment import Equipment
    from reader.core import Link, Relation, Status
    from reader.paths import resource_folder
    from tests.factories import draft, parse, plain_comparison, with_details

    said = [
        f"The port of this town had {n} barges and tugs in that week." for n in range(words // 13)
    ]
    # A figure in every other sentence makes as many rows of a ledger as news has.
    said[::2] = [line.replace(f" {n} ", " many ") for n, line in enumerate(said)][::2]
    blocks = [" / ".join(said[at : at + 4]) for at in range(0, len(said), 4)]
    side = draft(parse("headline: A port\n\n" + "\n\n".join(f"paragraph: {b}" for b in blocks)))
    plain = plain_comparison(side, side)
    step = 2 * len(said) // marks
    links = tuple(
        Link(a=(n,), b=(n,), relation=Relation.REWORDED, moved=False, score=0.8)
        for n in range(1, len(said), max(1, step))
    )
    quiet = [
        tuple(replace(row, status=Status.NOFACT, missing=()) for row in rows)
        for rows in plain.coverage
    ]
    comparison = with_details(replace(plain, links=links, coverage=(quiet[0], quiet[1])))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        equipment = Equipment(resource_folder())
        told = {"pdf": seconds(lambda: equipment.export(comparison, path))}
        told |= {"peak MB": peak_megabytes(), "typesetter MB": peak_megabytes(children=True)}
        told["pdf work"] = work(lambda: equipment.export(comparison, path))
        pairs = [list(pair) for pair in zip(blocks, blocks, strict=True)]
        return told | {"plain pdf work": work(lambda: _plain_pdf(pairs, Path(folder)))}


_PLAIN = """
#set page(paper: "a4", flipped: true, margin: 15mm)
#set text(font: "Source Serif 4", size: 9.3pt)
#table(columns: (1fr, 1fr), ..json(bytes(sys.inputs.data)).flatten())
"""


def _plain_pdf(pairs: list[list[str]], folder: Path) -> None:
    """Have the same words set without a mark, a note or an annotation."""
    from reader.core import silent
    from reader.export._typesetting import Order, Typesetter
    from reader.paths import resource_folder

    template = folder / "plain.typ"
    template.write_text(_PLAIN, encoding="utf-8")
    order = Order(
        template=str(template),
        folder=str(folder),
        standards=[],
        seconds=0,
        data=json.dumps(pairs),
    )
    with Typesetter(resource_folder() / "fonts") as typesetter:
        typesetter.begin(order)
        typesetter.pages(silent)


if __name__ == "__main__":
    jobs = {"engine": engine, "paint": paint, "window": window, "pdf": pdf, "long pdf": long_pdf}
    print(json.dumps(jobs[sys.argv[1]]()))
