"""Capitals: lines in capitals are given the case that their words have elsewhere, for the model.

This is truecasing (Lita and others 2003) by the article itself and by the lexicon; no offset moves.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from analysis.lexicon import current, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TWO_CAPITALS = re.compile(r"[A-Z][^A-Z]*[A-Z]")
_DATELINE = re.compile(
    r"^[A-Z][A-Z.'’ -]{2,30}(?=,? \(|, [A-Z]| [-–—]{1,2} | \d{4}-\d\d)", re.MULTILINE
)
_SHOUTED = re.compile(r"(?<![\w.&/-])[A-Z]{4,}(?![\w&/]|\.\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INITIAL = re.compile(r"^(?:[od]['’]|mc(?=\w\w\w)).|^.")
_VOWEL = re.compile(r"[AEIOUY]")
_ALSO_WORDS = frozenset({"AU", "CAR", "EC", "FAZ", "IS", "PACE", "RIA", "WHO"})
"""Acronyms of the lexicon that are words where everything is in capitals."""


def truecase(text: str) -> str:
    """Give lines in capitals the case of the body, else the lexicon's, else that of a title.

    A place at the head of a line ("LONDON (Reuters)") and a shouted word that the body or the
    lexicon writes otherwise are treated like that too.
    """
    if _SHOUTED.search(text) is None:
        return text
    lines = list(shouted_lines(text))
    heads = [found.span() for found in _DATELINE.finditer(text)]
    stretches = _joined(lines, heads)
    forms = _forms(text, stretches)
    parts: list[str] = []
    last = 0
    for start, end in stretches:
        parts += (_shouted(text[last:start], forms), _recased(text[start:end], forms))
        last = end
    parts.append(_shouted(text[last:], forms))
    cased = "".join(parts)
    return cased if len(cased) == len(text) else text


def shouted_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines in capitals begin and end."""
    start = 0
    for line in text.split("\n"):
        if line.isupper() and _TWO_CAPITALS.search(line):
            yield start, start + len(line)
        start += len(line) + 1


def _joined(lines: list[tuple[int, int]], heads: list[tuple[int, int]]) -> list[tuple[int, int]]:
    starts = {start for start, _ in lines}
    return sorted([*lines, *(head for head in heads if head[0] not in starts)])


def _forms(text: str, stretches: list[tuple[int, int]]) -> Mapping[str, str]:
    """How the rest of the article writes the words in capitals; lower case where it ever does."""
    shouted = {word for start, end in stretches for word in _WORD.findall(text, start, end)}
    shouted.update(_SHOUTED.findall(text))
    body: Counter[str] = Counter()
    last = 0
    for start, end in [*stretches, (len(text), len(text))]:
        body.update(_WORD.findall(text, last, start))
        last = end
    forms: dict[str, str] = {}
    for word, count in body.items():
        upper = word.upper()
        if upper in shouted:
            usual = forms.get(upper, word)
            is_better = (word == word.lower(), count, word) > (
                usual == usual.lower(),
                body[usual],
                usual,
            )
            forms[upper] = word if is_better else usual
    return forms


def _recased(line: str, forms: Mapping[str, str]) -> str:
    """A stretch in capitals in the case its words should have."""
    cased = list(line)
    done = 0
    for found in _WORD.finditer(line):
        start = found.start()
        if start < done:
            continue
        name = _lexical(line, start) or _cased(found[0], forms)
        if len(name) == len(line[start : start + len(name)]):
            cased[start : start + len(name)] = name
            done = start + len(name)
    return "".join(cased)


def _lexical(line: str, start: int) -> str | None:
    """The lexicon's name that stands here in capitals, as the lexicon writes it."""
    word = _WORD.match(line, start)
    for upper, name in _upper_names().get(word[0] if word else "", ()):
        end = start + len(upper)
        if line.startswith(upper, start) and (end >= len(line) or not line[end].isalnum()):
            return name
    return None


def _cased(word: str, forms: Mapping[str, str]) -> str:
    form = forms.get(word)
    if form is not None:
        return form
    if word.lower() in words():
        return word.lower()
    if len(word) <= 3 and (len(word) < 3 or not _VOWEL.search(word)):
        return word
    return _titled(word)


def _titled(word: str) -> str:
    """Write a word as in a title; ``O'NEILL`` has two capitals, ``PARTY'S`` one."""
    return _INITIAL.sub(lambda it: it[0][:-1].capitalize() + it[0][-1].upper(), word.lower())


def _shouted(text: str, forms: Mapping[str, str]) -> str:
    return _SHOUTED.sub(lambda found: _calmed(found[0], forms), text)


def _calmed(word: str, forms: Mapping[str, str]) -> str:
    """A word in capitals as the body writes it elsewhere, or the lexicon if it is no acronym."""
    form = forms.get(word)
    if form is not None and form != word:
        return form if form != word.lower() else word
    return next((name for upper, name in _upper_names().get(word, ()) if upper == word), word)


@cache
def _upper_names() -> Mapping[str, list[tuple[str, str]]]:
    """The lexicon's names in capitals, by their first word, longest first."""
    names: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for upper, name in _pairs():
        first = _WORD.match(upper)
        if first is not None:
            names[first[0]].append((upper, name))
    for same in names.values():
        same.sort(key=lambda pair: -len(pair[0]))
    return dict(names)


def _pairs() -> Iterator[tuple[str, str]]:
    for entry in current():
        upper = entry.name.upper()
        if len(upper) == len(entry.name) and upper not in _ALSO_WORDS:
            yield upper, entry.name
