"""What a person says holds, is told in words, can be taken back, and goes from file to file."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from analysis.editing.editor import Editor
from analysis.editing.watching import Watching
from analysis.errors import NewsreaderError
from analysis.linking.corrections.correction import Correction, Deed, contradicted
from analysis.linking.corrections.written import read_line, write_line
from analysis.models import ArticleRef, Confidence, Label, Place
from analysis.storage import database, entities, mentions
from tests.analysis.shelf import Shelf

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from analysis.editing.applying import Corrected
    from analysis.models import EntityRow

NEWS = {
    "kremlin": "Vladimir Putin and Putin and Russia",
    "wire": "Putin and SCO",
    "aide": "Yuri Ushakov and Ushakov",
    "other": "Yury Ushakov and Kremlin",
    "smiths": "Jane Smith and John Smith",
    "smith": "Smith and Russia",
}


class Desk:
    """A library made by hand, its editor, and words for what is in it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.shelf = Shelf(folder)
        self.shelf.put(NEWS)
        self.connection = self.shelf.connection
        self.editor = Editor(self._reading, self._writing)
        self.watching = Watching(self._reading, self._writing)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        yield self.connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with database.transaction(self.connection):
            yield self.connection

    def entity(self, name: str) -> EntityRow:
        """The entity that is shown under a name."""
        ids = entities.ids(self.connection)
        return next(row for row in entities.rows(self.connection, ids) if row.name == name)

    def names(self) -> set[str]:
        """How all entities are shown."""
        ids = entities.ids(self.connection)
        return {row.name for row in entities.rows(self.connection, ids)}

    def place(self, article: str, ordinal: int = 0) -> Place:
        """A mention of an article."""
        return Place(self.shelf.id_of(article), ordinal)

    def meant(self, article: str, ordinal: int = 0) -> str:
        """Whom a mention means; nothing where it is no name."""
        found = mentions.of_article(self.connection, self.shelf.id_of(article))
        entity = {mention.ordinal: mention.entity for mention in found}.get(ordinal)
        return entities.rows(self.connection, [entity])[0].name if entity else ""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "one")
    yield made
    made.connection.close()


def _merge(desk: Desk) -> Corrected:
    return desk.editor.merge(
        desk.entity("Shanghai Cooperation Organisation").id, desk.entity("Kremlin").id
    )


DEEDS: list[tuple[str, Callable[[Desk], Corrected], str]] = [
    (
        "merge",
        lambda d: d.editor.merge(d.entity("Smith").id, d.entity("Jane Smith").id),
        "“Smith” is “Jane Smith”",
    ),
    (
        "keep apart",
        lambda d: d.editor.keep_apart(d.entity("Smith").id, d.entity("Jane Smith").id),
        "“Smith” is not “Jane Smith”",
    ),
    ("split a mention", lambda d: d.editor.split_mention(d.place("kremlin", 1)), "is another"),
    ("split an article", lambda d: d.editor.split_article(d.place("wire")), "is another in “wire”"),
    (
        "split a name",
        lambda d: d.editor.split_name(d.place("wire")),
        "“Putin” is not “Vladimir Putin”",
    ),
    (
        "reject a link",
        lambda d: d.editor.reject(d.place("wire")),
        "“Putin” is not “Vladimir Putin”",
    ),
    (
        "settle",
        lambda d: d.editor.settle(d.place("smith"), d.entity("John Smith").id),
        "“Smith” is “John Smith” in “smith”",
    ),
    ("rename", lambda d: d.editor.rename(d.entity("Russia").id, "Rus"), "is called “Rus”"),
    ("retype", lambda d: d.editor.retype(d.entity("Kremlin").id, Label.FAC), "is a building"),
    ("drop", lambda d: d.editor.drop(d.entity("Russia").id), "“Russia” is no entity"),
    ("drop here", lambda d: d.editor.drop_here(d.place("wire")), "no entity in “wire”"),
    ("drop a mention", lambda d: d.editor.drop_mention(d.place("kremlin", 1)), "no entity"),
]


@pytest.mark.parametrize(("do", "said"), [deed[1:] for deed in DEEDS], ids=[d[0] for d in DEEDS])
def test_each_correction_says_what_it_does_and_can_be_taken_back(
    desk: Desk, do: Callable[[Desk], Corrected], said: str
) -> None:
    before = desk.shelf.entities(), set(entities.ids(desk.connection))
    corrected = do(desk)
    after = desk.shelf.entities()
    assert said in corrected.said
    assert after != before[0]
    assert desk.editor.undo() is not None
    assert (desk.shelf.entities(), set(entities.ids(desk.connection))) == before
    assert desk.editor.redo() is not None
    assert desk.shelf.entities() == after


def test_nothing_to_take_back_or_to_do_again(desk: Desk) -> None:
    assert desk.editor.undo() is None
    assert desk.editor.redo() is None
    _merge(desk)
    desk.editor.undo()
    desk.editor.rename(desk.entity("Russia").id, "Rus")
    assert desk.editor.redo() is None


def test_a_correction_holds_for_articles_that_come_later(desk: Desk) -> None:
    desk.editor.merge(desk.entity("Smith").id, desk.entity("Jane Smith").id)
    desk.editor.drop(desk.entity("Russia").id)
    desk.shelf.put({"late": "Smith and Russia"})
    assert (desk.meant("late"), desk.meant("late", 1)) == ("Jane Smith", "")


def test_a_correction_of_an_article_holds_when_its_text_changes(desk: Desk) -> None:
    desk.editor.split_article(desk.place("wire"))
    desk.shelf.put({"wire": "Russia and Putin and SCO"})
    assert desk.meant("wire", 1) == "Putin"
    assert desk.entity("Vladimir Putin").articles == 1


def test_what_was_kept_apart_can_be_merged_after_all(desk: Desk) -> None:
    one, other = desk.entity("Shanghai Cooperation Organisation").id, desk.entity("Kremlin").id
    desk.editor.keep_apart(one, other)
    corrected = _merge(desk)
    assert corrected.overruled == ("“Shanghai Cooperation Organisation” is not “Kremlin”",)
    assert desk.meant("wire", 1) == desk.meant("other", 1)
    desk.editor.undo()
    assert desk.meant("wire", 1) != desk.meant("other", 1)


def test_a_rejected_spelling_stays_rejected(desk: Desk) -> None:
    assert desk.meant("aide") == desk.meant("other")
    desk.editor.reject(desk.place("other"))
    assert desk.meant("aide") == "Yuri Ushakov"
    assert desk.meant("other") == "Yury Ushakov"
    desk.shelf.put({"more": "Yury Ushakov", "again": "Yuri Ushakov and Ushakov"})
    assert desk.meant("more") == "Yury Ushakov"
    assert desk.meant("again", 1) == "Yuri Ushakov"


def test_a_name_that_stands_alone_cannot_be_split_off(desk: Desk) -> None:
    with pytest.raises(NewsreaderError, match="the only name it has: split off this article's"):
        desk.editor.split_name(desk.place("kremlin", 2))


def test_an_entity_is_not_merged_with_itself(desk: Desk) -> None:
    with pytest.raises(NewsreaderError, match="the same entity already"):
        desk.editor.merge(desk.entity("Russia").id, desk.entity("Russia").id)


def test_candidates_are_those_who_may_bear_the_name(desk: Desk) -> None:
    rows = desk.editor.candidates(desk.entity("Smith").id)
    assert {row.name for row in rows[:2]} == {"Jane Smith", "John Smith"}
    assert [row.name for row in desk.editor.candidates(desk.entity("Smith").id, "krem")] == [
        "Kremlin"
    ]


def test_an_open_name_says_so_and_a_settled_one_is_sure(desk: Desk) -> None:
    assert desk.entity("Smith").confidence is Confidence.OPEN
    desk.editor.settle(desk.place("smith"), desk.entity("John Smith").id)
    assert desk.entity("John Smith").confidence is Confidence.SURE


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.editor.rename(d.entity("Kremlin").id, "The Kremlin"),
        lambda d: d.editor.retype(d.entity("Kremlin").id, Label.FAC),
        lambda d: d.editor.merge(
            d.entity("Kremlin").id, d.entity("Shanghai Cooperation Organisation").id
        ),
    ],
    ids=["renamed", "retyped", "merged"],
)
def test_a_watch_stays_with_who_is_watched(desk: Desk, change: Callable[[Desk], object]) -> None:
    assert desk.watching.toggle(desk.entity("Kremlin").id)
    change(desk)
    (watched,) = desk.watching.watched()
    assert watched.entity.name == desk.meant("other", 1)
    assert desk.shelf.id_of("other") in desk.watching.unread()
    desk.editor.undo()
    (watched,) = desk.watching.watched()
    assert watched.entity.name == "Kremlin"


def test_corrections_go_from_library_to_library(desk: Desk, tmp_path: Path) -> None:
    for _, do, _ in DEEDS[:7]:
        do(desk)
        desk.editor.undo()
    desk.editor.merge(desk.entity("Smith").id, desk.entity("Jane Smith").id)
    desk.editor.split_mention(desk.place("kremlin", 1))
    lines = list(desk.editor.lines())
    other = Desk(tmp_path / "other")
    exchanged = other.editor.take([*lines, "", "{", '{"do": "guess"}'])
    assert (exchanged.taken, exchanged.known) == (2, 0)
    assert exchanged.failures[0] == "line 4: it is no JSON"
    assert exchanged.failures[1].startswith("line 5: “do” is 'guess', not one of merge, apart")
    assert other.shelf.entities() == desk.shelf.entities()
    assert other.editor.take(lines).known == 2
    other.editor.undo()
    assert list(other.editor.lines()) == []
    other.connection.close()


@pytest.mark.parametrize(
    "record",
    [
        {"do": "merge", "names": ["p:a b"]},
        {"do": "merge", "names": ["p:a b"], "others": ["p:a b"]},
        {"do": "apart", "names": [], "others": ["p:a"]},
        {"do": "drop", "names": ["putin"]},
        {"do": "drop", "names": ["p:putin\u001b"]},
        {"do": "split", "names": ["p:putin"]},
        {"do": "split", "names": ["p:putin"], "article": "a"},
        {"do": "split", "names": ["p:a"], "article": {"source": "s", "id": "a"}, "mention": 1},
        {"do": "rename", "names": ["p:putin"]},
        {"do": "rename", "names": ["p:putin"], "value": "a\u0007b"},
        {"do": "retype", "names": ["p:putin"], "value": "DATE"},
        {"do": "rename", "names": ["p:putin"], "value": 7},
        {"names": ["p:putin"]},
        [],
        "merge",
        None,
    ],
)
def test_what_is_no_correction_is_named(record: object) -> None:
    with pytest.raises(NewsreaderError):
        read_line(json.dumps(record))


def test_a_written_correction_is_read_back() -> None:
    article = ArticleRef("wire", "a.txt")
    correction = Correction(
        Deed.SETTLE, ("p:a",), ("p:b a",), article, value="B A", said="A is B A"
    )
    assert read_line(write_line(correction)) == correction


def test_only_what_contradicts_is_overruled() -> None:
    apart = Correction(Deed.APART, ("p:a",), ("p:b", "p:c"))
    rename = Correction(Deed.RENAME, ("p:a",), value="A")
    merge = Correction(Deed.MERGE, ("p:c",), ("p:a",))
    assert contradicted(merge, [apart, rename]) == [apart]
    assert contradicted(rename._replace(value="B"), [apart, rename]) == [rename]
    assert contradicted(rename, [rename]) == []


def test_what_is_retyped_stays_one_however_it_is_spelt(desk: Desk) -> None:
    assert desk.meant("aide") == desk.meant("other")
    desk.editor.retype(desk.entity("Yuri Ushakov").id, Label.ORG)
    assert desk.meant("aide") == desk.meant("other")
    assert desk.meant("aide", 1) == desk.meant("aide")
    assert len(desk.editor.steps()) == 1


def test_namesakes_that_are_kept_apart_are_called_by_what_they_are(desk: Desk) -> None:
    kremlin = desk.entity("Kremlin").id
    desk.editor.rename(desk.entity("Russia").id, "Kremlin")
    ids = entities.ids(desk.connection)
    found = [row for row in entities.rows(desk.connection, ids) if row.name == "Kremlin"]
    other = next(row for row in found if row.id != kremlin)
    one = next(row for row in found if row.id == kremlin)
    said = desk.editor.keep_apart(kremlin, other.id).said
    assert one.label != other.label
    assert said == f"“Kremlin” ({one.label.noun}) is not “Kremlin” ({other.label.noun})"
