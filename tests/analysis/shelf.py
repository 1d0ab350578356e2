"""A library file that articles are put into by hand, their names given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.editing import applying
from analysis.lexicon import shipped
from analysis.models import Label, Mention
from analysis.models.draft import Draft
from analysis.relinking.linkage import Analysed, store, withdraw
from analysis.relinking.settling import settle
from analysis.storage import articles, database, entities, mentions, queue, sources

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.linking.corrections.correction import Correction

NAMES = {
    "Vladimir Putin": Label.PERSON,
    "Putin": Label.PERSON,
    "Lyudmila Putina": Label.PERSON,
    "Yuri Ushakov": Label.PERSON,
    "Yury Ushakov": Label.PERSON,
    "Ushakov": Label.PERSON,
    "Jane Smith": Label.PERSON,
    "John Smith": Label.PERSON,
    "Smith": Label.PERSON,
    "George W. Bush": Label.PERSON,
    "Laura Bush": Label.PERSON,
    "Neil Bush": Label.PERSON,
    "Jeb Bush": Label.PERSON,
    "Bush": Label.PERSON,
    "Texas": Label.GPE,
    "Exxon": Label.ORG,
    "George Bush": Label.PERSON,
    "Christian Democratic Union": Label.ORG,
    "Civic Development Union": Label.ORG,
    "CDU": Label.ORG,
    "Chelsea": Label.GPE,
    "Chelsea FC": Label.ORG,
    "Opel AG": Label.ORG,
    "Opel": Label.ORG,
    "Russia": Label.GPE,
    "Kremlin": Label.ORG,
    "Russian": Label.NORP,
    "SCO": Label.ORG,
    "Shanghai Cooperation Organisation": Label.ORG,
}
_PATTERN = re.compile("|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)))


def _mentions(text: str) -> list[Mention]:
    return [Mention(m.start(), m.end(), m[0], NAMES[m[0]]) for m in _PATTERN.finditer(text)]


class Shelf:
    """A library file that articles are put into by hand."""

    def __init__(self, folder: Path) -> None:
        path = folder / "library.db"
        database.prepare(path)
        self.connection = database.connect(path)
        source = sources.add(self.connection, b"/news", "/news")
        self._file = sources.add_file(self.connection, source, b"/news/a.jsonl", 1)
        self._by = queue.recogniser(self.connection, "by hand")
        self._ids: dict[str, int] = {}

    def put(self, portion: dict[str, str]) -> None:
        """Add articles, or change those that are there, in one transaction."""
        batch = []
        with database.transaction(self.connection):
            for name, text in portion.items():
                draft = Draft(name, text, name)
                rest = {"look": 1, "placed": 0, "source_name": "shelf", "digest": text.encode()}
                if name in self._ids:
                    withdraw(self.connection, self._ids[name], shipped())
                    articles.replace(self.connection, self._ids[name], draft, **rest)
                else:
                    self._ids[name] = articles.insert(
                        self.connection, draft, file=self._file, **rest
                    )
                batch.append(Analysed(self._ids[name], text.encode(), text, _mentions(text)))
            store(self.connection, batch, self._by, shipped())
            while settle(self.connection, shipped()):
                pass

    def entities(self) -> set[object]:
        """All entities: how they are shown, and the mentions that are theirs with their reasons."""
        of = {id_: name for name, id_ in self._ids.items()}
        found = set()
        for row in entities.rows(self.connection, entities.ids(self.connection)):
            places = mentions.places(self.connection, row.id)
            spots = frozenset(
                (of[place.article], place.ordinal, context.evidence)
                for place, context in zip(
                    places, mentions.contexts(self.connection, places, 0), strict=True
                )
            )
            nation = entities.rows(self.connection, [row.nationality_of or 0])
            shown = row._replace(id=0, nationality_of=None), [one.name for one in nation]
            found.add((str(shown), spots))
        return found

    def id_of(self, name: str) -> int:
        """The id of an article."""
        return self._ids[name]

    def first(self, name: str) -> str:
        """Whom the first mention of an article means, and why."""
        mention = mentions.of_article(self.connection, self._ids[name])[0]
        (row,) = entities.rows(self.connection, [mention.entity or 0])
        return f"{row.name}: {mention.evidence.words()}"

    def correct(self, *said: Correction) -> None:
        """Make corrections, as one step."""
        with database.transaction(self.connection):
            applying.correct(self.connection, said, shipped())

    def undo(self) -> None:
        """Take the last step back."""
        with database.transaction(self.connection):
            applying.undo(self.connection, shipped())

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        with database.transaction(self.connection):
            applying.redo(self.connection, shipped())
