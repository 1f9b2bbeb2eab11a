"""The command ``wegwijzer``: finds the command that was meant and turns every error into words.

Nothing heavy is imported here or in a command's module, so that help comes at once.
"""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ui.terminal.screen import prepare_streams, say, show_error
from ui.terminal.usage import DutchGroup, explain_usage

if TYPE_CHECKING:
    from assistant.errors import UserFacingError

_INTERRUPTED = 130
_WRONG_USAGE = 2
_DEBUG = "--debug"
_MODULES = {
    "ingest": "ui.commands.ingest:ingest",
    "ask": "ui.commands.ask:ask",
    "chat": "ui.commands.chat:chat",
    "conversations": "ui.commands.conversations:conversations",
    "documents": "ui.commands.documents:documents",
    "agreements": "ui.commands.agreements:agreements",
    "evaluate": "ui.commands.evaluate:evaluate",
    "serve": "ui.commands.serve:serve",
    "doctor": "ui.commands.doctor:doctor",
    "prepare": "ui.commands.prepare:prepare",
}


@click.group(
    cls=DutchGroup,
    modules=_MODULES,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(_DEBUG, is_flag=True, expose_value=False, help="Toon bij een fout waar in het programma hij ontstond.")
@click.version_option(package_name="wegwijzer", message="%(package)s %(version)s", help="Toon de versie.")
@click.pass_context
def wegwijzer(context: click.Context) -> None:
    """Wegwijzer beantwoordt vragen over beleidsdocumenten met letterlijke citaten, zonder internet.

    \b
    In drie stappen:
      wegwijzer ingest                                  lees de documenten en maak de index
      wegwijzer ask "Wie adviseert de stuurgroep?"      stel een vraag
      wegwijzer serve                                   open de webpagina's

    \b
    En verder:
      wegwijzer ingest rapport.pdf map/                 voeg eigen documenten toe
      wegwijzer ask --jsonl vragen.jsonl                beantwoord een heel bestand met vragen
      wegwijzer agreements --party VWS                  wie heeft wat afgesproken, en tegen wanneer?
      wegwijzer doctor                                  controleer de installatie

    Van elk commando geeft --help voorbeelden.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line.

    :return: the exit status: 0 done, 1 an error that was explained, 2 wrong usage, 130 interrupted.
    """
    arguments, debug = _take_debug(arguments)
    try:
        result = wegwijzer.main(args=list(arguments), prog_name="wegwijzer", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except (click.Abort, KeyboardInterrupt):
        say("Afgebroken.")
        return _INTERRUPTED
    except click.UsageError as error:
        say(explain_usage(error))
        return _WRONG_USAGE
    except Exception as error:  # noqa: BLE001 - the last resort: people get words, developers --debug
        if debug:
            traceback.print_exc()
        show_error(_in_words(error))
        return 1


def main() -> None:
    """Entry point of the command."""
    prepare_streams()
    status = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read along has stopped, as in `| head`; without this Python complains at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


def _take_debug(arguments: Sequence[str]) -> tuple[list[str], bool]:
    """``--debug`` works before and after the command; behind ``--`` it is part of a question."""
    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    before = [argument for argument in arguments[:end] if argument != _DEBUG]
    return [*before, *arguments[end:]], len(before) < end


def _in_words(error: Exception) -> UserFacingError:
    from assistant.errors import UserFacingError  # late, because help needs nothing of the assistant

    if isinstance(error, UserFacingError):
        return error
    return UserFacingError(
        "Er ging iets mis dat niet was voorzien.",
        value=f"{type(error).__name__}: {error}",
        remedy=f"Geef het commando nog eens met {_DEBUG} erachter en meld wat er dan staat.",
    )
