"""Mentions and chains in the library file, and the way from mention to mention of an entity."""

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
    from collections.abc import Iterator, Sequence

    from analysis.linking.article.link import Linked
    from analysis.models.chain import Chain


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


def write(
    connection: sqlite3.Connection,
    article: int,
    found: Sequence[Mention],
    linked: Linked,
    signatures: Sequence[int],
) -> None:
    """Store an article's mentions, as found and as they count, its chains and roles.

    ``signatures`` are the ids of the chains' own. The ordinals of roles follow those of all names.
    """
    mentions, chains, roles = linked
    of_mention: dict[int, tuple[int, Evidence]] = {}
    for number, chain in enumerate(chains):
        for member, evidence in zip(chain.members, chain.evidence, strict=True):
            of_mention[member] = (number, evidence)
    nothing = (None, Evidence(Reason.SAME_NAME))
    connection.executemany(
        "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                article,
                ordinal,
                mention.start,
                mention.end,
                mention.label.value,
                mention.kind.value,
                *_link(of_mention.get(ordinal, nothing)),
                None if as_found is mention else f"{as_found.label} {as_found.kind}",
            )
            for ordinal, (mention, as_found) in enumerate(zip(mentions, found, strict=True))
        ),
    )
    connection.executemany(
        "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
        (
            (
                article,
                len(mentions) + nth,
                role.start,
                role.end,
                chains[role.chain].label.value,
                Kind.ROLE.value,
                *_link((role.chain, role.evidence)),
            )
            for nth, role in enumerate(roles)
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


def as_found(connection: sqlite3.Connection, article: int) -> tuple[str, list[Mention]]:
    """The text of an article and its mentions as recognised, before any correction."""
    text = _text(connection, article)
    found = []
    for start, stop, label, kind, before in connection.execute(
        "SELECT start, stop, label, kind, found FROM mention WHERE article = ? AND kind <> 'role'"
        " ORDER BY ordinal",
        (article,),
    ):
        names = before.split() if before else (label, kind)
        found.append(Mention(start, stop, text[start:stop], Label(names[0]), Kind(names[1])))
    return text, found


def entities_at(connection: sqlite3.Connection, article: int) -> Iterator[tuple[int, int]]:
    """(start, entity) of an article's linked names."""
    return connection.execute(
        "SELECT start, entity FROM mention JOIN chain ON chain.article = mention.article"
        " AND chain.number = mention.chain WHERE mention.article = ? AND entity IS NOT NULL"
        " AND kind <> 'role'",
        (article,),
    )


def signatures_at(connection: sqlite3.Connection, article: int) -> Iterator[tuple[bytes, int]]:
    """(digest of the signature, start) of an article's linked names."""
    return connection.execute(
        "SELECT digest, start FROM mention JOIN chain ON chain.article = mention.article"
        " AND chain.number = mention.chain JOIN signature ON signature.id = chain.signature"
        " WHERE mention.article = ? AND kind <> 'role'",
        (article,),
    )


def spans(connection: sqlite3.Connection, article: int) -> Iterator[tuple[int, str, str]]:
    """(chain number, surface, label) of every linked mention of an article."""
    text = _text(connection, article)
    for chain, start, stop, label in connection.execute(
        "SELECT chain, start, stop, label FROM mention WHERE article = ? AND chain IS NOT NULL"
        " AND kind <> 'role'",
        (article,),
    ):
        yield chain, text[start:stop], label


def _text(connection: sqlite3.Connection, article: int) -> str:
    """A whole text, to take pieces from: SQL looks through it from its start for each of them."""
    row = connection.execute("SELECT text FROM body WHERE article = ?", (article,)).fetchone()
    return row[0] if row else ""


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


def _evidence(
    reason: str, about: str, wider_reason: str | None, wider_about: str | None
) -> Evidence:
    """The link inside the article where it needed a reason, else the link across articles."""
    is_plain = reason in {Reason.SAME_NAME, Reason.SPLIT}
    if is_plain and wider_reason not in {None, Reason.SAME_NAME}:
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
    text = _text(connection, place.article)
    mention = Mention(row[0], row[1], text[row[0] : row[1]], Label(row[2]), Kind(row[3]))
    return Named(text, mention, StoredChain(*row[8:]), _evidence(*row[4:8]))


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


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
