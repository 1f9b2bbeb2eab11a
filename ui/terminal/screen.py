"""The terminal as it is: encoding, colour, width, control characters, and the three parts of an error."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from assistant.errors import UserFacingError

_WIDEST = 100
# Line separators beside \n that JSON allows as they are: whoever splits lines by Unicode would cut an answer in two.
_SEPARATORS = {ord(character): f"\\u{ord(character):04x}" for character in "\x85\u2028\u2029"}
# Control characters except tab and newline: in a document or a question they could drive the terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def prepare_streams() -> None:
    """Make output never fail on a character that the terminal does not have: it becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def clean(text: str) -> str:
    """``text`` without the characters that drive a terminal."""
    return _CONTROL.sub(" ", text)


def is_interactive(stream: IO[str]) -> bool:
    """Whether a person looks at this stream."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def styled(text: str, *, bold: bool = False, dim: bool = False, stream: IO[str] | None = None) -> str:
    """``text`` with emphasis where that shows: not in a file or pipe, nor with NO_COLOR."""
    plain = bool(os.environ.get("NO_COLOR")) or not is_interactive(stream or sys.stdout)
    return text if plain else click.style(text, bold=bold or None, dim=dim or None)


def width() -> int:
    """Columns to wrap text at."""
    return max(40, min(_WIDEST, shutil.get_terminal_size(fallback=(80, 24)).columns))


def say(text: str) -> None:
    """Tell the person something that is no part of the result: on stderr."""
    click.echo(clean(text), err=True)


def write_json(value: Any, *, indent: int | None = None) -> None:  # noqa: ANN401 - whatever JSON can hold
    """One JSON value on stdout, always valid UTF-8, and there at once for whoever reads along."""
    text = json.dumps(value, ensure_ascii=False, indent=indent).translate(_SEPARATORS)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        text = json.dumps(value, indent=indent)  # lone surrogates, or a terminal without our characters
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def show_error(error: UserFacingError) -> None:
    """The three parts of an error on stderr: what went wrong, with which value, what to do next."""
    say(f"Fout: {error.problem}")
    if error.value:
        say(f"  Waarde: {error.value}")
    if error.remedy:
        say(f"  Wat u kunt doen: {error.remedy}")
