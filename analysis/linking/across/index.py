"""Index: what linking across articles looks up, signatures by key and by what that is to them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from analysis.lexicon.vocabulary import GENERIC
from analysis.linking.naming.keys import POINTER, blocks_of, implied_by, own_keys, target

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from analysis.models.chain import Signature


class Role(StrEnum):
    """What a key is to a signature.

    ``OWN``: it is known by this name: its strong keys, or its weak ones if it has no strong one.
    ``SHORT``: it may go by this name: the weak keys beside strong ones, and what full names imply.
    ``BLOCK``: full names of persons that can be spellings of each other share one.
    ``SETTLED``: in its article it means what is known by this key, as was settled there.
    """

    OWN = "own"
    SHORT = "short"
    BLOCK = "block"
    SETTLED = "settled"


class NameIndex(Protocol):
    """Signatures present in the library, by key; storage answers each call with one query."""

    def by_keys(self, keys: Collection[str], role: Role) -> Mapping[str, Collection[Signature]]:
        """For each key the signatures that have it in this role; keys without any may be absent."""
        ...


def own(signature: Signature) -> frozenset[str]:
    """Keys the signature is known by."""
    return own_keys(signature.strong, signature.weak)


def settled(signature: Signature) -> frozenset[str]:
    """Keys of what the signature was settled to mean; none for nearly all."""
    found = (target(key) for key in signature.strong if key[0] == POINTER)
    return frozenset(key for key in found if key is not None)


def implied(signature: Signature) -> frozenset[str]:
    """Short keys that the signature's full names imply, whether an article used them or not."""
    return frozenset().union(*map(implied_by, signature.strong)) - signature.strong


def short(signature: Signature) -> frozenset[str]:
    """Keys the signature may go by where nothing else does; none without a full name."""
    if not signature.strong:
        return frozenset()
    keys = (signature.weak | implied(signature)) - signature.strong
    return frozenset(key for key in keys if key[0] != "o" or key[2:] not in GENERIC)


def block(signature: Signature) -> frozenset[str]:
    """Keys that spellings of the signature's full names share."""
    return frozenset().union(*map(blocks_of, signature.strong))


def keys_of(signature: Signature) -> list[tuple[str, Role]]:
    """What storage indexes for a signature: (key, role), sorted, without doubles."""
    rows = [(key, Role.OWN) for key in own(signature)]
    rows += [(key, Role.SHORT) for key in short(signature)]
    rows += [(key, Role.BLOCK) for key in block(signature)]
    rows += [(key, Role.SETTLED) for key in settled(signature)]
    return sorted(rows)
