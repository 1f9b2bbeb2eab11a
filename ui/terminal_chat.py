"""A conversation in the terminal: reads a line, answers it, keeps the turns for follow-up questions."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from assistant.errors import UserFacingError
from assistant.types import Answer, Turn
from ui.terminal import is_interactive, say, show_error
from ui.terminal_answer import answer_lines, source_lines
from ui.terminal_jsonl import Asker

_WELCOME = "Stel een vraag over de documenten. /bronnen toont de citaten, /nieuw begint opnieuw, /stop stopt."
_COMMANDS = ("/bronnen", "/nieuw", "/stop")


class Conversation:
    """The turns so far and the last answer."""

    def __init__(self, asker: Asker, *, documents: Sequence[str] = ()) -> None:
        self._asker = asker
        self._documents = tuple(documents)
        self._turns: list[Turn] = []
        self._last: Answer | None = None

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
        if text.startswith("/"):
            return [f"{text.split()[0]} ken ik niet. Wel: {', '.join(_COMMANDS)}."]
        return self._answer(text)

    def _answer(self, question: str) -> list[str]:
        answer = self._asker.ask(question, history=tuple(self._turns), documents=self._documents)
        self._turns += [Turn("user", question), Turn("assistant", answer.answer)]
        self._last = answer
        return list(answer_lines(answer, quotes=False))

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
    while True:
        try:
            line = input("\n> " if interactive else "")
        except EOFError:
            return
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
