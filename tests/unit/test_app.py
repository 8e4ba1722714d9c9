"""Start-up, statuses and promises of the whole program; some in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader import app
from reader._cli_arguments import OpenWindow
from reader.app import main, seed_pair, services
from reader.core import ReaderError
from reader.paths import resource_folder

ROOT = Path(__file__).resolve().parents[2]
EPOCH = "1700000000"

# Replaces every door to the network before the program is imported.
WITHOUT_SOCKETS = """
import socket, sys
def refuse(*words, **more):
    raise AssertionError("the program tried to use the network")
class Socket(socket.socket):
    __init__ = refuse
socket.socket = Socket
for name in ("create_connection", "create_server", "socketpair", "getaddrinfo", "gethostbyname"):
    setattr(socket, name, refuse)
from reader.app import main
sys.exit(main(sys.argv[1:]))
"""


def run(
    *command: str, folder: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command with no display and an empty home."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "SOURCE_DATE_EPOCH")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        command,
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def seeds() -> list[str]:
    return [str(path) for path in seed_pair()]


# ---------------------------------------------------------------------------- offline


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display there")
def test_the_main_job_is_done_without_a_socket(tmp_path: Path) -> None:
    done = run(sys.executable, "-c", WITHOUT_SOCKETS, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "When they stop people" in done.stdout
    assert (tmp_path / "lateral-report.pdf").read_bytes().startswith(b"%PDF-")


def test_every_output_is_written_without_a_socket(tmp_path: Path) -> None:
    names = ["out.pdf", "out.html", "out.json"]
    asked = [word for name in names for word in ("-o", name)]
    command = (sys.executable, "-c", WITHOUT_SOCKETS, "compare", *seeds(), *asked)
    done = run(*command, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def unplug() -> list[str] | None:
    """Give the words that run a command in a machine without any network, where there are."""
    words = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") is None:
        return None
    tried = subprocess.run([*words, "true"], capture_output=True, check=False)
    return None if tried.returncode else words


def test_the_main_job_is_done_with_the_network_unplugged(tmp_path: Path) -> None:
    words = unplug()
    if words is None:
        pytest.skip("this system cannot take the network from one process")
    command = (*words, sys.executable, str(ROOT / "main.py"), "compare", *seeds(), "-o", "x.pdf")
    done = run(*command, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x.pdf").stat().st_size > 10_000


# ------------------------------------------------------------------------ reproducible


def test_two_runs_give_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        outputs = [word for kind in ("pdf", "html", "json") for word in ("-o", f"out.{kind}")]
        more = {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": EPOCH}
        command = (sys.executable, str(ROOT / "main.py"), "compare", *seeds(), *outputs)
        done = run(*command, folder=folder, environment=more)
        assert done.returncode == 0, done.stderr
        made.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert list(made[0]) == ["out.html", "out.json", "out.pdf"]
    assert made[0] == made[1]


def test_a_wrong_date_for_reports_is_an_error_for_people(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert main(["compare", *seeds()]) == 1
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


# ------------------------------------------------------------------- statuses and ends


def test_main_takes_its_words_from_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["lateral", "compare", "gone-1.txt", "gone-2.txt"])
    assert main() == 1
    assert "gone-1.txt" in capsys.readouterr().err


def raising(error: BaseException) -> object:
    def run_nothing(_request: object) -> int:
        raise error

    return run_nothing


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (ReaderError("It is broken.", "Mend it."), 1, "lateral: It is broken.\nMend it.\n"),
        (ReaderError("It is broken."), 1, "lateral: It is broken.\n"),
        (KeyboardInterrupt(), 130, "lateral: stopped\n"),
    ],
)
def test_an_end_has_its_status_and_its_words(
    error: BaseException,
    status: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(app, "_run", raising(error))
    assert main(["compare", "a", "b"]) == status
    assert capsys.readouterr().err == said


def test_an_error_of_the_programs_own_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "_run", raising(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        main(["compare", "a", "b"])


def test_nothing_of_qt_is_imported_for_a_command(tmp_path: Path) -> None:
    code = (
        "import sys; from reader.app import main; status = main(sys.argv[1:]);"
        "sys.exit(status or any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = run(sys.executable, "-c", code, "compare", *seeds(), "-o", "x.html", folder=tmp_path)
    assert done.returncode == 0, done.stderr


def test_a_name_in_no_encoding_is_read_and_named(tmp_path: Path) -> None:
    text = "Dam drained\n\nThe dam was drained on Monday.\n"
    try:
        odd = tmp_path / os.fsdecode(b"caf\xe9.txt")
        odd.write_text(text, encoding="utf-8")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes no such name")
    plain = tmp_path / "plain.txt"
    plain.write_text(text, encoding="utf-8")
    command = (sys.executable, str(ROOT / "main.py"), "compare", str(odd), str(plain), "-o", "-")
    done = run(*command, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["articles"][0]["source"]["path"].endswith("caf\udce9.txt")


# -------------------------------------------------------------------- display and seeds


@pytest.mark.parametrize(
    ("environment", "seen"),
    [
        ({}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "minimal:x=1"}, False),
    ],
)
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display there")
def test_a_display_is_one_that_can_show_a_window(
    environment: dict[str, str], seen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert app._has_display() is seen


@pytest.mark.parametrize("content", [None, "", "order = 3", 'order = ["one"]', "not toml ="])
def test_a_damaged_example_is_an_error_for_people(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / app.SEED_PAIR
    folder.mkdir()
    if content is not None:
        (folder / "pair.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(app, "seed_folder", lambda: tmp_path)
    with pytest.raises(ReaderError, match="example pair"):
        seed_pair()


def test_the_window_gets_folders_that_are_there() -> None:
    from reader._equipment import Equipment

    equipment = Equipment(resource_folder())
    given = services(equipment, equipment)
    for folder in (given.theme_folder, given.font_folder, given.icon_folder):
        assert any(folder.iterdir())
    assert len(given.examples) > 2
    assert given.examples[0].paths == seed_pair()
    for example in given.examples:
        assert all(path.is_file() for path in example.paths)


def test_a_program_that_cannot_start_python_compares_in_the_windows_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from reader._equipment import Equipment

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    equipment = Equipment(resource_folder())
    with app._worker(OpenWindow(), equipment) as worker:
        assert worker is equipment


@pytest.mark.parametrize(("words", "value"), [(["--no-cache"], ""), ([], "1"), ([], "")])
def test_vectors_are_kept_in_the_users_cache_unless_forbidden(
    words: list[str], value: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given: list[Path | None] = []

    def equip(_resources: Path, _created: object, cache: Path | None, **_others: object) -> None:
        given.append(cache)
        raise ReaderError("enough")

    monkeypatch.setattr(app, "Equipment", equip)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LATERAL_NO_CACHE", value)
    assert main(["compare", "a", "b", *words]) == 1
    assert (given == [None]) == bool(words or value)
