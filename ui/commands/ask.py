"""``wegwijzer ask``: one question from the command line, or a file full of them."""

from __future__ import annotations

import click

from ui.terminal.generator import generator_option
from ui.terminal.screen import write_json
from ui.terminal.usage import DutchCommand, WholeNumber, WrongUsage


@click.command(cls=DutchCommand)
@click.argument("question", metavar='"VRAAG"', required=False)
@click.option("--json", "as_json", is_flag=True, help="Geef het hele antwoord als JSON.")
@click.option("--jsonl", metavar="BESTAND|-", help="Lees vragen uit een bestand, of met - van stdin.")
@click.option("--document", "documents", metavar="ID", multiple=True, help="Zoek alleen in dit document; mag vaker.")
@click.option(
    "--top", metavar="N", default=10, type=WholeNumber(1, 100), help="Aantal passages in de JSON; minstens 10."
)
@click.option("--on", metavar="DATUM", default="", help="Antwoord uit de documenten die op deze dag golden.")
@generator_option
@click.pass_context
def ask(
    context: click.Context,
    question: str | None,
    as_json: bool,
    jsonl: str | None,
    documents: tuple[str, ...],
    top: int,
    on: str,
    generator: str | None,
) -> None:
    """Beantwoord een vraag met letterlijke citaten, of met een taalmodel als dat is ingesteld.

    \b
    Eén vraag:
      wegwijzer ask "Hoeveel jongeren zaten er in 2021 in de gesloten jeugdhulp?"
      wegwijzer ask "Wat adviseert het NJi?" --document nji-brief
      wegwijzer ask "Wat is een gezinshuis?" --json
      wegwijzer ask "Hoeveel plaatsen zijn er?" --on 2021-06-30

    \b
    Een heel bestand, met de antwoorden in dezelfde volgorde:
      wegwijzer ask --jsonl vragen.jsonl > antwoorden.jsonl
    met op elke regel een vraag, als vervolg op een gesprek als u dat wilt:
      {"id": "1", "question": "Wie adviseert de stuurgroep?"}
      {"id": "2", "question": "En waarom?", "history": [{"role": "user", "content": "..."}]}

    Begint de vraag met een streepje, zet er dan -- voor.
    """
    if (question is None) == (jsonl is None):
        raise WrongUsage("Geef één vraag op, tussen aanhalingstekens, of een bestand met --jsonl.", context)
    from ui.terminal.session import open_terminal_assistant

    assistant = open_terminal_assistant(documents, generator=generator, on=on)
    if jsonl is not None:
        from ui.terminal.jsonl import answer_file

        answer_file(jsonl, assistant, documents=documents, top=top)
        return
    if as_json:
        write_json(assistant.ask(question or "", documents=documents, top=top).to_json(), indent=2)
        return
    from ui.terminal.stream import ask_aloud, rest_of

    for line in rest_of(*ask_aloud(assistant, question or "", documents=documents, top=top)):
        click.echo(line)
