"""Entries in the styles of the programs and sites that most feeds come from, as they read."""

from __future__ import annotations

import pytest

from analysis.sources.entries import draft_of
from analysis.sources.feeds import read_feed

_SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)


def rss(title: str, description: str, whole: str = "", more: str = "") -> str:
    content = f"<content:encoded><![CDATA[{whole}]]></content:encoded>" if whole else ""
    return (
        f'<?xml version="1.0"?><rss version="2.0" {_SPACES}><channel><title>Feed</title><link>'
        f"https://t.example</link><item><title>{title}</title><link>https://t.example/b</link>"
        f"<guid>1</guid><description>{description}</description>{content}{more}</item></channel>"
        f"</rss>"
    )


def atom(content: str, kind: str = "html", more: str = "") -> str:
    inside = content.replace("&", "&amp;").replace("<", "&lt;") if kind != "xhtml" else content
    inside = f'<content type="{kind}">{inside}</content>' if content else ""
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:media='
        '"http://search.yahoo.com/mrss/"><title>Feed</title><id>x</id><entry><id>1</id><title>A '
        "title"
        '</title><link rel="alternate" href="https://t.example/1"/><updated>2024-01-01T00:00:00Z'
        f"</updated>{inside}{more}</entry></feed>"
    )


STYLES = {
    "WordPress": (
        rss(
            "Council approves budget",
            "<![CDATA[<p>The council approved the budget on Friday after [&#8230;]</p>]]>",
            '<figure class="wp-block-image"><img src="a.jpg" alt="The council" '
            "/><figcaption>Photo: "
            'John Roe</figcaption></figure>\n\n\n<p>The council approved the <a href="/budget.pdf">'
            'budget</a> on Friday&#8217;s session.</p>\n\n\n<h2 class="wp-block-heading">What '
            "changes"
            "</h2>\n\n<ul>\n<li>More <strong>buses</strong></li>\n\n\n<li>Fewer cars\n<ul><li>in "
            "the "
            "centre</li></ul></li>\n</ul>\n<blockquote><p>We did it.</p></blockquote>\n<p>The post "
            '<a href="https://t.example/b">Council approves budget</a> appeared first on <a href='
            '"https://t.example">T</a>.</p>\n<img src="https://pixel.example/b.gif" width="1">',
        ),
        "Council approves budget\n\nPhoto: John Roe\n\nThe council approved the budget on Friday’s "
        "session.\n\nWhat changes\n\n- More buses\n- Fewer cars\n  - in the centre\n\n> We did it.",
    ),
    "Ghost": (
        rss(
            "<![CDATA[Hello & welcome]]>",
            "A summary",
            '<img src="c.jpg" alt="Hello &amp; welcome"><p>One.</p><hr><figure '
            'class="kg-card"><a href'
            '="https://o.example/x"><div>Other page</div><div>About '
            "it</div></a></figure><pre><code>def"
            ' f():\n    return 1\n</code></pre><div class="kg-card kg-signup-card"><p>Sign '
            "up!</p></div>",
        ),
        "Hello & welcome\n\nOne.\n\nOther page\n\nAbout it\n\ndef f():\n    return 1",
    ),
    "Blogger": (
        atom(
            '<div dir="ltr">First line.<br /><br /><div class="separator"><a '
            'href="https://x.example'
            '/x.jpg"><img border="0" src="x.jpg" /></a></div><br />Second line.<span> More.</span>'
            '<o:p></o:p></div><div class="blogger-post-footer"><img width="1" src="t" '
            'alt="t"/></div>'
        ),
        "A title\n\nFirst line.\n\nSecond line. More.",
    ),
    "Reddit": (
        atom(
            '<!-- SC_OFF --><div class="md"><p>What of <a href="https://x.example">this</a>?</p> '
            "<p>Two."
            '</p> </div><!-- SC_ON --> &#32; submitted by &#32; <a href="https://r.example/u"> '
            "/u/me"
            ' </a> <br/> <span><a href="https://r.example/1">[link]</a></span> &#32; <span><a href='
            '"https://r.example/1">[comments]</a></span>'
        ),
        "A title\n\nWhat of this?\n\nTwo.\n\nsubmitted by /u/me\n[link] [comments]",
    ),
    "YouTube": (
        atom(
            "",
            more="<media:group><media:title>A title</media:title><media:description>On Berlin.\n\n"
            "Chapters:\n0:00 Start\n1:20 The wall</media:description></media:group>",
        ),
        "A title\n\nOn Berlin.\n\nChapters:\n0:00 Start\n1:20 The wall",
    ),
    "podcast": (
        rss(
            "Ep. 12",
            "<![CDATA[<p>We talk to Ann Lee.</p><p>On <a href='https://m.example/'>ads</a>.</p>]]>",
            more="<itunes:summary>We talk to Ann Lee.On ads.</itunes:summary>",
        ),
        "Ep. 12\n\nWe talk to Ann Lee.\n\nOn ads.",
    ),
    "arXiv": (
        rss(
            "On &lt;i&gt;p&lt;/i&gt;-adics",
            "Abstract: We show $a &lt; b$ for $n &gt; 3$ and so\non.",
        ),
        "On p-adics\n\nAbstract: We show $a < b$ for $n > 3$ and so\non.",
    ),
    "wire": (
        rss("Quake hits", "LIMA (AP) &#x2014; A quake&amp;#44; officials said.&lt;img src='p'&gt;"),
        "Quake hits\n\nLIMA (AP) — A quake, officials said.",
    ),
    "escaped twice": (
        rss(
            "He said", "&amp;lt;p&amp;gt;“No&amp;amp;never”.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Two"
        ),
        "He said\n\n“No&never”.\n\nTwo",
    ),
    "Mastodon": (
        rss(
            "",
            '&lt;p&gt;&lt;a href="https://m.example/@b"&gt;@&lt;span&gt;b&lt;/span&gt;&lt;/a&gt; '
            "See "
            '&lt;a href="https://l.example/path"&gt;&lt;span '
            'class="invisible"&gt;https://&lt;/span&gt;'
            "&lt;span&gt;l.example/path&lt;/span&gt;&lt;/a&gt;&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;",
        ),
        "@b See https://l.example/path\n\nTwo.",
    ),
    "GitHub": (
        atom(
            "<h2>What's Changed</h2>\n<ul>\n<li>Fix <code>parse()</code> by <a "
            "href='https://g.example"
            "/a'>@a</a></li>\n<li><p>Loose</p>\n<pre><code>x = 1\n  y = "
            "2\n</code></pre>\n</li>\n</ul>"
        ),
        "A title\n\nWhat's Changed\n\n- Fix parse() by @a\n- Loose\n\n  x = 1\n    y = 2",
    ),
    "Substack": (
        rss(
            "The week",
            "What happened",
            '<div><figure><a href="https://c.example/a.png"><picture><source srcset="w 4w"><img '
            "src="
            '"a.png" alt=""></picture></a><figcaption>A '
            "caption</figcaption></figure></div><p>One.<a "
            'class="footnote-anchor" href="#footnote-1">1</a></p><p class="button-wrapper"><a '
            'href="/s">'
            'Subscribe now</a></p><div class="subscription-widget-wrap"><p>Thanks for '
            "reading!</p></div>"
            '<div class="footnote"><a href="#footnote-anchor-1">1</a><div><p>A '
            "note.</p></div></div>",
        ),
        "The week\n\nA caption\n\nOne.[1]\n\n[1]\n\nA note.",
    ),
    "plain text": (
        atom("if a < b then\n  c <p> stays\n\nnext", "text"),
        "A title\n\nif a < b then\n  c <p> stays\n\nnext",
    ),
    "XHTML": (
        atom(
            '<div xmlns="http://www.w3.org/1999/xhtml"><p>A <em>b</em> &lt; '
            "c</p><ol><li>x</li></ol>"
            "</div>",
            "xhtml",
        ),
        "A title\n\nA b < c\n\n1. x",
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_an_entry_reads_well(style: str) -> None:
    source, text = STYLES[style]
    (entry,) = read_feed(source.encode(), base="https://t.example/feed").entries
    assert draft_of(entry).text == text
