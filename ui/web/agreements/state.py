"""What the page of agreements shows, as a value that is the parameters of its address and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, get_args

from assistant.agreements import KINDS, REVIEWS, Filter
from assistant.agreements.filters import Role

Face = Literal["list", "timeline", "parties"]
Order = Literal["text", "deadline", "kind"]
FACES: tuple[Face, ...] = get_args(Face)
ORDERS: tuple[Order, ...] = get_args(Order)
ROLES: tuple[Role, ...] = get_args(Role)
LONGEST_WORDS = 200
_SEVERAL = {"partij": "parties", "soort": "kinds", "document": "documents", "stand": "reviews"}
_WORDS = {"zoek": "text", "onderwerp": "topic"}
_DAYS = {"van": "first", "tot": "last", "verlopen": "overdue_on"}
_FACES: dict[str, Face] = {"lijst": "list", "tijdlijn": "timeline", "partijen": "parties"}
_ORDERS: dict[str, Order] = {"tekst": "text", "termijn": "deadline", "soort": "kind"}
_ROLES: dict[str, Role] = {"beide": "either", "doet": "commits", "gevraagd": "asked"}

Parameters = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class View:
    """The filter, how its rows are shown, the page of the list (from 1), and the key of the open row ("" for none)."""

    chosen: Filter = field(default_factory=Filter)
    face: Face = "list"
    order: Order = "text"
    page: int = 1
    row: str = ""

    def filtered(self, chosen: Filter) -> View:
        """The same view of other rows; it begins on the first page again when they differ."""
        return self if chosen == self.chosen else replace(self, chosen=chosen, page=1)


def to_parameters(view: View) -> Parameters:
    """The parameters of the address, without what is as it is by itself."""
    made: Parameters = {name: list(getattr(view.chosen, one)) for name, one in _SEVERAL.items()}
    made |= {name: str(getattr(view.chosen, one)) for name, one in (_WORDS | _DAYS).items()}
    made["rol"] = _named(_ROLES, view.chosen.role)
    made["weergave"] = _named(_FACES, view.face)
    made["volgorde"] = _named(_ORDERS, view.order)
    made["bladzijde"] = str(view.page) if view.page > 1 else ""
    made["rij"] = view.row
    return {name: value for name, value in made.items() if value}


def from_parameters(given: Mapping[str, Sequence[str]]) -> View:
    """What an address points at; a value that cannot be one of its field is left out.

    :param given: all values of every parameter.
    """
    several: dict[str, Any] = {
        one: tuple(dict.fromkeys(filter(None, given.get(name, ())))) for name, one in _SEVERAL.items()
    }
    several["kinds"] = tuple(one for one in several["kinds"] if one in KINDS)
    several["reviews"] = tuple(one for one in several["reviews"] if one in REVIEWS)
    words: dict[str, Any] = {one: _last(given, name)[:LONGEST_WORDS] for name, one in _WORDS.items()}
    days: dict[str, Any] = {one: _day(_last(given, name)) for name, one in _DAYS.items()}
    page = _last(given, "bladzijde")
    return View(
        chosen=Filter(**{**several, **words, **days}, role=_ROLES.get(_last(given, "rol"), "either")),
        face=_FACES.get(_last(given, "weergave"), "list"),
        order=_ORDERS.get(_last(given, "volgorde"), "text"),
        page=max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
        row=_last(given, "rij")[:LONGEST_WORDS],
    )


def known_only(view: View, *, parties: Sequence[str], documents: Sequence[str]) -> tuple[View, tuple[str, ...]]:
    """The view without parties and documents that are not there (any more), and which those are."""
    chosen = view.chosen
    gone = [name for name in chosen.parties if name not in parties]
    gone += [name for name in chosen.documents if name not in documents]
    kept = replace(
        chosen,
        parties=tuple(name for name in chosen.parties if name in parties),
        documents=tuple(name for name in chosen.documents if name in documents),
    )
    return replace(view, chosen=kept), tuple(gone)


def _named(names: Mapping[str, str], value: str) -> str:
    """The name of a value; "" for the first one, which holds when nothing is said."""
    name = next(name for name, one in names.items() if one == value)
    return "" if name == next(iter(names)) else name


def _last(given: Mapping[str, Sequence[str]], name: str) -> str:
    values = given.get(name, ())
    return values[-1].strip() if values else ""


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
