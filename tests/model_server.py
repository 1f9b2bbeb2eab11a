"""A scripted OpenAI-compatible server over real HTTP, for tests: streams what the script says, or goes wrong."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# What a handler does with one request; it writes the whole response.
Script = Callable[["Exchange"], None]
ENDLESS = 60.0


@dataclass
class Seen:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def prompt(self) -> str:
        """All messages in one text."""
        return "\n".join(message["content"] for message in self.body["messages"])


@dataclass
class Scripted:
    """The running server: its address, the script that may be changed, the requests so far.

    ``hung_up`` is set when a client ended its connection while the script still wrote.
    """

    address: str
    script: Script
    seen: list[Seen] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)


class Exchange:
    """The response to one request, written piece by piece."""

    def __init__(self, handler: BaseHTTPRequestHandler, seen: Seen, server: Scripted) -> None:
        self._handler = handler
        self.seen = seen
        self.server = server

    def head(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        """Status line and headers."""
        self._handler.send_response(status)
        self._handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def write(self, data: bytes) -> None:
        """Bytes as they are."""
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def event(self, delta: dict[str, Any] | None = None, *, finish: str | None = None, **more: object) -> None:
        """One chunk of a streamed chat completion."""
        choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}]
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": choices, **more}
        self.write(b"data: " + json.dumps(chunk).encode() + b"\n\n")

    def done(self, *, finish: str = "stop", tokens: tuple[int, int] | None = (100, 20)) -> None:
        """The end of a good stream."""
        self.event({}, finish=finish)
        if tokens:
            prompt, completion = tokens
            usage = {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}
            self.event(usage=usage)
        self.write(b"data: [DONE]\n\n")

    def wait(self, seconds: float) -> None:
        """Do nothing, until the server stops."""
        self.server.closing.wait(seconds)


def says(text: str, *, size: int = 7, pause: float = 0.0, tokens: tuple[int, int] | None = (100, 20)) -> Script:
    """Streams a text in pieces of ``size`` characters."""

    def script(exchange: Exchange) -> None:
        exchange.head()
        exchange.event({"role": "assistant", "content": ""})
        for start in range(0, len(text), size):
            exchange.event({"content": text[start : start + size]})
            if pause:
                exchange.wait(pause)
        exchange.done(tokens=tokens)

    return script


def fails(status: int, body: str = '{"error": {"message": "nee"}}', kind: str = "application/json") -> Script:
    """Answers with an error status."""

    def script(exchange: Exchange) -> None:
        exchange.head(status, kind)
        exchange.write(body.encode())

    return script


def hangs(exchange: Exchange) -> None:
    """Takes the request and says nothing."""
    exchange.wait(ENDLESS)


def hangs_midway(exchange: Exchange) -> None:
    """Begins to answer and then says nothing more, not even that it stopped."""
    exchange.head()
    exchange.event({"content": "De stuurgroep bestaat uit "})
    exchange.wait(ENDLESS)


def cut_off(exchange: Exchange) -> None:
    """Ends the connection in the middle of an answer."""
    exchange.head()
    exchange.event({"content": "De stuurgroep bestaat uit VWS en de VNG [1]. De stuur"})


def cut_in_chunk(exchange: Exchange) -> None:
    """Promises more bytes than it sends."""
    exchange.head(Content_Length="100000")
    exchange.event({"content": "De stuurgroep"})


def nothing(exchange: Exchange) -> None:
    """A good stream without a word."""
    exchange.head()
    exchange.done()


def no_events(exchange: Exchange) -> None:
    """A stream that ends at once."""
    exchange.head()


def broken_json(exchange: Exchange) -> None:
    """An event that is no JSON."""
    exchange.head()
    exchange.event({"content": "De stuur"})
    exchange.write(b'data: {"choices": [{"delta": \n\n')


def other_json(exchange: Exchange) -> None:
    """JSON that is no chat completion."""
    exchange.head()
    exchange.write(b'data: {"choices": 3}\n\ndata: [1, 2]\n\n')


def web_page(exchange: Exchange) -> None:
    """What a proxy or a wrong address gives."""
    exchange.head(200, "text/html")
    exchange.write(b"<html><body>Welkom</body></html>")


def error_midway(exchange: Exchange) -> None:
    """An error as an event, as some servers send it once they have begun."""
    exchange.head()
    exchange.event({"content": "De stuur"})
    exchange.write(b'data: {"error": {"message": "out of memory", "type": "server_error"}}\n\n')


def endless(exchange: Exchange) -> None:
    """Never stops, whatever size was asked for."""
    exchange.head()
    while not exchange.server.closing.is_set():
        exchange.event({"content": "De stuurgroep bestaat uit VWS en de VNG [1]. "})


def endless_silence(exchange: Exchange) -> None:
    """Sends events without a word, for ever."""
    exchange.head()
    while not exchange.server.closing.is_set():
        exchange.event({"content": ""})


def keeps_alive(exchange: Exchange) -> None:
    """Sends signs of life but no answer."""
    exchange.head()
    while not exchange.server.closing.is_set():
        exchange.write(b": ping\n\n")
        time.sleep(0.02)


def over_the_size(exchange: Exchange) -> None:
    """Stops because the answer reached the size that was asked for."""
    exchange.head()
    exchange.event({"content": "De stuurgroep bestaat uit VWS en de VNG [1]. De stuurgroep beslui"})
    exchange.done(finish="length")


def redirects(exchange: Exchange) -> None:
    """Points elsewhere."""
    exchange.head(307, "text/plain", Location="http://127.0.0.1:9/v1/chat/completions")


@contextmanager
def model_server(script: Script) -> Iterator[Scripted]:
    """The server until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.do_POST()

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
            seen = Seen(self.path, {name.casefold(): value for name, value in self.headers.items()}, body)
            running.seen.append(seen)
            try:
                running.script(Exchange(self, seen, running))
            except OSError:
                running.hung_up.set()

        def log_message(self, *parts: object) -> None:
            """Nothing: a test that fails shows enough."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    running = Scripted(f"http://127.0.0.1:{server.server_address[1]}/v1", script)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        running.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
