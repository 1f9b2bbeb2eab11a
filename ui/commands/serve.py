"""``wegwijzer serve``: the web pages."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import click

from ui.terminal.screen import say
from ui.terminal.usage import DutchCommand, WholeNumber

_PAGES = Path(__file__).resolve().parent.parent / "streamlit_app.py"
_PROJECT = _PAGES.parent.parent


@click.command(cls=DutchCommand)
@click.option("--port", metavar="N", type=WholeNumber(1, 65535), help="Poort; anders die uit de instellingen (8501).")
def serve(port: int | None) -> None:
    """Open de webpagina's, alleen op deze computer te bereiken.

    \b
      wegwijzer serve                 http://127.0.0.1:8501
      wegwijzer serve --port 8600

    Stoppen gaat met Ctrl-C.
    """
    from assistant.settings import load_settings

    settings = load_settings(port=port)
    check_port(settings.host, settings.port)
    address = f"[{settings.host}]" if ":" in settings.host else settings.host
    say(f"De webpagina's komen op http://{address}:{settings.port} (stoppen: Ctrl-C)")
    command = [sys.executable, "-m", "streamlit", "run", str(_PAGES), *_options(settings.host, settings.port)]
    # Streamlit puts the folder of the script on the path, not the project; the packages live in the latter.
    path = os.pathsep.join(part for part in (str(_PROJECT), os.environ.get("PYTHONPATH", "")) if part)
    environment = {**os.environ, "PYTHONPATH": path, "WEGWIJZER_PORT": str(settings.port)}
    sys.stderr.flush()
    # The server takes the place of this process, so that stopping this command stops the server.
    os.execve(sys.executable, command, environment)


def check_port(host: str, port: int) -> None:
    """Find out now, with plain words, what Streamlit would say in a traceback.

    :raises UserFacingError: when the port is taken or the address is not one of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            from assistant.errors import UserFacingError

            value = f"{host}:{port} ({error.strerror or error})"
            remedy = "Kies een andere poort: wegwijzer serve --port 8600. Of stop wat er al draait."
            raise UserFacingError("Deze poort is niet te gebruiken.", value=value, remedy=remedy) from error


def _options(host: str, port: int) -> list[str]:
    options = {
        "server.address": host,
        "server.port": str(port),
        "server.headless": "true",  # no question for an e-mail address, no browser that opens by itself
        "browser.gatherUsageStats": "false",
    }
    return [f"--{name}={value}" for name, value in options.items()]
