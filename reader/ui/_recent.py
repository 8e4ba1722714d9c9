"""The pairs that were compared last, to be opened again."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListWidgetItem, QWidget

from reader.presentation import tr
from reader.store import RecentPair
from reader.ui._list_dialog import ListDialog, pair_item


class RecentDialog(ListDialog):
    """List pairs, the last one first; `picked` carries the paths: two articles, or a project."""

    def __init__(self, pairs: tuple[RecentPair, ...], parent: QWidget) -> None:
        items = map(_item, pairs)
        super().__init__(tr("Recent pairs"), items, parent, size=QSize(640, 420))


def _item(pair: RecentPair) -> QListWidgetItem:
    paths = tuple(map(Path, pair.paths))
    item = pair_item(pair.titles, paths, paths[0].name if len(paths) == 1 else "")
    item.setToolTip("\n".join(pair.paths))
    return item
