"""The address bar and the conversation: a link or the back button moves the page, a click moves the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.conversation.links import NAMES, conversation_to_parameters, place_from_parameters
from ui.web.conversation.session import Conversation

if TYPE_CHECKING:
    from ui.web.conversation.keeper import Keeper

# Whether the page that is drawn is another one than the last time; the entry of the pages sets it.
ARRIVED = "arrived"


def conversation_of_session(keeper: Keeper) -> Conversation:
    """The conversation of this session, moved to where the address points when somebody went there.

    What somebody did on the page goes first: the browser may not have taken in yet what the address became. Coming back
    from another page without parameters goes on where it was.
    """
    parameters = {name: value for name, value in st.query_params.to_dict().items() if name in NAMES}
    fresh = "conversation" not in st.session_state
    if fresh:
        st.session_state["conversation"] = Conversation()
    conversation: Conversation = st.session_state["conversation"]
    returned = bool(st.session_state.get(ARRIVED)) and not parameters
    if fresh or not (conversation.acted or returned or parameters == conversation.address):
        _go_to(conversation, parameters, keeper)
    conversation.acted = False
    conversation.address = parameters
    return conversation


def _go_to(conversation: Conversation, parameters: Mapping[str, str], keeper: Keeper) -> None:
    identity = parameters.get("c", "")
    if identity and identity != conversation.id:
        opened = keeper.open(identity)
        conversation.become(opened or Conversation(lost=True))
    elif not identity and not conversation.is_new:
        conversation.restart()
    place = place_from_parameters(parameters)
    if place is None:
        conversation.close()
    else:
        conversation.open(conversation.locate(place))


def keep_address(conversation: Conversation) -> None:
    """The address bar names the conversation and the open place, to be copied, reloaded and gone back to."""
    wanted = conversation_to_parameters(conversation)
    conversation.address = wanted
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
