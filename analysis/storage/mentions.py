"""Mentions in the library file, as a person reads them: in an article, and all of an entity."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.models import (
    Context,
    Evidence,
    Kind,
    Label,
    LinkedMention,
    Mention,
    Place,
    Reason,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


class Named(NamedTuple):
    """A linked mention with all it rests on: its article's text, its chain, and why."""

    text: str
    mention: Mention
    chain: StoredChain
    evidence: Evidence


class StoredChain(NamedTuple):
    """A chain as stored: its signature, and the surfaces it counts towards its entity's names."""

    number: int
    signature: int
    entity: int | None
    mentions: int


def of_article(connection: sqlite3.Connection, article: int) -> list[LinkedMention]:
    """All mentions of an article that count, in text order, with their links."""
    return [
        LinkedMention(
            article=article,
            ordinal=row[0],
            start=row[1],
            end=row[2],
            label=Label(row[3]),
            kind=Kind(row[4]),
            entity=row[5],
            evidence=_evidence(*row[6:]),
        )
        for row in connection.execute(
            "SELECT ordinal, start, stop, mention.label, kind, chain.entity, mention.reason,"
            " mention.about, signature.reason, signature.about"
            " FROM mention LEFT JOIN chain ON chain.article = mention.article"
            "  AND chain.number = mention.chain"
            " LEFT JOIN signature ON signature.id = chain.signature"
            " WHERE mention.article = ? AND kind <> 'dropped' ORDER BY start, ordinal",
            (article,),
        )
    ]


def places(connection: sqlite3.Connection, entity: int) -> list[Place]:
    """Every mention of an entity, in list order of the articles, then text order."""
    found: list[Place] = []
    article, ordinals = -1, list[int]()
    for id_, members in connection.execute(
        "SELECT article, members FROM chain WHERE entity = ? ORDER BY placed DESC, article DESC",
        (entity,),
    ):
        if id_ != article:
            found.extend(Place(article, ordinal) for ordinal in sorted(ordinals))
            article, ordinals = id_, []
        ordinals.extend(map(int, members.split(",")))
    found.extend(Place(article, ordinal) for ordinal in sorted(ordinals))
    return found


def contexts(connection: sqlite3.Connection, wanted: Sequence[Place], width: int) -> list[Context]:
    """The mentions with ``width`` code points of text either side, on one line each."""
    found: list[Context] = []
    article, text = -1, ""
    for place in wanted:
        row = connection.execute(
            "SELECT start, stop, mention.reason, mention.about, signature.reason, signature.about"
            " FROM mention"
            " LEFT JOIN chain ON chain.article = mention.article AND chain.number = mention.chain"
            " LEFT JOIN signature ON signature.id = chain.signature"
            " WHERE mention.article = ? AND ordinal = ?",
            place,
        ).fetchone()
        if row is None:
            continue
        if place.article != article:
            article, text = place.article, text_of(connection, place.article)
        start, stop, *why = row
        around = text[max(0, start - width) : start], text[start:stop], text[stop : stop + width]
        before, name, after = map(_one_line, around)
        found.append(Context(place, start, stop, before, name, after, _evidence(*why)))
    return found


def at(connection: sqlite3.Connection, place: Place) -> Named | None:
    """A linked mention; None where none is."""
    row = connection.execute(
        "SELECT start, stop, mention.label, kind, mention.reason, mention.about, signature.reason,"
        " signature.about, number, signature, chain.entity, mentions"
        " FROM mention JOIN chain ON chain.article = mention.article"
        "  AND chain.number = mention.chain"
        " JOIN signature ON signature.id = chain.signature"
        " WHERE mention.article = ? AND ordinal = ?",
        place,
    ).fetchone()
    if row is None:
        return None
    text = text_of(connection, place.article)
    mention = Mention(row[0], row[1], text[row[0] : row[1]], Label(row[2]), Kind(row[3]))
    return Named(text, mention, StoredChain(*row[8:]), _evidence(*row[4:8]))


def in_article(connection: sqlite3.Connection, entity: int, article: int) -> list[tuple[int, int]]:
    """(start, ordinal) of an entity's mentions in one article, in text order."""
    return [
        (row[0], row[1])
        for row in connection.execute(
            "SELECT start, ordinal FROM chain JOIN mention ON mention.article = chain.article"
            " AND mention.chain = chain.number WHERE chain.article = ? AND entity = ?"
            " AND mention.kind <> 'role'"
            " ORDER BY ordinal",
            (article, entity),
        )
    ]


def _evidence(
    reason: str, about: str, wider_reason: str | None, wider_about: str | None
) -> Evidence:
    """The link inside the article where it needed a reason, else the link across articles."""
    is_plain = reason in {Reason.SAME_NAME, Reason.SPLIT}
    if is_plain and wider_reason not in {None, Reason.SAME_NAME}:
        return Evidence(Reason(wider_reason), wider_about or "")
    return Evidence(Reason(reason), about)


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def text_of(connection: sqlite3.Connection, article: int) -> str:
    """A whole text, to take pieces from: SQL looks through it from its start for each of them."""
    row = connection.execute("SELECT text FROM body WHERE article = ?", (article,)).fetchone()
    return row[0] if row else ""
