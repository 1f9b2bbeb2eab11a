"""The language model behind LlamaIndex's LLM interface: the one file that knows it and the protocols below it.

Every answer has an HTTP client of its own, so that a cancelled one closes its connection and the server stops writing.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.generation.connection import Connection
from assistant.generation.faults import fault_of
from assistant.generation.pieces import piece_of
from assistant.generation.types import Message, Model, ModelFault, Piece
from corpus.errors import UserFacingError

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatResponse
    from llama_index.core.llms import LLM

    from assistant.settings import Settings

_EXTRAS = {"openai": ("llama_index.llms.openai_like", "llm"), "ollama": ("llama_index.llms.ollama", "ollama")}
# Servers without keys want to see one; an empty one would be looked for in the environment of other programs.
_NO_KEY = "none"
# What broken or unexpected data makes the client libraries raise, beside the errors of the connection.
_BROKEN = (ValueError, TypeError, AttributeError, KeyError, IndexError, OSError, RuntimeError)


class MissingPackage(UserFacingError):
    """A language model is configured, and the package that speaks with it is not installed."""


class LlamaStream:
    """One running answer.

    :param connection: what to end when the answer is not wanted any more.
    :param start: begins the answer; nothing is sent before.
    """

    def __init__(self, connection: Connection, start: Callable[[], Iterator[ChatResponse]]) -> None:
        self._connection = connection
        self._start = start

    def __iter__(self) -> Iterator[Piece]:
        """The pieces; every error becomes a fault that holds nothing of request or response."""
        fault: ModelFault | None = None
        try:
            for response in self._start():
                yield piece_of(response.delta or "", response.raw)
        except _errors() as error:
            fault = fault_of(error, self._connection.status)
        finally:
            self._connection.release()
        # Raised outside of the handler: the error itself may hold the key and stays behind.
        if fault is not None:
            raise fault

    def close(self) -> None:
        """End the connection."""
        self._connection.close()


class LlamaModel:
    """A model that the settings describe."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def name(self) -> str:
        """The name in the settings."""
        return self._settings.llm_model

    def stream(self, messages: Sequence[Message], *, max_tokens: int, timeout: float) -> LlamaStream:
        """Prepare an answer."""
        connection = Connection(timeout=timeout, connect_timeout=self._settings.llm_connect_timeout)

        def start() -> Iterator[ChatResponse]:
            from llama_index.core.base.llms.types import ChatMessage

            build = _ollama if self._settings.llm_protocol == "ollama" else _openai
            model = build(self._settings, connection, max_tokens)
            return model.stream_chat([ChatMessage(role=one.role, content=one.content) for one in messages])

        return LlamaStream(connection, start)


def open_model(settings: Settings) -> Model:
    """The model of the settings; nothing is sent yet.

    :raises MissingPackage: names the extra to install.
    """
    module, extra = _EXTRAS[settings.llm_protocol]
    if not _installed(module):
        raise MissingPackage(
            "Het pakket dat met een taalmodel praat, is niet geïnstalleerd.",
            value=f"llm_protocol = {settings.llm_protocol}",
            remedy=f"Geef in de projectmap: pip install '.[{extra}]'; of stel in: generator = extractive",
        )
    importlib.import_module(module)  # takes seconds, which should not count for the first answer
    return LlamaModel(settings)


def _openai(settings: Settings, connection: Connection, max_tokens: int) -> LLM:
    import httpx
    import openai
    from llama_index.llms.openai_like import OpenAILike

    http_client = httpx.Client(**connection.options())
    connection.adopt(http_client)
    client = openai.OpenAI(
        api_key=settings.llm_api_key.get_secret_value() or _NO_KEY,
        base_url=settings.llm_base_url,
        max_retries=0,
        http_client=http_client,
    )
    return OpenAILike(
        model=settings.llm_model,
        api_base=settings.llm_base_url,
        api_key=_NO_KEY,
        is_chat_model=True,
        context_window=settings.llm_context_size,
        max_tokens=max_tokens,
        temperature=settings.llm_temperature,
        max_retries=0,
        openai_client=client,  # type: ignore[call-arg]  # handed on to the class above
        additional_kwargs={"stream_options": {"include_usage": True}},
    )


def _ollama(settings: Settings, connection: Connection, max_tokens: int) -> LLM:
    import ollama
    from llama_index.llms.ollama import Ollama

    key = settings.llm_api_key.get_secret_value()
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    client = ollama.Client(host=settings.llm_base_url, headers=headers, **connection.options())
    connection.adopt(client)
    return Ollama(
        model=settings.llm_model,
        base_url=settings.llm_base_url,
        temperature=settings.llm_temperature,
        context_window=settings.llm_context_size,
        additional_kwargs={"num_predict": max_tokens},
        client=client,
    )


def _errors() -> tuple[type[Exception], ...]:
    """What goes wrong with a service: the errors of the client libraries that are installed, and of broken data."""
    import httpx

    found: list[type[Exception]] = [ModelFault, httpx.HTTPError, httpx.StreamError, *_BROKEN]
    if _installed("openai"):
        import openai

        found.append(openai.OpenAIError)
    if _installed("ollama"):
        import ollama

        found += [ollama.ResponseError, ollama.RequestError]
    return tuple(found)


def _installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False
