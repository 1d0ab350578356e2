"""Copies of a text, and articles on one event, stand under one line; none is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.library import Library

SENTENCES = [
    f"the delegates of region {n} spoke about the price of bread and of {word} on that long day."
    for n, word in enumerate(
        [
            "milk",
            "salt",
            "coal",
            "iron",
            "rice",
            "tea",
            "wool",
            "fish",
            "corn",
            "oil",
            "wood",
            "soap",
        ]
    )
]


@pytest.fixture
def copies(library: Library, tmp_path: Path) -> Library:
    """The library of articles, and three papers that have the same text."""
    take(library, tmp_path, 0, 1, 2)
    return library


def take(library: Library, folder: Path, *papers: int) -> None:
    """Take the text in from some papers."""
    for n in papers:
        text = "\n\n".join((*SENTENCES, f"paper {n} adds a word."))
        head = f"---\ntitle: wire {n}\ndate: 2022-09-2{n}\n---\n"
        (folder / f"wire{n}.md").write_text(f"{head}{text}\n")
        library.refresh([str(folder / f"wire{n}.md")])


async def test_copies_stand_under_one_line_that_counts_them(read, copies) -> None:
    async with read(copies) as reader:
        assert len(reader.listed) == 6
        assert "Articles 8 · 8 unread" in reader.shot()
        assert " +2" in reader.shot()


async def test_a_line_is_unfolded_and_folded_again(read, copies) -> None:
    async with read(copies) as reader:
        line = reader.listed[0]
        await reader.press("g", "right")
        assert sorted(reader.listed[:3]) == ["wire 0", "wire 1", "wire 2"]
        assert reader.listed[0] == line
        assert " −2" in reader.shot()
        assert "└ wire" in reader.shot()
        await reader.press("j", "j")
        assert reader.title.startswith("wire")
        await reader.press("r")
        assert len(reader.listed) == 8
        await reader.press("left")
        assert len(reader.listed) == 6
        assert reader.title == line
        assert " +2" in reader.shot()


async def test_folding_can_be_switched_off_and_stays_so(read, copies) -> None:
    async with read(copies) as reader:
        await reader.press("Z")
        assert len(reader.listed) == 8
        assert "+2" not in reader.shot()
    async with read(copies) as reader:
        assert len(reader.listed) == 8
        await reader.press("Z")
        assert len(reader.listed) == 6
    async with read(copies) as reader:
        assert len(reader.listed) == 6


async def test_what_is_folded_is_marked_with_the_list_and_found_when_unread(read, copies) -> None:
    async with read(copies) as reader:
        await reader.press("A")
        await reader.until(lambda: copies.counts()[1] == 0)
        await reader.press("u")
        await reader.until(lambda: copies.counts()[1] == 8)
        for _ in range(8):
            await reader.press("n")
        await reader.until(lambda: copies.counts()[1] == 0)
        assert "Articles 8" in reader.shot()


async def test_a_line_is_read_with_its_copies(read, copies) -> None:
    async with read(copies) as reader:
        await reader.press("g", "m")
        await reader.until(lambda: copies.counts()[1] == 5)
        left = copies.article_rows(copies.article_ids(unread=True))
        assert not {row.title for row in left} & {"wire 0", "wire 1", "wire 2"}
        assert "Articles 8 · 5 unread" in reader.shot()


async def test_copies_of_an_unfolded_line_are_read_with_each_other(read, copies) -> None:
    async with read(copies) as reader:
        await reader.press("g", "right", "j", "m")
        await reader.until(lambda: copies.counts()[1] == 5)
        assert "Articles 8 · 5 unread" in reader.shot()


async def test_without_folding_each_copy_is_read_by_itself(read, copies) -> None:
    async with read(copies) as reader:
        await reader.press("Z", "g", "m")
        await reader.until(lambda: copies.counts()[1] == 7)


async def test_an_article_that_folds_while_it_is_read_keeps_its_line_without_the_count(
    read, library, tmp_path
) -> None:
    take(library, tmp_path, 0)
    async with read(library) as reader:
        while reader.title != "wire 0":
            await reader.press("j")
        take(library, tmp_path, 1, 2)
        reader.screen.listing.refresh()
        await reader.until(lambda: "wire 2" in reader.listed)
        assert reader.title == "wire 0"
        assert "wire 1" not in reader.listed
        assert reader.shot().count("+2") == 1
        await reader.press("g")
        reader.screen.listing.refresh()
        await reader.until(lambda: "wire 0" not in reader.listed)
        assert reader.shot().count("+2") == 1


def folded_unread(library: Library) -> int:
    """Have all read but one that is folded."""
    library.set_read(library.article_ids(), True)
    lines = set(library.stories().folded(library.article_ids()))
    article = next(one for one in library.article_ids() if one not in lines)
    library.set_read([article], False)
    return article


async def test_the_bottom_line_counts_what_is_unread_as_the_title_does(read, copies) -> None:
    async with read(copies) as reader:
        await reader.press("g", "m")
        assert "Articles 8 · 5 unread" in reader.shot()
        assert reader.line.startswith("line 1 of 6 · 8 articles · 5 unread")


async def test_a_line_is_marked_while_something_under_it_is_unread(read, copies) -> None:
    folded_unread(copies)
    async with read(copies) as reader:
        assert reader.shot().count("●") == 1
        assert "line 1 of 6 · 8 articles · 1 unread" in reader.line or reader.focused
        await reader.press("g", "right")
        assert reader.shot().count("●") == 1


async def test_what_is_folded_and_unread_is_shown_below_its_line_when_one_comes_to_it(
    read, copies
) -> None:
    article = folded_unread(copies)
    async with read(copies) as reader:
        await reader.press("G", "n")
        assert reader.screen.crew.desk.opened.id == article
        assert reader.screen.articles.key == article
        assert len(reader.listed) == 8
        assert "+2" not in reader.shot()
        assert "−2" in reader.shot()
        assert "●" not in reader.shot()


async def test_folding_what_is_folded_says_the_key_that_unfolds(read, copies) -> None:
    async with read(copies) as reader:
        await reader.press("g", "h")
        assert reader.line == "It is folded already; l unfolds it."
        await reader.press("j", "h")
        assert "folded" not in reader.line


async def test_what_is_folded_is_gone_to_when_one_comes_by(read, copies) -> None:
    async with read(copies) as reader:
        line, *rest = reader.screen.listing.ids
        below = [one for one in copies.stories().members(line) if one != line]
        copies.set_read([line], is_read=True)
        reader.screen.listing.refresh()
        await reader.rest()
        reader.screen.crew.desk.visit(rest[0])
        await reader.rest()
        await reader.press("1", "p")
        assert reader.screen.crew.desk.opened.id in below
    copies.set_read(below, is_read=False)
    async with read(copies) as reader:
        reader.screen.crew.desk.visit(line)
        await reader.rest()
        await reader.press("1", "h", "n")
        assert reader.screen.crew.desk.opened.id in below
