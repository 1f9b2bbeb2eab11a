"""A real, poor model over real questions: no number, name or citation reaches an answer that the sources do not hold.

What is checked here is written apart from the gate: the words of every statement against the passages that it cites,
their surroundings in the document included.
"""

from __future__ import annotations

import logging
import re
import unicodedata

import pytest

from assistant.answering import Assistant
from assistant.generation.client import open_model
from assistant.generation.generator import Bounds, Generator
from assistant.library.workspace import Workspace
from assistant.opening import open_assistant
from assistant.settings import load_settings
from assistant.types import Answer
from corpus import Document, display_text, load_bundled
from corpus.terms.thesaurus import load_thesaurus
from evals.cases import load_cases, select_cases
from tests.conftest import TEST_DATA
from tests.real_model import EndsWhenFull, Replays, real_model_server

QUESTIONS = 50
KEY = "sk-geheim-4711"
# Small, so that fifty questions take minutes and not an hour: some 200 tokens of passages, a sentence or two of answer.
BOUNDS = Bounds(context=1000, answer=32, seconds=300)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NAME = re.compile(r"(?<![.!?:]\s)(?<!^)(?<![\"'“‘(-])\b[A-Z][\w’'-]*[\w]")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]


@pytest.fixture(scope="module")
def assistant(prepared_model) -> Assistant:
    settings = load_settings(data_dir=TEST_DATA, generator="extractive")
    Workspace(settings).ingest()
    return Assistant(open_assistant(settings).index, threshold=0.0)


@pytest.fixture(scope="module")
def questions() -> list[str]:
    cases = select_cases(load_cases(load_bundled()), split="dev", types=(), documents=(), limit=QUESTIONS)
    assert len(cases) == QUESTIONS
    return [case.question for case in cases]


@pytest.fixture(scope="module")
def written(assistant, questions) -> list[tuple[str, Answer]]:
    """What the model wrote for every question, and the answer that came of it."""
    logged: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: logged.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    with real_model_server(KEY) as address:
        settings = load_settings(llm_base_url=address, llm_model="smollm2", llm_api_key=KEY, data_dir=TEST_DATA)
        model = EndsWhenFull(open_model(settings))
        answers = answers_of(assistant, model, questions)
    logging.getLogger().removeHandler(handler)
    assert KEY not in "".join(logged)
    assert len(model.texts) == QUESTIONS
    return list(zip(model.texts, answers, strict=True))


def answers_of(assistant: Assistant, model, questions: list[str]) -> list[Answer]:
    index = assistant.index
    assistant.generator = Generator(
        model,
        index.documents,
        analyse=index.analyser.terms,
        thesaurus=load_thesaurus(),
        embed=index.embedder.embed_passages,
        bounds=BOUNDS,
    )
    return [assistant.ask(question) for question in questions]


def folded(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one)).casefold()


def sources_of(answer: Answer, numbers: tuple[int, ...], documents: dict[str, Document]) -> str:
    """The cited slices with what stands around them: title, date, publishers, sections, headings, introductions."""
    texts: list[str] = []
    for citation in answer.citations:
        if citation.number not in numbers:
            continue
        document = documents[citation.document]
        metadata = document.metadata
        # As it is displayed too: without the hyphen at the end of a line.
        texts += [
            citation.quote,
            display_text(citation.quote),
            citation.title,
            metadata.date,
            *metadata.publishers,
            *citation.section,
        ]
        cited = (one for one in document.passages if citation.start <= one.start < citation.end)
        for passage in cited:
            # A cell is shown with its column headings.
            texts += [document.text[start:end] for cell in passage.cells for start, end in cell.headings]
            parent = passage.parent
            while parent is not None:
                texts.append(display_text(document.quote(document.passages[parent])))
                parent = document.passages[parent].parent
    return folded(" ".join(texts))


def unsupported(answer: Answer, documents: dict[str, Document]) -> list[str]:
    """Every number, name or citation of a written answer that its sources do not hold."""
    wrong: list[str] = []
    known = {one.number for one in answer.citations}
    for statement in answer.statements:
        if not statement.citations or not set(statement.citations) <= known:
            wrong.append(f"citation: {statement}")
        source = sources_of(answer, statement.citations, documents)
        there = set(NUMBER.findall(source))
        wrong += [f"number: {one} in {statement.text}" for one in NUMBER.findall(statement.text) if one not in there]
        wrong += [
            f"name: {one} in {statement.text}" for one in NAME.findall(statement.text) if folded(one) not in source
        ]
    for citation in answer.citations:
        if citation.quote != documents[citation.document].text[citation.start : citation.end] or not citation.quote:
            wrong.append(f"quote: {citation}")
    return wrong


def test_the_check_itself_finds_what_is_wrong(assistant) -> None:
    answer = assistant.ask("Hoeveel gesloten plekken wil ZuidWest eind 2024?", quotes_only=True)
    assert unsupported(answer, assistant.index.documents) == []
    statement = type(answer.statements[0])("Vanaf 2024 betaalt Almere 777 euro.", (1, 9))
    changed = type(answer)(**{**{name: getattr(answer, name) for name in answer.__slots__}, "statements": (statement,)})
    assert [one.split(":")[0] for one in unsupported(changed, assistant.index.documents)] == [
        "citation",
        "number",
        "name",
    ]


def test_nothing_unsupported_reaches_an_answer(written, assistant) -> None:
    asked = [answer for _, answer in written]
    assert {answer.status for answer in asked} == {"answered"}
    assert all(answer.tokens is not None for answer in asked)
    assert all(text.strip() for text, _ in written)
    sentences = sum(len(answer.gate.sentences) for answer in asked if answer.gate)
    assert sentences >= QUESTIONS, "the model said something, or this test shows nothing"
    assert sum(answer.gate.dropped + answer.gate.repaired for answer in asked if answer.gate) > 0
    assert [one for answer in asked for one in unsupported(answer, assistant.index.documents)] == []


@pytest.mark.parametrize("mark", [1, 2, 99])
def test_nor_when_every_sentence_claims_a_source(written, assistant, questions, mark: int) -> None:
    """The model seldom cites; here each of its sentences is given a mark, as a better liar would."""
    texts = [re.sub(r"(?<=\w)([.!?])(?=\s|$)|(?<=\w)$", rf" [{mark}]\1", text.strip()) for text, _ in written]
    answers = answers_of(assistant, Replays(list(texts)), questions)
    assert [one for answer in answers for one in unsupported(answer, assistant.index.documents)] == []
    judged = [one for answer in answers if answer.gate for one in answer.gate.sentences]
    assert judged
    if mark == 99:
        assert not [one for one in judged if one.verdict == "kept"]


@pytest.mark.parametrize("change", ["number", "name"])
def test_nor_when_the_quotes_themselves_are_forged(assistant, questions, change: str) -> None:
    """The hardest liar: the sentences of the documents, each with one number or name changed."""
    quoted = [assistant.ask(question, quotes_only=True) for question in questions]
    texts = []
    for answer in quoted:
        lines = [statement.text for statement in answer.statements[:3]]
        if change == "number":
            lines = [NUMBER.sub("8765", line, count=1) if NUMBER.search(line) else f"{line} 8765" for line in lines]
        else:
            lines = [f"Volgens Van Quispel: {line}" for line in lines]
        texts.append("\n".join(f"- {' '.join(line.split())} [1]" for line in lines))
    answers = answers_of(assistant, Replays(texts), questions)
    assert [one for answer in answers for one in unsupported(answer, assistant.index.documents)] == []
    assert not any(word in answer.answer for answer in answers for word in ("8765", "Quispel"))
