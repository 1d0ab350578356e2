"""Reviewing: the way from the reading screen to the review and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analysis.models import Place
    from tui.screens.reading.screen import ReadingScreen
    from tui.screens.review.screen import ReviewScreen
    from tui.screens.review.session import Session


class Reviewing:
    """Opens the review. A review that was left for one of its articles goes on where it was."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._left: Session | None = None

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"review": self._review, "same": self._explain}

    def _explain(self) -> None:
        key = self._screen.key_of
        self._screen.say(f"{key('same')} answers in the review, which {key('review')} opens.")

    def _review(self) -> None:
        from tui.screens.review.screen import ReviewScreen
        from tui.screens.review.session import Session

        screen = self._screen
        session, self._left = self._left or Session(), None
        review = ReviewScreen(screen.library, session, screen.settings.keys)
        screen.app.push_screen(review, lambda place: self._leave(review, place))

    def _leave(self, review: ReviewScreen, place: Place | None) -> None:
        screen = self._screen
        if review.has_changed:
            self._look_again()
        if place is not None:
            self._left = review.session
            screen.desk.jump(place)
            if screen.desk.mention is not None and screen.desk.mention.entity is not None:
                screen.names.focus(screen.desk.mention.entity)
            screen.say(f"{screen.key_of('review')} goes on with the review.")

    def _look_again(self) -> None:
        """Look all that is shown up again: names may mean others now."""
        screen = self._screen
        focused, only = screen.following.id, screen.listing.only
        if focused is not None and screen.library.entity(focused) is None:
            screen.names.focus(None)
        if only is not None:
            screen.listing.follow(only.id)
        screen.listing.changed()
        screen.names.look_again()
        screen.following.refresh()
        screen.side.show_entities(keep=True)
        screen.side.show_mentions(keep=True)
        screen.desk.tell_place()
        screen.watching.look_up()
