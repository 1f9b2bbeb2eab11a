"""The settings of the language model: what belongs together, and a key that nothing shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import SettingsError, load_settings

ADDRESS = "http://127.0.0.1:11434/v1"


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_off_by_default() -> None:
    assert load_settings().uses_model is False


def test_a_model_answers_once_it_is_configured_unless_quotes_are_asked_for() -> None:
    given = {"llm_base_url": f"{ADDRESS}/", "llm_model": "m"}
    settings = load_settings(**given)
    assert (settings.llm_base_url, settings.uses_model) == (ADDRESS, True)
    assert load_settings(**given, generator="extractive").uses_model is False
    assert load_settings(**given, generator="llm").uses_model is True


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"generator": "llm"}, "generator = llm vraagt een taalmodel"),
        ({"generator": "gpt"}, "generator = 'gpt': moet een van deze zijn"),
        ({"llm_base_url": ADDRESS, "llm_model": "m", "llm_max_tokens": 600, "llm_context_size": 1024}, "de helft"),
        ({"llm_base_url": "http://", "llm_model": "m"}, "moet met http:// of https:// beginnen"),
        ({"llm_base_url": "http://host/v1?api-key=geheim", "llm_model": "m"}, "'http://host/v1?***: mag geen"),
        ({"llm_base_url": "http://ik:geheim@host/v1", "llm_model": "m"}, "'http://***@host/v1': mag geen"),
    ],
)
def test_wrong_values_are_told_without_secrets(given: dict[str, object], wrong: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(**given)
    assert wrong in caught.value.value
    assert "geheim" not in str(caught.value)


def test_a_key_in_a_file_is_refused_and_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "wegwijzer.toml").write_text('llm_api_key = "geheim-1"\n', encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "WEGWIJZER_LLM_API_KEY" in caught.value.remedy
    assert "geheim-1" not in str(caught.value)
