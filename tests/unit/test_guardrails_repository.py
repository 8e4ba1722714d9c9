"""What may lie in the repository, and what its files may name."""

import hashlib
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
TOP_LEVEL = {
    "reader",
    "resources",
    "seeds",
    "tests",
    "main.py",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "docs",
    "Makefile",
    ".ci",
    ".gitattributes",
    ".gitignore",
}
# In two pieces, so that this file does not name them itself.
FOREIGN = [
    ("pypi", ".org"),
    ("files.python", "hosted.org"),
    ("registry.npm", "js.org"),
    ("deb.deb", "ian.org"),
    ("index", "-url ="),
    ("/wo", "rk/"),
    ("/ro", "ot/"),
    ("/ho", "me/"),
    ("/tm", "p/lv"),
    ("C:\\", "Users"),
]


def committed_files() -> list[Path]:
    run = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in run.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts() -> dict[str, str]:
    found = {}
    for path in committed_files():
        data = path.read_bytes()
        if b"\0" not in data:
            found[path.relative_to(ROOT).as_posix()] = data.decode("utf-8")
    return found


def test_the_top_level_holds_nothing_else() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in committed_files()}
    assert names <= TOP_LEVEL


def test_no_file_names_a_registry_or_a_machine() -> None:
    named = [
        f"{name}: {''.join(pieces)}"
        for name, text in texts().items()
        for pieces in FOREIGN
        if "".join(pieces) in text
    ]
    assert not named


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-run.txt"])
def test_every_locked_package_has_one_version_and_digests(name: str) -> None:
    text = (ROOT / ".ci" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert lines
    for line in lines:
        assert re.match(r"[\w.-]+==[\w.]+ ( ?; .+?)? +--hash=sha256:[0-9a-f]{64}", line), line


def test_running_and_testing_use_the_same_versions() -> None:
    pins = {
        path.name: set(re.findall(r"^([\w.-]+==[\w.]+)", path.read_text("utf-8"), re.MULTILINE))
        for path in (ROOT / ".ci").glob("requirements*.txt")
    }
    assert pins["requirements-run.txt"] < pins["requirements.txt"]


def test_the_lock_meets_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    lock = (ROOT / ".ci" / "requirements.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==([\w.]+)", lock, re.MULTILINE)
    for requirement in map(Requirement, asked):
        versions = [v for name, v in pins if name == canonicalize_name(requirement.name)]
        assert versions, requirement
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_the_version_is_the_same_everywhere() -> None:
    import reader

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == reader.__version__


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        (
            "000_e0dbee906bb838b7.txt",
            "87df13a44a3f125f9435f441bd9bab6d99ec1fb7a35e2766f4826a9c68e88b66",
        ),
        (
            "001_c5e5123e57c4cfba.txt",
            "357940687819bf98abb6837b9db0c9a8357843134e5fc688b3240f7e73e4daf9",
        ),
    ],
)
def test_the_texts_of_the_first_seed_pair_are_untouched(name: str, digest: str) -> None:
    data = (ROOT / "seeds" / "dc-police-ice" / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == digest


@pytest.mark.parametrize("pair", sorted((ROOT / "seeds").iterdir()), ids=lambda path: path.name)
def test_a_seed_pair_names_its_files_and_origin(pair: Path) -> None:
    about = tomllib.loads((pair / "pair.toml").read_text(encoding="utf-8"))
    texts = {path.name for path in pair.iterdir()} - {"pair.toml"}
    assert about["title"].strip()
    assert about["about"].strip()
    assert about["origin"].strip()
    assert len(about["order"]) == 2
    assert set(about["order"]) == texts
    assert set(about["outlets"]) <= texts
