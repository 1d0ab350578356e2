"""Review: what is open, one question after the other, with mentions of both sides to judge by."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from analysis.errors import NewsreaderError
from analysis.models import Place
from tui.commands import BY_ID
from tui.commands.places import REVIEW
from tui.drawing.cells import one_line
from tui.keymap import bindings, first_key
from tui.screens.review.passage import passages
from tui.screens.review.session import Reply
from tui.screens.review.sides import SideList
from tui.screens.review.wording import KEYS, NOTHING, WHY, hanging, hints, numbers, sides_of
from tui.screens.review.work import Asked, ReviewWork, Taken
from tui.widgets.line_list import MOVES
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from analysis.library import Library
    from tui.failed import Failed
    from tui.screens.review.session import Replied, Session
    from tui.widgets.line_list import LineList

ASK_AGAIN = 5
"""Answers after which the library is asked anew: they change what is open."""
FEW = 8
"""Questions left below which it is asked anew, too."""
BESIDE = 100
"""Columns from which the two sides stand beside each other."""
COMMANDS = (
    *(id_ for id_, _ in KEYS if id_ != "help"),
    *(id_ for id_ in MOVES if id_ != "text-down"),
    *("pane-left", "pane-right", "pane-previous", "close", "review"),
)


class ReviewScreen(Screen[Place | None]):
    """Asks what is open; the result is a mention to open in its article, if any."""

    CSS_PATH = "screen.tcss"
    place = REVIEW
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(COMMANDS),
        *(Binding(str(number), f"choose({number})", show=False) for number in range(1, 10)),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (BESIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-least"), (6, "-low"), (12, "-high")]
    AUTO_FOCUS = "#here"
    question = query_one("#question", Static)
    about = query_one("#about", Static)
    here = query_one("#here", SideList)
    there = query_one("#there", SideList)
    status = query_one(StatusLine)
    answers = query_one("#answers", Static)

    def __init__(self, library: Library, session: Session, keys: Mapping[str, str]) -> None:
        super().__init__()
        self._library = library
        self._keys = keys
        self._work = ReviewWork(self, library)
        self._since = 0
        self._goal: tuple[Place | None] | None = None
        self.session = session
        self.has_changed = False
        self._commands: Mapping[str, Callable[[], object]] = {
            "same": lambda: self._reply(Reply.SAME),
            "next": lambda: self._reply(Reply.NOT),
            "text-down": lambda: self._reply(Reply.LATER),
            "undo": self._take_back,
            "open": self._open,
            **dict.fromkeys(("pane-next", "pane-previous"), self._other_side),
            "pane-left": lambda: self._look_at(self.here),
            "pane-right": lambda: self._look_at(self.there),
            **dict.fromkeys(("close", "leave", "review"), lambda: self._leave(None)),
        }

    def compose(self) -> ComposeResult:
        """Lay the question over its two sides."""
        yield Static(id="question")
        yield Static(id="about")
        with Horizontal(id="sides"):
            yield SideList(id="here")
            yield SideList(id="there")
        yield StatusLine()
        yield Static(id="answers")

    def on_mount(self) -> None:
        """Ask the question one left at, or look for questions."""
        self._show()
        if self.session.current is None:
            self._ask()

    # --- commands

    def action_command(self, id_: str) -> None:
        """Do what a command of the table says."""
        if self._goal is not None:
            return
        self.status.notice = ""
        if id_ in self._commands:
            self._commands[id_]()
        else:
            self._side.move(id_)

    @property
    def _side(self) -> SideList:
        return self.there if self.there.has_focus else self.here

    def _other_side(self) -> None:
        self._look_at(self.here if self.there.has_focus else self.there)

    def _look_at(self, side: SideList) -> None:
        """Go to a side; where there is room for one only, the other is away."""
        other = self.here if side is self.there else self.there
        side.remove_class("-away")
        other.add_class("-away")
        side.focus()

    def _open(self) -> None:
        key = self._side.key
        if isinstance(key, Place):
            self._leave(key)

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Open the article of a mention that is clicked."""
        if isinstance(event.key, Place):
            self._leave(event.key)

    def _leave(self, place: Place | None) -> None:
        """Leave as soon as all answers are taken."""
        self._work.stop_asking()
        if self._work.is_writing:
            self._goal = (place,)
            self.status.notice = "Taking the answers…"
        else:
            self.dismiss(place)

    # --- answers

    def action_choose(self, number: int) -> None:
        """Say which of several is meant."""
        question = self.session.current
        if self._goal is None and question is not None and number <= len(question.choices):
            self._reply(Reply.SAME, number - 1)

    def _reply(self, reply: Reply, choice: int | None = None) -> None:
        question = self.session.current
        if question is None:
            if reply is Reply.LATER and self.session.later and not self._work.is_busy:
                self._ask_again()
            return
        if reply is Reply.SAME and choice is None and not question.yes:
            none = first_key(BY_ID["next"], self._keys)
            self.status.notice = f"Which? {numbers(question)}; {none}: none of these."
            return
        self.session.reply(reply, choice)
        if reply is not Reply.LATER:
            self._since += 1
            self._work.answer(self.session.replied[-1])
        self._show()
        if self._since >= ASK_AGAIN or len(self.session.waiting) <= FEW:
            self._ask()

    def _take_back(self) -> None:
        last = self.session.back()
        if last is None:
            self.status.notice = "Nothing was answered here yet."
            return
        self._show()
        if last.reply is Reply.LATER:
            self.status.notice = "Asked again."
        else:
            self._work.take_back(last)

    def _ask_again(self) -> None:
        self.session.ask_again()
        self._ask()
        self._show()

    def _ask(self) -> None:
        self._since = 0
        self._work.ask(self.session.seen)

    def on_asked(self, event: Asked) -> None:
        """Take the questions; the one that is asked stays."""
        self._work.go_on()
        self._leave_then()
        before = self.session.current
        self.session.renew(event.questions)
        if self.session.current is not before or before is None:
            self._show()
        else:
            self._tell()

    def on_taken(self, event: Taken) -> None:
        """Say what was taken, or why it was not."""
        if event.trouble:
            self._forget(event.replied, is_back=event.is_back)
            self.status.notice = event.trouble
        else:
            self.has_changed = True
            self.status.notice = f"{'Undone: ' * event.is_back}{event.said}"
        self._work.go_on()
        self._leave_then()

    def _leave_then(self) -> None:
        if self._goal is not None:
            self._leave(*self._goal)

    def _forget(self, replied: Replied, *, is_back: bool) -> None:
        """Count an answer no more that could not be taken; it is passed over."""
        if not is_back and replied in self.session.replied:
            at = self.session.replied.index(replied)
            self.session.replied[at] = replied._replace(reply=Reply.LATER)
            self._tell()

    def put_away(self) -> None:
        """Take the answers that wait, as the reader ends."""
        self._work.finish()

    def on_failed(self, event: Failed) -> None:
        """Say in one sentence what went wrong in the background."""
        if isinstance(event.error, NewsreaderError):
            event.stop()
            self.status.notice = str(event.error)
        self._work.go_on()
        self._leave_then()

    # --- what is shown

    def _show(self) -> None:
        """Show the question that is asked, or that there is none."""
        question = self.session.current
        if question is None:
            self.question.update(Content(self._nothing()))
            names, groups = NOTHING
        else:
            self.question.update(Content(one_line(question.words)))
            names, groups = sides_of(question)
        for side, name, group in zip((self.here, self.there), names, groups, strict=True):
            side.border_title = Content(one_line(name))
            side.show(passages(self._library, group))
        self._look_at(self.here)
        self._name_keys()
        self._tell()

    def on_resize(self) -> None:
        """Name as many keys as there is room for."""
        self._name_keys()

    def _name_keys(self) -> None:
        room = self.app.size.width - 2
        self.answers.update(hints(self.session.current, self._keys, room))

    def _nothing(self) -> str:
        """Say why nothing is asked."""
        if not self.session.is_loaded or self._work.is_busy:
            return "Looking for what is open…"
        later, key = self.session.later, first_key(BY_ID["text-down"], self._keys)
        if not later:
            return "Nothing is left to ask."
        return f"{later:,} put off: {key} asks {'it' if later == 1 else 'them'} again."

    def _tell(self) -> None:
        question = self.session.current
        progress = self.session.describe()
        decides = f"{hanging(question.decides)} · " if question else ""
        self.about.update(Content(f"{decides}{progress}"))
        is_told = self.about.display and question is not None
        self.status.place = WHY[question.kind] if is_told and question else progress
