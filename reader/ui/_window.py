"""The main window: it puts the parts together and answers the actions."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.core import ReaderError, Side
from reader.presentation import LedgerKind, Role, Theme, tr
from reader.store import Example, Preferences
from reader.ui._action_spec import Context
from reader.ui._actions import ActionSet
from reader.ui._announce import announce
from reader.ui._announcer import Announcer
from reader.ui._application import dress_application
from reader.ui._asides import AsidesDialog
from reader.ui._banner import MessageBanner, Ways
from reader.ui._busy import BusyStrip
from reader.ui._cheat_sheet import CheatSheet
from reader.ui._chip import FilterBar
from reader.ui._clipboard import copy_citations
from reader.ui._correcting import Correcting
from reader.ui._desk import Desk
from reader.ui._edges import EdgedSplitter, Edges
from reader.ui._examples import ExamplesDialog, StartStrip
from reader.ui._export_choice import ExportChoice
from reader.ui._exporting import Exporting
from reader.ui._find_bar import FindBar
from reader.ui._help import HelpDialog
from reader.ui._hints import HintStrip
from reader.ui._icons import Icons
from reader.ui._keeping import LayoutKeeper, restore_session, taken
from reader.ui._ledgers import LedgerPane
from reader.ui._look import ThemeChoice, install_fonts
from reader.ui._merged_page import MergedPage
from reader.ui._noting import Noting
from reader.ui._opening import Opening
from reader.ui._overview import OverviewPage
from reader.ui._palette import CommandPalette
from reader.ui._preferences import PreferencesDialog
from reader.ui._projects import Projects
from reader.ui._recent import RecentDialog
from reader.ui._saving import Saving
from reader.ui._services import Services
from reader.ui._session import Session
from reader.ui._showing import Page
from reader.ui._side import SidePanel
from reader.ui._status import StatusWords
from reader.ui._style import style_sheet
from reader.ui._themes import Themes
from reader.ui._tool_bar import ToolBar
from reader.ui._workbench import Workbench
from reader.ui.jobs import Job, JobRunner

_PANEL_WIDTH = 300
_LEDGER_HEIGHT = 250
_PASTING = frozenset({"paste", "paste_left", "paste_right"})


class MainWindow(QMainWindow):
    """Lay two articles side by side, with all that is found between them.

    It works with what `services` gives it. Long work goes to `runner`, which is closed
    with the window. Nothing is read before the first paint.
    """

    def __init__(self, services: Services, runner: JobRunner | None = None) -> None:
        super().__init__()
        self._services = services
        self._themes = Themes(services.theme_folder)
        install_fonts(services.font_folder)
        self.runner = runner or JobRunner(self)
        self.session = Session(self._themes.first_look(), self)
        self.workbench = Workbench(services, self.session, self.runner, self)
        # A saved change must not wait for a comparison, so it has a thread of its own.
        self.saving = Saving(self.session, JobRunner(self), self)
        self._dressed: Theme | None = None
        self._dress()
        self._build()
        self.correcting = Correcting(self.session, self.desk, self)
        self.projects = Projects(self.session, self.saving, self)
        self.statusBar().addPermanentWidget(self.projects.badge)
        self.opening = Opening(
            self.session, self.workbench, self.projects, desk=self.desk, parent=self
        )
        self.exporting = Exporting(
            services, self.session, self.workbench, runner=self.runner, parent=self
        )
        self.noting = Noting(self.session, self.desk, self.side, self)
        self.actions_by_id = ActionSet(
            self.session,
            self._handlers(),
            Icons(services.icon_folder),
            self,
            without=_PASTING if services.paste_text is None else frozenset(),
        )
        self._fill_bars()
        self._connect()
        self._waiting: Callable[[], None] | None = None
        self._is_painted = False
        self._may_close = False
        self._restore()
        self.announcer.say_state()
        self.desk.panes[Side.A].setFocus()

    # ------------------------------------------------------------------------- assembly

    def _build(self) -> None:
        session = self.session
        self.banner = MessageBanner(session.look, self)
        self.filter_bar = FilterBar(session, self)
        self.find_bar = FindBar(session, self)
        self.start = StartStrip(self._services.examples, self)
        self.desk = Desk(session, self)
        self.overview = OverviewPage(session, self)
        self.merged = MergedPage(session, self)
        self.side = SidePanel(session, self)
        self.panel = self.side.findings
        self.ledgers = LedgerPane(session, self)
        self.hints = HintStrip(self)
        self.busy = BusyStrip(self)
        self.state = StatusWords(self)
        self.announcer = Announcer(
            session,
            self.state,
            self.busy,
            list_=self.panel.list,
            detail=self.panel.detail,
            parent=self,
        )
        self._split()
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.filter_bar, self.find_bar, self.banner, self.start):
            column.addWidget(part)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.hints)
        self.setCentralWidget(centre)
        self.statusBar().addWidget(self.state, 1)
        self.statusBar().addPermanentWidget(self.busy)
        self.setWindowTitle(tr("Lateral"))
        self.resize(QSize(1280, 800))

    def _split(self) -> None:
        """Share the room: the panel beside texts or overview, the ledgers under these alone.

        So a ledger takes nothing from the finding in focus.
        """
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.desk)
        self.pages.addWidget(self.overview)
        self.pages.addWidget(self.merged)
        ways, parts = Qt.Orientation, (self.pages, self.ledgers)
        self.floors = EdgedSplitter(ways.Vertical, tr("Edge of the ledgers"), parts, self)
        self.floors.setSizes([500, _LEDGER_HEIGHT])
        columns = (self.floors, self.side)
        self.splitter = EdgedSplitter(ways.Horizontal, tr("Edge of the panel"), columns, self)
        self.splitter.setSizes([1000, _PANEL_WIDTH])
        self._splitters = {
            "columns": self.splitter,
            "floors": self.floors,
            "panel": self.panel.parts,
            "notes": self.side.notes.parts,
        }
        self.edges = Edges(self._splitters.values(), self.announcer.say, self)

    def _fill_bars(self) -> None:
        self.actions_by_id.fill_menus(self.menuBar())
        bar = ToolBar(tr("Tools"), self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.actions_by_id.fill_toolbar(bar)
        self.addToolBar(bar)

    def _connect(self) -> None:
        session = self.session
        session.articles_changed.connect(self._on_session_articles_changed)
        session.page_changed.connect(self._on_session_page_changed)
        session.ledger_changed.connect(self._on_session_ledger_changed)
        session.passages_pointed.connect(self._on_session_passages_pointed)
        session.look_changed.connect(self._dress)
        self.desk.zoom_wished.connect(self._zoom)
        self.workbench.job_started.connect(self._on_job_started)
        self.workbench.problem_met.connect(self._on_problem_met)
        self.workbench.reading_failed.connect(self._on_reading_failed)
        self.opening.problem_met.connect(self._on_problem_met)
        session.work.problem_met.connect(self._on_problem_met)
        self.noting.problem_met.connect(self._on_problem_met)
        self.noting.said.connect(self._on_noting_said)
        self.workbench.notice_given.connect(self._on_notice_given)
        self.exporting.file_written.connect(self._on_file_written)
        self.exporting.problem_met.connect(self._on_problem_met)
        self.exporting.choice_changed.connect(self._keep)
        self.correcting.notice_given.connect(self._on_correcting_notice_given)
        self.start.picked.connect(self._open_example)
        for pane in self.desk.panes:
            pane.menu_wished.connect(self._on_pane_menu_wished)
        self.panel.menu_wished.connect(self._on_panel_menu_wished)
        self.saving.problem_met.connect(self._on_problem_met)
        self.saving.notice_given.connect(self._on_notice_given)
        self.saving.opened.connect(self.workbench.check)
        self.projects.name_changed.connect(self._name_it)
        self.hints.seen_changed.connect(self._on_hints_seen)

    def _restore(self) -> None:
        """Give the window what was kept from the run before."""
        self._keeper = LayoutKeeper(self, self.side, self._splitters, self.hints)
        file = self._services.preferences
        self._kept = file.read() if file is not None else Preferences()
        if file is not None:
            restore_session(self.session, self._themes, self._kept)
            self._keeper.restore(self._kept.layout)
            self.exporting.choice = ExportChoice.kept(self._kept.export)

    def _keep(self) -> None:
        """Keep what is set up for the next run; where that fails, say so and go on."""
        file = self._services.preferences
        if file is None:
            return
        layout = self._keeper.take(self.session, self._kept.layout)
        self._kept = taken(self.session, layout, self.exporting.choice)
        try:
            file.write(self._kept)
        except ReaderError as error:
            self._on_problem_met(error.message, error.hint)

    def _handlers(self) -> Mapping[str, Callable[[], None]]:
        return {**self._work_handlers(), **self._way_handlers(), **self._view_handlers()}

    def _work_handlers(self) -> Mapping[str, Callable[[], None]]:
        session, workbench, opening = self.session, self.workbench, self.opening
        return {
            "open_pair": opening.ask_and_open,
            "open_folder": opening.ask_and_open_folder,
            "open_left": partial(opening.ask_and_replace, Side.A),
            "open_right": partial(opening.ask_and_replace, Side.B),
            "paste": opening.paste_at_keyboard,
            "paste_left": partial(opening.paste, Side.A),
            "paste_right": partial(opening.paste, Side.B),
            "open_recent": self._show_recent,
            "open_example": self._show_examples,
            "open_project": self.projects.ask_and_open,
            "show_pairs": self.projects.show_pairs,
            "save_project": self.projects.save,
            "save_project_as": self.projects.save_as,
            "add_to_project": self.projects.add_to_project,
            "preferences": self._show_preferences,
            "undo": session.work.steps.undo,
            "redo": session.work.steps.redo,
            **self.correcting.handlers(),
            "edit_details": opening.edit_details,
            "swap_sides": session.swap_sides,
            "compare_again": workbench.compare_again,
            "export": self.exporting.ask,
            "annotate_originals": self.exporting.ask_for_copies,
            "quit": self._quit,
            "copy_citation": self.copy_citation,
            "show_asides": self._show_asides,
            "show_palette": self._show_palette,
            "show_cheat_sheet": self._show_cheat_sheet,
            "show_shortcuts": self._show_help,
        }

    def _way_handlers(self) -> Mapping[str, Callable[[], None]]:
        session = self.session
        return {
            "previous_finding": partial(session.step, -1),
            "next_finding": partial(session.step, 1),
            "previous_of_kind": partial(session.step_in_role, -1),
            "next_of_kind": partial(session.step_in_role, 1),
            "jump_across": self.desk.jump_across,
            "bring_level": self.desk.bring_level,
            "next_candidate": session.next_alternative,
            "other_pane": self.desk.focus_other_pane,
            "go_to_list": self.side.go_to_findings,
            "filter_by_words": self.side.filter_by_words,
            "next_grouping": self.panel.next_grouping,
            "next_state": self.panel.next_state,
            "clear_selection": self._clear,
            "find": self._find,
            "find_next": partial(self._step_hit, 1),
            "find_previous": partial(self._step_hit, -1),
        }

    def _view_handlers(self) -> Mapping[str, Callable[[], None]]:
        session = self.session
        return {
            "toggle_together": session.toggle_scrolling,
            **{f"toggle_{role.value}": partial(session.toggle_role, role) for role in Role},
            "show_all_roles": session.show_all_roles,
            "toggle_fold": self._toggle_fold,
            "toggle_asides": session.folding.toggle_asides,
            "toggle_numbers": session.toggle_numbers,
            "toggle_edits": session.toggle_edits,
            "zoom_in": partial(self._zoom, 1),
            "zoom_out": partial(self._zoom, -1),
            "zoom_reset": partial(self._zoom, 0),
            "toggle_dark": self._toggle_dark,
            "toggle_panel": self._toggle_panel,
            "move_edge": self.edges.go_to_next,
            "toggle_overview": partial(session.toggle_page, Page.OVERVIEW),
            "show_one_text": partial(session.toggle_page, Page.ONE_TEXT),
            "show_differences": session.toggle_differences,
            "show_only_a": partial(session.toggle_alone, Side.A),
            "show_only_b": partial(session.toggle_alone, Side.B),
            **{f"toggle_{k.value}": partial(self._toggle_ledger, k) for k in LedgerKind},
            **self.noting.handlers(),
        }

    # ---------------------------------------------------------------------------- opening

    def open_pair(self, left: Path, right: Path) -> None:
        """Read and compare two files, but not before the window is painted."""
        self._when_painted(partial(self.opening.open_pair, left, right))

    def open_project(self, path: Path) -> None:
        """Open a project, but not before the window is painted."""
        self._when_painted(partial(self.projects.open, path))

    def copy_citation(self) -> None:
        """Copy what is selected, or in focus, with its outlet, title, date, place and digest."""
        kind, citations = self.desk.citations()
        if not citations:
            self._on_notice_given(tr("Select words in a text or pick a finding to cite it."))
            return
        words = copy_citations(kind, citations)
        said = tr("Citation copied: {words}", words=words.replace("\n", " "))
        self.state.say(said)
        announce(self.state, said)

    def _when_painted(self, call: Callable[[], None]) -> None:
        if self._is_painted:
            call()
        else:
            self._waiting = call

    def _do_what_waits(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
        else:
            self._offer_examples()

    def _offer_examples(self) -> None:
        """Show the examples where nothing is open."""
        self.start.setVisible(bool(self._services.examples) and not any(self.session.articles))

    # --------------------------------------------------------------------------- reacting

    def _on_session_articles_changed(self) -> None:
        self._name_it()
        self._offer_examples()
        self.banner.hide()
        self.announcer.say_state()

    def _name_it(self) -> None:
        """Say in the title what is open."""
        titles = " | ".join(article.title for article in self.session.articles if article)
        name = self.projects.name
        if name:
            self.setWindowTitle(tr("{name}: {titles} – Lateral", name=name, titles=titles))
        elif titles:
            self.setWindowTitle(tr("{titles} – Lateral", titles=titles))

    def _on_session_page_changed(self) -> None:
        """Fill the middle; the keyboard goes with the page if the old one had it."""
        page = self.session.page
        parts = (*self.overview.charts, self.merged.text)
        had_keyboard = any(part.hasFocus() for part in parts)
        if page is Page.TEXTS:
            self.pages.setCurrentWidget(self.desk)
            if had_keyboard:
                self.desk.panes[self.session.alone or Side.A].setFocus()
        elif page is Page.OVERVIEW:
            self.pages.setCurrentWidget(self.overview)
            self.overview.focus_first()
        else:
            self.pages.setCurrentWidget(self.merged)
            self.merged.text.setFocus()

    def _on_session_ledger_changed(self) -> None:
        if self.session.ledger is not None:
            self._keeper.unfold()

    def _on_session_passages_pointed(self) -> None:
        self.announcer.say_state()
        if self.session.pointed is not None:
            self.announcer.say(self.session.pointed.words, self.ledgers.table)

    def _on_correcting_notice_given(self, words: str) -> None:
        """Say in the status bar what happened, or what is missing."""
        self.announcer.say(words)

    def _on_pane_menu_wished(self, place: QPoint) -> None:
        self.actions_by_id.show_context_menu(Context.TEXT, place)

    def _on_panel_menu_wished(self, place: QPoint) -> None:
        self.actions_by_id.show_context_menu(Context.FINDING, place)

    def _on_job_started(self, job: Job, title: str) -> None:
        self.busy.watch(job, title)
        job.finished.connect(self.announcer.say_state)
        self.announcer.say_state()

    def _on_problem_met(self, message: str, hint: str, ways: Ways = ()) -> None:
        self._offer_examples()
        self.banner.show_problem(message, hint, ways)
        announce(self.banner, f"{message} {hint}")

    def _on_reading_failed(self, message: str, hint: str, side: Side | None) -> None:
        if side is None:
            way = (tr("Open others…"), self.opening.ask_and_open)
        else:
            way = (tr("Choose another…"), partial(self.opening.ask_and_replace, side))
        self._on_problem_met(message, hint, (way,))

    def _on_notice_given(self, words: str) -> None:
        self.banner.show_notice(words)
        announce(self.banner, words)

    def _on_file_written(self, words: str, path: Path) -> None:
        ways = (
            (tr("Open"), partial(self.exporting.open, path)),
            (tr("Open the folder"), partial(self.exporting.open, path.parent)),
        )
        self.banner.show_notice(words, ways)
        announce(self.banner, words)

    def _on_hints_seen(self) -> None:
        self._keep()
        if not self.hints.isVisible():
            self.desk.panes[Side.A].setFocus()

    def _on_noting_said(self, words: str) -> None:
        self.state.say(words)
        announce(self.state, words)

    # ---------------------------------------------------------------------------- actions

    def _clear(self) -> None:
        if self.side.clear_words() or self.ledgers.clear_words():
            return
        if self.session.search.is_open:
            self.desk.focus_reading()
            self.session.search.close()
            return
        if self.ledgers.has_keyboard():
            self.session.show_ledger(None)
            self.desk.panes[Side.A].setFocus()
            return
        if self.session.page is not Page.TEXTS:
            self.session.show_page(Page.TEXTS)
            return
        if self.session.alone is not None:
            self.session.show_alone(None)
            return
        self.banner.hide()
        self.session.select(None)
        self.session.point_at(None)
        self.session.held.clear()

    def _zoom(self, steps: int) -> None:
        self.session.set_look(self.session.look.zoomed(steps))

    def _toggle_fold(self) -> None:
        if not self.desk.toggle_fold():
            self.announcer.say(tr("There is nothing to fold here."))

    def _toggle_dark(self) -> None:
        is_dark = self.session.look.theme.is_dark
        choice = ThemeChoice.LIGHT if is_dark else ThemeChoice.DARK
        self.session.set_look(self._themes.dressed(self.session.look, choice=choice))

    def _toggle_ledger(self, kind: LedgerKind) -> None:
        self.session.toggle_ledger(kind)
        if self.session.ledger is kind:
            self.ledgers.focus_table()
        else:
            self.desk.panes[Side.A].setFocus()

    def _toggle_panel(self) -> None:
        had_keyboard = self.side.isAncestorOf(self.focusWidget())
        self.side.setVisible(not self.side.isVisible())
        if had_keyboard:
            self.desk.focus_reading()

    def _show_help(self) -> None:
        HelpDialog(self.session.look, self).open()

    def _show_asides(self) -> None:
        dialog = self.findChild(AsidesDialog)
        if dialog is None:
            dialog = AsidesDialog(self.session, self)
            dialog.shown.connect(self.desk.show_span)
        dialog.show()
        dialog.activateWindow()

    def _show_examples(self) -> None:
        dialog = ExamplesDialog(self._services.examples, self.session.look, self)
        dialog.picked.connect(self._open_example)
        dialog.open()

    def _open_example(self, example: Example) -> None:
        self.open_pair(*example.paths)

    def _show_recent(self) -> None:
        dialog = RecentDialog(self.session.recent, self)
        dialog.picked.connect(self.opening.open_recent)
        dialog.open()

    def _show_preferences(self) -> None:
        dialog = PreferencesDialog(self.session, self._themes, self)
        dialog.preview_wished.connect(self.workbench.preview)
        dialog.settings_chosen.connect(self.session.set_settings)
        dialog.finished.connect(self._on_preferences_closed)
        self.workbench.previewed.connect(dialog.show_effect)
        dialog.open()

    def _on_preferences_closed(self) -> None:
        self.workbench.stop_preview()
        self._keep()

    def _show_palette(self) -> None:
        palette = CommandPalette(self.actions_by_id, self.session.look, self)
        palette.chosen.connect(self._on_command_chosen)
        palette.open()

    def _on_command_chosen(self, action: str) -> None:
        self.actions_by_id[action].trigger()

    def _show_cheat_sheet(self) -> None:
        CheatSheet(self.session.look, self).open()

    def _find(self) -> None:
        self.session.show_page(Page.TEXTS)
        self.session.search.open(self.desk.selected_words())

    def _step_hit(self, by: int) -> None:
        if not self.session.search.is_open:
            self._find()
        self.session.search.step(by)

    def _close_for_good(self) -> None:
        self._may_close = True
        self.close()

    def _quit(self) -> None:
        self.close()

    def _dress(self) -> None:
        """Put on the session's look."""
        look = self.session.look
        # A zoom changes no colour, and to give every widget its style anew takes time.
        if look.theme != self._dressed:
            self._dressed = look.theme
            # A style sheet on the window would keep its palette from the widgets in it.
            dress_application(look)
            self.setStyleSheet(style_sheet(look))
        if hasattr(self, "banner"):
            self.banner.set_look(look)

    # ------------------------------------------------------------------ overrides of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._do_what_waits)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.saving.look_again()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close and self.projects.must_ask():
            event.ignore()
            self.projects.leave(self._close_for_good)
            return
        self._keep()
        self.hide()
        self.saving.close()
        self.runner.close()
        super().closeEvent(event)
