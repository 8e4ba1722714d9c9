"""Opening a project by double click on Linux: desktop entry, file type and icon."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reader.store import PROJECT_ENDING, Project
from tests.dossiers import sample_dossier

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "desktop"
NAMES = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
TYPE = "application/x-lateral"

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Linux has these")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path, dossier = tmp_path / f"bridge{PROJECT_ENDING}", sample_dossier()
    sources = {a.source.sha256: a.text.encode() for a in dossier.articles}
    Project.create(path, dossier, sources).close()
    return path


def entry(path: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_entry_opens_one_file_of_the_type() -> None:
    found = entry(FOLDER / "lateral.desktop")
    assert found["Exec"] == "lateral %f"
    assert found["MimeType"] == f"{TYPE};"
    assert (FOLDER / f"{found['Icon']}.svg").is_file()


def test_a_project_is_known_by_its_bytes_and_its_ending(project: Path) -> None:
    kind = ElementTree.parse(FOLDER / "lateral.xml").getroot().find("m:mime-type", NAMES)
    assert kind is not None
    assert kind.get("type") == TYPE
    data = project.read_bytes()
    matches = kind.findall(".//m:match", NAMES)
    assert len(matches) == 2
    for match in matches:
        at, value = int(match.get("offset", "")), match.get("value", "").encode()
        assert data[at : at + len(value)] == value
    pattern = kind.find("m:glob", NAMES)
    assert pattern is not None
    assert project.match(pattern.get("pattern", ""))


def install(home: Path, *words: str, path: str) -> None:
    subprocess.run(
        [ROOT / ".ci" / "desktop", *words],
        env={**os.environ, "XDG_DATA_HOME": str(home), "PATH": path},
        check=True,
        capture_output=True,
    )


def test_a_desktop_is_taught_the_type_and_made_to_forget_it(tmp_path: Path, project: Path) -> None:
    home = tmp_path / "data"
    install(home, path="/usr/bin:/bin")
    started = entry(home / "applications" / "lateral.desktop")["Exec"]
    assert started == f'"{ROOT}/.venv/bin/python" "{ROOT}/main.py" %f'
    if shutil.which("update-mime-database"):
        assert f"{TYPE}:*{PROJECT_ENDING}" in (home / "mime" / "globs").read_text("utf-8")
    install(home, "remove", path="/usr/bin:/bin")
    assert not [path for path in home.rglob("lateral*") if path.is_file()]


def test_the_entry_starts_the_installed_program_if_there_is_one(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "lateral"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    install(tmp_path / "data", path=f"{program.parent}:/usr/bin:/bin")
    assert entry(tmp_path / "data" / "applications" / "lateral.desktop")["Exec"] == "lateral %f"
