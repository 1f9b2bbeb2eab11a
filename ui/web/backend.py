"""The one door from the web pages to the assistant: what they use of it, loaded once for all sessions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.types import Answer, Citation, Refusal, Turn
from corpus.errors import UserFacingError

if TYPE_CHECKING:
    from assistant import Assistant, Document, Metadata, Passage, Workspace

__all__ = ["Answer", "Citation", "Document", "Metadata", "Passage", "Refusal", "Services", "Turn", "UserFacingError"]

Display = Callable[[str], str]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Services:
    """What the pages need: an assistant to ask, documents to show. Shared by all sessions, never changed."""

    assistant: Assistant
    workspace: Workspace
    documents: tuple[Metadata, ...]
    display: Display

    def document(self, document: str) -> Document | None:
        """The document with this id; None when it is not there."""
        if document not in {metadata.id for metadata in self.documents}:
            return None
        return self.workspace.document(document)


class NotBuilt(UserFacingError):
    """There is no index yet."""


def load_services() -> Services:
    """The assistant with its index and model, loaded once for all sessions.

    :raises NotBuilt: the documents have not been read yet.
    :raises UserFacingError: settings or index cannot be used.
    """
    return _open_services()


@st.cache_resource(show_spinner=False)
def _open_services() -> Services:
    raise NotBuilt("Er is nog geen zoekindex.", remedy="Voer uit: wegwijzer ingest")


def build(progress: Progress) -> None:
    """Read the documents and build the index, telling ``progress`` the stage and how far it is."""
    raise NotBuilt("Er is nog geen zoekindex.", remedy="Voer uit: wegwijzer ingest")
