"""Takes documents in from the terminal: once, or again and again while folders are watched."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.terminal.progress import progress_bars
from ui.terminal.report import build_line, count_line, file_line, missing_lines
from ui.terminal.screen import clean, say, write_json

if TYPE_CHECKING:
    from assistant.library.reports import IngestReport
    from assistant.library.workspace import Workspace


def take_in(
    workspace: Workspace, paths: Sequence[Path], *, replaces: str = "", ocr: bool = False, as_json: bool = False
) -> IngestReport:
    """Read files and folders, bring the index up to date, and report."""
    with progress_bars() as progress:
        report = workspace.ingest(paths, replaces=replaces, progress=progress, ocr=ocr)
    for file in report.files:
        if as_json:
            write_json(file.to_json())
        else:
            click.echo(clean(file_line(file)))
    for line in missing_lines(report.missing):
        say(clean(line))
    if not report.files:
        say("Daar zijn geen bestanden gevonden.")
    elif len(report.files) > 1:
        say(count_line(report))
    say(build_line(report.build))
    return report


def watch_folders(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    seconds: int,
    ocr: bool = False,
    as_json: bool = False,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Take everything in, then what comes or changes, until Ctrl-C.

    A file is read once it has stayed the same for one look. An index that cannot be written is told and tried again at
    the next change; a file that goes stays in use and is named.
    """
    from assistant.errors import UserFacingError
    from assistant.library.watching import look, watch

    try:
        before = look(paths)
        take_in(workspace, paths, ocr=ocr, as_json=as_json)
        say(f"Elke {seconds} seconden wordt gekeken of er iets verandert. Stop met Ctrl-C.")
        for changes in watch(paths, wait=lambda: sleep(seconds), before=before):
            for path in changes.gone:
                say(clean(f"Verdwenen: {path}. Het document blijft in gebruik."))
            try:
                if changes.changed:
                    take_in(workspace, changes.changed, ocr=ocr, as_json=as_json)
            except UserFacingError as error:
                say(clean(str(error)))
    except KeyboardInterrupt:
        say("Gestopt. Wat al gelezen was, is bewaard.")
