"""What to show and where, without Qt: findings in words, marks, report, geometry."""

from reader.presentation._findings import Finding, excerpt, findings_of, link_role, place_words
from reader.presentation._marks import Mark, marks_for, sentence_roles
from reader.presentation._messages import install_translation, tr, tr_n
from reader.presentation._roles import RELATION_ROLES, ROLE_STYLES, Line, Role, RoleStyle

__all__ = [
    "Finding",
    "Line",
    "Mark",
    "RELATION_ROLES",
    "ROLE_STYLES",
    "Role",
    "RoleStyle",
    "excerpt",
    "findings_of",
    "install_translation",
    "link_role",
    "marks_for",
    "place_words",
    "sentence_roles",
    "tr",
    "tr_n",
]
