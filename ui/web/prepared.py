"""What pages show that takes seconds to work out: made once in the background for all sessions, as soon as it can."""

from __future__ import annotations

import concurrent.futures
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from ui.web.chat.quoting import quoting

if TYPE_CHECKING:
    from assistant.glossary.glossary import Glossary
    from assistant.glossary.marking import TermMarker
    from assistant.orientation.figures import YearSeries
    from assistant.orientation.overview import Oriented, Party
    from ui.web.backend import Services

LOG = logging.getLogger(__name__)
T = TypeVar("T")
SHORT_WAIT = 0.25


@dataclass(frozen=True, slots=True)
class Prepared:
    """The parts, each done or still being made; a part that could not be made stays empty and is logged.

    ``register`` says that the agreements were extracted, so that asking for the register takes no time any more.
    """

    glossary: Future[Glossary] = field(default_factory=Future)
    marker: Future[TermMarker] = field(default_factory=Future)
    oriented: Future[tuple[Oriented, ...]] = field(default_factory=Future)
    series: Future[tuple[YearSeries, ...]] = field(default_factory=Future)
    register: Future[bool] = field(default_factory=Future)
    parties: Future[tuple[Party, ...]] = field(default_factory=Future)


def value_of(part: Future[T], *, wait: float = SHORT_WAIT) -> T | None:
    """The value when it is there within a moment; None when it is not there yet, or could not be made."""
    done, _ = concurrent.futures.wait([part], timeout=wait)
    return part.result() if done and part.exception() is None else None


def prepare(services: Services) -> Prepared:
    """What belongs to these documents; the first call begins to make it."""
    content = services.content or " ".join(sorted(f"{one.id}:{one.sha256}" for one in services.documents.values()))
    return _prepare(services, content)


def later(named: str, make: Callable[[], T]) -> Future[T]:
    """What ``make`` gives, made in the background once for each name and shared by all sessions."""
    part: Future[T] = _later(named, make)
    return part


@st.cache_resource(show_spinner=False, max_entries=8)
def _later(named: str, _make_it: Callable[[], Any]) -> Future[Any]:
    part: Future[Any] = Future()
    threading.Thread(target=_make, args=(part, _make_it), name=f"prepare {named[:20]}", daemon=True).start()
    return part


@st.cache_resource(show_spinner=False, max_entries=3)
def _prepare(_services: Services, content: str) -> Prepared:
    prepared = Prepared()
    threading.Thread(target=_fill, args=(prepared, _services), name="prepare", daemon=True).start()
    return prepared


def _fill(prepared: Prepared, services: Services) -> None:
    """Make the parts one after another, those that answers need first."""
    from assistant.glossary.marking import explain_terms
    from assistant.kept import KeptResults, kept_series
    from assistant.orientation.overview import orient

    documents, results = services.documents, services.results or KeptResults(None)
    terms: Future[tuple[Glossary, TermMarker]] = Future()
    _make(terms, lambda: explain_terms(documents, results=results))
    _make(prepared.glossary, lambda: terms.result()[0])
    _make(prepared.marker, lambda: terms.result()[1])
    _make(prepared.parties, lambda: _parties(services))
    _make(prepared.register, lambda: prepared.parties.exception() is None)
    _make(prepared.series, lambda: kept_series(documents, results))
    _make(prepared.oriented, lambda: tuple(orient(quoting(services))))


def _parties(services: Services) -> tuple[Party, ...]:
    from assistant.orientation.overview import main_parties

    return main_parties(services.workspace.agreements(services.documents)) if services.workspace else ()


def _make(part: Future[Any], make: Callable[[], Any]) -> None:
    try:
        part.set_result(make())
    except Exception as error:  # the edge of the thread: nobody above it could explain the error
        LOG.exception("A part of the pages could not be prepared")
        part.set_exception(error)
