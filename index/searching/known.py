"""Known questions: which passages answer questions that were asked before, so that a similar question finds them.

Passages are found by the questions they answer as well as by their own words (Nogueira and Lin 2019, "From doc2query
to docTTTTTquery"). They hold for the bundled documents only, word for word:
of a document with another text none is used, and nothing is lost but this signal.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.types import Document
from index.questions import TrainingQuestion, marked_passages
from index.searching.fusion import Values
from index.searching.question_form import form_of
from index.searching.signals import DECIMALS, rounded
from index.storage.files import map_array
from index.storage.vectors import Keys, as_keys, question_key
from index.types import Vectors

KNOWN_VECTORS, _MARKS = "known_vectors.npy", "known_marks.npy"
# The neighbours that say whether the documents answer a question, and how fast their say falls with distance.
_NEIGHBOURS = 10
# Those that say which passage answers it; more of them, because several know the same passage.
_VOTERS = 30
_WIDTH = 0.05
# What it takes off the cosine that a question has other numbers ("in 2021" and "in 2022" are other questions), that
# one asks how many and the other which, or that one of both is a follow-up behind the question before it (chosen on the
# development questions).
_UNLIKE = 0.1
# The cosine from which on a question counts as the same one, for measuring without near repeats.
ANY = 2.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known about questions like the one asked.

    ``passages`` has for each passage row the cosine of the most similar known question that it answers, 0 for none;
    ``nearest`` is the highest cosine with any known question; ``unanswered`` the share, from 0 to 1, of the nearest
    ones that the documents do not answer. ``shares`` has for each passage row the share, from 0 to 1, of the
    nearest ones that it answers: one question may be alike by chance, several that agree seldom are.
    """

    passages: Values
    nearest: float
    unanswered: float
    shares: Values


NOTHING_ASKED = Asked(np.zeros(0), 0.0, 0.0, np.zeros(0))


@dataclass(frozen=True, eq=False)
class KnownQuestions:
    """Known questions with their unit vectors, shape (questions, dimension).

    ``marks`` are pairs (question, passage row), shape (marks, 2); a question without one is not answered.
    ``about`` has the id and text hash of the documents whose questions these are; None when that is not known.
    """

    texts: tuple[str, ...]
    vectors: Vectors
    marks: NDArray[np.int64]
    rows: int
    about: Mapping[str, str] | None = None

    @property
    def keys(self) -> Keys:
        """The keys of the questions."""
        return _keys_of(self.texts)

    @cached_property
    def _forms(self) -> tuple[dict[frozenset[str], int], NDArray[np.int64], NDArray[np.bool_], NDArray[np.int64]]:
        """The sets of numbers that occur; which of them each question has, whether it follows, how it asks."""
        forms = [form_of(text) for text in self.texts]
        places = {numbers: place for place, numbers in enumerate(dict.fromkeys(form.numbers for form in forms))}
        return (
            places,
            np.array([places[form.numbers] for form in forms]),
            np.array([form.follows for form in forms]),
            np.array([form.asks for form in forms]),
        )

    def _unlike(self, text: str) -> Values:
        """In how many respects each question has another form than a text: 0 to 3."""
        places, numbers, follows, asks = self._forms
        asked = form_of(text)
        unlike = np.stack([numbers != places.get(asked.numbers, -1), follows != asked.follows, asks * asked.asks < 0])
        count: Values = unlike.sum(axis=0, dtype=np.float64)
        return count

    def measure(self, vector: Vectors | None, text: str = "", *, closest: float = ANY) -> Asked:
        """Compare with the unit vector of a question.

        :param text: the question; one of another form is less like it than its vector says.
        :param closest: known questions with this cosine or more are left out, to measure what others contribute.
        """
        passages = np.zeros(self.rows, dtype=np.float64)
        if vector is None or not self.texts:
            return Asked(passages, 0.0, 0.0, passages)
        cosines = rounded(self.vectors @ vector)
        cosines[cosines >= closest] = 0.0
        cosines -= self._unlike(text) * _UNLIKE
        np.maximum(cosines, 0.0, out=cosines)
        np.maximum.at(passages, self.marks[:, 1], cosines[self.marks[:, 0]])
        voters = np.argsort(-cosines, kind="stable")[:_VOTERS]
        say = np.zeros(len(self.texts))
        say[voters] = np.exp((cosines[voters] - cosines[voters[0]]) / _WIDTH)
        nearest = voters[:_NEIGHBOURS]
        answered = np.isin(nearest, self.marks[:, 0])
        shares = np.zeros(self.rows)
        np.add.at(shares, self.marks[:, 1], say[self.marks[:, 0]] / say.sum())
        unanswered = float(say[nearest][~answered].sum() / say[nearest].sum())
        return Asked(passages, float(cosines[nearest[0]]), unanswered, shares.round(DECIMALS))


# There are thousands, and they stay the same while documents are added.
@lru_cache(maxsize=2)
def _keys_of(texts: tuple[str, ...]) -> Keys:
    return as_keys([question_key(text) for text in texts])


def make_known(
    questions: Sequence[TrainingQuestion],
    documents: Mapping[str, Document],
    vectors: Vectors,
    offsets: Mapping[str, int],
    rows: int,
    *,
    about: Mapping[str, str] | None = None,
) -> KnownQuestions:
    """Tie questions to passage rows.

    :param documents: those that the questions are about, by id.
    :param vectors: unit vectors of the questions, shape (len(questions), dimension).
    :param offsets: the first passage row of each document.
    :param rows: how many passages there are.
    """
    marks = [
        (number, offsets[identifier] + index)
        for number, question in enumerate(questions)
        for identifier, index in sorted(marked_passages(question.positives, documents))
    ]
    texts = tuple(question.text for question in questions)
    return KnownQuestions(texts, vectors, np.array(marks, dtype=np.int64).reshape(-1, 2), rows, about)


def move_known(known: KnownQuestions, old: Mapping[str, int], new: Mapping[str, int], rows: int) -> KnownQuestions:
    """The same questions where documents before or between theirs came or went.

    :param old: the first passage row that each document had, in order of these rows.
    :param new: the one that it has now; of documents that questions are about, nothing else changed.
    """
    names, firsts = list(old), np.array([*old.values()], dtype=np.int64)
    owners = np.searchsorted(firsts, known.marks[:, 1], side="right") - 1
    shifts = np.array([new.get(name, 0) - old[name] for name in names], dtype=np.int64)
    marks = known.marks.copy()
    marks[:, 1] += shifts[owners]
    return KnownQuestions(known.texts, known.vectors, marks, rows, known.about)


def save_known(known: KnownQuestions, directory: Path) -> None:
    """Write the questions into an existing directory; vectors that are there already stay."""
    content = {"texts": known.texts, "rows": known.rows, "about": known.about}
    (directory / "known.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    np.save(directory / _MARKS, known.marks, allow_pickle=False)
    if not (directory / KNOWN_VECTORS).exists():
        np.save(directory / KNOWN_VECTORS, known.vectors, allow_pickle=False)


def load_known(directory: Path) -> KnownQuestions:
    """Read what :func:`save_known` wrote; the arrays are mapped.

    :raises OSError: when a file is missing.
    :raises ValueError: when a file is damaged or the files do not belong together.
    """
    content = json.loads((directory / "known.json").read_text(encoding="utf-8"))
    vectors, marks = map_array(directory / KNOWN_VECTORS), map_array(directory / _MARKS)
    texts, rows, about = tuple(content["texts"]), int(content["rows"]), content.get("about")
    known = KnownQuestions(texts, vectors, marks, rows, about)
    if len(known.vectors) != len(known.texts):
        raise ValueError(f"{directory}: known questions and vectors do not match")
    return known
