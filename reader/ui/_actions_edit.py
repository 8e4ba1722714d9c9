"""What the Edit menu holds: what the reader does to the pair by hand, and taking it back."""

from reader.presentation import tr
from reader.ui._action_spec import ActionSpec, Menu
from reader.ui._session import Session


def _can_undo(session: Session) -> bool:
    return session.work.steps.canUndo()


def _can_redo(session: Session) -> bool:
    return session.work.steps.canRedo()


def _undo_words(session: Session) -> str:
    name = session.work.steps.undoText()
    return tr("&Undo: {name}", name=name) if name else tr("&Undo")


def _redo_words(session: Session) -> str:
    name = session.work.steps.redoText()
    return tr("&Redo: {name}", name=name) if name else tr("&Redo")


EDIT_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="undo",
        text="&Undo",
        words=_undo_words,
        tip="Take back the last thing that you did to the pair.",
        keys=("Ctrl+Z",),
        menu=Menu.EDIT,
        enabled_when=_can_undo,
    ),
    ActionSpec(
        id="redo",
        text="&Redo",
        words=_redo_words,
        tip="Do again what you took back.",
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        menu=Menu.EDIT,
        enabled_when=_can_redo,
    ),
)
