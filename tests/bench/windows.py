"""What the window does with long articles; each job prints one JSON object.

python -m tests.bench.windows frames|stall|"dense stall"|memory

Times of the event loop are in milliseconds. `frames` and `stall` have a peer in the same run,
so that a busy machine can be told from a slow window.
"""

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTextBrowser

from reader._equipment import Equipment
from reader.app import seed_pair, services
from reader.core import Comparison, Progress, Settings, silent
from reader.engine import Encoded, compare
from reader.paths import resource_folder
from reader.presentation import LedgerKind, Role
from reader.ui import InlineRunner, JobRunner, MainWindow, prepare_application
from tests.bench.children import peak_megabytes
from tests.factories import large_comparison
from tests.gui.acting import LEFT, RIGHT, Backstage
from tests.invented import dense_pair, invented_pair
from tests.unit.engine.stand_in import StandIn, knowledge

if TYPE_CHECKING:
    from reader.core import Article

WORDS, MANY_WORDS = 10_000, 100_000
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


class SlowStandIn(StandIn):
    """Encode as slowly as a model does, without the interpreter's lock."""

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> tuple[Encoded, ...]:
        """Give the vectors of each text."""
        for number in range(len(texts)):
            time.sleep(0.001)
            progress(number / len(texts), "Reading for meaning")
        return super().encode(texts, progress)


def stall() -> dict[str, float]:
    """Open and compare two long texts of which a third is shared."""
    return _stall(invented_pair(WORDS))


def dense_stall() -> dict[str, float]:
    """Open and compare two long texts that contradict each other nearly everywhere."""
    return _stall(dense_pair(WORDS))


def _stall(pair: tuple[list[str], list[str]]) -> dict[str, float]:
    """Open and compare two texts; give the longest stall, beside that of a busy worker.

    Then go through what a reader does with them; `acts` is the most work in one turn of that.
    """

    known = cache(lambda: (knowledge(), gc.freeze())[0])  # as the program does it

    def compared(
        left: "Article", right: "Article", settings: Settings, progress: Progress, _by_hand: object
    ) -> Comparison:
        return compare(
            left,
            right,
            settings,
            encoder=SlowStandIn(),
            knowledge=known(),
            progress=progress,
        )

    application = started()
    given = replace(services(Equipment(resource_folder())), compare=compared, preferences=None)
    window = opened(application, MainWindow(given, JobRunner()))
    beats = Heartbeat(application)
    done: list[object] = []
    counting = window.runner
    peer = beats.longest(
        lambda: counting.start("peer", _count).succeeded.connect(done.append), lambda: bool(done)
    )
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.txt" for name in "ab"]
        for path, sentences in zip(paths, pair, strict=True):
            paragraphs = [" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)]
            path.write_text("\n\n".join(["News of the dam", *paragraphs]), encoding="utf-8")
        longest = beats.longest(
            lambda: window.open_pair(paths[0], paths[1]),
            lambda: window.session.comparison is not None,
        )
    work, session = beats.work, window.session
    plain = _plain_resize(session.comparison, Clock(application)) if session.comparison else 0.0
    acts = {name: beats.worst_work(act, lambda: _is_at_rest(window)) for name, act in _acts(window)}
    out = {"stall": longest, "work": work, "peer": peer, "findings": float(len(session.findings))}
    window.close()
    return out | {"plain": plain, "acts": max(acts.values())} | acts


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


def _count(progress: Progress) -> int:
    """Keep the interpreter busy for a second, as any work in Python does."""
    until, number = time.perf_counter() + 1.0, 0
    while time.perf_counter() < until:
        number += sum(range(1000))
        progress(0.5, "counting")
    return number


# ------------------------------------------------------------------------------- memory


def memory() -> dict[str, float]:
    """Open and compare the seed pair with the true model; give the memory that it took."""
    application = started()
    given = replace(services(Equipment(resource_folder())), preferences=None)
    window = opened(application, MainWindow(given, JobRunner()))
    window.open_pair(*seed_pair())
    while window.session.comparison is None:
        application.processEvents()
    application.processEvents()
    window.close()
    return {"peak MB": peak_megabytes()}


JOBS = {"frames": frames, "stall": stall, "dense stall": dense_stall, "memory": memory}

if __name__ == "__main__":
    print(json.dumps(JOBS[sys.argv[1]]()))
