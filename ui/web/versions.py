"""Versions of a document: an earlier one found by its id, and what took whose place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.documents.state import go_to_document

if TYPE_CHECKING:
    from ui.web.backend import Document, Metadata, Services
    from ui.web.words import Words

_SIGN = "@"


def is_earlier(identity: str) -> bool:
    """Whether an id names a version that was replaced, as "plan@2" does."""
    return _SIGN in identity


def document_of(services: Services, identity: str) -> Document | None:
    """The document with this id, or the version that was replaced; None when there is none (any more)."""
    found = services.documents.get(identity)
    if found is None and is_earlier(identity) and services.workspace is not None:
        found = _earlier(services, f"{services.content} {services.workspace.settings.data_dir}", identity)
    return found


@st.cache_resource(show_spinner=False, max_entries=16)
def _earlier(_services: Services, content: str, identity: str) -> Document | None:
    from ui.web.backend import UserFacingError

    if _services.workspace is None:
        return None
    try:
        return _services.workspace.document(identity)
    except UserFacingError:
        return None


def show_versions(identity: str, services: Services, *, texts: Words) -> None:
    """Which version this is, what it replaces and by what it was replaced, each a click away; nothing for only one."""
    if services.workspace is None:
        return
    document = identity.partition(_SIGN)[0]
    if document not in services.documents:
        return
    versions = services.workspace.library.versions(document)
    here = next((number for number, one in enumerate(versions) if one.id == identity), None)
    if len(versions) < 2 or here is None:
        return
    version = versions[here]
    if not version.current:
        day = texts.date(version.replaced[:10])
        st.warning(texts("documents_version_old", number=version.number, day=day), icon=":material/history:")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="documents-versions"):
        st.markdown(texts("documents_version_of", number=version.number, count=len(versions)))
        if here > 0:
            _show_button("documents_version_replaces", versions[here - 1].id, versions[here - 1].metadata, texts)
        if not version.current:
            _show_button("documents_version_replaced_by", versions[here + 1].id, versions[here + 1].metadata, texts)


def _show_button(key: str, identity: str, metadata: Metadata, texts: Words) -> None:
    day = texts.date(metadata.date) if metadata.date else texts("documents_version_undated")
    st.button(
        texts(key, day=day),
        key=f"version-{key}",
        icon=":material/history:" if is_earlier(identity) else ":material/update:",
        on_click=go_to_document,
        args=(identity,),
    )
