"""Hiding by rule: articles with a word, from a source, on an entity; and showing them again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from analysis.errors import NewsreaderError
from tui.drawing.cells import one_line
from tui.scope import Scope
from tui.widgets.prompt import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.following.habits import Habits, Hiding
    from analysis.models import EntityRow
    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.articles.listing import Listing
    from tui.screens.reading.asking import Asking
    from tui.screens.reading.names.names import Names
    from tui.screens.reading.view import ReadingView


@dataclass
class RulesReady(Message):
    """The rules there are, to choose from."""

    rules: Sequence[Hiding]


@dataclass
class RuleKept(Message):
    """A rule was made or dropped: what it does, or why it was not, in a sentence."""

    said: str


class HidingRules:
    """The command that hides articles by rules, and shows them again."""

    def __init__(
        self, view: ReadingView, listing: Listing, desk: Desk, names: Names, asking: Asking
    ) -> None:
        self._view = view
        self._listing = listing
        self._desk = desk
        self._names = names
        self._asking = asking

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"hide": self._ask}

    def _ask(self) -> None:
        view = self._view
        self._desk.settle()

        def run() -> None:
            view.post_message(RulesReady(view.library.habits().hidden()))

        view.run_worker(run, group="rules", thread=True, exit_on_error=False)

    def offer(self, answer: RulesReady) -> None:
        """Offer what can be hidden here, and each rule to be dropped."""
        from tui.screens.dialogs.menu import Choice, Menu

        view = self._view
        opened = self._desk.opened
        entity = self._names.entity_here()
        choices = [Choice("w", "articles with a word…"), Choice("t", "titles with a word…")]
        if opened is not None:
            choices.append(Choice("s", f"articles from {one_line(opened.article.source)}"))
        if entity is not None:
            choices.append(Choice("e", f"articles that mention {one_line(entity.name)}"))
        hidden = sum(rule.articles for rule in answer.rules)
        if hidden:
            choices.append(Choice("l", "list what is hidden now"))
        choices += [
            Choice(str(number), f"show again: {one_line(rule.words())} ({rule.articles:,})")
            for number, rule in enumerate(answer.rules, 1)
        ]
        menu = Menu("Hide by a rule, now and later", choices)
        article = opened.id if opened is not None else None
        take = partial(self._take, answer.rules, article, entity)
        view.app.push_screen(menu, take)

    def _take(
        self,
        rules: Sequence[Hiding],
        article: int | None,
        entity: EntityRow | None,
        key: str | None,
    ) -> None:
        if key == "w":
            self._asking.ask(Purpose.HIDE, take=self._hide)
        elif key == "t":
            self._asking.ask(Purpose.HIDE_TITLE, take=partial(self._hide, in_title=True))
        elif key == "l":
            self._listing.narrow(Scope(is_hidden=True))
        elif key == "s" and article is not None:
            self._keep(lambda habits: habits.hide_source(article))
        elif key == "e" and entity is not None:
            self._keep(lambda habits: habits.hide_entity(entity.id))
        elif key is not None and key.isdecimal():
            rule = rules[int(key) - 1]
            self._keep(lambda habits: habits.show_again(rule.rule.id), rule)

    def _hide(self, words: str, *, in_title: bool = False) -> None:
        """Hide what has the words that were typed."""
        self._keep(lambda habits: habits.hide_word(words, in_title=in_title))

    def _keep(self, act: Callable[[Habits], Hiding | None], dropped: Hiding | None = None) -> None:
        view, key = self._view, self._view.key_of("hide")

        def run() -> None:
            try:
                made = act(view.library.habits())
            except NewsreaderError as error:
                view.post_message(RuleKept(str(error)))
                return
            rule = made or dropped
            words = rule.words() if rule else ""
            count = f"{rule.articles:,} now" if rule else ""
            said = f"Hidden from now on: {words} ({count}); {key} shows them again."
            if made is None:
                said = f"Shown again: {words}."
            view.post_message(RuleKept(said))

        view.run_worker(run, group="hiding", thread=True, exit_on_error=False)

    def kept(self, answer: RuleKept) -> None:
        """Say what the rule does, and list what it leaves."""
        self._view.say(answer.said)
        self._listing.refresh()
