"""The links of pages: of saved ones, of full texts, and of those that lie in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.subscriber import Reader, item, rss, subscriber

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BODY = (
    "<p>He met <a href='https://kremlin.example/putin'>Vladimir Putin</a>, and Putin left soon.</p>"
    "<p>Later on Xi Jinping came to the same place and spoke for an hour about the summit.</p>"
    "<p>All of them went home in the evening, and nobody said what they had talked about.</p>"
)
PAGE = (
    "<html><head><title>They met</title></head><body><nav><a href='/'>Home</a></nav><article>"
    f"<h1>They met</h1>{BODY}</article></body></html>"
).encode()
PUTIN = ("Vladimir Putin", "https://kremlin.example/putin")


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with subscriber(tmp_path) as opened:
        opened.serve(PAGE, "/page", Content_Type="text/html")
        yield opened


def links(reader: Reader) -> list[tuple[str, str]]:
    (article,) = reader.articles()
    return [(link.label, link.address) for link in reader.library.desk().links(article.id)]


def test_a_saved_page_lists_the_links_of_its_body(reader: Reader) -> None:
    reader.look("/page", as_pages=True)
    assert links(reader) == [("this article", reader.stand.url("/page")), PUTIN]
    reader.serve(PAGE.replace(b"He met", b"She met"), "/page", Content_Type="text/html")
    reader.look("/page", as_pages=True)
    assert links(reader)[1:] == [PUTIN]


def test_a_full_text_lists_its_own_links_before_those_of_the_feed(reader: Reader) -> None:
    page = reader.stand.url("/page")
    cut = "He met … <a href='https://feed.example/more'>more</a>"
    more = ("more", "https://feed.example/more")
    reader.serve(rss(item("1", "They met", cut, page)))
    reader.look("/feed")
    assert links(reader)[1:] == [more]
    (article,) = reader.articles()
    assert reader.look(feeds=False, full=[article.id]).completed == [article.id]
    assert links(reader)[1:] == [PUTIN, more]
    reader.serve(rss(item("1", "They met", f"Corrected: {cut}", page)))
    reader.look("/feed")
    assert links(reader)[1:] == [PUTIN, more]


def test_a_full_text_of_few_long_words_is_told_from_a_cut_one(reader: Reader) -> None:
    text = (
        "香港行政长官梁振英在各方压力下就其大宅的违章建筑问题到立法会接受质询，并向香港民众道歉。"
    )
    page = f"<html><title>道歉</title><article><p>{text}</p><p>{text[::-1]}</p>"
    page += f"<p>{text[9:]}{text[:9]}</p><p>{text[20:]}{text[:20]}</p></article></html>"
    reader.serve(page.encode(), "/page", Content_Type="text/html")
    reader.serve(rss(item("1", "道歉", f"{text[:20]}…", reader.stand.url("/page"))))
    reader.look("/feed")
    (article,) = reader.articles()
    assert reader.look(feeds=False, full=[article.id]).completed == [article.id]


def test_a_page_in_a_folder_lists_the_links_of_its_body(reader: Reader, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_bytes(PAGE)
    reader.look(folder)
    assert links(reader) == [PUTIN]
