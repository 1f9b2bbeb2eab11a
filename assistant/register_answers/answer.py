"""Answers questions from the register: which questions, which rows, and a word when the register has none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.asking.focus import sub_questions
from assistant.asking.question import Question
from assistant.register_answers.found import RegisterFound, unread_places
from assistant.register_answers.intent import Wanted, asks_everything, carries_on, may_ask, points_back, read_intent
from assistant.register_answers.rows import RowFinder
from assistant.register_answers.topics import Topics
from assistant.register_answers.wording import words
from assistant.types import Notice, Turn
from corpus import Document, collect_abbreviations

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister
    from assistant.asking.naming import DocumentNames
    from corpus.agreements.gazetteer import Gazetteer, PartyMention
    from corpus.types import Abbreviation

_HIDDEN = 0xE000  # private use: nobody types these
_TURNS_BACK = 3


class RegisterAnswers:
    """Finds rows for questions about agreements; the register is asked for only when a question is one.

    :param documents: the documents of the index, by id.
    :param register: gives the register as it is now; by default what is extracted, without reviews.
    :param today: the day by which something is overdue.
    :param abbreviations: those that the documents define, when they were collected already.
    :param topics: compares topics, by default without an index.
    :param names: what the documents are called, so that "in het convenant" limits the question to that one.
    """

    def __init__(
        self,
        documents: Mapping[str, Document],
        *,
        register: Callable[[], CuratedRegister] | None = None,
        today: Callable[[], date] = date.today,
        abbreviations: Sequence[Abbreviation] | None = None,
        topics: Topics | None = None,
        names: DocumentNames | None = None,
    ) -> None:
        self._documents = documents
        self._register = register or self._extracted
        self._today = today
        self._abbreviations = abbreviations
        self._topics = topics or Topics()
        self._documents_called = names
        self._gazetteer: Gazetteer | None = None
        self._kept: CuratedRegister | None = None
        self._named_by: CuratedRegister | None = None  # the register whose parties the names below are
        self._names_kept: Gazetteer | None = None

    def reading(
        self, register: Callable[[], CuratedRegister], abbreviations: Sequence[Abbreviation] | None
    ) -> RegisterAnswers:
        """The same with another register, such as the one with reviews, and with abbreviations that are known."""
        return RegisterAnswers(
            self._documents,
            register=register,
            today=self._today,
            abbreviations=abbreviations,
            topics=self._topics,
            names=self._documents_called,
        )

    def find(
        self, asked: Question, *, documents: Collection[str] = (), history: Sequence[Turn] = ()
    ) -> RegisterFound | None:
        """The rows that answer the question; None when it is no question for the register, or no row fits.

        :param history: the turns before it, oldest first.
        :raises UserFacingError: when the reviews cannot be read.
        """
        readings = self._readings(asked, documents, history)
        return next((found for reading in readings if (found := self._rows(*reading)) is not None), None)

    def _rows(self, wanted: Wanted, chosen: Collection[str]) -> RegisterFound | None:
        register, day = self._register(), self._today().isoformat()
        finder = RowFinder(
            register.rows, self._documents, self._topics, day=day, chosen=chosen, named_in=self._named_in
        )
        fitting = finder.find(wanted)
        if fitting is None:
            return None
        searched = frozenset(set(register.documents) & set(chosen or register.documents))
        unread = unread_places(
            (place for place in register.unread if place.document in searched & set(self._documents)),
            wanted,
            documents=self._documents,
            topics=self._topics,
            named_in=self._named_in,
        )
        return RegisterFound(wanted, fitting, register, searched, day, unread)

    def nothing_found(
        self, asked: Question, *, documents: Collection[str] = (), history: Sequence[Turn] = ()
    ) -> Notice | None:
        """What to tell when :meth:`find` gave nothing: the register has no row on it; None when it was not asked."""
        wanted = next((wanted for wanted, _ in self._readings(asked, documents, history)), None)
        if wanted is None or (wanted.topic and asked.language == "en"):  # English words are in no Dutch row
            return None
        if sub_questions(asked.text):  # the parts of a question were not looked up one by one
            return None
        # The headings within a planning are not in its rows, and not all that somebody has to do was agreed.
        if wanted.planned or wanted.sort in ("duties", "partners", "ambitions"):
            return None
        if wanted.sort == "advice" and not wanted.parties:  # search tells of proposals in other words
            return None
        return Notice("not_in_register", words(asked.language, "nothing"))

    def _readings(
        self, asked: Question, documents: Collection[str], history: Sequence[Turn]
    ) -> list[tuple[Wanted, Collection[str]]]:
        """What is asked and the documents to look in, the likeliest reading first.

        A question that follows on others and names no subject of its own has theirs: "welke afspraken zijn daarover
        gemaakt?" Without a word that points back it can also stand alone.
        """
        if not may_ask(asked.text):
            return []
        text, chosen, limited = self._within(asked.text, documents)
        own = read_intent(text, self._names(), one_document=limited)
        alone = [] if own is None else [(own, chosen)]
        asks = read_intent(text, self._names(), clear=False)
        if asks is None or asks.topic:
            return alone
        enough = own is not None and (own.is_clear(one_document=limited) or asks_everything(text))
        if enough and not carries_on(text):
            return alone
        for before in _before(asked, history):
            earlier, theirs, named = self._within(before, documents)
            whole = read_intent(text, self._names(), earlier=earlier, one_document=limited or named)
            if whole is not None and (whole != own or named):
                return [
                    (whole, chosen if limited else theirs),
                    *(() if points_back(text) or asks.sort == "duties" else alone),
                ]
        return alone

    def _within(self, text: str, documents: Collection[str]) -> tuple[str, Collection[str], bool]:
        """A text, the documents to look in, and whether it names the one ("in het uitvoeringsplan"), now left out."""
        called = self._documents_called
        if called is not None:
            # "VWS" is a party here, not the document that it published.
            bare, whole = _hidden(text, self._names().find(text))
            mentioned = called.mentioned(bare)
            if len(mentioned) == 1 and mentioned[0] in (documents or mentioned):
                return whole(called.without_names(bare)), mentioned, True
        return text, documents, False

    def _named_in(self, text: str) -> list[str]:
        return [one.name for one in self._names().find(text)]

    def _names(self) -> Gazetteer:
        if self._gazetteer is None:
            from corpus.agreements.gazetteer import Gazetteer, short_names

            if self._abbreviations is None:
                self._abbreviations = collect_abbreviations(self._documents.values())
            self._gazetteer = Gazetteer(short_names(self._abbreviations))
        register = self._register()
        if register is not self._named_by:
            from corpus.agreements.own_names import entries_for

            self._names_kept = self._gazetteer.with_own(entries_for(register.parties(), self._gazetteer))
            self._named_by = register
        return self._names_kept or self._gazetteer

    def _extracted(self) -> CuratedRegister:
        if self._kept is None:
            from assistant.agreements.register import curate
            from corpus.agreements import extract_agreements

            self._kept = curate(extract_agreements(self._documents.values()), (), self._documents)
        return self._kept


def _before(asked: Question, history: Sequence[Turn]) -> list[str]:
    """What a question can follow on: itself in full, or what was asked before, the last first, when it points back."""
    if asked.standalone != asked.text:
        return [asked.standalone]
    users = [turn.content for turn in history if turn.role == "user"]
    return users[: -_TURNS_BACK - 1 : -1] if points_back(asked.text) else []


def _hidden(text: str, spans: Sequence[PartyMention]) -> tuple[str, Callable[[str], str]]:
    """A text with a sign of private use for each span, and what puts the words back into a text with such signs."""
    words_of = {chr(_HIDDEN + number): text[one.start : one.end] for number, one in enumerate(spans)}
    for sign, one in reversed(list(zip(words_of, spans, strict=True))):
        text = f"{text[: one.start]}{sign}{text[one.end :]}"
    return text, lambda other: "".join(words_of.get(letter, letter) for letter in other)
