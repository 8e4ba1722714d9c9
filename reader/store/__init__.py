"""What is kept on disk: files written whole or not at all, projects, preferences, a cache."""

from reader.store._atomic import write_atomic
from reader.store._cache import BlobCache
from reader.store._preferences import (
    LayoutPreferences,
    LookPreferences,
    Preferences,
    PreferencesFile,
    RecentPair,
)
from reader.store._project import Project

__all__ = [
    "BlobCache",
    "LayoutPreferences",
    "LookPreferences",
    "Preferences",
    "PreferencesFile",
    "Project",
    "RecentPair",
    "write_atomic",
]
