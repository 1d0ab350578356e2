"""Web pages as people save them: what of a page is its article, and what is told of it."""

from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest

from analysis.errors import SourceError
from analysis.sources.page import read_page

LEAD = "The council approved the budget on Friday after a night of talks, the mayor said."
SECOND = "Opposition members, led by Ann Lee, walked out before the vote and called it a farce."
THIRD = "The money pays for forty new buses, two schools and the repair of the old harbour wall."
LAST = "A court will look at the plan in May, and nobody in the town hall expects it to be quick."
BODY = (LEAD, SECOND, THIRD, LAST)
PLAIN = "\n\n".join(BODY)
NAV = (
    "<nav><ul>" + "".join(f"<li><a href='/{n}'>Part {n}</a></li>" for n in range(9)) + "</ul></nav>"
)
FOOT = "<footer><p>© 2024 The Daily Example Ltd. All rights reserved by their owners.</p></footer>"
TEASERS = "".join(
    f"<li><a href='/a{n}'>Another story of the day, number {n}</a></li>" for n in range(6)
)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>\n" for text in texts)


def saved(body: str, head: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>Council passes budget</title>{head}"
        f"</head><body>{body}</body></html>"
    ).encode()


PAGES = {
    "news site": (
        f"<header>{NAV}</header><div id='cookie-banner' class='cookie-consent'><p>We use cookies to"
        " make this site better for you and for our many partners in trade.</p></div><main>"
        "<article><header><p class='kicker'>Town</p><h1>Council passes budget</h1>"
        "<div class='byline'>By <a rel='author' href='/j'>Jane Doe</a></div>"
        "<time datetime='2024-03-01'>1 March 2024</time>"
        "</header><figure><img src='a.jpg' alt='The hall'><figcaption>The town hall on Friday. "
        f"Photograph: John Roe</figcaption></figure>{paragraphs(*BODY)}</article><aside><h2>Related"
        f"</h2><ul>{TEASERS}</ul></aside><section id='comments'><h3>2 comments</h3><p>It is about "
        f"time that somebody said what we all of us think here.</p></section></main>{FOOT}"
    ),
    "page of the old days": (
        "<table width=760><tr><td><font size=1><a href='/'>Home</a><br><a href='/w'>World</a>"
        "</font></td><td><font size=4><b>Council passes budget</b></font><br><font size=1>"
        f"By JANE DOE, Staff Writer<br>March 1, 2004</font><br><br>"
        f"<font size=2>{'<br><br>'.join(BODY)}</font>"
        "<br><br><font size=1><a href='p'>Print this story</a> | <a href='m'>E-mail this story</a>"
        "</font></td></tr></table>"
    ),
    "divisions without names": (
        "<div><div>"
        + "".join(f"<div><a href='/{n}'>Part {n}</a></div>" for n in range(8))
        + "</div><div class=c3><div>Council passes budget</div><div>01.03.2024 | 12:30</div><div>"
        + "".join(f"<div>{text}</div>" for text in BODY)
        + f"</div></div><div>{TEASERS}</div></div>"
    ),
    "blog": (
        f"<div id='page'>{NAV}<div id='content'><article class='post hentry'><h1 class="
        f"'entry-title'>Council passes budget</h1><div class='entry-content'>{paragraphs(*BODY)}"
        "<div class='sharedaddy'><h3>Share this:</h3><ul><li><a href='#'>Post</a></li></ul></div>"
        "</div></article><div class='widget-area sidebar'><h2>Recent posts</h2><ul>"
        f"{TEASERS}</ul></div></div></div>"
    ),
    "application form": (
        f"<form id='aspnetForm'>{NAV}<div id='main'><h1>Council passes budget</h1><span>Friday, 1 "
        f"March 2024</span><div id='text'>{paragraphs(*BODY)}</div></div>{FOOT}</form>"
    ),
    "mobile page": (
        "<header><a href='/'>Daily</a></header><article><h1 class='amp-title'>Council passes budget"
        f"</h1><div class='amp-article-content'>{paragraphs(*BODY[:2])}<amp-ad width=300></amp-ad>"
        f"{paragraphs(*BODY[2:])}</div></article>"
    ),
    "links that end it": (
        f"{NAV}<main><h1>Council passes budget</h1>{paragraphs(*BODY)}<p>More on this</p><p><a "
        "href='/x'>Mayor in trouble</a></p><p><a href='/y'>Court to rule</a></p></main>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_the_text_of_a_page_is_its_body_alone(name: str) -> None:
    draft = read_page(saved(PAGES[name]), "a.html")
    assert draft.text == PLAIN
    assert draft.title == "Council passes budget"


def test_a_body_keeps_its_headings_lists_quotes_and_tables() -> None:
    inside = (
        f"{paragraphs(LEAD)}<h2>What is new</h2><ol><li>Forty buses for the whole of the town</li>"
        f"<li>Two schools in the east</li></ol>{paragraphs(SECOND)}<blockquote><p>We will go to "
        "court, whatever it costs us.</p></blockquote><table><tr><th>Party</th><th>Votes</th></tr>"
        f"<tr><td>Labour</td><td>12</td></tr></table>{paragraphs(THIRD, LAST)}"
    )
    draft = read_page(saved(f"<article><h1>Council passes budget</h1>{inside}</article>"), "a")
    assert draft.text == (
        f"{LEAD}\n\nWhat is new\n\n- Forty buses for the whole of the town\n- Two schools in the "
        f"east\n\n{SECOND}\n\n> We will go to court, whatever it costs us.\n\nParty | Votes\n"
        f"Labour | 12\n\n{THIRD}\n\n{LAST}"
    )


def test_the_links_of_the_body_are_listed_and_no_others() -> None:
    inside = paragraphs(
        LEAD.replace("the budget", "<a href='/budget.pdf'>the <b>budget</b></a>"),
        SECOND.replace("Ann Lee", "<a href='https://lee.example/'>Ann Lee</a>"),
        THIRD.replace("two schools", "<a href='#schools'>two schools</a>"),
        LAST.replace("A court", "<a href='javascript:alert(1)'>A court</a>"),
    )
    page = saved(f"{NAV}<article>{inside}</article><ul>{TEASERS}</ul>{FOOT}")
    draft = read_page(page, "a", address="https://daily.example/2024/budget")
    assert draft.text == PLAIN
    assert draft.links == (
        ("the budget", "https://daily.example/budget.pdf"),
        ("Ann Lee", "https://lee.example/"),
    )


def test_a_heading_inside_the_body_that_is_the_headline_stays() -> None:
    page = saved(f"<article>{paragraphs(*BODY)}<h2>Council passes budget</h2>{paragraphs(*BODY)}")
    assert "Council passes budget" in read_page(page, "a").text


def test_a_page_that_says_nothing_but_its_headline_keeps_it() -> None:
    page = saved("<article><h1>Council passes budget</h1><p>Council passes budget</p></article>")
    assert read_page(page, "a").text.startswith("Council passes budget")


def stated(**fields: object) -> str:
    about = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps({"@graph": [about]})}</script>'


class TestStatements:
    """What a page states for machines is used where it fits what it shows."""

    def test_what_stands_around_the_stated_body_is_left_out(self) -> None:
        inside = paragraphs(
            "Our reporter was there",
            *BODY,
            "Follow us on all channels",
        )
        page = saved(f"<article>{inside}</article>", stated(articleBody=" ".join(BODY)))
        assert read_page(page, "a").text == PLAIN

    def test_a_body_that_is_cut_short_takes_nothing_away(self) -> None:
        page = saved(f"<article>{paragraphs(*BODY)}</article>", stated(articleBody=LEAD))
        assert read_page(page, "a").text == PLAIN

    def test_a_page_drawn_by_a_program_has_the_body_that_it_states(self) -> None:
        page = saved("<div id='root'></div>", stated(articleBody="\n\n".join(BODY)))
        draft = read_page(page, "a")
        assert (draft.title, draft.text) == ("Council passes budget", PLAIN)

    def test_of_a_page_that_states_several_articles_none_is_taken(self) -> None:
        head = stated(articleBody=PLAIN, author="A B") + stated(articleBody=PLAIN + LEAD)
        with pytest.raises(SourceError):
            read_page(saved("<div id='root'></div>", head).replace(b"articleBody", b"text"), "a")
        page = saved(f"<article>{paragraphs('Our reporter was there', *BODY)}</article>", head)
        assert read_page(page, "a").author is None
        assert read_page(page, "a").text.startswith("Our reporter")

    def test_all_authors_are_named(self) -> None:
        authors = [{"@type": "Person", "name": "Jane Doe"}, {"name": "Łukasz Żak"}, "John Roe"]
        page = saved(f"<article>{paragraphs(*BODY)}</article>", stated(author=authors))
        assert read_page(page, "a").author == "Jane Doe, Łukasz Żak, John Roe"

    def test_the_moment_it_came_out_is_told_from_that_of_a_change(self) -> None:
        dates = {
            "dateModified": "2024-05-09T08:00:00Z",
            "datePublished": "2024-03-01T23:30:00-05:00",
        }
        page = saved(f"<article>{paragraphs(*BODY)}</article>", stated(**dates))
        assert read_page(page, "a").published == "2024-03-02T04:30:00Z"

    @pytest.mark.parametrize(
        "script", ["[" * 100_000, "{", '{"@type": 5}', '{"@type": ["NewsArticle"], "author": [[]]}']
    )
    def test_a_broken_statement_does_no_harm(self, script: str) -> None:
        head = f'<script type="application/ld+json">{script} "articleBody" "author"</script>'
        head += f'<script type="application/ld+json">{script}</script>'
        page = saved(f"<article>{paragraphs(*BODY)}</article>", head)
        assert read_page(page, "a").text == PLAIN


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    head = '<meta property="og:site_name" content="The Daily Example">'
    head += '<meta property="og:title" content="Who won? | A quiz - The Daily Example">'
    draft = read_page(saved(f"<article>{paragraphs(*BODY)}</article>", head), "a")
    assert (draft.title, draft.source_name) == ("Who won? | A quiz", "The Daily Example")


def test_an_address_of_the_page_is_a_web_address_or_none() -> None:
    for link in ("javascript:alert(1)", "file:///etc/passwd", "/relative", "http://"):
        head = f'<link rel="canonical" href="{link}"><meta property="og:url" content="{link}">'
        page = saved(f"<article>{paragraphs(*BODY)}</article>", head)
        assert read_page(page, "a").url is None


@pytest.mark.parametrize(
    "note",
    ["<!-- saved from url=(0032){} -->", "<!--\n Page saved with SingleFile \n url: {} \n -->"],
)
def test_a_page_that_a_browser_saved_knows_where_it_is_from(note: str) -> None:
    address = "https://www.daily.example/budget?a=1"
    page = saved(f"<article>{paragraphs('<a href=/x>See</a> ' + LEAD, SECOND, THIRD)}</article>")
    draft = read_page(page.replace(b"<html>", note.format(address).encode() + b"<html>"), "a")
    assert draft.url == address
    assert draft.links == (("See", "https://www.daily.example/x"),)
    for link, url in (("//evil.example/x", address), ("/budget", "https://daily.example/budget")):
        head = f'<link rel="canonical" href="{link if link[1] == "/" else url}">'
        page = saved(f"<article>{paragraphs(*BODY)}</article>", note.format(address) + head)
        assert read_page(page, "a").url == url


def test_bytes_that_are_utf8_are_so_whatever_the_page_says() -> None:
    body = paragraphs(*BODY, "Die Münchner Zeitung schrieb über Łukasz.")
    page = saved(f"<article>{body}</article>").replace(b"charset=utf-8", b"charset=iso-8859-1")
    assert "Münchner Zeitung schrieb über Łukasz" in read_page(page, "a").text


def test_marks_of_an_encyclopedia_are_not_read_out() -> None:
    inside = paragraphs(LEAD, f"{SECOND}<sup class='reference'><a href='#n'>[1]</a></sup>")
    inside += "<h2>History<span class='mw-editsection'>[<a href='/e'>edit</a>]</span></h2>"
    draft = read_page(saved(f"<div id='content'>{inside}{paragraphs(THIRD, LAST)}</div>"), "a")
    assert draft.text == f"{LEAD}\n\n{SECOND}\n\nHistory\n\n{THIRD}\n\n{LAST}"


@pytest.mark.parametrize(
    "unit",
    ["<div>{0} words of it</div>", "<p><a href='/{0}'>link {0}</a></p>", "<ul><li>{0}",
     "<span>a {0}</span><i>b</i>", "<h1>head {0}</h1>", "{0} lines of it<br><br>",
     "<tr><td>{0}<td>cell</tr>"],
)  # fmt: skip
def test_no_page_takes_long(unit: str) -> None:
    page = saved("<table>" + "".join(unit.format(number) for number in range(8000)))
    began = time.process_time()
    with suppress(SourceError):
        read_page(page, "a")
    assert time.process_time() - began < 3
