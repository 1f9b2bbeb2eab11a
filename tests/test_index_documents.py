"""Documents as the index keeps them: what was read comes back whole, how well each page could be read included."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus import load_bundled
from corpus.quality import PageQuality, Quality
from index import IndexDamaged
from index.storage.documents import StoredDocuments, document_from_json, document_to_json
from index.storage.extents import Extents, ExtentWriter
from index.storage.texts import StoredTexts, text_rows

DOCUMENT = load_bundled()[0]
READ = replace(DOCUMENT, quality=Quality((PageQuality(1, "readable"), PageQuality(2, "ocr", confidence=0.7))))


def test_a_document_comes_back_whole():
    assert document_from_json(document_to_json(READ)) == READ


def stored_texts(path, **texts):
    writer = ExtentWriter(path, Extents("u1", 1), None, set())
    for name, text in texts.items():
        writer.append(name.replace("_", "-"), text_rows(text))
    return StoredTexts(path, writer.extents)


def test_asking_whether_a_document_is_there_reads_none(tmp_path):
    path = tmp_path / "documents.bin"
    texts = stored_texts(path, first="{}", **{READ.id: document_to_json(READ)})
    stored = StoredDocuments(texts, [READ.id])
    assert stored[READ.id] == READ
    stored = StoredDocuments(texts, [READ.id])
    path.write_bytes(path.read_bytes().replace(b"metadata", b"metagegs"))
    assert READ.id in stored
    for other in ("another", "first"):
        assert other not in stored
        with pytest.raises(KeyError):
            stored[other]
    with pytest.raises(IndexDamaged):
        stored[READ.id]


def test_texts_come_back_and_damage_is_noticed(tmp_path):
    path = tmp_path / "texts.bin"
    texts = stored_texts(path, een="gemeente \u00e9\u00e9n", leeg="", half="\udce9")
    assert [texts[name] for name in ("een", "leeg", "half")] == ["gemeente \u00e9\u00e9n", "", "\udce9"]
    with pytest.raises(KeyError):
        texts["weg"]
    path.write_bytes(path.read_bytes().replace(b"gemeente", b"gemeenle"))
    with pytest.raises(IndexDamaged, match=r"texts\.bin"):
        texts["een"]
    assert texts["half"] == "\udce9"


def test_what_is_no_document_is_refused():
    with pytest.raises(ValueError, match="not a stored document"):
        document_from_json("{}")
