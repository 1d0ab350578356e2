"""Why a link was made, in a code and in words, and how surely it is right."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Reason(StrEnum):
    """Why a mention belongs to its chain, or a chain to its entity."""

    SAME_NAME = "same-name"
    SURNAME = "surname"
    GIVEN_NAME = "given-name"
    SHORT_NAME = "short-name"
    ACRONYM = "acronym"
    SPELLING = "spelling"
    ALIAS = "alias"
    PLURAL = "plural"
    ONLY_ONE = "only-one"
    LIKELY = "likely"
    CONTEXT = "context"
    ROLE = "role"
    TEAM = "team"
    CALLED = "called"
    MERGED = "merged"
    SETTLED = "settled"
    SPLIT = "split"
    OPEN = "open"


class Confidence(StrEnum):
    """How surely a link is right."""

    SURE = "sure"
    LIKELY = "likely"
    OPEN = "open"


class Evidence(NamedTuple):
    """Why a link was made: a code, and the other name it rests on."""

    reason: Reason
    about: str = ""

    def words(self) -> str:
        """The reason in a few words, as the bottom line and the exports give it."""
        return _WORDS[self.reason].format(self.about)

    @property
    def confidence(self) -> Confidence:
        """How surely the link is right, as its reason tells."""
        return _CONFIDENCES.get(self.reason, Confidence.SURE)


_WORDS: Mapping[Reason, str] = {
    Reason.SAME_NAME: "same name",
    Reason.SURNAME: "surname of “{}” in this article",
    Reason.GIVEN_NAME: "first name of “{}” in this article",
    Reason.SHORT_NAME: "short for “{}” in this article",
    Reason.ACRONYM: "acronym of “{}”",
    Reason.SPELLING: "spelling of “{}”",
    Reason.ALIAS: "alias table: {}",
    Reason.PLURAL: "plural of “{}”",
    Reason.ONLY_ONE: "only “{}” in the library has this name",
    Reason.LIKELY: "most likely “{}”: far more articles than any other of this name",
    Reason.CONTEXT: "most likely “{}”: the company it keeps in this article",
    Reason.ROLE: "role of “{}” in this article",
    Reason.CALLED: "another name of “{}”, this article says",
    Reason.TEAM: "the team, not the place: this article is about {}",
    Reason.MERGED: "you said it is “{}”",
    Reason.SETTLED: "you said it is “{}” in this article",
    Reason.SPLIT: "you split it off",
    Reason.OPEN: "open: could be {}",
}
_CONFIDENCES: Mapping[Reason, Confidence] = {
    Reason.SPELLING: Confidence.LIKELY,
    Reason.ONLY_ONE: Confidence.LIKELY,
    Reason.LIKELY: Confidence.LIKELY,
    Reason.CONTEXT: Confidence.LIKELY,
    Reason.ROLE: Confidence.LIKELY,
    Reason.TEAM: Confidence.LIKELY,
    Reason.OPEN: Confidence.OPEN,
}
