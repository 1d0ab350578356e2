"""Queries put to a library file: what they find, in which order, and that nothing breaks them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.errors import QueryError
from analysis.models import SourceKind
from analysis.models.draft import Draft
from analysis.storage import articles, database, entities, hiding, sources, stories, views
from tests.analysis.shelf import Shelf

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

DAY = 86_400
FIRST = int(datetime(2026, 11, 1, 12, tzinfo=UTC).timestamp())
TEXTS = {
    # name: title, text, source, author, language
    "gas": ("Gas prices", "The price of gas rose. Oil did not.", "BBC News", "Ann Smith", "en"),
    "war": ("Air-defence", "U.S. air defence for Zelenskyy’s army", "BBC News", None, "en"),
    "oil": ("Oil falls", "Crude oil fell; the U.S.A. naïve", "Süddeutsche", "Bo Müller", "de"),
    "cjk": ("中国外交部", "外交部发言人说，北京时间今天。", "新华社", None, "zh"),
    "thai": ("ข่าว", "นายกรัฐมนตรีเดินทางไปกรุงเทพ", "Wire", None, None),
}


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A library of five articles, a day between each: the first named is the newest."""
    path = tmp_path_factory.mktemp("query") / "library.db"
    database.prepare(path)
    opened = database.connect(path)
    for number, (name, (title, text, source_name, author, language)) in enumerate(TEXTS.items()):
        place = f"https://{number}.example/feed"
        source = sources.add(opened, place.encode(), place, SourceKind.FEED, source_name)
        file = sources.add_file(opened, source, place.encode(), 1)
        article = articles.insert(
            opened,
            Draft(name, text, title, author=author),
            file=file,
            look=1,
            placed=FIRST - number * DAY,
            source_name=source_name,
            digest=b"",
        )
        if language:
            stories.set_language(opened, article, language)
        if name in {"gas", "oil"}:
            articles.mark(opened, [article], is_read=name == "gas", is_starred=True)
            sources.set_tags(opened, source, ["Energy", f"News/{name.title()}"])
        if name == "war":
            opened.execute("UPDATE article SET is_changed = 1 WHERE id = ?", (article,))
    hiding.add(opened, "word", "crude oil", "crude oil", "")
    views.put(opened, views.View("Energy", "tag:energy"))
    views.put(opened, views.View("Mine", "view:energy -is:read"))
    views.put(opened, views.View("Broken", "gas OR"))
    yield opened
    opened.close()


def found(connection: sqlite3.Connection, query: str, **given: bool | None) -> list[str]:
    names = list(TEXTS)
    return [names[one - 1] for one in articles.ids(connection, query=query, **given)]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["gas", "war", "oil", "cjk", "thai"]),
        ("GAS", ["gas"]),
        ("price gas", ["gas"]),
        ('"gas price"', []),
        ("pric*", ["gas"]),
        ("pric", []),
        ("zelensk*", ["war"]),
        ("gas OR naive", ["gas", "oil"]),
        ("NAÏVE", ["oil"]),
        ("oil -gas", ["oil"]),
        ("-oil", ["war", "cjk", "thai"]),
        ("oil AND NOT (gas OR war)", ["oil"]),
        ("air-defence", ["war"]),
        ('"air defence"', ["war"]),
        ("U.S.", ["war", "oil"]),
        ("title:oil", ["oil"]),
        ("text:oil -title:oil", ["gas"]),
        ("title:of", []),
        ("source:bbc", ["gas", "war"]),
        ("source:suddeutsche", ["oil"]),
        ("source:BBC*", ["gas", "war"]),
        ("source:1.example", ["war"]),
        ("source:新华", ["cjk"]),
        ("tag:energy", ["gas", "oil"]),
        ("tag:news", ["gas", "oil"]),
        ("tag:news/oil", ["oil"]),
        ("tag:new", []),
        ("tag:new*", ["gas", "oil"]),
        ("author:smith", ["gas"]),
        ('author:"bo müller"', ["oil"]),
        ("-author:smith", ["war", "oil", "cjk", "thai"]),
        ("lang:de", ["oil"]),
        ("-lang:en", ["oil", "cjk", "thai"]),
        ("is:starred", ["gas", "oil"]),
        ("is:starred is:unread", ["oil"]),
        ("is:read OR source:wire", ["gas", "thai"]),
        ("is:watched", []),
        ("is:changed", ["war"]),
        ("entity:nobody", []),
        ("after:2026-10-31", ["gas", "war"]),
        ("before:2026-10-31", ["oil", "cjk", "thai"]),
        ("on:2026-10-30", ["oil"]),
        ("on:2026-10 source:bbc", ["war"]),
        ("外交部", ["cjk"]),
        ("北京", ["cjk"]),
        ("发言人 -上海", ["cjk"]),
        ("title:北京", []),
        ("title:外交", ["cjk"]),
        ("กรุงเทพ", ["thai"]),
        ("北京 OR gas", ["gas", "cjk"]),
        ("view:energy", ["gas", "oil"]),
        ("view:Mine", ["oil"]),
        ("100% _ 50\\", []),
    ],
)
def test_a_query_finds_what_it_means_newest_first(
    connection: sqlite3.Connection, query: str, names: list[str]
) -> None:
    assert found(connection, query, hidden=None) == names


def test_what_rules_hide_is_found_only_when_it_is_asked_for(connection: sqlite3.Connection) -> None:
    assert found(connection, "oil") == ["gas"]
    assert found(connection, "oil is:hidden") == ["oil"]
    assert found(connection, "oil", hidden=True) == ["oil"]
    assert found(connection, "is:hidden OR war OR army") == ["war", "oil"]


def test_a_query_narrows_what_else_is_asked_for(connection: sqlite3.Connection) -> None:
    assert found(connection, "the OR air", unread=True) == ["war"]
    assert found(connection, "source:bbc", unread=True) == ["war"]
    assert found(connection, "source:bbc", hidden=True) == []
    assert len(articles.ids(connection, query="-nothing", limit=2)) == 2


def test_a_view_that_cannot_be_read_says_so(connection: sqlite3.Connection) -> None:
    with pytest.raises(QueryError, match="OR at character 5"):
        found(connection, "view:broken")


@given(
    st.text(alphabet=st.sampled_from("ab\"()|-*:^+\0'\\%_ \ud800中éNEARO\U00031350")) | st.text()
)
@example('title:" OR title : x')
@example("entity:% source:_ author:\\ tag:' lang:\"")
@example('a" NEAR("b c", 2) {title} : ^d')
@settings(max_examples=150, deadline=None)
def test_nothing_that_is_typed_breaks_the_search(connection: sqlite3.Connection, text: str) -> None:
    for query in (text, f'source:"{text}"', f"entity:{text}", f"-{text}* OR ก{text}"):
        with suppress(QueryError):
            articles.ids(connection, query=query)
        with suppress(QueryError):
            entities.asked(connection, query)


def test_entities_are_found_by_name_and_their_articles_by_entity(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put(
        {
            "meeting": "Vladimir Putin met. Putin left Russia.",
            "aide": "Yuri Ushakov spoke for Putin.",
            "family": "Jane Smith and John Smith went to Texas.",
        }
    )

    def articles_of(query: str) -> set[str]:
        ids = set(articles.ids(shelf.connection, query=query))
        return {name for name in ("meeting", "aide", "family") if shelf.id_of(name) in ids}

    def called(query: str) -> set[str]:
        ids = entities.asked(shelf.connection, query)
        return {row.name for row in entities.rows(shelf.connection, ids)}

    assert articles_of("entity:Putin") == {"meeting", "aide"}
    assert articles_of('who:"vladimir PUTIN" -spoke') == {"meeting"}
    assert articles_of("who:smith") == {"family"}
    assert articles_of("who:usha*") == {"aide"}
    (putin,) = entities.called(shelf.connection, "Putin")
    assert articles_of(f"entity:e{putin}") == {"meeting", "aide"}
    assert called("putin") == {"Vladimir Putin"}
    assert called("smith -jane") == {"John Smith"}
    assert called("putin OR texas") == {"Vladimir Putin", "Texas"}
    assert called("entity:putin title:aide") == {"Vladimir Putin", "Yuri Ushakov"}
    assert called("smith entity:putin") == set()
    shelf.connection.close()
