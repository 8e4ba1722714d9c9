"""Nothing leaves the program, and no library in it keeps notes of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
JOB = """
import sys, time
from reader.app import main, seed_pair
status = main(["compare", *map(str, seed_pair()), "-o", sys.argv[1]])
time.sleep(float(sys.argv[2]))  # a library that reports in the background gets its chance
sys.exit(status)
"""


@pytest.mark.parametrize(("no_cache", "kept"), [("", ["lateral", "lateral/vectors.db"]), ("1", [])])
def test_the_main_job_leaves_only_the_cache_in_the_home_folder(
    tmp_path: Path, no_cache: str, kept: list[str]
) -> None:
    """onnxruntime writes a device id and a queue of events unless it is told not to."""
    home, report = tmp_path / "home", tmp_path / "report.pdf"
    home.mkdir()
    places = ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    environment = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
    environment |= dict.fromkeys(places, str(home)) | {"PYTHONPATH": str(ROOT)}
    environment |= {"LATERAL_NO_CACHE": no_cache}
    run = subprocess.run(
        [sys.executable, "-B", "-c", JOB, str(report), "1"],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert report.stat().st_size > 0
    assert sorted(path.relative_to(home).as_posix() for path in home.rglob("*")) == kept
