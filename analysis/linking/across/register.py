"""Register: signatures read from the library's index as linking comes to need them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from analysis.linking.across.index import Role
from analysis.linking.naming.keys import blocks_of, words_of
from analysis.linking.naming.persons import is_spelling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.linking.across.index import NameIndex
    from analysis.models.chain import Signature


class Register:
    """What was read so far: each key and role is looked up once.

    ``known`` are all signatures that were read, by id; ``spelled`` are the spellings that were
    found of full person names.
    """

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._rows: dict[Role, dict[str, tuple[Signature, ...]]] = {role: {} for role in Role}
        self._blocks: dict[str, dict[str, Signature]] = {}
        self.known: dict[int, Signature] = {}
        self.spelled: dict[str, set[str]] = defaultdict(set)

    def fetch(self, keys: Iterable[str], role: Role) -> None:
        """Read those of the keys that are not read yet, in one look-up."""
        rows = self._rows[role]
        missing = {key for key in keys if key not in rows}
        if not missing:
            return
        found = self._index.by_keys(missing, role)
        for key in missing:
            rows[key] = tuple(found.get(key, ()))
            for signature in rows[key]:
                self.known.setdefault(signature.id, signature)

    def having(self, key: str, role: Role) -> tuple[Signature, ...]:
        """Signatures that have a key; empty for a key that was not read."""
        return self._rows[role].get(key, ())

    def signature(self, number: int) -> Signature:
        """A signature that was read."""
        return self.known[number]

    def spellings(self, key: str) -> list[tuple[str, Signature]]:
        """Full person names that are spellings of this one, with a signature that has each."""
        words, found = words_of(key), []
        for each in blocks_of(key):
            for other, signature in self._block(each).items():
                if other != key and is_spelling(words, words_of(other)):
                    self.spelled[key].add(other)
                    found.append((other, signature))
        return found

    def _block(self, each: str) -> dict[str, Signature]:
        """The full names of a block that was read, with a signature that has each."""
        names = self._blocks.get(each)
        if names is None:
            names = self._blocks[each] = {
                key: signature
                for signature in self.having(each, Role.BLOCK)
                for key in signature.strong
                if each in blocks_of(key)
            }
        return names
