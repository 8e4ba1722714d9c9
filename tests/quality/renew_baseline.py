"""Measure all benches and raise the floors in baseline.json.

    python tests/quality/renew_baseline.py [--sample-only] [--allow FIGURE]...

`full` holds the figures over all cases, `sample` those of the fixed samples that the
tests run. A figure that got worse stops the script, unless `--allow bench/figure` names it.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.quality.measuring import (
    BASELINE,
    SAMPLES,
    Figures,
    data_digests,
    evaluation_folder,
    falls_short,
    measure,
)


def worse(old: dict[str, Figures], new: dict[str, Figures]) -> list[str]:
    """Name the figures that are worse than before or no longer there, as bench/figure."""
    return [
        f"{bench}/{name}"
        for bench, figures in new.items()
        for name, floor in old.get(bench, {}).items()
        if name not in figures or falls_short(name, figures[name], floor, 0.0)
    ]


def main() -> None:
    """Measure, compare with the old floors, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample-only", action="store_true")
    parser.add_argument("--allow", action="append", default=[])
    args = parser.parse_args()
    folder = evaluation_folder()
    if folder is None:
        sys.exit("The evaluation data was not found; set LATERAL_EVAL to its folder.")
    old = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    new = {"data": data_digests(folder), "full": old.get("full", {}), "sample": {}}
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "figures.json"
        for bench, limit in SAMPLES.items():
            new["sample"][bench] = measure(folder, bench, limit, out)
            if not args.sample_only:
                whole = new["sample"][bench] if limit is None else measure(folder, bench, None, out)
                new["full"] = {**new["full"], bench: whole}
            print(bench, new["sample"][bench], flush=True)
    found = {
        name
        for part in ("full", "sample")
        for name in worse(old.get(part, {}), new[part])
        if name not in args.allow
    }
    if found:
        sys.exit("Worse than before: " + ", ".join(sorted(found)))
    BASELINE.write_text(json.dumps(new, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
