"""What the Edit menu holds: what the reader does to the pair by hand, and taking it back."""

from reader.core import Relation
from reader.presentation import RELATION_WORDS, tr
from reader.ui._action_spec import ANYWHERE, ActionSpec, Context, Menu, has_article, has_comparison
from reader.ui._session import Session


def _can_undo(session: Session) -> bool:
    return session.work.steps.canUndo()


def _can_redo(session: Session) -> bool:
    return session.work.steps.canRedo()


def _has_corrections(session: Session) -> bool:
    return session.work.dossier is not None and bool(session.work.dossier.corrections)


def _undo_words(session: Session) -> str:
    name = session.work.steps.undoText()
    return tr("&Undo: {name}", name=name) if name else tr("&Undo")


def _redo_words(session: Session) -> str:
    name = session.work.steps.redoText()
    return tr("&Redo: {name}", name=name) if name else tr("&Redo")


def _relation_spec(number: int, relation: Relation) -> ActionSpec:
    return ActionSpec(
        id=f"call_{relation.value}",
        text=f"Call the link {RELATION_WORDS[relation]}",
        tip="Say how the two passages of the link compare.",
        keys=(f"Ctrl+{number}",),
        menu=Menu.EDIT,
        enabled_when=has_comparison,
        contexts=ANYWHERE,
        starts_group=number == 1,
    )


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
    ActionSpec(
        id="hold",
        text="&Hold the sentence",
        tip="Mark the sentence at the caret for the next link; hold one in each text, then link.",
        keys=("H",),
        menu=Menu.EDIT,
        enabled_when=has_comparison,
        starts_group=True,
        contexts=(Context.TEXT,),
    ),
    ActionSpec(
        id="link",
        text="&Link passages",
        tip="Link what is selected or held in both texts.",
        keys=("Ctrl+L",),
        menu=Menu.EDIT,
        enabled_when=has_comparison,
        contexts=(Context.TEXT,),
    ),
    ActionSpec(
        id="unlink",
        text="U&nlink",
        tip="Part the linked passages: they do not tell the same.",
        keys=("Ctrl+Shift+L",),
        menu=Menu.EDIT,
        enabled_when=has_comparison,
        contexts=ANYWHERE,
    ),
    ActionSpec(
        id="split",
        text="&Split the link",
        tip="Part the sentence at the caret from the wider link that it is in.",
        keys=("Ctrl+Shift+M",),
        menu=Menu.EDIT,
        enabled_when=has_comparison,
        contexts=(Context.TEXT,),
    ),
    ActionSpec(
        id="merge",
        text="&Merge links",
        tip="Make one link of those whose sentences are selected or held.",
        keys=("Ctrl+M",),
        menu=Menu.EDIT,
        enabled_when=has_comparison,
        contexts=(Context.TEXT,),
    ),
    *(_relation_spec(number, relation) for number, relation in enumerate(Relation, start=1)),
    ActionSpec(
        id="call_no_fact",
        text="No f&act",
        tip="Say that the sentence asserts nothing that could be checked, so nothing is missing.",
        keys=("Ctrl+Shift+F",),
        menu=Menu.EDIT,
        enabled_when=has_comparison,
        starts_group=True,
        contexts=ANYWHERE,
    ),
    ActionSpec(
        id="name_speaker",
        text="Name the s&peaker",
        tip="Take the selected words for the speaker of the quotation in focus, or the nearest.",
        keys=("Ctrl+Shift+Q",),
        menu=Menu.EDIT,
        enabled_when=has_comparison,
        contexts=(Context.TEXT,),
    ),
    ActionSpec(
        id="withdraw",
        text="&Withdraw my correction",
        tip="Take back the last correction of what is selected, at the caret or in focus.",
        keys=("Ctrl+Backspace",),
        menu=Menu.EDIT,
        enabled_when=_has_corrections,
        contexts=ANYWHERE,
    ),
    ActionSpec(
        id="edit_details",
        text="&Details of the article…",
        tip="Set title, outlet, author and date of the article that has the keyboard.",
        keys=("F2",),
        menu=Menu.EDIT,
        enabled_when=has_article,
        starts_group=True,
    ),
)
