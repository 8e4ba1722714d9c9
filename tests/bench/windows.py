"""What the window does with long articles; each job prints one JSON object.

python -m tests.bench.windows frames|stall|"dense stall"

Times of the event loop are in milliseconds. `frames` and `stall` have a peer in the same run,
so that a busy machine can be told from a slow window.
"""

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTextBrowser

from reader._companion import Companion
from reader._equipment import Equipment
from reader.app import services
from reader.core import Comparison
from reader.paths import resource_folder
from reader.presentation import LedgerKind, Role
from reader.ui import InlineRunner, MainWindow, prepare_application
from tests.factories import large_comparison
from tests.gui.acting import LEFT, RIGHT, Backstage
from tests.invented import dense_pair, invented_pair

WORDS, MANY_WORDS = 10_000, 100_000
_AT_REST = 2.0  # seconds in which nothing but the machine's own noise can stall the window
_SCHEDULE = Path("/proc/thread-self/schedstat")


def started() -> QApplication:
    """Make the application as the program does."""
    application = QApplication([])
    prepare_application(application)
    return application


def opened(application: QApplication, window: MainWindow) -> MainWindow:
    """Show a window in the size in which it is measured."""
    window.resize(1280, 800)
    window.show()
    application.processEvents()
    return window


# ------------------------------------------------------------------------------ frames


class Clock:
    """Time what is done up to the end of its painting, in time of the processor.

    Where there is a window, also what that puts off to later turns of the event loop.
    """

    def __init__(self, application: QApplication, window: MainWindow | None = None) -> None:
        self._application = application
        self.window = window

    def __call__(self, call: Callable[[], object]) -> float:
        start = time.thread_time()
        call()
        # Once for what the call set off, once for what that put off.
        self._application.processEvents()
        while self.window is not None and self.window.desk.is_measuring:
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._application.processEvents()
        return (time.thread_time() - start) * 1000


def frames() -> dict[str, float]:
    """Scroll, hide a relation, resize, zoom and change the theme, beside Qt's own text alone."""
    application = started()
    clock, out = Clock(application), {}
    for words in (WORDS, MANY_WORDS):
        backstage = Backstage(comparison=large_comparison(words))
        window = opened(application, MainWindow(backstage.services(), InlineRunner()))
        window.open_pair(LEFT, RIGHT)
        while window.session.comparison is None:
            application.processEvents()
        for name, figure in _figures(window, Clock(application, window)).items():
            out[f"{name} {words}"] = figure
        out[f"plain resize {words}"] = _plain_resize(backstage.comparison, clock)
        window.close()
        window.deleteLater()
        application.processEvents()
    return out


def _figures(window: MainWindow, clock: Clock) -> dict[str, float]:
    bar, session = window.desk.panes[0].verticalScrollBar(), window.session
    scrolls = sorted(clock(lambda n=n: bar.setValue(1000 + 37 * n)) for n in range(200))
    toggles = sorted(clock(lambda: session.toggle_role(Role.REWORDED)) for _ in range(7))
    sizes = [(1180 + 40 * (n % 4), 800) for n in range(7)]
    resizes = sorted(clock(lambda s=s: window.resize(*s)) for s in sizes)
    zooms = sorted(clock(lambda s=s: session.set_look(session.look.zoomed(s))) for s in (1, -1) * 2)
    themes = sorted(clock(window.actions_by_id["toggle_dark"].trigger) for _ in range(4))
    return {
        "scroll p95": scrolls[190],
        "toggle": toggles[3],
        "resize": resizes[3],
        "zoom": zooms[1],
        "theme": themes[1],
    }


def _plain_resize(comparison: Comparison, clock: Clock) -> float:
    """Resize two of Qt's own text views with the same words and nothing else."""
    views = [QTextBrowser(), QTextBrowser()]
    for view, article in zip(views, comparison.articles, strict=True):
        view.setPlainText(article.text)
        view.show()

    def resize(width: int) -> None:
        for view in views:
            view.resize(width, 700)
            # Qt lays out what is seen, and the rest when it is asked for.
            view.document().documentLayout().blockBoundingRect(view.document().lastBlock())

    times = sorted(clock(lambda n=n: resize(440 + 20 * (n % 4))) for n in range(7))
    for view in views:
        view.close()
    return times[3]


# ------------------------------------------------------------------------------- stalls


class Heartbeat:
    """A timer that beats each few milliseconds; what keeps it from beating is a stall.

    A stall is on the clock, without the time in which other programs had the processors.
    `work` is the longest one in the window's own time of the processor: it tells what the
    window does in one piece, without what it waits for the worker.
    """

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._beat)
        self._last = self._spent = 0.0
        self._longest = self._most = 0.0

    @property
    def work(self) -> float:
        """Give the window's own part of the worst stall, in milliseconds."""
        return self._most * 1000

    def _beat(self) -> None:
        now, spent = time.perf_counter() - _kept_off(), time.thread_time()
        self._longest = max(self._longest, now - self._last)
        self._most = max(self._most, spent - self._spent)
        self._last, self._spent = now, spent

    def worst_work(self, start: Callable[[], object], is_over: Callable[[], bool]) -> float:
        """Let something run as `longest` does; give the most that was done in one piece."""
        self.longest(start, is_over)
        return self.work

    def longest(self, start: Callable[[], object], is_over: Callable[[], bool]) -> float:
        """Let something run until it is over and painted; give the longest stall."""
        self._last, self._longest = time.perf_counter() - _kept_off(), 0.0
        self._spent, self._most = time.thread_time(), 0.0
        self._timer.start()
        start()
        while not is_over():
            self._application.processEvents()
        until = time.perf_counter() + 0.3
        while time.perf_counter() < until:
            self._application.processEvents()
        self._timer.stop()
        return self._longest * 1000


def _kept_off() -> float:
    """Give for how long this thread was ready to run and had no processor, where that is known."""
    try:
        return int(_SCHEDULE.read_text().split()[1]) / 1e9
    except OSError:
        return 0.0


def stall() -> dict[str, float]:
    """Open and compare two long texts of which a third is shared."""
    return _stall(invented_pair(WORDS))


def dense_stall() -> dict[str, float]:
    """Open and compare two long texts that contradict each other nearly everywhere."""
    return _stall(dense_pair(WORDS))


def _stall(pair: tuple[list[str], list[str]]) -> dict[str, float]:
    """Open and compare two texts; give the longest stall, beside that of a window at rest.

    Then go through what a reader does with them; `acts` is the most work in one turn of that.
    """
    application, equipment = started(), Equipment(resource_folder())
    with (
        Companion(program="tests.bench.stand_in_companion", on_answer=gc.freeze) as companion,
        tempfile.TemporaryDirectory() as folder,
    ):
        given = replace(services(equipment, companion), preferences=None)
        window = opened(application, MainWindow(given))
        beats, session = Heartbeat(application), window.session
        start = time.monotonic()
        out = {"idle": beats.longest(lambda: None, lambda: time.monotonic() > start + _AT_REST)}
        paths = _written(pair, Path(folder))
        out["stall"] = beats.longest(
            lambda: window.open_pair(*paths), lambda: session.comparison is not None
        )
        out |= {"work": beats.work, "findings": float(len(session.findings))}
        out["plain"] = _plain_resize(session.comparison, Clock(application))
        acts = {
            name: beats.worst_work(act, lambda: _is_at_rest(window)) for name, act in _acts(window)
        }
        window.close()
    return out | {"acts": max(acts.values())} | acts


def _written(pair: tuple[list[str], list[str]], folder: Path) -> tuple[Path, Path]:
    """Write two texts as files of paragraphs of three sentences."""
    paths = folder / "a.txt", folder / "b.txt"
    for path, sentences in zip(paths, pair, strict=True):
        paragraphs = [" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)]
        path.write_text("\n\n".join(["News of the dam", *paragraphs]), encoding="utf-8")
    return paths


def _is_at_rest(window: MainWindow) -> bool:
    return not window.desk.is_measuring


def _acts(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """Give what a reader does with an open pair, one after another."""
    session, trigger = window.session, window.actions_by_id
    yield "first finding", lambda: session.step(1)
    yield "overview", trigger["toggle_overview"].trigger
    yield "texts", trigger["toggle_overview"].trigger
    for kind in LedgerKind:
        yield f"ledger of {kind}", lambda kind=kind: session.show_ledger(kind)
    yield "no ledger", lambda: session.show_ledger(None)
    yield "toggle", lambda: session.toggle_role(Role.ONLY_HERE)
    yield "zoom", lambda: session.set_look(session.look.zoomed(1))
    yield "theme", trigger["toggle_dark"].trigger
    yield "resize", lambda: window.resize(1400, 900)
    yield "edits", session.toggle_edits
    yield "differences", session.toggle_differences


JOBS = {"frames": frames, "stall": stall, "dense stall": dense_stall}

if __name__ == "__main__":
    print(json.dumps(JOBS[sys.argv[1]]()))
