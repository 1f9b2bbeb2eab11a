"""What the documents page works with: documents and their facts, the change that runs, the files of this session."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

from ui.web import backend
from ui.web.documents.filter import Shelved
from ui.web.documents.job import ChangeJob
from ui.web.documents.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.library.changes import Change, ChangeReport
    from assistant.library.facts import DocumentFacts
    from ui.web.backend import Services
    from ui.web.build_job import Progress

OWNER = "documents-owner"
READING = "documents-reading"


def shelved_documents(services: Services) -> tuple[Shelved, ...]:
    """Every document with its facts; a document that is new or changed is read for that, once."""
    facts = _facts(services, services.content or " ".join(f"{name} {value}" for name, value in _prints(services)))
    return tuple(Shelved(metadata, facts[metadata.id]) for metadata in services.metadata)


def change_job(services: Services) -> ChangeJob | None:
    """The one change of this server; None where the documents cannot be changed."""
    return _change_job() if services.workspace is not None else None


def session_name() -> str:
    """Names this session to the change that it begins."""
    name: str = st.session_state.setdefault(OWNER, uuid4().hex)
    return name


def session_reading(services: Services) -> Reading | None:
    """The files that this session uploaded; None where documents cannot be added."""
    if services.workspace is None:
        return None
    if READING not in st.session_state:
        from assistant.library.previews import read_preview

        workspace = services.workspace
        st.session_state[READING] = Reading(
            workspace.settings.data_dir,
            lambda path: read_preview(workspace.library, path),
            recognise=lambda path: read_preview(workspace.library, path, ocr=True),
        )
    reading: Reading = st.session_state[READING]
    return reading


def _prints(services: Services) -> tuple[tuple[str, str], ...]:
    """Id and fingerprint of every document, or its hash where there is no index on disk."""
    if services.workspace is None:
        return tuple((identity, services.documents[identity].sha256) for identity in services.documents)
    return tuple((entry.id, entry.fingerprint) for entry in services.assistant.index.manifest.documents)


@st.cache_resource(show_spinner=False, max_entries=3)
def _facts(_services: Services, content: str) -> dict[str, DocumentFacts]:
    from assistant.library.shelf import FILE, load_facts

    workspace = _services.workspace
    file = workspace.settings.data_dir / FILE if workspace is not None else None
    return load_facts(_services.documents, dict(_prints(_services)), file)


@st.cache_resource(show_spinner=False)
def _change_job() -> ChangeJob:
    opened = backend.opened_services()

    def change(changes: Sequence[Change], progress: Progress) -> ChangeReport:
        from assistant.library.workspace import Workspace
        from assistant.settings import load_settings

        return Workspace(load_settings()).change(changes, progress=progress)

    return ChangeJob(change, opened.current)
