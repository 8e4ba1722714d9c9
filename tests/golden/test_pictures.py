"""The window as a reader sees it: reference pictures, which the user's guide shows too.

They lie in docs/images and hold an invented pair; those of the example pair, as the engine
compares it, lie beside this file. Fonts are our own and the scale is fixed, so that they are
the same on every platform. They change only on purpose:
`pytest tests/golden --update-golden`, then look at every one of them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QDeadlineTimer, QPoint
from PySide6.QtGui import QFont, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTextEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from reader.core import (
    Correction,
    CorrectionKind,
    Dossier,
    Link,
    Note,
    Origin,
    Relation,
    Review,
    ReviewState,
    Side,
    Status,
    Subject,
    Target,
)
from reader.paths import seed_folder
from reader.presentation import Grouping, LedgerKind, Role, Vision, link_target, reading_of
from reader.store import read_examples
from reader.ui import InlineRunner, MainWindow, prepare_application
from reader.ui._asides import AsidesDialog
from reader.ui._cheat_sheet import CheatSheet
from reader.ui._details import DetailsDialog
from reader.ui._examples import ExamplesDialog
from reader.ui._export_dialog import ExportDialog
from reader.ui._look import ThemeChoice
from reader.ui._note_editor import NoteEditor
from reader.ui._palette import CommandPalette
from reader.ui._preferences import PreferencesDialog
from reader.ui._showing import Aids, Page
from reader.ui._tag_dialog import TagDialog
from tests.dossiers import words_at
from tests.golden.engine_cases import FIRST_EXAMPLE, SEED_PAIR, compared
from tests.gui.acting import LEFT, RIGHT, Backstage

FOLDER = Path(__file__).parents[2] / "docs" / "images"
SEED_FOLDER = Path(__file__).parent / "pictures"
_DAY = "2026-11-02T09:30:00.000000Z"
SMALL, LARGE, NARROW = (1280, 800), (1920, 1080), (880, 700)
MOST_DIFFERING = 0.002  # share of pixels that may differ by more than
STEP = 24  # of 255

Stage = Callable[[MainWindow], QWidget | None]


@dataclass(frozen=True)
class Picture:
    """A picture: how the window is set up for it; `stage` may name a dialog to take.

    `pair` is the case of the engine's golden tests that is shown in place of the invented pair.
    """

    name: str
    stage: Stage
    size: tuple[int, int] = SMALL
    choice: ThemeChoice = ThemeChoice.LIGHT
    vision: Vision = Vision.USUAL
    zoom: float = 1.0
    is_empty: bool = False
    pair: str | None = None

    @property
    def path(self) -> Path:
        return (SEED_FOLDER if self.pair else FOLDER) / f"{self.name}.png"


def conflict(window: MainWindow) -> None:
    window.session.select("conflict-0")


def differences(window: MainWindow) -> None:
    window.session.set_grouping(Grouping.RELATION)
    window.session.set_aids(Aids(numbers=True, edits=True))
    window.session.toggle_differences()
    window.session.select("conflict-0")


def overview(window: MainWindow) -> None:
    window.session.show_page(Page.OVERVIEW)


def alone(window: MainWindow) -> None:
    window.session.set_aids(Aids(numbers=True))
    window.session.toggle_alone(Side.A)


def only_new(window: MainWindow) -> None:
    noted(window)
    window.session.set_state(ReviewState.NEW)
    window.session.select(window.session.shown[3].key)


def one_text(window: MainWindow) -> None:
    window.session.show_page(Page.ONE_TEXT)


def find(window: MainWindow) -> None:
    window.session.search.open("Askby")
    window.session.search.step(1)


def problem(window: MainWindow) -> None:
    window.open_pair(Path("gone.txt"), RIGHT)


def nothing(_window: MainWindow) -> None:
    return


def first_hint(window: MainWindow) -> None:
    window.hints.set_seen(())


def wrong_date(window: MainWindow) -> QWidget:
    window.actions_by_id["edit_details"].trigger()
    found = window.findChild(DetailsDialog)
    assert isinstance(found, DetailsDialog)
    found.date.setText("31 February")
    found.accept()
    return found


def corrections(window: MainWindow) -> None:
    """A link made by hand, and a sentence held on either side."""
    found = window.session.comparison
    assert found is not None
    ends = (13,), (12,)
    link = Link(a=ends[0], b=ends[1], relation=Relation.PARTIAL, score=1.0, by=Origin.READER)
    rows = tuple(
        replace(row, status=Status.COVERED) if row.sentence in ends[0] else row
        for row in found.coverage[Side.A]
    )
    made = replace(found, links=(*found.links, link), coverage=(rows, found.coverage[Side.B]))
    correction = Correction(
        id="1", kind=CorrectionKind.LINK, target=link_target(found, ends), relation=link.relation
    )
    dossier = Dossier(articles=found.articles, corrections=(correction,))
    window.session.set_dossier(dossier, reading_of(made))
    for side, number in ((Side.A, 1), (Side.A, 10), (Side.B, 13)):
        sentence = found.analyses[side].sentences[number].span
        window.session.held.toggle(side, (sentence,))
    window.session.select(f"link-{len(found.links)}")


def ledger(kind: LedgerKind) -> Stage:
    def stage(window: MainWindow) -> None:
        window.session.show_ledger(kind)
        window.session.select("conflict-0")

    return stage


def dialog(action: str, kind: type[QDialog], tab: int = 0) -> Stage:
    def stage(window: MainWindow) -> QWidget:
        window.actions_by_id[action].trigger()
        found = window.findChild(kind)
        assert isinstance(found, QWidget)
        if isinstance(found, PreferencesDialog):
            found.tabs.setCurrentIndex(tab)
        return found

    return stage


def own_colours(window: MainWindow) -> QWidget:
    """Show the page of colours with two that were chosen, one of which has to be darker."""
    chosen = {Role.CONFLICT: "#c00000", Role.EDITED: "#5cc9f5"}
    window.session.set_look(window._themes.dressed(window.session.look, colours=chosen))
    found = dialog("preferences", PreferencesDialog, tab=1)(window)
    assert found is not None
    return found


def export(window: MainWindow) -> QWidget:
    """Open the export dialog and wait for its first page."""
    window.actions_by_id["export"].trigger()
    found = window.findChild(ExportDialog)
    assert found is not None
    deadline = QDeadlineTimer(20_000)
    while not found.preview.pages.is_drawn and not deadline.hasExpired():
        QTest.qWait(20)
    return found


def noted(window: MainWindow) -> None:
    """Put notes, tags and decisions on the pair, as they were made on one day."""
    texts = [article.text for article in window.session.articles if article]
    work, notebook = window.session.work, window.session.notebook
    assert work.dossier is not None
    crack, half = words_at(texts[0], "a crack of 14 metres"), words_at(texts[0], "half")
    findings = window.session.findings
    said = (
        (Target(subject=Subject.PAIR), "Both rest on *one* report.", ()),
        (Target(subject=Subject.PASSAGE, a=(half,)), "Of what?", ("Statistics",)),
        (
            Target(subject=Subject.PASSAGE, a=(crack,)),
            "Ask the board:\n\n- who **measured** it?\n- when?",
            ("Statistics", "Source control"),
        ),
        (notebook.target(findings[-2]), "", ("Selection and omission",)),
    )
    notes = tuple(
        Note(id=f"n{n}", target=target, text=text, tags=tags, author="Ada", made=_DAY)
        for n, (target, text, tags) in enumerate(said)
        if target is not None
    )
    states = (ReviewState.CONFIRMED, ReviewState.QUESTION, ReviewState.CONFIRMED)
    targets = [notebook.target(finding) for finding in findings[2:5]]
    reviews = tuple(
        Review(id=f"r{n}", target=target, state=state, author="Ada", made=_DAY)
        for n, (target, state) in enumerate(zip(targets, states, strict=True))
        if target is not None
    )
    work.author = "Ada"
    work.begin(replace(work.dossier, notes=notes, reviews=reviews))


def notes(window: MainWindow) -> None:
    noted(window)
    window.side.go_to_notes()
    window.side.notes.list.setCurrentIndex(window.side.notes.model.index(1))


def reviewed(window: MainWindow) -> None:
    noted(window)
    window.session.select(window.session.findings[3].key)


def orphans(window: MainWindow) -> None:
    noted(window)
    dossier = window.session.work.dossier
    assert dossier is not None
    left, right = dossier.articles
    text = left.text.replace("a crack of 14 metres", "heavy silt and weeds")
    window.session.work.begin(replace(dossier, articles=(replace(left, text=text), right)))
    window.side.go_to_notes()
    window.side.notes.orphans.setChecked(True)
    window.side.notes.list.setCurrentIndex(window.side.notes.model.index(0))


def note_editor(window: MainWindow) -> QWidget:
    noted(window)
    window.noting.edit(window.session.notebook.rows[1])
    return _opened(window, NoteEditor)


def tag_dialog(window: MainWindow) -> QWidget:
    window.noting.manage_tags()
    return _opened(window, TagDialog)


def _opened(window: MainWindow, kind: type[QDialog]) -> QWidget:
    found = window.findChild(kind)
    assert isinstance(found, QWidget)
    return found


def _seed(name: str, **look: Any) -> Picture:
    return Picture(f"seed-{name}", nothing, pair=SEED_PAIR, **look)


PICTURES = (
    _seed("light"),
    _seed("dark", choice=ThemeChoice.DARK),
    _seed("high-contrast", choice=ThemeChoice.HIGH_CONTRAST),
    _seed("grey", vision=Vision.GREY),
    _seed("deutan", vision=Vision.DEUTAN),
    Picture("texts", conflict),
    Picture("texts-large", conflict, size=LARGE),
    Picture("texts-large-dark", conflict, size=LARGE, choice=ThemeChoice.DARK),
    Picture("texts-narrow", conflict, size=NARROW),
    Picture("texts-dark", conflict, choice=ThemeChoice.DARK),
    Picture("texts-high-contrast", conflict, choice=ThemeChoice.HIGH_CONTRAST),
    Picture("texts-grey", conflict, vision=Vision.GREY),
    Picture("texts-deutan", conflict, vision=Vision.DEUTAN),
    Picture("texts-zoomed", conflict, zoom=2.0),
    Picture("ledger-figures", ledger(LedgerKind.FIGURES)),
    Picture("ledger-quotations-dark", ledger(LedgerKind.QUOTATIONS), choice=ThemeChoice.DARK),
    Picture("ledger-names", ledger(LedgerKind.NAMES)),
    Picture(
        "ledger-sources-high-contrast",
        ledger(LedgerKind.SOURCES),
        choice=ThemeChoice.HIGH_CONTRAST,
    ),
    Picture("corrections", corrections),
    Picture("overview", overview, size=LARGE),
    Picture("overview-dark", overview, choice=ThemeChoice.DARK),
    Picture("one-text", one_text),
    Picture("differences", differences),
    Picture("alone", alone),
    Picture("set-aside", dialog("show_asides", AsidesDialog)),
    Picture("find", find),
    Picture("commands", dialog("show_palette", CommandPalette)),
    Picture("keys", dialog("show_cheat_sheet", CheatSheet)),
    Picture("export", export),
    Picture("reading", dialog("preferences", PreferencesDialog, tab=0)),
    Picture("colours", own_colours),
    Picture("preferences", dialog("preferences", PreferencesDialog, tab=2)),
    Picture("notes", notes),
    Picture("notes-dark", notes, choice=ThemeChoice.DARK),
    Picture("reviewed", reviewed),
    Picture("only-new", only_new),
    Picture("orphans", orphans),
    Picture("note-editor", note_editor),
    Picture("tags", tag_dialog),
    Picture("hints", first_hint),
    Picture("details", wrong_date),
    Picture("examples", dialog("open_example", ExamplesDialog), is_empty=True),
    Picture("empty", nothing, is_empty=True),
    Picture("empty-dark", nothing, is_empty=True, choice=ThemeChoice.DARK),
    Picture("problem", problem, is_empty=True),
)


@pytest.fixture(autouse=True)
def _restore_application(qapp: QApplication) -> Iterator[None]:
    palette, font = QPalette(qapp.palette()), QFont(qapp.font())
    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    prepare_application(qapp)
    yield
    qapp.setCursorFlashTime(flash)
    qapp.setPalette(palette)
    qapp.setFont(font)
    QToolTip.hideText()


def window_for(qtbot: QtBot, picture: Picture) -> MainWindow:
    # The articles are those of the comparison, so nothing is read from a file.
    backstage = Backstage(compared(picture.pair)) if picture.pair else Backstage()
    examples = read_examples(seed_folder(), FIRST_EXAMPLE)
    window = MainWindow(backstage.services(examples=examples), InlineRunner())
    qtbot.addWidget(window)
    window.resize(*picture.size)
    with qtbot.waitExposed(window):
        window.show()
    look = window._themes.dressed(window.session.look, choice=picture.choice, vision=picture.vision)
    window.session.set_look(replace(look, zoom=picture.zoom))
    if not picture.is_empty:
        window.open_pair(LEFT, RIGHT)
        qtbot.waitUntil(lambda: window.session.comparison is not None)
    return window


def take(qtbot: QtBot, widget: QWidget) -> QImage:
    """Take a picture once all is laid out, without any caret."""
    qtbot.wait(50)
    for text in widget.findChildren(QTextEdit):
        text.setCursorWidth(0)
    for field in widget.findChildren(QLineEdit):
        field.setReadOnly(True)
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    widget.render(image, QPoint())
    return image


def pixels(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    return rows[:, : plain.width() * 3].astype(np.int16)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_the_window_looks_as_in_its_picture(
    qtbot: QtBot, picture: Picture, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    window = window_for(qtbot, picture)
    target = picture.stage(window) or window
    qtbot.waitUntil(lambda: not window.desk.is_measuring)
    made = take(qtbot, target)
    path = picture.path
    if request.config.getoption("--update-golden", default=False):
        assert made.save(str(path), quality=0)
    assert path.is_file(), f"{path.name} is not there: run pytest tests/golden --update-golden"
    known = QImage(str(path))
    assert made.size() == known.size()
    differing = np.abs(pixels(made) - pixels(known)).max(initial=0) > STEP
    if differing:
        share = float((np.abs(pixels(made) - pixels(known)) > STEP).mean())
        made.save(str(tmp_path / path.name))
        assert share <= MOST_DIFFERING, f"{share:.2%} differ; made: {tmp_path / path.name}"
    for dialog_ in window.findChildren(QDialog):
        dialog_.close()
