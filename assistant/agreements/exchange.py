"""Reviews out to a JSON file and in again: a backup, or from one machine to another; nothing is lost or doubled."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from assistant.agreements.curation import Curation, write_anchor, write_changes
from assistant.agreements.errors import CurationError
from assistant.agreements.places import anchor_uid
from assistant.agreements.register import agreement_from_json
from assistant.agreements.store import writing
from assistant.agreements.types import ACTIONS, Anchor, Change, Reviewed
from assistant.agreements.values import checked

FORMAT = "wegwijzer-beoordelingen"
VERSION = 1


class Imported(NamedTuple):
    """What an import did: passages in the file, and changes that were new."""

    passages: int
    changes: int


def reviews_as_json(reviews: Sequence[Reviewed]) -> dict[str, Any]:
    """All reviews with their whole history as one JSON object."""
    passages = [{**asdict(one.anchor), "changes": [asdict(change) for change in one.changes]} for one in reviews]
    return {"format": FORMAT, "version": VERSION, "passages": passages}


def import_reviews(curation: Curation, path: Path) -> Imported:
    """Add the reviews of a file to those that are there; reading the same file twice changes nothing.

    :raises CurationError: when the file cannot be read or is not whole; then nothing is added.
    """
    reviews = _parse(path)
    with writing(curation.path) as connection:
        added = sum(write_changes(connection, write_anchor(connection, one.anchor), one.changes) for one in reviews)
    return Imported(len(reviews), added)


def _parse(path: Path) -> list[Reviewed]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] != FORMAT or content["version"] != VERSION:
            raise ValueError("een ander formaat of een andere versie")
        return [_reviewed(passage) for passage in content["passages"]]
    except OSError as error:
        raise CurationError(
            "Dit bestand met beoordelingen is niet te openen.", value=str(path), remedy="Controleer de naam."
        ) from error
    except (ValueError, KeyError, TypeError, CurationError) as error:
        raise CurationError(
            f"Dit bestand met beoordelingen is niet heel ({type(error).__name__}: {error}); er is niets ingelezen.",
            value=str(path),
            remedy="Gebruik een bestand dat met `wegwijzer agreements export` is gemaakt.",
        ) from error


def _reviewed(passage: Mapping[str, Any]) -> Reviewed:
    read = agreement_from_json(passage["snapshot"])
    document, quote = str(passage["document"]), str(passage["quote"])
    anchor = Anchor(passage["uid"], document, quote, int(passage["start"]), int(passage["end"]), passage["snapshot"])
    if anchor.uid != anchor_uid(document, quote, anchor.start) or (read.document, read.quote) != (document, quote):
        raise ValueError(f"passage {anchor.uid} spreekt zichzelf tegen")
    return Reviewed(anchor, tuple(_change(one) for one in passage["changes"]))


def _change(values: Mapping[str, Any]) -> Change:
    change = Change(**values)
    moment = datetime.fromisoformat(change.at)
    texts = (change.uid, change.who, change.field)
    if change.action not in ACTIONS or moment.tzinfo is None or not all(isinstance(text, str) for text in texts):
        raise ValueError(f"wijziging {change.uid} klopt niet")
    if change.action == "correct":
        checked(change.field, change.value)
    return change
