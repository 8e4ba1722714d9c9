"""Who may import whom: the picture in docs/architecture.md, held by tests."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
PACKAGES = ("core", "engine", "presentation", "sources", "store", "export", "ui")
WITHOUT_QT = ("core", "engine", "presentation", "sources", "store")


def modules_of(package: str) -> list[Path]:
    return sorted((ROOT / "reader" / package).rglob("*.py"))


def dotted(module: Path) -> str:
    parts = module.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(module: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each import of a file: the module's name and the names taken from it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", tuple(alias.name for alias in node.names)


def ask_ruff(code: str, pretended_path: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--stdin-filename", pretended_path, "-"],
        cwd=ROOT,
        input=code,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return run.stdout


def test_the_import_contracts_hold(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None)
    assert status == 0, capsys.readouterr().out


def test_the_packages_below_the_exporters_import_where_qt_is_absent() -> None:
    names = [dotted(module) for package in WITHOUT_QT for module in modules_of(package)]
    code = (
        "import importlib, sys\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert run.returncode == 0, run.stderr


def test_the_values_need_the_standard_library_alone() -> None:
    foreign = {
        f"{dotted(module)} imports {name}"
        for module in modules_of("core")
        for name, _ in imports_of(module)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not (name + ".").startswith("reader.core.")
    }
    assert not foreign


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_takes_only_public_names_of_another(package: str) -> None:
    trespasses = [
        f"{dotted(module)} imports {name} {names}"
        for module in modules_of(package)
        for name, names in imports_of(module)
        if name.startswith("reader.") and name.split(".")[1] != package
        if len(name.split(".")) > 2 or any(n.startswith("_") for n in names)
    ]
    assert not trespasses


def test_only_the_start_knows_where_things_lie() -> None:
    knowing = {
        dotted(module)
        for module in (ROOT / "reader").rglob("*.py")
        for name, names in imports_of(module)
        if name == "reader.paths" or (name == "reader" and "paths" in names)
    }
    assert knowing <= {"reader.app"}


def test_only_a_few_modules_make_threads() -> None:
    makers = {
        dotted(module)
        for module in (ROOT / "reader").rglob("*.py")
        for name, names in imports_of(module)
        if name.split(".")[0] in {"threading", "concurrent", "multiprocessing", "asyncio"}
        or {"QThread", "QThreadPool", "QRunnable"} & set(names)
    }
    listeners = {"reader._companion_program", "reader._companion"}
    assert (
        makers <= {"reader.ui.jobs", "reader.engine._beside", "reader.engine._encoder"} | listeners
    )


@pytest.mark.parametrize(
    "place", ["engine/_x.py", "core/_x.py", "presentation/_x.py", "export/_x.py", "paths.py"]
)
def test_a_widget_outside_the_window_is_flagged(place: str) -> None:
    code = '"""Try."""\n\nfrom PySide6.QtWidgets import QWidget\n\n__all__ = ["QWidget"]\n'
    assert "Widgets belong in reader/ui" in ask_ruff(code, f"reader/{place}")


@pytest.mark.parametrize("place", ["ui/window.py", "ui/panes/_pane.py", "app.py"])
def test_a_widget_in_the_window_is_not_flagged(place: str) -> None:
    code = '"""Try."""\n\nfrom PySide6.QtWidgets import QWidget\n\n__all__ = ["QWidget"]\n'
    assert "All checks passed" in ask_ruff(code, f"reader/{place}")


@pytest.mark.parametrize(
    "line", ["import socket", "import urllib.request", "from http.client import HTTPConnection"]
)
def test_the_network_is_flagged_everywhere_below_the_window(line: str) -> None:
    assert "Lateral works offline" in ask_ruff(f'"""Try."""\n\n{line}\n', "reader/sources/_x.py")
