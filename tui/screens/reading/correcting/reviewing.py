"""Reviewing: the way from the reading screen to the review and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analysis.models import Place
    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.correcting.revising import Revising
    from tui.screens.reading.finding.watching import Watching
    from tui.screens.reading.names.names import Names
    from tui.screens.reading.view import ReadingView
    from tui.screens.review.screen import ReviewScreen
    from tui.screens.review.session import Session


class Reviewing:
    """Opens the review. A review that was left for one of its articles goes on where it was."""

    def __init__(
        self, view: ReadingView, desk: Desk, names: Names, revising: Revising, watching: Watching
    ) -> None:
        self._view = view
        self._desk = desk
        self._names = names
        self._revising = revising
        self._watching = watching
        self._left: Session | None = None

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"review": self._review, "same": self._explain}

    def _explain(self) -> None:
        key = self._view.key_of
        self._view.say(f"{key('same')} answers in the review, which {key('review')} opens.")

    def _review(self) -> None:
        from tui.screens.review.screen import ReviewScreen
        from tui.screens.review.session import Session

        view = self._view
        session, self._left = self._left or Session(), None
        review = ReviewScreen(view.library, session, view.settings.keys)
        view.app.push_screen(review, lambda place: self._leave(review, place))

    def _leave(self, review: ReviewScreen, place: Place | None) -> None:
        view = self._view
        if review.has_changed:
            self._revising.look_again()
            self._watching.look_up()
        if place is not None:
            self._left = review.session
            self._names.jump(place)
            if self._desk.mention is not None and self._desk.mention.entity is not None:
                self._names.focus(self._desk.mention.entity)
            view.say(f"{view.key_of('review')} goes on with the review.")
        elif (left := review.session.left) > 0:
            count = f"{left:,} {'question' if left == 1 else 'questions'}"
            view.say(f"{count} left; {view.key_of('review')} asks again.")
