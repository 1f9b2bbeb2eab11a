"""Between the conversation on the page and the file it is kept in; a file that cannot be used stops no conversation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from ui.web.backend import UserFacingError
from ui.web.conversation.session import Conversation, Exchange, Problem

if TYPE_CHECKING:
    from assistant.conversations import Archive, StoredConversation, Summary

Result = TypeVar("Result")


@dataclass(slots=True)
class Keeper:
    """The kept conversations of one visitor; ``problem`` says why keeping or reading did not work.

    :param key: whose conversations they are.
    """

    archive: Archive
    key: str
    problem: UserFacingError | None = None

    def owns(self, conversation: Conversation) -> bool:
        """Whether the visitor may rename and delete it: not one that somebody else shared."""
        from assistant.conversations import fingerprint

        return conversation.owner == fingerprint(self.key)

    def begin(self, conversation: Conversation) -> None:
        """Keep the pending question, once; a conversation that somebody else shared goes on as a copy."""
        from assistant.conversations import fingerprint

        if conversation.pending is None or conversation.pending_uid:
            return
        if conversation.owner and not self.owns(conversation):
            self._continue_copy(conversation)
        question = conversation.pending
        repeated, conversation.repeated = conversation.repeated, ""
        if repeated:
            self._try(lambda: self.archive.forget(repeated))
        uid = self._try(lambda: self.archive.begin(conversation.id, question, key=self.key))
        if uid is not None:
            conversation.pending_uid = uid
            conversation.owner = fingerprint(self.key)
            conversation.title = conversation.title or _title(question)

    def finish(self, exchange: Exchange) -> None:
        """Keep what came of a question; no Streamlit call in here, so that nothing comes between."""
        if not exchange.uid:
            return
        problem = exchange.problem
        parts = (problem.problem, problem.value, problem.remedy) if problem is not None else None
        self._try(lambda: self.archive.finish(exchange.uid, answer=exchange.answer, problem=parts))

    def open(self, identity: str) -> Conversation | None:
        """A kept conversation, one's own or one that was shared by its link; None when there is none."""
        from assistant.conversations import is_id

        stored = self._try(lambda: self.archive.load(identity)) if is_id(identity) else None
        return _opened(stored) if stored is not None else None

    def list(self, text: str, *, most: int) -> tuple[Summary, ...]:
        """The conversations of the visitor, those with the words of ``text`` when it has any."""
        return self._try(lambda: self.archive.list(key=self.key, text=text, most=most)) or ()

    def rename(self, conversation: Conversation, title: str) -> None:
        """Give it another title, unless that is blank."""
        if self._try(lambda: self.archive.rename(conversation.id, title, key=self.key)):
            conversation.title = _title(title)

    def delete(self, conversation: Conversation) -> bool:
        """Remove it for good and begin a new one."""
        removed = bool(self._try(lambda: self.archive.delete(conversation.id, key=self.key)))
        if removed:
            conversation.restart()
        return removed

    def adopt(self, key: str, before: str) -> None:
        """From now on the visitor has this key; what was asked a moment ago comes along."""
        self._try(lambda: self.archive.adopt(key, other=before))
        self.key = key

    def _continue_copy(self, conversation: Conversation) -> None:
        copied = self._try(lambda: self.archive.copy(conversation.id, key=self.key, title=conversation.title))
        mine = self.open(copied) if copied else None
        if mine is not None:
            conversation.id, conversation.owner = mine.id, mine.owner
            conversation.exchanges = mine.exchanges

    def _try(self, act: Callable[[], Result]) -> Result | None:
        """The result; None when the file cannot be used, and then ``problem`` says why."""
        try:
            return act()
        except UserFacingError as error:
            self.problem = error
            return None


def _title(text: str) -> str:
    from assistant.conversations.archive import title_of

    return title_of(text)


def _opened(stored: StoredConversation) -> Conversation:
    exchanges = [
        Exchange(one.question, one.answer, _problem(one.problem) if one.answer is None else None, one.uid)
        for one in stored.exchanges
    ]
    return Conversation(exchanges=exchanges, id=stored.id, title=stored.title, owner=stored.owner)


def _problem(parts: tuple[str, str, str] | None) -> Problem:
    """What was kept; a question without answer or problem was interrupted, which the page puts into words."""
    return Problem(*parts) if parts is not None else Problem("", "", "", interrupted=True)
