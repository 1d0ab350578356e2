"""From what is on the screen to corrections: entities and mentions as names and articles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from analysis.errors import NewsreaderError
from analysis.lexicon import current
from analysis.linking.corrections.correction import Correction, Deed, spot_of
from analysis.linking.naming.keys import implied_by, target
from analysis.linking.naming.names import read_name
from analysis.models import ArticleRef, Evidence, Label, Reason
from analysis.storage import articles, descriptions, entities, mentions, signatures

if TYPE_CHECKING:
    import sqlite3

    from analysis.lexicon import Lexicon
    from analysis.models import Place

_TITLE = 40
"""Code points of an article's title that are said."""

_MOST_TIES = 20
"""Spellings of a retyped entity that are kept together at most."""

_WIDER = frozenset({Reason.ONLY_ONE, Reason.LIKELY, Reason.OPEN, Reason.MERGED})
"""Reasons of links that reach across articles."""


class Subject(NamedTuple):
    """A mention one speaks of, with the chain it is in and the entity that belongs to.

    ``key`` is that of its own name, ``own`` those the chain is known by.
    """

    article: ArticleRef
    title: str
    text: str
    start: int
    written: str
    key: str
    own: frozenset[str]
    entity: int
    evidence: Evidence

    @property
    def surface(self) -> str:
        """The name on one line."""
        return " ".join(self.written.split())


def subject(connection: sqlite3.Connection, place: Place, lexicon: Lexicon) -> Subject:
    """What a mention is; raises NewsreaderError where no linked name is."""
    found = mentions.at(connection, place)
    ref = articles.ref(connection, place.article)
    if found is None or ref is None:
        raise NewsreaderError("There is no linked name here: put the cursor on one.")
    text, mention, chain, evidence = found
    (standing,) = signatures.get(connection, [chain.signature])
    key = read_name(mention.text, mention.label, lexicon).key
    names = frozenset(name for name in standing.strong or standing.weak if target(name) is None)
    own = names or frozenset({key})
    (row,) = articles.rows(connection, [place.article])
    return Subject(
        ref, row.title, text, mention.start, mention.text, key, own, chain.entity or 0, evidence
    )


def merge(connection: sqlite3.Connection, entity: int, into: int) -> list[Correction]:
    """The two entities are one, everywhere."""
    if entity == into:
        raise NewsreaderError("It is the same entity already: choose another one.")
    one, other = known_by(connection, entity), known_by(connection, into)
    said = f"“{_name(connection, entity)}” is “{_name(connection, into)}”"
    return [Correction(Deed.MERGE, one, other, said=said)]


def keep_apart(connection: sqlite3.Connection, entity: int, other: int) -> list[Correction]:
    """The two entities, or an open name and a candidate, are never one."""
    one, two = _told_apart(connection, entity, other)
    said = f"{one} is not {two}"
    own = known_by(connection, entity)
    rest = tuple(key for key in known_by(connection, other) if key not in own)
    if not rest:
        raise NewsreaderError("The two have the same names: split single articles off instead.")
    return [Correction(Deed.APART, own, rest, said=said)]


def settle_here(connection: sqlite3.Connection, about: Subject, into: int) -> list[Correction]:
    """In this article the name means the entity."""
    key, name = known_by(connection, into)[0], _name(connection, into)
    if key in about.own:
        raise NewsreaderError(f"“{about.surface}” is a name of “{name}” already.")
    said = f"“{about.surface}” is “{name}” in {_article(about)}"
    names = tuple(sorted(about.own))
    return [Correction(Deed.SETTLE, names, (key,), about.article, value=name, said=said)]


def split_mention(about: Subject) -> list[Correction]:
    """This one mention means something else."""
    spot = spot_of(about.text, about.start, about.written)
    said = f"“{about.surface}” here is another, in {_article(about)}"
    return [Correction(Deed.SPLIT, (about.key,), article=about.article, spot=spot, said=said)]


def split_article(about: Subject) -> list[Correction]:
    """All that is one with this mention in its article means something else."""
    said = f"“{about.surface}” is another in {_article(about)}"
    names = tuple(sorted(about.own))
    return [Correction(Deed.SPLIT, names, article=about.article, said=said)]


def split_name(connection: sqlite3.Connection, about: Subject) -> list[Correction]:
    """The name means something else than the other names of its entity, everywhere."""
    implied = implied_by(about.key)
    known = known_by(connection, about.entity)
    others = tuple(key for key in known if key != about.key and key not in implied)
    if not others:
        raise NewsreaderError(
            f"“{about.surface}” is the only name it has: split off this article's instead."
        )
    said = f"“{about.surface}” is not “{_name(connection, about.entity)}”"
    return [Correction(Deed.APART, (about.key,), others, said=said)]


def reject(connection: sqlite3.Connection, about: Subject) -> list[Correction]:
    """The link of this mention is wrong, for good."""
    reason = about.evidence.reason
    is_wider = reason in _WIDER or (
        reason in {Reason.SPELLING, Reason.ACRONYM} and about.key in about.own
    )
    others = tuple(key for key in known_by(connection, about.entity) if key not in about.own)
    if is_wider and others:
        said = f"“{about.surface}” is not “{_name(connection, about.entity)}”"
        return [Correction(Deed.APART, tuple(sorted(about.own)), others, said=said)]
    if about.key in about.own:
        return split_article(about)
    said = f"“{about.surface}” is another in {_article(about)}"
    return [Correction(Deed.SPLIT, (about.key,), article=about.article, said=said)]


def rename(connection: sqlite3.Connection, entity: int, name: str) -> list[Correction]:
    """What the entity is called."""
    name = " ".join(name.split())
    if not name or not name.isprintable():
        raise NewsreaderError("A name has at least one letter: type one, or press Esc.")
    said = f"“{_name(connection, entity)}” is called “{name}”"
    return [Correction(Deed.RENAME, known_by(connection, entity)[:1], value=name, said=said)]


def retype(connection: sqlite3.Connection, entity: int, label: Label) -> list[Correction]:
    """What the entity is; under its new label it stays one, however it is spelt."""
    said = f"“{_name(connection, entity)}” is {label.one}"
    names = known_by(connection, entity)
    ties = [key for key in _keys_as(connection, entity, label) if key not in names]
    return [
        Correction(Deed.RETYPE, names, value=label.value, said=said),
        *(Correction(Deed.MERGE, (key,), (ties[0],), said=said) for key in ties[1:]),
    ]


def merge_as(
    connection: sqlite3.Connection, entity: int, into: int, label: Label
) -> list[Correction]:
    """The two are one, and the entity's label was wrong: it is what the other one is."""
    said = f"“{_name(connection, entity)}” is “{_name(connection, into)}”, {label.one}"
    typed = [one._replace(said=said) for one in retype(connection, entity, label)]
    others = known_by(connection, into)
    names = _keys_as(connection, entity, label)[:1] or known_by(connection, entity)
    merged = Correction(Deed.MERGE, tuple(names), others, said=said)
    return typed if names[0] in others else [*typed, merged]


def _keys_as(connection: sqlite3.Connection, entity: int, label: Label) -> list[str]:
    """The keys of an entity's spellings under a label, the usual ones first."""
    facts = descriptions.facts(connection, [entity])
    surfaces = facts[entity].surfaces if entity in facts else {}
    counts = Counter[str]()
    for (surface, _), count in surfaces.items():
        counts[read_name(surface, label, current()).key] += count
    return [key for key, _ in counts.most_common(_MOST_TIES)]


def drop(connection: sqlite3.Connection, entity: int) -> list[Correction]:
    """The names by which the entity is known are none, in no article."""
    said = f"“{_name(connection, entity)}” is no entity"
    return [Correction(Deed.DROP, known_by(connection, entity), said=said)]


def drop_mention(about: Subject) -> list[Correction]:
    """This one mention is none."""
    spot = spot_of(about.text, about.start, about.written)
    said = f"“{about.surface}” here is no entity, in {_article(about)}"
    return [Correction(Deed.DROP, (about.key,), article=about.article, spot=spot, said=said)]


def drop_here(about: Subject) -> list[Correction]:
    """The name is none in this article."""
    said = f"“{about.surface}” is no entity in {_article(about)}"
    return [Correction(Deed.DROP, (about.key,), article=about.article, said=said)]


def known_by(connection: sqlite3.Connection, entity: int) -> tuple[str, ...]:
    """The names an entity is known by, the usual ones first; raises NewsreaderError for none.

    What single articles mean by another name counts under that one: no correction speaks of the
    pointer that stands for it there.
    """
    found = tuple(dict.fromkeys(target(key) or key for key in entities.keys(connection, entity)))
    if not found:
        raise NewsreaderError("This entity is no longer in the library: choose another one.")
    return found


def _name(connection: sqlite3.Connection, entity: int) -> str:
    return entities.rows(connection, [entity])[0].name


def _told_apart(connection: sqlite3.Connection, entity: int, other: int) -> tuple[str, str]:
    """Two entities by their names; if they have the same, also by what they are."""
    one, two = (entities.rows(connection, [each])[0] for each in (entity, other))
    if one.name != two.name or one.label == two.label:
        return f"“{one.name}”", f"“{two.name}”"
    return f"“{one.name}” ({one.label.noun})", f"“{two.name}” ({two.label.noun})"


def _article(about: Subject) -> str:
    return titled(about.title or about.article.id)


def titled(title: str) -> str:
    """An article as it is spoken of."""
    return f"“{title[:_TITLE].rstrip()}…”" if len(title) > _TITLE else f"“{title}”"
