"""What the reading screen tells itself and the app."""

from __future__ import annotations

from textual.message import Message


class Rested(Message):
    """The cursor of the list has come to rest on an article."""

    def __init__(self, article: int) -> None:
        super().__init__()
        self.article = article


class Failed(Message):
    """Work in the background broke off with an error that is no sentence."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error
