"""Which documents a question is about: by shared words, and by names ("volgens het NJi", "in het uitvoeringsplan")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from corpus import Metadata

TermsOf = Callable[[str], Sequence[str]]

# What a kind of document is called for short, after an article: "de brief" for an "adviesbrief"; with its English word.
_SHORT_KINDS = {
    "plan": "plan",
    "brief": "letter",
    "verslag": "report",
    "rapport": "report",
    "verklaring": "statement",
    "statement": "statement",
    "convenant": "covenant",
    "visie": "vision",
    "conferentie": "conference",
}
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b")
_BRACKETS = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"[^\W_]+")
# What stands before a name and goes with it: "volgens het", "and in the".
_LEADING = (
    r"(?:\b(?:en|of|and|or) )?(?:\b(?:volgens|in|bij|van|uit|tijdens|door|voor|according to|of|by|at|during|from) )?"
    r"(?:\b(?:de|het|the|een) )?"
)
# What stands before the name of a document that is asked what it says.
_SAYS = (
    r"\b(?:volgens|in|uit|noem(?:t|de)|schrijft|schreef|zegt|stelt|vindt|adviseert|beschrijft|according to|from)"
    r"(?: (?:de|het|dit|deze|the|this))? "
)


class DocumentNames:
    """The words that tell documents apart: title, kind, publishers and id, weighted by how few documents share them.

    :param documents: the metadata of all documents.
    :param terms_of: lexical analysis, the same for names and questions.
    """

    def __init__(self, documents: Iterable[Metadata], terms_of: TermsOf) -> None:
        documents = tuple(documents)
        self._terms_of = terms_of
        self._mentions = _unshared({one.id: frozenset(_mentions(one, terms_of)) for one in documents})
        names = {metadata.id: frozenset(terms_of(names_of(metadata))) for metadata in documents}
        shared: dict[str, int] = {}
        for terms in names.values():
            for term in terms:
                shared[term] = shared.get(term, 0) + 1
        self._weights = {
            document: {term: 1.0 / shared[term] for term in terms if shared[term] <= max(1, len(names) // 2)}
            for document, terms in names.items()
        }

    def named(self, question: str) -> Mapping[str, float]:
        """For each document with a distinguishing word in the question: the weight of those words, at most 1.

        A word that stands in the names of n documents weighs 1/n; words in more than half of them weigh nothing.
        """
        asked = frozenset(self._terms_of(question))
        found: dict[str, float] = {}
        for document, weights in self._weights.items():
            total = sum(weight for term, weight in weights.items() if term in asked)
            if total > 0:
                found[document] = min(1.0, total)
        return found

    def mentioned(self, question: str) -> tuple[str, ...]:
        """The documents that a question speaks of as such, in order of mention.

        It does so by the abbreviation or name of a publisher, by the region when no other document is about it, or by
        the kind of document ("het uitvoeringsplan", "the letter"); a name that fits two documents means neither.
        """
        places: dict[str, int] = {}
        for document, patterns in self._mentions.items():
            found = [match.start() for match in (pattern.search(question) for pattern in patterns) if match]
            if found:
                places[document] = min(found)
        return tuple(sorted(places, key=lambda document: (places[document], document)))

    def source(self, question: str) -> str | None:
        """The one document that a question asks what it says ("volgens het NJi", "in het uitvoeringsplan"), if any.

        Only named is not enough: of a party that published a document, other documents speak as well.
        """
        mentioned = self.mentioned(question)
        if len(mentioned) != 1:
            return None
        said = (rf"{_SAYS}{pattern.pattern}" for pattern in self._mentions[mentioned[0]])
        return mentioned[0] if re.search("|".join(said), question, re.IGNORECASE) else None

    def without_names(self, question: str) -> str:
        """The question without the names of documents, to be searched within one of them."""
        names = "|".join(pattern.pattern for patterns in self._mentions.values() for pattern in patterns)
        whole = re.compile(rf"{_LEADING}(?:{names})(?:-\w+)?", re.IGNORECASE)
        return " ".join(whole.sub(" ", question).split()) if names else question


def _unshared(names: Mapping[str, frozenset[str]]) -> dict[str, list[re.Pattern[str]]]:
    """The patterns of each document that no other document has."""
    return {
        document: [
            re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
            for pattern in sorted(patterns)
            if not any(pattern in others for other, others in names.items() if other != document)
        ]
        for document, patterns in names.items()
    }


def _mentions(metadata: Metadata, terms_of: TermsOf) -> Iterator[str]:
    """What a document may be called, as patterns of whole words."""
    for publisher in metadata.publishers:
        yield from _ACRONYM.findall(publisher)
        yield re.escape(_BRACKETS.sub("", publisher).strip())
    if metadata.region:
        yield re.escape(metadata.region)
    if not metadata.kind:
        return
    yield re.escape(metadata.kind)
    kind = set(terms_of(metadata.kind))
    for word in _WORD.findall(metadata.title):
        # A "conferentieverslag" of a "werkconferentie" is also called by the latter.
        shared = kind.intersection(terms_of(word)) - set(_SHORT_KINDS)
        if word.casefold() != metadata.kind.casefold() and (shared or "conferentie" in kind & set(terms_of(word))):
            yield re.escape(word)
    for short, english in _SHORT_KINDS.items():
        if short in kind:
            yield rf"(?:de|het|dit|deze|die|dat) {short}"
            yield rf"(?:the|this|that) (?:\w+ )?{english}"


def names_of(metadata: Metadata) -> str:
    """Every word that a document may be called by."""
    return " ".join(
        (metadata.title, metadata.kind, metadata.region, *metadata.publishers, metadata.id.replace("-", " "))
    )
