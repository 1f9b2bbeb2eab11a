"""Makes rows of one document: every passage that is an agreement, action, ambition, condition, proposal or planning."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.agreements.deadlines import find_deadline
from corpus.agreements.doing import does_something
from corpus.agreements.gazetteer import Gazetteer
from corpus.agreements.kinds import decide, decide_heading, goes_on
from corpus.agreements.own_names import own_entries
from corpus.agreements.regions import find_region
from corpus.agreements.roles import Roles, speaks_as_we
from corpus.agreements.seen import Decision
from corpus.agreements.setting import Setting, read_setting
from corpus.agreements.stances import find_places, stance_of
from corpus.agreements.tablerows import TableRow, table_rows
from corpus.agreements.types import Agreement, AgreementKind, Deadline
from corpus.agreements.who import roles_at, settled_roles
from corpus.display import display_text
from corpus.types import Document, Passage

_READ = 3000  # characters of a passage that are looked at; no sentence that people write is longer
_LABEL = re.compile(r"^(?:actie(?:punt)?|acties|afspraak|besluit)\b[^:]{0,80}:\s*", re.IGNORECASE)

# The number of a clause in a covenant: "2.1 De gemeente stelt ... vast."
_NUMBER = re.compile(r"^(?:artikel\s+)?\d+(?:\.\d+)+\.?\s+(?=[^\W\d])", re.IGNORECASE)
_REACTION = re.compile(r"(?:\W|\d)*(?:bestuurlijke |college|kabinets|beleids)?reactie\b", re.IGNORECASE)
_NOTES = re.compile(r"(?:algemene |artikelsgewijze )?toelichting\b", re.IGNORECASE)


class RowMaker:
    """Reads one document passage by passage; remembers the roles of the sentence before and of introductions."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self.document = document
        self.gazetteer = gazetteer = gazetteer.with_own(own_entries(document, gazetteer))
        self.setting: Setting = read_setting(document, gazetteer)
        self.places = find_places(document)
        self.tables = {row.passage.index: row for row in table_rows(document, gazetteer)}
        self.roles: dict[int, Roles] = {}
        self.kinds: dict[int, AgreementKind] = {}

    def rows(self) -> Iterator[Agreement]:
        """The rows in the order of the text, not grouped yet."""
        before = Roles()
        last: Decision | None = None
        for passage in self.document.passages:
            if passage.kind in ("footnote", "row"):
                row = self.tables.get(passage.index)
                if row is not None:
                    yield self._table_row(row)
                continue
            shown = display_text(self.document.quote(passage))[:_READ]
            text = _NUMBER.sub("", shown)
            setting = self._setting_of(passage)
            roles = self._roles(passage, text, setting, before)
            self.roles[passage.index] = before = roles
            decision, deadline = self._decide(passage, text, setting, roles)
            if decision is None and goes_on(text):
                decision = last
            decision = self._no_firmer_than_above(passage, decision)
            last = decision
            if decision is not None:
                yield self._row(passage, shown, decision, settled_roles(roles, decision, setting), deadline)

    def _roles(self, passage: Passage, text: str, setting: Setting, before: Roles) -> Roles:
        path = self.document.section_path(passage.section)
        place = self.places[passage.index]
        return roles_at(text, place, setting, self.gazetteer, introduced=self.roles, before=before, path=path)

    def _decide(
        self, passage: Passage, text: str, setting: Setting, roles: Roles
    ) -> tuple[Decision | None, Deadline | None]:
        place = self.places[passage.index]
        if passage.kind == "heading":
            return decide_heading(text, place, setting), None
        deadline = find_deadline(text, self.document.metadata.date)
        actor = bool(roles.parties) or speaks_as_we(text)
        bound = setting.joint or setting.contract
        signed = bound and not set(roles.parties).isdisjoint(setting.authors or roles.parties)
        dated = deadline is not None
        acts = (setting.contract or (deadline is not None and deadline.start != "")) and does_something(
            text, [(one.start, one.end) for one in self.gazetteer.find(text)]
        )
        return decide(text, place, setting, actor=actor, dated=dated, signed=signed, acts=acts), deadline

    def _setting_of(self, passage: Passage) -> Setting:
        """That of the document; the notes behind rules tell what those who made them want.

        In the reaction that an advice ends with, those who were advised say what they will do.
        """
        path = self.document.section_path(passage.section)
        if self.setting.mode == "regels" and any(map(_NOTES.match, path)):
            return replace(self.setting, mode="plan")
        reaction = next((title for title in path if _REACTION.match(title)), None)
        if self.setting.mode == "advies" and reaction is not None:
            return replace(self.setting, mode="plan", authors=self._reacting(passage.section, reaction))
        return self.setting

    def _reacting(self, section: int, title: str) -> tuple[str, ...]:
        """Who reacts: whom the heading names, else who is named first below it."""
        texts = (self.document.quote(one) for one in self.document.passages if one.section == section)
        for text in (title, *texts):
            names = [one.name for one in self.gazetteer.find(text) if one.name not in self.setting.authors]
            if names:
                return (names[0],)
        return ()

    def _no_firmer_than_above(self, passage: Passage, decision: Decision | None) -> Decision | None:
        """What follows an action or proposal in its item or paragraph is no agreement unless it says so itself."""
        if decision is None:
            return None
        if not decision.must:  # "Gemeenten moeten samenwerken. De VNG neemt het initiatief."
            self.kinds[passage.index] = decision.kind
        if decision.kind != "afspraak" or decision.own:
            return decision
        above = [
            self.kinds[index]
            for index in range(passage.index - 1, -1, -1)
            if index in self.kinds and self.document.passages[index].block == passage.block
        ]
        return next((Decision(kind, decision.cue) for kind in above if kind in ("actie", "voorstel")), decision)

    def _table_row(self, row: TableRow) -> Agreement:
        return self._row(row.passage, row.text, Decision(row.kind, row.cue), Roles(row.parties), row.deadline)

    def _row(
        self, passage: Passage, text: str, decision: Decision, roles: Roles, deadline: Deadline | None
    ) -> Agreement:
        document, metadata = self.document, self.document.metadata
        return Agreement(
            id=row_id(document, passage.start, passage.end),
            kind=decision.kind,
            cue=decision.cue,
            parties=roles.parties,
            addressed_to=roles.asked,
            action=_LABEL.sub("", text if len(text) < _READ else display_text(document.quote(passage))).rstrip(" ;,"),
            topic=self._topic(passage),
            region=find_region(text, self.setting.region),
            deadline=deadline,
            document=document.id,
            document_status=metadata.status,
            section=document.section_path(passage.section),
            page=document.page_at(passage.start),
            start=passage.start,
            end=passage.end,
            quote=document.quote(passage),
            group="",
        )

    def _topic(self, passage: Passage) -> str:
        """The nearest heading that names a subject, rather than a kind of text ("Welke afspraken zijn gemaakt?")."""
        path = self.document.section_path(passage.section)
        if passage.kind == "heading" and len(path) > 1:
            path = path[:-1]
        for title in reversed(path):
            if stance_of(title, lead=False) is None and not title.endswith("?"):
                return title
        return path[-1] if path else self.document.metadata.title


def row_id(document: Document, start: int, end: int) -> str:
    """Stable as long as the document is unchanged: its id and a hash of its content and the range."""
    digest = hashlib.sha256(f"{document.sha256}:{start}:{end}".encode()).hexdigest()
    return f"{document.id}:{digest[:12]}"
