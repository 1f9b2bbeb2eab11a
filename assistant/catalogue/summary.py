"""What a named document is about, in its own words: its summary or introduction, else its headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from assistant.asking.naming import DocumentNames, names_of
from assistant.asking.question import Question
from assistant.catalogue.collection import title_lines
from assistant.composing.assemble import answered
from assistant.composing.wording import summary_opening
from assistant.parts import Part, part_of
from assistant.types import Answer
from corpus import Document, Passage, Section
from index.storage.documents import metadata_of

_ASKS = re.compile(
    r"\b(?:vat\b.*\bsamen|samenvat\w*|samengevat|(?:waarover|waar)\b.*\b(?:gaat|handelt)|inhoud|hoofdlijn(?:en)?"
    r"|wat staat er in|summar\w+|what\b.*\babout)\b",
    re.IGNORECASE,
)
# The only words that may stand beside the name of the document.
_FRAME = frozenset(
    "vat samen samenvatting samenvatten samengevat kort korte even eens mij me ons kun kan kunt je jij u wil wilt"
    " wegwijzer de het een van in over voor waar waarover gaat handelt wat is zijn staat er geef maak graag ik inhoud"
    " hoofdlijn hoofdlijnen op dit deze die dat document stuk tekst eigenlijk precies globaal alsjeblieft svp"
    " please can could you give make me us short brief the of this that what about summary summarise summarize in"
    " and en paper aub maken geven".split()
)
_THIS = re.compile(r"\b(?:dit|het|deze|de|this|the) (?:document|stuk|tekst|brief|paper|text)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
# Best first: what a section is called that tells what the document is about.
# With the most words of it that are quoted: of a summary all, if it is one.
_TELLING = tuple(
    (re.compile(rf"[\d.\s]*(?:{titles})\W*", re.IGNORECASE), most)
    for titles, most in (
        (r"(?:(?:management|publieks|bestuurlijke) ?)?samenvatting|in het kort|(?:executive )?summary|abstract", 400),
        (r"(?:ter )?inleiding|introducti(?:e|on)|aanleiding(?: en doel)?|doel(?: en aanleiding)?|voorwoord", 200),
    )
)
# Sentences in which a document without such a section says what it is.
_PURPOSE = re.compile(
    r"(?:(?:in|met|door middel van) )?(?:dit|deze|in this|this) "
    r"(?:\w*(?:brief|notitie|nota|rapport|verslag|plan|document|statement|visie|agenda|convenant|letter|report|paper))\b",
    re.IGNORECASE,
)
_OPENING, _PURPOSES = 40, 2
_MOST_HEADINGS = 20


@dataclass(frozen=True, slots=True)
class _Summary:
    """What to quote; ``which`` and ``section`` say what it is."""

    which: str
    section: str
    parts: list[Part]


def summary_answer(
    base: Answer,
    asked: Question,
    documents: Mapping[str, Document],
    names: DocumentNames,
    *,
    chosen: Collection[str] = (),
) -> Answer | None:
    """The answer; None when something else is asked, or of no document that is named.

    :param documents: those of the index, by id; ``names`` are theirs.
    :param chosen: ids that may be searched; () for all. A single one need not be named.
    """
    identifier = _meant(asked.text, documents, names, chosen or documents) if _ASKS.search(asked.text) else None
    found = _summary(documents[identifier]) if identifier is not None else None
    if found is None:
        return None
    answer = answered(base, found.parts)
    lines = answer.answer.splitlines()[-len(found.parts) :]
    opening = summary_opening(base.language, found.which, found.section)
    return replace(answer, answer="\n".join([opening, *lines]))


def _meant(text: str, documents: Mapping[str, Document], names: DocumentNames, scope: Collection[str]) -> str | None:
    """The one document that a question asks this of, when it asks nothing else."""
    left = _words(names.without_names(text)) - _FRAME
    mentioned = names.mentioned(text) or (tuple(scope) if len(scope) == 1 and _THIS.search(text) else ())
    if not mentioned and left:
        # By its title, of which no word may lack that tells it from others, and half of which is enough.
        titles = {one: _words(metadata_of(documents, one).title) - _FRAME for one in scope if one in documents}
        mentioned = tuple(one for one, title in titles.items() if left <= title and 2 * len(left) >= len(title))
    if len(mentioned) != 1 or mentioned[0] not in documents or mentioned[0] not in scope:
        return None
    return mentioned[0] if left <= _words(names_of(metadata_of(documents, mentioned[0]))) else None


def _summary(document: Document) -> _Summary | None:
    for titles, most in _TELLING:
        for section in document.sections[1:]:
            if titles.fullmatch(section.title):
                parts, whole = _section_parts(document, section, most)
                if parts:
                    return _Summary("whole" if whole else "begin", section.title, parts)
    top = title_lines(document)
    shown = {one.index for one in top}
    headings = _headings(document, shown)
    if not headings:
        return None
    opening = (one for one in document.passages[:_OPENING] if one.kind == "sentence" and one.index not in shown)
    purpose = [one for one in opening if _PURPOSE.match(document.quote(one))][:_PURPOSES]
    rest = [part_of(document, [one], bullet=True) for one in headings]
    return _Summary("headings", "", [part_of(document, top), *(part_of(document, [one]) for one in purpose), *rest])


def _section_parts(document: Document, section: Section, most: int) -> tuple[list[Part], bool]:
    """Its paragraphs and list items, up to so many words, and whether that is all of them."""
    inside = {section.index}
    for other in document.sections[section.index + 1 :]:
        if other.parent in inside:
            inside.add(other.index)
    runs: list[list[Passage]] = []
    for passage in document.passages:
        if passage.section not in inside or passage.kind not in ("sentence", "item"):
            continue
        if runs and runs[-1][-1].block == passage.block and runs[-1][-1].index == passage.index - 1:
            runs[-1].append(passage)
        else:
            runs.append([passage])
    parts = [_run_part(document, run) for run in runs]
    totals = accumulate(len(part.text.split()) for part in parts)
    kept = max(1, sum(total <= most for total in totals))
    whole = kept >= len(parts)
    # What introduces a list that is left out goes with it.
    while not whole and kept > 1 and parts[kept - 1].text.endswith(":"):
        kept -= 1
    return parts[:kept], whole


def _run_part(document: Document, run: list[Passage]) -> Part:
    return part_of(document, run, bullet=run[0].kind == "item", depth=max(run[0].depth - 1, 0))


def _headings(document: Document, shown: Collection[int]) -> list[Passage]:
    """The headings of the outermost levels that have more than one, without those that are ``shown`` as the title."""
    headings = [one for one in document.sections if one.heading is not None and one.heading not in shown and one.title]
    for level in sorted({one.level for one in headings}):
        found = [one.heading for one in headings if one.level <= level and one.heading is not None]
        if len(found) > 1:
            return [document.passages[heading] for heading in found[:_MOST_HEADINGS]]
    return []


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.casefold()) if len(word) > 1)
