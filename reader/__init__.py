"""Lateral: lays two news articles on one event side by side and shows how they differ."""

__version__ = "0.1.0"
