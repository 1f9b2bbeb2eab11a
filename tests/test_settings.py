"""The settings: where they come from, which goes first, and what is said when one is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import Settings, SettingsError, load_settings


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of the person who runs the tests, and an empty current folder."""
    import os

    for name in list(os.environ):
        if name.upper().startswith("WEGWIJZER_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_defaults_keep_everything_on_this_machine() -> None:
    settings = load_settings()
    assert (settings.host, settings.port, settings.llm_base_url) == ("127.0.0.1", 8501, "")
    assert settings.data_dir.is_absolute()
    assert settings.data_dir.name == ".wegwijzer"


def test_code_goes_before_environment_before_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "wegwijzer.toml").write_text("port = 1001\nthreads = 1\nlanguage = 'en'\n")
    monkeypatch.setenv("WEGWIJZER_PORT", "1002")
    monkeypatch.setenv("WEGWIJZER_THREADS", "2")
    settings = load_settings(port=1003, threads=None)
    assert (settings.port, settings.threads, settings.language) == (1003, 2, "en")


def test_file_named_in_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "elders"
    folder.mkdir()
    (folder / "mijn.toml").write_text('data_dir = "gegevens"\n')
    (tmp_path / "wegwijzer.toml").write_text("port = 1001\n")
    monkeypatch.setenv("WEGWIJZER_CONFIG", str(folder / "mijn.toml"))
    settings = load_settings()
    assert settings.data_dir == folder / "gegevens"  # from the folder of the file, wherever the command is given
    assert settings.port == 8501


def test_relative_folder_from_the_environment_counts_from_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", "hier")
    assert load_settings().data_dir == tmp_path / "hier"


def test_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEGWIJZER_PORT", "")
    assert load_settings().port == 8501


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("WEGWIJZER_PORT", "0", "port = '0': moet minstens 1 zijn"),
        ("WEGWIJZER_PORT", "65536", "port = '65536': mag hoogstens 65535 zijn"),
        ("WEGWIJZER_PORT", "acht", "port = 'acht': moet een geheel getal zijn"),
        ("WEGWIJZER_LLM_TEMPERATURE", "heet", "llm_temperature = 'heet': moet een getal zijn"),
        ("WEGWIJZER_LLM_TIMEOUT", "0", "llm_timeout = '0': moet groter zijn dan 0.0"),
        ("WEGWIJZER_LANGUAGE", "fr", "language = 'fr': moet een van deze zijn: 'nl' of 'en'"),
        (
            "WEGWIJZER_LLM_BASE_URL",
            "localhost:1",
            "llm_base_url = 'localhost:1': moet met http:// of https:// beginnen",
        ),
        ("WEGWIJZER_LLM_MODEL", "m", "llm_base_url en llm_model horen bij elkaar: geef beide op, of geen van beide"),
    ],
)
def test_refused_values_are_named(monkeypatch: pytest.MonkeyPatch, variable: str, value: str, expected: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.value == expected
    assert caught.value.remedy


def test_all_refused_values_are_named_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "wegwijzer.toml").write_text("threads = -1\n")
    monkeypatch.setenv("WEGWIJZER_PORT", "0")
    with pytest.raises(SettingsError, match=r"port = '0'.*; .*|threads = -1.*") as caught:
        load_settings()
    assert "port = '0'" in caught.value.value
    assert "threads = -1" in caught.value.value


@pytest.mark.parametrize(
    ("variable", "hint"),
    [
        ("WEGWIJZER_EMBEDING_MODEL", "Bedoelde u embedding_model?"),
        ("wegwijzer_prt", "Bedoelde u port?"),
        ("WEGWIJZER_XQZ", "Verbeter de naam"),
    ],
)
def test_misspelt_variable_is_refused(monkeypatch: pytest.MonkeyPatch, variable: str, hint: str) -> None:
    monkeypatch.setenv(variable, "1")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.value == variable
    assert caught.value.remedy.startswith(hint)


def test_misspelt_key_in_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wegwijzer.toml").write_text("treads = 1\n")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.value == f"treads in {tmp_path / 'wegwijzer.toml'}"
    assert caught.value.remedy.startswith("Bedoelde u threads?")


def test_broken_and_missing_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "wegwijzer.toml").write_text("port = = 1\n")
    with pytest.raises(SettingsError, match=r"wegwijzer\.toml.*line 1"):
        load_settings()
    monkeypatch.setenv("WEGWIJZER_CONFIG", "weg.toml")
    with pytest.raises(SettingsError, match=r"WEGWIJZER_CONFIG=weg\.toml"):
        load_settings()


def test_secret_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEGWIJZER_LLM_API_KEY", "geheim-123")
    settings = load_settings()
    assert settings.llm_api_key.get_secret_value() == "geheim-123"
    assert "geheim-123" not in repr(settings) + str(settings) + settings.model_dump_json()


def test_settings_cannot_be_changed_afterwards() -> None:
    settings = load_settings()
    with pytest.raises(ValueError, match="frozen"):
        settings.port = 1  # type: ignore[misc]


def test_every_setting_is_explained() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []
