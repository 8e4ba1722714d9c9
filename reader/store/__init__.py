"""What is kept on disk: files written whole or not at all, projects, preferences, tags, a cache."""

from reader.store._atomic import write_atomic
from reader.store._cache import BlobCache
from reader.store._examples import Example, read_example, read_examples
from reader.store._preferences import (
    ExportPreferences,
    LayoutPreferences,
    LookPreferences,
    Preferences,
    PreferencesFile,
    RecentPair,
)
from reader.store._project import FIRST_PAIR, PROJECT_ENDING, Project
from reader.store._tag_files import read_tag_sets, write_tag_sets

__all__ = [
    "FIRST_PAIR",
    "PROJECT_ENDING",
    "BlobCache",
    "Example",
    "ExportPreferences",
    "LayoutPreferences",
    "LookPreferences",
    "Preferences",
    "PreferencesFile",
    "Project",
    "RecentPair",
    "read_example",
    "read_examples",
    "read_tag_sets",
    "write_atomic",
    "write_tag_sets",
]
