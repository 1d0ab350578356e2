"""QUERY on the command line: how it is explained, told from options, and saved."""

from __future__ import annotations

HELP = """\
QUERY, best between '…', so that the shell leaves it alone:
  gas price "air defence" zelensk*    all of these words, this phrase, this beginning of a word
  gas OR oil -coal (a b)              one of the two, not that; parentheses as usual
  title:gas source:bbc tag:World author:smith lang:de text:gas
  who:"Vladimir Putin" who:NATO       mentions that person, place or body, under whatever name
  after:2026-11-01 before:7d on:today
  is:unread is:read is:starred        also is:changed (since it was read), is:watched, is:hidden
  view:NAME                           what is saved under a name: see "newsreader views"
"""
OF_ENTITIES = """
Here words are part of an entity's names; fields say in which articles it is mentioned.
"""
OF_ARTICLES = """
Case and accents do not count; what is no field ("Smith v: Jones", 12:30, an address) is text.
"""
NO_OPTION = "lists are narrowed by a query: is:unread, is:starred, source:bbc, after:7d …"
HINT = "a query: words, source:bbc, after:7d, is:starred, who:NAME …"

VIEWS = {
    "save": ("NAME 'QUERY'", "save a query, in the place of another of that name"),
    "rename": ("NAME OTHER", "call it otherwise"),
    "remove": ("NAME …", "forget it; its articles stay"),
    "export": ("[FILE]", "write all views, one a line"),
    "import": ("FILE", "save the views of such a file"),
}
"""What can be done with saved queries: what is said behind the action, and what it does."""


def is_left_out(word: str) -> bool:
    """Whether a word of the command line is one of a query that is not to be: ``-oil``."""
    return len(word) > 1 and word[0] == "-" and word[1] != "-" and word != "-h"
