"""What an index that an earlier version of the program wrote (format 3) is still good for: its vectors."""

from __future__ import annotations

import json
from pathlib import Path

from index.searching.known import KnownQuestions, load_known
from index.storage.extents import Extents
from index.storage.layout_files import read_extents
from index.storage.manifest import KEYS, MANIFEST, VECTORS

_FORMAT = 3


def earlier_rows(path: Path, embedder: str) -> tuple[dict[str, Extents], KnownQuestions] | None:
    """Where the vectors and keys of documents are in a generation of the earlier format, and its known questions.

    None when it is of another format, or made with another embedder.

    :raises OSError: when a file is missing.
    :raises ValueError: when one is damaged, or they do not belong together.
    """
    recipe = json.loads((path / MANIFEST).read_text(encoding="utf-8")).get("recipe", {})
    if (recipe.get("format"), recipe.get("embedder")) != (_FORMAT, embedder):
        return None
    return read_extents(path, (VECTORS, KEYS)), load_known(path)
