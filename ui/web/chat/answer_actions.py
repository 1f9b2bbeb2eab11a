"""Draws what can be done with one answer: say what you think of it, copy it with its references, compare documents."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.chat.compare import documents_of
from ui.web.components import answer_actions

if TYPE_CHECKING:
    from ui.web.backend import Services
    from ui.web.chat.judging import Judge
    from ui.web.conversation.session import Conversation, Exchange
    from ui.web.words import Words


def show_actions(
    exchange: Exchange, index: int, *, services: Services, conversation: Conversation, judge: Judge, words: Words
) -> None:
    """The buttons below an answer or a refusal."""
    answer = exchange.answer
    if answer is None:
        return
    text, markdown = _copies(exchange, services, words)
    key = f"actions-{index}"

    def act() -> None:
        chosen = st.session_state[key]
        if chosen.get("vote") in ("up", "down"):
            judge.vote(conversation, index, chosen["vote"])
        elif chosen.get("compare"):
            conversation.compare(index)

    given = judge.of(exchange)
    data = {
        "language": words.language,
        "text": text,
        "markdown": markdown,
        "judge": bool(exchange.uid),
        "vote": given.vote if given is not None else "",
        "comparable": len(documents_of(answer)) > 1,
        "comparing": index in conversation.side_by_side,
        "words": {
            "judge": words("judge_label"),
            "up": words("judge_up"),
            "down": words("judge_down"),
            "copy": words("copy_label"),
            "copy_text": words("copy_text"),
            "copy_markdown": words("copy_markdown"),
            "copied": words("copied"),
            "not_copied": words("not_copied"),
            "compare": words("compare_show"),
        },
    }
    answer_actions(data, key=key, on_act=act)


def _copies(exchange: Exchange, services: Services, words: Words) -> tuple[str, str]:
    """The answer with its references as plain text and as Markdown."""
    from ui.export.markdown import answer_markdown, answer_text
    from ui.export.report import make_report

    metadata = {one.id: one for one in services.metadata}
    report = make_report(
        exchange.question,
        [exchange],
        metadata=metadata,
        display=services.display,
        language=words.language,
        made=datetime.now(UTC),
    )
    return answer_text(report), answer_markdown(report)
