"""Floors only go up: what counts as worse, and that a worse figure stops the renewal."""

import json
import sys
from pathlib import Path

import pytest

from tests.quality import measuring, renew_baseline
from tests.quality.measuring import falls_short
from tests.quality.renew_baseline import worse


@pytest.mark.parametrize(
    ("name", "value", "floor", "slack", "short"),
    [
        ("link_f1", 0.69, 0.70, 0.0, True),
        ("link_f1", 0.70, 0.70, 0.0, False),
        ("link_f1", 0.71, 0.70, 0.0, False),
        ("link_f1", 0.695, 0.70, 0.01, False),
        ("ETPC false_alarm_rate", 0.02, 0.01, 0.0, True),
        ("ETPC false_alarm_rate", 0.01, 0.02, 0.0, False),
        ("ETPC false_alarm_rate", 0.015, 0.01, 0.01, False),
    ],
)
def test_a_figure_falls_short_on_its_bad_side(
    name: str, value: float, floor: float, slack: float, short: bool
) -> None:
    assert falls_short(name, value, floor, slack) is short


def test_only_figures_known_before_can_be_worse() -> None:
    old = {"gold": {"link_f1": 0.7, "quotes_f1": 0.5}}
    new = {"gold": {"link_f1": 0.6, "quotes_f1": 0.5, "new": 0.0}, "hedge": {"f1": 0.0}}
    assert worse(old, new) == ["gold/link_f1"]


def test_a_figure_that_is_gone_is_worse() -> None:
    assert worse({"gold": {"link_f1": 0.7}}, {"gold": {}}) == ["gold/link_f1"]


def renewal(
    monkeypatch: pytest.MonkeyPatch, folder: Path, value: float, *words: str
) -> dict[str, object]:
    """Renew a baseline of one bench that measures `value`; gives what is then on disk."""
    (folder / "data").mkdir(exist_ok=True)
    baseline = folder / "baseline.json"
    for module in (measuring, renew_baseline):
        monkeypatch.setattr(module, "BASELINE", baseline)
        monkeypatch.setattr(module, "SAMPLES", {"gold": None})
    monkeypatch.setattr(renew_baseline, "evaluation_folder", lambda: folder)
    monkeypatch.setattr(renew_baseline, "measure", lambda *_: {"link_f1": value})
    monkeypatch.setattr(sys, "argv", ["renew_baseline.py", *words])
    renew_baseline.main()
    found: dict[str, object] = json.loads(baseline.read_text(encoding="utf-8"))
    return found


def test_a_better_figure_raises_its_floor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    renewal(monkeypatch, tmp_path, 0.6)
    assert renewal(monkeypatch, tmp_path, 0.7)["full"] == {"gold": {"link_f1": 0.7}}


def test_a_worse_figure_stops_the_renewal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    renewal(monkeypatch, tmp_path, 0.6)
    before = (tmp_path / "baseline.json").read_bytes()
    with pytest.raises(SystemExit, match="gold/link_f1"):
        renewal(monkeypatch, tmp_path, 0.5)
    assert (tmp_path / "baseline.json").read_bytes() == before


def test_a_worse_figure_is_taken_if_it_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    renewal(monkeypatch, tmp_path, 0.6)
    found = renewal(monkeypatch, tmp_path, 0.5, "--allow", "gold/link_f1")
    assert found["full"] == {"gold": {"link_f1": 0.5}}


def test_without_the_evaluation_nothing_is_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renew_baseline, "evaluation_folder", lambda: None)
    monkeypatch.setattr(sys, "argv", ["renew_baseline.py"])
    with pytest.raises(SystemExit, match="LATERAL_EVAL"):
        renew_baseline.main()


def test_the_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LATERAL_EVAL", str(tmp_path))
    assert measuring.evaluation_folder() is None
    (tmp_path / "score.py").touch()
    assert measuring.evaluation_folder() == tmp_path
