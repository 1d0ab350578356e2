"""Files in a folder that hold no articles, and pages that are there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.sources.leftovers import Leftovers
from tests.analysis.subscriber import Reader, item, rss, subscriber

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = (
    b'<html><meta property="og:type" content="article"><article><h1>Met</h1>'
    + b"".join(b"<p>The %dth thing that he said that day was long.</p>" % n for n in range(30))
    + b"</article></html>"
)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with subscriber(tmp_path) as reader:
        yield reader


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        ([b"doc.pdf"], "doc.pdf is no article and was left out."),
        ([b"a.pdf", b"b"], "a.pdf and b are no articles and were left out."),
        (
            [b"a.pdf", b"b.PDF", b"c.png", b"Makefile", b"\xff\n.\xff\xff"],
            "5 files are no articles and were left out: ",
        ),
        ([b"%d.pdf" % n for n in range(1200)], "1,200 files are no articles and were left out: 1,"),
    ],
)
def test_what_is_left_out_is_named_or_counted(names: list[bytes], said: str) -> None:
    leftovers = Leftovers()
    for name in names:
        leftovers.add(b"/folder/" + name)
    words = leftovers.words()
    assert words.startswith(said)
    assert bool(words) == bool(names)
    assert words.isprintable()


def test_a_folder_that_is_added_says_what_it_leaves_out_once(
    reader: Reader, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a.txt").write_text("He met her.\n")
    (folder / "doc.pdf").write_bytes(b"%PDF")
    assert reader.look(folder, feeds=False).said == ["doc.pdf is no article and was left out."]
    assert reader.look(folder, feeds=False).said == []


def test_a_page_that_is_there_as_an_entry_is_not_saved_a_second_time(reader: Reader) -> None:
    reader.serve(PAGE, "/story", Content_Type="text/html")
    reader.serve(rss(item("1", "Met", "They…", reader.stand.url("/story"))))
    reader.look("/feed")
    outcome = reader.look("/story", as_pages=True, feeds=False)
    assert outcome.pages == []
    assert outcome.said == ["“Met” is there already, as an article of its feed."]
    assert "29th thing" in reader.articles()[0].text
    assert len(reader.articles()) == 1
    again = reader.look("/story", as_pages=True, feeds=False)
    assert (again.completed, len(reader.articles())) == ([], 1)


def test_a_page_that_several_entries_lead_to_is_saved(reader: Reader) -> None:
    reader.serve(PAGE, "/story", Content_Type="text/html")
    link = reader.stand.url("/story")
    reader.serve(rss(item("1", "Met", "They…", link), item("2", "Left", "She…", link)))
    reader.look("/feed")
    assert len(reader.look("/story", as_pages=True, feeds=False).pages) == 1
