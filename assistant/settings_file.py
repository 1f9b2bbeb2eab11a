"""Where settings come from: the file ``wegwijzer.toml``, the environment, and the folder that everything is kept in."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from assistant.settings_errors import PREFIX, SettingsError, unknown_setting

FILE_NAME = "wegwijzer.toml"
FILE_VARIABLE = f"{PREFIX}CONFIG"
_DATA_FOLDER = ".wegwijzer"
_PATHS = ("data_dir", "weights_file")
_KEY = "llm_api_key"


def project_root() -> Path | None:
    """The folder of the checkout that this program runs from; None when it was installed as a package."""
    root = package_root()
    return root if (root / "pyproject.toml").is_file() else None


def package_root() -> Path:
    """The folder that the packages of Wegwijzer stand in."""
    return Path(__file__).resolve().parent.parent


def default_data_dir() -> Path:
    """``.wegwijzer`` in the checkout, so that it does not matter where the command is given; else in this folder."""
    return (project_root() or Path.cwd()) / _DATA_FOLDER


def find_settings_file() -> Path | None:
    """The file that ``WEGWIJZER_CONFIG`` names, else ``wegwijzer.toml`` in this folder, else the one in the checkout.

    :raises SettingsError: when the variable names a file that is not there.
    """
    named = os.environ.get(FILE_VARIABLE)
    if named:
        path = Path(named).expanduser()
        if not path.is_file():
            raise SettingsError(
                "Het instellingenbestand is er niet.",
                value=f"{FILE_VARIABLE}={named}",
                remedy="Geef het pad van een bestaand bestand op, of haal de variabele weg.",
            )
        return path
    folders = [Path.cwd(), project_root()]
    return next((folder / FILE_NAME for folder in folders if folder and (folder / FILE_NAME).is_file()), None)


def read_settings_file(path: Path) -> dict[str, Any]:
    """The settings in a file. A relative path in it counts from the folder of the file.

    :raises SettingsError: when the file cannot be read or is not TOML, or holds a key.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            "Het instellingenbestand is niet te lezen.", value=f"{path}: {error}", remedy="Verbeter de genoemde plaats."
        ) from error
    if _KEY in values:
        raise SettingsError(
            "De sleutel van het taalmodel staat in een bestand; daar leest iedereen hem die het bestand leest.",
            value=f"{_KEY} in {path}",
            remedy=f"Haal de regel weg en zet de sleutel in de omgeving: {PREFIX}{_KEY.upper()}.",
        )
    for name in _PATHS:
        if isinstance(values.get(name), str):
            values[name] = str(path.parent.absolute() / Path(values[name]).expanduser())
    return values


def refuse_unknown_names(values: Mapping[str, Any], *, path: Path | None, known: Collection[str]) -> None:
    """Refuse a misspelt setting, which would otherwise be silently without effect.

    :param values: what stands in the file at ``path``.
    :raises SettingsError: names the first unknown setting and the nearest one that exists.
    """
    for name in values:
        if name not in known:
            raise unknown_setting(f"{name} in {path}", name=name, known=known)
    for variable in os.environ:
        name = variable.upper().removeprefix(PREFIX).lower()
        if variable.upper().startswith(PREFIX) and variable.upper() != FILE_VARIABLE and name not in known:
            raise unknown_setting(variable, name=name, known=known)
