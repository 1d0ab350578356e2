"""Feeds that lie in files: each entry is an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.sources import Failure, read, scan
from tests.analysis.feedwriting import rss

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.models.draft import Draft

ITEMS = (
    "<item><guid>1</guid><title>Xi</title><description>Putin met Xi, "
    "https://h.example/1 says.</description></item><item><guid>2</guid><title>Fog</title></item>"
)


def read_all(path: Path) -> list[Draft | Failure]:
    return [
        each
        for found in scan(path)
        for each in ([found] if isinstance(found, Failure) else read(found))
    ]


@pytest.mark.parametrize("name", ["a.rss", "a.atom", "a.RDF", "a.xml", "a.json"])
def test_a_feed_that_is_named_gives_its_entries(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(rss(ITEMS))
    first, second = read_all(path)
    assert not isinstance(first, Failure)
    assert not isinstance(second, Failure)
    assert (first.external_id, first.title, first.source_name) == ("1", "Xi", "News")
    assert first.text.startswith("Xi\n\nPutin met Xi")
    assert first.links == (("https://h.example/1", "https://h.example/1"),)
    assert (second.external_id, second.text) == ("2", "Fog")


def test_in_a_folder_only_what_must_be_a_feed_is_taken_for_one(tmp_path: Path) -> None:
    for name in ("a.rss", "pom.xml", "package.json"):
        (tmp_path / name).write_bytes(rss(ITEMS))
    assert [getattr(found, "external_id", "") for found in scan(tmp_path)] == ["a.rss"]


def test_what_is_no_feed_or_a_broken_one_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"<project><title/></project>")
    assert [str(each) for each in read_all(path)] == [f"{path}: is no feed"]
    path.write_bytes(rss(ITEMS)[:-40])
    *entries, failure = read_all(path)
    assert len(entries) == 2
    assert str(failure) == f"{path}: is not well-formed: something may be missing"
