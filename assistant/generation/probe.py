"""The check of the language model for ``doctor``: is it configured, is its package there, does the service answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.checks import Check
from assistant.generation.client import MissingPackage, open_model

if TYPE_CHECKING:
    from assistant.settings import Settings

_NAME = "language_model"
_HELP = "Zie docs/models.md; zolang het niet werkt, komen de antwoorden in citaten."
_DENIED = (401, 403)


def check_language_model(settings: Settings) -> Check:
    """Whether the service of the settings can be reached and knows the model; only it is contacted, with its key."""
    if not settings.uses_model:
        return Check(_NAME, "ok", "niet ingesteld of uitgezet; antwoorden komen in citaten")
    try:
        open_model(settings)
    except MissingPackage as error:
        return Check(_NAME, "error", error.problem, error.remedy)
    place = f"{settings.llm_model} op {settings.llm_base_url}"
    try:
        status, known = _ask(settings)
    except OSError as error:
        return Check(_NAME, "warning", f"{place} is niet bereikbaar ({type(error).__name__})", _HELP)
    if status in _DENIED:
        return Check(_NAME, "warning", f"{place} aanvaardt de sleutel niet ({status})", "Zet WEGWIJZER_LLM_API_KEY.")
    if status != 200:
        return Check(_NAME, "warning", f"{place} geeft geen lijst van modellen ({status})", _HELP)
    if known and settings.llm_model not in known:
        shown = ", ".join(known[:5])
        return Check(_NAME, "warning", f"{settings.llm_base_url} kent {settings.llm_model} niet, wel: {shown}", _HELP)
    return Check(_NAME, "ok", f"{place} antwoordt")


def _ask(settings: Settings) -> tuple[int, list[str]]:
    """The status and the names of the models that the service lists; [] when that cannot be read.

    :raises OSError: when it cannot be reached; nothing of the request is in it.
    """
    import httpx

    path = "/api/tags" if settings.llm_protocol == "ollama" else "/models"
    key = settings.llm_api_key.get_secret_value()
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    kind = ""
    try:
        response = httpx.get(
            settings.llm_base_url + path, headers=headers, timeout=settings.llm_connect_timeout, follow_redirects=False
        )
        return response.status_code, _names(response.json() if response.is_success else {})
    except httpx.HTTPError as error:
        kind = type(error).__name__
    except ValueError:
        return 200, []
    # Raised outside of the handler: the error of the library holds the request.
    raise _unreachable(kind)


def _unreachable(kind: str) -> OSError:
    return TimeoutError() if "Timeout" in kind else ConnectionError(kind)


def _names(found: Any) -> list[str]:  # noqa: ANN401 - whatever the service sends
    entries = found.get("data") or found.get("models") if isinstance(found, dict) else []
    listed = entries if isinstance(entries, list) else []
    names = [one.get("id") or one.get("name") for one in listed if isinstance(one, dict)]
    # Ollama names the default version too: "mistral:latest" is "mistral".
    return [name for one in names if isinstance(one, str) for name in dict.fromkeys((one, one.removesuffix(":latest")))]
