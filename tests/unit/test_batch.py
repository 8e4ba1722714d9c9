"""Manifests and batch output in detail; `test_command_line.py` runs whole batches."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from reader._cli_batch import Row, _Batch, compare_many, read_manifest
from reader._equipment import Equipment
from reader.app import main
from reader.core import Article, Comparison, ReaderError, Settings
from tests.factories import sample_comparison

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
GOOD = '{"id": "x", "articles": ["a.txt", "b.txt"]}'


class Stage(Equipment):
    """Reads any file whose name starts with a letter, and compares at once."""

    def __init__(self) -> None:
        super().__init__(RESOURCES)
        self.opened: list[str] = []

    def open_article(self, path: Path) -> Article:
        self.opened.append(path.name)
        if not path.name[0].isalpha():
            raise ReaderError(f"{path.name} is no article.", "Choose another.")
        return sample_comparison().articles[0]

    def compare(self, *_articles: Article, **_more: object) -> Comparison:  # type: ignore[override]
        return sample_comparison()


def manifest(folder: Path, text: str | bytes) -> Path:
    path = folder / "manifest.jsonl"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def answers(rows: list[Row], equipment: Equipment) -> list[dict[str, Any]]:
    out = io.StringIO()
    _Batch(equipment).write(rows, out)
    return [json.loads(line) for line in out.getvalue().split("\n") if line]


# --------------------------------------------------------------------------- manifests


def test_paths_count_from_the_manifest(tmp_path: Path) -> None:
    (row,) = read_manifest(manifest(tmp_path, GOOD))
    assert row == Row(id="x", paths=(tmp_path / "a.txt", tmp_path / "b.txt"))


def test_a_path_from_the_root_is_kept(tmp_path: Path) -> None:
    (row,) = read_manifest(manifest(tmp_path, '{"id": 1, "articles": ["/a.txt", "../b.txt"]}'))
    assert row.pair() == (Path("/a.txt"), tmp_path / ".." / "b.txt")


@pytest.mark.parametrize("text", [f"\ufeff{GOOD}", f"\n\n{GOOD}\n \n", f"{GOOD}\r\n"])
def test_byte_order_marks_blank_lines_and_line_ends_do_not_matter(
    text: str, tmp_path: Path
) -> None:
    assert [row.id for row in read_manifest(manifest(tmp_path, text))] == ["x"]


@pytest.mark.parametrize("sign", ["\u2028", "\u0085", "\x0b"])
def test_only_a_line_end_ends_a_row(sign: str, tmp_path: Path) -> None:
    text = json.dumps({"id": f"one{sign}two", "articles": ["a", "b"]}, ensure_ascii=False)
    assert [row.id for row in read_manifest(manifest(tmp_path, text))] == [f"one{sign}two"]


@pytest.mark.parametrize("identity", ["x", 7, None, ["a", 1], {"k": True}])
def test_an_id_may_be_anything_that_json_can_say(identity: object, tmp_path: Path) -> None:
    text = json.dumps({"id": identity, "articles": ["a", "b"]})
    assert [row.id for row in read_manifest(manifest(tmp_path, text))] == [identity]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("no json", "Line 2 of the manifest is not JSON."),
        ('{"id": "x", "articles": ["a"', "Line 2 of the manifest is not JSON."),
        ('{"id": "x"}', "Line 2 of the manifest does not name two articles."),
        ('{"articles": ["a"]}', "Line 2 of the manifest does not name two articles."),
        ('{"articles": ["a", 5]}', "Line 2 of the manifest does not name two articles."),
        ('{"articles": ["a", "b", "c"]}', "Line 2 of the manifest does not name two articles."),
        ('{"articles": "ab"}', "Line 2 of the manifest does not name two articles."),
        ('["a", "b"]', "Line 2 of the manifest does not name two articles."),
        ("[" * 100_000, "Line 2 of the manifest is not JSON."),
    ],
)
def test_a_line_that_is_no_pair_says_what_is_wrong(line: str, problem: str, tmp_path: Path) -> None:
    first, second = read_manifest(manifest(tmp_path, f"{GOOD}\n{line}\n"))
    assert not first.problem
    with pytest.raises(ReaderError, match=problem):
        second.pair()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"caf\xe9"])
def test_a_manifest_in_another_encoding_is_an_error_for_people(
    content: bytes, tmp_path: Path
) -> None:
    with pytest.raises(ReaderError, match="not text in UTF-8"):
        read_manifest(manifest(tmp_path, content))


def test_a_folder_is_no_manifest(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="cannot be read"):
        read_manifest(tmp_path)


# ----------------------------------------------------------------------------- answers


def test_a_row_that_fails_gives_its_error_and_the_rest_go_on() -> None:
    rows = [
        Row(id=1, paths=(Path("a"), Path("b"))),
        Row(id=2, paths=(Path("a"), Path("1"))),
        Row(id=3, paths=None, problem="Line 3 is odd."),
        Row(id=4, paths=(Path("c"), Path("d"))),
    ]
    found = answers(rows, Stage())
    assert [row["id"] for row in found] == [1, 2, 3, 4]
    assert found[1] == {
        "id": 2,
        "error": {"message": "1 is no article.", "hint": "Choose another."},
    }
    assert found[2]["error"]["message"] == "Line 3 is odd."
    assert found[3]["schema"] == "lateral.comparison/1"


def test_an_article_in_many_rows_is_read_once() -> None:
    stage = Stage()
    answers([Row(id=n, paths=(Path("same"), Path(f"b{n}"))) for n in range(5)], stage)
    assert stage.opened == ["same", "b0", "b1", "b2", "b3", "b4"]


def test_only_so_many_articles_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader._cli_batch._KEPT_ARTICLES", 2)
    stage = Stage()
    names = [("a", "b"), ("a", "c"), ("c", "a")]
    answers([Row(id=n, paths=(Path(x), Path(y))) for n, (x, y) in enumerate(names)], stage)
    assert stage.opened == ["a", "b", "c", "a"]


@pytest.mark.parametrize("identity", ["\ud83d", "line\u2028separator", "\x00"])
def test_any_id_can_be_written(identity: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    row = json.dumps({"id": identity, "articles": ["gone-1.txt", "gone-2.txt"]})
    assert main(["batch", str(manifest(tmp_path, row)), "-o", str(out)]) == 1
    (line,) = out.read_text(encoding="utf-8").split("\n")[:-1]
    assert json.loads(line)["id"] == identity


# ------------------------------------------------------------------------------ output


class Broken(Stage):
    """Breaks off in the middle of the work."""

    def compare(self, *_articles: Article, **_more: object) -> Comparison:  # type: ignore[override]
        raise KeyboardInterrupt


def request_for(folder: Path, output: Path) -> Any:
    from reader._cli_arguments import CompareMany

    return CompareMany(manifest=manifest(folder, GOOD), output=output)


def test_a_batch_that_breaks_off_leaves_the_old_output_and_nothing_beside_it(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        compare_many(request_for(tmp_path, out), Broken())
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["manifest.jsonl", "out.jsonl"]


def test_an_output_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"out\.jsonl cannot be written"):
        compare_many(request_for(tmp_path, tmp_path / "no" / "out.jsonl"), Stage())


def test_a_dash_writes_to_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare_many(request_for(tmp_path, Path("-")), Stage())
    said = capsys.readouterr()
    assert json.loads(said.out)["id"] == "x"
    assert "0 failed" in said.err


def test_progress_goes_to_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = manifest(tmp_path, "\n".join([GOOD] * 100))
    _Batch(Stage()).write(read_manifest(path), io.StringIO())
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[0] == "1 of 100: x"
    assert 15 <= len(said.err.splitlines()) <= 25


def test_settings_are_the_defaults() -> None:
    seen: list[object] = []

    class Watching(Stage):
        def compare(self, *arguments: object, **_more: object) -> Comparison:  # type: ignore[override]
            seen.append(arguments[2])
            return sample_comparison()

    answers([Row(id=1, paths=(Path("a"), Path("b")))], Watching())
    assert seen == [Settings()]
