"""Disjoint sets of integers that know their members: by size, paths shortened (Tarjan 1975)."""

from __future__ import annotations


class Union:
    """Disjoint sets; what was never joined is a set by itself."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}

    def find(self, item: int) -> int:
        """The item that stands for the set of an item; it stays the same while nothing joins."""
        parent = self._parent
        top = item
        while (above := parent.get(top, top)) != top:
            top = above
        while item != top:
            parent[item], item = top, parent.get(item, item)
        return top

    def join(self, one: int, other: int) -> None:
        """Make the sets of two items one."""
        one, other = self.find(one), self.find(other)
        if one == other:
            return
        if len(self.members(one)) < len(self.members(other)):
            one, other = other, one
        self._parent[other] = one
        self._members.setdefault(one, [one]).extend(self._members.pop(other, (other,)))

    def members(self, item: int) -> list[int]:
        """All items of an item's set."""
        top = self.find(item)
        return self._members.get(top) or [top]

    def copy(self) -> Union:
        """The same sets, which can be joined on their own."""
        other = Union()
        other._parent = dict(self._parent)
        other._members = {top: list(members) for top, members in self._members.items()}
        return other
