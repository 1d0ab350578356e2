"""Web pages: saved as articles to be read later, and as the full text of entries that are cut."""

from __future__ import annotations

from datetime import datetime
from time import time
from typing import TYPE_CHECKING

from analysis.lexicon import current
from analysis.models.version import Wording
from analysis.relinking.linkage import withdraw
from analysis.sources.address import parse_address
from analysis.sources.entries import beginning_with
from analysis.sources.reading import fingerprint
from analysis.storage import articles, entries, feeds, sources
from analysis.storage.versions import remember

if TYPE_CHECKING:
    import sqlite3

    from analysis.intake import Outcome
    from analysis.models.draft import Draft
    from analysis.storage.entries import Known, Standing

_PAGE = entries.Extra(is_whole=True, language=None, tags=(), links=())
_FEWEST_MORE = 120
"""Characters by which a full text is longer than the feed's own; less is an invitation to pay."""


def save_page(connection: sqlite3.Connection, page: Draft, address: str, outcome: Outcome) -> int:
    """Save a page as an article, or what it has become since; call it inside a transaction."""
    source = feeds.pages(connection)
    sources.looked(connection, source, None)
    stored = sources.find_file(connection, address.encode())
    file = stored.id if stored else sources.add_file(connection, source, address.encode(), 0)
    name = page.source_name or parse_address(address).host
    draft = page._replace(external_id=address, source_name=name)
    key = fingerprint(draft)
    known = entries.find(connection, file, address)
    if known is None:
        outcome.added += 1
        article = articles.insert(
            connection,
            draft,
            file=file,
            look=0,
            placed=_placed(draft),
            source_name=name,
            digest=key,
        )
        outcome.pages.append(article)
        entries.put(connection, article, _PAGE._replace(links=draft.links))
        return article
    outcome.pages.append(known.id)
    if known.digest == key:
        outcome.unchanged += 1
        return known.id
    outcome.changed += 1
    if remember(connection, known.id, Wording(draft.title, draft.text)):
        outcome.rewritten.append(known.id)
    _replace(connection, known.id, known, draft, key)
    entries.put(connection, known.id, _PAGE._replace(links=draft.links))
    return known.id


def take_full(connection: sqlite3.Connection, article: int, page: Draft) -> str:
    """Show the full text of an entry, its page, and keep what the feed gave beside it.

    Call it inside a transaction. Returns why it was not done, in words that complete a sentence.
    """
    standing = entries.standing(connection, article)
    if standing is None:
        return "is not in the library any more"
    before, cut = standing.draft, entries.cut(connection, article)
    given = before.text if cut is None else cut.text
    if len(page.text) < len(given) + _FEWEST_MORE:
        return "its page holds no more than what is here"
    if cut is None:
        entries.keep_cut(connection, article, before.title, before.text, standing.digest)
    entries.fetched(connection, article)
    _add_links(connection, article, page.links)
    draft = before._replace(
        text=beginning_with(before.title, page.text),
        published=before.published or page.published,
        author=before.author or page.author,
    )
    if fingerprint(draft) != standing.current:
        if cut is not None:
            remember(connection, article, Wording(draft.title, draft.text), is_full=True)
        _replace(connection, article, standing, draft, fingerprint(draft), standing.look)
    return ""


def _add_links(
    connection: sqlite3.Connection, article: int, links: tuple[tuple[str, str], ...]
) -> None:
    """Put the links of a full text before those that the feed gives."""
    extra = entries.get(connection, article) or _PAGE
    addresses = {address for _, address in links}
    others = tuple(pair for pair in extra.links if pair[1] not in addresses)
    entries.put(connection, article, extra._replace(links=(*links, *others)))


def show_cut(connection: sqlite3.Connection, article: int) -> bool:
    """Show what the feed gave again; False if that is what is shown already."""
    standing, cut = entries.standing(connection, article), entries.cut(connection, article)
    if standing is None or cut is None:
        return False
    draft = standing.draft._replace(title=cut.title, text=cut.text)
    _replace(connection, article, standing, draft, standing.digest, standing.look)
    entries.forget_cut(connection, article)
    entries.fetch_failed(connection, article, "the person wants the feed's own text", for_good=True)
    return True


def _replace(
    connection: sqlite3.Connection,
    article: int,
    before: Known | Standing,
    draft: Draft,
    digest: bytes,
    look: int = 0,
) -> None:
    withdraw(connection, article, current())
    articles.replace(
        connection,
        article,
        draft,
        look=look,
        placed=before.placed,
        source_name=before.source_name,
        digest=digest,
    )


def _placed(draft: Draft) -> int:
    now = int(time())
    if draft.published is None:
        return now
    try:
        return min(int(datetime.fromisoformat(draft.published).timestamp()), now)
    except (ValueError, OverflowError):
        return now
