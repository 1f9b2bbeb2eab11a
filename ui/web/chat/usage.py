"""Counts a question that was asked on the pages; counting may fail, answering may not."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from assistant.errors import UserFacingError

if TYPE_CHECKING:
    from ui.web.backend import Answer, Services

LOG = logging.getLogger(__name__)


def note_use(services: Services, answer: Answer) -> None:
    """Count the answer where the documents are kept; without such a place nothing is counted."""
    from assistant.usage import UsageCounter

    if services.workspace is None:
        return
    try:
        UsageCounter(services.workspace.settings.data_dir).note(answer)
    except UserFacingError as error:
        LOG.warning("A question was not counted: %s (%s)", error.problem, error.value)
