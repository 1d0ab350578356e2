"""What an article says its persons are, and whom it means by that alone."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from analysis.lexicon import shipped
from analysis.linking.article.chains import chain_mentions
from analysis.linking.article.roles import roles
from analysis.linking.article.spots import Title
from analysis.linking.article.titles import titles
from analysis.linking.naming.offices import fits
from analysis.models import Kind, Label, Mention, Reason

if TYPE_CHECKING:
    from analysis.models.chain import Chain

PERSONS = (
    "Vladimir Putin|Putin|Xi Jinping|Xi|Volodymyr Zelensky|Zelensky|Olaf Scholz|Scholz"
    "|Yuri Ushakov|Dmitry Medvedev|Tim Cook|Stephen King|President Joe Biden|Sergei Lavrov"
    "|Dmytro Kuleba"
)
OTHERS = {
    Label.NORP: "Russian|Chinese|Ukrainian|German|American",
    Label.GPE: "Russia|China|Germany|US",
    Label.ORG: "Apple|Kremlin|President Hotel",
}


def read(text: str) -> tuple[list[Mention], list[Chain]]:
    mentions = [
        Mention(m.start(), m.end(), m.group(), label)
        for label, names in {Label.PERSON: PERSONS, **OTHERS}.items()
        for m in re.finditer(rf"\b(?:{names})\b", text)
    ]
    mentions.sort()
    return mentions, chain_mentions(mentions, text, shipped())


def meant(text: str) -> list[tuple[str, str]]:
    mentions, chains = read(text)
    found = roles(text, mentions, chains)
    assert all(one.evidence.reason is Reason.ROLE for one in found)
    return [(text[one.start : one.end], chains[one.chain].name) for one in found]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Russian President Vladimir Putin left.", "Vladimir Putin", ("president", "g:russia")),
        ("China's leader Xi Jinping left.", "Xi Jinping", ("leader", "g:china")),
        ("Xi Jinping, the Chinese president, left.", "Xi Jinping", ("president", "g:china")),
        ("Olaf Scholz, Germany’s chancellor.", "Olaf Scholz", ("chancellor", "g:germany")),
        (
            "The Russian premier, Dmitry Medvedev.",
            "Dmitry Medvedev",
            ("prime minister", "g:russia"),
        ),
        ("Tim Cook, 60, the chief executive of Apple.", "Tim Cook", ("ceo", "o:apple")),
        ("US President Joe Biden left.", "Joe Biden", ("president", "n:united states")),
        ("President Xi Jinping of China left.", "Xi Jinping", ("president", "g:china")),
        ("President Joe Biden of the US left.", "Joe Biden", ("president", "n:united states")),
        ("Putin aide Yuri Ushakov left.", "Yuri Ushakov", ("aide", "p:putin")),
    ],
)
def test_titles_before_and_after_a_name(text: str, name: str, title: tuple[str, str]) -> None:
    mentions, chains = read(text)
    found = {chains[number].name: known for number, known in titles(text, mentions, chains).items()}
    assert found[name] == (Title(*title),)


def test_a_title_of_the_past_is_remembered_as_such() -> None:
    text = "The former Russian president, Dmitry Medvedev, met Xi Jinping."
    assert list(titles(text, *read(text)).values()) == [(Title("president", "g:russia", True),)]


@pytest.mark.parametrize("text", ["Stephen King left.", "The President Hotel in Russia is open."])
def test_a_name_is_no_title(text: str) -> None:
    assert titles(text, *read(text)) == {}


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("China's president Xi Jinping met Putin. The Chinese leader left.",
         "The Chinese leader", "Xi Jinping"),
        ("“I am tired,” the Russian president said. Russian President Vladimir Putin left.",
         "the Russian president", "Vladimir Putin"),
        ("Apple CEO Tim Cook spoke. Apple's chief executive left.",
         "Apple's chief executive", "Tim Cook"),
        ("Vladimir Putin came. Putin's foreign affairs adviser Yuri Ushakov spoke. "
         "Putin's adviser left.", "Putin's adviser", "Yuri Ushakov"),
        ("Ukrainian President Volodymyr Zelensky waits. Russian President Vladimir Putin met his "
         "Ukrainian counterpart.", "his Ukrainian counterpart", "Volodymyr Zelensky"),
        ("Russian Foreign Minister Sergei Lavrov met his Ukrainian counterpart Dmytro Kuleba. "
         "The Ukrainian foreign minister left.", "The Ukrainian foreign minister", "Dmytro Kuleba"),
        ("German Chancellor Olaf Scholz spoke. The chancellor of Germany left.",
         "The chancellor of Germany", "Olaf Scholz"),
    ],
)  # fmt: skip
def test_a_role_means_the_person_with_that_title(text: str, role: str, name: str) -> None:
    assert (role, name) in meant(text)


@pytest.mark.parametrize(
    "text",
    [
        # Two lead the country, or nobody is said to.
        "Russian President Vladimir Putin and Russian Prime Minister Dmitry Medvedev spoke. "
        "The Russian leader left.",
        "Vladimir Putin met Xi Jinping. The Chinese leader left.",
        # Another office, another country, another time.
        "Chinese Vice President Xi Jinping spoke. The Chinese president left.",
        "Russian Foreign Minister Sergei Lavrov spoke. The Ukrainian foreign minister left.",
        "Former Russian president Dmitry Medvedev spoke. The Russian president left.",
        "Russian President Vladimir Putin spoke. The former Russian president left.",
        "Russian President Vladimir Putin spoke. A Russian president left.",
        "Russian President Vladimir Putin spoke. The Russian president-elect left.",
        "Apple chief Tim Cook spoke. Apple's chief negotiator left.",
        # The minister's counterpart is no president.
        "Ukrainian President Volodymyr Zelensky waits. Russian Foreign Minister Sergei Lavrov met "
        "his Ukrainian counterpart.",
        # Beside a name it is a title.
        "The Russian president, Vladimir Putin, spoke.",
    ],
)
def test_what_is_not_sure_is_left_out(text: str) -> None:
    assert meant(text) == []


def test_roles_are_found_in_text_order_and_know_nothing_of_values_and_sources() -> None:
    text = "Chinese President Xi Jinping spoke. The Chinese leader and the Chinese president left."
    mentions, chains = read(text)
    source = Mention(0, 7, "Chinese", Label.NORP, Kind.SOURCE)
    assert [text[one.start : one.end] for one in roles(text, mentions, chains)] == [
        "The Chinese leader",
        "the Chinese president",
    ]
    only = [source, *mentions[1:]]
    assert len(roles(text, only, chain_mentions(only, text, shipped()))) == 0


@pytest.mark.parametrize(
    ("role", "title", "expected"),
    [
        ("leader", "president", True),
        ("president", "leader", False),
        ("president", "vice president", False),
        ("adviser", "foreign affairs adviser", True),
        ("chief", "director general", True),
        ("leader", "opposition leader", False),
    ],
)
def test_which_titles_a_role_fits(role: str, title: str, *, expected: bool) -> None:
    assert fits(role, title) is expected


@pytest.mark.parametrize("text", ["chief ", "his Russian counterpart ", "the Russian president, "])
def test_a_long_text_takes_no_longer_a_word(text: str) -> None:
    text *= 5000
    mentions, chains = read(text)
    started = time.perf_counter()
    roles(text, mentions, chains)
    assert time.perf_counter() - started < 5
