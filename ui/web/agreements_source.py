"""The one door from the page of agreements to the register: opened once for all sessions, reviews as they are now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister, Curation
    from assistant.workspace import Workspace
    from ui.web.backend import Services


@st.cache_resource(show_spinner=False)
def open_workspace() -> Workspace:
    """The workspace of the settings; it remembers what was extracted as long as the documents stay the same."""
    from assistant.settings import load_settings
    from assistant.workspace import Workspace

    return Workspace(load_settings())


def load_register(services: Services) -> CuratedRegister:
    """The register of the documents that can be asked, so that its places fit what the reader shows.

    :raises UserFacingError: when the reviews cannot be read.
    """
    return open_workspace().agreements(services.documents)


def curation() -> Curation:
    """Where reviews are kept."""
    return open_workspace().curation


def today() -> str:
    """The day of this machine (ISO)."""
    return date.today().isoformat()
