"""An answer as text for the terminal: the answer itself, then its numbered sources; a refusal looks different."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from assistant.types import Answer, Citation
from ui.terminal.screen import clean, styled, width

_LONGEST_QUOTE = 280
_WORDS = {
    "nl": {
        "sources": "Bronnen",
        "refused": "Geen antwoord",
        "nearest": "Dit komt het dichtst in de buurt",
        "page": "p.",
        "written": "Geschreven door het taalmodel {model}; elke zin is aan de bronnen getoetst.",
    },
    "en": {
        "sources": "Sources",
        "refused": "No answer",
        "nearest": "This comes closest",
        "written": "Written by the language model {model}; every sentence was checked against the sources.",
    },
}
_QUOTES = "extractive"


def answer_lines(answer: Answer, *, quotes: bool = True, body: bool = True) -> Iterator[str]:
    """The answer or the refusal, wrapped to the terminal; notices about a language model above it.

    :param quotes: also show what the sources say, not only where it stands.
    :param body: also show the text itself, which may be on the screen already.
    """
    words = _WORDS[answer.language]
    written = answer.generator != _QUOTES
    if not written:
        yield from _notices(answer)
    if answer.refusal is not None:
        # What was no question ("wat kun je?") gets a reply: nothing was looked for in the documents.
        said = answer.refusal.reason == "empty_question"
        heading = "" if said else f"{words['refused']}: "
        yield from _wrap(heading + answer.refusal.explanation, indent="" if said else "  ")
        citations, heading = answer.refusal.nearest, words["nearest"]
    else:
        for line in answer.answer.splitlines() if body else ():
            yield from paragraph(line)
        if written:
            yield ""
            yield from _wrap(words["written"].format(model=answer.generator), indent="")
            yield from _notices(answer)
        citations, heading = answer.citations, words["sources"]
    if citations:
        yield ""
        yield styled(heading, bold=True)
        yield from source_lines(citations, quotes=quotes)


def paragraph(line: str) -> list[str]:
    """One line of an answer, wrapped; a list item hangs."""
    deep = len(line) - len(line.lstrip(" "))
    return _wrap(line, indent=" " * (deep + 2) if line[deep:].startswith("- ") else "")


def gate_lines(answer: Answer) -> Iterator[str]:
    """What the citation gate did to each sentence of a language model; nothing when none was asked."""
    for sentence in answer.gate.sentences if answer.gate is not None else ():
        mark = {"kept": "+", "repaired": "~", "dropped": "-"}[sentence.verdict]
        yield from _wrap(f"{mark} {sentence.written}", indent="  ")
        if sentence.explanation:
            yield from _wrap(f"  {sentence.explanation}", indent="  ")


def _notices(answer: Answer) -> Iterator[str]:
    for notice in answer.notices:
        yield from _wrap(notice.text, indent="")
    if answer.notices and answer.generator == _QUOTES:
        yield ""


def source_lines(citations: Iterable[Citation], *, quotes: bool = True) -> Iterator[str]:
    """One entry a citation: ``[1] title — section > section (p. 3): "quote"``."""
    for citation in citations:
        place = f"[{citation.number}] {citation.title}"
        if citation.section:
            place += f" — {' > '.join(citation.section)}"
        if citation.printed_page:
            place += f" (p. {citation.printed_page}, pagina {citation.page} van het bestand)"
        elif citation.page is not None:
            place += f" (p. {citation.page})"
        yield from _wrap(f'{place}: "{_shorten(citation.quote)}"' if quotes else place, indent="    ")
        if citation.reading:
            yield from _wrap(f"    let op: {citation.reading}", indent="    ")


def _shorten(quote: str) -> str:
    """The quote on one line; only for eyes, the exact slice is in the JSON."""
    line = " ".join(quote.split())
    return line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def _wrap(text: str, *, indent: str) -> list[str]:
    return textwrap.wrap(clean(text), width=width(), subsequent_indent=indent, break_on_hyphens=False) or [""]
