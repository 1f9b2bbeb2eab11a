"""``wegwijzer ingest``: read documents and build or update the index."""

from __future__ import annotations

from pathlib import Path

import click

from ui.terminal import clean, say, write_json
from ui.terminal_usage import DutchCommand


@click.command(cls=DutchCommand)
@click.argument("paths", metavar="[PAD]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--ocr", is_flag=True, help="Lees bladzijden die uit beeld bestaan met tekstherkenning (Tesseract).")
@click.option("--json", "as_json", is_flag=True, help="Eindig met een verslag als JSON, één regel per bestand.")
def ingest(paths: tuple[Path, ...], ocr: bool, as_json: bool) -> None:
    """Lees documenten en maak of vernieuw de index.

    \b
      wegwijzer ingest                    de meegeleverde en eerder toegevoegde documenten
      wegwijzer ingest rapport.pdf        voeg een document toe
      wegwijzer ingest map/ --json        voeg alles in een map toe, met verslag per bestand
      wegwijzer ingest --ocr scan.pdf     lees ook bladzijden die een foto of scan zijn

    Wat niet is veranderd, wordt niet opnieuw berekend. Een bestand dat niet te lezen is, houdt de andere niet
    tegen. Onderbreken mag: de vorige index blijft in gebruik tot de nieuwe af is.
    """
    from ui.terminal_progress import progress_bars
    from ui.terminal_report import build_line, file_line
    from ui.terminal_session import open_workspace

    workspace = open_workspace()
    with progress_bars() as progress:
        report = workspace.ingest(paths, progress=progress, ocr=ocr)
    if as_json:
        for file in report.files:
            write_json(file.to_json())
    else:
        for file in report.files:
            click.echo(clean(file_line(file)))
    if not report.files:
        say("Daar zijn geen bestanden gevonden.")
    say(build_line(report.build))
