"""``wegwijzer doctor``: is everything in order, and if not, what helps?"""

from __future__ import annotations

import click

from ui.terminal.screen import clean, styled, write_json
from ui.terminal.usage import DutchCommand

_MARKS = {"ok": "in orde", "warning": "LET OP", "error": "FOUT"}


@click.command(cls=DutchCommand)
@click.option("--json", "as_json", is_flag=True, help="Geef elke controle als JSON, één per regel.")
@click.pass_context
def doctor(context: click.Context, as_json: bool) -> None:
    """Controleer de installatie; bij elk probleem staat wat u kunt doen.

    \b
      wegwijzer doctor
      wegwijzer doctor --json

    De uitgangsstatus is 1 als er iets niet werkt.
    """
    from assistant.installation.doctor import run_checks
    from assistant.settings import load_settings

    failed = False
    for check in run_checks(load_settings()):
        failed = failed or check.severity == "error"
        if as_json:
            write_json(check.to_json())
            continue
        click.echo(clean(f"{_MARKS[check.severity]:8} {check.name}: {check.message}"))
        if check.remedy:
            click.echo(styled(clean(f"{'':8} -> {check.remedy}"), bold=True))
    if failed:
        context.exit(1)
