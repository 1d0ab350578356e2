"""What leads out of an article: its address and its links."""

from __future__ import annotations

import webbrowser

import pytest

from analysis.following.desk import Desk, WebLink
from tui.screens.dialogs.links import LinksPanel
from tui.terminal import browser
from tui.terminal.browser import clean_address, open_in_browser

LINKS = [WebLink("this article", "https://a.example/1")] + [
    WebLink(f"[b]link[/b] {n}", f"https://b.example/{n}") for n in range(2, 13)
]


@pytest.fixture
def opened(monkeypatch) -> list[list[str]]:
    """The command lines of browsers that would have been started."""
    lines: list[list[str]] = []
    monkeypatch.setattr(browser, "_start", lambda line: not lines.append(line))
    controller = webbrowser.BackgroundBrowser(["firefox", "--new-tab", "%s"])
    monkeypatch.setattr(webbrowser, "get", lambda: controller)
    return lines


@pytest.fixture
def linked(monkeypatch) -> None:
    monkeypatch.setattr(Desk, "links", lambda *_: LINKS)


@pytest.mark.parametrize(
    ("address", "cleaned"),
    [
        ("https://a.example/x#part 2", "https://a.example/x#part%202"),
        ("http://user:word@a.example/", "http://a.example/"),
        ("https://a.example/\x1b[2J;rm -rf", "https://a.example/[2J;rm%20-rf"),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("--help", None),
    ],
)
def test_only_clean_web_addresses_are_handed_on(address, cleaned) -> None:
    assert clean_address(address) == cleaned


def test_the_browser_gets_the_address_as_one_argument(opened) -> None:
    assert open_in_browser("https://a.example/$(x)&y").said.startswith("Opening")
    assert opened == [["firefox", "--new-tab", "https://a.example/$(x)&y"]]


def test_without_a_browser_that_is_said(monkeypatch) -> None:
    def none() -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    assert open_in_browser("https://a.example/").said == "No browser is found here."
    assert open_in_browser("file:///x").said.startswith("Only http")


def test_a_browser_of_the_terminal_is_left_to_the_caller(monkeypatch) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
    started = open_in_browser("https://a.example/")
    assert started.here is not None


async def test_an_article_without_an_address_says_so(read, library, opened) -> None:
    async with read(library) as reader:
        await reader.press("o")
        assert "This article has no address." in reader.line
        await reader.press("L")
        assert "This article has no links." in reader.line
    assert not opened


async def test_a_link_is_opened_by_its_number(read, library, opened, linked) -> None:
    async with read(library) as reader:
        await reader.press("L")
        assert isinstance(reader.app.screen, LinksPanel)
        assert "[b]link[/b] 3" in reader.shot()
        await reader.press("1", "2")
        await reader.until(lambda: opened)
        assert opened[0][-1] == "https://b.example/12"
        assert reader.app.screen is reader.screen
        await reader.press("L", "1", "enter")
        await reader.until(lambda: len(opened) == 2)
        assert opened[1][-1] == "https://a.example/1"
        await reader.press("L", "3")
        await reader.until(lambda: len(opened) == 3)
        assert opened[2][-1] == "https://b.example/3"


async def test_a_link_is_copied_or_read_later(read, library, opened, linked, monkeypatch) -> None:
    looks: list[object] = []
    async with read(library) as reader:
        monkeypatch.setattr(reader.screen.crew.arrivals, "look", lambda look, _: looks.append(look))
        await reader.press("L", "j", "c")
        assert reader.app.clipboard == "https://b.example/2"
        assert "Copied: https://b.example/2" in reader.line
        await reader.press("L", "j", "j", "a")
        assert [look.locations for look in looks] == [("https://b.example/3",)]
    assert not opened


@pytest.mark.parametrize("size", [(80, 24), (20, 5), (8, 3)])
async def test_the_links_fit(read, library, linked, size) -> None:
    async with read(library, size=size) as reader:
        await reader.press("L", "j", "G")
        assert "12" in reader.shot()
