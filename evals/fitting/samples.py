"""Training samples: for each training question the features of its candidate passages, and which of them answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.answering import Assistant
from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.evidence.retrieval import Evidence
from assistant.types import Turn
from corpus import Document
from evals.locate import resolve_gold
from evals.types import Case
from index.questions import TrainingQuestion, marked_passages
from index.training.documents import HELD_DOCUMENTS, NEAR_DOCUMENTS, own_questions
from index.training.examples import is_held_out

DEVELOPMENT = "development"
FOREIGN = "foreign"
OFF_TOPIC = "off topic"
_WEIGHTS = {DEVELOPMENT: 4.0}
# So many questions on documents that are not there are asked beside those about anything else.
_ELSEWHERE = 450
_OFF_TOPIC = Path(__file__).parent / "off_topic.txt"
Progress = Callable[[Sequence[TrainingQuestion]], Iterable[TrainingQuestion]]


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """One question with its evidence; ``labels`` says for each candidate whether it answers the question.

    ``group`` is the section of the first positive (or of the first candidate): samples of one group stay together in
    cross-validation, so that no passage is trained on and judged at once.
    """

    question: TrainingQuestion
    asked: Question
    evidence: Evidence
    candidates: list[Candidate]
    labels: NDArray[np.bool_]
    group: str

    def matrix(self, names: list[str]) -> NDArray[np.float64]:
        """Feature values, shape (candidates, names)."""
        return np.array([[candidate.features[name] for name in names] for candidate in self.candidates])


def collect(
    assistant: Assistant, questions: Sequence[TrainingQuestion], *, progress: Progress | None = None
) -> list[Sample]:
    """Ask every training question and label its candidates."""
    samples = []
    for question in progress(questions) if progress else questions:
        history = [Turn("user" if role == "user" else "assistant", content) for role, content in question.history]
        asked = assistant.understand(question.question, history=history)
        evidence = assistant.finder.find(asked)
        if not evidence.candidates:
            continue
        candidates = evidence.candidates
        marked = marked_passages(question.positives, assistant.index.documents)
        labels = np.array([(one.document.id, one.passage.index) in marked for one in candidates])
        first = candidates[int(labels.argmax())]
        samples.append(
            Sample(question, asked, evidence, candidates, labels, f"{first.document.id}/{first.passage.section}")
        )
    return samples


def question_weight(sample: Sample) -> float:
    """The development questions count most: they have the mixture that people ask."""
    return _WEIGHTS.get(sample.question.style, 1.0)


def held_out_questions(questions: Iterable[TrainingQuestion]) -> list[TrainingQuestion]:
    """Those that the embedding model was not trained on, so that their cosines are not too good to be true."""
    return [question for question in questions if is_held_out(question.id)]


def foreign_questions() -> list[TrainingQuestion]:
    """The questions on the made-up documents that the embedding model was not trained on."""
    return [replace(one, style=FOREIGN) for one in own_questions() if _documents(one) & HELD_DOCUMENTS]


def elsewhere_questions(*, held: bool) -> list[TrainingQuestion]:
    """Some questions on made-up documents that are not there: what other documents of the government are asked.

    :param held: on those that the embedding model was not trained on, or on the others.
    """
    asked = [one for one in own_questions() if not one.history and _is_elsewhere(one, held=held)]
    return [replace(one, style=OFF_TOPIC, positives=()) for one in asked[:: max(1, len(asked) // _ELSEWHERE)]]


def _is_elsewhere(question: TrainingQuestion, *, held: bool) -> bool:
    documents = _documents(question)
    return bool(documents & HELD_DOCUMENTS) == held and not documents & NEAR_DOCUMENTS


def _documents(question: TrainingQuestion) -> set[str]:
    return {document for document, _, _ in (*question.positives, *question.nearest)}


def off_topic_questions(path: Path = _OFF_TOPIC) -> list[TrainingQuestion]:
    """Questions about anything else, one a line: what the documents have nothing to say about."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        TrainingQuestion(f"off-{number}", "", OFF_TOPIC, "", line.strip(), (), (), (), ())
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]


def development_questions(cases: Iterable[Case], documents: Mapping[str, Document]) -> list[TrainingQuestion]:
    """The development cases as training questions; those marked ``test`` are never used."""
    return [
        TrainingQuestion(
            id=case.id,
            language=case.language,
            style=DEVELOPMENT,
            type=case.type,
            question=case.question,
            history=tuple((turn.role, turn.content) for turn in case.history),
            positives=tuple(
                (gold.document, gold.start, gold.end) for group in resolve_gold(case, dict(documents)) for gold in group
            ),
            negatives=(),
            nearest=(),
        )
        for case in cases
        if case.split == "dev"
    ]
