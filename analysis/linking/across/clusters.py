"""Entities: signatures of all articles joined by the names they share.

This is coreference across documents (Bagga and Baldwin 1998). The groups are a pure function of the
set of signatures present, in three levels:

0. Signatures that share a name they are known by are one, and so are those whose full person
   names are spellings of one name, and a full name that some article took for another kind of
   thing.
1. What is known by a shorter full name ("George Bush") joins the one thing that may go by it
   ("George W. Bush"); with several it stays by itself.
2. The same for surnames and names of one word ("Putin", "CDU"); a surname that several bear
   joins the one of them that nearly all articles mean, else it is open.

Only what shares a name with a changed signature is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.linking.across.grounds import evidence_of
from analysis.linking.across.world import World
from analysis.linking.corrections.rulings import NO_RULINGS
from analysis.models.chain import Group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.linking.across.index import NameIndex
    from analysis.linking.corrections.rulings import Rulings
    from analysis.models.chain import Signature


def relink(
    index: NameIndex, touched: Iterable[Signature], rulings: Rulings = NO_RULINGS
) -> list[Group]:
    """Groups that may have changed after ``touched`` came into the index or left it.

    Call it with the index as it is after the change. Returns full groups, each once; every present
    signature whose group may have changed is in one, and no removed signature is in any. A
    signature in none of them keeps its group, less the members that are in one of them now. In
    whatever order and batches signatures come and go, applying the results gives the same groups.
    After a correction that merges names or keeps some apart, all that is known by them is touched.
    """
    world = World(index, rulings)
    seeds = world.concerned(touched)
    world.complete(seeds)
    found = {world.group(2, seed): seed for seed in seeds}
    groups = []
    for seed in found.values():
        members = world.members(2, seed)
        groups.append(Group(frozenset(members), evidence_of(world, members)))
    return groups
