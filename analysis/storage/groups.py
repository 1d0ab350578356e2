"""Groups by pivots in the library file: nodes, their pivots, and the buckets they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Mapping, Sequence

Table = Literal["wording", "account"]
_FEW = 8
"""Pivots of a bucket, on the average, that are fetched at once."""


class StoredNodes:
    """Nodes of one of the tables, as grouping asks for them, without how they are compared.

    What is added has no row before it has a pivot.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        table: Table,
        buckets: Callable[[bytes], Sequence[int]],
    ) -> None:
        self._connection = connection
        self._table = table
        self._buckets = buckets
        self._new: dict[int, bytes] = {}

    def add(self, node: int, content: bytes) -> None:
        """Take in a node, which gets its row with its pivot."""
        self._new[node] = content

    def remove(self, node: int) -> None:
        """Forget a node and take it out of its buckets."""
        if self._new.pop(node, None) is not None:
            return
        is_member = self.pivot(node) != node
        self._connection.executemany(
            f"DELETE FROM {self._table}_bucket WHERE bucket = ? AND is_member = ? AND key = ?",
            ((bucket, is_member, node) for bucket in self.buckets(node)),
        )
        self._connection.execute(f"DELETE FROM {self._table} WHERE key = ?", (node,))

    def is_there(self, node: int) -> bool:
        """Whether this is a node, be it without a pivot yet."""
        return node in self._new or self.pivot(node) is not None

    def content(self, node: int) -> bytes | None:
        """What was said of a node when it was added."""
        if node in self._new:
            return self._new[node]
        row = self._connection.execute(
            f"SELECT content FROM {self._table} WHERE key = ?", (node,)
        ).fetchone()
        return bytes(row[0]) if row else None

    def contents(self, nodes: Collection[int]) -> dict[int, bytes]:
        """What was said of several nodes."""
        found = {node: self._new[node] for node in nodes if node in self._new}
        stored = [node for node in nodes if node not in self._new]
        for start in range(0, len(stored), 500):
            part = stored[start : start + 500]
            found.update(
                self._connection.execute(
                    f"SELECT key, content FROM {self._table} WHERE key IN ({_marks(part)})", part
                )
            )
        return found

    def pivot(self, node: int) -> int | None:
        """The pivot of a node; None for one that has none yet."""
        row = self._connection.execute(
            f"SELECT pivot FROM {self._table} WHERE key = ?", (node,)
        ).fetchone()
        return int(row[0]) if row else None

    def assign(self, node: int, pivot: int) -> None:
        """Give a node its pivot, which may be itself."""
        is_member = pivot != node
        if node in self._new:
            content = self._new[node]
            self._connection.execute(
                f"INSERT INTO {self._table} VALUES (?, ?, ?)", (node, content, pivot)
            )
            self._connection.executemany(
                f"INSERT OR IGNORE INTO {self._table}_bucket VALUES (?, ?, ?)",
                ((bucket, is_member, node) for bucket in self.buckets(node)),
            )
            del self._new[node]
            return
        before = self.pivot(node)
        if (before != node) != is_member:
            self._connection.executemany(
                f"UPDATE {self._table}_bucket SET is_member = ?"
                " WHERE bucket = ? AND is_member = ? AND key = ?",
                ((is_member, bucket, not is_member, node) for bucket in self.buckets(node)),
            )
        self._connection.execute(f"UPDATE {self._table} SET pivot = ? WHERE key = ?", (pivot, node))

    def buckets(self, node: int) -> Sequence[int]:
        """The buckets a node is in, each once."""
        content = self.content(node)
        return list(dict.fromkeys(self._buckets(content))) if content else []

    def first_pivots(self, buckets: Collection[int], limit: int) -> Mapping[int, list[int]]:
        """The first pivots of each bucket, in order; a bucket without any may be absent."""
        found: dict[int, list[int]] = {}
        most = _FEW * len(buckets)
        rows = self._connection.execute(
            f"SELECT bucket, key FROM {self._table}_bucket WHERE bucket IN ({_marks(buckets)})"
            " AND is_member = 0 LIMIT ?",
            (*buckets, most),
        ).fetchall()
        if len(rows) == most:
            return {bucket: self._first_pivots(bucket, limit) for bucket in buckets}
        for bucket, key in sorted(rows):
            found.setdefault(bucket, []).append(key)
        return {bucket: keys[:limit] for bucket, keys in found.items()}

    def _first_pivots(self, bucket: int, limit: int) -> list[int]:
        rows = self._connection.execute(
            f"SELECT key FROM {self._table}_bucket WHERE bucket = ? AND is_member = 0"
            " ORDER BY key LIMIT ?",
            (bucket, limit),
        )
        return [row[0] for row in rows]

    def after(self, buckets: Collection[int], node: int) -> set[int]:
        """All nodes of some buckets that have a pivot and stand behind a node."""
        rows = self._connection.execute(
            f"SELECT key FROM {self._table}_bucket WHERE bucket IN ({_marks(buckets)})"
            " AND is_member IN (0, 1) AND key > ?",
            (*buckets, node),
        )
        return {row[0] for row in rows}

    def members(self, pivot: int) -> Collection[int]:
        """The nodes that have a pivot, without itself."""
        rows = self._connection.execute(
            f"SELECT key FROM {self._table} WHERE pivot = ? AND pivot <> key", (pivot,)
        )
        return [row[0] for row in rows]

    def hand_over(self, members: Collection[int], pivot: int) -> None:
        """Give members another pivot, which they are not."""
        self._connection.executemany(
            f"UPDATE {self._table} SET pivot = ? WHERE key = ?", ((pivot, one) for one in members)
        )


def _marks(values: Collection[int]) -> str:
    return ",".join("?" * len(values))
