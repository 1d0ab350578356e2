"""What was found in an article and how it is linked, in the library file: put in, taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.models import Kind, Label, Mention, Reason
from analysis.storage.mentions import StoredChain, text_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from analysis.linking.article.link import Linked
    from analysis.models import Evidence
    from analysis.models.chain import Chain

_NO_LINK = (None, Reason.SAME_NAME.value, "")


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
    _write_names(connection, article, found, linked)
    _write_roles(connection, article, linked)
    _write_chains(connection, article, linked.chains, signatures)


def _write_names(
    connection: sqlite3.Connection, article: int, found: Sequence[Mention], linked: Linked
) -> None:
    links = {
        member: _link(number, evidence)
        for number, chain in enumerate(linked.chains)
        for member, evidence in zip(chain.members, chain.evidence, strict=True)
    }
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
                *links.get(ordinal, _NO_LINK),
                None if as_found is mention else f"{as_found.label} {as_found.kind}",
            )
            for ordinal, (mention, as_found) in enumerate(zip(linked.mentions, found, strict=True))
        ),
    )


def _write_roles(connection: sqlite3.Connection, article: int, linked: Linked) -> None:
    connection.executemany(
        "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
        (
            (
                article,
                ordinal,
                role.start,
                role.end,
                linked.chains[role.chain].label.value,
                Kind.ROLE.value,
                *_link(role.chain, role.evidence),
            )
            for ordinal, role in enumerate(linked.roles, len(linked.mentions))
        ),
    )


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


def _link(chain: int, evidence: Evidence) -> tuple[int, str, str]:
    return chain, evidence.reason.value, evidence.about


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
    text = text_of(connection, article)
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
    text = text_of(connection, article)
    for chain, start, stop, label in connection.execute(
        "SELECT chain, start, stop, label FROM mention WHERE article = ? AND chain IS NOT NULL"
        " AND kind <> 'role'",
        (article,),
    ):
        yield chain, text[start:stop], label
