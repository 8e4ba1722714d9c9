"""Nothing leaves the program, and no library in it keeps notes of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
JOB = """
import sys, time
from reader.app import main, seed_pair
status = main(["compare", *map(str, seed_pair()), "-o", sys.argv[1]])
time.sleep(float(sys.argv[2]))  # a library that reports in the background gets its chance
sys.exit(status)
"""


def test_the_main_job_leaves_nothing_in_the_home_folder(tmp_path: Path) -> None:
    """onnxruntime writes a device id and a queue of events unless it is told not to."""
    home, report = tmp_path / "home", tmp_path / "report.pdf"
    home.mkdir()
    places = ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    environment = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
    environment |= dict.fromkeys(places, str(home)) | {"PYTHONPATH": str(ROOT)}
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
    assert sorted(home.rglob("*")) == []
