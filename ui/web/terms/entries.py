"""One term as data for the page: its meaning with whose words they are, where it stands, what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.web.page_texts import counted
from ui.web.places import citation_place

if TYPE_CHECKING:
    from assistant.glossary.glossary import Term
    from ui.web.backend import Display
    from ui.web.words import Words

Json = dict[str, Any]
MOST_NAMES = 6


def entry_data(term: Term, display: Display, texts: Words) -> Json:
    """``{"name", "long", "definition", "quote", "lines", "count", "first", "ask"}`` of a term."""
    quote = term.defined
    first = term.first if term.first is not None and term.first != quote else None
    return {
        "name": term.name,
        "long": term.long,
        "definition": term.definition,
        "quote": quote
        and {
            "id": f"defined:{term.name}",
            "text": display(quote.quote),
            "place": citation_place(quote, texts),
            "label": texts("open_definition_label", term=term.name, place=citation_place(quote, texts)),
        },
        "lines": _lines(term, texts),
        "count": _count(term, texts),
        "first": first
        and {
            "id": f"first:{term.name}",
            "label": texts("open_first_label", term=term.name, place=citation_place(first, texts)),
        },
        "ask": {"id": f"ask:{term.name}", "label": texts("ask_about_label", term=term.name)},
    }


def question_about(term: Term, texts: Words) -> str:
    """What the chat is asked."""
    return texts("question_abbreviation" if term.long else "question_concept", term=term.name)


def _lines(term: Term, texts: Words) -> list[str]:
    groups = (("also_called", term.also), ("said_daily", term.lay), ("related_terms", term.related))
    return [texts(key, names=", ".join(names[:MOST_NAMES])) for key, names in groups if names]


def _count(term: Term, texts: Words) -> str:
    if not term.count:
        return texts("not_mentioned")
    documents = counted(texts, "mentioned_documents", sum(count > 0 for count in (term.mentions or {}).values()))
    return texts("mentioned_in", times=counted(texts, "mentioned_times", term.count), documents=documents)
