"""The conversation and the place in a document as query parameters of the page address, and back."""

from __future__ import annotations

from collections.abc import Mapping

from ui.web.conversation.session import Conversation, ReaderPlace

LARGEST_OFFSET = 10**9
PLACE_NAMES = ("document", "start", "end")
NAMES = ("c", *PLACE_NAMES)


def conversation_to_parameters(conversation: Conversation) -> dict[str, str]:
    """``{"c"}`` once there is a question, and the open place."""
    place = place_to_parameters(conversation.place) if conversation.place else {}
    return place if conversation.is_new else {"c": conversation.id, **place}


def place_to_parameters(place: ReaderPlace) -> dict[str, str]:
    """``{"document", "start", "end"}`` for the address bar."""
    return {"document": place.document, "start": str(place.start), "end": str(place.end)}


def place_from_parameters(parameters: Mapping[str, str]) -> ReaderPlace | None:
    """The place that an address points at; None without a document. Offsets that make no sense mean no marked slice."""
    document = parameters.get("document", "")
    if not document:
        return None
    start, end = _offset(parameters.get("start", "")), _offset(parameters.get("end", ""))
    if start is None or end is None or end <= start:
        start = end = 0
    return ReaderPlace(document, start, end)


def _offset(value: str) -> int | None:
    """A count of characters, None when ``value`` is none."""
    if not (value.isascii() and value.isdigit()):
        return None
    return min(int(value[:10]), LARGEST_OFFSET)
