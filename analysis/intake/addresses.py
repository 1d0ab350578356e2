"""Addresses as a person gives them and as the library keeps them, and what is asked of each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from analysis.errors import SourceError
from analysis.intake.asking import Ask, Goal
from analysis.sources.address import parse_address, shown_address
from analysis.storage import feeds, sources

if TYPE_CHECKING:
    import sqlite3

    from analysis.storage.entries import Wanting
    from analysis.storage.feeds import FeedState


def ask_of(state: FeedState) -> Ask:
    """Ask a feed that is followed for what is new."""
    return Ask(
        state.address,
        Goal.FEED,
        is_typed=state.is_typed,
        source=state.source,
        etag=state.etag,
        last_modified=state.last_modified,
        digest=state.digest,
    )


def new_ask(
    connection: sqlite3.Connection,
    address: str,
    goal: Goal = Goal.ANYTHING,
    *,
    is_typed: bool,
) -> Ask:
    """Ask an address: as the feed that it is, if it is followed."""
    source = sources.find(connection, address.encode())
    for state in feeds.states(connection, source) if source is not None else ():
        return ask_of(state)._replace(is_typed=is_typed or state.is_typed)
    return Ask(address, goal, is_typed=is_typed)


def to_save(address: str) -> Ask:
    """Ask for a page that a person wants to read later."""
    return Ask(address, Goal.PAGE, is_typed=True)


def full_ask(wanting: Wanting, state: FeedState | None = None) -> Ask:
    """Ask the page of an article for its full text; one on the site of its feed is as trusted."""
    is_typed = state is not None and state.is_typed and is_of_site(wanting.address, state.address)
    return Ask(wanting.address, Goal.PAGE, is_typed=is_typed, article=wanting.article)


def address_of(text: str) -> str:
    """Write an address that a person gives as it is kept, or raise SourceError with a sentence."""
    try:
        parts = parse_address(text)
    except SourceError as error:
        raise SourceError(f"{shown_address(text)}: {error}") from error
    if not parts.user and not parts.password:
        return parts.text
    login = f"{quote(parts.user, safe='')}:{quote(parts.password, safe='')}@"
    return f"{parts.scheme}://{login}{parts.site}{parts.target}"


def is_of_site(address: str, other: str) -> bool:
    """Whether two addresses are of one host and port: what is trusted of one is so of the other."""
    try:
        one, two = parse_address(address), parse_address(other)
    except SourceError:
        return False
    return (one.host, one.port) == (two.host, two.port)


def reason_of(trouble: str, address: str) -> str:
    """Say what went wrong with an address without naming it again."""
    where = shown_address(address)
    return trouble.removeprefix(f"{where}: ").removeprefix(f"{where}, ").rstrip(".")
