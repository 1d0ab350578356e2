"""Corrections: what a person says of names and links, in the words in which it is kept.

A correction speaks of names by their keys (see :mod:`analysis.linking.naming.names`) and of
articles by what their source calls them, never by row numbers: so it holds for articles that come
later, for other recognisers and for other libraries.
"""

from __future__ import annotations

import json
from enum import StrEnum
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from analysis.errors import NewsreaderError
from analysis.models import NAMES, ArticleRef, Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Deed(StrEnum):
    """What a correction does.

    ``MERGE``: the first names mean the same thing as the others, everywhere. ``APART``: they never
    do. ``SPLIT``: a name in one article, or one mention of it, means something else than it seems.
    ``SETTLE``: a name in one article means what is known by another name. ``RENAME`` and
    ``RETYPE``: how what is known by a name is shown, and what it is. ``DROP``: a name is none,
    everywhere or in one article, or one mention of it. ``CONFIRM``: the answer to a question that
    changes nothing, so that it is not asked again: the names are one thing's, or those that
    ``others`` have are not meant.
    """

    MERGE = "merge"
    APART = "apart"
    SPLIT = "split"
    SETTLE = "settle"
    RENAME = "rename"
    RETYPE = "retype"
    DROP = "drop"
    CONFIRM = "confirm"


class Spot(NamedTuple):
    """One mention of an article: the ``nth`` occurrence (from 0) of a surface in its text."""

    surface: str
    nth: int


class Correction(NamedTuple):
    """One thing a person said.

    ``names`` are the keys it is about and ``others`` the keys it sets them against; ``said`` says
    it in words. Which of the other fields count depends on the deed.
    """

    deed: Deed
    names: tuple[str, ...]
    others: tuple[str, ...] = ()
    article: ArticleRef | None = None
    spot: Spot | None = None
    value: str = ""
    said: str = ""

    @property
    def mark(self) -> str:
        """The key of what a split makes: the same for the same words in every library."""
        about = (*(self.article or ()), *(self.spot or ()), *sorted(self.names))
        digest = blake2b("\n".join(map(str, about)).encode(), digest_size=8).hexdigest()
        return f"{APART}:{digest}"


class Step(NamedTuple):
    """Corrections that were made, and are undone, together; ``made_at`` is UTC ISO 8601."""

    number: int
    made_at: str
    is_undone: bool
    corrections: tuple[Correction, ...]


APART = "x"
"""Class of the keys of what a person split off."""
POINTER = "c"
"""Class of the keys of what means, in one article, what is known by another key."""


def pointer(key: str) -> str:
    """The key of a name that, in one article, means what is known by ``key``."""
    return f"{POINTER}:{key}"


def target(key: str) -> str | None:
    """The key a pointer points to; None for any other key."""
    return key[2:] if key[0] == POINTER else None


_WITH_OTHERS = frozenset({Deed.MERGE, Deed.APART, Deed.SETTLE})
_IN_ARTICLE = frozenset({Deed.SPLIT, Deed.SETTLE})
_WITH_VALUE = frozenset({Deed.RENAME, Deed.RETYPE})
_CLASSES = frozenset("pgodntx")


def to_json(correction: Correction) -> dict[str, object]:
    """A correction as the exported file has it; fields that do not count are left out."""
    record: dict[str, object] = {"do": correction.deed.value, "names": list(correction.names)}
    if correction.others:
        record["others"] = list(correction.others)
    if correction.article is not None:
        record["article"] = correction.article._asdict()
    if correction.spot is not None:
        record["mention"] = correction.spot._asdict()
    if correction.value:
        record["value"] = correction.value
    if correction.said:
        record["said"] = correction.said
    return record


def from_json(record: object) -> Correction:
    """Read a correction; raises NewsreaderError with what is wrong in words."""
    if not isinstance(record, dict):
        raise NewsreaderError("a correction is an object with “do” and “names”")
    try:
        deed = Deed(str(record.get("do")))
    except ValueError:
        deeds = ", ".join(Deed)
        raise NewsreaderError(f"“do” is {record.get('do')!r}, not one of {deeds}") from None
    found = Correction(
        deed,
        _keys(record, "names"),
        _keys(record, "others") if deed in _WITH_OTHERS or _may_have(record, deed) else (),
        _article(record, is_needed=deed in _IN_ARTICLE),
        _spot(record),
        _value(record, deed),
        _string(record, "said"),
    )
    if deed in _WITH_OTHERS and not set(found.names).isdisjoint(found.others):
        raise NewsreaderError("“names” and “others” have a name in common")
    return found


def read_line(line: str) -> Correction:
    """Read a line of an exported file; raises NewsreaderError with what is wrong in words."""
    try:
        record: object = json.loads(line)
    except (ValueError, RecursionError):
        raise NewsreaderError("it is no JSON") from None
    return from_json(record)


def write_line(correction: Correction) -> str:
    """A line of an exported file."""
    return json.dumps(to_json(correction), ensure_ascii=False)


def _keys(record: Mapping[str, object], field: str) -> tuple[str, ...]:
    value = record.get(field)
    keys = value if isinstance(value, list) else None
    if not keys or not all(isinstance(key, str) and _is_key(key) for key in keys):
        raise NewsreaderError(f"“{field}” is no list of names such as “p:vladimir putin”")
    return tuple(dict.fromkeys(keys))


def _may_have(record: Mapping[str, object], deed: Deed) -> bool:
    """Whether a deed that may have others has them."""
    return deed is Deed.CONFIRM and "others" in record


def _is_key(key: str) -> bool:
    return len(key) > 2 and key[0] in _CLASSES and key[1] == ":" and key.isprintable()


def _string(record: Mapping[str, object], field: str) -> str:
    value = record.get(field, "")
    if not isinstance(value, str):
        raise NewsreaderError(f"“{field}” is no text")
    return value


def _value(record: Mapping[str, object], deed: Deed) -> str:
    value = _string(record, "value").strip()
    if deed in _WITH_VALUE and not value:
        raise NewsreaderError("“value” is missing")
    if deed is Deed.RETYPE and value not in set(NAMES):
        raise NewsreaderError(f"“value” is {value!r}, not one of {', '.join(NAMES)}")
    if not value.isprintable():
        raise NewsreaderError("“value” has a character that cannot be shown")
    return value


def _article(record: Mapping[str, object], *, is_needed: bool) -> ArticleRef | None:
    value = record.get("article")
    if value is None and not is_needed:
        return None
    if not isinstance(value, dict):
        raise NewsreaderError("“article” is no object with “source” and “id”")
    return ArticleRef(_string(value, "source"), _string(value, "id"))


def _spot(record: Mapping[str, object]) -> Spot | None:
    value = record.get("mention")
    if value is None:
        return None
    nth = value.get("nth") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(nth, int) or isinstance(nth, bool) or nth < 0:
        raise NewsreaderError("“mention” is no object with “surface” and “nth”")
    surface = _string(value, "surface")
    if not surface:
        raise NewsreaderError("“mention” is no object with “surface” and “nth”")
    return Spot(surface, nth)


def label_of(correction: Correction) -> Label:
    """The label a retyping gives."""
    return Label(correction.value)


def contradicted(correction: Correction, earlier: Iterable[Correction]) -> list[Correction]:
    """Those of the earlier corrections that a new one overrules; the later word counts."""
    return [one for one in earlier if _overrules(correction, one)]


def _overrules(new: Correction, old: Correction) -> bool:
    same_names = not set(new.names).isdisjoint(old.names)
    if {new.deed, old.deed} == {Deed.MERGE, Deed.APART}:
        return not _pairs(new).isdisjoint(_pairs(old))
    if new.deed in _WITH_VALUE and new.deed is old.deed:
        return same_names and new.value != old.value
    if new.deed in _IN_ARTICLE and old.deed in _IN_ARTICLE | {Deed.DROP}:
        is_same = new.article == old.article and new.spot == old.spot and same_names
        return is_same and (new.deed, new.others) != (old.deed, old.others)
    return False


def _pairs(correction: Correction) -> set[tuple[str, str]]:
    return {
        (min(one, other), max(one, other))
        for one in correction.names
        for other in correction.others
    }
