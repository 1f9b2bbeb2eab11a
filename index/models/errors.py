"""The error of the embedding side: a model cannot be found, prepared or loaded.

Its texts are Dutch, as everything that users read.
"""

from __future__ import annotations

from corpus.errors import UserFacingError


class ModelError(UserFacingError):
    """An embedding model cannot be found, prepared or loaded."""
