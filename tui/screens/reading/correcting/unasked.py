"""Unasked: what was typed at once for an answer, when the question then was not asked."""

from __future__ import annotations

from time import monotonic

from tui.commands import moving

_HARMLESS = frozenset(one.id for one in moving.COMMANDS) - {"open"}
PAUSE = 0.6
"""Seconds without a key after which what is typed is meant for the reader again."""


class Unasked:
    """Holds keys off the reader's commands that a person typed for a menu which did not come.

    ``D m`` drops a name; where there is none, ``m`` alone would mark the article.
    """

    def __init__(self) -> None:
        self._until = 0.0

    def begin(self) -> None:
        """Expect an answer that nothing asks for."""
        self._until = monotonic() + PAUSE

    def takes(self, id_: str, keys: tuple[str, ...]) -> bool:
        """Whether a command with these keys was typed as such an answer: it does nothing then.

        What only moves is let through: it harms nobody.
        """
        if id_ in _HARMLESS or monotonic() >= self._until:
            return False
        is_meant = any((len(key) == 1 and key.isalnum()) or key == "enter" for key in keys)
        self._until = monotonic() + PAUSE if is_meant else 0.0
        return is_meant
