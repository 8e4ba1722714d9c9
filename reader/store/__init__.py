"""What is kept on disk: files written whole or not at all, and a cache of bytes."""

from reader.store._atomic import write_atomic
from reader.store._cache import BlobCache

__all__ = ["BlobCache", "write_atomic"]
