"""What people say of the register: confirm, reject, correct, note, take back; who and when, nothing forgotten."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from assistant.agreements.errors import WrongValue
from assistant.agreements.places import anchor_uid
from assistant.agreements.store import reading, writing
from assistant.agreements.types import Action, Anchor, Change, RegisterRow, Reviewed
from assistant.agreements.values import LONGEST_NAME, LONGEST_TEXT, checked, field_value

FILE = "curation.sqlite3"
Step = tuple[Action, str, Any, Any]


def _clock() -> datetime:
    return datetime.now(UTC)


class Curation:
    """The reviews in one data directory; every call opens the file for a moment, so processes can share it.

    :param data_dir: where the file is, or will be after the first review.
    :param now: the clock.
    """

    def __init__(self, data_dir: Path, *, now: Callable[[], datetime] = _clock) -> None:
        self.path = data_dir / FILE
        self._now = now

    def confirm(self, row: RegisterRow, *, who: str) -> None:
        """Say that a row is right as it is shown; takes back a rejection."""
        self._record(row, who, [("confirm", "", None, None)])

    def reject(self, row: RegisterRow, *, who: str, note: str | None = None) -> None:
        """Say that this is no agreement at all; it stays findable, and can be taken back.

        :param note: why, when given.
        """
        self._record(row, who, [("reject", "", None, None), *_note(row, note)])

    def correct(self, row: RegisterRow, values: Mapping[str, object], *, who: str) -> tuple[str, ...]:
        """Correct fields of a row.

        :param values: by field: text for ``kind``, ``action``, ``topic`` and ``region`` (None: everywhere), names for
            ``parties`` and ``addressed_to``, a ``Deadline`` or None for ``deadline``.
        :return: the fields that were different before; nothing is recorded when none was.
        :raises WrongValue: when any value does not fit; nothing is changed then.
        """
        steps: list[Step] = []
        for field, value in values.items():
            new, shown = checked(field, value), field_value(row.agreement, field)
            if new != shown:
                steps.append(("correct", field, new, shown))
        self._record(row, who, steps)
        return tuple(field for _, field, _, _ in steps)

    def note(self, row: RegisterRow, text: str, *, who: str) -> None:
        """Write a note beside a row, in place of the one before; an empty one removes it."""
        self._record(row, who, _note(row, text))

    def restore(self, row: RegisterRow, *, who: str) -> None:
        """Take back verdict and corrections: the row as it was extracted. The history keeps what was said."""
        self._record(row, who, [("restore", "", None, None)])

    def history(self, row: RegisterRow) -> tuple[Change, ...]:
        """Everything that was done to a row, oldest first."""
        mine = [one for one in self.reviews() if one.anchor.uid in row.anchors]
        return tuple(sorted((change for one in mine for change in one.changes), key=lambda change: change.at))

    def reviews(self) -> tuple[Reviewed, ...]:
        """Every reviewed passage with its changes, in the order of first review; none when nothing was reviewed.

        :raises CurationError: when the file cannot be read.
        """
        with reading(self.path) as connection:
            return read_reviews(connection) if connection is not None else ()

    def _record(self, row: RegisterRow, who: str, steps: Sequence[Step]) -> None:
        name = " ".join(who.split())
        if not name or len(name) > LONGEST_NAME:
            raise WrongValue("Er is geen naam van wie dit zegt.", value=name[:60], remedy="Geef een naam op.")
        if not steps:
            return
        with writing(self.path) as connection:
            anchor = _anchor_of(connection, row)
            moments = self._moments(connection, row, anchor, len(steps))
            changes = [Change(uuid.uuid4().hex, at, name, *step) for at, step in zip(moments, steps, strict=True)]
            write_changes(connection, anchor, changes)

    def _moments(self, connection: sqlite3.Connection, row: RegisterRow, anchor: int, count: int) -> list[str]:
        """Moments later than all before them, even when a clock runs behind: the last word is the last one said."""
        query = "SELECT max(change.at) FROM change JOIN anchor ON anchor.id = change.anchor WHERE anchor.id = ?"
        others = "".join(" OR anchor.uid = ?" for _ in row.anchors)
        (last,) = connection.execute(query + others, (anchor, *row.anchors)).fetchone()
        moment = self._now().astimezone(UTC)
        if last is not None:
            moment = max(moment, datetime.fromisoformat(last) + timedelta(microseconds=1))
        later = (moment + timedelta(microseconds=number) for number in range(count))
        return [one.isoformat(timespec="microseconds") for one in later]


def _note(row: RegisterRow, text: str | None) -> list[Step]:
    if text is None:
        return []
    new = text.strip()
    if len(new) > LONGEST_TEXT:
        raise WrongValue(
            "Deze opmerking is te lang.", value=new[:60], remedy=f"Geef hoogstens {LONGEST_TEXT} tekens op."
        )
    return [("note", "", new, row.note)] if new != row.note else []


def _anchor_of(connection: sqlite3.Connection, row: RegisterRow) -> int:
    """The anchor that the row has already, else one at its place; made by another process meanwhile, it is that one.

    A row that moved gets one for its words of today, beside the one it has.
    """
    read = row.extracted
    reuse = row.anchors and row.origin != "moved"
    uid = row.anchors[0] if reuse else anchor_uid(read.document, read.quote, read.start)
    return write_anchor(connection, Anchor(uid, read.document, read.quote, read.start, read.end, asdict(read)))


def write_anchor(connection: sqlite3.Connection, anchor: Anchor) -> int:
    """Number of the anchor in the file; it is added when it is not there."""
    connection.execute(
        "INSERT INTO anchor (uid, document, quote, start, end, snapshot) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (uid) DO NOTHING",
        (anchor.uid, anchor.document, anchor.quote, anchor.start, anchor.end, _json(anchor.snapshot)),
    )
    (number,) = connection.execute("SELECT id FROM anchor WHERE uid = ?", (anchor.uid,)).fetchone()
    return int(number)


def write_changes(connection: sqlite3.Connection, anchor: int, changes: Iterable[Change]) -> int:
    """Add changes that are not there yet; how many were new."""
    added = 0
    for one in changes:
        cursor = connection.execute(
            "INSERT INTO change (uid, anchor, at, who, action, field, value, previous) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (uid) DO NOTHING",
            (one.uid, anchor, one.at, one.who, one.action, one.field, _json(one.value), _json(one.previous)),
        )
        added += cursor.rowcount
    return added


def read_reviews(connection: sqlite3.Connection) -> tuple[Reviewed, ...]:
    """All anchors with their changes, as they are at this moment."""
    changes: dict[int, list[Change]] = {}
    query = "SELECT anchor, uid, at, who, action, field, value, previous FROM change ORDER BY at, id"
    for anchor, uid, at, who, action, field, value, previous in connection.execute(query):
        change = Change(uid, at, who, action, field, json.loads(value), json.loads(previous))
        changes.setdefault(anchor, []).append(change)
    query = "SELECT id, uid, document, quote, start, end, snapshot FROM anchor ORDER BY id"
    return tuple(
        Reviewed(Anchor(uid, document, quote, start, end, json.loads(snapshot)), tuple(changes.get(number, ())))
        for number, uid, document, quote, start, end, snapshot in connection.execute(query)
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
