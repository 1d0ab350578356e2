"""Ties: joining what shares names or is said to be the same, but for what is said to be apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.linking.union import Union

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.linking.corrections.rulings import Rulings

SPELLED = -1
"""Number of a tie that no correction made: the names are spellings of each other."""


class Ties:
    """Names, the signatures known by them, and which names mean the same.

    What shares a name is one, whatever was said. Of what was said the later word counts: a tie
    is left out that would join two names which a later correction keeps apart, and so is keeping
    two apart which later ties join. Spellings come last.
    """

    def __init__(self) -> None:
        self._nodes: dict[str, int] = {}
        self._held = Union()
        self._together = self._held
        self._ties: dict[tuple[str, str], int] = {}

    def hold(self, key: str, signatures: Iterable[int]) -> None:
        """Note which signatures are known by a key."""
        node = self._node(key)
        for signature in signatures:
            self._held.join(node, signature)

    def tie(self, one: str, other: str, number: int) -> None:
        """Note that two names mean the same, by which correction."""
        pair = (one, other) if one < other else (other, one)
        self._ties[pair] = max(number, self._ties.get(pair, number))

    def _node(self, key: str) -> int:
        return self._nodes.setdefault(key, -1 - len(self._nodes))

    def join(self, union: Union, rulings: Rulings) -> list[frozenset[int]]:
        """Join the signatures; returns the sets that something keeps from being one."""
        apart = self._apart(rulings)
        ordered = [(number, pair, True) for pair, number in self._ties.items()]
        ordered += [(number, pair, False) for pair, number in apart.items()]
        kept: list[tuple[str, str]] = []
        for _, pair, is_tie in sorted(ordered, key=lambda one: (-one[0], one[1])):
            if is_tie and not any(self._cross(pair, other) for other in kept):
                self._held.join(*map(self._node, pair))
            elif not is_tie:
                kept.append(pair)
        for node in {self._held.find(node) for node in self._nodes.values()}:
            first, *others = self._signatures(self._held, node) or [node]
            for other in others:
                union.join(first, other)
        return self._entangled(apart)

    def _apart(self, rulings: Rulings) -> dict[tuple[str, str], int]:
        """Names that are kept apart though all ties together would join them."""
        found = {
            (one, other): number
            for one in self._nodes.keys() & rulings.apart.keys()
            for other, number in rulings.apart[one].items()
            if one < other and other in self._nodes
        }
        if not found:
            return found
        self._together = self._held.copy()
        for one, other in self._ties:
            self._together.join(self._node(one), self._node(other))
        return {
            (one, other): number
            for (one, other), number in found.items()
            if self._together.find(self._node(one)) == self._together.find(self._node(other))
        }

    def _cross(self, tie: tuple[str, str], apart: tuple[str, str]) -> bool:
        """Whether a tie would join what is kept apart."""
        one, other = (self._held.find(self._node(key)) for key in tie)
        this, that = (self._held.find(self._node(key)) for key in apart)
        return this != that and {one, other} == {this, that}

    def _entangled(self, apart: Iterable[tuple[str, str]]) -> list[frozenset[int]]:
        tops = {self._together.find(self._node(one)) for one, _ in apart}
        return [frozenset(self._signatures(self._together, top)) for top in tops]

    @staticmethod
    def _signatures(union: Union, node: int) -> list[int]:
        return sorted(member for member in union.members(node) if member >= 0)
