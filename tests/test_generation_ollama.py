"""Ollama's own protocol through the same client: one JSON object a line."""

from __future__ import annotations

import json
import time

import pytest

from assistant.generation.client import LlamaModel, open_model
from assistant.generation.pump import Limits, pump
from assistant.generation.types import Message, ModelFault, Watch
from assistant.settings import Settings
from tests import model_server as server
from tests.model_server import Exchange, Script, model_server

# Long for what never comes, so short there; ample for everything else on a busy machine.
SHORT, AMPLE = 1.0, 15.0


def line(exchange: Exchange, text: str, **more: object) -> None:
    message = {"role": "assistant", "content": text}
    exchange.write(json.dumps({"model": "m", "created_at": "", "message": message, "done": False, **more}).encode())
    exchange.write(b"\n")


def good(exchange: Exchange) -> None:
    exchange.head(kind="application/x-ndjson")
    line(exchange, "De stuurgroep ")
    line(exchange, "bestaat uit VWS [1].")
    line(exchange, "", done=True, done_reason="stop", prompt_eval_count=40, eval_count=9)


def cut_off(exchange: Exchange) -> None:
    exchange.head(kind="application/x-ndjson")
    line(exchange, "De stuurgroep ")


def over_the_size(exchange: Exchange) -> None:
    exchange.head(kind="application/x-ndjson")
    line(exchange, "De stuurgroep ", done=True, done_reason="length")


def broken(exchange: Exchange) -> None:
    exchange.head(kind="application/x-ndjson")
    exchange.write(b'{"message": {"conte\n')


def settings(address: str) -> Settings:
    return Settings(
        llm_base_url=address.removesuffix("/v1"), llm_model="m", llm_api_key="sk-geheim", llm_protocol="ollama"
    )


@pytest.fixture(scope="module", autouse=True)
def _libraries_are_loaded() -> None:
    open_model(settings("http://127.0.0.1:1"))


def ask(address: str, seconds: float = AMPLE) -> tuple[str, tuple[int | None, int | None]]:
    stream = LlamaModel(settings(address)).stream([Message("user", "Wie?")], max_tokens=50, timeout=seconds)
    pieces = list(pump(stream, Limits(time.monotonic() + seconds, 50), Watch()))
    return "".join(one.text for one in pieces), (pieces[-1].prompt_tokens, pieces[-1].completion_tokens)


def test_a_good_answer() -> None:
    with model_server(good) as running:
        assert ask(running.address) == ("De stuurgroep bestaat uit VWS [1].", (40, 9))
    (seen,) = running.seen
    assert seen.path == "/api/chat"
    assert seen.headers["authorization"] == "Bearer sk-geheim"
    assert seen.body["options"] == {"temperature": 0.0, "num_ctx": 4096, "num_predict": 50}


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        (cut_off, "interrupted"),
        (over_the_size, "endless"),
        (broken, "malformed"),
        (server.fails(404, '{"error": "model not found"}'), "unknown_model"),
        (server.fails(429, '{"error": "busy"}'), "rate_limited"),
        (server.fails(500, '{"error": "oeps"}'), "unavailable"),
        (server.hangs, "timeout"),
        (server.redirects, "unknown_model"),
    ],
)
def test_faults(script: Script, kind: str) -> None:
    with model_server(script) as running, pytest.raises(ModelFault) as caught:
        ask(running.address, SHORT if kind == "timeout" else AMPLE)
    assert caught.value.kind == kind


def test_a_server_that_is_away() -> None:
    with pytest.raises(ModelFault) as caught:
        ask("http://127.0.0.1:9")
    assert caught.value.kind == "unavailable"
