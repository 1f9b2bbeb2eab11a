"""Errors of the evaluation suite whose text is fit to show to people."""

from __future__ import annotations

from corpus.errors import UserFacingError


class EvaluationError(UserFacingError):
    """A question file, a spreadsheet or a run directory cannot be used."""
