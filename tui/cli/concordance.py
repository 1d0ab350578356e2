"""``mentions``: every linked mention of an entity, a line of context each."""

from __future__ import annotations

from contextlib import closing
from itertools import groupby, islice
from typing import TYPE_CHECKING

from analysis.errors import NewsreaderError
from analysis.query.reference import reference, referred
from analysis.text import printable
from analysis.text.sentence import sentence_around
from tui.cli import console
from tui.cli.opening import open_library
from tui.drawing.cells import cut, fit_right, one_line, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.library import Library
    from analysis.models import Context, EntityRow
    from tui.cli.request import Request

_PAGE = 200
_UNCUT = 160
_AROUND = 120
_MOST_SUGGESTED = 5


def mentions(request: Request) -> int:
    """List the mentions of every entity that bears the name, most widely mentioned first.

    Raises NewsreaderError, with what is called alike, if none does.
    """
    with closing(open_library(request)) as library:
        found = _meant(library, request.query)
        if len(found) > 1:
            console.say(f"{len(found):,} are called so: {_listed(found)}.")
        for entity in found:
            if request.is_json:
                for record in _records(library, entity):
                    console.write_json(record)
            else:
                _print(library, entity)
    return 0


def _listed(found: Sequence[EntityRow]) -> str:
    shown = [f"{one_line(row.name)} ({row.label.noun}, {row.mentions:,})" for row in found]
    more = len(shown) - _MOST_SUGGESTED
    return ", ".join(shown[:_MOST_SUGGESTED]) + (f" and {more:,} more" if more > 0 else "")


def _meant(library: Library, name: str) -> list[EntityRow]:
    id_ = referred(name)
    row = library.entity(id_) if id_ is not None else None
    named = [row] if row else library.named(name)
    found = sorted(named, key=lambda one: (-one.articles, -one.mentions, one.id))
    if found:
        return found
    ids = library.entity_ids(matching=name)[:_MOST_SUGGESTED] if name.strip() else ()
    alike = library.entity_rows(ids)
    hint = f" Alike are {', '.join(row.name for row in alike)}." if alike else ""
    raise NewsreaderError(f"no entity is called “{name}”.{hint}")


def _by_article(library: Library, entity: EntityRow) -> Iterator[tuple[int, Iterator[Context]]]:
    def contexts() -> Iterator[Context]:
        places = iter(library.places(entity.id))
        while page := list(islice(places, _PAGE)):
            yield from library.contexts(page, _AROUND)

    return groupby(contexts(), key=lambda context: context.place.article)


def _records(library: Library, entity: EntityRow) -> Iterator[dict[str, object]]:
    for id_, contexts in _by_article(library, entity):
        article = library.article(id_)
        if article is None:
            continue
        for context in contexts:
            yield {
                "entity": reference(entity.id),
                "name": entity.name,
                "article": article.external_id,
                "title": article.title,
                "published": article.published,
                "start": context.start,
                "end": context.end,
                "text": article.text[context.start : context.end],
                "sentence": sentence_around(article.text, context.start, context.end),
                "why": context.evidence.words(),
                "confidence": context.evidence.confidence,
            }


def _print(library: Library, entity: EntityRow) -> None:
    mentions = console.counted(entity.mentions, "mention")
    counts = f"{mentions} in {console.counted(entity.articles, 'article')}"
    console.write_styled(
        (entity.name, "bold"), (f"  {entity.label.noun}  e{entity.id}  {counts}", "")
    )
    width = console.width() or _UNCUT
    for id_, contexts in _by_article(library, entity):
        row = next(iter(library.article_rows([id_])), None)
        if row is None:
            continue
        date = f"{row.placed[:10]}  " if row.has_date else ""
        console.write("")
        console.write_styled((cut(printable(one_line(f"{date}{row.title}")), width), "underline"))
        for context in contexts:
            console.write_styled(*_line(context, width))


def _line(context: Context, width: int) -> tuple[tuple[str, str], ...]:
    """Lay a mention out with its name where the names of all lines begin."""
    name = cut(printable(one_line(context.name)), max(1, width // 3))
    ahead = " " if context.before[-1:].isspace() else ""
    behind = " " if context.after[:1].isspace() else ""
    before = fit_right(printable(one_line(context.before)).strip() + ahead, (width - 4) * 2 // 5)
    rest = max(1, width - width_of(before) - width_of(name) - 2)
    after = cut(behind + printable(one_line(context.after)).strip(), rest)
    return (f"  {before}", ""), (name, "bold"), (after.rstrip(), "")
