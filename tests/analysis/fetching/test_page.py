"""A page of the web as an article."""

from __future__ import annotations

import pytest

from analysis.errors import SourceError
from analysis.sources.webpage import read_web_page

PARAGRAPHS = (
    "President Vladimir Putin met Xi Jinping in Samarkand on Thursday, said a long statement.",
    "The two leaders discussed trade, the war in Ukraine and their own club for two hours.",
    "The last paragraph of the article is long enough to be kept by the extractor of text.",
)
ADDRESS = "https://www.daily.example/2022/xi?from=feed"


def page(head: str = "", inside: str = "") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head><title>Putin meets Xi</title>{head}</head><body><nav>"
        f"<a href='/'>Home</a></nav><article><h1>Putin meets Xi</h1>{body}{inside}</article></body>"
        "</html>"
    ).encode()


def test_paragraphs_are_parted_and_lists_are_not() -> None:
    items = "<ul><li>The first point of the talks was gas</li><li>The second was oil</li></ul>"
    draft = read_web_page(page(inside=items), address=ADDRESS)
    assert (
        draft.text
        == "\n\n".join(PARAGRAPHS)
        + "\n\n- The first point of the talks was gas\n- The second was oil"
    )


def test_the_address_is_its_id_and_its_host_the_source_unless_the_page_says_better() -> None:
    draft = read_web_page(page(), address=ADDRESS)
    assert (draft.external_id, draft.url) == (ADDRESS, ADDRESS)
    assert draft.source_name == "daily.example"
    head = (
        '<meta property="og:site_name" content="The Daily">'
        '<link rel="canonical" href="https://daily.example/2022/xi">'
    )
    draft = read_web_page(page(head), address=ADDRESS)
    assert (draft.source_name, draft.url) == ("The Daily", "https://daily.example/2022/xi")
    head = '<link rel="canonical" href="https://evil.example/x">'
    assert read_web_page(page(head), address=ADDRESS).url == ADDRESS


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2022-09-15T10:30:00+02:00">',
         "2022-09-15T08:30:00Z"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", '
         '"datePublished": "2022-09-15T08:30:00Z"}</script>', "2022-09-15T08:30:00Z"),
        ('<meta property="article:published_time" content="2022-09-15">', "2022-09-15T00:00:00Z"),
        ("", None),
    ],
)  # fmt: skip
def test_the_time_of_day_is_kept(head: str, published: str | None) -> None:
    assert read_web_page(page(head), address=ADDRESS).published == published


def test_the_encoding_that_the_server_names_is_believed() -> None:
    data = page(inside="<p>Владимир Путин встретился с Си Цзиньпином в четверг.</p>")
    data = data.decode().encode("cp1251")
    draft = read_web_page(data, address=ADDRESS, content_type="text/html; charset=windows-1251")
    assert "Владимир Путин встретился" in draft.text


def test_bytes_that_are_utf8_are_so_whatever_page_and_server_say() -> None:
    data = page('<meta charset="iso-8859-1">', "<p>Die Münchner Zeitung schrieb über Łukasz.</p>")
    for told in ("", "text/html; charset=ISO-8859-1"):
        draft = read_web_page(data, address=ADDRESS, content_type=told)
        assert "Münchner Zeitung schrieb über Łukasz" in draft.text


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n", b"<html></html>", b"\x00" * 500])
def test_what_holds_no_article_is_told(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_web_page(data, address=ADDRESS, content_type="text/html; charset=utf-8")
