"""The option ``--generator`` of the commands that answer: quotes, or the language model of the settings."""

from __future__ import annotations

import click

_KNOWN = ("extractive", "llm")


def _known_generator(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value not in (None, *_KNOWN):
        raise click.BadParameter(f"{value!r} ken ik niet; kies {' of '.join(_KNOWN)}", context, parameter)
    return value


generator_option = click.option(
    "--generator",
    metavar="WIE",
    callback=_known_generator,
    help="Wie het antwoord schrijft: extractive (citaten) of llm (het taalmodel); anders wat is ingesteld.",
)
