"""Starts a Streamlit server on a free port and a Chromium to look at it, for the browser tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
ARTEFACTS = ROOT / "build-artefacts"
# Without a sandbox because containers have none; the rest keeps Chromium from calling home.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 90


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium of the system with a fresh profile; without one the test fails, it is not skipped."""
    path = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    if path is None:
        pytest.fail("The browser tests need Chromium. On Debian: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=list(FLAGS))
        yield browser
        browser.close()


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(name: str, command: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[str]:
    """Run a server until the block ends; yields its address once it answers. Its output is kept under ``name``."""
    address = f"http://127.0.0.1:{port}"
    ARTEFACTS.mkdir(exist_ok=True)
    with (ARTEFACTS / f"server-{name}.log").open("w+b") as log:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(address, process, log)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(address: str, process: subprocess.Popen[bytes], log: BinaryIO) -> None:
    """Return when the server answers; fail with its output when it ends or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    log.seek(0)
    pytest.fail(f"The server did not start:\n{log.read().decode(errors='replace')[-3000:]}")


@contextmanager
def product_server(name: str, folder: Path, **environment: str) -> Iterator[str]:
    """The product on this data directory, in Dutch; yields its address."""
    port = free_port()
    command = ["-c", "from ui.cli import main; main()", "serve", "--port", str(port)]
    values = {"WEGWIJZER_DATA_DIR": str(folder), "WEGWIJZER_LANGUAGE": "nl", "OMP_NUM_THREADS": "1", **environment}
    with server(name, command, port, values) as address:
        yield address


@contextmanager
def words_only_server(name: str, folder: Path, **environment: str) -> Iterator[str]:
    """The same without a model: it searches by words."""
    with product_server(name, folder, WEGWIJZER_EMBEDDING_MODEL="none", **environment) as address:
        yield address
