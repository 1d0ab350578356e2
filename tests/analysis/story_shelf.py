"""A library file that articles which can be folded are put into by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.intake.stories import fold
from analysis.lexicon import shipped
from analysis.models import Label, Mention
from analysis.models.draft import Draft
from analysis.relinking.linkage import Analysed, store, withdraw
from analysis.storage import articles, database, folds, queue, sources

if TYPE_CHECKING:
    from pathlib import Path


class Item(NamedTuple):
    """An article of a test: names are words of its text."""

    text: str
    placed: int = 0
    names: tuple[str, ...] = ()


class Shelf:
    """A library file that articles are put into by hand."""

    def __init__(self, path: Path) -> None:
        database.prepare(path)
        self.connection = database.connect(path)
        source = sources.add(self.connection, b"/news", "/news")
        self._file = sources.add_file(self.connection, source, b"/news/a.jsonl", 1)
        self._by = queue.recogniser(self.connection, "by hand")
        self.ids: dict[str, int] = {}

    def put(self, portion: dict[str, Item], *, is_analysed: bool = True) -> None:
        """Add articles, or change those that are there, in one transaction."""
        with database.transaction(self.connection):
            for name, item in portion.items():
                draft = Draft(name, item.text, item.text.split("\n", maxsplit=1)[0])
                rest = {"look": 1, "placed": item.placed, "source_name": "shelf"}
                if name in self.ids:
                    withdraw(self.connection, self.ids[name], shipped())
                    articles.replace(
                        self.connection, self.ids[name], draft, digest=item.text.encode(), **rest
                    )
                else:
                    self.ids[name] = articles.insert(
                        self.connection, draft, file=self._file, digest=item.text.encode(), **rest
                    )
            while fold(self.connection):
                pass
        if is_analysed:
            self.analyse(portion)

    def analyse(self, portion: dict[str, Item]) -> None:
        """Give articles their names."""
        batch = [
            Analysed(self.ids[name], item.text.encode(), item.text, _mentions(item))
            for name, item in portion.items()
        ]
        with database.transaction(self.connection):
            store(self.connection, batch, self._by, shipped())
            while fold(self.connection):
                pass

    def remove(self, name: str) -> None:
        """Delete an article, leaving what follows to the next look."""
        article = self.ids.pop(name)
        with database.transaction(self.connection):
            withdraw(self.connection, article, shipped())
            self.connection.execute("DELETE FROM article WHERE id = ?", (article,))

    def lines(self, folding: folds.Folding = "copies") -> dict[str, set[str]]:
        """The lines of the folded list, each with what is folded under it."""
        names = {id_: name for name, id_ in self.ids.items()}
        return {
            names[line]: {names[i] for i in folds.members(self.connection, folding, line)}
            for line in folds.folded(self.connection, folding, articles.ids(self.connection))
        }


def _mentions(item: Item) -> list[Mention]:
    found = []
    for name in item.names:
        start = item.text.find(name)
        while start >= 0:
            found.append(Mention(start, start + len(name), name, Label.PERSON))
            start = item.text.find(name, start + 1)
    return sorted(found)
