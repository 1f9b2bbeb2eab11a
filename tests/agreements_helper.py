"""Small documents in plain text for the tests of the register, read by the real parser."""

from __future__ import annotations

from corpus import Document, Metadata, parse_document
from corpus.agreements import Agreement, Register, extract_agreements


def document(
    text: str,
    *,
    identity: str = "proef",
    kind: str = "uitvoeringsplan",
    publishers: tuple[str, ...] = (),
    date: str = "2022-12-07",
    status: str = "",
    region: str = "landelijk",
) -> Document:
    """A parsed document."""
    precision = "day" if date else "unknown"
    metadata = Metadata(identity, "Proef", kind, publishers, date, precision, status, region, "nl", "proef.txt", "")
    return parse_document(metadata, text)


def register(text: str, **about: object) -> Register:
    """The register of one document."""
    return extract_agreements([document(text, **about)])  # type: ignore[arg-type]


def rows(text: str, **about: object) -> tuple[Agreement, ...]:
    """Its rows."""
    return register(text, **about).agreements


def kinds(text: str, **about: object) -> list[tuple[str, str]]:
    """Kind and words of every row."""
    return [(row.kind, row.action) for row in rows(text, **about)]
