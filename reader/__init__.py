"""Lateral: lays two news articles on one event side by side and shows how they differ."""

import os as _os

__version__ = "0.1.0"

# onnxruntime reports its use to its maker unless this is set before it is imported.
# Nothing may leave this program, so it stands where no import can come before it.
_os.environ["ORT_DISABLE_TELEMETRY"] = "1"
