"""Kept conversations in the terminal: find one by the beginning of its name, list them, write one as a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.errors import UserFacingError
from ui.terminal.screen import clean

if TYPE_CHECKING:
    from assistant.conversations import Archive, StoredConversation

# As many characters of a name as the list shows, and more conversations than anybody reads through.
_SHOWN, _MOST = 8, 100_000


def open_archive() -> Archive:
    """The conversations of the data directory that the settings name.

    :raises UserFacingError: the settings cannot be read.
    """
    from assistant.conversations import Archive
    from assistant.settings import load_settings

    return Archive(load_settings().data_dir)


def list_lines(search: str) -> Iterator[str]:
    """A line for each conversation of anybody on this machine, the one used last first."""
    found = open_archive().list(key=None, text=search, most=_MOST)
    if not found:
        yield "Geen gesprek met deze woorden." if search.strip() else "Er zijn nog geen gesprekken bewaard."
    for one in found:
        when = datetime.fromisoformat(one.updated).astimezone().strftime("%Y-%m-%d %H:%M")
        questions = "1 vraag" if one.questions == 1 else f"{one.questions} vragen"
        yield clean(f"{one.id[:_SHOWN]}  {when}  {questions:>10}  {one.title}")


def find(beginning: str) -> StoredConversation:
    """The one conversation whose name begins like this.

    :raises UserFacingError: when there is none, or more than one.
    """
    archive = open_archive()
    names = [one.id for one in archive.list(key=None, most=_MOST) if beginning and one.id.startswith(beginning)]
    found = archive.load(names[0]) if len(names) == 1 else None
    if found is None:
        raise UserFacingError(
            "Met dit begin is er meer dan een gesprek." if names else "Dit gesprek is er niet.",
            value=beginning,
            remedy="Bekijk de lijst met: wegwijzer conversations",
        )
    return found


def exported(conversation: StoredConversation, suffix: str) -> bytes:
    """The conversation as a file of this kind ("docx", "pdf" or "md")."""
    from assistant.library.workspace import Workspace, display_text
    from assistant.settings import load_settings
    from ui.export.files import FORMATS
    from ui.export.report import make_report

    settings = load_settings()
    report = make_report(
        conversation.title,
        conversation.exchanges,
        metadata={one.id: one for one in Workspace(settings).documents()},
        display=display_text,
        language=settings.language,
        made=datetime.now(UTC),
    )
    return FORMATS[suffix].write(report)
