"""Open the assistant that the settings describe: its index, its models and the register with reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering import Assistant
from assistant.evidence.reading import open_reader

if TYPE_CHECKING:
    from datetime import date

    from assistant.library.workspace import Workspace
    from assistant.settings import Settings


def open_assistant(settings: Settings, *, on: date | None = None, workspace: Workspace | None = None) -> Assistant:
    """Load the model and the index that the settings name.

    :param workspace: that of the settings, when it is open already: what it read once, is not read again.
    :param on: answer from the documents that were in force on this day, by default from those in use.
    :raises UserFacingError: when there is no usable index or model; the remedy is in it.
    """
    from assistant.kept import kept_abbreviations
    from assistant.library.dated import open_index_on
    from assistant.library.workspace import Workspace

    workspace = workspace or Workspace(settings)
    index = workspace.index() if on is None else open_index_on(workspace, on)
    documents = index.documents
    abbreviations = kept_abbreviations(documents, workspace.results)
    assistant = Assistant(
        index, maximum=settings.max_question_characters, abbreviations=abbreviations, reader=open_reader(settings)
    )
    assistant.register = assistant.register.reading(lambda: workspace.agreements(documents), abbreviations)
    if settings.uses_model:
        from assistant.generation.generator import open_generator

        assistant.generator = open_generator(settings, assistant.index, abbreviations)
    return assistant
