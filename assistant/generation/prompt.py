"""Fills the prompts in: numbered passages as data, the conversation so far, the question; within a budget of tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from assistant.asking.language import Language
from assistant.gate.types import Slice
from assistant.generation.types import Message
from assistant.types import Turn
from corpus import Document, display_text

FOLDER = Path(__file__).parent / "prompts"
_LANGUAGES: dict[Language, str] = {"nl": "Nederlands", "en": "Engels"}
_ROLES = {"user": "Gebruiker", "assistant": "Antwoord"}
_TURNS, _LONGEST_TURN = 4, 300
# Characters a token, low on purpose: models without much Dutch cut its words into small pieces.
_PER_TOKEN = 2.3
# What could pass for markup of the prompt, a mark of a passage, or a control token of a chat template.
_TAG = re.compile(r"<(?=[|/!?a-zA-Z<])")
_TAG_END = re.compile(r"(?<=[|/a-zA-Z\"'])>")
_MARK = re.compile(r"\[(?=\s*(?:\d|/?[A-Z]{3,}))([^\[\]\n]{0,40})\]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@cache
def prompt_text(name: str) -> str:
    """The prompt in ``prompts/<name>.txt`` without the white space around it."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip()


def refusal_sentence() -> str:
    """The one sentence that says that the passages do not answer; prompt, gate and evaluation share it."""
    return prompt_text("refusal")


def count_tokens(text: str) -> int:
    """An estimate on the safe side of how many tokens a text is."""
    return int(len(text) / _PER_TOKEN) + 1


def as_data(text: str) -> str:
    """A text in which nothing passes for a tag, a mark or a control token; only for prompts, never for quotes."""
    text = _CONTROL.sub(" ", text)
    return _MARK.sub(r"(\1)", _TAG_END.sub("›", _TAG.sub("‹", text)))


def passage_text(found: Slice, document: Document) -> str:
    """A numbered passage: document, date, status and section on the first line, its words below."""
    metadata = document.metadata
    known = [metadata.date, metadata.status]
    place = [metadata.title + (f" ({', '.join(filter(None, known))})" if any(known) else "")]
    place += section_of(document, found.start)
    heading = " > ".join(" ".join(as_data(one).split()) for one in place)
    return f"[{found.number}] {heading}\n{as_data(display_text(found.text))}\n"


def section_of(document: Document, offset: int) -> tuple[str, ...]:
    """The section path of the passage at an offset of the canonical text."""
    passage = next((one for one in document.passages if one.end > offset), None)
    return document.section_path(passage.section) if passage is not None else ()


def answer_messages(
    question: str,
    history: Sequence[Turn],
    slices: Sequence[Slice],
    documents: Mapping[str, Document],
    *,
    language: Language,
) -> list[Message]:
    """The messages that ask for an answer."""
    spoken = _LANGUAGES[language]
    passages = "\n".join(passage_text(one, documents[one.document]) for one in slices)
    return [
        Message("system", prompt_text("system").format(language=spoken, refusal=refusal_sentence())),
        Message(
            "user",
            prompt_text("question").format(
                passages=passages, history=_history(history), question=as_data(question), language=spoken
            ),
        ),
    ]


def frame_tokens(question: str, history: Sequence[Turn], language: Language) -> int:
    """What the messages cost without any passage."""
    return sum(count_tokens(one.content) for one in answer_messages(question, history, (), {}, language=language))


def rewrite_messages(question: str, history: Sequence[Turn]) -> list[Message]:
    """The messages that ask to make a follow-up question standalone."""
    asked = f"{_turns(history)}\nVervolgvraag: {as_data(question)}\nHerschreven vraag:"
    return [Message("system", prompt_text("rewrite")), Message("user", asked)]


def _history(history: Sequence[Turn]) -> str:
    return "\n" + prompt_text("history").format(turns=_turns(history)) + "\n" if history else ""


def _turns(history: Sequence[Turn]) -> str:
    return "\n".join(f"{_ROLES[turn.role]}: {_shorten(turn.content)}" for turn in history[-_TURNS:])


def _shorten(text: str) -> str:
    line = " ".join(as_data(text).split())
    return line if len(line) <= _LONGEST_TURN else line[:_LONGEST_TURN].rsplit(" ", 1)[0] + " …"
