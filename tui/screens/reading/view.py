"""The reading screen as one sees it: its panes, which of them fit, and the two lines below them.

What works on it takes this view, and beside it only what it needs of the others.
"""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget

from tui.commands import BY_ID
from tui.keymap import first_key
from tui.pane import NARROW, SIDE, WIDE, Pane, shown_panes
from tui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from analysis.library import Library
    from analysis.models import ArticleRow
    from analysis.settings import Settings
    from tui.pending import Pending
    from tui.widgets.article_view import ArticleView
    from tui.widgets.entity_list import EntityLine, EntityList
    from tui.widgets.key_line import KeyLine
    from tui.widgets.line_list import LineList
    from tui.widgets.mention_list import MentionLine, MentionList
    from tui.widgets.prompt import Prompt
    from tui.widgets.status_line import StatusLine

    AnyList = LineList[ArticleRow] | LineList[EntityLine] | LineList[MentionLine]

COLUMNS = {"left": {Pane.ARTICLES}, "middle": {Pane.TEXT}, "side": SIDE}
"""The panes of a column, by its id."""
LOW_OR_HIGH = [(0, "-low"), (10, "-high")]
"""Classes of a screen by its lines."""


class Row(Horizontal):
    """Columns beside each other."""

    BLANK = True


class Column(Vertical):
    """A pane or two; it draws nothing itself, which spares a frame its blank lines."""

    BLANK = True


class Panes:
    """Where one is on the screen. ``is_zen`` is whether the text stands alone."""

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self.at = Pane.ARTICLES
        self.is_zen = False

    @property
    def lists(self) -> Mapping[Pane, AnyList]:
        """The panes that are lists, as far as they are there."""
        if not self._view.is_furnished:
            return {Pane.ARTICLES: self._view.articles}
        return {
            Pane.ARTICLES: self._view.articles,
            Pane.ENTITIES: self._view.entities,
            Pane.MENTIONS: self._view.mentions,
        }

    @property
    def shown(self) -> frozenset[Pane]:
        """The panes on screen."""
        return shown_panes(self._view.size.width, self.at, is_zen=self.is_zen)

    def go(self, pane: Pane) -> None:
        """Go to a pane, which shows it if it is hidden; a prompt keeps the cursor."""
        self._come_to(Pane.TEXT if self.is_zen else pane)
        if not self._view.is_asking:
            self._widgets[self.at].focus(scroll_visible=False)

    def toggle_zen(self) -> None:
        """Let the text stand alone, or all panes that fit again."""
        self.is_zen = not self.is_zen
        self.go(Pane.TEXT)

    def show_text(self) -> None:
        """Go to the text if it cannot be seen, or only in part."""
        is_covered = self.at in SIDE and self._view.size.width < WIDE
        if is_covered or Pane.TEXT not in self.shown:
            self.go(Pane.TEXT)

    def follow(self, widget: Widget) -> None:
        """Take note that the cursor went to a widget, by the mouse say."""
        for pane, own in self._widgets.items():
            if own is widget and pane is not self.at:
                self._come_to(pane)

    def arrange(self) -> None:
        """Show the panes that fit. What is shown comes before what is hidden loses the cursor."""
        shown = self.shown
        for column in self._view.query(Column):
            column.display = bool(shown & COLUMNS[column.id or ""])
        widgets = self._widgets
        for pane in sorted(widgets, key=lambda pane: pane not in shown):
            widgets[pane].display = pane in shown

    def _come_to(self, pane: Pane) -> None:
        self.at = pane
        self._view.key_line.pane = pane
        self.arrange()
        if self._view.is_furnished:
            self._view.tell_place()
        self._view.note_change()

    @property
    def _widgets(self) -> Mapping[Pane, Widget]:
        if not self._view.is_furnished:
            return self.lists
        return {**self.lists, Pane.TEXT: self._view.text}


class ReadingView(Screen[None]):
    """The widgets of the reading screen, and what can be said in its bottom line.

    At first there is only the list of articles; what else is declared here is there once the
    screen ``is_furnished``.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (NARROW, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = LOW_OR_HIGH
    AUTO_FOCUS = None

    text: ArticleView
    entities: EntityList
    mentions: MentionList
    status: StatusLine
    key_line: KeyLine

    def __init__(self, library: Library, pending: Pending, settings: Settings) -> None:
        super().__init__(classes=_first_classes())
        self.library = library
        self.pending = pending
        self.settings = settings
        self.articles = ArticleList(id="articles", colours=self.colours)
        self.panes = Panes(self)
        self.prompt: Prompt | None = None
        self.is_furnished = False
        self._said = ""
        self._others: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        """Put in the list of articles.

        Each column is a container: Textual draws all widgets of a container when one changes.
        """
        # It will have the cursor: known early, that saves a second styling.
        self.articles.set_reactive(Widget.has_focus, True)
        with Row(id="panes"), Column(id="left"):
            yield self.articles

    @property
    def colours(self) -> Mapping[str, str]:
        """The colours of labels that the settings ask for."""
        return {str(label): colour for label, colour in self.settings.colours.items()}

    @property
    def is_asking(self) -> bool:
        """Whether a line is being typed at the bottom."""
        return self.prompt is not None

    def key_of(self, id_: str) -> str:
        """Say the key of a command."""
        return first_key(BY_ID[id_], self.settings.keys)

    def keys_of(self, id_: str) -> tuple[str, ...]:
        """List all keys of a command."""
        return tuple(self.settings.keys.get(id_, "").split()) or BY_ID[id_].keys

    def say(self, sentence: str) -> None:
        """Say something in the bottom line, as soon as there is one, until the next key."""
        if self.is_furnished:
            self.status.notice = sentence
        else:
            self._said = sentence

    def say_all(self, sentences: Sequence[str]) -> None:
        """Say the first of some sentences, and where the others are."""
        first, *others = sentences
        if self.is_furnished:
            for one in reversed(others):
                self.status.remember(one)
        else:
            self._others = others
        more = f" {len(others):,} more: {self.key_of('messages')} shows all." if others else ""
        self.say(f"{first}{more}")

    def say_at_last(self) -> None:
        """Say what was to be said before there was a line to say it in."""
        for one in reversed(self._others):
            self.status.remember(one)
        self.status.notice = self._said

    # --- what the screen does about a change, whoever made it

    def tell_place(self) -> None:
        """Say in the bottom line where one is; a bare view does not know."""

    def note_change(self) -> None:
        """Take note that what is remembered has changed; a bare view remembers nothing."""


def _first_classes() -> str:
    """The classes that the terminal's size will give: known early, they save a second styling."""
    width, height = get_terminal_size()
    return " ".join(
        max((limit, name) for limit, name in breakpoints if limit <= size)[1]
        for size, breakpoints in (
            (width, ReadingView.HORIZONTAL_BREAKPOINTS),
            (height, ReadingView.VERTICAL_BREAKPOINTS),
        )
    )
