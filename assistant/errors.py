"""The error whose text is fit to show to people, for those who see only the assistant.

The command line and the web pages catch ``UserFacingError`` and show its three parts; nobody else does.
"""

from __future__ import annotations

from corpus.errors import UserFacingError

__all__ = ["UserFacingError"]
