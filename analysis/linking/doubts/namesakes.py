"""Namesakes: one full name that two persons may bear, as nobody is ever named with both.

The articles of the name are tied by whom else they name, and may fall apart into two groups: senses
are told from each other so in word sense induction (HyperLex, Véronis 2004).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analysis.linking.union import Union

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

LEAST = 3
"""How many articles each of the two has at least."""

COMPANY = 3
"""How many others an article names at least; what names fewer says nothing."""

SHARE = 0.9
"""Least share of the articles that say something which the two have together."""

ELSEWHERE = 1 / 3
"""Most articles of one, as a share, that name the place where the other is at home."""

Groups = tuple[frozenset[int], frozenset[int]]


def namesakes(
    companies: Mapping[int, Collection[str]], common: Collection[str] = frozenset()
) -> Groups | None:
    """Two groups of the articles of an entity that share no company; None if it looks like one.

    ``companies`` are, by article, the strong keys of the other entities in it; ``common`` are keys
    that mean nothing, as half the library has them (the United States, the wire itself). Places
    alone never tie two articles, but the two have to be at home in different ones. The larger
    group comes first; articles that belong to neither are in none. For suggestions only: somebody
    who did two things in two lives looks just so.
    """
    company = {
        article: frozenset(key for key in keys if key not in common and key[0] not in _PLACES)
        for article, keys in companies.items()
    }
    telling = sorted(article for article, keys in company.items() if len(keys) >= COMPANY)
    if len(telling) < 2 * LEAST:
        return None
    groups = _tied(telling, company)
    if len(groups) < 2 or len(groups[1]) < LEAST:
        return None
    one, other = groups[:2]
    if len(one) + len(other) < SHARE * len(telling):
        return None
    if not (_is_knit(one, company) and _is_knit(other, company)):
        return None
    homes = [_home(group, companies, common) for group in (one, other)]
    if _names(other, homes[0], companies) or _names(one, homes[1], companies):
        return None
    return frozenset(one), frozenset(other)


_PLACES = "gd"


def _tied(articles: Iterable[int], company: Mapping[int, Collection[str]]) -> list[list[int]]:
    """The groups that articles form by the company they share, the largest first."""
    union, first = Union(), dict[str, int]()
    groups: dict[int, list[int]] = {}
    articles = list(articles)
    for article in articles:
        for key in company[article]:
            union.join(first.setdefault(key, article), article)
    for article in articles:
        groups.setdefault(union.find(article), []).append(article)
    return sorted(groups.values(), key=lambda group: (-len(group), group))


def _is_knit(group: Sequence[int], company: Mapping[int, Collection[str]]) -> bool:
    """Whether one other name runs through a group, so that it is one story and no chance."""
    counts = Counter(key for article in group for key in company[article])
    return counts.most_common(1)[0][1] >= max(2, len(group) / 2)


def _home(
    group: Iterable[int], companies: Mapping[int, Collection[str]], common: Collection[str]
) -> str | None:
    """The place, or people, that most of a group's articles name."""
    counts = Counter(
        key
        for article in group
        for key in companies[article]
        if key[0] in _PLACES and key not in common
    )
    return min(counts, key=lambda key: (-counts[key], key), default=None)


def _names(group: Sequence[int], key: str | None, companies: Mapping[int, Collection[str]]) -> bool:
    """Whether too much of a group names a place."""
    return key is not None and sum(key in companies[n] for n in group) > ELSEWHERE * len(group)
