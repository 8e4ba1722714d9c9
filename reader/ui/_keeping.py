"""What is kept from one run to the next, taken from the window and given back to it."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from reader.presentation import FoldKind, Role, Vision
from reader.store import LayoutPreferences, LookPreferences, Preferences
from reader.ui._export_choice import ExportChoice
from reader.ui._hints import HintStrip
from reader.ui._look import Look, ThemeChoice
from reader.ui._session import Session
from reader.ui._showing import Aids
from reader.ui._themes import Themes

_Choice = TypeVar("_Choice", bound=StrEnum)


def restore_session(session: Session, themes: Themes, kept: Preferences) -> None:
    """Give a session the look, thresholds and recent pairs that were kept."""
    session.set_look(_look_kept(session.look, themes, kept.look))
    session.set_aids(Aids(numbers=kept.look.numbered, edits=kept.look.shows_edits))
    session.set_settings(kept.settings)
    session.set_recent(kept.recent)
    session.work.author = kept.author
    session.set_scrolls_together(kept.layout.scrolls_together)
    session.set_order(_named(kept.layout.order, session.filters.order))
    session.set_grouping(_named(kept.layout.grouping, session.filters.grouping))
    session.folding.set_closed_asides(
        frozenset(kind for kind in FoldKind if kind.value in kept.layout.closed_asides)
    )


def _look_kept(look: Look, themes: Themes, kept: LookPreferences) -> Look:
    roles = {role.value: role for role in Role}
    return themes.dressed(
        replace(look, zoom=kept.zoom, spacing=kept.spacing, measure=kept.measure),
        choice=_named(kept.theme, ThemeChoice.SYSTEM),
        vision=_named(kept.vision, Vision.USUAL),
        colours={roles[name]: colour for name, colour in kept.colours if name in roles},
    )


def _named(name: str, default: _Choice) -> _Choice:
    """Give the choice of a name, or where there is none the default."""
    return next((choice for choice in type(default) if choice.value == name), default)


class LayoutKeeper:
    """The places and sizes of a window and of its parts.

    `splitters` are those that share them out, by their names in `LayoutPreferences`.
    """

    def __init__(
        self,
        window: QMainWindow,
        side: QWidget,
        splitters: Mapping[str, QSplitter],
        hints: HintStrip,
    ) -> None:
        self._window = window
        self._hints = hints
        self._side = side
        self._floors: tuple[int, ...] = ()
        self._splitters = dict(splitters)

    def restore(self, layout: LayoutPreferences) -> None:
        """Put everything back to where it was."""
        # A window is no narrower than its parts: they go first.
        self._side.setVisible(layout.shows_panel)
        self._hints.set_seen(layout.hints)
        if layout.geometry:
            data = QByteArray.fromBase64(layout.geometry.encode("ascii", "replace"))
            self._window.restoreGeometry(data)
        for name, splitter in self._splitters.items():
            sizes: tuple[int, ...] = getattr(layout, name)
            if len(sizes) == splitter.count() and sizes[0] > 0:
                splitter.setSizes(list(sizes))
        self._floors = layout.floors

    def unfold(self) -> None:
        """Give the ledgers, now that they are shown for the first time, their height."""
        sizes, self._floors = self._floors, ()
        if len(sizes) == self._splitters["floors"].count() and all(sizes):
            self._splitters["floors"].setSizes(list(sizes))

    def take(self, session: Session, before: LayoutPreferences) -> LayoutPreferences:
        """Give the places as they are; a part that is hidden keeps the size from before."""
        sizes = {}
        for name, splitter in self._splitters.items():
            now = tuple(splitter.sizes())
            sizes[name] = now if all(now) else getattr(before, name)
        return LayoutPreferences(
            geometry=bytes(self._window.saveGeometry().toBase64().data()).decode("ascii"),
            columns=sizes["columns"],
            floors=sizes["floors"],
            panel=sizes["panel"],
            notes=sizes["notes"],
            shows_panel=not self._side.isHidden(),
            scrolls_together=session.scrolls_together,
            order=session.filters.order.value,
            grouping=session.filters.grouping.value,
            closed_asides=tuple(sorted(kind.value for kind in session.folding.closed_asides)),
            hints=self._hints.seen,
        )


def taken(session: Session, layout: LayoutPreferences, exported: ExportChoice) -> Preferences:
    """Give all that is to be kept."""
    look = session.look
    return Preferences(
        look=LookPreferences(
            theme=look.choice.value,
            zoom=look.zoom,
            spacing=look.spacing,
            numbered=session.aids.numbers,
            shows_edits=session.aids.edits,
            measure=look.measure,
            vision=look.vision.value,
            colours=tuple((role.value, colour) for role, colour in look.colours.items()),
        ),
        settings=session.usual_settings,
        layout=layout,
        export=exported.to_keep(),
        recent=session.recent,
        author=session.work.author,
    )
