"""The Dutch word lists, kept beside the index: making them from their packages takes seconds, reading them a quarter.

The file is no part of a generation and can be made again at any moment: it is left out, or damaged, or made by other
versions, and it is made anew.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from index.dutch import lexicon
from index.dutch.columns import words_from_columns, words_to_columns
from index.storage.files import write_atomically

_FILE = "words-{}.txt"
_EARLIER = "words-*.json"  # what earlier versions kept
# What decides the lists: these packages, and the files that say what is taken from them.
_PACKAGES = ("wordfreq", "simplemma")
_SOURCES = ("columns.py", "lexicon.py", "stopwords.py")

WordLists = tuple[Mapping[str, str], Mapping[str, float]]


def kept_word_lists(directory: Path) -> WordLists:
    """What :func:`index.dutch.lexicon.read_word_lists` gives, from a file in a directory; made first where it lacks.

    :raises OSError: when the disk is full or not writable.
    """
    path = directory / _FILE.format(_version())
    with suppress(OSError, ValueError):
        return _read(path)
    lemmas, zipf = lexicon.read_word_lists()
    text = words_to_columns(lemmas, zipf)
    directory.mkdir(parents=True, exist_ok=True)
    for old in (*directory.glob(_FILE.format("*")), *directory.glob(_EARLIER)):
        old.unlink(missing_ok=True)
    write_atomically(path, f"{zlib.crc32(text.encode())}\n{text}")
    return lemmas, zipf


def _read(path: Path) -> WordLists:
    """The lists in a file.

    :raises OSError: when there is none.
    :raises ValueError: when it is not what was written.
    """
    crc, _, text = path.read_bytes().partition(b"\n")
    if int(crc) != zlib.crc32(text):
        raise ValueError(f"{path} is damaged")
    return words_from_columns(text.decode("utf-8"))


def _version() -> str:
    """What differs as soon as the lists may."""
    digest = hashlib.sha256(repr([version(name) for name in _PACKAGES]).encode())
    for name in _SOURCES:
        digest.update(Path(__file__).parents[1].joinpath("dutch", name).read_bytes())
    return digest.hexdigest()[:16]
