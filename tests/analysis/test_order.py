"""The same articles give the same entities, in whatever order and portions they come in."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.intake.linkage import Analysed, store, withdraw
from analysis.lexicon import shipped
from analysis.models import Draft, Label, Mention
from analysis.storage import articles, database, entities, mentions, queue, sources

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
    "George Bush": Label.PERSON,
    "Christian Democratic Union": Label.ORG,
    "Civic Development Union": Label.ORG,
    "CDU": Label.ORG,
    "Chelsea": Label.GPE,
    "Chelsea FC": Label.ORG,
    "Opel AG": Label.ORG,
    "Opel": Label.ORG,
    "Russia": Label.GPE,
    "Russian": Label.NORP,
    "SCO": Label.ORG,
    "Shanghai Cooperation Organisation": Label.ORG,
}
_PATTERN = re.compile("|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)))
TEXTS = st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=5).map(" and ".join)


def _mentions(text: str) -> list[Mention]:
    return [Mention(m.start(), m.end(), m[0], NAMES[m[0]]) for m in _PATTERN.finditer(text)]


class _Shelf:
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
                rest = {"look": 1, "placed": 0, "source_name": "", "digest": text.encode()}
                if name in self._ids:
                    withdraw(self.connection, self._ids[name], shipped())
                    articles.replace(self.connection, self._ids[name], draft, **rest)
                else:
                    self._ids[name] = articles.insert(
                        self.connection, draft, file=self._file, **rest
                    )
                batch.append(Analysed(self._ids[name], text.encode(), text, _mentions(text)))
            store(self.connection, batch, self._by, shipped())

    def entities(self) -> set[object]:
        """All entities: name, label, counters, and the mentions that are theirs."""
        of = {id_: name for name, id_ in self._ids.items()}
        found = set()
        for row in entities.rows(self.connection, entities.ids(self.connection)):
            places = frozenset(
                (of[place.article], place.ordinal)
                for place in mentions.places(self.connection, row.id)
            )
            found.add((row.name, row.label, row.mentions, row.articles, places))
        return found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(TEXTS, min_size=1, max_size=8), data=st.data())
def test_order_and_portions_do_not_matter(texts: list[str], data: st.DataObject) -> None:
    news = {f"a{number}": text for number, text in enumerate(texts)}
    changed = data.draw(st.lists(st.sampled_from(sorted(news)), unique=True))
    extra = {f"x{n}": t for n, t in enumerate(data.draw(st.lists(TEXTS, max_size=3)))}
    order = data.draw(st.permutations([*news, *extra]))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(order)), max_size=4)))
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        straight, shuffled = _Shelf(Path(one)), _Shelf(Path(other))
        straight.put(news)
        for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True):
            portion = order[start:end]
            shuffled.put(
                {
                    name: (data.draw(TEXTS) if name in changed else {**news, **extra}[name])
                    for name in portion
                }
            )
        shuffled.put(dict.fromkeys(extra, "nobody"))
        for name in changed:
            shuffled.put({name: news[name]})
        assert shuffled.entities() == straight.entities()
        straight.connection.close()
        shuffled.connection.close()
