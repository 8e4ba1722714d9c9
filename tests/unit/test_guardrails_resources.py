"""The folder `resources` against its own page, and the built package against the folder."""

import hashlib
import re
import subprocess
import sys
import zipfile
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
PAGE = (RESOURCES / "README.md").read_text(encoding="utf-8")
TAKEN_OVER, OWN = PAGE.split("## Our own")
DIGESTS = dict(re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", TAKEN_OVER, re.MULTILINE))
OWN_PATTERNS = re.findall(r"^\| `([^`]+)` \|", OWN, re.MULTILINE)
FILES = sorted(
    path.relative_to(RESOURCES).as_posix() for path in RESOURCES.rglob("*") if path.is_file()
)
NEVER_OURS = (".ttf", ".otf", ".onnx")


def test_every_row_with_a_file_has_a_digest() -> None:
    assert set(re.findall(r"^\| `([^`]+)` \|", TAKEN_OVER, re.MULTILINE)) == set(DIGESTS)


@pytest.mark.parametrize("name", sorted(DIGESTS))
def test_the_digest_of_what_was_taken_over_is_right(name: str) -> None:
    assert hashlib.sha256((RESOURCES / name).read_bytes()).hexdigest() == DIGESTS[name]


@pytest.mark.parametrize("name", FILES)
def test_every_file_has_a_row(name: str) -> None:
    ours = any(fnmatchcase(name, pattern) for pattern in OWN_PATTERNS)
    known = (name in DIGESTS) != (ours and not name.endswith(NEVER_OURS))
    assert known, f"give {name} one row in resources/README.md"


@pytest.mark.parametrize(
    "folder",
    sorted({(RESOURCES / name).parent for name in DIGESTS}),
    ids=lambda path: path.name,
)
def test_a_licence_lies_beside_what_was_taken_over(folder: Path) -> None:
    assert list(folder.glob("LICENSE*"))


def test_no_code_lies_among_the_resources() -> None:
    assert not [name for name in FILES if name.endswith(".py")]


def test_the_built_package_carries_program_resources_and_seeds(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("lateral_reader-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    assert {f"reader/_data/resources/{name}" for name in FILES} <= held
    for top, suffix in (("reader", "*.py"), ("seeds", "*")):
        for path in (ROOT / top).rglob(suffix):
            if path.is_file():
                name = path.relative_to(ROOT).as_posix()
                assert name.replace("seeds/", "reader/_data/seeds/") in held
    assert not [name for name in held if name.startswith(("tests/", "docs/"))]
