"""The one door from the page of agreements to the register: reviews as they are now, today's date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister, Curation
    from assistant.library.workspace import Workspace
    from ui.web.backend import Services


@st.cache_resource(show_spinner=False)
def _own_workspace() -> Workspace:
    from assistant.library.workspace import Workspace
    from assistant.settings import load_settings

    return Workspace(load_settings())


def workspace_of(services: Services) -> Workspace:
    """Where register and reviews are; it remembers what was extracted as long as the documents stay the same."""
    return services.workspace or _own_workspace()


def load_register(services: Services) -> CuratedRegister:
    """The register of the documents that can be asked, so that its places fit what the reader shows.

    :raises UserFacingError: when the reviews cannot be read.
    """
    return workspace_of(services).agreements(services.documents)


def curation_of(services: Services) -> Curation:
    """Where reviews are kept."""
    return workspace_of(services).curation


def today() -> str:
    """The day of this machine (ISO)."""
    return date.today().isoformat()
