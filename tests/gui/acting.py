"""What a reader does at the window, what they see, and what stands behind its services."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core import (
    Analysis,
    Article,
    Comparison,
    Correction,
    Dossier,
    Progress,
    ReaderError,
    Settings,
    Side,
    Span,
)
from reader.export import AnnotatedFiles, Assets, Format, PageStyle, render
from reader.presentation import Reading, build_report, reading_of
from reader.store import Example
from reader.ui import MainWindow, Services
from reader.ui._export_dialog import ExportDialog
from tests.factories import draft, parse, plain_comparison, sample_comparison, swapped

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
ASSETS = Assets(
    fonts=RESOURCES / "fonts",
    templates=RESOURCES / "templates",
    theme=RESOURCES / "themes" / "print.toml",
)

LEFT, RIGHT = Path("left.txt"), Path("right.txt")
EXAMPLES = (
    Example(title="A dam is drained", about="It shows all kinds of marks.", paths=(LEFT, RIGHT)),
    Example(title="The same, swapped", about="What was in A is in B.", paths=(RIGHT, LEFT)),
)


@dataclass
class Backstage:
    """What the window's services do, and what they were asked."""

    comparison: Comparison = field(default_factory=sample_comparison)
    compare: Callable[[Progress], None] = lambda progress: progress(0.5, "aligning")
    failure: Exception | None = None
    opened: list[Path] = field(default_factory=list)
    compared: list[tuple[str, str]] = field(default_factory=list)
    corrections: tuple[Correction, ...] = ()
    pasted: list[str] = field(default_factory=list)
    exported: list[Path] = field(default_factory=list)
    styles: list[PageStyle] = field(default_factory=list)
    dossiers: list[Dossier | None] = field(default_factory=list)
    sources: list[Mapping[str, bytes]] = field(default_factory=list)
    previewed: list[tuple[Format, PageStyle]] = field(default_factory=list)
    articles: dict[str, Article] = field(default_factory=dict)
    annotated: AnnotatedFiles = field(default_factory=lambda: AnnotatedFiles(files=()))

    def __post_init__(self) -> None:
        left, right = self.comparison.articles
        self.articles |= {"left.txt": left, "right.txt": right}

    def open_article(self, path: Path) -> Article:
        self.opened.append(path)
        if path.name not in self.articles:
            raise ReaderError(f"There is no file “{path.name}”.", "Choose another file.")
        return self.articles[path.name]

    def read_source(self, path: Path) -> bytes:
        return self.articles[path.name].text.encode("utf-8", "surrogatepass")

    def paste_text(self, text: str) -> Article:
        self.pasted.append(text)
        if not any(c.isalpha() for c in text):
            raise ReaderError("The pasted text has no words.", "Copy the article's text.")
        first = text.strip().splitlines()[0]
        blocks = parse(f"headline: {first}\n\nparagraph: One sentence.")
        return draft(blocks, name="pasted text").article

    def do_compare(
        self,
        left: Article,
        right: Article,
        _settings: Settings,
        progress: Progress,
        corrections: Sequence[Correction],
    ) -> Comparison:
        self.corrections = tuple(corrections)
        self.compared.append((left.source.path, right.source.path))
        if self.failure is not None:
            raise self.failure
        self.compare(progress)
        if (left, right) == self.comparison.articles:
            return self.comparison
        if (right, left) == self.comparison.articles:
            return swapped(self.comparison)
        # Of any other pair nothing is found.
        return replace(
            plain_comparison(draft(parse("headline: A")), draft(parse("headline: B"))),
            articles=(left, right),
            analyses=(Analysis(sentences=()), Analysis(sentences=())),
            coverage=((), ()),
        )

    def read(
        self,
        left: Article,
        right: Article,
        settings: Settings,
        progress: Progress,
        corrections: Sequence[Correction],
    ) -> Reading:
        return reading_of(self.do_compare(left, right, settings, progress, corrections))

    def export(
        self,
        _comparison: Comparison,
        path: Path,
        style: PageStyle,
        progress: Progress,
        *,
        dossier: Dossier | None,
        sources: Mapping[str, bytes],
    ) -> None:
        if self.failure is not None:
            raise self.failure
        progress(0.5, "writing")
        self.exported.append(path)
        self.styles.append(style)
        self.dossiers.append(dossier)
        self.sources.append(sources)

    def annotate(
        self,
        comparison: Comparison,
        sources: Mapping[str, bytes],
        folder: Path,
        progress: Progress,
        *,
        dossier: Dossier | None,
    ) -> AnnotatedFiles:
        if self.failure is not None:
            raise self.failure
        progress(0.5, "marking")
        self.exported.append(folder)
        self.dossiers.append(dossier)
        self.sources.append(sources)
        return self.annotated

    def preview(
        self,
        comparison: Comparison,
        form: Format,
        style: PageStyle,
        progress: Progress,
        *,
        dossier: Dossier | None,
    ) -> bytes:
        if self.failure is not None:
            raise self.failure
        self.previewed.append((form, style))
        report = build_report(comparison, dossier=dossier)
        return render(report, form, assets=ASSETS, style=style, progress=progress)

    def services(self, **others: Any) -> Services:
        """Give the services, with some in place of those that are usual here."""
        usual = Services(
            open_article=self.open_article,
            read_source=self.read_source,
            compare=self.read,
            export=self.export,
            preview=self.preview,
            annotate=self.annotate,
            theme_folder=RESOURCES / "themes",
            font_folder=RESOURCES / "fonts",
            icon_folder=RESOURCES / "icons",
            paste_text=self.paste_text,
            examples=EXAMPLES,
        )
        return replace(usual, **others)


def show(qtbot: QtBot, window: MainWindow) -> MainWindow:
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    # On a screen without a window manager nobody else gives it the keyboard.
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def press(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    """Type one key, or one with modifiers ("Ctrl+E"), into whatever has the keyboard."""
    *modifiers, key = keys.split("+") if keys != "+" else ["+"]
    flags = Qt.KeyboardModifier.NoModifier
    for name in modifiers:
        flags |= {
            "Ctrl": Qt.KeyboardModifier.ControlModifier,
            "Shift": Qt.KeyboardModifier.ShiftModifier,
            "Alt": Qt.KeyboardModifier.AltModifier,
        }[name]
    target = QApplication.focusWidget() or window
    code = getattr(Qt.Key, f"Key_{key}")
    qtbot.keyClick(target, code, flags)


def export(qtbot: QtBot, window: MainWindow) -> None:
    """Open the export dialog and take what it proposes."""
    press(qtbot, window, "Ctrl+E")
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.export.click()
    with qtbot.waitActive(window):
        window.activateWindow()


def span_of(window: MainWindow, side: Side, words: str) -> Span:
    article = window.session.articles[side]
    assert article is not None
    start = article.text.index(words)
    return Span(start=start, end=start + len(words))


def place_of(window: MainWindow, side: Side, words: str) -> QPoint:
    """Give the middle of words in a pane, in its viewport's coordinates, scrolled into view."""
    pane = window.desk.panes[side]
    span = span_of(window, side, words)
    if not pane.view_extent[0] <= pane.extent(span)[0] < pane.view_extent[1] - 30:
        pane.scroll_to(pane.extent(span)[0] - 100)
    rect = pane.rects(span)[0]
    point = rect.center() - QPointF(0.0, pane.view_extent[0])
    return point.toPoint()


def click(qtbot: QtBot, window: MainWindow, side: Side, words: str) -> None:
    """Click on words in a pane."""
    place = place_of(window, side, words)
    viewport = window.desk.panes[side].viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)


def top_on_screen(window: MainWindow, side: Side, words: str) -> float:
    pane = window.desk.panes[side]
    return pane.extent(span_of(window, side, words))[0] - pane.view_extent[0]


def is_on_screen(window: MainWindow, side: Side, words: str) -> bool:
    page = window.desk.panes[side].port.page
    return 0 <= top_on_screen(window, side, words) < page


def focused_words(window: MainWindow, side: Side) -> list[str]:
    """Give the words that a pane shows as in focus."""
    article = window.session.articles[side]
    focus = window.desk.panes[side].focus_shown
    assert article is not None
    return [span.of(article.text) for span in focus.spans] if focus else []
