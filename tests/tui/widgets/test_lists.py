"""The lists of articles, entities and mentions."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from analysis.models import (
    ArticleRow,
    Context,
    EntityRow,
    Evidence,
    Kind,
    Label,
    Place,
    Reason,
)
from tui.drawing import dates
from tui.widgets.article_list import ArticleList
from tui.widgets.entity_list import EntityList, EntityRows
from tui.widgets.mention_list import MentionList, MentionRows
from tui.widgets.rows import LazyRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

WHY = Evidence(Reason.SAME_NAME)
WIDE = "漢字 [b]x[/b] e\u0301 👩\u200d👩 \x1b[2J " * 4


def article(number: int, title: str = "Putin and Xi Jinping: Why are they meeting?", **state: bool):
    flags = {"is_read": False, "is_starred": False, "is_analysed": True, "is_missing": False}
    return ArticleRow(
        number, title, f"{dates.today().year}-09-15T08:00:00Z", True, "metro", words=9,
        **flags | state,
    )  # fmt: skip


def entity(number: int, name: str, label: Label, here: int, mentions: int, articles: int, **more):
    return EntityRow(number, name, label, here, mentions, articles, **more)


class Host(App[None]):
    BINDINGS = [("up", "focused.cursor_up"), ("end", "focused.last")]

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


def screen_of(app: App[None]) -> list[str]:
    return [strip.text.rstrip(" ▁▂▃▄▅▆▇█") for strip in app.screen._compositor.render_strips()]


def lazily(rows: Sequence[ArticleRow]) -> LazyRows[ArticleRow]:
    by_id = {row.id: row for row in rows}
    return LazyRows(array("q", by_id), lambda ids: [by_id[item] for item in ids])


async def test_a_low_article_list_has_one_line_an_article() -> None:
    rows = [article(1), article(2, is_read=True, is_starred=True), article(3, is_missing=True)]
    app = Host(ArticleList())
    async with app.run_test(size=(30, 6)) as pilot:
        app.widget.set_rows(lazily(rows))
        app.widget.marked = 2
        await pilot.pause()
        assert screen_of(app)[:3] == [
            " ● 15 Sep  Putin and Xi Jinpi…",
            "▸ ★15 Sep  Putin and Xi Jinpi…",
            " ●✗15 Sep  Putin and Xi Jinpi…",
        ]


async def test_a_high_article_list_has_a_second_line_with_the_source() -> None:
    rows = [article(1), article(2, "Short", is_analysed=False), article(3, "")]
    app = Host(ArticleList())
    async with app.run_test(size=(30, 20)) as pilot:
        app.widget.set_rows(lazily(rows))
        await pilot.pause()
        lines = screen_of(app)
        assert lines[0] == " ● 15 Sep  Putin and Xi"
        assert lines[1].startswith("   Jinping: Why are t… · metro")
        assert lines[2:6] == [
            " ●…15 Sep  Short",
            "   metro",
            " ● 15 Sep  metro",
            "   metro",
        ]


async def test_unread_titles_are_bold_and_the_ones_read_are_not() -> None:
    app = Host(ArticleList())
    async with app.run_test(size=(30, 6)) as pilot:
        app.widget.set_rows(lazily([article(1), article(2), article(3, is_read=True)]))
        await pilot.pause()
        bold = [
            any(segment.style.bold for segment in strip if "Putin" in segment.text)
            for strip in app.screen._compositor.render_strips()[1:3]
        ]
        assert bold == [True, False]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-09-15T10:00:00Z", ("15 Sep", "15 Sep")),
        ("2026-03-05", (" 5 Mar", " 5 Mar")),
        ("1996-09-15T10:00:00+00:00", ("15 Sep 1996", "Sep’96")),
        ("soon", ("", "")),
        ("", ("", "")),
    ],
)
def test_dates_are_short_and_tell_another_year(moment: str, expected: tuple[str, str]) -> None:
    found = dates.short_date(moment, 2026), dates.shortest_date(moment, 2026)
    assert found == expected


async def test_entities_are_grouped_by_label_with_those_of_other_articles_first() -> None:
    rows = [
        entity(1, "Reuters", Label.ORG, 1, 9, 9, kind=Kind.SOURCE),
        entity(2, "SCO", Label.ORG, 5, 7, 2),
        entity(3, "Xi Jinping", Label.PERSON, 10, 14, 2),
        entity(4, "Vladimir Putin", Label.PERSON, 14, 21, 2),
        entity(5, "Only Here", Label.PERSON, 20, 20, 1),
    ]
    app = Host(EntityList())
    async with app.run_test(size=(30, 10)) as pilot:
        app.widget.set_rows(EntityRows(rows))
        app.widget.marked = 4
        await pilot.pause()
        assert screen_of(app)[:8] == [
            " People",
            "▸P Vladimir Putin        14·21",
            " P Xi Jinping            10·14",
            " P Only Here             20·20",
            " Organisations",
            " O SCO                     5·7",
            " Credits",
            " O Reuters                 1·9",
        ]
        assert app.widget.key == 4
        assert app.widget.move_to_key(2)
        assert not app.widget.move_to_key(99)


async def test_the_librarys_entities_have_no_headers() -> None:
    rows = {7: entity(7, "Russia", Label.GPE, 0, 2100, 800)}
    app = Host(EntityList())
    async with app.run_test(size=(30, 3)) as pilot:
        app.widget.set_rows(LazyRows([7], lambda ids: [rows[item] for item in ids]))
        await pilot.pause()
        assert screen_of(app)[0] == " G Russia             2100·800"


class Concordance:
    """Mentions of one entity in articles 1 to ``articles``, three each; notes what it loads."""

    def __init__(self, articles: int, before: str = "where he will meet ") -> None:
        self.loaded: list[Place] = []
        self.before = before
        places = [Place(number, at) for number in range(1, articles + 1) for at in (2, 5, 9)]
        self.rows = MentionRows(places, self.titles, self.contexts)

    def titles(self, ids: Sequence[int]) -> list[ArticleRow]:
        return [article(item, f"Title {item}", is_read=item > 1) for item in ids]

    def contexts(self, places: Sequence[Place]) -> list[Context]:
        self.loaded += places
        return [
            Context(place, 0, 5, self.before, "Putin" + "!" * (place.ordinal % 3), ", said", WHY)
            for place in places
        ]


async def test_names_stand_in_one_column_beneath_their_articles_title() -> None:
    app = Host(MentionList())
    async with app.run_test(size=(31, 6)) as pilot:
        app.widget.set_rows(Concordance(2).rows)
        await pilot.pause()
        assert screen_of(app) == [
            " ● Title 1 (3)",
            " …will meet Putin!!, said",
            " …will meet Putin!!, said",
            " …will meet Putin, said",
            "   Title 2 (3)",
            " …will meet Putin!!, said",
        ]


async def test_only_contexts_on_screen_are_loaded() -> None:
    source = Concordance(7000)
    app = Host(MentionList())
    async with app.run_test(size=(60, 12)) as pilot:
        app.widget.set_rows(source.rows, key=Place(4000, 5))
        app.widget.focus()
        await pilot.pause()
        assert app.widget.key == Place(4000, 5)
        assert any("Title 4000 (3)" in line for line in screen_of(app))
        await pilot.press("end", "up")
        await pilot.pause()
        assert app.widget.key == Place(7000, 5)
        assert len(source.loaded) < 80


def test_every_mention_is_found_on_its_line() -> None:
    rows = Concordance(5).rows
    assert len(rows) == 20
    for index in range(len(rows)):
        if not rows.is_header(index):
            assert rows.find(rows.key(index)) == index
    assert [index for index in range(20) if rows.is_header(index)] == [0, 4, 8, 12, 16]
    assert rows.find(Place(3, 4)) is None
    assert rows.find(Place(99, 2)) is None
    assert rows.find(3) is None
    assert len(MentionRows([], lambda ids: [], lambda places: [])) == 0


async def test_where_there_is_room_a_mention_has_two_lines_and_its_article_date_and_source() -> (
    None
):
    app = Host(MentionList())
    async with app.run_test(size=(31, 20)) as pilot:
        app.widget.set_rows(Concordance(2, "the leaders of both sides will meet ").rows)
        await pilot.pause()
        assert screen_of(app)[:4] == [
            " ● Title 1 (3)",
            "   15 Sep · metro",
            " …sides will meet Putin!!, said",
            "",
        ]


async def test_foreign_names_fill_any_size_exactly() -> None:
    entities = EntityRows([entity(1, WIDE, Label.PERSON, 3, 10**9, 4)])
    mentions = Concordance(2, WIDE).rows
    for widget, rows in (
        (ArticleList(), lazily([article(1, WIDE), article(2, WIDE)])),
        (EntityList(), entities),
        (MentionList(), mentions),
    ):
        app = Host(widget)
        async with app.run_test(size=(20, 20)) as pilot:
            widget.set_rows(rows)
            for width, height in ((20, 20), (13, 2), (9, 3), (6, 1), (3, 2), (2, 1), (1, 1)):
                await pilot.resize_terminal(width, height)
                await pilot.pause()
                strips = app.screen._compositor.render_strips()
                assert {cell_len(strip.text) for strip in strips} == {width}


async def test_another_theme_gives_other_colours_at_once() -> None:
    app = Host(EntityList())
    async with app.run_test(size=(30, 4)) as pilot:
        app.widget.set_rows(EntityRows([entity(1, "SCO", Label.ORG, 5, 7, 2)]))
        seen = set()
        for theme in ("textual-dark", "nord", "textual-light", "ansi-dark"):
            app.theme = theme
            await pilot.pause()
            strip = app.screen._compositor.render_strips()[0]
            seen.add(next(str(piece.style.color) for piece in strip if "Organ" in piece.text))
        assert len(seen) == 4


async def test_a_list_that_grows_higher_keeps_its_cursor_in_sight() -> None:
    app = Host(ArticleList())
    async with app.run_test(size=(40, 12)) as pilot:
        app.widget.set_rows(lazily([article(number) for number in range(1, 200)]), key=120)
        for height in (40, 8, 20, 1, 30):
            await pilot.resize_terminal(40, height)
            await pilot.pause()
            line = app.widget.cursor * app.widget.row_height - app.widget.scroll_offset.y
            assert app.widget.key == 120
            assert 0 <= line < height
