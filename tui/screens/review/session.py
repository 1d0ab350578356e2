"""Session: the questions of a review, those to come and those that have been answered."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.editing.questions.question import Question


class Reply(Enum):
    """What a person says to a question."""

    SAME = "same"
    NOT = "not the same"
    LATER = "later"


class Replied(NamedTuple):
    """A question with what was said to it, and which of its choices is meant, if it has any."""

    question: Question
    reply: Reply
    choice: int | None = None


class Session:
    """Where a review is. ``is_loaded`` says whether the library was asked at all."""

    def __init__(self) -> None:
        self.waiting: list[Question] = []
        self.replied: list[Replied] = []
        self.is_loaded = False

    @property
    def current(self) -> Question | None:
        """The question that is asked; None when nothing is left."""
        return self.waiting[0] if self.waiting else None

    @property
    def seen(self) -> frozenset[str]:
        """The keys of the questions that were replied to: they are not asked again."""
        return frozenset(one.question.key for one in self.replied)

    @property
    def later(self) -> int:
        """How many questions were put off."""
        return sum(one.reply is Reply.LATER for one in self.replied)

    @property
    def left(self) -> int:
        """How many questions wait, those that were put off included."""
        return len(self.waiting) + self.later

    @property
    def answered(self) -> int:
        """How many questions were answered."""
        return sum(one.reply is not Reply.LATER for one in self.replied)

    @property
    def settled(self) -> int:
        """How many mentions the answers have settled."""
        return sum(one.question.decides for one in self.replied if one.reply is not Reply.LATER)

    def reply(self, reply: Reply, choice: int | None = None) -> Question | None:
        """Reply to the question that is asked, and go on to the next; None when there is none."""
        if not self.waiting:
            return None
        question = self.waiting.pop(0)
        self.replied.append(Replied(question, reply, choice))
        return question

    def ask_again(self) -> None:
        """Let the library ask what was put off once more: answers may have changed it."""
        self.replied = [one for one in self.replied if one.reply is not Reply.LATER]
        self.is_loaded = False

    def back(self) -> Replied | None:
        """Take the last reply back: its question is asked again. None when there was none."""
        if not self.replied:
            return None
        last = self.replied.pop()
        self.waiting.insert(0, last.question)
        return last

    def renew(self, questions: Iterable[Question]) -> None:
        """Take what the library asks now; the question that is asked stays."""
        self.is_loaded = True
        kept = self.waiting[:1]
        known = self.seen | {one.key for one in kept}
        self.waiting = [*kept, *(one for one in questions if one.key not in known)]

    def describe(self) -> str:
        """Say how far the review is."""
        parts = []
        if self.waiting:
            here = len(self.replied)
            parts.append(f"question {here + 1:,} of {here + len(self.waiting):,}")
        parts.append(f"{self.answered:,} answered")
        parts.append(f"{self.settled:,} {'mention' if self.settled == 1 else 'mentions'} settled")
        return " · ".join(parts)
