"""Making corrections hold: in the journal, in the articles they speak of, and in the entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.linking.corrections.correction import Correction, Deed, contradicted
from analysis.linking.corrections.rulings import Rulings
from analysis.linking.naming.keys import words_of
from analysis.linking.naming.names import read_name
from analysis.relinking.linkage import Linkage
from analysis.relinking.settling import settle
from analysis.storage import analyses, articles, corrections, entities, settling, watches

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from analysis.lexicon import Lexicon
    from analysis.linking.corrections.correction import Step
    from analysis.models import Label


class Corrected(NamedTuple):
    """What came of a step: its words, the earlier ones it overrules, and the changed entities.

    ``moved`` counts the mentions that mean another now, and their articles, where names were said
    to mean somebody. ``label`` is what two of different labels have become.
    """

    said: str
    overruled: tuple[str, ...] = ()
    entities: frozenset[int] = frozenset()
    moved: tuple[int, int] | None = None
    label: Label | None = None


_IN_CHAINS = frozenset({Deed.APART, Deed.SPLIT, Deed.SETTLE, Deed.RETYPE, Deed.DROP})
"""Deeds that change how the names of one article are chained."""


def correct(
    connection: sqlite3.Connection, said: Sequence[Correction], lexicon: Lexicon
) -> Corrected:
    """Make corrections as one step that is undone at once; call it inside a transaction."""
    earlier = corrections.active(connection)
    overruled = [old for new in said for old in contradicted(new, earlier)]
    step = corrections.add(connection, said, articles.now())
    changed = _hold(connection, step, said, lexicon)
    return Corrected(_words(said), tuple(dict.fromkeys(one.said for one in overruled)), changed)


def undo(
    connection: sqlite3.Connection, lexicon: Lexicon, number: int | None = None
) -> Corrected | None:
    """Take the last step back, or that of a number; call it inside a transaction.

    None when there is none that counts. The library is then as if it had never been said, whatever
    was said after it.
    """
    step = corrections.last_done(connection)
    if number is not None:
        step = corrections.numbered(connection, number)
    if step is not None and step.is_undone:
        return None
    return _turn(connection, step, lexicon, is_undone=True)


def redo(connection: sqlite3.Connection, lexicon: Lexicon) -> Corrected | None:
    """Do the step again that was undone last; None when there is none."""
    return _turn(connection, corrections.first_undone(connection), lexicon, is_undone=False)


def _turn(
    connection: sqlite3.Connection, step: Step | None, lexicon: Lexicon, *, is_undone: bool
) -> Corrected | None:
    if step is None:
        return None
    corrections.set_undone(connection, step.number, is_undone)
    changed = _hold(connection, step.number, step.corrections, lexicon)
    return Corrected(_words(step.corrections), entities=changed)


def _hold(
    connection: sqlite3.Connection, step: int, said: Sequence[Correction], lexicon: Lexicon
) -> frozenset[int]:
    """Bring the library in line with the journal, of which some corrections are new or gone."""
    watched = watches.by_key(connection)
    linkage = Linkage(connection, lexicon, corrections.former(connection, step))
    for article in sorted(_articles(connection, said, lexicon)):
        linkage.again(article)
    linkage.touch(_reached(connection, said))
    linkage.finish()
    while settle(connection, lexicon):
        pass
    corrections.remember(connection, step, linkage.moved)
    _watch_on(connection, watched)
    return frozenset(linkage.changed)


def _reached(connection: sqlite3.Connection, said: Sequence[Correction]) -> set[str]:
    """All names that corrections speak of, and those that merges lead to from them."""
    rulings = Rulings([*corrections.active(connection), *said])
    keys = {key for one in said for key in (*one.names, *one.others)}
    return keys.union(*(pair[:2] for key in keys for pair in rulings.kin(key)))


def _watch_on(connection: sqlite3.Connection, watched: Mapping[str, int]) -> None:
    """Go on watching entities that are known by other names now."""
    still = watches.by_key(connection)
    for key, entity in watched.items():
        names = entities.keys(connection, entity) if key not in still else []
        if names:
            watches.rename(connection, key, names[0])


def _articles(
    connection: sqlite3.Connection, said: Iterable[Correction], lexicon: Lexicon
) -> set[int]:
    """The articles whose names may be chained otherwise."""
    found, names = set[int](), set[str]()
    for one in said:
        if one.article is not None:
            found.update(articles.referred(connection, one.article))
        elif one.deed is Deed.APART:
            found |= corrections.articles_with(connection, one.names) & corrections.articles_with(
                connection, one.others
            )
        elif one.deed in _IN_CHAINS:
            found |= corrections.articles_with(connection, one.names)
            # Where the company of a name has settled it, it is known there by whom it means.
            found.update(a for key in one.names for a in settling.of_key(connection, key))
            names.update(one.names)
    return found | _corrected_before(connection, names, lexicon) if names else found


def _corrected_before(
    connection: sqlite3.Connection, names: set[str], lexicon: Lexicon
) -> set[int]:
    """Articles in which corrections have changed, or speak of, names like these."""
    found = {
        article
        for one in corrections.active(connection)
        if one.article is not None and not names.isdisjoint(one.names)
        for article in articles.referred(connection, one.article)
    }
    words = {word for key in names for word in words_of(key)}
    for article in corrections.corrected_articles(connection):
        _, were = analyses.as_found(connection, article)
        keys = {read_name(one.text, one.label, lexicon).key for one in were}
        if not (
            keys.isdisjoint(names)
            and words.isdisjoint(word for key in keys for word in words_of(key))
        ):
            found.add(article)
    return found


def _words(said: Sequence[Correction]) -> str:
    if len({one.said for one in said}) == 1:
        return said[0].said
    return f"{len(said):,} corrections"
