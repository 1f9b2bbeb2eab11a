"""The filters of a query: which documents of an index it may find."""

from __future__ import annotations

from index.nodes import date_bounds
from index.storage.manifest import Manifest
from index.types import Query


def allowed_documents(manifest: Manifest, query: Query) -> list[str] | None:
    """Ids of the documents that pass the filters, in the order of the index; None when there is no filter."""
    if query.documents is None and query.kinds is None and query.after is None and query.before is None:
        return None
    after, before = date_bounds(query.after or "")[0], date_bounds(query.before or "")[1]
    allowed = []
    for entry in manifest.documents:
        first, last = date_bounds(entry.date)
        if (
            (query.documents is None or entry.id in query.documents)
            and (query.kinds is None or entry.kind in query.kinds)
            and (query.after is None or (last and last >= after))
            and (query.before is None or (first and first <= before))
        ):
            allowed.append(entry.id)
    return allowed
