"""``wegwijzer chat``: a conversation in the terminal."""

from __future__ import annotations

import click

from ui.terminal.generator import generator_option
from ui.terminal.usage import DutchCommand


@click.command(cls=DutchCommand)
@click.option("--document", "documents", metavar="ID", multiple=True, help="Zoek alleen in dit document; mag vaker.")
@generator_option
def chat(documents: tuple[str, ...], generator: str | None) -> None:
    """Voer een gesprek; vervolgvragen bouwen voort op wat u al vroeg.

    \b
      wegwijzer chat
      wegwijzer chat --document vng-statement

    \b
    Tijdens het gesprek:
      /bronnen   toon wat de bronnen van het laatste antwoord letterlijk zeggen
      /nieuw     begin een nieuw gesprek
      /stop      stop (of Ctrl-D)
    en met een taalmodel:
      /citaten   antwoord alleen in citaten, of weer met het taalmodel
      /details   toon hoe de zinnen van het taalmodel aan de bronnen zijn getoetst
    """
    from ui.terminal.chat import Conversation, converse
    from ui.terminal.session import open_terminal_assistant

    converse(Conversation(open_terminal_assistant(documents, generator=generator), documents=documents))
