"""What is wrong with the settings, in words fit to show: every problem at once, each by the name of its setting."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from corpus.errors import UserFacingError

PREFIX = "WEGWIJZER_"
_REMEDY = (
    "Pas de waarde aan in de omgeving (WEGWIJZER_...) of in wegwijzer.toml; docs/settings.md noemt alle instellingen."
)

# The types of pydantic's validation errors, with what they ask for; {..} is filled from the error's context.
_WORDING = {
    "int_parsing": "moet een geheel getal zijn",
    "int_type": "moet een geheel getal zijn",
    "int_from_float": "moet een geheel getal zijn",
    "float_parsing": "moet een getal zijn",
    "float_type": "moet een getal zijn",
    "finite_number": "moet een eindig getal zijn",
    "greater_than": "moet groter zijn dan {gt}",
    "greater_than_equal": "moet minstens {ge} zijn",
    "less_than_equal": "mag hoogstens {le} zijn",
    "literal_error": "moet een van deze zijn: {expected}",
    "string_type": "moet tekst zijn",
    "string_too_short": "mag niet leeg zijn",
    "path_type": "moet een pad zijn",
    "value_error": "{error}",
}


class SettingsError(UserFacingError):
    """The settings cannot be used: an unknown name, a value out of bounds, an unreadable file."""


def unknown_setting(shown: str, *, name: str, known: Collection[str]) -> SettingsError:
    """The error for a setting that does not exist.

    :param shown: the name as the user wrote it, with where: an environment variable or a file.
    :param name: the bare name of the setting that was meant.
    :param known: the names that exist.
    """
    nearest = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"Bedoelde u {nearest[0]}? " if nearest else ""
    return SettingsError(
        "Deze instelling bestaat niet.", value=shown, remedy=f"{hint}Verbeter de naam of haal haar weg."
    )


def invalid_settings(problems: Collection[Mapping[str, Any]], *, secrets: Collection[str]) -> SettingsError:
    """The error for values that were refused.

    :param problems: the ``errors()`` of a pydantic validation error.
    :param secrets: names of settings whose value may not be shown.
    """
    described = "; ".join(_describe(problem, secrets=secrets) for problem in problems)
    return SettingsError("De instellingen kloppen niet.", value=described, remedy=_REMEDY)


def _describe(problem: Mapping[str, Any], *, secrets: Collection[str]) -> str:
    template: str = _WORDING.get(problem["type"], problem["msg"])
    wording = template.format(**problem.get("ctx", {})).replace(" or ", " of ")
    if not problem["loc"]:
        return wording
    name = str(problem["loc"][0])
    value = "" if name in secrets else f" = {_without_password(repr(problem['input']))}"
    return f"{name}{value}: {wording}"


def checked_address(value: str) -> str:
    """The address of a service without the slash at its end.

    :raises ValueError: when it is no web address, or holds a user name, password or query, which would be logged.
    """
    if not value.startswith(("http://", "https://")) or not urlsplit(value).hostname:
        raise ValueError("moet met http:// of https:// beginnen")
    parts = urlsplit(value)
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError(
            "mag geen gebruikersnaam, wachtwoord of ? bevatten; een sleutel hoort in WEGWIJZER_LLM_API_KEY"
        )
    return value.rstrip("/")


def _without_password(shown: str) -> str:
    """A value without what stands before the @ and behind the ? of a web address."""
    if "://" not in shown:
        return shown
    return re.sub(r"(?<=://)[^/?#]*@", "***@", re.sub(r"\?.*", "?***", shown))
