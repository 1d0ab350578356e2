"""Mentions and chains in the library file, and the way from mention to mention of an entity."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.models import (
    Context,
    Evidence,
    Kind,
    Label,
    LinkedMention,
    Place,
    Reason,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from analysis.models import Chain, Mention


class StoredChain(NamedTuple):
    """A chain as stored: its signature, and the surfaces it counts towards its entity's names."""

    number: int
    signature: int
    entity: int | None
    mentions: int


def write(
    connection: sqlite3.Connection,
    article: int,
    mentions: Sequence[Mention],
    chains: Sequence[Chain],
    signatures: Sequence[int],
) -> None:
    """Store an article's mentions and chains; ``signatures`` are the ids of the chains' own."""
    of_mention: dict[int, tuple[int, Evidence]] = {}
    for number, chain in enumerate(chains):
        for member, evidence in zip(chain.members, chain.evidence, strict=True):
            of_mention[member] = (number, evidence)
    nothing = (None, Evidence(Reason.SAME_NAME))
    connection.executemany(
        "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                article,
                ordinal,
                mention.start,
                mention.end,
                mention.label.value,
                mention.kind.value,
                *_link(of_mention.get(ordinal, nothing)),
            )
            for ordinal, mention in enumerate(mentions)
        ),
    )
    _write_chains(connection, article, chains, signatures)


def _write_chains(
    connection: sqlite3.Connection,
    article: int,
    chains: Sequence[Chain],
    signatures: Sequence[int],
) -> None:
    (placed,) = connection.execute("SELECT placed FROM article WHERE id = ?", (article,)).fetchone()
    connection.executemany(
        "INSERT INTO chain VALUES"
        " (?1, ?2, ?3, (SELECT entity FROM signature WHERE id = ?3), ?4, ?5, ?6)",
        (
            (
                article,
                number,
                signature,
                placed,
                len(chain.members),
                ",".join(map(str, chain.members)),
            )
            for number, (chain, signature) in enumerate(zip(chains, signatures, strict=True))
        ),
    )


def _link(link: tuple[int | None, Evidence]) -> tuple[int | None, str, str]:
    return link[0], link[1].reason.value, link[1].about


def erase(connection: sqlite3.Connection, article: int) -> None:
    """Remove an article's mentions and chains."""
    connection.execute("DELETE FROM mention WHERE article = ?", (article,))
    connection.execute("DELETE FROM chain WHERE article = ?", (article,))


def chains(connection: sqlite3.Connection, article: int) -> list[StoredChain]:
    """The chains of an article."""
    return [
        StoredChain(*row)
        for row in connection.execute(
            "SELECT number, signature, entity, mentions FROM chain WHERE article = ?", (article,)
        )
    ]


def spans(connection: sqlite3.Connection, article: int) -> Iterator[tuple[int, str, str]]:
    """(chain number, surface, label) of every linked mention of an article."""
    text = _text(connection, article)
    for chain, start, stop, label in connection.execute(
        "SELECT chain, start, stop, label FROM mention WHERE article = ? AND chain IS NOT NULL",
        (article,),
    ):
        yield chain, text[start:stop], label


def _text(connection: sqlite3.Connection, article: int) -> str:
    """A whole text, to take pieces from: SQL looks through it from its start for each of them."""
    row = connection.execute("SELECT text FROM body WHERE article = ?", (article,)).fetchone()
    return row[0] if row else ""


def of_article(connection: sqlite3.Connection, article: int) -> list[LinkedMention]:
    """All mentions of an article in text order, with their links."""
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
            " WHERE mention.article = ? ORDER BY ordinal",
            (article,),
        )
    ]


def _evidence(
    reason: str, about: str, wider_reason: str | None, wider_about: str | None
) -> Evidence:
    """The link inside the article where it needed a reason, else the link across articles."""
    if reason == Reason.SAME_NAME and wider_reason not in {None, Reason.SAME_NAME}:
        return Evidence(Reason(wider_reason), wider_about or "")
    return Evidence(Reason(reason), about)


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
            article, text = place.article, _text(connection, place.article)
        start, stop, *why = row
        around = text[max(0, start - width) : start], text[start:stop], text[stop : stop + width]
        before, name, after = map(_one_line, around)
        found.append(Context(place, start, stop, before, name, after, _evidence(*why)))
    return found


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def in_article(connection: sqlite3.Connection, entity: int, article: int) -> list[tuple[int, int]]:
    """(start, ordinal) of an entity's mentions in one article, in text order."""
    return [
        (row[0], row[1])
        for row in connection.execute(
            "SELECT start, ordinal FROM chain JOIN mention ON mention.article = chain.article"
            " AND mention.chain = chain.number WHERE chain.article = ? AND entity = ?"
            " ORDER BY ordinal",
            (article, entity),
        )
    ]


def neighbour(connection: sqlite3.Connection, entity: int, article: int, step: int) -> int | None:
    """The next (previous) article in list order that mentions the entity, round at the end.

    None when no other article does.
    """
    order, beyond = ("DESC", "<") if step > 0 else ("ASC", ">")
    ordered = f"ORDER BY placed {order}, article {order} LIMIT 1"
    row = connection.execute(
        f"SELECT article FROM chain WHERE entity = ?1 AND (placed, article) {beyond}"
        f" (SELECT placed, id FROM article WHERE id = ?2) {ordered}",
        (entity, article),
    ).fetchone()
    row = (
        row
        or connection.execute(
            f"SELECT article FROM chain WHERE entity = ? {ordered}", (entity,)
        ).fetchone()
    )
    return int(row[0]) if row and row[0] != article else None
