"""Finds the row that a reference means, and the party that a name means."""

from __future__ import annotations

import difflib
from collections import Counter

from assistant.agreements.errors import UnknownAgreement
from assistant.agreements.filters import folded
from assistant.agreements.types import CuratedRegister, RegisterRow
from corpus.agreements.gazetteer import Gazetteer, members, party_names

_SHORTEST = 4


def find_row(register: CuratedRegister, reference: str) -> RegisterRow:
    """The row with this key or id, or the only one whose key begins so (4 characters or more).

    :raises UnknownAgreement: when there is none, or more than one.
    """
    wanted = reference.strip()
    exact = [row for row in register.rows if wanted in (row.key, row.agreement.id)]
    begins = [row for row in register.rows if len(wanted) >= _SHORTEST and row.key.startswith(wanted)]
    found = exact or begins
    if len(found) == 1:
        return found[0]
    problem = "Meer dan één rij begint zo." if found else "Er is geen rij met deze sleutel."
    raise UnknownAgreement(problem, value=reference, remedy="Bekijk de sleutels met: wegwijzer agreements")


def find_party(register: CuratedRegister, name: str) -> str:
    """The name as the register writes it, whatever the case; "ministerie van VWS" is found as the register found it,
    and "Rijk" also when only ministries are in it.

    :raises UnknownAgreement: when nobody is called so; the remedy names who comes near, or everybody.
    """
    known = {folded(party): party for party in register.parties()}
    if folded(name.strip()) in known:
        return known[folded(name.strip())]
    broader = {one for one in party_names() if not set(members(one)).isdisjoint(known.values())}
    meant = {one.name for one in Gazetteer({}).find(name)} & (set(known.values()) | broader)
    if len(meant) == 1:
        return meant.pop()
    nearest = difflib.get_close_matches(folded(name.strip()), known, n=3, cutoff=0.6)
    rows = Counter(party for row in register.rows for party in (*row.agreement.parties, *row.agreement.addressed_to))
    offered = [known[one] for one in nearest] or sorted(known.values(), key=lambda party: (-rows[party], party))
    words = f"Kies bijvoorbeeld: {', '.join(offered[:20])}" if offered else "Het register is nog leeg."
    raise UnknownAgreement("Deze partij komt niet in het register voor.", value=name, remedy=words)
