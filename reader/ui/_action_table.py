"""Everything that can be done, as one table of values; each menu has a module of its own."""

from reader.ui._action_spec import ActionSpec
from reader.ui._actions_edit import EDIT_ACTIONS
from reader.ui._actions_file import FILE_ACTIONS
from reader.ui._actions_go import GO_ACTIONS
from reader.ui._actions_help import HELP_ACTIONS
from reader.ui._actions_notes import NOTES_ACTIONS
from reader.ui._actions_pair import PAIR_ACTIONS
from reader.ui._actions_view import VIEW_ACTIONS

ACTIONS: tuple[ActionSpec, ...] = (
    *FILE_ACTIONS,
    *EDIT_ACTIONS,
    *GO_ACTIONS,
    *VIEW_ACTIONS,
    *PAIR_ACTIONS,
    *NOTES_ACTIONS,
    *HELP_ACTIONS,
)
