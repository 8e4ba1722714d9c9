"""The engine's measured quality never falls below what is written in baseline.json.

`python tests/quality/renew_baseline.py` raises the floors.
"""

import json
from pathlib import Path

import pytest

from tests.quality.measuring import (
    BASELINE,
    SAMPLES,
    data_digests,
    evaluation_folder,
    falls_short,
    measure,
)

SLACK = 0.01  # what another processor's rounding may change

FOLDER = evaluation_folder()
BASE = json.loads(BASELINE.read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(FOLDER is None, reason="the evaluation data is not beside this checkout"),
]


@pytest.mark.parametrize("bench", SAMPLES)
def test_no_figure_falls_below_its_floor(bench: str, tmp_path: Path) -> None:
    assert FOLDER is not None
    if data_digests(FOLDER).get(f"{bench}.jsonl") != BASE["data"][f"{bench}.jsonl"]:
        pytest.skip("the evaluation data is another than the floors were measured on")
    figures = measure(FOLDER, bench, SAMPLES[bench], tmp_path / "figures.json")
    short = {
        name: (figures.get(name), floor)
        for name, floor in BASE["sample"][bench].items()
        if name not in figures or falls_short(name, figures[name], floor, SLACK)
    }
    assert not short
