"""Draws the documents on a time line with kind, publisher and status; those without a date stand apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ui.web.conversation.exchange import ReaderPlace
from ui.web.many_documents import newest, show_rest
from ui.web.reader.quote_cards import timeline

if TYPE_CHECKING:
    from ui.web.backend import Metadata, Services
    from ui.web.conversation.session import Conversation
    from ui.web.words import Words

Json = dict[str, Any]
MOST_DOCUMENTS = 24


def show_timeline(services: Services, *, reading: Conversation, texts: Words) -> None:
    """The documents, of many the newest ones; a click opens one in the reader."""

    def open_document(identity: str) -> None:
        if identity in {metadata.id for metadata in shown}:
            reading.open(ReaderPlace(identity, 0, 0))

    shown = newest(services.metadata, most=MOST_DOCUMENTS)
    timeline(timeline_data(shown, texts), key="begin-timeline", on_open=open_document)
    show_rest(len(shown), len(services.metadata), words=texts)


def timeline_data(documents: Iterable[Metadata], texts: Words) -> Json:
    """The dated documents, oldest first, and the undated ones in the order they come."""
    documents = tuple(documents)
    dated = sorted((one for one in documents if _is_dated(one)), key=lambda one: (one.date, one.id))
    undated = [one for one in documents if not _is_dated(one)]
    return {
        "language": texts.language,
        "titles_language": "nl",
        "undated_heading": texts("undated_heading"),
        "dated": [_entry(one, texts) for one in dated],
        "undated": [_entry(one, texts) for one in undated],
    }


def _is_dated(metadata: Metadata) -> bool:
    return bool(metadata.date) and metadata.date_precision != "unknown"


def _entry(metadata: Metadata, texts: Words) -> Json:
    dated = _is_dated(metadata)
    facts = [
        {"text": metadata.kind, "badge": True},
        {"text": texts("status_label", status=metadata.status) if metadata.status else "", "badge": True},
        {"text": ", ".join(metadata.publishers), "badge": False},
        {"text": metadata.region, "badge": False},
    ]
    return {
        "id": metadata.id,
        "title": metadata.title,
        "label": texts("open_document", title=metadata.title),
        "date": metadata.date if dated else "",
        "when": texts.date(metadata.date) if dated else texts("undated"),
        "facts": [fact for fact in facts if fact["text"]],
    }
