"""No control character gets to the terminal."""

from __future__ import annotations

import re
import unicodedata

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.widgets import Static

from tui.terminal.exit_filter import _UNSAFE, ExitFilter, clean, clean_lines, is_clean

BLACK = Color(0, 0, 0)
HOSTILE = "a\x1b[2Jb\x07\x9bc\u202ed\u2066e\x7ff\u200bg\U000e0041h\ud800i\u00adj\tk\nl\u2028m"


def passed(*segments: Segment) -> list[Segment]:
    return ExitFilter().apply(list(segments), BLACK)


VISIBLE = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
JOINERS = {0x200C, 0x200D}


def test_every_control_and_format_character_is_taken_out_but_joiners_and_visible_signs() -> None:
    wrong = [
        hex(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp", "Cs")
        and is_clean(chr(code)) != (code in VISIBLE | JOINERS)
    ]
    assert not wrong


def test_no_printable_character_has_to_be_taken_out() -> None:
    printable = "".join(filter(str.isprintable, map(chr, range(0x110000))))
    assert re.search(_UNSAFE, printable) is None


@pytest.mark.parametrize("text", ["plain", "naïve 漢字", "می\u200cخواهم", "👩\u200d👩 ❤\ufe0f", ""])
def test_ordinary_text_passes_untouched(text: str) -> None:
    segments = [Segment(text, Style(bold=True))]
    assert ExitFilter().apply(segments, BLACK) is segments


def test_what_is_left_fills_as_many_cells_as_was_measured() -> None:
    assert cell_len(clean(HOSTILE)) == cell_len(HOSTILE)
    (segment,) = passed(Segment(HOSTILE, Style(bold=True)))
    assert segment.text == "a[2Jbcdefgh i jklm"
    assert segment.style == Style(bold=True)


def test_a_link_that_would_leave_its_sequence_is_dropped() -> None:
    bad = Style(link="https://example.org/\x1b\\\x1b]52;c;eA==\x07")
    good = Style(link="https://example.org/")
    links = [segment.style.link for segment in passed(Segment("a", bad), Segment("b", good))]
    assert links == [None, "https://example.org/"]


def test_segments_that_command_the_terminal_become_text() -> None:
    (segment,) = passed(Segment("\x1b[2J", None, [(2, 1)]))
    assert segment == Segment("[2J", None)


def test_printed_text_keeps_its_lines() -> None:
    assert clean_lines("one\n\ttwo\x1b]0;x\x07\r\n") == "one\n\ttwo]0;x\n"


class Host(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.exit_filter = ExitFilter()

    def get_line_filters(self):
        return [*super().get_line_filters(), self.exit_filter]

    def compose(self) -> ComposeResult:
        body = Static(HOSTILE, markup=False)
        body.border_title = HOSTILE.replace("[", "\\[")
        body.styles.border = ("round", "red")
        yield body


async def test_no_line_of_an_app_holds_a_control_character() -> None:
    async with Host().run_test(size=(60, 8)) as pilot:
        pilot.app.notify(HOSTILE, title=HOSTILE, markup=False)
        await pilot.pause()
        strips = pilot.app.screen._compositor.render_strips()
        assert "[2J" in "".join(strip.text for strip in strips)
        assert all(is_clean(segment.text) for strip in strips for segment in strip)
