"""Who holds an office according to a table or a label ("Projectleider | Ida Berg", "Steller: I. Berg"), or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.evidence.officers import held_by_name
from assistant.parts import Part, part_of
from assistant.structure.tables import row_part
from assistant.structure.told import tells, words_about
from corpus import Cell, Document, Passage, display_text

_ASKS = re.compile(
    r"^(?:(?:en|maar) )?(?:wie(?: (?:is|was|zijn|waren|wordt))?|hoe heet(?:te)?|wat is de naam van)"
    r"(?: (?:er|nu|toen|dan|op dit moment|momenteel|eigenlijk))* "
    # Without an article, only of something: "wie is voorzitter van de commissie?"
    r"(?:(?:de|het|een|onze) (?:(?:nieuwe|huidige) )?|(?=[\w-]{4,} van ))(?P<office>[\w-]{4,}(?: [\w-]+)?)"
    r"(?: (?:van|voor|bij|in|namens|over|rond|op) (?P<subject>.+?))?[ ?.!]*$",
    re.IGNORECASE,
)
# The name of somebody or of an organisation, with what may stand before it ("wethouder M. Terpstra", "mevrouw De Wit").
_NAME = re.compile(
    r"(?:(?:de heer|mevrouw|mevr\.|mw\.|dhr\.|drs\.|mr\.|ir\.|ing\.|dr\.|[a-z-]+) ){0,2}"
    r"(?:(?:[A-Z]\.\s?){1,4}|[A-ZÀ-Ý][\w'’-]+)(?: (?:van|de|der|den|ten|ter|te|el|en|[A-ZÀ-Ý][\w'’.-]*))*"
    r"(?:\s*[,(].{2,60})?"
)
_OFFICES = re.compile(r"(?:rol|functie|taak|hoedanigheid)", re.IGNORECASE)
_NAMES = re.compile(r"(?:naam|wie|persoon|medewerker|contact)", re.IGNORECASE)
_LABEL = re.compile(r"(?P<label>[\w /-]{4,40}?)\s*:\s*(?P<value>\S.{1,80})")
_DOCUMENTS = 5


def stated_holder(question: Question, candidates: Sequence[Candidate]) -> list[Part]:
    """The row, line or sentence that says who holds the office that the question asks for; [] when there is none.

    Of an office of something ("de projectleider van de nieuwe brug") the document must speak of that thing in its name
    or first lines, or in the headings above the row.

    :param candidates: best first; the documents of the first few are looked through.
    """
    asked = _ASKS.match(question.text) or _ASKS.match(question.standalone)
    if asked is None:
        return []
    about = words_about(asked["subject"] or "")
    documents = list({one.document.id: one.document for one in candidates}.values())[:_DOCUMENTS]
    office = asked["office"].casefold()
    for document in documents:
        for passage, part in _holders(document, office, question):
            if tells(document, about, section=passage.section, beside=document.quote(passage)):
                return [part]
    # Without a subject a sentence of another document may be about another such office.
    for document in documents if about else documents[:1]:
        for passage, part in _named_in_words(document, office):
            if tells(document, about, section=passage.section, beside=document.quote(passage)):
                return [part]
    return []


def _named_in_words(document: Document, office: str) -> Iterator[tuple[Passage, Part]]:
    """The sentences and items in which a person is named beside the office ("Voorzitter is mr. I. Berg.")."""
    held = held_by_name(office)
    for passage in document.passages:
        if passage.kind in ("sentence", "item") and held.search(display_text(document.quote(passage))):
            yield passage, part_of(document, [passage])


def _holders(document: Document, office: str, question: Question) -> Iterator[tuple[Passage, Part]]:
    for passage in document.passages:
        if passage.kind == "row":
            if _row_names(document, passage, office):
                yield passage, row_part(document, passage, question)
        elif passage.kind != "heading":
            label = _LABEL.fullmatch(display_text(document.quote(passage)))
            if label and label["label"].strip().casefold() == office and _NAME.fullmatch(label["value"].rstrip(" .;")):
                yield passage, part_of(document, [passage])


def _row_names(document: Document, row: Passage, office: str) -> bool:
    """Whether a name stands below or behind the office as label, or beside it in the first or a fitting column."""
    cells = [
        (_headings(document, cell), display_text(document.text[cell.start : cell.end]).strip()) for cell in row.cells
    ]
    for place, (headings, text) in enumerate(cells):
        if office in headings and _NAME.fullmatch(text):
            return True
        if text.rstrip(":").casefold() == office and (place == 0 or any(map(_OFFICES.match, headings))):
            others = [other for other in cells if other != (headings, text)]
            return any(_is_name(text, above, alone=len(others) == 1) for above, text in others)
    return False


def _headings(document: Document, cell: Cell) -> list[str]:
    return [document.text[start:end].strip(" :*").casefold() for start, end in cell.headings]


def _is_name(text: str, headings: Sequence[str], *, alone: bool) -> bool:
    """A single word with a capital ("Afgerond") is a name only where nothing else, or nobody else, can stand."""
    sure = alone or " " in text or any(map(_NAMES.match, headings))
    return sure and _NAME.fullmatch(text) is not None
