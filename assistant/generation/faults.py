"""Which fault an error of a client library is: told by its HTTP status and its kind, never by its words."""

from __future__ import annotations

from assistant.generation.types import FaultKind, ModelFault

_BY_STATUS: dict[int, FaultKind] = {
    401: "denied",
    402: "rate_limited",
    403: "denied",
    404: "unknown_model",
    405: "unknown_model",
    408: "timeout",
    413: "rejected",
    429: "rate_limited",
    504: "timeout",
}
_FIRST_CLIENT, _FIRST_SERVER = 400, 500
# Names of error classes along the inheritance of httpx, openai and ollama, from narrow to wide.
_BY_NAME: tuple[tuple[str, FaultKind], ...] = (
    ("TimeoutException", "timeout"),
    ("APITimeoutError", "timeout"),
    ("TimeoutError", "timeout"),
    ("RateLimitError", "rate_limited"),
    ("ConnectError", "unavailable"),
    ("RemoteProtocolError", "interrupted"),
    ("ReadError", "interrupted"),
    ("StreamError", "interrupted"),
    ("DecodingError", "malformed"),
    ("APIResponseValidationError", "malformed"),
    ("APIConnectionError", "unavailable"),
    ("UnsupportedProtocol", "unavailable"),
    ("TransportError", "unavailable"),
    ("APIError", "unavailable"),
    ("ResponseError", "unavailable"),
    ("OSError", "unavailable"),
)


def fault_of(error: Exception, status: int | None = None) -> ModelFault:
    """The fault that an error stands for.

    :param status: of the response that came before the error, None when there was none.
    """
    for one in _causes(error):
        if isinstance(one, ModelFault):
            return ModelFault(one.kind, status=one.status)
    told = getattr(error, "status_code", None)
    code = told if isinstance(told, int) and told >= _FIRST_CLIENT else status
    if code is not None and code >= _FIRST_CLIENT:
        return ModelFault(_of_status(code), status=code)
    names = {kind.__name__ for one in _causes(error) for kind in type(one).__mro__}
    for name, kind in _BY_NAME:
        if name in names:
            # Once an answer has begun, a broken connection is one that broke off.
            begun = status is not None and kind == "unavailable" and name != "APIError"
            return ModelFault("interrupted" if begun else kind, status=code)
    return ModelFault("malformed", status=code)


def _of_status(code: int) -> FaultKind:
    return _BY_STATUS.get(code, "unavailable" if code >= _FIRST_SERVER else "rejected")


def _causes(error: BaseException) -> list[BaseException]:
    """An error and what it was raised from."""
    found: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in found:
        found.append(current)
        current = current.__cause__ or current.__context__
    return found
