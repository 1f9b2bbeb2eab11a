"""The checks of the installation: each can fail, and says what helps when it does."""

from __future__ import annotations

import socket
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant import checks
from assistant.checks import Check
from assistant.installation.doctor import check_index, check_model, check_reviews, run_checks
from assistant.library.workspace import Workspace
from assistant.settings import Settings, load_settings
from index.models.prepare import model_folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(data_dir=tmp_path / "data", embedding_model="none")


def test_every_check_gives_the_same_record(settings: Settings) -> None:
    results = list(run_checks(settings))
    assert [check.name for check in results] == [
        *("python", "packages", "data_dir", "onnxruntime", "model", "index", "reviews", "language_model", "ocr"),
        *("telemetry", "port", "extras"),
    ]
    for check in results:
        assert set(check.to_json()) == {"name", "severity", "message", "remedy"}
        assert check.message
        assert (check.severity == "ok") == (check.remedy == "")


def test_reviews_that_cannot_be_read(settings: Settings) -> None:
    assert check_reviews(settings).message == "0 passages nagekeken"
    settings.data_dir.mkdir()
    (settings.data_dir / "curation.sqlite3").write_bytes(b"x" * 1000)
    check = check_reviews(settings)
    assert check.severity == "error"
    assert "curation.sqlite3" in check.message


def test_python_that_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.check_python().severity == "ok"
    monkeypatch.setattr("sys.version_info", (3, 10, 1))
    assert checks.check_python().severity == "error"


def test_packages_that_differ_from_the_pins(tmp_path: Path) -> None:
    pins = tmp_path / "constraints.txt"
    pins.write_text("# a comment\nclick==0.0.1\nnot-installed-at-all==1.0\n")
    check = checks.check_packages(pins)
    assert check.severity == "warning"
    assert "click" in check.message
    assert "not-installed-at-all" not in check.message
    assert checks.check_packages(tmp_path / "weg.txt").severity == "warning"


def test_data_directory(tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.write_text("x")
    assert checks.check_data_dir(file).severity == "error"
    assert str(tmp_path / "nog" / "niet") in checks.check_data_dir(tmp_path / "nog" / "niet").message


@pytest.mark.parametrize(("room", "severity"), [(10**7, "error"), (10**9, "warning"), (10**10, "ok")])
def test_room_on_the_disk(room: int, severity: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=room))
    assert checks.check_data_dir(tmp_path).severity == severity


def test_engine_that_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    assert checks.check_onnxruntime().severity == "error"
    monkeypatch.setattr("sys.executable", "/bestaat/niet")
    assert checks.check_onnxruntime().severity == "error"


def test_port_that_is_taken() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        taken = checks.check_port("127.0.0.1", server.getsockname()[1])
    assert taken.severity == "warning"
    assert "--port" in taken.remedy
    assert checks.check_port("192.0.2.1", 8501).severity == "warning"  # an address of nobody


def test_reporting_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = tmp_path / "config.toml"
    pages.write_text("[browser]\ngatherUsageStats = false\n")
    assert checks.check_telemetry(pages).severity == "ok"
    monkeypatch.setenv("CHROMA_OTEL_COLLECTION_ENDPOINT", "http://elders")
    assert checks.check_telemetry(pages).severity == "error"
    monkeypatch.delenv("CHROMA_OTEL_COLLECTION_ENDPOINT")
    pages.write_text("[browser]\n")
    assert checks.check_telemetry(pages).severity == "error"
    assert checks.check_telemetry(tmp_path / "weg.toml").severity == "warning"


def test_model(settings: Settings) -> None:
    assert check_model(settings).severity == "warning"
    default = load_settings(data_dir=settings.data_dir)
    assert "prepare" in check_model(default).remedy
    assert check_model(load_settings(embedding_model="eigen/model")).severity == "ok"


def test_models_of_earlier_versions_are_named_with_their_size(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    default = load_settings(data_dir=settings.data_dir)
    monkeypatch.setattr("assistant.installation.doctor.is_prepared", lambda data_dir: True)
    current = model_folder(settings.data_dir)
    current.mkdir(parents=True)
    assert check_model(default) == Check("model", "ok", str(current))
    earlier = current.with_name("multilingual-e5-small-00000000")
    (earlier / "st").mkdir(parents=True)
    (earlier / "st" / "model.onnx").write_bytes(bytes(2_000_000))
    (current.parent / "other-model-1").mkdir()
    found = check_model(default)
    assert (found.severity, found.message.endswith("nog 2 MB")) == ("warning", True)
    assert found.remedy.endswith(f"verwijder dan: {earlier}")


def test_index_that_is_behind_its_documents(settings: Settings, tmp_path: Path) -> None:
    assert "wegwijzer ingest" in check_index(settings).remedy  # there is none
    workspace = Workspace(settings)
    workspace.ingest()
    assert check_index(settings) == Check("index", "ok", check_index(settings).message)
    added = tmp_path / "nieuw.txt"
    added.write_text("De kluut heeft een snavel die omhoog wijst.")
    workspace.library.add(added)
    assert "nog niet in de index: nieuw" in check_index(settings).message
    workspace.ingest()
    workspace.library.remove("nieuw")
    assert "verwijderd maar nog in de index: nieuw" in check_index(settings).message
