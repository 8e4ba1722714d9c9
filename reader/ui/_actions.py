"""The table of actions as menus, toolbar and keys."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from reader.presentation import tr
from reader.ui._action_spec import ActionSpec, Context, Menu
from reader.ui._action_table import ACTIONS
from reader.ui._icons import Icons
from reader.ui._session import Session
from reader.ui._tool_bar import ToolBar

_NATIVE = QKeySequence.SequenceFormat.NativeText


class ActionSet(QObject):
    """The table as QActions, kept in step with the session; those `without` stay disabled."""

    def __init__(
        self,
        session: Session,
        handlers: Mapping[str, Callable[[], None]],
        icons: Icons,
        parent: QWidget,
        *,
        without: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._icons = icons
        self._without = without
        self._window = parent
        self._handlers = dict(handlers)
        self._actions = {spec.id: self._make(spec) for spec in ACTIONS}
        for signal in (
            session.articles_changed,
            session.comparison_changed,
            session.filters_changed,
            session.selection_changed,
            session.scrolling_changed,
            session.page_changed,
            session.ledger_changed,
            session.recent_changed,
            session.alone_changed,
            session.project_changed,
            session.work.steps_changed,
            session.folding.changed,
            session.aids_changed,
            session.notebook.reviews_changed,
            session.notebook.tags_changed,
        ):
            signal.connect(self.refresh)
        session.look_changed.connect(self._on_session_look_changed)
        self._on_session_look_changed()

    def __getitem__(self, action: str) -> QAction:
        return self._actions[action]

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(tr(spec.text), self._window)
        action.setObjectName(spec.id)
        keys = [QKeySequence(key) for key in spec.keys]
        action.setShortcuts(keys)
        names = tr(" or ").join(key.toString(_NATIVE) for key in keys)
        tip = tr(spec.tip)
        action.setToolTip(f"{tip}  ({names})" if names else tip)
        action.setStatusTip(tip)
        action.setIconText(tr(spec.short or spec.text))
        action.setCheckable(spec.is_on is not None)
        action.triggered.connect(self._on_action_triggered)
        self._window.addAction(action)
        return action

    def _on_action_triggered(self) -> None:
        self._handlers[self.sender().objectName()]()
        # A switch turns itself when clicked; what it shows is the session's to say.
        self.refresh()

    def refresh(self) -> None:
        """Enable and check what the session's state calls for."""
        for spec in ACTIONS:
            action = self._actions[spec.id]
            action.setEnabled(spec.id not in self._without and spec.enabled_when(self._session))
            if spec.is_on is not None:
                action.setChecked(spec.is_on(self._session))
            if spec.words is not None:
                action.setText(spec.words(self._session))

    def _on_session_look_changed(self) -> None:
        ratio = self._window.devicePixelRatioF()
        for spec in ACTIONS:
            if spec.icon:
                icon = self._icons.icon(spec.icon, self._session.look, ratio)
                self._actions[spec.id].setIcon(icon)
        self.refresh()

    def fill_menus(self, bar: QMenuBar) -> None:
        """Put all actions into menus."""
        menus: dict[Menu, QMenu] = {menu: bar.addMenu(tr(menu.value)) for menu in Menu}
        for spec in ACTIONS:
            menu = menus[spec.menu]
            if spec.starts_group and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(self._actions[spec.id])

    def show_context_menu(self, context: Context, place: QPoint) -> None:
        """Show what can be done with a thing, in a menu where it is."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for spec in (spec for spec in ACTIONS if context in spec.contexts):
            if spec.starts_group and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(self._actions[spec.id])
        menu.popup(place)

    def fill_toolbar(self, bar: ToolBar) -> None:
        """Put the actions of the toolbar into it."""
        for spec in ACTIONS:
            if spec.in_toolbar:
                bar.add(
                    self._actions[spec.id],
                    has_word=bool(spec.short),
                    starts_group=spec.starts_group,
                )
