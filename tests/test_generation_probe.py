"""What ``doctor`` says of the language model: each state with what helps, and never the key."""

from __future__ import annotations

import json

import pytest

from assistant.generation.probe import check_language_model
from assistant.settings import Settings
from tests.model_server import Exchange, Script, fails, model_server

KEY = "sk-geheim-4711"


def lists(*names: str) -> Script:
    """A service that lists these models."""

    def script(exchange: Exchange) -> None:
        exchange.head(kind="application/json")
        exchange.write(json.dumps({"object": "list", "data": [{"id": name} for name in names]}).encode())

    return script


def nonsense(exchange: Exchange) -> None:
    exchange.head(kind="application/json")
    exchange.write(b"[1, 2")


@pytest.mark.parametrize(
    ("script", "severity", "said"),
    [
        (lists("ander", "proef"), "ok", "proef op"),
        (lists("proef:latest"), "ok", "antwoordt"),
        (lists("ander", "nog een"), "warning", "kent proef niet, wel: ander, nog een"),
        (lists(), "ok", "antwoordt"),
        (nonsense, "ok", "antwoordt"),
        (fails(401, f'{{"error": "{KEY} is wrong"}}'), "warning", "aanvaardt de sleutel niet (401)"),
        (fails(404), "warning", "geen lijst van modellen (404)"),
    ],
)
def test_what_the_service_says(script: Script, severity: str, said: str) -> None:
    with model_server(script) as running:
        check = check_language_model(Settings(llm_base_url=running.address, llm_model="proef", llm_api_key=KEY))
    assert (check.severity, said in check.message) == (severity, True), check
    assert bool(check.remedy) == (severity != "ok")
    assert KEY not in str(check)
    assert [(seen.path, seen.headers["authorization"]) for seen in running.seen] == [("/v1/models", f"Bearer {KEY}")]


def test_a_service_that_is_away() -> None:
    check = check_language_model(Settings(llm_base_url="http://127.0.0.1:9/v1", llm_model="proef"))
    assert (check.severity, "is niet bereikbaar (ConnectionError)" in check.message) == ("warning", True)


def test_nothing_is_contacted_when_it_is_off() -> None:
    with model_server(lists("proef")) as running:
        off = Settings(llm_base_url=running.address, llm_model="proef", generator="extractive")
        assert check_language_model(off).severity == check_language_model(Settings()).severity == "ok"
    assert running.seen == []
