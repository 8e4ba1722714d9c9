"""What is kept on disk: files written whole or not at all."""

from reader.store._atomic import write_atomic

__all__ = ["write_atomic"]
