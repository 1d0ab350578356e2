"""Corrections as they are written down: objects of JSON, a line each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from analysis.errors import NewsreaderError
from analysis.linking.corrections.correction import Correction, Deed, Spot
from analysis.models import NAMES, ArticleRef

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        _keys(record, "others") if deed.needs_others or _may_have(record, deed) else (),
        _article(record, is_needed=deed.needs_article),
        _spot(record),
        _value(record, deed),
        _string(record, "said"),
    )
    if deed.needs_others and not set(found.names).isdisjoint(found.others):
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
    if deed.needs_value and not value:
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
