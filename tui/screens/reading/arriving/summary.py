"""What an import comes to, in words: how far it is, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.location import is_address
from analysis.text import shorten
from tui.drawing.cells import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.intake import Outcome, Progress
    from analysis.library import Library
    from analysis.sources.found import Failure


class Came(NamedTuple):
    """Names for what an outcome counts.

    ``followed`` are the sources that are new with how many articles each has, ``pages`` the titles
    of the pages that are saved, ``feeds`` the names of all feeds, ``rewritten`` the titles of
    articles that are changed since a person read them, and ``watched`` the watched entities with
    how many of the new articles mention each.
    """

    followed: tuple[tuple[str, int], ...] = ()
    pages: tuple[str, ...] = ()
    feeds: frozenset[str] = frozenset()
    rewritten: tuple[str, ...] = ()
    watched: tuple[tuple[str, int], ...] = ()


NOTHING = Came()
LONGEST_TITLE = 60
MOST_NAMED = 2


class Keys(NamedTuple):
    """Keys to name: what goes on, what lists news on watched entities, what shows the sources."""

    again: str = "R"
    watched: str = "W"
    sources: str = "F"


KEYS = Keys()


def came_of(library: Library, outcome: Outcome, watched: Sequence[tuple[int, int]]) -> Came:
    """Look up the names for what came of an import; ``watched`` are ids of entities with counts."""
    names = {row.id: row.name for row in library.entity_rows([entity for entity, _ in watched])}
    named = tuple((names[entity], count) for entity, count in watched if entity in names)
    if not (outcome.followed or outcome.pages or outcome.failures or outcome.rewritten):
        return Came(watched=named)
    from analysis.models import SourceKind

    rows = library.sources()
    return Came(
        tuple((row.name, row.articles) for row in rows if row.id in outcome.followed),
        tuple(row.title for row in library.article_rows(outcome.pages)),
        frozenset(row.name for row in rows if row.kind is SourceKind.FEED),
        tuple(row.title for row in library.article_rows(outcome.rewritten)),
        named,
    )


def describe(progress: Progress) -> list[str]:
    """Say how far an import is, and how fast it goes, in few words."""
    is_fetching = progress.note.startswith("fetching ")
    words = "finding names" if progress.phase == "recognising" else "reading"
    if progress.phase == "reading" and is_fetching:
        words = progress.note
        if progress.done:
            return [words, f"{progress.done:,} read so far"]
    if progress.total:
        words += f" {progress.done:,} of {progress.total:,}"
    elif progress.done:
        words += f" {progress.done:,}"
    if progress.words_per_second:
        return [words, f"{round(progress.words_per_second, -2):,.0f} words/s"]
    return [words]


def summarise(outcome: Outcome, waiting: int, came: Came = NOTHING, keys: Keys = KEYS) -> str:
    """Say what came of an import in one sentence; empty when nothing did.

    ``waiting`` counts the articles whose names are still to be found.
    """
    no_names = next((one for one in outcome.failures if one.where == "names"), None)
    failures = [one for one in outcome.failures if one is not no_names]
    new = outcome.added - sum(count for _, count in came.followed) - len(came.pages)
    changed = f"changed{_rewritten(outcome.changed, came.rewritten)}"
    counted = ((new, "new"), (outcome.changed, changed), (outcome.missing, "gone"))
    told = [f"{number:,} {word}" for number, word in counted if number > 0]
    numbers = ", ".join((*told, *([_watched(came.watched, keys)] if came.watched else [])))
    troubles = _troubles(failures, came.feeds, keys)
    parts = "; ".join(filter(None, (numbers, troubles)))
    news = " ".join((*_news(outcome, came), *outcome.said))
    if no_names is not None:
        reason = no_names.reason[:1].lower() + no_names.reason[1:]
        parts = f"Names are not found: {reason}" + (f" · {parts}" if parts else "")
    elif outcome.was_stopped:
        left = f"{_articles(waiting)} still to be gone through, {keys.again} goes on."
        parts = f"Stopped{': ' * bool(parts)}{parts}; {left if waiting else 'what is in stays.'}"
    elif not (parts or news):
        return f"Names are found in {_articles(outcome.analysed)}." if outcome.analysed else ""
    elif parts and not troubles:
        parts += "."
    return " ".join(filter(None, (news, parts)))


def _news(outcome: Outcome, came: Came) -> list[str]:
    """Say what is followed, saved and completed."""
    said = []
    if len(came.followed) == 1:
        ((name, count),) = came.followed
        said.append(f"“{name}” is followed: {_articles(count)}.")
    elif came.followed:
        total = sum(count for _, count in came.followed)
        said.append(f"{len(came.followed):,} sources are followed: {_articles(total)}.")
    if came.pages:
        is_one = len(came.pages) == 1
        what = f"“{came.pages[0]}” is" if is_one else f"{len(came.pages):,} pages are"
        said.append(f"{what} saved.")
    if outcome.completed:
        count = len(outcome.completed)
        said.append(f"{'The full text is' if count == 1 else f'{count:,} full texts are'} here.")
    if len(outcome.unfilled) == 1:
        said.append(
            f"No full text of {_quoted(outcome.unfilled[0].where)}: {outcome.unfilled[0].reason}."
        )
    elif outcome.unfilled:
        said.append(f"{len(outcome.unfilled):,} full texts could not be had.")
    return said


def _watched(watched: Sequence[tuple[str, int]], keys: Keys) -> str:
    """Say how many of the new articles mention what is watched: the two most mentioned."""
    named = ", ".join(f"{count:,} on {name}" for name, count in watched[:MOST_NAMED])
    more = ", …" if len(watched) > MOST_NAMED else ""
    return f"{named}{more} (watched): {keys.watched}"


def _quoted(title: str) -> str:
    return f"“{shorten(one_line(title), LONGEST_TITLE)}”"


def _rewritten(changed: int, titles: Sequence[str]) -> str:
    """Name what a person had read of what is changed: one, and how many more."""
    if not titles:
        return ""
    first = _quoted(titles[0])
    if changed == 1:
        return f": {first}"
    more = f" and {len(titles) - 1:,} more" if len(titles) > 1 else ""
    return f" (you had read {first}{more})"


def _troubles(failures: list[Failure], feeds: frozenset[str], keys: Keys) -> str:
    """Say what could not be had: of one thing what and why, of several which."""
    web = [one for one in failures if one.where in feeds or is_address(one.where)]
    files = [one for one in failures if one not in web]
    parts = []
    if web:
        noun = "source" if len(web) == 1 else "sources"
        parts.append(f"{len(web):,} {noun} could not be had{_named(web, failures, keys.sources)}")
    if files:
        parts.append(f"{len(files):,} could not be read{_named(files, failures, keys.sources)}")
    if len(failures) == 1:
        return f"{parts[0]}: {failures[0].where}: {failures[0].reason}"
    return ", ".join(parts)


def _named(some: Sequence[Failure], all_: Sequence[Failure], key: str) -> str:
    """Name two of several troubles, and the key that tells of them."""
    if len(all_) == 1:
        return ""
    names = list(dict.fromkeys(one_line(one.where) for one in some))
    more = ", …" if len(names) > MOST_NAMED else ""
    return f" ({', '.join(names[:MOST_NAMED])}{more}: {key})"


def _articles(count: int) -> str:
    return f"{count:,} article" if count == 1 else f"{count:,} articles"
