"""The client over real HTTP: what goes out, what comes in, and every fault by its kind, in time and without the key."""

from __future__ import annotations

import logging
import socket
import threading
import time

import pytest

from assistant.generation import client
from assistant.generation.client import LlamaModel, MissingPackage, open_model
from assistant.generation.pump import Limits, pump
from assistant.generation.types import Message, ModelFault, Piece, Watch
from assistant.settings import Settings
from tests import model_server as server
from tests.model_server import Script, model_server

KEY = "sk-geheim-4711"
MESSAGES = [Message("system", "Regels."), Message("user", "Wie zit er in de stuurgroep?")]
# Short for answers that never come; ample for everything else on a busy machine.
SHORT, AMPLE = 1.0, 15.0


def make_settings(address: str, **more: object) -> Settings:
    return Settings(llm_base_url=address, llm_model="proef", llm_api_key=KEY, llm_connect_timeout=0.5, **more)


def ask(
    address: str, *, watch: Watch | None = None, max_tokens: int = 50, seconds: float = AMPLE, **more: object
) -> list[Piece]:
    stream = LlamaModel(make_settings(address, **more)).stream(MESSAGES, max_tokens=max_tokens, timeout=seconds)
    return list(pump(stream, Limits(time.monotonic() + seconds, max_tokens), watch or Watch()))


@pytest.fixture(scope="module", autouse=True)
def _libraries_are_loaded() -> None:
    """Loading the client library takes longer than the time-outs of these tests."""
    open_model(make_settings("http://127.0.0.1:1/v1"))


def test_a_good_answer_comes_in_pieces_with_its_cost() -> None:
    with model_server(server.says("De stuurgroep bestaat uit VWS [1].", tokens=(321, 12))) as running:
        pieces = ask(running.address)
    assert "".join(piece.text for piece in pieces) == "De stuurgroep bestaat uit VWS [1]."
    assert len([piece for piece in pieces if piece.text]) == 5
    assert [piece.finish for piece in pieces if piece.finish] == ["stop"]
    assert [(one.prompt_tokens, one.completion_tokens) for one in pieces if one.prompt_tokens] == [(321, 12)]


def test_what_is_sent_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-van-iets-anders")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-van-iets-anders")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-van-iets-anders")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/elders")
    with model_server(server.says("Ja [1].")) as running:
        ask(running.address, llm_temperature=0.3)
    (seen,) = running.seen
    assert seen.path == "/v1/chat/completions"
    assert seen.headers["authorization"] == f"Bearer {KEY}"
    assert seen.body == {
        "model": "proef",
        "messages": [{"role": one.role, "content": one.content} for one in MESSAGES],
        "temperature": 0.3,
        "max_tokens": 50,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    assert "iets-anders" not in str(seen.headers)
    assert not [name for name in seen.headers if name.startswith("x-stainless")]


def test_without_a_key_none_is_borrowed_from_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-van-iets-anders")
    with model_server(server.says("Ja [1].")) as running:
        settings = Settings(llm_base_url=running.address, llm_model="proef")
        stream = LlamaModel(settings).stream(MESSAGES, max_tokens=5, timeout=AMPLE)
        list(pump(stream, Limits(time.monotonic() + AMPLE, 5), Watch()))
    assert running.seen[0].headers["authorization"] == "Bearer none"


FAULTS: list[tuple[str, Script, str]] = [
    ("rate limited", server.fails(429), "rate_limited"),
    ("no credit", server.fails(402), "rate_limited"),
    ("wrong key", server.fails(401, f'{{"error": {{"message": "Incorrect API key provided: {KEY}"}}}}'), "denied"),
    ("forbidden", server.fails(403), "denied"),
    ("no such model", server.fails(404), "unknown_model"),
    ("too long for its context", server.fails(400), "rejected"),
    ("broken server", server.fails(500, "<h1>Oeps</h1>", "text/html"), "unavailable"),
    ("starting up", server.fails(503), "unavailable"),
    ("slow gateway", server.fails(504), "timeout"),
    ("redirect", server.redirects, "unknown_model"),
    ("silence", server.hangs, "timeout"),
    ("silence midway", server.hangs_midway, "timeout"),
    ("signs of life only", server.keeps_alive, "timeout"),
    ("slow", server.says("Een heel lang antwoord. " * 20, pause=0.2), "timeout"),
    ("cut off", server.cut_off, "interrupted"),
    ("cut off within a chunk", server.cut_in_chunk, "interrupted"),
    ("ends at once", server.no_events, "empty"),
    ("broken JSON", server.broken_json, "malformed"),
    ("other JSON", server.other_json, "malformed"),
    ("a web page", server.web_page, "malformed"),
    ("error midway", server.error_midway, "unavailable"),
    ("endless", server.endless, "endless"),
    ("endless silence", server.endless_silence, "endless"),
    ("over the size", server.over_the_size, "endless"),
]


@pytest.mark.parametrize(("script", "kind"), [one[1:] for one in FAULTS], ids=[one[0] for one in FAULTS])
def test_every_fault_has_its_kind_in_time_and_without_the_key(
    script: Script, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with model_server(script) as running:
        began = time.monotonic()
        with pytest.raises(ModelFault) as caught:
            ask(running.address, seconds=SHORT if kind == "timeout" else AMPLE)
        assert kind != "timeout" or time.monotonic() - began < SHORT + 0.7
    assert caught.value.kind == kind
    assert len(running.seen) == 1, "nothing is asked twice"
    shown = f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r} {caplog.text}"
    assert KEY not in shown


def test_a_server_that_is_away() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(ModelFault) as caught:
        ask(f"http://127.0.0.1:{port}/v1")
    assert caught.value.kind == "unavailable"


def test_a_name_that_does_not_exist() -> None:
    with pytest.raises(ModelFault) as caught:
        ask("http://bestaat-niet.invalid/v1")
    assert caught.value.kind in ("unavailable", "timeout")


def test_a_good_answer_leaves_the_key_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with model_server(server.says("Ja [1].")) as running:
        ask(running.address)
    assert "chat/completions" in caplog.text, "the libraries do log, or this test shows nothing"
    assert KEY not in caplog.text


@pytest.mark.parametrize("script", [server.hangs, server.hangs_midway, server.endless_silence])
def test_cancelling_ends_the_wait_and_the_connection(script: Script) -> None:
    cancelled = threading.Event()
    timer = threading.Timer(0.3, cancelled.set)
    with model_server(script) as running:
        timer.start()
        began = time.monotonic()
        with pytest.raises(ModelFault) as caught:
            ask(running.address, watch=Watch(cancelled=cancelled.is_set), max_tokens=10_000_000)
        assert time.monotonic() - began < 1.5
    timer.join()
    assert caught.value.kind == "cancelled"


def test_the_server_notices_that_nobody_listens_any_more() -> None:
    """So that it stops computing."""

    def drips(exchange: server.Exchange) -> None:
        exchange.head()
        for _ in range(200):
            exchange.event({"content": "woord "})
            time.sleep(0.02)

    with model_server(drips) as running:
        stream = LlamaModel(make_settings(running.address)).stream(MESSAGES, max_tokens=999, timeout=AMPLE)
        pieces = pump(stream, Limits(time.monotonic() + AMPLE, 999), Watch())
        assert next(pieces).text == "woord "
        pieces.close()
        assert running.hung_up.wait(2)


def test_the_user_is_listened_to_while_the_model_is_silent() -> None:
    ticks: list[float] = []
    with model_server(server.hangs) as running, pytest.raises(ModelFault):
        ask(running.address, watch=Watch(tick=lambda: ticks.append(time.monotonic())), seconds=SHORT)
    assert len(ticks) >= 4


@pytest.mark.parametrize(("protocol", "extra"), [("openai", "llm"), ("ollama", "ollama")])
def test_a_missing_package_names_the_extra(protocol: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "_installed", lambda module: False)
    with pytest.raises(MissingPackage) as caught:
        open_model(make_settings("http://127.0.0.1:1/v1", llm_protocol=protocol))
    assert f".[{extra}]" in caught.value.remedy
