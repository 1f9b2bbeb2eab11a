"""Opens what is evaluated: the assistant that the settings describe, its documents, and what to record of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.types import Document

if TYPE_CHECKING:
    from assistant.answering import Assistant
    from assistant.settings import Settings

RUNS = "evaluations"
OWN_QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Session:
    """An opened assistant with the documents of its index; ``settings`` are JSON types without secrets.

    ``runs`` is the folder in the data directory where runs are kept.
    """

    assistant: Assistant
    documents: tuple[Document, ...]
    settings: dict[str, Any]
    model: str
    runs: Path

    @property
    def writes(self) -> bool:
        """Whether a language model words the answers."""
        return getattr(self.assistant, "generator", None) is not None


def open_configured_assistant(generator: str | None = None) -> Assistant:
    """The assistant that the settings describe, such as every worker process opens it.

    :param generator: what words the answers, "extractive" or "llm"; None for what the settings say.
    """
    from assistant.opening import open_assistant
    from assistant.settings import load_settings

    return open_assistant(load_settings(generator=generator))


def open_session(generator: str | None = None) -> Session:
    """Open the assistant for an evaluation.

    :param generator: what words the answers, "extractive" or "llm"; None for what the settings say.
    :raises UserFacingError: when there is no usable index, or the settings are wrong.
    """
    from assistant.opening import open_assistant
    from assistant.settings import load_settings

    settings = load_settings(generator=generator)
    return session_of(open_assistant(settings), settings)


def session_of(assistant: Assistant, settings: Settings) -> Session:
    """A session over an assistant that is open already, so that a server need not load its model twice."""
    recipe = assistant.index.manifest.recipe
    model = f"{recipe.embedder or 'zonder taalmodel'}; {settings.llm_model if settings.uses_model else 'extractive'}"
    return Session(
        assistant=assistant,
        documents=tuple(assistant.index.documents.values()),
        settings=without_secrets(settings.model_dump(mode="json")),
        model=model,
        runs=settings.data_dir / RUNS,
    )


def runs_folder() -> Path:
    """Where runs are kept, whether or not there are any."""
    from assistant.settings import load_settings

    return load_settings().data_dir / RUNS


def own_questions_folder() -> Path:
    """Where the questions are that users of this data directory made, whether or not there are any."""
    from assistant.settings import load_settings

    return load_settings().data_dir / OWN_QUESTIONS


def question_documents() -> tuple[Document, ...]:
    """The documents that questions may quote, without an index: the bundled and the added ones."""
    from assistant.library.workspace import Workspace
    from assistant.settings import load_settings

    workspace = Workspace(load_settings())
    return tuple(workspace.document(metadata.id) for metadata in workspace.documents())


def without_secrets(settings: dict[str, Any]) -> dict[str, Any]:
    """The settings with every key and every user name or password in an address masked."""
    masked = {}
    for name, value in settings.items():
        if value and re.search(r"key|secret|token|password", name):
            value = "***"
        elif isinstance(value, str):
            value = re.sub(r"(?<=://)[^/@\s]+@", "***@", value)
        masked[name] = value
    return masked
