"""A data directory with documents to measure on, and a server of the web pages over it; searched by words alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.library.workspace import Workspace
from assistant.settings import load_settings
from evals.bench_commands import ROOT, START_LIMIT, environment, free_port, is_healthy
from evals.bench_texts import write_documents

# What is measured does not depend on the model, and without one hundreds of documents are ready in minutes.
_MODEL = "none"


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs: its address, and its process."""

    address: str
    process: int

    def processor(self) -> float:
        """Seconds of processor that it used so far, the same whatever else the machine does; 0 but on Linux."""
        state = Path(f"/proc/{self.process}/stat")
        if not state.exists():
            return 0.0
        # The 14th and 15th field of proc(5), counted behind the name, which may hold spaces.
        user, system = state.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def make_library(folder: Path, count: int) -> Path:
    """A data directory below ``folder`` with ``count`` documents: the bundled ones and as many made up ones as needed.

    :raises UserFacingError: when the index cannot be written.
    """
    workspace = Workspace(load_settings(data_dir=folder / "data", embedding_model=_MODEL))
    more = count - len(workspace.documents())
    workspace.ingest(write_documents(folder / "texts", more) if more > 0 else ())
    return workspace.settings.data_dir


@contextmanager
def running_server(data_dir: Path) -> Iterator[Served]:
    """Serve the web pages until the block ends; yields where once they answer.

    :raises TimeoutError: when they do not in time.
    """
    port = free_port()
    program = "from ui.cli import main; main()"
    command = [sys.executable, "-c", program, "serve", "--port", str(port)]
    values = {**environment(data_dir), "WEGWIJZER_EMBEDDING_MODEL": _MODEL, "WEGWIJZER_LANGUAGE": "nl"}
    process = subprocess.Popen(command, env=values, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    started = time.perf_counter()
    try:
        while not is_healthy(port):
            if process.poll() is not None or time.perf_counter() - started > START_LIMIT:
                raise TimeoutError("the web pages did not start")
            time.sleep(0.1)
        yield Served(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)
