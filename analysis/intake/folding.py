"""Groups of copies and of stories, and who is shown for each, as articles come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.linking.naming.keys import POINTER
from analysis.storage import stories
from analysis.storage.groups import StoredNodes
from analysis.stories import accounts, reports
from analysis.stories.grouping import Regrouping
from analysis.stories.matching import are_copies, could_be_copies, wording
from analysis.stories.sketch import SIZE, bands, likeness, sketch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence

    from analysis.storage.stories import Candidate, Name, Waiting
    from analysis.stories.matching import Wording
    from analysis.stories.reports import Report

_WHOLE = 0.75
"""Share of the words of a group's longest article that one needs to be shown for it."""
_WHOLE_STORY = 0.4
_MOST = 12
"""Pivots that a wording is compared with for each band: a copy has many bands in common."""


class Copies:
    """Groups of wordings, and the article that is shown for the articles of each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._nodes = _Wordings(connection)
        self._regrouping = Regrouping(self._nodes, _MOST)

    def take(self, articles: Iterable[Waiting]) -> set[int]:
        """Take in what articles say now; the wordings whose groups have to be looked at."""
        left, touched = set[int](), set[int]()
        for article, is_text in articles:
            before = stories.key_of(self._connection, article)
            if before is not None and not is_text:
                touched.add(before)
                continue
            told = stories.told(self._connection, article)
            now = wording(*told) if told else None
            key = now.key if now else None
            if before != key:
                stories.set_key(self._connection, article, key)
            if before is not None and before != key:
                left.add(before)
            if now is not None and key is not None:
                touched.add(key)
                if not self._nodes.is_there(key):
                    self._nodes.enter(key, now)
                    self._regrouping.add(key)
        for key in sorted(left):
            touched.add(key)
            if not stories.articles_of(self._connection, key):
                self._regrouping.withdraw(key)
                self._nodes.remove(key)
        self._regrouping.run()
        return self._pivots(touched)

    def _pivots(self, touched: set[int]) -> set[int]:
        """The pivots, present and former, of wordings that were touched or moved."""
        pivots = {before for before in self._regrouping.changed.values() if before is not None}
        for key in touched | self._regrouping.changed.keys():
            pivots.add(key)
            pivot = self._nodes.pivot(key)
            if pivot is not None:
                pivots.add(pivot)
        return pivots


class Tellings:
    """Groups of accounts: what each group of copies tells, and who is shown for a story."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._wordings = _Wordings(connection)
        self._nodes = _Accounts(connection)
        self._regrouping = Regrouping(self._nodes)

    def take(self, keys: Iterable[int]) -> None:
        """Choose who is shown for the copies of some pivots, and for all that tell the same."""
        seen = set[int]()
        for key in sorted(keys):
            seen.add(key)
            content = None
            if self._wordings.pivot(key) == key:
                content = self._account(self._show_copies(key))
            self._put(key, content)
        self._regrouping.run()
        changed = self._regrouping.changed
        seen |= changed.keys() | {key for key in changed.values() if key is not None}
        self._show_stories(seen)

    def _put(self, key: int, content: bytes | None) -> None:
        before = self._nodes.content(key)
        if content == before:
            return
        if before is not None:
            self._regrouping.withdraw(key)
            self._nodes.remove(key)
        if content is not None:
            self._nodes.add(key, content)
            self._regrouping.add(key)

    def _show_copies(self, pivot: int) -> Candidate:
        articles = self._articles([pivot])
        shown = choose(articles, _WHOLE)
        changes = {
            one.article: None if one is shown else shown.article
            for one in articles
            if one.copy_of != (None if one is shown else shown.article)
        }
        stories.put_under(self._connection, changes, "copy_of")
        return shown

    def _account(self, shown: Candidate) -> bytes | None:
        if not shown.is_analysed:
            return None
        found = stories.names(self._connection, shown.article)
        told = stories.told(self._connection, shown.article)
        if not found or told is None:
            return None
        named = (accounts.Named(_key(n), n.label, n.mentions, n.first) for n in found if _key(n))
        one = accounts.account(shown.placed, told.title, told.text, named)
        return accounts.packed(one) if one else None

    def _show_stories(self, seen: set[int]) -> None:
        heads = set[int]()
        for key in seen:
            pivot = self._nodes.pivot(key)
            if pivot is not None:
                heads.add(pivot)
            elif self._wordings.pivot(key) == key:
                heads.add(key)
        for head in sorted(heads):
            articles = self._articles([head, *self._nodes.members(head)])
            shown = choose([one for one in articles if one.copy_of is None], _WHOLE_STORY)
            changes = {
                one.article: None if one is shown else shown.article
                for one in articles
                if one.told_by != (None if one is shown else shown.article)
            }
            stories.put_under(self._connection, changes, "told_by")

    def _articles(self, pivots: Iterable[int]) -> list[Candidate]:
        """All articles of some groups of copies."""
        keys = (key for pivot in pivots for key in (pivot, *self._wordings.members(pivot)))
        return stories.candidates(self._connection, keys)


def _key(name: Name) -> str:
    """A full name it has in its article; "" for one that other articles tell whom it means."""
    return min((key for key in name.strong if key[0] != POINTER), default="")


def choose(articles: Sequence[Candidate], whole: float) -> Candidate:
    """The article that is shown for others: the newest of those that are not much cut."""
    longest = max(one.words for one in articles)
    return min(
        (one for one in articles if one.words >= whole * longest),
        key=lambda one: (-one.placed, -one.words, one.ref, one.article),
    )


class _Wordings(StoredNodes):
    """Wordings, alike when one is a copy of the other."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection, "wording", lambda content: bands(content[:SIZE]))
        self._wordings: dict[int, Wording] = {}
        self._reports: dict[int, Report | None] = {}

    def enter(self, key: int, one: Wording) -> None:
        """Take in a wording."""
        self._wordings[key] = one
        content = sketch(one.shingles) + reports.packed(one.report) if one.can_be_copied else b""
        self.add(key, content)

    def resembling(self, node: int, others: Collection[int]) -> Collection[int]:
        """The others whose sketches and reports are not too different."""
        content = self.content(node)
        if not content or not others:
            return []
        found = self.contents(others)
        alike = likeness(content[:SIZE], [other[:SIZE] for other in found.values()])
        return [
            other
            for (other, said), share in zip(found.items(), alike, strict=True)
            if could_be_copies(node, other, share)
            and self._could_be_one(node, content, other, said)
        ]

    def _could_be_one(self, node: int, content: bytes, other: int, said: bytes) -> bool:
        for key, each in ((node, content), (other, said)):
            if key not in self._reports:
                self._reports[key] = reports.unpacked(each[SIZE:])
        one, two = self._reports[node], self._reports[other]
        return one is None or two is None or reports.could_be_one(one, two)

    def is_like(self, node: int, other: int) -> bool:
        """Whether one is a copy of the other."""
        return are_copies(self._wording(node), self._wording(other))

    def _wording(self, key: int) -> Wording:
        if key not in self._wordings:
            self._wordings[key] = wording(*stories.told_with(self._connection, key))
        return self._wordings[key]


class _Accounts(StoredNodes):
    """Accounts, alike when both tell of one event."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection, "account", accounts.buckets)
        self._accounts: dict[bytes, accounts.Account] = {}

    def resembling(self, node: int, others: Collection[int]) -> Collection[int]:
        """All others: a close look costs no more."""
        return [other for other in others if other != node]

    def is_like(self, node: int, other: int) -> bool:
        """Whether both tell of one event."""
        one, two = self._account(node), self._account(other)
        return one is not None and two is not None and accounts.tell_of_one_event(one, two)

    def _account(self, key: int) -> accounts.Account | None:
        content = self.content(key)
        if content is None:
            return None
        if content not in self._accounts:
            self._accounts[content] = accounts.unpacked(content)
        return self._accounts[content]
