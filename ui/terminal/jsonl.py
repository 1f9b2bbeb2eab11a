"""Questions from a file or stdin, one JSON object a line; answers in the same order, each as soon as it is there."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

from assistant.errors import UserFacingError
from assistant.types import Answer, Turn
from ui.terminal.screen import say, write_json

if TYPE_CHECKING:
    from assistant.generation.types import Watch

_EXAMPLE = 'Schrijf haar als {"id": "1", "question": "..."}.'
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Asker(Protocol):
    """What answers the questions."""

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        documents: Sequence[str] = (),
        top: int = 10,
        id: str | None = None,
        quotes_only: bool = False,
        watch: Watch | None = None,
    ) -> Answer:
        """The answer to one question; the last two are for who has a language model."""
        ...


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question of the file; ``id`` is None when the line has none."""

    id: str | None
    question: str
    history: tuple[Turn, ...]


class BadLine(UserFacingError):
    """A line that is no question."""


def answer_file(name: str, asker: Asker, *, documents: Sequence[str] = (), top: int = 10) -> None:
    """Answer every line of a file; "-" is stdin. A line that is no question gives a line that says so.

    :raises UserFacingError: when the file cannot be read.
    """
    with _open(name) as file:
        refused = sum(_answer_line(number, line, asker, documents, top) for number, line in _numbered(file))
    if refused:
        say(f"{refused} regel(s) waren geen vraag; de uitvoer noemt ze bij hun nummer.")


def parse_line(line: bytes) -> QuestionLine:
    """The question on one line; fields that are not known are ignored.

    :raises BadLine: says what is wrong and with which value.
    """
    try:
        record = json.loads(line.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BadLine("De regel is geen JSON in UTF-8.", value=str(error), remedy=_EXAMPLE) from error
    if not isinstance(record, dict):
        raise BadLine("De regel is geen JSON-object.", value=type(record).__name__, remedy=_EXAMPLE)
    question, name = record.get("question"), record.get("id")
    if not isinstance(question, str):
        raise BadLine("Het veld question ontbreekt of is geen tekst.", value=_short(question), remedy=_EXAMPLE)
    if name is not None and (isinstance(name, bool) or not isinstance(name, str | int)):
        raise BadLine("Het veld id is geen tekst of geheel getal.", value=_short(name), remedy=_EXAMPLE)
    return QuestionLine(None if name is None else str(name), question, tuple(_turns(record.get("history"))))


def _turns(history: object) -> Iterator[Turn]:
    if history is None:
        return
    remedy = 'Schrijf haar als [{"role": "user", "content": "..."}, {"role": "assistant", "content": "..."}].'
    if not isinstance(history, list):
        raise BadLine("Het veld history is geen lijst.", value=_short(history), remedy=remedy)
    for turn in history:
        role, content = (turn.get("role"), turn.get("content")) if isinstance(turn, dict) else (None, None)
        if role not in ("user", "assistant") or not isinstance(content, str):
            raise BadLine("Een beurt in history klopt niet.", value=_short(turn), remedy=remedy)
        yield Turn(role, content)


def _answer_line(number: int, line: bytes, asker: Asker, documents: Sequence[str], top: int) -> bool:
    """Write one answer, or one error; True when the line was refused."""
    try:
        asked = parse_line(line)
        answer = asker.ask(asked.question, history=asked.history, documents=documents, top=top, id=asked.id)
    except UserFacingError as error:
        parts = {"problem": error.problem, "value": error.value, "remedy": error.remedy}
        write_json({"line": number, "error": parts})
        return True
    write_json(answer.to_json())
    return False


def _numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, with their number in the file."""
    for number, line in enumerate(lines, start=1):
        content = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
        if content.strip():
            yield number, content


@contextmanager
def _open(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        file = open(name, "rb")  # noqa: SIM115 - only opening it may fail with these words
    except OSError as error:
        remedy = "Controleer het pad, of geef - op om van stdin te lezen."
        raise UserFacingError(
            "Het bestand met vragen is niet te lezen.", value=f"{name}: {error.strerror}", remedy=remedy
        ) from error
    with file:
        yield file


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:80] + "…"
