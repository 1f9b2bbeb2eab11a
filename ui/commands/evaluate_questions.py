"""``wegwijzer evaluate check | import | export``: the questions themselves."""

from __future__ import annotations

from pathlib import Path

import click

from ui.terminal.screen import clean, say
from ui.terminal.usage import DutchCommand, WrongUsage

_FILE = click.Path(path_type=Path)
_QUESTIONS_HELP = "Andere map met vragen."


@click.command(cls=DutchCommand)
@click.option("--questions", metavar="MAP", type=_FILE, help=_QUESTIONS_HELP)
def check(questions: Path | None) -> int:
    """Controleer alle vragen en toon wat ze dekken.

    \b
      wegwijzer evaluate check
    """
    from evals.cases import QUESTIONS, check_questions
    from evals.coverage import coverage_rows, measure_coverage
    from evals.session import question_documents
    from ui.evaluation import echo_rows

    documents = question_documents()
    entries, problems = check_questions(documents, folder=questions or QUESTIONS)
    for problem in problems:
        click.echo(clean(f"{'fout' if problem.severity == 'error' else 'let op'}: {problem}"))
    coverage = measure_coverage([entry.case for entry in entries], documents)
    echo_rows(coverage_rows(coverage))
    for document, section in coverage.untouched:
        click.echo(clean(f"geen vraag over: {document} › {section}"))
    errors = sum(problem.severity == "error" for problem in problems)
    say(
        f"{coverage.total} vragen, waarvan {coverage.unanswerable} zonder antwoord in de documenten; {errors} fout(en)."
    )
    return 1 if errors else 0


@click.command("import", cls=DutchCommand)
@click.argument("path", metavar="BESTAND", type=_FILE)
@click.option("--name", metavar="NAAM", default="", help="Naam van het bestand met vragen; anders die van BESTAND.")
@click.option("--replace", is_flag=True, help="Vervang vragen die al bestaan en anders zijn.")
@click.option("--questions", metavar="MAP", type=_FILE, help=_QUESTIONS_HELP)
def import_questions(path: Path, name: str, replace: bool, questions: Path | None) -> None:
    """Voeg vragen uit Excel (.xlsx) of CSV toe.

    \b
      wegwijzer evaluate import vragen.xlsx
      wegwijzer evaluate import vragen.csv --name eigen-vragen

    Alles wordt eerst gecontroleerd: bij een fout verandert er niets. Rijen die er al zijn, worden overgeslagen.
    """
    from evals.cases import QUESTIONS
    from evals.exchange import import_cases
    from evals.session import question_documents

    folder = questions or QUESTIONS
    done = import_cases(path, question_documents(), folder=folder, name=name, replace=replace)
    for id in done.added:
        click.echo(clean(f"toegevoegd: {id}"))
    for id in done.replaced:
        click.echo(clean(f"vervangen: {id}"))
    say(f"{len(done.added)} toegevoegd, {len(done.replaced)} vervangen, {done.unchanged} waren er al.")
    for file in done.files:
        say(f"Geschreven: {file}")


@click.command("export", cls=DutchCommand)
@click.argument("path", metavar="BESTAND", type=_FILE)
@click.option("--run", "run", metavar="MAP", type=_FILE, help="De uitslag van deze meting, in plaats van de vragen.")
@click.option("--force", is_flag=True, help="Overschrijf BESTAND als het er al is.")
@click.option("--questions", metavar="MAP", type=_FILE, help=_QUESTIONS_HELP)
@click.pass_context
def export_questions(context: click.Context, path: Path, run: Path | None, force: bool, questions: Path | None) -> None:
    """Schrijf de vragen, of een uitslag, naar Excel (.xlsx) of CSV.

    \b
      wegwijzer evaluate export vragen.xlsx
      wegwijzer evaluate export uitslag.xlsx --run laatste
    """
    if path.exists() and not force:
        raise WrongUsage(f"{path} bestaat al; met --force wordt het overschreven.", context)
    if run is not None:
        from evals.reports.files import export_results
        from ui.commands.evaluate_runs import find_run

        found = find_run(run)
        export_results(found, path)
        say(f"De uitslag van {len(found.results)} vragen staat in {path}")
        return
    from evals.cases import QUESTIONS, load_cases
    from evals.exchange import export_cases
    from evals.session import question_documents

    cases = load_cases(question_documents(), folder=questions or QUESTIONS)
    export_cases(cases, path)
    say(f"{len(cases)} vragen staan in {path}")
