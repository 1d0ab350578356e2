"""A name index in dictionaries, where the library has a table."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from analysis.linking.across.index import keys_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from analysis.linking.across.index import Role
    from analysis.models.chain import Signature


class MemoryIndex:
    """A name index in dictionaries."""

    def __init__(self, signatures: Iterable[Signature] = ()) -> None:
        self._rows: dict[tuple[str, Role], dict[int, Signature]] = defaultdict(dict)
        for signature in signatures:
            self.add(signature)

    def add(self, signature: Signature) -> None:
        """Make a signature present."""
        for row in keys_of(signature):
            self._rows[row][signature.id] = signature

    def remove(self, signature: Signature) -> None:
        """Make a signature absent."""
        for row in keys_of(signature):
            self._rows[row].pop(signature.id, None)

    def by_keys(self, keys: Collection[str], role: Role) -> Mapping[str, Collection[Signature]]:
        """See :class:`analysis.linking.across.index.NameIndex`."""
        rows = self._rows
        return {key: rows[key, role].values() for key in keys if (key, role) in rows}
