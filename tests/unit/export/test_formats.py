import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from reader.core import Cancelled, Comparison, ReaderError
from reader.export import Assets, Format, render, write
from reader.presentation import Report, build_report
from tests.factories import sample_comparison
from tests.unit.export.odd_pairs import empty_comparison, hard_comparison, quiet_comparison

STARTS = {
    Format.PDF: b"%PDF-1.7",
    Format.HTML: b"<!DOCTYPE html>",
    Format.JSON: b"{",
    Format.MARKDOWN: b"# Verrin dam",
    Format.DOCX: b"PK",
    Format.CSV: b"\xef\xbb\xbfTable,",
}


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(sample_comparison())


@pytest.mark.parametrize("form", list(Format))
def test_the_ending_chooses_the_format(
    report: Report, assets: Assets, tmp_path: Path, form: Format
) -> None:
    path = tmp_path / f"out.{form.value.upper()}"
    write(report, path, assets=assets)
    assert path.read_bytes().startswith(STARTS[form])


@pytest.mark.parametrize("form", list(Format))
def test_what_is_rendered_is_what_is_written(
    report: Report, assets: Assets, tmp_path: Path, form: Format
) -> None:
    write(report, tmp_path / f"out.{form}", assets=assets)
    assert (tmp_path / f"out.{form}").read_bytes() == render(report, form, assets=assets)


@pytest.mark.parametrize("name", ["out.odt", "out", "out.pdf.zip"])
def test_another_ending_is_refused_with_those_that_go(
    report: Report, assets: Assets, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ReaderError) as caught:
        write(report, tmp_path / name, assets=assets)
    assert name in caught.value.message
    assert caught.value.hint == "Possible endings: .pdf, .html, .json, .md, .docx, .csv."
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("pair", [hard_comparison, quiet_comparison, empty_comparison])
def test_any_pair_can_be_written_in_any_form(
    pair: Callable[[], Comparison], form: Format, assets: Assets, tmp_path: Path
) -> None:
    path = tmp_path / f"out.{form}"
    write(build_report(pair()), path, assets=assets)
    assert path.stat().st_size > 0


def test_progress_rises_to_the_end(report: Report, assets: Assets, tmp_path: Path) -> None:
    told: list[float] = []
    write(
        report,
        tmp_path / "out.pdf",
        assets=assets,
        progress=lambda fraction, _stage: told.append(fraction),
    )
    assert told == sorted(told)
    assert told[0] == 0.0
    assert told[-1] == 1.0
    assert len(told) > 3


def test_a_cancelled_export_leaves_no_file(report: Report, assets: Assets, tmp_path: Path) -> None:
    def cancel(fraction: float, _stage: str) -> None:
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(report, tmp_path / "out.pdf", assets=assets, progress=cancel)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", [Format.PDF, Format.HTML])
def test_a_missing_theme_is_an_error_for_people(
    report: Report, assets: Assets, tmp_path: Path, form: Format
) -> None:
    broken = replace(assets, theme=tmp_path / "none.toml")
    with pytest.raises(ReaderError, match=r"none\.toml"):
        write(report, tmp_path / f"out.{form}", assets=broken)


@pytest.mark.parametrize("form", [Format.PDF, Format.HTML])
def test_missing_templates_are_an_error_for_people(
    report: Report, assets: Assets, tmp_path: Path, form: Format
) -> None:
    broken = replace(assets, templates=tmp_path)
    with pytest.raises(ReaderError, match="could not be"):
        write(report, tmp_path / f"out.{form}", assets=broken)


def test_a_failing_disk_leaves_no_half(
    report: Report, assets: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _data: bytes) -> NoReturn:
        raise ReaderError("The disk is full.")

    monkeypatch.setattr("reader.export._formats.write_atomic", refuse)
    with pytest.raises(ReaderError, match="disk is full"):
        write(report, tmp_path / "out.json", assets=assets)
    assert not list(tmp_path.iterdir())


TWICE = """
import hashlib, sys
from pathlib import Path
from reader.export import Assets, write
from reader.presentation import build_report
from tests.factories import sample_comparison
folder, out = Path(sys.argv[1]), Path(sys.argv[2])
assets = Assets(
    fonts=folder / "fonts", templates=folder / "templates", theme=folder / "themes/print.toml"
)
for ending in ("pdf", "html", "json", "md", "docx", "csv"):
    write(build_report(sample_comparison()), out / f"x.{ending}", assets=assets)
    print(ending, hashlib.sha256((out / f"x.{ending}").read_bytes()).hexdigest())
print("PySide6" in sys.modules)
"""


def test_the_same_report_gives_the_same_bytes_in_any_process(
    assets: Assets, tmp_path: Path
) -> None:
    root = assets.fonts.parents[1]
    told = {
        subprocess.run(
            [sys.executable, "-c", TWICE, str(assets.fonts.parent), str(tmp_path)],
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "PATH": ""},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert told.pop().splitlines()[-1] == "False"


def test_importing_the_package_loads_no_pdf_library() -> None:
    code = "import reader.export, sys; print({'typst', 'pikepdf', 'docx'} & set(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout.strip() == "set()"
