"""Everything with a widget; one `Session` holds all that changes."""

from reader.ui._application import prepare_application
from reader.ui._look import Look, install_fonts, load_theme
from reader.ui._services import Compare, Services
from reader.ui._session import Session
from reader.ui._showing import FindingOrder
from reader.ui._window import MainWindow
from reader.ui.jobs import InlineRunner, Job, JobRunner

__all__ = [
    "Compare",
    "FindingOrder",
    "InlineRunner",
    "Job",
    "JobRunner",
    "Look",
    "MainWindow",
    "Services",
    "Session",
    "install_fonts",
    "load_theme",
    "prepare_application",
]
