"""Content as a JSON record beside its text, and content as a document: everything a reader found out goes along."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from corpus.content import Content
from corpus.parsing.parse import parse_document
from corpus.parsing.pieces import Placed, PlacedCell
from corpus.quality import PageQuality, Quality
from corpus.types import Document, Metadata, Noise, Page


def parse_content(metadata: Metadata, content: Content) -> Document:
    """The document that a reader's content makes."""
    return parse_document(
        metadata,
        content.text,
        content.pages,
        warnings=content.warnings,
        layout=content.layout,
        noise=content.noise,
        quality=content.quality,
    )


def to_record(content: Content) -> dict[str, Any]:
    """Everything of a content but its text, as JSON; what is empty is left out."""
    record: dict[str, Any] = {
        "pages": [asdict(page) for page in content.pages],
        "warnings": list(content.warnings),
        "layout": [asdict(placed) for placed in content.layout],
        "properties": dict(content.properties),
        "noise": [asdict(noise) for noise in content.noise],
        "quality": [asdict(page) for page in content.quality.pages],
    }
    always = ("pages", "warnings")
    return {key: value for key, value in record.items() if value or key in always}


def from_record(text: str, record: dict[str, Any]) -> Content:
    """The content of a text and its record; records of earlier versions lack what was not known then.

    :raises TypeError: when the record was not written by :func:`to_record`.
    """
    return Content(
        text,
        tuple(Page(**page) for page in record.get("pages", [])),
        tuple(record.get("warnings", [])),
        layout=tuple(_placed(placed) for placed in record.get("layout", [])),
        properties=tuple(record.get("properties", {}).items()),
        noise=tuple(Noise(**noise) for noise in record.get("noise", [])),
        quality=Quality(tuple(PageQuality(**page) for page in record.get("quality", []))),
    )


def _placed(record: dict[str, Any]) -> Placed:
    rows = tuple(tuple(PlacedCell(**cell) for cell in row) for row in record["rows"])
    return Placed(**{**record, "rows": rows})
