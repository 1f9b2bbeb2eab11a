"""What an administrator sees: settings without secrets, storage by part, documents that need a look."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.installation.status import document_problems, index_status, settings_in_force, storage_parts
from assistant.library.workspace import Workspace
from assistant.settings import Settings, load_settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(data_dir=tmp_path / "data", embedding_model="none")


def test_a_secret_is_never_shown(tmp_path, monkeypatch):
    monkeypatch.setenv("WEGWIJZER_LLM_API_KEY", "sk-geheim-123")
    lines = settings_in_force(load_settings(data_dir=tmp_path))
    (key,) = [line for line in lines if line.secret]
    assert (key.name, key.source) == ("llm_api_key", "environment")
    assert key.value
    assert all("geheim" not in repr(line) for line in lines)


def test_settings_say_where_they_come_from(tmp_path, monkeypatch):
    path = tmp_path / "own.toml"
    path.write_text("port = 8600\n", encoding="utf-8")
    monkeypatch.setenv("WEGWIJZER_CONFIG", str(path))
    monkeypatch.setenv("WEGWIJZER_LANGUAGE", "en")
    found = {line.name: (line.value, line.source) for line in settings_in_force(load_settings())}
    assert found["port"] == ("8600", "file")
    assert found["language"] == ("en", "environment")
    assert found["threads"] == ("0", "default")
    assert found["llm_api_key"] == ("", "default")
    assert set(found) == set(Settings.model_fields)


def test_storage_is_told_by_part_largest_first(tmp_path):
    for name, size in {
        "models/a": 30,
        "index/generations/1/b": 5,
        "usage.sqlite3": 2,
        "usage.sqlite3-wal": 1,
        "x": 1,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"0" * size)
    # No generation is in use, so the one there is counts as an earlier one.
    assert storage_parts(tmp_path) == {"model": 30, "index_older": 5, "usage": 3, "other": 1}
    assert storage_parts(tmp_path / "absent") == {}


@pytest.mark.parametrize("in_use", ["1", "2"])
def test_a_file_that_generations_share_counts_once_for_the_one_in_use(tmp_path, in_use):
    generations = tmp_path / "index" / "generations"
    for number in ("1", "2"):
        (generations / number).mkdir(parents=True)
    (generations / "1" / "vectors").write_bytes(b"x" * 40)
    (generations / "2" / "vectors").hardlink_to(generations / "1" / "vectors")
    (generations / "1" / "own").write_bytes(b"x" * 5)
    (tmp_path / "index" / "CURRENT").write_text(in_use)
    assert storage_parts(tmp_path) == ({"index": 46} if in_use == "1" else {"index": 41, "index_older": 5})


def test_documents_without_an_index_need_a_look(settings):
    problems = list(document_problems(Workspace(settings)))
    assert len(problems) == 5
    assert {one.message for one in problems} == {"Het document staat nog niet in de index."}


def test_after_reading_nothing_needs_a_look(settings):
    workspace = Workspace(settings)
    workspace.ingest()
    assert list(document_problems(workspace)) == []
    status = index_status(workspace)
    assert (status.documents, status.embedder) == (5, "")
    assert status.passages > 1000
    assert storage_parts(settings.data_dir)["index"] > 0
