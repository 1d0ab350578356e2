"""The HTML of entries as readable text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.sources.markup import inline, readable
from analysis.text import canonical

BASE = "https://news.example/a/b"


class TestStructure:
    """Paragraphs, lists and quotes stay what they are."""

    @pytest.mark.parametrize(
        ("markup", "text"),
        [
            ("<p>One</p><p>two\nlines</p>", "One\n\ntwo lines"),
            ("One<br>two<br><br>three", "One\ntwo\n\nthree"),
            ("One<br/><br/><br/><br/>two", "One\n\ntwo"),
            ("<h2>Head</h2>Text <b>bold</b>, <i>it</i>alic", "Head\n\nText bold, italic"),
            ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>d", "- a\n- b\n  - c\n\nd"),
            ("x<ol start=9><li>a<li>b</ol>", "x\n\n9. a\n10. b"),
            ("<ul><li><p>a</p><p>b</p></li><li>c</ul>", "- a\n\n  b\n- c"),
            ("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n\n> b\n\nc"),
            ("<blockquote>a<br>b<blockquote>c</blockquote></blockquote>", "> a\n> b\n\n> > c"),
            ("<pre>a\n  b\n\n\tc</pre>", "a\n  b\n\n    c"),
            ("<table><tr><th>a<th>b</tr><tr><td>1</td><td>2</td></tr></table>", "a | b\n1 | 2"),
            ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "a\nb\nc\nd"),
            ("<div><div>a</div></div><section>b</section>", "a\n\nb"),
            ("He said <q>no</q>.", "He said “no”."),
            ("a&nbsp;b &amp;lt; &#150; &#8364; &hellip;", "a\u00a0b &lt; – € …"),
            ("<p>a&nbsp;&nbsp;b</p>", "a b"),
            ("plain\n\n\n\ntext\nhere", "plain\n\ntext\nhere"),
            ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
            ("&lt;p&gt;once&lt;/p&gt;&lt;p&gt;too often&lt;/p&gt;", "once\n\ntoo often"),
            ("<![CDATA[<p>a</p>]]>", "a"),
            ("a<script>b</script><style>c</style><!-- d --><noscript>e</noscript>f", "a f"),
            ("<p hidden>a</p><p style='display: none'>b</p><p>c", "c"),
            ("<script>x()</script>", ""),
            ("<ul hidden><li>a</ul><ul><li>b<ol hidden><li>c</ol></ul>d", "- b\n\nd"),
            ("<pre hidden>a</pre>b  c<blockquote hidden>d</blockquote>", "b c"),
            ("<p>a</p><div class='sharedaddy sd-block'><h3>Share this</h3></div>", "a"),
            ("<p>a<a href='#n1'>1</a> b</p><p><a href='#r1'>1</a> note", "a[1] b\n\n[1] note"),
            ("<p><a href='#up'>up</a>", "up"),
            ("<html><head><title>t</title></head><body>x</body></html>", "x"),
            ("<?xml version='1.0' encoding='latin-1'?><p>é</p>", "é"),
            ("<img alt='A cat' title='Hover'>", "A cat\n\nHover"),
            ("<img alt='A cat'> sat", "sat"),
            ("<p>\u202eevil\x1b[2J&#27;[2J&#x202e;</p>", "evil[2J[2J"),
            ("", ""),
            ("<p> </p>", ""),
        ],
    )
    def test_html_reads_like_text(self, markup: str, text: str) -> None:
        assert readable(markup).text == text

    @pytest.mark.parametrize(
        ("title", "line"),
        [
            ("AT&amp;T <b>wins</b>", "AT&T wins"),
            ("5 < 6", "5 < 6"),
            ("if a <b then", "if a <b then"),
            ("a\n <br> b", "a b"),
        ],
    )
    def test_a_title_is_one_line(self, title: str, line: str) -> None:
        assert inline(title) == line


class TestLinks:
    """Links are listed in the order of the text."""

    def test_links_are_absolute_web_addresses_each_once(self) -> None:
        found = readable(
            "<a href='c'>see  <b>this</b></a> <a href='/d?e=f&amp;g'><img alt='pic'></a>"
            "<a href='https://other.example/'></a><a href='c'>again</a><a href='#top'>up</a>"
            "<a href='javascript:alert(1)'>js</a><a href='mailto:a@b'>mail</a><a>none</a>"
            "<iframe src='//video.example/1' title='Film'></iframe>",
            BASE,
        ).links
        assert found == (
            ("see this", "https://news.example/a/c"),
            ("pic", "https://news.example/d?e=f&g"),
            ("https://other.example/", "https://other.example/"),
            ("Film", "https://video.example/1"),
        )

    def test_a_label_of_several_paragraphs_has_its_words_apart(self) -> None:
        markup = "<a href='/c'><div>Title</div><div>About it</div></a>"
        assert readable(markup, BASE).links == (("Title About it", "https://news.example/c"),)

    def test_addresses_in_the_text_itself_are_links_too(self) -> None:
        text = (
            "See https://a.example/x?y=1, (http://b.example/). <a href='https://c.example/'>c</a>"
        )
        addresses = [link.address for link in readable(text).links]
        assert addresses == ["https://c.example/", "https://a.example/x?y=1", "http://b.example/"]
        assert readable("https://a.example/x").links[0].text == "https://a.example/x"

    def test_without_a_base_only_absolute_ones_are_known(self) -> None:
        assert readable("<a href='/c'>c</a>").links == ()


class TestHostileMarkup:
    """Whatever the markup, it takes little time and gives canonical text."""

    @pytest.mark.parametrize(
        "markup",
        [
            "<b>" * 100_000 + "x",
            "<blockquote>x" * 5000,
            "<ul><li>x" * 5000,
            "<a " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</a>",
            "<" * 500_000 + "<p>",
            "&#" * 200_000 + "<p>",
            "<!--" * 100_000,
            "<a href='" * 50_000,
            "<table><tr><td>" * 3000 + "x",
            "<script>" * 50_000 + "x",
            "<p>x" * 50_000,
            " " * 500_000 + "<p>x",
            "e" + "\u0301" * 200_000 + "<p>",
        ],
        ids=lambda markup: repr(markup[:12]),
    )
    def test_no_markup_takes_long(self, markup: str) -> None:
        began = time.process_time()
        readable(markup, BASE)
        inline(markup)
        assert time.process_time() - began < 2

    @settings(max_examples=200, deadline=None)
    @given(
        st.lists(
            st.one_of(
                st.sampled_from(
                    ["<ul hidden>", "<p hidden>", "<a href='#x'>",
                     "<p>", "</p>", "<ul>", "<li>", "</ul>", "</li>", "<blockquote>", "<pre>",
                     "</blockquote>", "<table>", "<tr>", "<td>", "</table>", "<a href='x'>",
                     "</a>", "<br>", "<script>", "</script>", "<!--", "-->", "&#0;", "&#xd800;",
                     "<img alt=x>", "<dl>", "<dd>", "</dl>", "<svg>", "<body>", "<html>", "]]>"]
                ),
                st.text(max_size=8),
            ),
            max_size=30,
        ).map("".join)
    )  # fmt: skip
    def test_any_markup_gives_canonical_text(self, markup: str) -> None:
        text, links = readable(markup, BASE)
        assert canonical(text) == text
        assert all(link.text == canonical(link.text) for link in links)
