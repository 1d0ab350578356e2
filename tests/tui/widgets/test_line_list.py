"""The virtual list: what it draws, asks for, and says."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown

from tui.terminal.exit_filter import ExitFilter, is_clean
from tui.widgets.line_list import LineList
from tui.widgets.rows import LazyRows, ListedRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.widgets.row_view import Piece

HOSTILE = "\x1b[2J漢字\u202e e\u0301\u0301 👩\u200d👩 \t\n[red]no[/nope] ❤\ufe0f\x9b31m" * 3


class Words(LineList[str]):
    def draw_row(self, row: str, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        return [[(row, None)]] * self.row_height


class Headed(ListedRows[str]):
    def is_header(self, index: int) -> bool:
        return self.key(index) in ("A", "B", "C")


class Host(App[None]):
    BINDINGS = [
        ("up", "focused.cursor_up"),
        ("down", "focused.cursor_down"),
        ("home", "focused.first"),
        ("end", "focused.last"),
        ("pageup", "focused.page_up"),
        ("pagedown", "focused.page_down"),
        ("enter", "focused.select"),
    ]
    CSS = "Words { height: 1fr; }"

    def __init__(self, widget: Words) -> None:
        super().__init__()
        self.widget = widget
        self.heard: list[tuple[str, int, object]] = []
        self.exit_filter = ExitFilter()

    def get_line_filters(self):
        return [*super().get_line_filters(), self.exit_filter]

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        self.heard.append(("at", event.index, event.key))

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        assert event.control is self.widget
        self.heard.append(("open", event.index, event.key))


class Source:
    """Rows 0, 1, 2 … that note what was asked for."""

    def __init__(self, count: int) -> None:
        self.asked: list[int] = []
        self.rows = LazyRows(array("q", range(1000, 1000 + count)), self.load)

    def load(self, ids: Sequence[int]) -> list[str]:
        self.asked += ids
        return [f"row {item}" for item in ids]


def screen_of(app: App[None]) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def listed(*words: str) -> ListedRows[str]:
    return ListedRows(words, lambda word: word)


async def test_only_rows_on_screen_and_a_few_around_them_are_asked_for() -> None:
    source = Source(100_000)
    app = Host(Words())
    async with app.run_test(size=(30, 10)) as pilot:
        app.widget.set_rows(source.rows)
        app.widget.focus()
        await pilot.pause()
        assert screen_of(app)[0] == " row 1000"
        await pilot.press("end")
        await pilot.pause()
        assert screen_of(app)[-1].startswith(" row 100999")
        assert len(set(source.asked)) < 80
        await pilot.press("home", *["down"] * 30)
        await pilot.pause()
        assert app.widget.cursor == 30
        assert len(source.asked) < 160


async def test_the_cursor_moves_by_rows_screens_and_to_the_ends() -> None:
    app = Host(Words())
    async with app.run_test(size=(30, 10)) as pilot:
        app.widget.set_rows(Source(100).rows)
        app.widget.focus()
        for key, row in (
            ("up", 0),
            ("down", 1),
            ("pagedown", 10),
            ("pagedown", 19),
            ("pageup", 10),
            ("end", 99),
            ("down", 99),
            ("home", 0),
        ):
            await pilot.press(key)
            assert app.widget.cursor == row
            top = app.widget.scroll_offset.y
            assert top <= row < top + 10


async def test_moving_and_choosing_are_told() -> None:
    app = Host(Words())
    async with app.run_test(size=(30, 10)) as pilot:
        app.widget.set_rows(Source(3).rows)
        app.widget.focus()
        await pilot.press("down", "enter", "up")
        assert app.heard == [("at", 0, 1000), ("at", 1, 1001), ("open", 1, 1001), ("at", 0, 1000)]


async def test_a_click_chooses_the_row_under_it() -> None:
    app = Host(Words())
    async with app.run_test(size=(30, 10)) as pilot:
        app.widget.set_rows(Source(50).rows)
        app.widget.focus()
        await pilot.press("end")
        await pilot.pause()
        await pilot.click(Words, offset=(4, 2))
        assert app.heard[-1] == ("open", 42, 1042)
        app.widget.set_rows(listed("one"))
        await pilot.pause()
        await pilot.click(Words, offset=(4, 7))
        assert app.heard[-1][0] == "at"


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    app = Host(Words())
    async with app.run_test(size=(30, 10)) as pilot:
        app.widget.set_rows(Source(50).rows)
        await pilot.pause()
        await pilot._post_mouse_events([MouseScrollDown], widget=Words, offset=(3, 3))
        await pilot.pause()
        assert app.widget.scroll_offset.y > 0
        assert app.widget.cursor == 0


async def test_new_rows_above_leave_the_cursor_on_its_item_and_line() -> None:
    app = Host(Words())
    async with app.run_test(size=(30, 10)) as pilot:
        app.widget.set_rows(listed(*(f"w{number}" for number in range(40))))
        app.widget.move_to(20)
        await pilot.pause()
        line = app.widget.cursor - app.widget.scroll_offset.y
        app.heard.clear()
        app.widget.set_rows(listed("new", "newer", *(f"w{number}" for number in range(40))))
        await pilot.pause()
        assert (app.widget.key, app.widget.cursor) == ("w20", 22)
        assert app.widget.cursor - app.widget.scroll_offset.y == line
        assert not app.heard
        app.widget.set_rows(listed("a", "b"))
        assert app.widget.cursor == 1
        app.widget.set_rows(listed("x", "y", "z"), key="z")
        assert app.widget.key == "z"
        app.widget.set_rows(listed("x", "y", "z"), keep=False)
        assert app.widget.key == "x"


async def test_headers_are_passed_over_and_seen_with_their_first_row() -> None:
    rows = Headed(["A", "one", "two", "B", "three", "C"], lambda word: word)
    app = Host(Words())
    async with app.run_test(size=(30, 3)) as pilot:
        app.widget.set_rows(rows)
        app.widget.focus()
        await pilot.pause()
        visited = [app.widget.key]
        for key in ("up", "down", "down", "down", "end", "up", "home"):
            await pilot.press(key)
            visited.append(app.widget.key)
        assert visited == ["one", "one", "two", "three", "three", "three", "two", "one"]
        assert app.widget.scroll_offset.y == 0
        app.widget.set_rows(Headed(["A", "B"], lambda word: word))
        assert app.widget.cursor == -1
        await pilot.press("down", "enter")
        assert app.heard[-1][0] == "at"


async def test_an_empty_list_says_what_to_do() -> None:
    app = Host(Words(empty_text="No articles yet: press a to add some."))
    async with app.run_test(size=(20, 5)) as pilot:
        app.widget.focus()
        await pilot.press("down", "enter", "end")
        assert screen_of(app)[:3] == [" No articles yet:", " press a to add", " some."]
        assert app.widget.key is None
        assert not app.heard


async def test_rows_still_to_come_are_blank_until_they_are_here() -> None:
    rows: LazyRows[str] = LazyRows([1, 2, 3], lambda ids: [None] * len(ids))
    app = Host(Words())
    async with app.run_test(size=(20, 5)) as pilot:
        app.widget.set_rows(rows)
        await pilot.pause()
        assert not any(screen_of(app))
        rows.put([2], ["here"])
        app.widget.redraw(1)
        await pilot.pause()
        assert screen_of(app)[1] == " here"


async def test_a_changed_row_is_drawn_again() -> None:
    words = ["one", "two"]
    app = Host(Words())
    async with app.run_test(size=(20, 5)) as pilot:
        app.widget.set_rows(ListedRows(words, lambda word: word))
        await pilot.pause()
        words[0] = "other"
        app.widget.redraw(0)
        await pilot.pause()
        assert screen_of(app)[:2] == [" other", " two"]
        words.append("three")
        app.widget.redraw()
        await pilot.pause()
        assert screen_of(app)[2] == " three"


async def test_the_open_row_is_marked() -> None:
    app = Host(Words())
    async with app.run_test(size=(20, 5)) as pilot:
        app.widget.set_rows(listed("one", "two"))
        app.widget.marked = "two"
        await pilot.pause()
        assert screen_of(app)[:2] == [" one", "▸two"]
        app.widget.marked = "one"
        await pilot.pause()
        assert screen_of(app)[:2] == ["▸one", " two"]


async def test_the_same_strip_is_handed_out_again_after_scrolling() -> None:
    app = Host(Words())
    async with app.run_test(size=(20, 6)) as pilot:
        app.widget.set_rows(Source(50).rows)
        await pilot.pause()
        before = app.widget.render_lines(app.widget.size.region)[4]
        app.widget.scroll_to(y=3, animate=False)
        await pilot.pause()
        assert app.widget.render_lines(app.widget.size.region)[1] is before


@pytest.mark.parametrize("border", [False, True])
async def test_hostile_rows_fill_any_size_exactly(border: bool) -> None:
    app = Host(Words())
    async with app.run_test(size=(20, 7)) as pilot:
        if border:
            app.widget.styles.border = ("round", "red")
        app.widget.row_height = 2
        app.widget.set_rows(listed(*(f"{number} {HOSTILE}" for number in range(9))))
        app.widget.focus()
        for width, height in ((12, 3), (11, 2), (5, 1), (3, 3), (2, 2), (1, 1), (20, 1), (20, 7)):
            await pilot.resize_terminal(width, height)
            await pilot.press("down", "end", "pageup")
            for strip in app.screen._compositor.render_strips():
                assert cell_len(strip.text) == width
                assert all(is_clean(segment.text) for segment in strip)


@pytest.mark.parametrize("theme", ["ansi-dark", "textual-light", "nord"])
@pytest.mark.parametrize("no_color", [False, True])
async def test_the_cursor_is_seen_in_every_theme(
    theme: str, no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    app = Host(Words())
    app.theme = theme
    async with app.run_test(size=(20, 5)) as pilot:
        app.widget.set_rows(listed("one", "two"))
        app.widget.focus()
        await pilot.pause()
        first, second = app.screen._compositor.render_strips()[:2]
        styles = [next(iter(strip)).style for strip in (first, second)]
        assert styles[0] != styles[1]
