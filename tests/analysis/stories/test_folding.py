"""Copies and stories in the library file: folded alike whatever came first, and never lost."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from analysis.intake.stories import fold
from analysis.library import Library
from analysis.storage import articles, database, folds, state
from tests.analysis.story_shelf import Item, Shelf

if TYPE_CHECKING:
    from pathlib import Path

DAY = 86_400
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"


def word(chance: random.Random) -> str:
    return "".join(
        chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(chance.randint(1, 3))
    )


def article(chance: random.Random, vocabulary: list[str], sentences: int) -> list[str]:
    """Sentences of made-up words, the common ones often."""
    return [
        " ".join(
            vocabulary[int(len(vocabulary) * chance.random() ** 3)]
            for _ in range(chance.randint(8, 22))
        ).capitalize()
        + "."
        for _ in range(sentences)
    ]


def near_copy(chance: random.Random, vocabulary: list[str], sentences: list[str]) -> list[str]:
    """The sentences without up to a third of them, and some words replaced."""
    dropped = set(chance.sample(range(len(sentences)), max(1, int(len(sentences) * 0.25))))
    return [
        " ".join(
            chance.choice(vocabulary) if chance.random() < 0.04 else one for one in said.split()
        )
        for number, said in enumerate(sentences)
        if number not in dropped
    ]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "library.db")


def test_planted_copies_are_found_and_nothing_else(shelf) -> None:
    chance = random.Random(7)
    vocabulary = sorted({word(chance) for _ in range(3000)})
    items, pairs = {}, set()
    for number in range(500):
        text = article(chance, vocabulary, chance.randint(4, 14))
        items[f"{number}"] = Item("\n".join(text))
        if number < 90:
            items[f"{number} again"] = Item("\n".join(near_copy(chance, vocabulary, text)))
            pairs.add(frozenset({f"{number}", f"{number} again"}))
    names = list(items)
    chance.shuffle(names)
    shelf.put({name: items[name] for name in names}, is_analysed=False)
    lines = shelf.lines()
    found = {frozenset({a, b}) for a, under in lines.items() for b in under}
    assert len(found & pairs) >= 0.97 * len(pairs)
    assert len(found & pairs) >= 0.99 * len(found)
    assert set(lines) | set().union(*lines.values()) == set(items)


def editions(seed: int) -> dict[str, Item]:
    """Some stories, each in versions that are alike in many ways."""
    chance = random.Random(seed)
    vocabulary = sorted({word(chance) for _ in range(400)})
    items = {}
    for story in range(5):
        text = article(chance, vocabulary, 12)
        persons = tuple(f"{word(chance)} {word(chance)}".title() for _ in range(3))
        text.append("There were {}, {} and {}.".format(*persons))
        for version in range(6):
            kept = [one for one in text if chance.random() < 0.75] + text[-1:]
            added = article(chance, vocabulary, chance.randint(0, 6))
            when = chance.randint(0, 3) * DAY + version
            items[f"{story}.{version}"] = Item("\n".join([*kept, *added]), when, persons)
    items["equal"] = items["0.0"]
    items["short"] = items["short too"] = Item("Rain today")
    return items


@pytest.mark.parametrize("seed", range(4))
def test_lines_do_not_depend_on_the_order_in_which_articles_came(tmp_path, seed) -> None:
    items, seen = editions(seed), []
    for turn in range(3):
        shelf = Shelf(tmp_path / f"{turn}.db")
        chance = random.Random(turn)
        names = sorted(items)
        chance.shuffle(names)
        for start in range(0, len(names), 7):
            portion = {name: items[name] for name in names[start : start + 7]}
            if turn == 1:
                shelf.put({name: items[chance.choice(names)] for name in portion})
                shelf.put({"gone": items[chance.choice(names)]})
            shelf.put(portion)
            if turn == 1:
                shelf.remove("gone")
        if turn == 2:
            shelf.remove(names[0])
            shelf.put({names[0]: items[names[0]]})
        with database.transaction(shelf.connection):
            fold(shelf.connection)
        seen.append((shelf.lines(), shelf.lines("stories")))
    assert any(under for under in seen[0][0].values())
    assert seen[0] == seen[1] == seen[2]


def test_a_crowd_of_texts_alike_is_grouped_alike_in_any_order(tmp_path) -> None:
    said = [f"Matter {n * 7 % 101} of thing{n} was told near the harbour today." for n in range(40)]
    items = {
        f"{n}": Item(f"{' '.join(said[n // 10 : n // 10 + 12])} And word{n}.") for n in range(250)
    }
    found = []
    for seed in range(2):
        shelf = Shelf(tmp_path / f"{seed}.db")
        names = random.Random(seed).sample(sorted(items), len(items))
        for start in range(0, len(names), 50):
            portion = {name: items[name] for name in names[start : start + 50]}
            shelf.put(portion, is_analysed=False)
        found.append({frozenset({line, *under}) for line, under in shelf.lines().items()})
    assert found[0] == found[1]
    assert 1 < len(found[0]) < 50


STORY = (
    "Talks on fish end\nMinisters of six countries ended talks on fishing rights without a deal and"
    " said that they would meet again in the harbour of Bergen. Kari Haugen of Norway told"
    " reporters that quotas had been the hardest point, and Lars Holm of Denmark agreed with her."
)
OTHER = (
    "Fishing talks collapse\nKari Haugen blamed Lars Holm as ministers failed to agree on fishing"
    " quotas. The countries, whose rights ended with the old deal, will meet in the harbour of"
    " Bergen again, but fleets may sail before, and reporters saw the first ships leave."
)
NAMES = ("Kari Haugen", "Lars Holm")


def test_the_newest_whole_text_is_shown(shelf) -> None:
    update = Item(STORY + " Yes.", 5)
    shelf.put({"first": Item(STORY), "cut": Item(STORY[:200], 9), "update": update})
    assert shelf.lines() == {"update": {"first", "cut"}}


def test_articles_on_one_event_are_one_story_within_days(shelf) -> None:
    shelf.put({"one": Item(STORY, DAY, NAMES), "two": Item(OTHER, 2 * DAY, NAMES)})
    assert shelf.lines() == {"two": set(), "one": set()}
    assert shelf.lines("stories") == {"two": {"one"}}
    shelf.put({"two": Item(OTHER, 9 * DAY, NAMES)})
    assert shelf.lines("stories") == {"two": set(), "one": set()}


def test_other_events_with_the_same_names_are_other_stories(shelf) -> None:
    quarrel = (
        "Museum opens\nKari Haugen and Lars Holm opened a museum of old boats on the island."
        " Children sang, the orchestra played, and everybody was given cake and lemonade."
    )
    shelf.put({"one": Item(STORY, 0, NAMES), "two": Item(quarrel, 0, NAMES)})
    assert shelf.lines("stories") == {"one": set(), "two": set()}


def test_a_story_is_told_once_names_are_known(shelf) -> None:
    items = {"one": Item(STORY, 0, NAMES), "two": Item(OTHER, 1, NAMES)}
    shelf.put(items, is_analysed=False)
    assert shelf.lines("stories") == {"one": set(), "two": set()}
    shelf.analyse(items)
    assert shelf.lines("stories") == {"two": {"one"}}


def test_a_library_that_was_folded_by_other_rules_is_folded_anew(shelf) -> None:
    shelf.put({"one": Item(STORY, 1, NAMES), "two": Item(STORY + " Yes.", 2, NAMES)})
    lines = shelf.lines()
    with database.transaction(shelf.connection):
        shelf.connection.execute("UPDATE article SET copy_of = NULL, told_by = 1 WHERE id = 2")
        shelf.connection.execute("UPDATE account SET content = x'00'")
        state.put(shelf.connection, {"folded by": "0"})
        while fold(shelf.connection):
            pass
    assert shelf.lines() == lines
    assert shelf.lines("stories") == lines


def test_copies_of_a_deleted_article_are_listed_at_once(shelf) -> None:
    shelf.put({"one": Item(STORY, 1, NAMES), "two": Item(STORY, 2, NAMES), "three": Item(STORY)})
    assert shelf.lines() == {"two": {"one", "three"}}
    shelf.remove("two")
    assert shelf.lines() == {"one": set(), "three": set()}
    with database.transaction(shelf.connection):
        fold(shelf.connection)
    assert shelf.lines() == {"one": {"three"}}


def test_lines_say_what_is_under_them(shelf) -> None:
    shelf.put(
        {
            "one": Item(STORY, 0, NAMES),
            "copy": Item(STORY + " Yes.", 1, NAMES),
            "two": Item(OTHER, 2, NAMES),
            "else": Item("Rain\nIt rains on the coast and will rain for the rest of the week."),
        }
    )
    ids = shelf.ids
    articles.mark(shelf.connection, [ids["one"]], is_read=True)
    listed = folds.folded(shelf.connection, "stories", articles.ids(shelf.connection))
    assert listed.tolist() == [ids["two"], ids["else"]]
    assert folds.folds(shelf.connection, "stories", listed) == {
        ids["two"]: folds.Fold(copies=0, others=2, unread=1)
    }
    assert folds.folds(shelf.connection, "copies", [ids["copy"]]) == {
        ids["copy"]: folds.Fold(copies=1, others=0, unread=0)
    }
    assert folds.shown(shelf.connection, "stories", ids["one"]) == ids["two"]
    assert folds.shown(shelf.connection, "copies", ids["one"]) == ids["copy"]


def test_a_chosen_list_is_folded_under_what_it_holds(shelf) -> None:
    shelf.put({"one": Item(STORY, 0, NAMES), "copy": Item(STORY, 1), "two": Item(STORY, 2)})
    ids = shelf.ids
    folded = folds.folded(shelf.connection, "copies", [ids["copy"], ids["one"]])
    assert folded.tolist() == [ids["copy"]]
    everything = [ids["one"], ids["copy"], ids["two"]]
    assert folds.folded(shelf.connection, "copies", everything).tolist() == [ids["two"]]


def test_the_library_folds_any_list(tmp_path) -> None:
    shelf = Shelf(tmp_path / "library.db")
    items = {f"{n}": Item(STORY, n, NAMES) for n in range(3)} | {"else": Item("Rain\nIt rains.")}
    shelf.put(items)
    library = Library.open(tmp_path / "library.db")
    told, lines = library.stories(), [shelf.ids["2"], shelf.ids["else"]]
    assert told.folded(library.article_ids()).tolist() == lines
    assert told.folds(lines) == {lines[0]: folds.Fold(copies=2, others=0, unread=2)}
    library.set_read([lines[0], *told.members(lines[0])], True)
    assert told.folds(lines)[lines[0]].unread == 0
    assert told.folded(library.article_ids(unread=True)).tolist() == [shelf.ids["else"]]
    assert told.members(shelf.ids["0"]).tolist() == [shelf.ids["2"], shelf.ids["1"]]
    assert told.shown(shelf.ids["0"]) == lines[0]
    library.close()
