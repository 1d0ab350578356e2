"""When an article counts as read, and what its head says of it."""

from __future__ import annotations

import pytest

from analysis.settings import Settings
from tests.tui.conftest import write_article


@pytest.mark.parametrize(
    ("after", "keys", "unread"),
    [
        (3, ("j", "j"), 5),
        (3, ("j", "enter"), 4),
        (0, ("j", "j"), 2),
        (None, ("j", "enter", "1", "n"), 5),
        (None, ("m",), 4),
        (0, ("m", "j"), 4),
    ],
)
async def test_the_settings_say_when_an_article_counts_as_read(
    read, library, after, keys, unread
) -> None:
    async with read(library, settings=Settings(read_after=after)) as reader:
        for key in keys:
            await reader.press(key)
        await reader.until(lambda: library.counts()[1] == unread)


async def test_the_head_says_that_a_text_is_only_a_part(read, library, tmp_path) -> None:
    path = write_article(tmp_path, "cut", "2023-01-01", "it came hours after… Continue reading")
    text = path.read_text().replace("---\nit", "url: http://x.example/cut\n---\nit")
    path.write_text(text)
    library.refresh([str(path)])
    async with read(library) as reader:
        await reader.press("g")
        assert reader.title == "cut"
        head = reader.screen.text.reading.notice
        assert head == "This is only a part; x fetches the rest."
