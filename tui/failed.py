"""Failed: what every screen and the app are told of a fault in the background."""

from __future__ import annotations

from textual.message import Message


class Failed(Message):
    """Work in the background broke off with an error that is no sentence."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error
