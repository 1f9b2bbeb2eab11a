"""The lexical half of a generation: terms of the documents that are new, and of those that new words touch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.building.previous import Previous
from index.building.word_lists import kept_word_lists
from index.dutch.analyse import Analyser
from index.dutch.lexicon import make_whole_lexicon, save_lexicon, trim_lexicon
from index.dutch.words import AskedWords, Words, hashes, load_words
from index.searching.lexical import LexicalIndex, load_lexical_index
from index.storage.extents import ExtentWriter, read_rows
from index.storage.manifest import CHUNKS, HINGES
from index.storage.postings import make_postings, merge_postings
from index.storage.tables import read_chunks
from index.storage.texts import StoredTexts

if TYPE_CHECKING:
    from index.building.contents import Contents

LEXICAL = "lexical"


def write_terms(contents: Contents, directory: Path, hinges: ExtentWriter) -> None:
    """Write lexicon, words and postings; only documents whose terms may differ from before are analysed."""
    texts = StoredTexts(directory / CHUNKS, contents.growing[CHUNKS])
    words = _count_words(contents, texts)
    words.save(directory)
    vocabulary = frozenset(words.counts)
    whole = make_whole_lexicon(vocabulary, *kept_word_lists(contents.home))
    save_lexicon(trim_lexicon(whole), directory)
    asked = AskedWords(vocabulary)
    analyser = Analyser(replace(whole, vocabulary=asked))
    kept = contents.kept()
    touched = _touched(contents, words, kept)
    anew = sorted({*contents.draft.added, *touched})

    def rows() -> Iterator[Mapping[str, float]]:
        for number in anew:
            asked.asked.clear()
            for text in _texts(contents, texts, number):
                yield analyser.weighted(text)
            hinges.append(contents.draft.entries[number].id, hashes(asked.asked).reshape(-1, 1))

    postings = make_postings(rows())
    stays = {old: number for number, old in kept.items() if number not in touched}
    if stays:
        assert contents.before is not None
        old = load_lexical_index(contents.before.path / LEXICAL).postings
        places = _rows_of(contents, anew)
        postings = merge_postings(old, _moved(contents, stays), postings, places, int(contents.layout.chunks.sum()))
    (directory / LEXICAL).mkdir()
    LexicalIndex(postings).save(directory / LEXICAL)


def _count_words(contents: Contents, texts: StoredTexts) -> Words:
    """The words of the corpus, from those of before, what is new and what went."""
    before = contents.before
    if before is None or before.stored is None:
        words = Words()
    else:
        words = load_words(before.path)
        kept = {*contents.kept().values()}
        texts_before = StoredTexts(before.path / CHUNKS, before.stored.extents[CHUNKS])
        for number, entry in enumerate(before.stored.manifest.documents):
            if number not in kept:
                words.remove(chunk.text for chunk in read_chunks(texts_before, entry.id, entry.chunks))
    for number in contents.draft.added:
        words.add(_texts(contents, texts, number))
    return words


def _touched(contents: Contents, words: Words, kept: Mapping[int, int]) -> set[int]:
    """Numbers of the kept documents in whose hinges a word came or went."""
    changed, before = words.changed(), contents.before
    if not kept or before is None or before.stored is None or not len(changed):
        return set()
    extents = before.stored.extents[HINGES]
    hinges = read_rows(before.path / HINGES, extents)[:, 0]
    found = set()
    for number in kept:
        extent = extents.rows[contents.draft.entries[number].id]
        own = hinges[extent.first : extent.first + extent.count]
        # Both are sorted; the words that changed are few beside the hinges of all documents.
        if len(own) and (np.take(own, np.searchsorted(own, changed), mode="clip") == changed).any():
            found.add(number)
    return found


def _texts(contents: Contents, texts: StoredTexts, number: int) -> list[str]:
    entry = contents.draft.entries[number]
    return [chunk.text for chunk in read_chunks(texts, entry.id, entry.chunks)]


def _rows_of(contents: Contents, numbers: list[int]) -> NDArray[np.int64]:
    """The rows of the chunks of some documents, ascending."""
    firsts = contents.layout.first_chunks()
    spans = [np.arange(firsts[number], firsts[number + 1]) for number in numbers]
    return np.concatenate([np.zeros(0, dtype=np.int64), *spans])


def _moved(contents: Contents, stays: Mapping[int, int]) -> NDArray[np.int64]:
    """For each row of the generation before its row now; -1 for those that are gone or analysed anew."""
    before: Previous | None = contents.before
    assert before is not None
    assert before.stored is not None
    old_firsts, firsts = before.stored.layout.first_chunks(), contents.layout.first_chunks()
    moved = np.full(int(old_firsts[-1]), -1, dtype=np.int64)
    for old, number in stays.items():
        moved[old_firsts[old] : old_firsts[old + 1]] = np.arange(firsts[number], firsts[number + 1])
    return moved
