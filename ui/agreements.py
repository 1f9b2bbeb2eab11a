"""What ``wegwijzer agreements`` does: open the register, choose rows, print them or write them to files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.terminal.agreements import print_register, remark_lines
from ui.terminal.screen import say, write_json
from ui.written_files import WRITERS, refuse_existing, write_file

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister, Filter, RegisterRow
    from assistant.library.workspace import Workspace


def open_register() -> tuple[Workspace, CuratedRegister]:
    """The workspace that the settings point at, and its register."""
    from ui.terminal.session import open_workspace

    workspace = open_workspace()
    return workspace, workspace.agreements()


def carry_out(
    context: click.Context,
    *,
    as_json: bool,
    csv_file: Path | None,
    xlsx_file: Path | None,
    ics_file: Path | None,
    force: bool,
    **chosen: Any,  # noqa: ANN401 - the fields of a filter
) -> None:
    """Print the chosen rows, or write them to the files that were asked for."""
    from assistant.agreements import Filter, apply_filter, came_along

    named = {"csv": csv_file, "xlsx": xlsx_file, "ics": ics_file}
    files = [(path, WRITERS[kind]) for kind, path in named.items() if path]
    refuse_existing(context, [path for path, _ in files], force=force)
    _, register = open_register()
    wanted = _known(Filter(**chosen), register)
    everything = apply_filter(register.rows, wanted)
    rows = everything if wanted.reviews else [row for row in everything if row.review != "rejected"]
    for path, write in files:
        written, count = write(rows, register)
        write_file(path, written)
        say(f"Geschreven: {path} ({count} rij{'' if count == 1 else 'en'})")
    if as_json:
        write_json([row.to_json() for row in everything], indent=1)
    elif not files:
        print_register(rows, register)
    for line in remark_lines(register, hidden=0 if as_json else len(everything) - len(rows)):
        say(line)
    for name, others in came_along(rows, wanted.parties).items():
        say(f"Bij {name} hoort ook: {', '.join(others)}.")
    if wanted.overdue_on and (proposals := _proposals_past(register, wanted)):
        say(f"Niet meegeteld: {proposals} keer een voorstel met een termijn die voorbij is; toon ze met --before.")


def _known(chosen: Filter, register: CuratedRegister) -> Filter:
    """The filter with parties as the register writes them; a document or party that does not exist is an error."""
    from assistant.agreements.find import find_party
    from ui.terminal.session import check_documents

    check_documents(chosen.documents, known=tuple(register.documents))
    if not register.rows:
        return chosen
    return replace(chosen, parties=tuple(find_party(register, name) for name in chosen.parties))


def _proposals_past(register: CuratedRegister, chosen: Filter) -> int:
    """How many proposals with a deadline in the past are left out, because nobody is bound by them."""
    from assistant.agreements import apply_filter

    past = replace(chosen, overdue_on="", before=min(filter(None, (chosen.overdue_on, chosen.before))))
    return sum(
        row.agreement.kind == "voorstel" and row.review != "rejected" for row in apply_filter(register.rows, past)
    )


def find_rows(register: CuratedRegister, keys: Sequence[str]) -> list[RegisterRow]:
    """The rows that the keys mean, each once.

    :raises UserFacingError: when one of them means none, or several.
    """
    from assistant.agreements.find import find_row

    return list({row.key: row for row in (find_row(register, key) for key in keys)}.values())
