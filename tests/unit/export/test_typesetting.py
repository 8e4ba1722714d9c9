"""Pages set in a process of their own: what comes back, and how it ends."""

import io
import subprocess
import sys
import time
from pathlib import Path

import pypdf
import pytest

from reader.core import Cancelled, silent
from reader.export._typesetting import Order, Typesetter, TypesettingError

FONTS = Path(__file__).parents[3] / "resources" / "fonts"
ENDLESS = "#let slow(n) = range(3000).map(m => calc.pow(n + m, 0.5)).sum()\n#range(9999).map(slow)"
"""A template that typst works at for a minute."""


def order(folder: Path, markup: str) -> Order:
    template = folder / "page.typ"
    template.write_text(markup, encoding="utf-8")
    return Order(
        template=str(template),
        folder=str(folder),
        standards=[],
        seconds=0,
        data='"Größe"',
    )


def begun(order: Order) -> Typesetter:
    typesetter = Typesetter(FONTS)
    typesetter.begin(order)
    return typesetter


def set_pages(order: Order) -> bytes:
    with begun(order) as typesetter:
        return typesetter.pages(silent).read_bytes()


def text_of(pages: bytes) -> str:
    return pypdf.PdfReader(io.BytesIO(pages)).pages[0].extract_text()


def test_the_template_is_set_with_its_data(tmp_path: Path) -> None:
    pages = set_pages(order(tmp_path, "#json(bytes(sys.inputs.data))"))
    assert "Größe" in text_of(pages)


def test_where_no_process_can_be_started_the_same_pages_are_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = order(tmp_path, "#json(bytes(sys.inputs.data))")
    pages = set_pages(asked)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert set_pages(asked) == pages
    monkeypatch.setattr(sys, "frozen", False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    assert set_pages(asked) == pages


@pytest.mark.parametrize("is_frozen", [False, True])
def test_what_typst_refuses_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_frozen: bool
) -> None:
    monkeypatch.setattr(sys, "frozen", is_frozen, raising=False)
    with pytest.raises(TypesettingError, match="no such place"):
        set_pages(order(tmp_path, '#panic("no such place")'))


def test_a_process_that_dies_is_an_error(tmp_path: Path) -> None:
    with Typesetter(FONTS) as typesetter:
        assert typesetter._process is not None
        typesetter._process.kill()
        typesetter._process.wait()
        typesetter.begin(order(tmp_path, "words"))
        with pytest.raises(TypesettingError, match="ended with status"):
            typesetter.pages(silent)


def test_typesetting_that_is_called_off_ends_within_a_second(tmp_path: Path) -> None:
    called_off = 0.0

    def progress(fraction: float, _stage: str, /) -> None:
        nonlocal called_off
        if fraction > 0.01:
            called_off = time.monotonic()
            raise Cancelled

    asked = order(tmp_path, ENDLESS)
    with pytest.raises(Cancelled), begun(asked) as typesetter:
        typesetter.pages(progress)
    assert time.monotonic() - called_off < 1
    assert typesetter._process is not None
    assert typesetter._process.returncode  # it has ended, and not by itself


def test_progress_rises_but_never_says_that_all_is_done(tmp_path: Path) -> None:
    heard: list[float] = []

    def progress(fraction: float, _stage: str, /) -> None:
        heard.append(fraction)
        if len(heard) == 5:
            raise Cancelled

    asked = order(tmp_path, ENDLESS)
    with pytest.raises(Cancelled), begun(asked) as typesetter:
        typesetter.pages(progress)
    assert heard == sorted(heard)
    assert heard[0] < heard[-1]
    assert all(0 <= fraction < 1 for fraction in heard)


def test_the_typesetter_loads_nothing_of_the_program() -> None:
    code = (
        "import runpy, sys; runpy.run_path(sys.argv[1], run_name='x');"
        " print('reader' in sys.modules)"
    )
    path = Path(sys.modules[Typesetter.__module__].__file__ or "").with_name("_typesetter.py")
    ran = subprocess.run(
        [sys.executable, "-P", "-c", code, str(path)], capture_output=True, check=True
    )
    assert ran.stdout.strip() == b"False"


def test_only_the_fonts_of_the_folder_are_at_hand(tmp_path: Path) -> None:
    pages = set_pages(order(tmp_path, '#set text(font: "New Computer Modern")\nwords'))
    fonts = pypdf.PdfReader(io.BytesIO(pages)).pages[0]["/Resources"]["/Font"]
    names = {str(font.get_object()["/BaseFont"]) for font in fonts.values()}
    assert names
    assert not any("ComputerModern" in name for name in names)
