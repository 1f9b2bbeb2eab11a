"""What tables, labels and headings state: who holds an office, what is on an action list, what a section lists."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.parts import Part
from assistant.structure.action_lists import lacks_actor, listed_actions
from assistant.structure.headed import section_asked
from assistant.structure.holders import stated_holder


def looked_up(question: Question, candidates: Sequence[Candidate]) -> list[Part]:
    """The rows or lines that answer the question by their form; [] when it has to be answered by ranked evidence.

    :param candidates: best first, of the documents that may be quoted.
    """
    if question.language != "nl" or lacks_actor(question, candidates):
        return []
    found = stated_holder(question, candidates) or listed_actions(question, candidates)
    return found or section_asked(question, candidates)
