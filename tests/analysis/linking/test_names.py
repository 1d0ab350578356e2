"""Keys of names: equal for spellings of one name, different for different things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicon import shipped
from analysis.linking.across.index import implied, keys_of
from analysis.linking.article.chains import chain_mentions
from analysis.linking.naming.acronyms import acronyms, stands_for
from analysis.linking.naming.names import fold, plain, read_name, singular
from analysis.linking.naming.persons import blocks, is_spelling
from analysis.models import NAMES, Label, Mention
from analysis.models.chain import Signature

PERSON, ORG, GPE, NORP = Label.PERSON, Label.ORG, Label.GPE, Label.NORP
LOC, PRODUCT, EVENT = Label.LOC, Label.PRODUCT, Label.EVENT


def key(text: str, label: Label) -> str:
    return read_name(text, label, shipped()).key


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("the Kremlin", "Kremlin", ORG),
        ("Gazprom", "PJSC Gazprom", ORG),
        ("Opel AG", "Opel", ORG),
        ("Merck & Co.", "Merck", ORG),
        ("Apple Inc.", "APPLE", ORG),
        ("Russia’s", "Russia", GPE),
        ("RUSSIA", "Russia", GPE),
        ("U.S.", "the United States", GPE),
        ("US", "United States", GPE),
        ("SCO", "Shanghai Cooperation Organisation", ORG),
        ("Shanghai Cooperation Organization", "Shanghai Cooperation Organisation", ORG),
        ("MoD", "Ministry of Defence", ORG),
        ("Center for European Policy", "Centre for European Policy", ORG),
        ("Russians", "Russian", NORP),
        ("Dalits", "Dalit", NORP),
        ("iPhones", "iPhone", PRODUCT),
        ("President Xi Jinping", "Xi Jinping", PERSON),
        ("Apple CEO Steve Jobs", "Steve Jobs", PERSON),
        ("Prime Minister David Cameron", "David Cameron", PERSON),
        ("Ban Ki Moon", "Ban Ki-moon", PERSON),
        ("J.K. Rowling", "J. K. Rowling", PERSON),
        ("Cem Özdemir", "Cem Ozdemir", PERSON),
        ("Angela\u00adMerkel", "AngelaMerkel", PERSON),
        ("Martin Luther King Jr.", "Martin Luther King", PERSON),
        ("FC Barcelona", "Barcelona", ORG),
        ("Workers' Party (PKK)", "Workers’ Party", ORG),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str, label: Label) -> None:
    assert key(one, label) == key(other, label)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Chelsea", GPE), ("Chelsea", ORG)),
        (("Washington", PERSON), ("Washington", GPE)),
        (("Russia", GPE), ("Russian", NORP)),
        (("Iran", GPE), ("Iraq", GPE)),
        (("Iranian", NORP), ("Iraqi", NORP)),
        (("Pope Francis", PERSON), ("Francis", PERSON)),
        (("George W. Bush", PERSON), ("George H. W. Bush", PERSON)),
        (("The Hague", GPE), ("Hague", PERSON)),
    ],
)
def test_different_things_have_different_keys(
    one: tuple[str, Label], other: tuple[str, Label]
) -> None:
    assert key(*one) != key(*other)


def test_names_of_several_words_share_a_key_whatever_their_label() -> None:
    assert len({key("Silk Road", label) for label in (LOC, EVENT, ORG, Label.FAC)}) == 1


def test_a_demonym_knows_its_country() -> None:
    name = read_name("Russians", NORP, shipped())
    assert name.nationality_of == key("Russia", GPE)


@pytest.mark.parametrize(
    ("text", "is_full"),
    [
        ("Putin", False),
        ("Mr Putin", False),
        ("von der Leyen", False),
        ("al-Assad", False),
        ("Leigh-Pemberton", False),
        ("Mr Leigh-Pemberton", False),
        ("Al Gore", True),
        ("Queen Elizabeth", True),
        ("Xi Jinping", True),
        ("Ursula von der Leyen", True),
    ],
)
def test_only_a_full_name_of_a_person_identifies(text: str, is_full: bool) -> None:
    assert read_name(text, PERSON, shipped()).is_full is is_full


def test_titles_are_remembered() -> None:
    assert read_name("Prime Minister David Cameron", PERSON, shipped()).titles == (
        "prime",
        "minister",
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("yuri ushakov", "yury ushakov", True),
        ("mohamed salah", "mohammed salah", True),
        ("bashar al assad", "bashir al assad", True),
        ("volodymyr zelensky", "volodymyr zelenskiy", True),
        ("carl schmidt", "karl schmidt", True),
        ("muammar gaddafi", "moammar qadhafi", True),
        ("muhammad hassan", "mohammed hasan", True),
        ("dmitry medvedev", "dmitri medvedyev", True),
        ("volodymyr zelensky", "volodymyr zelenskyy", True),
        ("mohamed hassan", "mohamed hussein", False),
        ("hans meyer", "hans maier", False),
        ("donald regan", "ronald reagan", False),
        ("alexandra petrov", "alexandru petroff", False),
        ("john smith", "jane smith", False),
        ("mario rossi", "maria rossi", False),
        ("paul weber", "paula weber", False),
        ("mary jones", "mark jones", False),
        ("john smith", "john miller", False),
        ("john smith", "peter smith", False),
    ],
)
def test_spellings_of_persons(one: str, other: str, expected: bool) -> None:
    assert is_spelling(tuple(one.split()), tuple(other.split())) is expected
    assert is_spelling(tuple(other.split()), tuple(one.split())) is expected
    if expected:
        assert set(blocks(tuple(one.split()))) & set(blocks(tuple(other.split())))


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("sco", "shanghai cooperation organisation"),
        ("osce", "organisation for security and cooperation in europe"),
        ("dod", "department of defence"),
        ("fbi", "federal bureau of investigation"),
        ("omb", "office of management and budget"),
    ],
)
def test_acronyms_with_and_without_small_words(letters: str, name: str) -> None:
    assert letters in acronyms(tuple(name.split()))


def test_letters_in_brackets_have_to_be_those_of_the_name() -> None:
    assert stands_for("mod", ("ministry", "of", "defence"))
    assert not stands_for("gbr", ("ministry", "of", "defence"))


@pytest.mark.parametrize(
    ("plural", "one"),
    [("russians", "russian"), ("countries", "country"), ("chinese", "chinese"), ("swiss", "swiss")],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_a_full_name_implies_its_short_forms() -> None:
    signature = Signature(1, PERSON, frozenset({"p:george w bush"}), frozenset())
    assert implied(signature) == {"p:bush", "p:george bush", "p:g bush"}
    arab = Signature(2, PERSON, frozenset({"p:bashar al assad"}), frozenset())
    assert "p:bashar assad" in implied(arab)
    ukrainian = Signature(2, PERSON, frozenset({"p:volodymyr zelensky"}), frozenset())
    assert {"p:zelenskyy", "p:zelenskiy", "p:zelensky"} <= implied(ukrainian)
    libyan = Signature(2, PERSON, frozenset({"p:moammar gadhafi"}), frozenset())
    assert {"p:gaddafi", "p:qaddafi", "p:gadhafi"} <= implied(libyan)
    chinese = Signature(2, PERSON, frozenset({"p:xi jinping"}), frozenset())
    assert {"p:xi", "p:jinping"} <= implied(chinese)


@given(st.text(min_size=1, max_size=40), st.sampled_from(NAMES))
def test_any_text_has_a_key_of_one_line(text: str, label: Label) -> None:
    name = read_name(text, label, shipped())
    assert name.key[1] == ":"
    assert len(name.key.splitlines()) == 1
    assert plain(text)
    fold(text)
    mentions = [Mention(0, len(text), text, label)]
    (chain,) = chain_mentions(mentions, text, shipped())
    assert keys_of(Signature(1, chain.label, chain.strong, chain.weak))
