import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core import Article, BlockKind, Cancelled, ReaderError
from reader.sources import SUPPORTED, _file, article_from_html_text, article_from_text, open_article
from tests.typeset import Story, typeset

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests/data/sources"
SEEDS = ROOT / "seeds/dc-police-ice"
TEXT = "Lindby bridge opens\n\nThe new bridge opened to cars on Monday morning.\n"


def texts_of(article: Article, kind: BlockKind) -> list[str]:
    return [b.span.of(article.text) for b in article.blocks if b.kind is kind]


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


# ---------------------------------------------------------------------------- the seeds


def test_the_first_seed_is_a_headline_and_ten_paragraphs() -> None:
    article = open_article(SEEDS / "000_e0dbee906bb838b7.txt")
    assert [b.kind for b in article.blocks] == [BlockKind.HEADLINE, *[BlockKind.PARAGRAPH] * 10]
    assert article.title == article.blocks[0].span.of(article.text)
    assert article.outlet is None
    assert article.published is None


def test_the_second_seed_is_told_apart_into_article_and_notices() -> None:
    article = open_article(SEEDS / "001_c5e5123e57c4cfba.txt")
    notices = texts_of(article, BlockKind.BOILERPLATE)
    starts = [
        "This version",
        "SHARE THIS",
        "×",
        "AdBlock",
        "Please",
        "Related",
        "Donald Trump Pres",
    ]
    assert [n.startswith(s) for n, s in zip(notices, starts, strict=True)] == [True] * 7
    assert [s[:10] for s in texts_of(article, BlockKind.STANDFIRST)] == ["Immigrants"]
    captions = texts_of(article, BlockKind.CAPTION)
    assert [c.endswith("Wednesday.Andrew Leyden / Getty Images") for c in captions] == [True]
    assert len(texts_of(article, BlockKind.PARAGRAPH)) == 13


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_a_seed_loses_nothing_but_blanks(path: Path) -> None:
    article = open_article(path)
    assert "".join(article.text.split()) == "".join(path.read_text("utf-8").split())
    assert article.removed == ()
    assert article.warnings == ()


# --------------------------------------------------------------------- what is recorded


def test_path_digest_and_type_of_the_file_are_recorded(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", TEXT)
    source = open_article(path).source
    assert source.path == str(path)
    assert source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert source.media_type == "text/plain"


@pytest.mark.parametrize(("ending", "media_type"), SUPPORTED)
def test_every_supported_ending_is_opened(tmp_path: Path, ending: str, media_type: str) -> None:
    fixture = {"text/plain": "farm.txt", "text/markdown": "article.md"}.get(media_type, "page.html")
    if media_type == "multipart/related":
        fixture = "page.mhtml"
    data = (DATA / fixture).read_bytes()
    if media_type == "application/pdf":
        data = typeset(Story(headline="Lindby bridge opens two months late", paragraphs=[TEXT]))
    path = written(tmp_path, f"bridge{ending.upper()}", data)
    article = open_article(path)
    assert article.title == "Lindby bridge opens two months late"
    assert article.source.media_type == media_type


def test_a_file_of_unknown_ending_is_read_by_what_is_in_it(tmp_path: Path) -> None:
    text = open_article(written(tmp_path, "article", TEXT))
    page = open_article(written(tmp_path, "page.txt", (DATA / "page.html").read_bytes()))
    assert text.source.media_type == "text/plain"
    assert page.source.media_type == "text/html"
    assert page.outlet == "The Lindby Gazette"


def test_pasted_text_has_its_name_for_a_path() -> None:
    article = article_from_text(TEXT, name="clipboard")
    assert article.source.path == "clipboard"
    assert article.source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert article.title == "Lindby bridge opens"


def test_pasted_html_is_read_as_a_page() -> None:
    pasted = article_from_html_text((DATA / "page.html").read_text("utf-8"))
    opened = open_article(DATA / "page.html")
    assert pasted == replace(opened, source=replace(opened.source, path="pasted page"))


def test_half_a_character_in_a_pasted_text_is_left_out_and_told() -> None:
    article = article_from_text("Head\n\nThe br\ud800idge opened.")
    assert article.text == "Head\n\nThe bridge opened."
    assert len(article.warnings) == 1


def test_another_language_is_opened_with_a_warning() -> None:
    article = article_from_text(
        "Brücke in Lindby ist offen\n\nDie neue Brücke über die Lind ist am Montag für Autos"
        " freigegeben worden, zwei Monate später als geplant. Das Eis auf dem Fluss und ein Streit"
        " über den Preis von Stahl haben die Arbeiten nicht leicht gemacht, sagte die Stadt."
    )
    assert article.language == "de"
    (warning,) = article.warnings
    assert warning.startswith("The models are made for English; this text looks like German.")


# ----------------------------------------------------------------------------- progress


def test_progress_rises_to_one(tmp_path: Path) -> None:
    seen: list[float] = []
    path = written(tmp_path, "a.txt", "Head\n" + "The bridge opened.\n" * 1000)
    open_article(path, progress=lambda share, _stage: seen.append(share))
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0.0, 1.0)
    assert len(seen) >= 7


def test_a_reader_can_call_it_off(tmp_path: Path) -> None:
    def stop(share: float, _stage: str) -> None:
        if share > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        open_article(
            written(tmp_path, "a.txt", "Head\n" + "The bridge opened.\n" * 1000), progress=stop
        )


# ---------------------------------------------------------------------------- bad input

PDF, ZIP = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"PK\x03\x04\x14\x00"
NAV = "<html><body><nav>" + "<a href='x'>Sport</a> " * 40 + "</nav></body></html>"
SHELL = "<html><body><div id='root'></div><script>start()</script></body></html>"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("marks.txt", "* * *\n…\n", "holds no words"),
        ("mark.txt", b"\xef\xbb\xbf", "holds no words"),
        ("raw.txt", b"abc\x00\x01\x02", "binary"),
        ("report.pdf", PDF, "is damaged, or no PDF"),
        ("report.txt", PDF, "is damaged, or no PDF"),
        ("report.pdf", b"no PDF at all", "is damaged, or no PDF"),
        ("report.docx", ZIP, "a Word document"),
        ("all.zip", ZIP, "a ZIP archive"),
        ("book.epub", ZIP, "an EPUB book"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "an image"),
        ("photo.png", b"\x89PNG\r\n\x1a\n", "an image"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        ("a.rtf", b"{\\rtf1\\ansi", "a Rich Text document"),
        ("menu.html", NAV, "No article was found"),
        ("shell.html", SHELL, "No article was found"),
        ("none.html", "<!-- nothing -->", "No article was found"),
        ("none.mhtml", "MIME-Version: 1.0\n\nnothing", "No article was found"),
        ("empty.md", "---\ntitle:\n---\n", "holds no words"),
    ],
)
def test_what_is_no_article_is_refused(
    tmp_path: Path, name: str, data: bytes | str, words: str
) -> None:
    with pytest.raises(ReaderError) as caught:
        open_article(written(tmp_path, name, data))
    assert name in caught.value.message
    assert words in caught.value.message
    assert caught.value.hint.endswith(".")


def test_a_missing_file_is_told_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="was not found") as caught:
        open_article(tmp_path / "gone.txt")
    assert str(tmp_path / "gone.txt") in caught.value.message


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="is a folder"):
        open_article(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReaderError, match="a pipe or a device"):
        open_article(tmp_path / "pipe.txt")


def test_a_locked_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, "a.txt", TEXT)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReaderError, match=r"“a\.txt” may not be read") as caught:
        open_article(path)
    assert "locked" in caught.value.hint


def test_a_broken_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    path = written(tmp_path, "a.txt", TEXT)
    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(ReaderError, match="Input/output error"):
        open_article(path)


def test_a_path_that_no_file_can_have_is_told() -> None:
    with pytest.raises(ReaderError, match="could not be read"):
        open_article(Path("a\0b.txt"))


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(_file.LIMIT + 1)
    with pytest.raises(ReaderError, match="the limit is 50 MB"):
        open_article(path)


def test_a_pasted_text_without_words_is_refused() -> None:
    with pytest.raises(ReaderError, match="“pasted text” holds no words"):
        article_from_text(" \n…")


# ------------------------------------------------------------------------------ loading


def test_the_package_loads_no_slow_library() -> None:
    code = (
        "import sys, reader.sources\n"
        "slow = {'trafilatura', 'lxml', 'markdown', 'charset_normalizer', 'email'}\n"
        "print(sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
