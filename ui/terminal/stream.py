"""Shows an answer in the terminal while a language model writes it, sentence by sentence; Ctrl-C brings the quotes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import click

from assistant.types import Answer, Turn
from ui.terminal.answer import answer_lines, paragraph
from ui.terminal.jsonl import Asker
from ui.terminal.screen import is_interactive, say


class Aloud:
    """Writes the lines of a growing text, each once."""

    def __init__(self, echo: Callable[[str], object] = click.echo) -> None:
        self._echo = echo
        self.text = ""

    def show(self, text: str) -> None:
        """Write what is new in the text."""
        new = text[len(self.text) :].lstrip("\n") if text.startswith(self.text) else text
        for line in new.splitlines():
            for part in paragraph(line):
                self._echo(part)
        self.text = text
        sys.stdout.flush()


def model_of(asker: Asker) -> str:
    """The language model that words the answers; "" when there is none."""
    generator = getattr(asker, "generator", None)
    return str(generator.name) if generator is not None else ""


def ask_aloud(
    asker: Asker,
    question: str,
    *,
    history: Sequence[Turn] = (),
    documents: Sequence[str] = (),
    top: int = 10,
    quotes_only: bool = False,
) -> tuple[Answer, str]:
    """Ask, and show what passes the gate as it comes when somebody is watching.

    :return: the answer, and what of it was shown already.
    """
    if not model_of(asker):
        return asker.ask(question, history=history, documents=documents, top=top), ""
    if quotes_only or not is_interactive(sys.stdout):
        return asker.ask(question, history=history, documents=documents, top=top, quotes_only=quotes_only), ""
    from assistant.generation.types import Watch
    from assistant.generation.wording import fallback_notice

    aloud = Aloud()
    if is_interactive(sys.stderr):
        say(f"{model_of(asker)} schrijft… (Ctrl-C: alleen citaten)")
    try:
        return asker.ask(
            question, history=history, documents=documents, top=top, watch=Watch(show=aloud.show)
        ), aloud.text
    except KeyboardInterrupt:
        answer = asker.ask(question, history=history, documents=documents, top=top, quotes_only=True)
        return replace(answer, notices=(fallback_notice("cancelled", answer.language),)), aloud.text


def rest_of(answer: Answer, shown: str, *, quotes: bool = True) -> Iterator[str]:
    """The lines that are not on the screen yet; the whole answer when it became another than what was shown.

    :param shown: what was shown while it was written.
    """
    if shown and shown != answer.answer:
        yield ""
    yield from answer_lines(answer, quotes=quotes, body=not shown or shown != answer.answer)
