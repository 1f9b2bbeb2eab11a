"""The agreements register as people use it: extracted rows with what people said of them, filters and exports."""

from __future__ import annotations

from assistant.agreements.curation import Curation
from assistant.agreements.errors import CurationError
from assistant.agreements.filters import Filter, apply_filter, came_along
from assistant.agreements.types import FIELDS, REVIEWS, Change, CuratedRegister, Orphan, RegisterRow, Review
from corpus.agreements import KINDS, Agreement, AgreementKind, Deadline, Unread

__all__ = [
    "FIELDS",
    "KINDS",
    "REVIEWS",
    "Agreement",
    "AgreementKind",
    "Change",
    "CuratedRegister",
    "Curation",
    "CurationError",
    "Deadline",
    "Filter",
    "Orphan",
    "RegisterRow",
    "Review",
    "Unread",
    "apply_filter",
    "came_along",
]
