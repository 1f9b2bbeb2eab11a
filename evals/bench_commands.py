"""Commands as a user gives them, each in a process of its own: wall time, peak memory, and what they leave on disk."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 3
_PROGRAM = "from ui.cli import main; main()"
START_LIMIT = 120.0
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Command:
    """What one command took; ``peak_bytes`` is its largest resident size, at least that of the process starting it."""

    seconds: float
    peak_bytes: int


def run_command(*arguments: str, data_dir: Path) -> Command:
    """Run ``wegwijzer`` with these arguments.

    :raises subprocess.CalledProcessError: when the command fails.
    """
    command = [sys.executable, "-c", _PROGRAM, *arguments]
    started = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment(data_dir), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, ["wegwijzer", *arguments])
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    return Command(seconds, usage.ru_maxrss * unit)


def median_of(run: Callable[[], Command]) -> Command:
    """The run with the median wall time of a few."""
    return sorted((run() for _ in range(ROUNDS)), key=lambda command: command.seconds)[ROUNDS // 2]


def seconds_until_served(data_dir: Path) -> float:
    """From the command ``serve`` to the first page; the server is stopped again.

    :raises TimeoutError: when there is no page in time.
    """
    port = free_port()
    command = [sys.executable, "-c", _PROGRAM, "serve", "--port", str(port)]
    started = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment(data_dir), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    try:
        while not is_healthy(port):
            if process.poll() is not None or time.perf_counter() - started > START_LIMIT:
                raise TimeoutError("the web pages did not start")
            time.sleep(0.05)
        return time.perf_counter() - started
    finally:
        process.terminate()
        process.wait(timeout=30)


def sizes(data_dir: Path) -> dict[str, int]:
    """Bytes of each part of the data directory, and of the whole."""
    parts = {
        path.name: sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        for path in sorted(data_dir.iterdir())
        if path.is_dir()
    }
    return {**parts, "de gegevensmap": sum(parts.values())}


def is_healthy(port: int) -> bool:
    """Whether the server on this port says that it is ready."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def environment(data_dir: Path) -> dict[str, str]:
    """The environment of a command that works in a data directory."""
    return {**os.environ, "WEGWIJZER_DATA_DIR": str(data_dir)}
