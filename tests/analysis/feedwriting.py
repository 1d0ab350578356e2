"""Feeds for tests, written in a line."""

from __future__ import annotations

BASE = "https://news.example/feed.xml"


def rss(items: str, head: str = "", version: str = "2.0") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="{version}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>News</title><link>https://news.example/</link>{head}{items}"
        "</channel></rss>"
    ).encode()


def atom(entries: str, head: str = "") -> bytes:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>News</title>'
        f'<link href="https://news.example/"/>{head}{entries}</feed>'
    ).encode()
