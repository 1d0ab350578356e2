"""Which names are so much alike, and what around a mention tells whom it means."""

from __future__ import annotations

import pytest

from analysis.linking.doubts.alike import Known, doubts
from analysis.linking.doubts.surroundings import Profile, Scale, Sighting, given_name_tells
from analysis.models import Place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("o:ford", "n:ford motor"),
        ("o:treasury", "n:treasury department"),
        ("n:american medical", "n:american medical international"),
        ("n:air force", "n:us air force"),
        ("n:department of energy", "n:energy department"),
        ("n:lone star", "n:lone star industries"),
        ("n:shearson lehman bros", "n:shearson lehman brothers"),
        ("n:general agreement of tariffs and trade", "n:general agreement on tariff and trade"),
        ("n:bristol myers", "n:bristol meyers"),
        ("p:ron glantz", "p:ronald glantz"),
        ("p:r glantz", "p:ronald glantz"),
        ("p:ronald glantz", "p:ronald a glantz"),
        ("p:viktor orban", "p:viktor orbann"),
    ],
)
def test_names_that_may_be_one_things_are_doubted(one: str, other: str) -> None:
    (doubt,) = doubts([Known(1, (one,), 5), Known(2, (other,), 7)])
    assert (doubt.one, doubt.other) == (2, 1)
    assert 0 < doubt.likeness <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("n:bank of england", "n:bank of new england"),
        ("n:western europe", "n:eastern europe"),
        ("o:state", "n:state department"),
        ("o:house", "n:house budget committee"),
        ("n:tpi enterprises", "n:tnp enterprises"),
        ("n:merrill lynch", "n:merrill lynch london cricket club"),
        ("p:john smith", "p:jane smith"),
        ("p:mary a smith", "p:mary b smith"),
        ("p:john smith", "p:john smart"),
        ("p:smith", "p:john smith"),
        ("p:john ford", "n:ford motor"),
    ],
)
def test_names_of_two_things_are_not_doubted(one: str, other: str) -> None:
    assert not doubts([Known(1, (one,), 5), Known(2, (other,), 7)])


def test_a_place_and_a_body_there_are_two() -> None:
    place = Known(1, ("n:kansas city",), 5, "GPE")
    assert not doubts([place, Known(2, ("n:kansas city board",), 7, "ORG")])
    assert doubts([place._replace(label="ORG"), Known(2, ("n:kansas city board",), 7, "ORG")])


def test_a_word_that_many_names_have_is_passed_over() -> None:
    crowd = [Known(n, (f"p:ron{chr(97 + n % 26) * (n // 26 + 1)} smith",), 1) for n in range(60)]
    assert not doubts(crowd)


def sighting(before: str, name: str, after: str, *company: int, article: int = 1) -> Sighting:
    return Sighting(Place(article, 0), before, name, after, frozenset(company))


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("the brokers Duff and ", "Phelps", " said"),
        ("", "JOHNSON", " AND JOHNSON <JNJ> SETS DIVIDEND"),
        ("", "Gould", " <GLD> names a president"),
        ("shares of ", "Gould", " (NYSE: GLD) rose"),
        ("a bid for ", "Reynolds", " Inc."),
        ("", "Smith", " & Nephew"),
    ],
)
def test_a_piece_of_a_companys_name_is_known(before: str, name: str, after: str) -> None:
    assert sighting(before, name, after).is_of_company


@pytest.mark.parametrize(
    ("before", "name", "after", "is_partial"),
    [
        ("said ", "Michael", " Mwape of Zambia", True),
        ("the port of ", "Santos", ".", True),
        ("a meeting in ", "Santos", ", where", True),
        ("said ", "Smith", " on Friday", False),
        ("", "REAGAN", " SAYS", False),
        ("Finance Minister ", "Stoltenberg", " said that", False),
    ],
)
def test_a_piece_of_a_longer_name_or_a_place_is_known(
    before: str, name: str, after: str, *, is_partial: bool
) -> None:
    assert sighting(before, name, after).is_partial is is_partial
    assert not sighting(before, name, after).is_of_company


@pytest.mark.parametrize(
    ("before", "bearer", "expected"),
    [
        ("Minister Gerhard ", "gerhard stoltenberg", 1),
        ("Minister Thorvald ", "gerhard stoltenberg", -1),
        ("Finance Minister ", "gerhard stoltenberg", 0),
        ("he said that ", "gerhard stoltenberg", 0),
        ("", "gerhard stoltenberg", 0),
    ],
)
def test_a_given_name_before_a_surname_tells(before: str, bearer: str, expected: int) -> None:
    assert given_name_tells(sighting(before, "Stoltenberg", " said"), bearer) == expected


def test_a_title_before_a_name_is_known() -> None:
    assert sighting("Finance Minister ", "Stoltenberg", "").has_title
    assert not sighting("today ", "Stoltenberg", "").has_title


def test_mentions_in_like_company_and_words_are_alike() -> None:
    judge = [
        sighting("the judge ", "Smith", " closed the trial", 1, 2, article=1),
        sighting("the judge ", "Smith", " heard the trial", 1, 3, article=2),
    ]
    farmer = [sighting("the farmer ", "Smith", " grows barley", 4, 5, article=3)]
    other = sighting("in the trial the judge ", "Smith", " spoke", 2, 3, article=4)
    scale = Scale([*judge, *farmer, other], 100, lambda _: 2)
    assert Profile(judge, scale).likeness(other) > 0.3
    assert Profile(farmer, scale).likeness(other) == 0
    assert Profile(farmer, scale).nearness(Profile(judge, scale)) == 0
    assert Profile(judge, scale).nearness(Profile(judge, scale)) == pytest.approx(1)
    assert Profile([], scale).likeness(other) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("o:gatt", "n:general agreement on tariffs and trade"),
        ("o:nakasone", "p:yasuhiro nakasone"),
        ("o:m3", "n:m 3"),
        ("n:finance ministry", "n:finance ministry (japan)"),
    ],
)
def test_what_is_written_otherwise_is_doubted_where_the_articles_are_much_alike(
    one: str, other: str
) -> None:
    (doubt,) = doubts([Known(1, (one,), 5), Known(2, (other,), 7)])
    assert doubt.needed >= 0.1
