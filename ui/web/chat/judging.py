"""What somebody thinks of an answer: the vote, then the form for reasons and a comment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import streamlit as st

from ui.web.backend import UserFacingError
from ui.web.emphasis import main_button
from ui.web.escape import escape_markdown

if TYPE_CHECKING:
    from assistant.feedback import Judgement, ReviewList
    from ui.web.conversation.session import Conversation, Exchange
    from ui.web.words import Words

LONGEST_COMMENT = 2000
VoteName = Literal["up", "down"]


@dataclass(slots=True)
class Judge:
    """The votes of one visitor; ``problem`` says why one could not be kept.

    :param key: who votes.
    """

    reviews: ReviewList
    key: str
    problem: UserFacingError | None = None

    def of(self, exchange: Exchange) -> Judgement | None:
        """What the visitor said of this answer; None when nothing, or when that cannot be read."""
        if not exchange.uid:
            return None
        try:
            return self.reviews.judgement(exchange=exchange.uid, key=self.key)
        except UserFacingError as error:
            self.problem = error
            return None

    def vote(self, conversation: Conversation, index: int, vote: VoteName) -> None:
        """Note a vote at once and open the form; the same vote again takes it back."""
        from assistant.feedback import Judgement

        conversation.acted = True
        exchange = conversation.exchanges[index]
        given = self.of(exchange)
        if given is not None and given.vote == vote:
            conversation.judged = None
            self._try_withdraw(exchange)
            return
        conversation.judged, conversation.thanked = index, None
        self.say(conversation, index, Judgement(vote))

    def say(self, conversation: Conversation, index: int, judgement: Judgement) -> None:
        """Note vote, reasons and comment with the question, the turns before it and the answer as they are."""
        exchange = conversation.exchanges[index]
        if exchange.answer is None or not exchange.uid:
            return
        try:
            self.reviews.judge(
                judgement,
                exchange=exchange.uid,
                key=self.key,
                question=exchange.question,
                history=conversation.history(before=index),
                answer=exchange.answer,
            )
        except UserFacingError as error:
            self.problem = error

    def _try_withdraw(self, exchange: Exchange) -> None:
        try:
            self.reviews.withdraw(exchange=exchange.uid, key=self.key)
        except UserFacingError as error:
            self.problem = error


def show_judging(exchange: Exchange, index: int, *, conversation: Conversation, judge: Judge, words: Words) -> None:
    """The form below the answer that was voted on last, or a word of thanks; nothing below other answers."""
    if judge.problem is not None:
        st.warning(escape_markdown(f"{judge.problem.problem} {judge.problem.remedy}"), icon=":material/report:")
        judge.problem = None
    if conversation.thanked == index:
        st.caption(words("judge_sent"))
    if conversation.judged != index:
        return
    given = judge.of(exchange)
    if given is None:
        return
    from assistant.feedback import REASONS, Judgement

    names: dict[str, str] = words.entries["judge_names"]
    with st.form(f"judge-{index}-{given.vote}", enter_to_submit=False, border=True):
        st.markdown(words("judge_thanks_up" if given.vote == "up" else "judge_thanks_down"))
        reasons = st.pills(
            words("judge_reasons"),
            REASONS[given.vote],
            selection_mode="multi",
            default=list(given.reasons),
            format_func=lambda one: names[one],
            key=f"judge-reasons-{index}-{given.vote}",
        )
        comment = st.text_area(
            words("judge_comment"),
            value=given.comment,
            max_chars=LONGEST_COMMENT,
            help=words("judge_comment_help"),
            key=f"judge-comment-{index}-{given.vote}",
        )
        if st.form_submit_button(words("judge_send"), type=main_button(), key=f"judge-send-{index}"):
            judge.say(conversation, index, Judgement(given.vote, tuple(reasons), comment))
            conversation.judged, conversation.thanked = None, index
            st.rerun()
