"""Groups by pivots (Ailon, Charikar & Newman 2005), kept up to date as texts come and go.

All nodes stand in a fixed order. One after the other, each joins the first pivot before it that
it is like, or is a pivot itself: every member is like its pivot, so that unlike ones are never
chained together, and the groups are a pure function of the set of nodes. Only nodes that share a
bucket are compared, and in a bucket of many pivots only with the first :data:`MOST`: unlike texts
by the dozen in one bucket have a form in common, not a story.

Groups of more than :data:`CROWD` are no stories either but forms that are filled in every day. Of
those only the first are looked at again, and the others go where their pivot goes: there, what
came first can matter.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

MOST = 32
"""Pivots of one bucket that a node is compared with, if nothing else is said."""
CROWD = 1_000
"""Nodes that look again, at most, because of one change."""


class Nodes(Protocol):
    """The nodes as they are kept, by keys that are numbers in their order."""

    def is_there(self, node: int) -> bool:
        """Whether this is a node, be it without a pivot yet."""
        ...

    def pivot(self, node: int) -> int | None:
        """The pivot of a node; None for one that has none yet."""
        ...

    def assign(self, node: int, pivot: int) -> None:
        """Give a node its pivot, which may be itself."""
        ...

    def buckets(self, node: int) -> Sequence[int]:
        """The buckets a node is in."""
        ...

    def first_pivots(self, buckets: Collection[int], limit: int) -> Mapping[int, list[int]]:
        """The first pivots of each bucket, in order; a bucket without any may be absent."""
        ...

    def after(self, buckets: Collection[int], node: int) -> set[int]:
        """All nodes of some buckets that have a pivot and stand behind a node."""
        ...

    def members(self, pivot: int) -> Collection[int]:
        """The nodes that have a pivot, without itself."""
        ...

    def hand_over(self, members: Collection[int], pivot: int) -> None:
        """Give members another pivot, which they are not."""
        ...

    def resembling(self, node: int, others: Collection[int]) -> Collection[int]:
        """The others without those that a rough look shows to be unlike."""
        ...

    def is_like(self, node: int, other: int) -> bool:
        """Whether two nodes are one group's, at a close look."""
        ...


class Regrouping:
    """One change of the set of nodes and all that follows from it.

    What a node joins depends on nodes before it alone: taken in order, none is looked at twice.
    """

    def __init__(self, nodes: Nodes, most: int | None = None) -> None:
        self._nodes = nodes
        self._most = MOST if most is None else most
        self._queue: list[int] = []
        self._offered: dict[int, set[int] | None] = {}
        self._pushed_out: set[int] = set()
        self.changed: dict[int, int | None] = {}
        """Nodes that have another pivot than before, with the one they had."""

    def add(self, node: int) -> None:
        """Look at a node that is new: it has no pivot, and nobody sees it in its buckets yet."""
        self._look_again(node)

    def withdraw(self, node: int) -> None:
        """Prepare for a node that goes; call it before the node leaves its buckets."""
        pivot = self._nodes.pivot(node)
        self.changed.setdefault(node, pivot)
        if pivot == node:
            self._unseat(node)

    def run(self) -> None:
        """Regroup until all is as it has to be."""
        while self._queue:
            node = heappop(self._queue)
            offered = self._offered.pop(node)
            if not self._nodes.is_there(node):
                continue
            before = self._nodes.pivot(node)
            if offered is None or before is None or offered & self._pushed_out:
                after = self._look(node)
            else:
                sooner = [one for one in offered if one < before and self._nodes.pivot(one) == one]
                after = self._first_like(node, sooner, before)
            if after != before:
                self._move(node, before, after)

    def _move(self, node: int, before: int | None, after: int) -> None:
        self.changed.setdefault(node, before)
        if before == node:
            self._hand_over(node, after)
            self._unseat(node)
        self._nodes.assign(node, after)
        if after == node:
            self._seat(node)

    def _hand_over(self, node: int, after: int) -> None:
        """Let most of a crowd follow their pivot to the one that it joins."""
        crowd = sorted(self._nodes.members(node))[CROWD:]
        if crowd:
            self._nodes.hand_over(crowd, after)
            self.changed = {**dict.fromkeys(crowd, node), **self.changed}

    def _look(self, node: int) -> int:
        """The first of all pivots a node sees that it is like, else itself."""
        first = self._nodes.first_pivots(self._nodes.buckets(node), self._most)
        visible = {pivot for pivots in first.values() for pivot in pivots if pivot < node}
        return self._first_like(node, self._nodes.resembling(node, visible), node)

    def _first_like(self, node: int, others: Collection[int], default: int) -> int:
        like = (other for other in sorted(others) if self._nodes.is_like(node, other))
        return next(like, default)

    def _seat(self, node: int) -> None:
        """A node has become a pivot: those behind may join it, or no longer see another."""
        buckets = []
        first = self._nodes.first_pivots(self._nodes.buckets(node), self._most + 1)
        for bucket, pivots in first.items():
            if node not in pivots[: self._most]:
                continue
            buckets.append(bucket)
            if len(pivots) > self._most:
                self._pushed_out.add(pivots[self._most])
                self._look_again(*sorted(self._nodes.members(pivots[self._most]))[:CROWD])
        self._offer(node, set(sorted(self._nodes.after(buckets, node))[:CROWD]))

    def _unseat(self, node: int) -> None:
        """A pivot is none any more: its members look again, and some may see another."""
        self._look_again(*self._nodes.members(node))
        first = self._nodes.first_pivots(self._nodes.buckets(node), self._most + 1)
        for bucket, pivots in first.items():
            if len(pivots) > self._most and node in pivots[: self._most]:
                behind = sorted(self._nodes.after([bucket], pivots[self._most]))
                self._offer(pivots[self._most], set(behind[:CROWD]))

    def _offer(self, pivot: int, behind: set[int]) -> None:
        for node in self._nodes.resembling(pivot, behind):
            if node not in self._offered:
                heappush(self._queue, node)
            offered = self._offered.setdefault(node, set())
            if offered is not None:
                offered.add(pivot)

    def _look_again(self, *nodes: int) -> None:
        for node in nodes:
            if node not in self._offered:
                heappush(self._queue, node)
            self._offered[node] = None
