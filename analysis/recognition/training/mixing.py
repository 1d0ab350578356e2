"""Which passages are learned from, how often, and which are held out."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

HELD_OUT = 10
"""One passage of so many is never learned from."""

_T = TypeVar("_T")


def divide(passages: Sequence[_T]) -> tuple[list[_T], list[_T]]:
    """Part the passages of one source into those to learn from and those held out."""
    kept = [passage for at, passage in enumerate(passages) if at % HELD_OUT]
    return kept, list(passages[::HELD_OUT])


def take(passages: Sequence[_T], share: float, seed: int) -> list[_T]:
    """Take each passage ``share`` times; of a broken share a random part once more."""
    whole = int(share)
    more = round((share - whole) * len(passages))
    return [*(list(passages) * whole), *random.Random(seed).sample(list(passages), more)]  # noqa: S311
