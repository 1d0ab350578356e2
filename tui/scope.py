"""Scope: which articles are listed, and the ids of such a list in their order."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from analysis.errors import QueryError
from analysis.query.reading import no_field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.library import Library


class Scope(NamedTuple):
    """What an article must be like to be listed; all are by default, but those that rules hide.

    ``source`` is the id of one, ``tag`` that of sources; ``is_hidden`` lists what rules hide;
    ``words`` are a query: one that cannot be read finds nothing.
    """

    entity: int | None = None
    source: int | None = None
    tag: str = ""
    is_unread: bool = False
    is_hidden: bool = False
    words: str = ""

    def ids(
        self, library: Library, *, unread: bool | None = None, limit: int | None = None
    ) -> array[int]:
        """Look the articles up, newest first; only unread ones if ``unread`` says so."""
        try:
            return library.article_ids(
                entity=self.entity,
                source=self.source,
                tag=self.tag or None,
                query=self.words,
                unread=self.is_unread if unread is None else unread,
                hidden=self.is_hidden,
                limit=limit,
            )
        except QueryError:
            return array("q")

    def query(self, entity: str, source: str) -> str:
        """Write it as a query; entity and source are called by these names."""
        parts = [
            f'who:"{entity}"' if self.entity else "",
            f'source:"{source}"' if self.source else "",
            f'tag:"{self.tag}"' if self.tag else "",
            f"({self.words})" if self.words and self != Scope(words=self.words) else self.words,
            "is:unread" if self.is_unread else "",
            "is:hidden" if self.is_hidden else "",
        ]
        return " ".join(filter(None, parts))

    def hint(self, library: Library, found: int) -> str:
        """Say what finds more than the words of a name do: other names of whom it means.

        Where nothing is found, it is what has been taken for text and looks like a field.
        """
        unknown = "" if found else no_field(self.words)
        if unknown:
            return unknown
        name = self.words.strip('"')
        if not name or ":" in name or self != Scope(words=self.words):
            return ""
        query = f'who:"{name}"' if " " in name else f"who:{name}"
        if not library.named(name):
            return ""
        count = len(Scope(words=query).ids(library))
        return f"{query} finds {count:,}" if count > found else ""

    def order(self, library: Library) -> array[int]:
        """Look up the list without the filter; a query may ask for what rules hide."""
        return library.article_ids(hidden=None if self.is_hidden or self.words else False)

    def hidden(self, library: Library) -> int:
        """Count what rules leave out of the list."""
        if self.is_hidden or self == Scope():
            return 0
        return len(self._replace(is_hidden=True).ids(library))


def join(ids: array[int], others: Sequence[int], order: Sequence[int]) -> array[int]:
    """Put others into a list, where they stand in the ``order`` of the whole list."""
    wanted = {*ids, *others}
    if len(wanted) == len(ids):
        return ids
    return array("q", (one for one in order if one in wanted))


def keep(ids: array[int], article: int | None, order: Sequence[int]) -> array[int]:
    """Put an article into a filtered list, where it stands in the ``order`` of the whole list."""
    if article is None or article in ids or article not in order:
        return ids
    wanted = set(ids)
    before = 0
    for other in order:
        if other == article:
            break
        before += other in wanted
    return ids[:before] + array("q", [article]) + ids[before:]


def next_of(ids: Sequence[int], wanted: set[int], here: int | None, step: int) -> int | None:
    """Find the next (1) or previous (-1) wanted id after ``here``, round at the end."""
    if not ids:
        return None
    try:
        start = ids.index(here) if here is not None else -1
    except ValueError:
        start = -1
    if start < 0 and step < 0:
        start = 0
    for distance in range(1, len(ids) + 1):
        candidate = ids[(start + step * distance) % len(ids)]
        if candidate in wanted and candidate != here:
            return candidate
    return None


MOST_LINES = 1000
"""Lines on the way to an article that are looked at one by one."""


def on_the_way(ids: Sequence[int], here: int | None, there: int | None, step: int) -> list[int]:
    """List the lines whose folded articles come before one ``there``, in the order of steps.

    What is folded with a line comes after it: on the way down that of ``here`` counts, too, on the
    way up that of ``there``. Without a ``there`` all lines are on the way.
    """
    try:
        start = ids.index(here) if here is not None else -1
    except ValueError:
        start = -1
    start = max(start, 0)
    found: list[int] = []
    for distance in range(0 if step > 0 else 1, min(len(ids), MOST_LINES)):
        line = ids[(start + step * distance) % len(ids)]
        if step > 0 and line == there:
            break
        found.append(line)
        if line == there:
            break
    return found


def folded(
    library: Library, ids: array[int], unfolded: frozenset[int]
) -> tuple[array[int], frozenset[int]]:
    """Fold a list but for the lines that are unfolded; also what stands below those."""
    stories = library.stories()
    lines = stories.folded(ids)
    if not unfolded:
        return lines, frozenset()
    listed, below = set(lines), set[int]()
    shown = array("q")
    for line in lines:
        shown.append(line)
        if line in unfolded:
            others = [one for one in stories.members(line) if one not in listed]
            shown.extend(others)
            below.update(others)
    return shown, frozenset(below)
