"""Two panes that scroll together through their linked passages."""

from PySide6.QtCore import QObject

from reader.core import Side
from reader.presentation import Port, ScrollMap, settle
from reader.ui._pane import ArticlePane


class ScrollLink(QObject):
    """Let each pane follow the other; a jump may set them apart, and scrolling on heals it."""

    def __init__(self, panes: tuple[ArticlePane, ArticlePane], parent: QObject) -> None:
        super().__init__(parent)
        self._panes = panes
        self._map = ScrollMap((), (0.0, 0.0))
        self._is_active = True
        self._is_following = False
        self._is_held = False
        # How far each side is from where it would follow the other.
        self._drifts = [0.0, 0.0]
        self._last = [0.0, 0.0]
        panes[0].scrolled.connect(self._on_left_scrolled)
        panes[1].scrolled.connect(self._on_right_scrolled)

    def hold(self) -> None:
        """Follow nothing until there is a map of the texts as they are laid out now."""
        self._is_held = True

    def set_map(self, scroll_map: ScrollMap) -> None:
        """Follow another map, because texts or links changed; both sides stay for now."""
        self._map = scroll_map
        self._is_held = False
        self._note_drift()

    def set_active(self, active: bool) -> None:  # noqa: FBT001  a plain setter
        """Switch the common scrolling on or off; switched on, B joins A."""
        self._is_active = active
        self._drifts = [0.0, 0.0]
        if active:
            self._follow(Side.A)

    def bring_level(
        self, tops: tuple[float | None, float | None], share: float, fixed: Side | None
    ) -> None:
        """Bring a height of each side to one level, or one side's where the other has none.

        The side without a height of its own goes to what belongs beside the other.
        """
        if tops[0] is None and tops[1] is None:
            return
        level = self._level(tops, share, fixed)
        self._is_following = True
        for side in Side:
            top = tops[side]
            if side is not fixed:
                height = self._beside(side, tops) if top is None else top
                self._panes[side].scroll_to(height - level)
        self._is_following = False
        self._note_drift()

    def bring_to(self, side: Side, height: float, share: float) -> None:
        """Bring a height of one side on screen; the other side stays."""
        self._is_following = True
        self._panes[side].scroll_to(height - self._panes[side].port.page * share)
        self._is_following = False
        self._note_drift()

    def _level(
        self, tops: tuple[float | None, float | None], share: float, fixed: Side | None
    ) -> float:
        """Give the distance from the top of the screen at which both shall stand."""
        if fixed is not None:
            top = tops[fixed]
            if top is not None:
                return top - self._value(fixed)
        room = []
        for side in Side:
            top, port = tops[side], self._panes[side].port
            if top is not None:
                # Near the ends of a text a passage cannot stand as high or low as wished.
                lowest = top - port.maximum
                room.append((lowest, top))
        wish = self._panes[0].port.page * share
        for low, high in room:
            wish = min(max(wish, low), high)
        return wish

    def _beside(self, side: Side, tops: tuple[float | None, float | None]) -> float:
        other = tops[side.other]
        assert other is not None
        return self._map.across(other, side.other)

    def _value(self, side: Side) -> float:
        return float(self._panes[side].verticalScrollBar().value())

    def _ports(self) -> tuple[Port, Port]:
        return (self._panes[0].port, self._panes[1].port)

    def _note_drift(self) -> None:
        ports = self._ports()
        for side in Side:
            wished = self._map.follow(self._value(side.other), side.other, ports)
            self._drifts[side] = self._value(side) - wished
            self._last[side] = self._value(side)

    def _on_left_scrolled(self) -> None:
        self._on_scrolled(Side.A)

    def _on_right_scrolled(self) -> None:
        self._on_scrolled(Side.B)

    def _on_scrolled(self, side: Side) -> None:
        if self._is_active and not self._is_following and not self._is_held:
            self._follow(side)

    def _follow(self, side: Side) -> None:
        value, other = self._value(side), side.other
        ports = self._ports()
        step = value - self._last[side]
        self._drifts = [settle(drift, step, ports[side].page) for drift in self._drifts]
        self._is_following = True
        height = self._map.follow(value, side, ports) + self._drifts[other]
        self._panes[other].scroll_to(height)
        self._is_following = False
        self._last = [self._value(Side.A), self._value(Side.B)]
