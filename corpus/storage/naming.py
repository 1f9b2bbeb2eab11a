"""What a new document is called: its id, and the metadata that it proposes itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import fields, replace
from pathlib import Path

from corpus.content import Content, UnreadableDocument
from corpus.metadata.proposal import propose
from corpus.storage.records import parse_content
from corpus.types import Document, Metadata

# What people may fill in; the other fields say which file it is.
EDITABLE = tuple(field.name for field in fields(Metadata) if field.name not in ("id", "file", "sha256"))
# What belongs to one version: a newer one has its own.
_OF_VERSION = frozenset(("date", "date_precision", "status"))


def slug(name: str) -> str:
    """``name`` as an id: small letters, digits and hyphens, at most 60; "document" when nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "document"


def free_id(stem: str, taken: Collection[str]) -> str:
    """An id for a new file with this name that no document has."""
    base = slug(stem)
    candidate, number = base, 2
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    return candidate


def blank_metadata(identifier: str, *, title: str, file: str, digest: str = "") -> Metadata:
    """Metadata of a document of which nothing else is known."""
    return Metadata(identifier, title, "document", (), "", "unknown", "", "", "nl", file, digest)


def propose_metadata(identifier: str, path: Path, digest: str, content: Content) -> Metadata:
    """Metadata for a new file, as far as it says itself what it is.

    :raises UnreadableDocument: when the text holds no passage at all.
    """
    return propose_document(identifier, path, digest, content).metadata


def propose_document(identifier: str, path: Path, digest: str, content: Content) -> Document:
    """A new file as a document, with the metadata that it proposes itself.

    :raises UnreadableDocument: when the text holds no passage at all.
    """
    metadata = blank_metadata(identifier, title=path.stem, file=path.name, digest=digest)
    document = parse_content(metadata, content)
    if not document.passages:
        raise UnreadableDocument("no_text", "Het bestand bevat niets dat te citeren is.", path=path)
    return replace(document, metadata=propose(metadata, document, content, path))


def keep_edits(proposed: Metadata, earlier: Metadata, edited: Collection[str]) -> Metadata:
    """What a newer version proposes, with what people filled in for the earlier one; not its date and status."""
    kept = {name: getattr(earlier, name) for name in EDITABLE if name in edited and name not in _OF_VERSION}
    return replace(proposed, **kept)


def changed_fields(before: Metadata, after: Metadata) -> tuple[str, ...]:
    """The fields that people may fill in and that differ."""
    return tuple(name for name in EDITABLE if getattr(before, name) != getattr(after, name))
