"""The language model of the settings, and the assistant without it for what is only tried."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.generation.generator import Generator
    from assistant.orientation.suggestions import Asker
    from ui.web.backend import Services


def generator_of(services: Services) -> Generator | None:
    """The language model of the settings; None when answers are quotes."""
    found: Generator | None = getattr(services.assistant, "generator", None)
    return found


def quoting(services: Services) -> Asker:
    """The assistant without its language model: what nobody asked is not worth its time, nor anyone's money."""
    if generator_of(services) is None:
        return services.assistant
    alone = copy(services.assistant)
    alone.generator = None
    return alone
