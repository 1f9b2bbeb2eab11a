"""Texts that documents had before they changed, kept so that links made then still know what they quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from corpus import Document
from index import IndexAccessError
from index.storage.documents import open_documents
from index.storage.generations import current_generation, generation_path
from index.storage.manifest import load_manifest

_HASH = re.compile(r"[0-9a-f]{8,64}")


class EarlierTexts:
    """Canonical texts by document and hash, one file each, below the data directory.

    :param data_dir: the data directory; nothing is written before the first text is kept.
    """

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "earlier"

    def keep(self, document: Document) -> None:
        """Keep the text of a document that is about to change; once is enough."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{document.id}.{document.sha256}.txt"
        if not path.is_file():
            part = path.with_suffix(".part")
            part.write_bytes(document.text.encode("utf-8", "surrogatepass"))
            part.replace(path)

    def keep_changed(self, texts: Mapping[str, str], known: Mapping[str, str], index_dir: Path) -> None:
        """Keep the texts in the index that are about to change, for the links that were made on them.

        :param texts: id and text hash of what will be there; ``known`` of what is in the index now.
        """
        changed = [identifier for identifier, sha256 in texts.items() if known.get(identifier, sha256) != sha256]
        if changed:
            folder = generation_path(index_dir, current_generation(index_dir))
            with suppress(IndexAccessError):
                indexed = open_documents(folder, load_manifest(folder))
                for identifier in changed:
                    with suppress(IndexAccessError, OSError):  # what cannot be read any more could not be cited either
                        self.keep(indexed[identifier])

    def find(self, identifier: str, sha256: str) -> str | None:
        """The text with this hash (its first 8 or more digits), None when it was not kept."""
        if not _HASH.fullmatch(sha256):
            return None
        wanted = f"{identifier}.{sha256}"
        paths = self._folder.iterdir() if self._folder.is_dir() else ()
        found = next((path for path in paths if path.name.startswith(wanted) and path.suffix == ".txt"), None)
        return found.read_bytes().decode("utf-8", "surrogatepass") if found else None

    def forget(self, identifier: str) -> None:
        """Delete every text of a document; ids hold no dot, so the first part of a file name is its id."""
        for path in list(self._folder.glob("*")) if self._folder.is_dir() else ():
            if path.name.split(".", 1)[0] == identifier:
                path.unlink(missing_ok=True)
