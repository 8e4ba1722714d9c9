"""What is kept on disk: files written whole or not at all, preferences, a cache of bytes."""

from reader.store._atomic import write_atomic
from reader.store._cache import BlobCache
from reader.store._preferences import (
    LayoutPreferences,
    LookPreferences,
    Preferences,
    PreferencesFile,
    RecentPair,
)

__all__ = [
    "BlobCache",
    "LayoutPreferences",
    "LookPreferences",
    "Preferences",
    "PreferencesFile",
    "RecentPair",
    "write_atomic",
]
