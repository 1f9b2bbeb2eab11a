"""What one browser session looks at on the page of agreements, kept equal to the address of the page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.agreements.state import Parameters, View, from_parameters, known_only, to_parameters
from ui.web.conversation.session import Conversation, ReaderPlace

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister, RegisterRow


@dataclass(slots=True)
class Browsing:
    """The view, the reader beside an open row, and the key of the row that the reader was opened for.

    ``address`` are the parameters as the page wrote them last, None for a new session: others come from outside (a
    link, the back button) and count.
    """

    view: View = field(default_factory=View)
    address: dict[str, list[str]] | None = None
    reader: Conversation = field(default_factory=Conversation)
    shown: str = ""

    def open_row(self, key: str) -> None:
        """Show one row; "" goes back to all of them."""
        self.view = replace(self.view, row=key)
        self.shown = ""

    def open_party(self, name: str) -> None:
        """Show the list of one party."""
        chosen = replace(self.view.chosen, parties=(name,))
        self.view = replace(self.view, chosen=chosen, face="list", page=1)

    def turn(self, page: int) -> None:
        """Show another page of the list."""
        self.view = replace(self.view, page=page)

    def read(self, row: RegisterRow) -> None:
        """Open the document where the row stands."""
        self.shown = row.key
        self.reader.open(ReaderPlace(row.agreement.document, row.agreement.start, row.agreement.end))


def current_browsing() -> Browsing:
    """What this session looks at."""
    if "agreements" not in st.session_state:
        st.session_state["agreements"] = Browsing()
    browsing: Browsing = st.session_state["agreements"]
    return browsing


def follow_address(browsing: Browsing, register: CuratedRegister) -> tuple[bool, tuple[str, ...]]:
    """Take over what the address says when it is not what this page wrote there itself.

    :return: whether it was taken over, and the parties and documents in it that the register does not have.
    """
    given = {name: st.query_params.get_all(name) for name in st.query_params}
    if browsing.address == given:
        return False, ()
    found = from_parameters(given)
    browsing.view, gone = known_only(found, parties=register.parties(), documents=tuple(register.documents))
    browsing.address = given
    return True, gone


def keep_address(browsing: Browsing) -> None:
    """Make the address name what is shown, so that it can be shared and the browser can go back to it."""
    wanted = to_parameters(browsing.view)
    plain = _plain(wanted)
    if {name: st.query_params.get_all(name) for name in st.query_params} != plain:
        st.query_params.from_dict(wanted)
    browsing.address = plain


def _plain(parameters: Parameters) -> dict[str, list[str]]:
    return {name: [value] if isinstance(value, str) else value for name, value in parameters.items()}
