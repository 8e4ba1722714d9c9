"""How fast the window is, and how much memory it takes, each in a fresh process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRIES = 3

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows counts memory another way"),
]


def measured(job: str, tries: int = 1) -> dict[str, float]:
    """Run a job a few times; give the least of each figure."""
    quiet = {"QT_QPA_PLATFORM": "offscreen", "OPENBLAS_NUM_THREADS": "1", "LATERAL_NO_CACHE": "1"}
    runs = []
    for _ in range(tries):
        run = subprocess.run(
            [sys.executable, "-m", "tests.bench.windows", job],
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=ROOT,
            env=os.environ | quiet,
        )
        assert run.returncode == 0, run.stderr
        runs.append(json.loads(run.stdout.strip().splitlines()[-1]))
    return {name: min(run[name] for run in runs) for name in runs[0]}


@pytest.fixture(scope="module")
def frames() -> dict[str, float]:
    return measured("frames")


# Each bound is two to three times what was measured as a multiple of what Qt takes to lay out both
# texts with nothing else: a slower machine is slower in both.
@pytest.mark.parametrize("words", [10_000, 100_000])
def test_a_scrolled_frame_with_ribbons_takes_sixteen_milliseconds(
    frames: dict[str, float], words: int
) -> None:
    assert frames[f"scroll p95 {words}"] <= 0.5 * frames["plain resize 10000"]


@pytest.mark.parametrize(("words", "times"), [(10_000, 2.5), (100_000, 2)])
def test_hiding_a_relation_costs_as_much_as_plain_texts(
    frames: dict[str, float], words: int, times: float
) -> None:
    assert frames[f"toggle {words}"] <= times * frames[f"plain resize {words}"]


@pytest.mark.parametrize("words", [10_000, 100_000])
def test_a_resize_costs_a_few_times_that_of_plain_texts(
    frames: dict[str, float], words: int
) -> None:
    assert frames[f"resize {words}"] <= 6 * frames[f"plain resize {words}"]


@pytest.mark.parametrize("words", [10_000, 100_000])
def test_a_zoom_costs_a_few_times_a_resize_of_plain_texts(
    frames: dict[str, float], words: int
) -> None:
    assert frames[f"zoom {words}"] <= 7 * frames[f"plain resize {words}"]


@pytest.mark.parametrize(("words", "times"), [(10_000, 12), (100_000, 6)])
def test_another_theme_costs_a_few_times_a_resize_of_plain_texts(
    frames: dict[str, float], words: int, times: float
) -> None:
    assert frames[f"theme {words}"] <= times * frames[f"plain resize {words}"]


@pytest.fixture(scope="module", params=["stall", "dense stall"])
def stall(request: pytest.FixtureRequest) -> dict[str, float]:
    return measured(request.param, TRIES)


def test_the_window_answers_while_long_texts_are_compared(stall: dict[str, float]) -> None:
    assert stall["findings"] > 100
    assert stall["work"] <= max(50, 2 * stall["plain"])
    # A machine that is busy with other things stalls a window at rest, too.
    assert stall["stall"] <= stall["idle"] + max(100, 3 * stall["plain"])


def test_nothing_done_with_long_texts_takes_the_window_long(stall: dict[str, float]) -> None:
    assert stall["acts"] <= max(120, 6 * stall["plain"])
