"""Web addresses: one form for each, and none for what is none."""

from __future__ import annotations

import pytest

from analysis.errors import SourceError
from analysis.sources.address import absolute, parse_address, shown_address
from analysis.sources.fetching import Status, fetch


class TestAddresses:
    """Addresses are read as a browser reads them."""

    @pytest.mark.parametrize(
        ("typed", "text"),
        [
            (" https://Example.ORG ", "https://example.org/"),
            ("feed://example.org/x", "http://example.org/x"),
            ("feed:https://example.org/x#y", "https://example.org/x"),
            ("http://münchen.de/ü?q=ß", "http://xn--mnchen-3ya.de/%C3%BC?q=%C3%9F"),
            ("http://u:p@example.org:8080/", "http://example.org:8080/"),
            ("http://example.org:80/%41", "http://example.org/%41"),
            ("http://[::0001]:81/", "http://[::1]:81/"),
        ],
    )
    def test_an_address_has_one_form(self, typed: str, text: str) -> None:
        assert parse_address(typed).text == text

    @pytest.mark.parametrize(
        "typed",
        ["", "x", "ftp://a/", "file:///etc/passwd", "http://", "http://[", "http://a..b/",
         "http://a\\@b/", "http://1.2.3.4.5/", "http://a:99999/", "http://a:0/", "//a/",
         "http://" + "a" * 5000, "http://\u202e/", "javascript:alert(1)", "http://-/"],
    )  # fmt: skip
    def test_what_is_no_web_address_is_told(self, typed: str) -> None:
        with pytest.raises(SourceError):
            parse_address(typed)
        assert fetch(typed, proxies={}).status is Status.FAILED

    @pytest.mark.parametrize(
        ("base", "link", "expected"),
        [
            ("http://a.b/c/d", "../x y", "http://a.b/x%20y"),
            ("http://a.b/", "//c.d/é", "http://c.d/%C3%A9"),
            ("", "https://a.b/c?d=e&f#g", "https://a.b/c?d=e&f#g"),
            ("http://a.b/", "http://münchen.de/ü", "http://münchen.de/%C3%BC"),
            ("http://a.b/", "javascript:alert(1)", None),
            ("http://a.b/", "http://[", None),
            ("", "/x", None),
            ("http://a.b/", "", None),
            ("http://a.b/", "x" * 9000, None),
        ],
    )
    def test_links_become_absolute(self, base: str, link: str, expected: str | None) -> None:
        assert absolute(base, link) == expected

    def test_a_shown_address_has_no_password_and_an_end(self) -> None:
        assert shown_address("http://u:p@a.b/c@d") == "http://a.b/c@d"
        assert len(shown_address("http://a.b/" + "x" * 9999)) <= 200
