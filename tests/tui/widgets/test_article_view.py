"""The article's text: drawn, scrolled, clicked, selected."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.selection import Selection

from analysis.models import Evidence, Kind, Label, LinkedMention, Reason
from tui.terminal.exit_filter import ExitFilter, is_clean
from tui.widgets.article_text import Reading, minutes
from tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from rich.segment import Segment

WHY = Evidence(Reason.SAME_NAME)
HOSTILE = "\x1b[2J漢字\u202e e\u0301\u0301 👩\u200d👩 \t [red]no[/nope] ❤\ufe0f\x9b31m\n" * 9


def article(words: int = 600, every: int = 20) -> tuple[Reading, list[LinkedMention]]:
    """A text in which every so many words a name stands; entity 0 to 4 in turn."""
    choose = random.Random(1)
    parts: list[str] = []
    mentions: list[LinkedMention] = []
    position = 0
    for number in range(words):
        word = choose.choice(["the", "minister", "said", "on", "agreement"])
        if number % every == 0:
            ordinal = len(mentions)
            word = f"Name{ordinal % 5}"
            end = position + len(word)
            mentions.append(
                LinkedMention(1, ordinal, position, end, Label.PERSON, Kind.NAME, ordinal % 5, WHY)
            )
        parts.append(word + ("\n\n" if number % 90 == 89 else " "))
        position += len(parts[-1])
    return Reading("".join(parts), "A title", "metro · 15 Sep 2022 · 3 min"), mentions


class Host(App[None]):
    BINDINGS = [
        ("up", "focused.line(-1)"),
        ("down", "focused.line(1)"),
        ("pageup", "focused.page(-1)"),
        ("pagedown", "focused.page(1)"),
        ("home", "focused.edge(-1)"),
        ("end", "focused.edge(1)"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.view = ArticleView()
        self.clicked: list[tuple[int, int | None]] = []
        self.scrolled: list[int] = []
        self.exit_filter = ExitFilter()

    def get_line_filters(self):
        return [*super().get_line_filters(), self.exit_filter]

    def compose(self) -> ComposeResult:
        yield self.view

    def on_article_view_name_clicked(self, event: ArticleView.NameClicked) -> None:
        self.clicked.append((event.ordinal, event.entity))

    def on_article_view_scrolled(self, event: ArticleView.Scrolled) -> None:
        self.scrolled.append(event.offset)


def screen_of(app: App[None]) -> list[str]:
    scrollbar = " ▁▂▃▄▅▆▇█"
    return [strip.text.rstrip(scrollbar) for strip in app.screen._compositor.render_strips()]


def segment_with(view: ArticleView, words: str) -> Segment:
    for y in range(view.size.height):
        for segment in view.render_line(y):
            if words in segment.text:
                return segment
    raise AssertionError(words)


async def test_the_head_stands_above_the_text() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        app.view.show(*article())
        await pilot.pause()
        lines = screen_of(app)
        assert lines[0].strip() == "A title"
        assert lines[1].strip() == "metro · 15 Sep 2022 · 3 min"
        assert lines[2] == ""
        assert lines[3].lstrip().startswith("Name0 ")


async def test_a_title_that_the_text_begins_with_is_not_said_twice() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        app.view.show(Reading("A title\n\nThe text.", "A title", "metro"))
        await pilot.pause()
        assert [line.strip() for line in screen_of(app)[:5]] == [
            "metro",
            "",
            "A title",
            "",
            "The text.",
        ]
        assert segment_with(app.view, "A title").style.bold


async def test_lines_are_never_longer_than_is_comfortable() -> None:
    app = Host()
    async with app.run_test(size=(140, 12)) as pilot:
        app.view.show(*article())
        await pilot.pause()
        lines = screen_of(app)
        assert max(len(line.strip()) for line in lines) <= 80
        assert lines[3].startswith(" " * 29)


async def test_focusing_an_entity_draws_only_its_lines_again() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        app.view.show(*article())
        await pilot.pause()
        before = [app.view.render_lines(app.view.size.region)[y] for y in range(12)]
        plain = segment_with(app.view, "Name1").style
        app.view.focus_entity = 1
        await pilot.pause()
        after = [app.view.render_lines(app.view.size.region)[y] for y in range(12)]
        changed = [y for y in range(12) if before[y] is not after[y]]
        assert changed
        assert all("Name1" in after[y].text for y in changed)
        focused = segment_with(app.view, "Name1").style
        assert focused.bold
        app.view.current = 1
        await pilot.pause()
        current = segment_with(app.view, "Name1").style
        assert current.reverse
        assert len({str(plain), str(focused), str(current)}) == 3


async def test_names_that_come_later_do_not_move_the_text() -> None:
    reading, mentions = article()
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        app.view.show(reading)
        app.view.action_line(20)
        await pilot.pause()
        before = screen_of(app)
        app.view.set_mentions(mentions)
        await pilot.pause()
        assert screen_of(app) == before
        assert app.view.scroll_offset.y == 20
        assert any(segment.style.underline for segment in _all(app.view))


def _all(view: ArticleView) -> list[Segment]:
    return [segment for y in range(view.size.height) for segment in view.render_line(y)]


async def test_the_place_in_the_text_survives_other_widths() -> None:
    reading, mentions = article(3000)
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        app.view.show(reading, mentions, offset=9000)
        await pilot.pause()
        top = app.view.offset_at_top
        assert 9000 - 80 < top <= 9000
        for width, height in ((30, 20), (100, 8), (24, 40), (60, 12)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert 9000 - 80 < app.view.offset_at_top <= 9000
        assert app.view.offset_at_top == top
        await pilot.press("tab", "pagedown")
        moved = app.view.offset_at_top
        assert moved > top
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert moved - 80 < app.view.offset_at_top <= moved
        assert app.scrolled[-1] == app.view.offset_at_top


async def test_an_offset_is_brought_into_view_with_text_above_it() -> None:
    reading, mentions = article(3000)
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        app.view.show(reading, mentions)
        await pilot.pause()
        app.view.scroll_to_offset(mentions[2].start)
        assert app.view.scroll_offset.y == 0
        for mention in (mentions[100], mentions[-1], mentions[50], mentions[0]):
            app.view.scroll_to_offset(mention.start)
            await pilot.pause()
            first, last = app.view.visible_span
            assert first <= mention.start < last
        app.view.scroll_to_offset(mentions[100].start, context=0)
        assert app.view.offset_at_top <= mentions[100].start < app.view.offset_at_top + 60


async def test_keys_scroll_by_lines_screens_and_to_the_ends() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        app.view.show(*article(3000))
        app.view.focus()
        await pilot.pause()
        tops = []
        for key in ("down", "pagedown", "pageup", "up", "end", "home"):
            await pilot.press(key)
            tops.append(app.view.scroll_offset.y)
        assert tops == [1, 12, 1, 0, app.view.max_scroll_y, 0]
        app.view.action_half_page(1)
        assert app.view.scroll_offset.y == 6


async def test_the_next_name_goes_on_from_the_current_one_or_from_the_screen() -> None:
    reading, mentions = article(3000)
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        app.view.show(reading, mentions)
        await pilot.pause()
        assert app.view.next_name(1) == mentions[0]
        app.view.current = 3
        assert app.view.next_name(1) == mentions[4]
        assert app.view.next_name(-1) == mentions[2]
        app.view.scroll_to_offset(mentions[100].start, context=0)
        await pilot.pause()
        found = app.view.next_name(1)
        assert found is not None
        assert found.start >= app.view.offset_at_top
        assert app.view.next_name(1, mentions[-1].start) is None


async def test_a_click_on_a_name_says_which() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        app.view.show(*article())
        await pilot.pause()
        line = screen_of(app)[3]
        await pilot.click(ArticleView, offset=(line.index("Name0") + 2, 3))
        await pilot.click(ArticleView, offset=(line.index("Name0") + 7, 3))
        await pilot.click(ArticleView, offset=(0, 3))
        await pilot.click(ArticleView, offset=(5, 0))
        assert app.clicked == [(0, 0)]


async def test_a_click_behind_wide_characters_finds_the_name() -> None:
    text = "漢字仮名 Putin met"
    name = LinkedMention(1, 0, 5, 10, Label.PERSON, Kind.NAME, 4, WHY)
    app = Host()
    async with app.run_test(size=(20, 5)) as pilot:
        app.view.show(Reading(text), [name])
        await pilot.pause()
        await pilot.click(ArticleView, offset=(8, 0))
        assert app.clicked == []
        await pilot.click(ArticleView, offset=(9, 0))
        await pilot.click(ArticleView, offset=(13, 0))
        assert app.clicked == [(0, 4), (0, 4)]


async def test_dragging_selects_text_as_the_article_has_it() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        reading, mentions = article()
        app.view.show(reading, mentions)
        await pilot.pause()
        margin = app.view.page.margin
        await pilot.mouse_down(ArticleView, offset=(margin + 2, 3))
        await pilot.hover(ArticleView, offset=(margin + 4, 4))
        await pilot.mouse_up(ArticleView, offset=(margin + 4, 4))
        await pilot.pause()
        selected = app.screen.get_selected_text()
        assert selected is not None
        second = app.view.page.lines.starts[1]
        assert selected.rstrip("\n") == reading.text[2 : second + 5]
        assert app.clicked == []
        style = app.screen.get_component_rich_style("screen--selection")
        assert any(segment.style.bgcolor == style.bgcolor for segment in app.view.render_line(4))


async def test_all_of_a_text_can_be_selected() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        reading, _ = article()
        app.view.show(reading)
        await pilot.pause()
        assert app.view.get_selection(Selection(None, None)) == (reading.text, "\n")
        assert app.view.get_selection(Selection(Offset(0, 0), Offset(2, 0))) is None


async def test_search_hits_are_marked_and_unmarked() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        app.view.show(*article())
        await pilot.pause()
        app.view.set_hits([(0, 4)], 0)
        await pilot.pause()
        hit = segment_with(app.view, "Name").style
        app.view.set_hits(())
        await pilot.pause()
        assert segment_with(app.view, "Name0").style.bgcolor != hit.bgcolor


async def test_hostile_text_fills_any_size_exactly() -> None:
    mentions = [
        LinkedMention(1, number, at, at + 5, Label.ORG, Kind.NAME, 1, WHY)
        for number, at in enumerate(range(0, 200, 7))
    ]
    app = Host()
    async with app.run_test(size=(20, 3)) as pilot:
        app.view.show(Reading(HOSTILE, HOSTILE, HOSTILE), mentions)
        app.view.focus_entity = 1
        app.view.set_hits([(3, 9)], 0)
        app.view.focus()
        for width, height in ((19, 3), (7, 2), (3, 1), (2, 2), (1, 1), (1, 3), (30, 2)):
            await pilot.resize_terminal(width, height)
            for key in ("down", "end", "pageup"):
                await pilot.press(key)
                for strip in app.screen._compositor.render_strips():
                    assert cell_len(strip.text) == width
                    assert all(is_clean(segment.text) for segment in strip)
            app.view.scroll_to_offset(50)
            assert app.view.next_name(1) or app.view.next_name(-1)


async def test_an_empty_view_is_blank() -> None:
    app = Host()
    async with app.run_test(size=(20, 3)) as pilot:
        app.view.focus_entity = 3
        await pilot.click(ArticleView, offset=(4, 1))
        await pilot.press("down", "end")
        assert not any(screen_of(app))
        assert app.view.visible_span == (0, 0)
        assert app.view.next_name(1) is None


async def test_borders_are_drawn_around_lines_handed_over() -> None:
    app = Host()
    async with app.run_test(size=(40, 8)) as pilot:
        app.view.styles.border = ("heavy", "red")
        app.view.border_title = "Text"
        app.view.show(*article())
        await pilot.pause()
        lines = [strip.text for strip in app.screen._compositor.render_strips()]
        assert lines[0].startswith("┏━ Text ━")
        assert all(line[0] + line[-1] == "┃┃" for line in lines[1:-1])
        assert lines[-1] == "┗" + "━" * 38 + "┛"
        app.view.styles.border = ("round", "red")
        await pilot.pause()
        lines = [strip.text for strip in app.screen._compositor.render_strips()]
        assert all(line[0] + line[-1] == "││" for line in lines[1:-1])
        app.view.styles.border = None
        await pilot.pause()
        lines = [strip.text for strip in app.screen._compositor.render_strips()]
        assert "A title" in lines[0]


@pytest.mark.parametrize(("words", "expected"), [(0, 1), (230, 1), (700, 3)])
def test_reading_time_is_told_in_whole_minutes(words: int, expected: int) -> None:
    assert minutes(words) == expected
