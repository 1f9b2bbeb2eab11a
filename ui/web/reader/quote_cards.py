"""Draws quotes as cards and documents on a time line; a click opens the place in the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import streamlit as st

from ui.web.places import citation_detail, citation_place, shorten
from ui.web.term_marks import with_meanings

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

    from assistant.glossary.marking import TermMarker
    from ui.web.backend import Answer, Citation
    from ui.web.words import Words

Json = dict[str, Any]
Open = Callable[[str], None]
QUOTES_HTML = '<ul class="quotes"></ul>'
TIMELINE_HTML = '<div class="timeline"></div>'


def quote_cards(cards: Sequence[Json], *, key: str, label: str, words: Words, on_open: Open, level: int = 3) -> None:
    """Cards side by side where there is room; ``on_open`` is called with the id of the source that was chosen."""
    data = {"language": words.language, "quotes_language": "nl", "label": label, "level": level, "quotes": list(cards)}
    component("quotes", QUOTES_HTML)(data=data, key=key, on_open_change=caller(key, on_open))


def quote_card(
    heading: str,
    answer: Answer,
    *,
    identity: str,
    active: bool,
    explained: set[str],
    marker: TermMarker | None,
    words: Words,
    figure: str = "",
) -> Json:
    """An answer as a card: its sentences as quoted, and one line for each place they come from.

    :param explained: names of terms that other cards explain; those that this one does are added.
    :param marker: finds the terms; None when they are not there yet.
    """
    items = len(answer.statements) > 1
    lines = [{"text": one.text, "item": items} for one in answer.statements]
    return {
        "heading": heading,
        "figure": figure,
        "lines": with_meanings(lines, words, marker=marker, explained=explained),
        "sources": list(_sources(answer.citations, identity, active, words)),
    }


def _sources(citations: Iterable[Citation], identity: str, active: bool, texts: Words) -> Iterable[Json]:
    """One source for each place (document, section, page); its id is ``<identity>:<position of the citation>``."""
    seen: set[tuple[str, str]] = set()
    for position, citation in enumerate(citations):
        detail = citation_detail(citation, texts)
        if (citation.document, detail) in seen:
            continue
        seen.add((citation.document, detail))
        yield {
            "id": f"{identity}:{position}",
            "title": shorten(citation.title),
            "detail": detail,
            "label": texts("open_quote", place=citation_place(citation, texts)),
            "active": active,
        }


def timeline(data: Json, *, key: str, on_open: Open) -> None:
    """Documents in order of their date; ``on_open`` is called with the id of the one that was chosen."""
    component("timeline", TIMELINE_HTML)(data=data, key=key, on_open_change=caller(key, on_open))


def caller(key: str, on_open: Open) -> Callable[[], None]:
    """A callback of a component that hands on what was chosen."""

    def call() -> None:
        chosen = st.session_state[key]["open"]
        if isinstance(chosen, str):
            on_open(chosen)

    return call


@cache
def component(name: str, html: str) -> ComponentRenderer:
    """A component from its files in ``assets``, with the words that show their meaning laid before it."""
    from streamlit.components import v2

    folder = files("ui").joinpath("web", "assets")
    style = "".join(folder.joinpath(f"{part}.css").read_text(encoding="utf-8") for part in ("terms", name))
    script = "".join(folder.joinpath(f"{part}.js").read_text(encoding="utf-8") for part in ("terms", name))
    return v2.component(f"wegwijzer_{name}", html=html, css=style, js=script)
