"""How long and how public things may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_FUNCTION = 60
LONGEST_FILE = 600
LONGEST_MAIN = 10
LONGEST_NINTH_DECILE = 25  # nine functions of ten are this short or shorter

OURS = sorted([*(ROOT / "reader").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
PACKAGES = sorted(path.parent for path in (ROOT / "reader").rglob("__init__.py"))
QT_OVERRIDES = {"data", "event", "flags", "index", "parent", "redo", "run", "undo"}  # in lower case
CLOSED = ("core", "engine", "presentation", "sources", "store", "export")

type_of_function = ast.FunctionDef | ast.AsyncFunctionDef


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions_of(path: Path) -> Iterator[type_of_function]:
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, type_of_function))


def lines_of(function: type_of_function) -> int:
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def public_names_of(tree: ast.Module) -> set[str]:
    """Give the names without underscore that a module binds by import, definition or value."""
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            names |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, type_of_function | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return {name for name in names if not name.startswith("_")}


def declared_names_of(tree: ast.Module) -> list[str] | None:
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            return list(ast.literal_eval(node.value))
    return None


def test_no_function_is_over_sixty_lines() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}": lines_of(function)
        for path in OURS
        for function in functions_of(path)
        if lines_of(function) > LONGEST_FUNCTION
    }
    assert not long


def test_nine_functions_of_ten_are_short() -> None:
    lengths = sorted(
        lines_of(function)
        for path in (ROOT / "reader").rglob("*.py")
        for function in functions_of(path)
    )
    assert lengths[len(lengths) * 9 // 10] <= LONGEST_NINTH_DECILE


def test_no_file_is_over_six_hundred_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in OURS
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert not long


def test_the_entry_file_only_hands_over() -> None:
    main = ROOT / "main.py"
    assert len(main.read_text(encoding="utf-8").splitlines()) <= LONGEST_MAIN


def test_every_folder_of_code_is_a_package() -> None:
    # Without its __init__.py the import contracts would not see it.
    folders = {path.parent for path in (ROOT / "reader").rglob("*.py")}
    assert folders == set(PACKAGES)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_public_names_equal_all(package: Path) -> None:
    tree = tree_of(package / "__init__.py")
    public = public_names_of(tree)
    declared = declared_names_of(tree)
    if declared is None:
        assert not public
        return
    assert sorted(declared) == sorted(set(declared))
    assert set(declared) == public | ({"__version__"} & set(declared))


@pytest.mark.parametrize("package", CLOSED)
def test_modules_behind_a_public_surface_start_with_an_underscore(package: str) -> None:
    open_modules = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "reader" / package).rglob("*")
        if path.suffix == ".py" or (path.is_dir() and any(path.glob("*.py")))
        if not path.name.startswith("_")
    ]
    assert not open_modules


def test_every_public_method_of_ours_says_what_it_does() -> None:
    silent = [
        f"{path.relative_to(ROOT)}:{method.lineno} {class_.name}.{method.name}"
        for path in (ROOT / "reader").rglob("*.py")
        for class_ in ast.walk(tree_of(path))
        if isinstance(class_, ast.ClassDef) and not class_.name.startswith("_")
        for method in class_.body
        if isinstance(method, type_of_function)
        if not method.name.startswith("_") and method.name == method.name.lower()
        if method.name not in QT_OVERRIDES
        if ast.get_docstring(method) is None
    ]
    assert not silent
