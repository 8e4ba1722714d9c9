"""What the Notes menu holds: notes and tags on what is in focus, and decisions about findings."""

from dataclasses import dataclass

from reader.core import ReviewState
from reader.presentation import STATE_STYLES, tr
from reader.ui._action_spec import ANYWHERE, ActionSpec, Menu, has_pair, has_selection
from reader.ui._review_bar import STATE_KEYS
from reader.ui._session import Session

TAG_KEYS = range(1, 10)


@dataclass(frozen=True, slots=True)
class _IsOfState:
    state: ReviewState

    def __call__(self, session: Session) -> bool:
        finding = session.selected
        return finding is not None and session.notebook.state(finding) is self.state


def _state_spec(state: ReviewState, text: str, tip: str) -> ActionSpec:
    return ActionSpec(
        id=f"review_{state.value}",
        text=f"{STATE_STYLES[state].glyph}  {text}",
        tip=tip,
        keys=(STATE_KEYS[state],),
        menu=Menu.NOTES,
        enabled_when=has_selection,
        is_on=_IsOfState(state),
        starts_group=state is ReviewState.CONFIRMED,
        contexts=ANYWHERE,
    )


@dataclass(frozen=True, slots=True)
class _HasTag:
    key: int

    def __call__(self, session: Session) -> bool:
        return session.has_pair and session.notebook.tag_of_key(self.key) is not None


@dataclass(frozen=True, slots=True)
class _TagWords:
    key: int

    def __call__(self, session: Session) -> str:
        tag = session.notebook.tag_of_key(self.key)
        return tr("Tag “{name}”", name=tag.name) if tag else tr("Tag of key {key}", key=self.key)


def _tag_spec(key: int) -> ActionSpec:
    return ActionSpec(
        id=f"tag_{key}",
        text=f"Tag of key {key}",
        words=_TagWords(key),
        tip="Put this tag on the selected words or the finding in focus, or take it off.",
        keys=(str(key),),
        menu=Menu.NOTES,
        enabled_when=_HasTag(key),
        starts_group=key == 1,
    )


def _has_new(session: Session) -> bool:
    reviewed = session.notebook.reviewed
    return reviewed is not None and reviewed.progress.reviewed < reviewed.progress.total


def _has_sets(session: Session) -> bool:
    return len(session.notebook.tag_sets) > 1


NOTES_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="write_note",
        text="&Note on this…",
        tip="Write a note on the selected words, or on the finding in focus.",
        keys=("Ctrl+N",),
        menu=Menu.NOTES,
        enabled_when=has_pair,
        starts_group=True,
        contexts=ANYWHERE,
    ),
    ActionSpec(
        id="write_pair_note",
        text="Note on the &pair…",
        tip="Write a note on both articles as a whole.",
        keys=("Ctrl+Shift+N",),
        menu=Menu.NOTES,
        enabled_when=has_pair,
    ),
    ActionSpec(
        id="go_to_notes",
        text="List of n&otes",
        tip="Move the keyboard to the list of notes.",
        keys=("F4",),
        menu=Menu.NOTES,
    ),
    _state_spec(ReviewState.CONFIRMED, "&Confirm", "Say that the finding in focus is so."),
    _state_spec(ReviewState.DISMISSED, "&Dismiss", "Say that the finding in focus is not so."),
    _state_spec(ReviewState.QUESTION, "&Question", "Come back to the finding in focus later."),
    ActionSpec(
        id="next_new",
        text="Ne&xt new finding",
        tip="Go on to a finding that nobody decided about.",
        keys=(".",),
        menu=Menu.NOTES,
        enabled_when=_has_new,
    ),
    ActionSpec(
        id="previous_new",
        text="P&revious new finding",
        tip="Go back to a finding that nobody decided about.",
        keys=(",",),
        menu=Menu.NOTES,
        enabled_when=_has_new,
    ),
    *(_tag_spec(key) for key in TAG_KEYS),
    ActionSpec(
        id="next_tag_set",
        text="Use the next &set of tags",
        tip="Let the keys 1 to 9 stand for the tags of another set.",
        keys=("Shift+T",),
        menu=Menu.NOTES,
        enabled_when=_has_sets,
    ),
    ActionSpec(
        id="manage_tags",
        text="Manage &tags…",
        tip="Add, rename and colour tags, give them keys, import and export sets.",
        keys=("Ctrl+T",),
        menu=Menu.NOTES,
        enabled_when=has_pair,
    ),
)
