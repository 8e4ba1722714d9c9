from pathlib import Path

import pytest

from reader import __version__
from reader._cli_arguments import CompareMany, CompareProject, CompareTwo, OpenWindow, parse
from reader.export import Layout, PageStyle, Paper, Part


def test_no_words_open_the_window_on_the_example() -> None:
    assert parse([]) == OpenWindow(pair=None)


def test_two_paths_open_the_window_on_them() -> None:
    assert parse(["a.txt", "b c.html"]) == OpenWindow(pair=(Path("a.txt"), Path("b c.html")))


def test_one_project_opens_the_window_on_it() -> None:
    assert parse(["mine.lateral"]) == OpenWindow(project=Path("mine.lateral"))


def test_a_comparison_keeps_its_outputs_in_order() -> None:
    found = parse(["compare", "a", "b", "-o", "x.pdf", "-o", "-", "-o", "y.json"])
    assert found == CompareTwo(left=Path("a"), right=Path("b"), outputs=("x.pdf", "-", "y.json"))


def test_a_comparison_needs_no_output() -> None:
    assert parse(["compare", "a", "b"]) == CompareTwo(left=Path("a"), right=Path("b"), outputs=())


def test_a_project_stands_for_its_pair() -> None:
    found = parse(["compare", "a.lateral", "-o", "x.pdf"])
    assert found == CompareProject(project=Path("a.lateral"), outputs=("x.pdf",))


def test_one_article_alone_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["compare", "a.txt"])
    assert ended.value.code == 2
    assert "two articles are needed, or one project (.lateral)" in capsys.readouterr().err


def test_outputs_may_stand_before_the_articles() -> None:
    assert parse(["compare", "-o", "x.pdf", "a", "b"]) == parse(
        ["compare", "a", "b", "-o", "x.pdf"]
    )


def test_the_pages_of_a_pdf_can_be_chosen() -> None:
    words = ["--layout", "only-differences", "--parts", "texts,front", "--black-and-white"]
    words += ["--paper", "letter"]
    found = parse(["compare", "a", "b", "-o", "x.PDF", *words])
    assert isinstance(found, CompareTwo)
    assert found.style == PageStyle(
        layout=Layout.ONLY_DIFFERENCES,
        parts=frozenset({Part.TEXTS, Part.FRONT}),
        is_black_and_white=True,
        paper=Paper.LETTER,
    )


@pytest.mark.parametrize("ending", ["pdf", "html", "md", "docx"])
def test_parts_can_be_named_for_every_form_that_has_some(ending: str) -> None:
    found = parse(["compare", "a", "b", "-o", f"x.{ending}", "--parts", "ledgers,notes"])
    assert isinstance(found, CompareTwo)
    assert found.style == PageStyle(parts=frozenset({Part.LEDGERS, Part.NOTES}))


@pytest.mark.parametrize("layout", list(Layout))
def test_every_layout_can_be_named(layout: Layout) -> None:
    found = parse(["compare", "a", "b", "-o", "x.pdf", "--layout", layout.value])
    assert isinstance(found, CompareTwo)
    assert found.style == PageStyle(layout=layout)


def test_a_batch_has_a_manifest_and_an_output() -> None:
    found = parse(["batch", "m.jsonl", "-o", "out.jsonl"])
    assert found == CompareMany(manifest=Path("m.jsonl"), output=Path("out.jsonl"))


def test_the_reports_of_a_batch_have_a_style_too() -> None:
    words = ["--report", "pdf", "--layout", "findings", "--parts", "findings,legend"]
    found = parse(["batch", "m.jsonl", "-o", "out.jsonl", *words])
    assert isinstance(found, CompareMany)
    parts = frozenset({Part.FINDINGS, Part.LEGEND})
    assert found.style == PageStyle(layout=Layout.FINDINGS, parts=parts)


def test_a_file_may_be_named_like_a_command() -> None:
    assert parse(["./compare", "batch"]) == OpenWindow(pair=(Path("compare"), Path("batch")))


@pytest.mark.parametrize(
    "words",
    [
        ["a"],
        ["a", "b", "c"],
        ["compare"],
        ["compare", "a"],
        ["compare", "a", "b", "c"],
        ["compare", "a", "b", "-o"],
        ["compare", "a", "b", "-o", "x.pdf", "--layout", "upside-down"],
        ["compare", "a", "b", "-o", "x.pdf", "--parts", "texts,cover"],
        ["compare", "a", "b", "-o", "x.pdf", "--parts", ""],
        ["compare", "a", "b", "-o", "x.pdf", "--parts", "texts", "--layout", "findings"],
        ["compare", "a", "b", "-o", "x.html", "--layout", "findings"],
        ["compare", "a", "b", "-o", "x.html", "--paper", "letter"],
        ["compare", "a", "b", "-o", "x.docx", "--layout", "findings"],
        ["batch", "m.jsonl", "-o", "out.jsonl", "--report", "html", "--paper", "letter"],
        ["batch", "m.jsonl", "-o", "out.jsonl", "--parts", "texts"],
        ["compare", "a", "b", "-o", "x.csv", "-o", "x.json", "--parts", "texts"],
        ["compare", "a", "b", "--black-and-white"],
        ["batch"],
        ["batch", "m.jsonl"],
        ["batch", "m.jsonl", "n.jsonl", "-o", "x"],
        ["--unknown"],
        ["compare", "a", "b", "--unknown"],
    ],
)
def test_wrong_usage_ends_with_status_two_and_says_how(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        parse(words)
    assert stop.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("usage: lateral")
    assert "error:" in said


@pytest.mark.parametrize(
    ("words", "telling"),
    [
        (["--help"], "compare A B [-o OUT]"),
        (["compare", "--help"], ".pdf"),
        (["compare", "--help"], "--layout"),
        (["batch", "--help"], '{"id": "…", "articles": ["path", "path"]}'),
    ],
)
def test_help_is_printed_for_every_command(
    words: list[str], telling: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        parse(words)
    assert stop.value.code == 0
    assert telling in capsys.readouterr().out


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        parse(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"Lateral {__version__}\n"


def test_the_version_is_that_of_the_project() -> None:
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{__version__}"' in project


@pytest.mark.parametrize(
    "words", [[], ["a", "b"], ["compare", "a", "b"], ["batch", "m.jsonl", "-o", "out.jsonl"]]
)
def test_vectors_are_kept_unless_it_is_forbidden(words: list[str]) -> None:
    assert parse(words).uses_cache
    assert not parse([*words, "--no-cache"]).uses_cache


def test_only_confirmed_needs_a_project(capsys: pytest.CaptureFixture[str]) -> None:
    found = parse(["compare", "x.lateral", "-o", "x.html", "--only-confirmed"])
    assert found.style is not None  # type: ignore[union-attr]
    assert found.style.only_confirmed  # type: ignore[union-attr]
    with pytest.raises(SystemExit):
        parse(["compare", "a.txt", "b.txt", "-o", "x.html", "--only-confirmed"])
    assert "needs a project" in capsys.readouterr().err
