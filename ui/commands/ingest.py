"""``wegwijzer ingest``: read documents and build or update the index, once or for as long as folders are watched."""

from __future__ import annotations

from pathlib import Path

import click

from ui.terminal.usage import DutchCommand, WholeNumber, WrongUsage


@click.command(cls=DutchCommand)
@click.argument("paths", metavar="[PAD]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--replaces", metavar="ID", default="", help="Het bestand is een nieuwere versie van dit document.")
@click.option("--ocr", is_flag=True, help="Lees bladzijden die uit beeld bestaan met tekstherkenning (Tesseract).")
@click.option("--watch", is_flag=True, help="Blijf kijken en lees wat er bij komt of verandert, tot Ctrl-C.")
@click.option(
    "--every", metavar="SECONDEN", default=10, type=WholeNumber(1, 86_400), help="Hoe vaak --watch kijkt; standaard 10."
)
@click.option("--json", "as_json", is_flag=True, help="Eindig met een verslag als JSON, één regel per bestand.")
@click.pass_context
def ingest(
    context: click.Context, paths: tuple[Path, ...], replaces: str, ocr: bool, watch: bool, every: int, as_json: bool
) -> None:
    """Lees documenten en maak of vernieuw de index.

    \b
      wegwijzer ingest                    de meegeleverde en eerder toegevoegde documenten
      wegwijzer ingest rapport.pdf        voeg een document toe
      wegwijzer ingest map/ --json        voeg alles in een map toe, met verslag per bestand
      wegwijzer ingest v2.docx --replaces rapport      een nieuwere versie van een document
      wegwijzer ingest map/ --watch       en blijf kijken of er iets verandert
      wegwijzer ingest --ocr scan.pdf     lees ook bladzijden die een foto of scan zijn

    Gelezen worden PDF, Word (.docx), ODT, HTML, Markdown en platte tekst. Wat niet is veranderd, wordt niet opnieuw
    gelezen of berekend. Een bestand dat niet te lezen is, houdt de andere niet tegen. Onderbreken mag: de vorige index
    blijft in gebruik tot de nieuwe af is, en opnieuw beginnen gaat verder waar het was.
    """
    if replaces and (len(paths) != 1 or paths[0].is_dir()):
        raise WrongUsage("--replaces gaat over één bestand: geef precies één bestand op.", context)
    if watch and not paths:
        raise WrongUsage("Geef de map op waar --watch naar moet kijken.", context)
    from ui.terminal.intake import take_in, watch_folders
    from ui.terminal.session import open_workspace

    workspace = open_workspace()
    if watch:
        watch_folders(workspace, paths, seconds=every, ocr=ocr, as_json=as_json)
    else:
        take_in(workspace, paths, replaces=replaces, ocr=ocr, as_json=as_json)
