"""The one door from the web pages to the assistant: what they use of it, loaded once for all sessions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import UserFacingError
from assistant.types import Answer, Citation, Refusal, Turn
from ui.web.build_job import BuildJob, Progress
from ui.web.opening import Opened
from ui.web.prepared import prepare

if TYPE_CHECKING:
    from assistant.answering import Assistant
    from assistant.conversations import Archive
    from assistant.feedback import ReviewList
    from assistant.kept import KeptResults
    from assistant.library.workspace import Document, Metadata, Passage, Workspace
    from assistant.orientation.suggestions import Suggester

__all__ = ["Answer", "Citation", "Document", "Metadata", "Passage", "Refusal", "Services", "Turn", "UserFacingError"]

Display = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Services:
    """What the pages need, shared by all sessions and never changed.

    ``metadata`` lists the documents that can be asked, and ``documents`` holds them as they were indexed, so that
    the offsets of a citation are always right; ``display`` gives the display text of a slice. ``workspace`` is
    where they can be changed; None when they cannot. ``content`` changes when any of the documents does: what is worked
    out from all of them is kept under that name. ``results`` keeps on the disk what is worked out from each; None keeps
    nothing.
    """

    assistant: Assistant
    metadata: tuple[Metadata, ...]
    documents: Mapping[str, Document]
    display: Display
    workspace: Workspace | None = None
    content: str = ""
    results: KeptResults | None = None


class NeedsIngest(UserFacingError):
    """There is no index yet, or one that ingesting again will cure; its three parts are those of the cause."""


def default_language() -> str:
    """The language that the settings name for the pages; Dutch when the settings cannot be read (told elsewhere)."""
    from assistant.settings import load_settings

    try:
        return load_settings().language
    except UserFacingError:
        return "nl"


def load_services() -> Services:
    """The assistant with its index and model.

    :raises NeedsIngest: the documents have not been read yet, or must be read again.
    :raises UserFacingError: settings or index cannot be used.
    """
    return opened_services().current()


@st.cache_resource(show_spinner=False)
def opened_services() -> Opened[Services]:
    """The services of this server, opened anew when a build, of whatever process, puts another index into use."""
    return Opened(_open_services, _index_in_use)


def _index_in_use() -> tuple[str, int]:
    from assistant.library.workspace import Workspace
    from assistant.settings import load_settings

    settings = load_settings()
    return str(settings.data_dir), Workspace(settings).generation()


def _open_services() -> Services:
    from assistant.library.workspace import CURED_BY_INGEST, Workspace, display_text
    from assistant.opening import open_assistant
    from assistant.settings import load_settings

    settings = load_settings()
    workspace = Workspace(settings)
    try:
        workspace.manifest()  # at once, while opening first prepares the language model
        assistant = open_assistant(settings, workspace=workspace)
    except CURED_BY_INGEST as error:
        raise NeedsIngest(error.problem, value=error.value, remedy=error.remedy) from error
    documents = assistant.index.documents
    entries = {metadata.id: metadata for metadata in workspace.documents() if metadata.id in documents}
    rest = {identity: documents.metadata(identity) for identity in documents if identity not in entries}
    content = " ".join(f"{entry.id}:{entry.fingerprint}" for entry in assistant.index.manifest.documents)
    metadata = (*entries.values(), *rest.values())
    services = Services(assistant, metadata, documents, display_text, workspace, content, workspace.results)
    prepare(services)  # so that the first visit of a page finds ready what takes seconds to work out
    return services


def open_archive() -> Archive:
    """The kept conversations of the data directory that the settings name.

    :raises UserFacingError: the settings cannot be read.
    """
    from assistant.conversations import Archive
    from assistant.settings import load_settings

    return Archive(load_settings().data_dir)


def open_reviews() -> ReviewList:
    """The review list of the data directory that the settings name.

    :raises UserFacingError: the settings cannot be read.
    """
    from assistant.feedback import ReviewList
    from assistant.settings import load_settings

    return ReviewList(load_settings().data_dir)


@st.cache_resource(show_spinner=False, max_entries=2)
def suggester(_services: Services, content: str) -> Suggester:
    """What proposes follow-up questions over these documents; ``content`` names their texts."""
    from assistant.orientation.suggestions import Suggester

    return Suggester(_services.documents)


@st.cache_resource(show_spinner=False)
def build_job() -> BuildJob:
    """The one build of this server, running or not."""
    return BuildJob(_build)


def _build(progress: Progress) -> None:
    """Read the documents and build the index; the next page opens it.

    :param progress: called with a stage ("read", "model", "embed", "write"), what is done and how much there is.
    :raises UserFacingError: the index cannot be written.
    """
    from assistant.library.workspace import Workspace
    from assistant.settings import load_settings

    Workspace(load_settings()).ingest(progress=progress)
