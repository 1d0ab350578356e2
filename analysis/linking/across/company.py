"""Company: whom a short name means in one article, by who and what else is named there.

Naive Bayes over what an article names (Maron 1961), with the articles of the candidates as the only
evidence: nothing else in a library can change an answer.
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

MARGIN = 3.0
"""How much likelier (natural logarithm) the first candidate is than the second at least."""
LEAST = 2
"""Articles that name the first candidate in full, at least."""
TELLING = 8.0
"""What an article names is dependent: more names than these count as these."""
_PRIOR = 2.0


class Profile(NamedTuple):
    """The articles that name a candidate in full: how many, and what they name."""

    articles: int
    company: Counter[str]


def profile(articles: Iterable[Collection[str]]) -> Profile:
    """The profile of a candidate whose articles name all that."""
    company: Counter[str] = Counter()
    count = 0
    for names in articles:
        count += 1
        company.update(set(names))
    return Profile(count, company)


def whom(company: Collection[str], candidates: Mapping[int, Profile]) -> int | None:
    """The candidate an article means that names all that; None if none stands out enough."""
    if len(candidates) < 2:
        return None
    total = sum(one.articles for one in candidates.values())
    known = [
        name for name in set(company) if any(name in one.company for one in candidates.values())
    ]
    if not known:
        return None
    weight = min(1.0, TELLING / len(known))
    common = {
        name: (sum(one.company[name] for one in candidates.values()) + 0.5) / (total + 1)
        for name in known
    }
    scores = {
        number: log(one.articles + 1)
        + weight * sum(_likelihood(one, name, common[name]) for name in sorted(known))
        for number, one in candidates.items()
    }
    first, second = sorted(scores.values())[:-3:-1]
    winner = max(scores, key=lambda number: scores[number])
    is_clear = first - second >= MARGIN and candidates[winner].articles >= LEAST
    return winner if is_clear else None


def _likelihood(candidate: Profile, name: str, common: float) -> float:
    """How likely the candidate's articles name it, smoothed towards what is common to all."""
    return log((candidate.company[name] + _PRIOR * common) / (candidate.articles + _PRIOR))
