"""A conversation in the terminal: reads a line, answers it, keeps the turns for follow-up questions."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from assistant.errors import UserFacingError
from assistant.types import Answer, Turn
from ui.terminal.answer import gate_lines, source_lines
from ui.terminal.jsonl import Asker
from ui.terminal.screen import clean, is_interactive, say, show_error
from ui.terminal.stream import ask_aloud, model_of, rest_of

_WELCOME = "Stel een vraag over de documenten. /bronnen toont de citaten, /nieuw begint opnieuw, /stop stopt."
_COMMANDS = ("/bronnen", "/nieuw", "/stop")
_OF_MODEL = ("/citaten", "/details")


class Conversation:
    """The turns so far and the last answer."""

    def __init__(self, asker: Asker, *, documents: Sequence[str] = ()) -> None:
        self._asker = asker
        self._documents = tuple(documents)
        self._turns: list[Turn] = []
        self._last: Answer | None = None
        self._quotes_only = False

    def reply(self, line: str) -> list[str] | None:
        """What to show for a line that was typed; None ends the conversation."""
        text = line.strip()
        if not text:
            return []
        if text == "/stop":
            return None
        if text == "/nieuw":
            self._turns, self._last = [], None
            return ["Een nieuw gesprek; eerdere vragen tellen niet meer mee."]
        if text == "/bronnen":
            return self._sources()
        if text in _OF_MODEL and model_of(self._asker):
            return self._switch() if text == "/citaten" else self._details()
        if text.startswith("/"):
            known = (*_COMMANDS, *(_OF_MODEL if model_of(self._asker) else ()))
            return [f"{text.split()[0]} ken ik niet. Wel: {', '.join(known)}."]
        return self._answer(text)

    def _switch(self) -> list[str]:
        self._quotes_only = not self._quotes_only
        return ["Vanaf nu alleen citaten." if self._quotes_only else f"Vanaf nu schrijft {model_of(self._asker)}."]

    def _details(self) -> list[str]:
        lines = list(gate_lines(self._last)) if self._last is not None else []
        return lines or ["Bij het laatste antwoord is geen zin van een taalmodel getoetst."]

    def _answer(self, question: str) -> list[str]:
        answer, shown = ask_aloud(
            self._asker,
            question,
            history=tuple(self._turns),
            documents=self._documents,
            quotes_only=self._quotes_only,
        )
        self._turns += [Turn("user", question), Turn("assistant", answer.answer)]
        self._last = answer
        return list(rest_of(answer, shown, quotes=False))

    def _sources(self) -> list[str]:
        if self._last is None:
            return ["Er is nog geen antwoord met bronnen."]
        refusal = self._last.refusal
        citations = refusal.nearest if refusal is not None else self._last.citations
        return list(source_lines(citations)) or ["Bij het laatste antwoord horen geen bronnen."]


def converse(conversation: Conversation) -> None:
    """Read and answer lines until /stop or the end of the input."""
    interactive = is_interactive(sys.stdin) and is_interactive(sys.stdout)
    if interactive:
        import readline  # noqa: F401 - importing it gives input() line editing

        say(_WELCOME)
    first = True
    while True:
        try:
            line = input("\n> " if interactive else "")
        except EOFError:
            return
        if not interactive and line.strip() not in ("", "/stop"):
            _repeat(line, first=first)
            first = False
        try:
            shown = conversation.reply(line)
        except UserFacingError as error:
            show_error(error)
            continue
        if shown is None:
            return
        for text in shown:
            click.echo(text)
        sys.stdout.flush()


def _repeat(line: str, *, first: bool) -> None:
    """The question above its answer, and an empty line between two of them, where nobody sees what was typed."""
    if not first:
        click.echo("")
    click.echo(f"> {clean(line.strip())}")
    sys.stdout.flush()
