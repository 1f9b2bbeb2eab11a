"""Help and usage errors of the command line in Dutch, and commands that are imported when they are needed."""

from __future__ import annotations

import contextlib
import difflib
import importlib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import click

_USAGE = "Gebruik: "


class WrongUsage(click.UsageError):
    """A command line that cannot be carried out; the message is Dutch."""


class DutchCommand(click.Command):
    """A command whose help has Dutch headings."""

    def __init__(self, *args: Any, **keywords: Any) -> None:  # noqa: ANN401 - those of click
        keywords.setdefault("options_metavar", "[OPTIES]")
        super().__init__(*args, **keywords)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The ``--help`` option, explained in Dutch."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze uitleg."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line of the help."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_USAGE)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options, and for a group its commands."""
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section("Opties"):
            formatter.write_dl([record for record in records if record])


class DutchGroup(DutchCommand, click.Group):
    """A group whose commands are modules, imported when asked for.

    :param modules: name of the command to "module:attribute", in the order of the help.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str] | None = None, **keywords: Any) -> None:  # noqa: ANN401
        keywords.setdefault("subcommand_metavar", "COMMANDO [OPTIES]...")
        super().__init__(*args, **keywords)
        self._modules = dict(modules or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table."""
        return [*self._modules, *(name for name in self.commands if name not in self._modules)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, imported now; None when there is none."""
        if cmd_name not in self._modules:
            return super().get_command(ctx, cmd_name)
        module, attribute = self._modules[cmd_name].split(":")
        command = getattr(importlib.import_module(module), attribute)
        return command if isinstance(command, click.Command) else None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands first, then the options."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commando's"):
            formatter.write_dl([(name, command.get_short_help_str(90)) for name, command in commands if command])
        super().format_options(ctx, formatter)


class WholeNumber(click.ParamType[int]):
    """A whole number between two bounds, both included."""

    name = "getal"

    def __init__(self, minimum: int, maximum: int) -> None:
        self._minimum = minimum
        self._maximum = maximum

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401
        """The number that ``value`` writes out."""
        try:
            number = int(value)
        except ValueError:
            self.fail(f"{value!r} is geen geheel getal", param, ctx)
        if not self._minimum <= number <= self._maximum:
            self.fail(f"{number} ligt niet tussen {self._minimum} en {self._maximum}", param, ctx)
        return number


class Day(click.ParamType[str]):
    """A day, written as an ISO date."""

    name = "datum"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """The date as it was written."""
        with contextlib.suppress(ValueError):
            if value == "" or date.fromisoformat(value).isoformat() == value:
                return str(value)
        self.fail(f"{value!r} is geen datum; schrijf jaar-maand-dag, zoals 2024-12-31", param, ctx)


class OneOf(click.ParamType[str]):
    """One of the values that the register knows under a name, looked up when it is needed."""

    name = "keuze"

    def __init__(self, values: str) -> None:
        self._values = values

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """The value, whatever its case."""
        known = getattr(importlib.import_module("assistant.agreements"), self._values)
        if str(value).lower() not in known:
            self.fail(f"{value!r} is onbekend; kies uit {', '.join(known)}", param, ctx)
        return str(value).lower()


def explain_usage(error: click.UsageError) -> str:
    """What is wrong with the command line, and where help is, in Dutch."""
    lines = [f"Fout: {_problem(error)}"]
    if error.ctx is not None:
        pieces = " ".join(error.ctx.command.collect_usage_pieces(error.ctx))
        lines += [f"{_USAGE}{error.ctx.command_path} {pieces}", f"Uitleg: {error.ctx.command_path} --help"]
    return "\n".join(lines)


def _problem(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"De optie {error.option_name} bestaat niet.{_hint(error.option_name, _options(error.ctx))}"
    if isinstance(error, click.exceptions.NoSuchCommand):
        return f"Het commando {error.command_name} bestaat niet.{_hint(error.command_name, _commands(error.ctx))}"
    if isinstance(error, click.MissingParameter):
        return f"Er ontbreekt iets: {_name(error)}."
    if isinstance(error, click.BadParameter):
        return f"{_name(error)}: {error.message}."
    if isinstance(error, click.BadOptionUsage):
        return f"Na de optie {error.option_name} hoort een waarde."
    if isinstance(error, WrongUsage):
        return error.message
    extra = re.search(r"\((.+)\)", error.message)
    return f"Dit is meer dan het commando verwacht: {extra[1]}." if extra else error.message


def _hint(name: str, known: Sequence[str]) -> str:
    nearest = difflib.get_close_matches(name, known, n=1)
    return f" Bedoelde u {nearest[0]}?" if nearest else ""


def _options(context: click.Context | None) -> list[str]:
    return [name for parameter in context.command.get_params(context) for name in parameter.opts] if context else []


def _commands(context: click.Context | None) -> list[str]:
    if context is None or not isinstance(context.command, click.Group):
        return []
    return context.command.list_commands(context)


def _name(error: click.BadParameter) -> str:
    if error.param is None or error.ctx is None:
        return "waarde"
    return error.param.opts[0] if isinstance(error.param, click.Option) else error.param.make_metavar(error.ctx)
