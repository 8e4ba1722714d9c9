"""The program as it is typed: exit statuses, outputs and messages."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.app import main, seed_pair

ROOT = Path(__file__).parents[2]

STORM = """Storm closes the harbour bridge

The harbour bridge in Kestrel Bay was closed on Tuesday after a storm tore two cables loose.
"Nobody was hurt," said the harbour master, Ines Varga.
"""
WIND = """Bridge shut after cables snap in high wind

High wind tore two cables from the harbour bridge in Kestrel Bay on Tuesday, and it was closed.
Buses will run to the ferry instead, the council said.
"""


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    left, right = tmp_path / "storm.txt", tmp_path / "wind.txt"
    left.write_text(STORM, encoding="utf-8")
    right.write_text(WIND, encoding="utf-8")
    return str(left), str(right)


def manifest_of(folder: Path, *rows: str) -> Path:
    path = folder / "manifest.jsonl"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


# ----------------------------------------------------------------------------- compare


def test_without_an_output_a_summary_is_printed(
    pair: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *pair]) == 0
    printed = capsys.readouterr().out
    assert "A: Storm closes the harbour bridge" in printed
    assert "Only in B: Not found in A: “Buses will run to the ferry" in printed


def test_a_dash_prints_the_comparison_as_json(
    pair: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *pair, "-o", "-"]) == 0
    comparison = json.loads(capsys.readouterr().out)
    assert comparison["schema"] == "lateral.comparison/1"
    assert comparison["articles"][0]["source"]["path"] == pair[0]
    assert comparison["links"]


def test_several_outputs_are_all_written(pair: tuple[str, str], tmp_path: Path) -> None:
    names = [tmp_path / f"out.{ending}" for ending in ("pdf", "html", "json")]
    assert main(["compare", *pair, *(part for name in names for part in ("-o", str(name)))]) == 0
    assert names[0].read_bytes().startswith(b"%PDF-1.7")
    assert "<mark" in names[1].read_text(encoding="utf-8")
    assert json.loads(names[2].read_text(encoding="utf-8"))["coverage"]["b"]


def test_the_same_date_gives_the_same_bytes(
    pair: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    assert main(["compare", *pair, "-o", str(one), "-o", str(two)]) == 0
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("content", [b"", b"\x00\x01binary\x00", b"%PDF-1.7 ...", b"  \n \n"])
def test_a_file_that_is_no_article_is_named_with_what_to_do(
    content: bytes, pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(content)
    assert main(["compare", pair[0], str(bad)]) == 1
    message = capsys.readouterr().err
    assert "bad.txt" in message
    assert len(message.strip().splitlines()) == 2
    assert "Traceback" not in message


def test_a_missing_file_is_named(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", pair[0], "nowhere.txt"]) == 1
    assert "nowhere.txt" in capsys.readouterr().err


def test_an_unknown_ending_is_refused_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", "no-a.txt", "no-b.txt", "-o", str(tmp_path / "x.xyz")]) == 1
    assert ".pdf" in capsys.readouterr().err


def test_an_article_is_never_overwritten(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    page.write_text(STORM, encoding="utf-8")
    assert main(["compare", str(page), pair[1], "-o", str(page)]) == 1
    assert "would be lost" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8") == STORM


def test_the_same_file_twice_is_said(
    pair: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", pair[0], pair[0]]) == 0
    assert "are the same file" in capsys.readouterr().err


def test_another_language_is_said_of_its_file(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    german = tmp_path / "sturm.txt"
    german.write_text(
        "Sturm schließt die Hafenbrücke\n\nDie Brücke wurde am Dienstag nach einem Sturm "
        "geschlossen, weil sich zwei Seile gelöst haben. Niemand ist dabei verletzt worden, "
        "sagte die Hafenmeisterin der Zeitung am Abend.\n",
        encoding="utf-8",
    )
    assert main(["compare", pair[0], str(german)]) == 0
    assert "Note on sturm.txt" in capsys.readouterr().err


# ------------------------------------------------------------------------------- batch


def test_a_batch_keeps_its_order_and_goes_on_after_a_bad_row(
    pair: tuple[str, str], tmp_path: Path
) -> None:
    rows = [
        json.dumps({"id": "good", "articles": ["storm.txt", "wind.txt"]}),
        json.dumps({"id": "gone", "articles": ["storm.txt", "gone.txt"]}),
        "not json",
        json.dumps({"id": "one", "articles": ["storm.txt"]}),
        json.dumps({"id": "again", "articles": ["wind.txt", "storm.txt"]}),
    ]
    out = tmp_path / "out.jsonl"
    assert main(["batch", str(manifest_of(tmp_path, *rows)), "-o", str(out)]) == 1
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in answers] == ["good", "gone", None, "one", "again"]
    assert [("error" in row) for row in answers] == [False, True, True, True, False]
    assert "gone.txt" in answers[1]["error"]["message"]
    assert answers[1]["error"]["hint"]
    assert not list(tmp_path.glob("*.part"))


def test_a_manifest_without_rows_or_file_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", str(manifest_of(tmp_path, "")), "-o", str(tmp_path / "o.jsonl")]) == 1
    assert main(["batch", str(tmp_path / "none.jsonl"), "-o", str(tmp_path / "o.jsonl")]) == 1
    said = capsys.readouterr().err
    assert "names no pair" in said
    assert "none.jsonl cannot be read" in said
    assert not (tmp_path / "o.jsonl").exists()


def test_a_batch_never_overwrites_what_it_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = manifest_of(tmp_path, '{"id": "x", "articles": ["a.txt", "b.txt"]}')
    before = manifest.read_bytes()
    assert main(["batch", str(manifest), "-o", str(manifest)]) == 1
    assert manifest.read_bytes() == before


# ------------------------------------------------------------------- usage and start-up


@pytest.mark.parametrize(
    "words", [["only-one.txt"], ["a", "b", "c"], ["compare", "a"], ["batch", "m"], ["--nonsense"]]
)
def test_wrong_usage_ends_with_status_two(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_help_names_both_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    printed = capsys.readouterr().out
    assert "compare A B" in printed
    assert "batch MANIFEST" in printed


def run_without_display(folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {k: v for k, v in os.environ.items() if k not in hidden} | more
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py")],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":987"}], ids=["none", "dead"])
def test_without_a_display_the_main_job_is_done(display: dict[str, str], tmp_path: Path) -> None:
    run = run_without_display(tmp_path, **display)
    assert run.returncode == 0, run.stderr
    assert "There is no display" in run.stdout
    assert "lateral-report.pdf" in run.stdout
    assert (tmp_path / "lateral-report.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_the_example_pair_is_the_two_seed_files() -> None:
    assert [path.parent.name for path in seed_pair()] == ["dc-police-ice", "dc-police-ice"]
    assert all(path.is_file() for path in seed_pair())


def test_a_reader_that_stops_listening_is_no_error(pair: tuple[str, str]) -> None:
    command = f'"{sys.executable}" main.py compare "{pair[0]}" "{pair[1]}" -o - | head -c 10'
    run = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0
    assert "Traceback" not in run.stderr
    assert "Exception" not in run.stderr
