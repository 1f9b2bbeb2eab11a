"""Documents as the index keeps them: what was read comes back whole, how well each page could be read included."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus import load_bundled
from corpus.quality import PageQuality, Quality
from index.documents import StoredDocuments, document_from_json, document_path, document_to_json

DOCUMENT = load_bundled()[0]
READ = replace(DOCUMENT, quality=Quality((PageQuality(1, "readable"), PageQuality(2, "ocr", confidence=0.7))))


def test_a_document_comes_back_whole():
    assert document_from_json(document_to_json(READ)) == READ


def test_asking_whether_a_document_is_there_reads_none(tmp_path):
    document_path(tmp_path, 0).write_text(document_to_json(READ), encoding="utf-8")
    assert StoredDocuments(tmp_path, [READ.id])[READ.id] == READ
    stored = StoredDocuments(tmp_path, [READ.id])
    document_path(tmp_path, 0).unlink()
    assert READ.id in stored
    assert "another" not in stored


def test_what_is_no_document_is_refused():
    with pytest.raises(ValueError, match="not a stored document"):
        document_from_json("{}")
