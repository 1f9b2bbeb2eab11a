"""The connection of one answer: an HTTP client that tells nothing unasked and can be ended from another thread."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from assistant.generation.types import ModelFault

if TYPE_CHECKING:
    import httpx

# What the client libraries would tell about this machine, or take from the environment of other programs.
_UNASKED = ("x-stainless-", "openai-organization", "openai-project")


class Closable(Protocol):
    """A client that holds connections."""

    def close(self) -> None:
        """Close them."""
        ...


class Connection:
    """The HTTP client of one answer: knows its sockets, so that it can be ended while somebody waits for it."""

    def __init__(self, *, timeout: float, connect_timeout: float) -> None:
        self._sockets: list[socket.socket] = []
        self._closed = False
        self._clients: list[Closable] = []
        self.status: int | None = None
        self._limits = (timeout, connect_timeout)

    def options(self) -> dict[str, Any]:
        """Arguments for the HTTP client: no redirects, which could lead the passages elsewhere."""
        import httpx

        timeout, connect = self._limits
        return {
            "timeout": httpx.Timeout(timeout, connect=min(timeout, connect)),
            "follow_redirects": False,
            "event_hooks": {"request": [self._request], "response": [self._response]},
        }

    def adopt(self, client: Closable) -> None:
        """Close this client with the rest."""
        self._clients.append(client)

    def release(self) -> None:
        """Give everything back; only for the thread that reads."""
        for client in self._clients:
            client.close()

    def close(self) -> None:
        """Shut every socket down, from any thread; a waiting read returns at once."""
        self._closed = True
        for one in self._sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _request(self, request: httpx.Request) -> None:
        if self._closed:
            raise ModelFault("cancelled")
        for name in [name for name in request.headers if name.startswith(_UNASKED)]:
            del request.headers[name]
        request.extensions["trace"] = self._trace

    def _response(self, response: httpx.Response) -> None:
        self.status = response.status_code
        if response.is_redirect:
            raise ModelFault("unknown_model", status=response.status_code)
        kind = response.headers.get("content-type", "")
        if response.is_success and "json" not in kind and "event-stream" not in kind:
            raise ModelFault("malformed", status=response.status_code)

    def _trace(self, event: str, info: Mapping[str, Any]) -> None:
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            found = info["return_value"].get_extra_info("socket")
            if found is not None:
                self._sockets.append(found)
                if self._closed:
                    self.close()
