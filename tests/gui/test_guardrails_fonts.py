"""The fonts that travel with the program: whole families, and a glyph for all that we draw."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).parents[2]
FONTS = sorted((ROOT / "resources" / "fonts").rglob("*.ttf"))
DRAWN_BY = ("presentation", "export", "ui")
TEMPLATES = ("*.toml", "*.typ", "*.html", "*.css", "*.md")
LANGUAGES = "äöüßÄÖÜéèêëçñáíóúàìòùâîôûåæøœłšžčřěďťňąęśźżõãőűğışİțșđß¿¡ЖДфЩъαβγΩή"


def literals_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def drawn_characters() -> set[str]:
    """Give every character outside ASCII that a screen or page of ours may show."""
    texts = [
        text
        for package in DRAWN_BY
        for path in (ROOT / "reader" / package).rglob("*.py")
        for text in literals_of(path)
    ]
    for place in ("themes", "templates", "help"):
        for pattern in TEMPLATES:
            found = (ROOT / "resources" / place).rglob(pattern)
            texts += [path.read_text(encoding="utf-8") for path in found]
    return {c for text in texts for c in text if ord(c) > 0x7E and c.isprintable()}


@pytest.fixture
def fonts(qapp: QApplication) -> list[QRawFont]:
    return [QRawFont(str(path), 12.0) for path in FONTS]


def test_every_character_that_we_draw_is_in_a_bundled_font(fonts: list[QRawFont]) -> None:
    wanted = drawn_characters() | set(LANGUAGES)
    boxes = {c for c in wanted if not any(font.supportsCharacter(ord(c)) for font in fonts)}
    assert not boxes


def test_the_body_font_has_the_punctuation_of_the_news(qapp: QApplication) -> None:
    body = QRawFont(str(next(p for p in FONTS if p.name == "SourceSerif4-Regular.ttf")), 12.0)
    assert all(body.supportsCharacter(ord(c)) for c in "“”‘’«»„—–…•·§†°€£½×")


def test_every_font_registers_under_its_own_family(qapp: QApplication) -> None:
    families: dict[str, int] = {}
    for path in FONTS:
        number = QFontDatabase.addApplicationFont(str(path))
        assert number >= 0, path.name
        for family in QFontDatabase.applicationFontFamilies(number):
            families[family] = families.get(family, 0) + 1
        assert QFontDatabase.removeApplicationFont(number)
    assert families["Source Serif 4"] >= 4
    assert families["Atkinson Hyperlegible"] == 4
    assert families["Lateral Zero"] == 4
    assert families["DejaVu Sans"] == 2


def test_the_zero_without_a_stroke_stands_where_the_other_one_does() -> None:
    for path in FONTS:
        if path.name.startswith("LateralZero"):
            plain = QRawFont(str(path), 100.0)
            twin = path.name.replace("LateralZero", "AtkinsonHyperlegible")
            struck = QRawFont(str(next(p for p in FONTS if p.name == twin)), 100.0)
            (one,), (other,) = (font.glyphIndexesForString("0") for font in (plain, struck))
            assert plain.advancesForGlyphIndexes([one]) == struck.advancesForGlyphIndexes([other])
            assert plain.boundingRect(one) == struck.boundingRect(other)
            assert (plain.ascent(), plain.descent()) == (struck.ascent(), struck.descent())
            holes = plain.pathForGlyph(one).toSubpathPolygons()
            assert len(holes) == 2
            assert not plain.supportsCharacter("1")
