"""``wegwijzer chat``: a conversation in the terminal."""

from __future__ import annotations

import click

from ui.terminal_usage import DutchCommand


@click.command(cls=DutchCommand)
@click.option("--document", "documents", metavar="ID", multiple=True, help="Zoek alleen in dit document; mag vaker.")
def chat(documents: tuple[str, ...]) -> None:
    """Voer een gesprek; vervolgvragen bouwen voort op wat u al vroeg.

    \b
      wegwijzer chat
      wegwijzer chat --document vng-statement

    \b
    Tijdens het gesprek:
      /bronnen   toon wat de bronnen van het laatste antwoord letterlijk zeggen
      /nieuw     begin een nieuw gesprek
      /stop      stop (of Ctrl-D)
    """
    from ui.terminal_chat import Conversation, converse
    from ui.terminal_session import open_terminal_assistant

    converse(Conversation(open_terminal_assistant(documents), documents=documents))
