"""Run the evaluation's scorer on this program and read what it says."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BASELINE = Path(__file__).with_name("baseline.json")
LOWER_IS_BETTER = "false_alarm_rate"

# The tests run these: None is every case, a number a fixed sample of so many.
SAMPLES: dict[str, int | None] = {
    "gold": None,
    "conflict": 200,
    "sentences": None,
    "omission": 24,
    "facts": 24,
    "attribution": 10,
    "hedge": 16,
    "loaded": 12,
    "extract": 10,
}

Figures = dict[str, float]


def evaluation_folder() -> Path | None:
    """Give the folder of the scorer: $LATERAL_EVAL, or the one beside the checkout."""
    named = os.environ.get("LATERAL_EVAL")
    folder = Path(named) if named else ROOT.parent / "shared" / "eval"
    return folder if (folder / "score.py").is_file() else None


def data_digests(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of each data file of the evaluation."""
    files = sorted((folder / "data").glob("*.jsonl"))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def measure(folder: Path, bench: str, limit: int | None, out: Path) -> Figures:
    """Score one bench; gives the figures that could be counted, by name."""
    command = [
        *(sys.executable, str(folder / "score.py")),
        *("--app", f"{sys.executable} main.py", "--cwd", str(ROOT)),
        *("--bench", bench, "--json", str(out)),
        *(("--limit", str(limit)) if limit else ()),
    ]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if run.returncode:
        raise RuntimeError(run.stderr)
    result = json.loads(out.read_text(encoding="utf-8"))["benches"][bench]
    if result["problems"]:
        raise RuntimeError(f"{bench}: {result['problems']}")
    metrics = result["metrics"].items()
    return {name: round(m["value"], 4) for name, m in metrics if m["value"] is not None}


def falls_short(name: str, value: float, floor: float, slack: float) -> bool:
    """Say whether a figure is worse than its floor by more than the slack."""
    if name.endswith(LOWER_IS_BETTER):
        return value > floor + slack
    return value < floor - slack
