"""The record of one check of the installation, and the checks that need nothing of Wegwijzer itself."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from assistant.settings_file import project_root

Severity = Literal["ok", "warning", "error"]

_PYTHONS = ((3, 11), (3, 14))
_NEEDED_SPACE = 2_000_000_000
_LEAST_SPACE = 300_000_000
_SET_UP = "Geef in de projectmap het commando: make setup"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Check:
    """What was checked, how bad it is, what was found, and what helps ("" when nothing is wrong)."""

    name: str
    severity: Severity
    message: str
    remedy: str = ""

    def to_json(self) -> dict[str, Any]:
        """The check as a JSON object."""
        return asdict(self)


def check_python() -> Check:
    """Whether this Python is one that Wegwijzer is tried on."""
    version = ".".join(map(str, sys.version_info[:3]))
    if _PYTHONS[0] <= sys.version_info[:2] < _PYTHONS[1]:
        return Check("python", "ok", f"Python {version}")
    return Check(
        "python", "error", f"Python {version} wordt niet ondersteund", "Maak de omgeving met 3.11, 3.12 of 3.13."
    )


def check_packages(constraints: Path | None = None) -> Check:
    """Whether the installed packages are the pinned ones.

    :param constraints: the file with pins; default ``constraints.txt`` of the checkout.
    """
    root = project_root()
    path = constraints or (root / "constraints.txt" if root else None)
    if path is None or not path.is_file():
        return Check(
            "packages", "warning", "geen constraints.txt om mee te vergelijken", "Installeer vanuit de projectmap."
        )
    pins = dict(_PIN.findall(path.read_text(encoding="utf-8")))
    installed = {_normal(one.metadata["Name"]): one.version for one in importlib.metadata.distributions()}
    missing = sorted(name for name in _required() if name not in installed)
    if missing:
        return Check("packages", "error", f"ontbreekt: {', '.join(missing)}", _SET_UP)
    # What is not installed is not needed; a build tag such as +cpu makes no other version.
    pairs = [(name, pin, (installed.get(_normal(name)) or pin).split("+")[0]) for name, pin in pins.items()]
    others = [f"{name} {found} (vastgelegd: {pin})" for name, pin, found in pairs if found != pin]
    if others:
        return Check("packages", "warning", f"andere versie dan vastgelegd: {', '.join(others)}", _SET_UP)
    return Check("packages", "ok", f"{len(pins)} vastgelegde versies, geen afwijking")


def check_data_dir(folder: Path) -> Check:
    """Whether the data directory can be written and the disk has room for a model and an index."""
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    if not existing.is_dir():
        return Check("data_dir", "error", f"{existing} is geen map", "Kies een andere map met WEGWIJZER_DATA_DIR.")
    try:
        with tempfile.TemporaryFile(dir=existing):
            free = shutil.disk_usage(existing).free
    except OSError as error:
        remedy = "Geef schrijfrechten op deze map, of kies een andere met WEGWIJZER_DATA_DIR."
        return Check("data_dir", "error", f"{existing} is niet te beschrijven ({error.strerror})", remedy)
    room = f"{folder}, {free / 1e9:.1f} GB vrij"
    if free < _NEEDED_SPACE:
        severity: Severity = "warning" if free >= _LEAST_SPACE else "error"
        return Check("data_dir", severity, room, "Maak ruimte vrij: het taalmodel en de index vragen samen tot 2 GB.")
    return Check("data_dir", "ok", room)


def check_onnxruntime() -> Check:
    """Whether the engine of the embedding model loads; in its own process, because a bad build ends the process."""
    program = "import onnxruntime; print(onnxruntime.__version__)"
    try:
        result = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Check("onnxruntime", "error", f"start niet ({type(error).__name__})", _SET_UP)
    if result.returncode != 0:
        last = (result.stderr.strip().splitlines() or [f"status {result.returncode}"])[-1]
        return Check("onnxruntime", "error", f"start niet: {last}", _SET_UP)
    return Check("onnxruntime", "ok", f"versie {result.stdout.strip()}")


def check_ocr() -> Check:
    """Whether pages that are pictures can be read; without it everything else works."""
    from corpus.pdf.ocr import find_ocr

    program = find_ocr()
    if program is None:
        found = "geen Tesseract met Nederlands; scans worden niet gelezen (kan: apt install tesseract-ocr-nld)"
        return Check("ocr", "ok", found)
    return Check("ocr", "ok", f"{program}; scans leest u met: wegwijzer ingest --ocr")


def check_port(host: str, port: int) -> Check:
    """Whether the web pages can be served where the settings say."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            remedy = "Draaien de webpagina's al, dan is dit goed; anders: wegwijzer serve --port 8600"
            return Check("port", "warning", f"{host}:{port} is niet vrij ({error.strerror or error})", remedy)
    return Check("port", "ok", f"{host}:{port} is vrij")


def check_telemetry(pages: Path) -> Check:
    """Whether anything would report home: Chroma's tracing, or Streamlit's statistics.

    :param pages: the configuration file of the web pages.
    """
    variable = "CHROMA_OTEL_COLLECTION_ENDPOINT"
    if os.environ.get(variable):
        return Check(
            "telemetry", "error", f"Chroma stuurt gegevens naar {os.environ[variable]}", f"Haal {variable} weg."
        )
    try:
        browser = tomllib.loads(pages.read_text(encoding="utf-8")).get("browser", {})
    except (OSError, tomllib.TOMLDecodeError) as error:
        return Check("telemetry", "warning", f"{pages} is niet te lezen ({error})", "Zet het bestand terug.")
    if browser.get("gatherUsageStats", True):
        return Check("telemetry", "error", "Streamlit houdt gebruik bij", f"Zet gatherUsageStats = false in {pages}.")
    return Check("telemetry", "ok", "Chroma en Streamlit sturen niets weg")


def check_extras() -> Check:
    """Which optional parts are installed; missing ones are no fault."""
    extras = importlib.metadata.metadata("wegwijzer").get_all("Provides-Extra") or []
    complete = [extra for extra in extras if all(map(_installed, _required(extra)))]
    absent = [f"{extra} (pip install '.[{extra}]')" for extra in extras if extra not in complete]
    parts = [f"aanwezig: {', '.join(complete) or 'geen'}", *([f"niet: {', '.join(absent)}"] if absent else [])]
    return Check("extras", "ok", "; ".join(parts))


def _required(extra: str = "") -> list[str]:
    """Names of the packages that Wegwijzer asks for on this system: the basis, or those of one extra alone."""
    from packaging.requirements import Requirement

    required = [Requirement(line) for line in importlib.metadata.requires("wegwijzer") or []]
    basis = {_normal(one.name) for one in required if one.marker is None or one.marker.evaluate({"extra": ""})}
    if not extra:
        return sorted(basis)
    wanted = {_normal(one.name) for one in required if one.marker and one.marker.evaluate({"extra": extra})}
    return sorted(wanted - basis)


def _installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
