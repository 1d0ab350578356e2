"""Groups by pivots: a pure function of the nodes, however they came and went."""

from __future__ import annotations

import random

import pytest

from analysis.stories import grouping
from analysis.stories.grouping import CROWD, Regrouping


class Table:
    """Nodes in memory: each has buckets, and likes some others."""

    def __init__(self, seed: int, size: int, *, buckets: int, likes: float) -> None:
        chance = random.Random(seed)
        self.size = size
        self._in = {n: chance.sample(range(buckets), min(3, buckets)) for n in range(size)}
        self._liked = {(a, b) for a in range(size) for b in range(a) if chance.random() < likes}
        self.groups: dict[int, int] = {}
        self.waiting: set[int] = set()

    def is_there(self, node: int) -> bool:
        return node in self.groups or node in self.waiting

    def pivot(self, node: int) -> int | None:
        return self.groups.get(node)

    def assign(self, node: int, pivot: int) -> None:
        self.waiting.discard(node)
        self.groups[node] = pivot

    def buckets(self, node: int) -> list[int]:
        return self._in[node] if self.is_there(node) else []

    def first_pivots(self, buckets, limit):  # type: ignore[no-untyped-def]
        return {
            bucket: sorted(n for n, p in self.groups.items() if n == p and bucket in self._in[n])[
                :limit
            ]
            for bucket in buckets
        }

    def after(self, buckets, node):  # type: ignore[no-untyped-def]
        return {n for n in self.groups if n > node and {*buckets} & {*self._in[n]}}

    def members(self, pivot: int) -> list[int]:
        return [n for n, p in self.groups.items() if p == pivot and n != p]

    def hand_over(self, members, pivot: int) -> None:  # type: ignore[no-untyped-def]
        self.groups.update(dict.fromkeys(members, pivot))

    def resembling(self, node, others):  # type: ignore[no-untyped-def]
        return [other for other in others if other != node]

    def is_like(self, node: int, other: int) -> bool:
        return (max(node, other), min(node, other)) in self._liked

    def grouped_in_order(self) -> dict[int, int]:
        """The groups as they are defined: one node after the other."""
        groups: dict[int, int] = {}
        for node in sorted(self.groups):
            seen = {
                pivot
                for bucket in self._in[node]
                for pivot in [n for n, p in groups.items() if n == p and bucket in self._in[n]][
                    : grouping.MOST
                ]
            }
            groups[node] = min((p for p in seen if self.is_like(node, p)), default=node)
        return groups


@pytest.mark.parametrize("most", [1, 2, 3, 32])
@pytest.mark.parametrize("likes", [0.05, 0.3, 0.8])
def test_groups_are_as_if_all_nodes_had_come_in_order(monkeypatch, most, likes) -> None:
    monkeypatch.setattr(grouping, "MOST", most)
    for seed in range(12):
        table = Table(seed, 40, buckets=6, likes=likes)
        chance = random.Random(seed + 1)
        for _ in range(60):
            regrouping = Regrouping(table)
            for node in chance.sample(range(table.size), 3):
                if table.is_there(node):
                    regrouping.withdraw(node)
                    table.groups.pop(node, None)
                    table.waiting.discard(node)
                else:
                    table.waiting.add(node)
                    regrouping.add(node)
            before = dict(table.groups)
            regrouping.run()
            assert table.groups == table.grouped_in_order()
            moved = {n for n, p in table.groups.items() if before.get(n) != p}
            assert moved <= regrouping.changed.keys()


def test_what_is_unlike_is_not_chained_together() -> None:
    table = Table(0, 5, buckets=1, likes=0)
    table._liked = {(1, 0), (2, 1), (3, 2), (4, 3)}
    regrouping = Regrouping(table)
    for node in range(5):
        table.waiting.add(node)
        regrouping.add(node)
    regrouping.run()
    assert table.groups == {0: 0, 1: 0, 2: 2, 3: 2, 4: 4}


def test_a_crowd_follows_its_pivot_without_being_looked_at_again() -> None:
    size = 5 * CROWD
    nodes = Table(1, size, buckets=1, likes=0)
    nodes._liked = {(other, one) for one in (0, 1) for other in range(one + 1, size)}
    looked: list[int] = []
    is_like = nodes.is_like
    nodes.is_like = lambda a, b: looked.append(a) or is_like(a, b)  # type: ignore[method-assign]
    for node in range(1, size):
        nodes.waiting.add(node)
        regrouping = Regrouping(nodes)
        regrouping.add(node)
        regrouping.run()
    looked.clear()
    nodes.waiting.add(0)
    regrouping = Regrouping(nodes)
    regrouping.add(0)
    regrouping.run()
    assert set(nodes.groups.values()) == {0}
    assert regrouping.changed.keys() == set(range(size))
    assert len(looked) <= 3 * CROWD
