"""Shingles of an article's words, and its sketch: MinHash (Broder 1997), in bands.

A sketch keeps sixteen bits of each least hash (b-bit minwise hashing, Li & König 2010).
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

SHINGLE = 2
"""Words of a shingle."""
PERMUTATIONS = 96
BAND = 3
"""Least hashes of a band: texts that are half alike share one of the 32 in 99 cases of 100."""
_PORTION = 4096

_random = random.Random(20_01)  # noqa: S311 - the same factors for ever, and nothing secret
_FACTORS = np.array([_random.getrandbits(64) | 1 for _ in range(PERMUTATIONS)], dtype=np.uint64)
_TERMS = np.array([_random.getrandbits(64) for _ in range(PERMUTATIONS)], dtype=np.uint64)
_PLACES = np.array([_random.getrandbits(64) | 1 for _ in range(SHINGLE)], dtype=np.uint64)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_BANDS = PERMUTATIONS // BAND
SIZE = 2 * PERMUTATIONS
"""Bytes of a sketch."""


def hashed(words: Sequence[str]) -> Hashes:
    """A number for each word."""
    return np.fromiter((crc32(word.encode()) for word in words), np.uint64, len(words))


def shingles(words: Hashes) -> Hashes:
    """The distinct pairs of neighbouring words, sorted; of one word none."""
    count = len(words) - SHINGLE + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    mixed = words[:count] * _PLACES[0]
    for place in range(1, SHINGLE):
        mixed = mixed + words[place : place + count] * _PLACES[place]
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MIX
    mixed ^= mixed >> np.uint64(32)
    return np.unique(mixed)


def sketch(found: Hashes) -> bytes:
    """The sketch of a set of shingles, which must not be empty."""
    least = np.full(PERMUTATIONS, np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, len(found), _PORTION):
        part = found[start : start + _PORTION]
        permuted = np.multiply.outer(_FACTORS, part) + _TERMS[:, None]
        np.minimum(least, (permuted >> np.uint64(32)).min(axis=1), out=least)
    return least.astype("<u2").tobytes()


def bands(made: bytes) -> list[int]:
    """The buckets of a sketch: signed 32-bit numbers, one a band."""
    values = np.frombuffer(made, "<u2").astype(np.uint64).reshape(_BANDS, BAND)
    mixed = np.arange(1, _BANDS + 1, dtype=np.uint64)
    for column in range(BAND):
        mixed = (mixed ^ values[:, column]) * _MIX
        mixed ^= mixed >> np.uint64(31)
    found: list[int] = (mixed >> np.uint64(32)).astype(np.uint32).view(np.int32).tolist()
    return found


def likeness(one: bytes, others: Sequence[bytes]) -> list[float]:
    """About how alike (Jaccard) a sketch is to each of the others."""
    if not others:
        return []
    table = np.frombuffer(b"".join(others), "<u2").reshape(len(others), PERMUTATIONS)
    same: list[float] = (table == np.frombuffer(one, "<u2")).mean(axis=1).tolist()
    return same
