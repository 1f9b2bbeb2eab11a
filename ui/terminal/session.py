"""Opens the assistant for a command: settings, a word on what is happening, and a check of the document ids."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.errors import UserFacingError
from ui.terminal.screen import is_interactive, say

if TYPE_CHECKING:
    from assistant.answering import Assistant
    from assistant.library.workspace import Workspace


def open_workspace() -> Workspace:
    """The documents and the index that the settings point at."""
    from assistant.library.workspace import Workspace
    from assistant.settings import load_settings

    return Workspace(load_settings())


def open_terminal_assistant(documents: Sequence[str] = (), *, generator: str | None = None, on: str = "") -> Assistant:
    """The assistant, with index and model loaded.

    :param documents: ids that will be asked for.
    :param generator: what words the answers, "extractive" or "llm"; None for what the settings say.
    :param on: a day; answer from the documents that were in force then. "" for those in use.
    :raises UserFacingError: when one of them does not exist, or there is no usable index.
    """
    if is_interactive(sys.stderr):
        say("Index en taalmodel laden…")
    from assistant.library.dated import read_day
    from assistant.opening import open_assistant
    from assistant.settings import load_settings

    day = read_day(on) if on else None
    assistant = open_assistant(load_settings(generator=generator), on=day)
    if day is not None:
        say(f"Gevraagd aan de {len(assistant.index.documents)} documenten die golden op {day.isoformat()}.")
    check_documents(documents, known=tuple(assistant.index.documents))
    return assistant


def check_documents(documents: Sequence[str], *, known: Sequence[str]) -> None:
    """Refuse an id that does not exist, which would otherwise look like a question without an answer.

    :raises UserFacingError: names the first unknown id, and the nearest one that exists.
    """
    for document in documents:
        if document not in known:
            nearest = difflib.get_close_matches(document, known, n=1)
            hint = f"Bedoelde u {nearest[0]}? " if nearest else ""
            remedy = f"{hint}Alle documenten: wegwijzer documents list"
            raise UserFacingError("Dit document is er niet.", value=document, remedy=remedy)
