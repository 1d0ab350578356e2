"""Articles are hidden by rules, counted, listed, and shown again."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("keys", "left", "said"),
    [
        (("w", *"gas", "enter"), 4, "articles with “gas” (1 now)"),
        (("t", *"weather", "enter"), 4, "titles with “weather” (1 now)"),
        (("e",), 2, "articles that mention Vladimir Putin (3 now)"),
        (("s",), 0, "articles from "),
    ],
)
async def test_what_a_rule_hides_is_counted_and_shown_again(
    read, library, keys, left, said
) -> None:
    async with read(library) as reader:
        await reader.press("j", "k", "3", "X")
        await reader.press(*keys)
        await reader.until(lambda: reader.line.startswith("Hidden from now on: "))
        assert said in reader.line
        # the open article stays in sight
        await reader.until(lambda: len(reader.listed) <= left + 1)
        if left:
            assert f"{5 - left} hidden" in reader.shot()
        await reader.press("X")
        await reader.press("l")
        await reader.until(lambda: len(reader.listed) == 5 - left)
        await reader.press("=", "X")
        await reader.press("1")
        await reader.until(lambda: reader.line.startswith("Shown again: "))
        await reader.until(lambda: len(reader.listed) == 5)


async def test_nothing_is_hidden_by_no_word(read, library) -> None:
    async with read(library) as reader:
        await reader.press("X")
        await reader.press("w", "!", "enter")
        await reader.until(lambda: reader.line == "Nothing is hidden: type a word.")


async def test_every_rule_can_be_reached_however_many_there_are(read, library) -> None:
    for number in range(30):
        library.habits().hide_word(f"nothing{number}")
    async with read(library, size=(80, 24)) as reader:
        await reader.press("X")
        await reader.until(lambda: "nothing0" in reader.shot())
        await reader.press("G")
        assert "30  show again: articles with “nothing29”" in reader.shot()
        await reader.press("enter")
        await reader.until(lambda: len(library.habits().hidden()) == 29)
