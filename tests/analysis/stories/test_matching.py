"""Which texts are copies of each other, and which only look alike."""

from __future__ import annotations

import pytest

from analysis.stories.matching import are_copies, wording
from analysis.stories.sketch import bands, likeness, sketch
from analysis.stories.wording import words

TALKS = """Talks on fishing rights end without a deal

LONDON, March 3 (Wire) - Ministers of six countries ended two days of talks on fishing rights in
the North Sea on Tuesday without a deal, and said they would meet again in Bergen next month.

The minister of Norway, Kari Haugen, told reporters that quotas for cod and herring had been the
hardest point. "We were close, but close is not enough," she said.

Denmark had proposed to cut the quota for herring by 12 percent and that for cod by 8 percent.
Fishermen blocked the harbour of Esbjerg on Monday to protest against the plan.

Scientists say that stocks of cod have fallen by a third since 2015 and that herring moves north
as the water gets warmer. The talks began in 2022 after an older agreement had run out.
"""
BUDGET = """Council passes budget after night of debate

The city council of Porto Verde passed a budget of 410 million on Thursday after debating through
the night, with 31 votes against 22. Mayor Ana Prado called it a budget for schools.

The opposition criticised that the sum for roads falls by a fifth. "Our bridges will not wait for
the next election," councillor Rui Matos said. Work on the bridge over the Lima stops in May.
"""


def copies(one: str, other: str) -> bool:
    first, second = (wording(text.split("\n", maxsplit=1)[0], text) for text in (one, other))
    assert are_copies(first, second) == are_copies(second, first)
    return are_copies(first, second)


def test_an_edition_of_a_text_is_its_copy() -> None:
    assert copies(TALKS, "UPDATE 2-" + TALKS.replace("six countries", "seven countries"))
    assert copies(TALKS, "CORRECTED-" + TALKS.replace("12 percent", "21 percent"))


def test_a_text_cut_from_below_is_a_copy() -> None:
    assert copies(TALKS, TALKS[: len(TALKS) * 6 // 10])


def test_the_same_agency_text_in_two_papers_is_a_copy() -> None:
    body = TALKS.partition("\n\n")[2].replace("LONDON, March 3 (Wire) - ", "")
    other = f"No deal on North Sea fish\n\nBy our correspondent\n\n{body}\nRead more: all on fish"
    assert copies(TALKS, other)


def test_other_texts_are_no_copies() -> None:
    assert not copies(TALKS, BUDGET)


def test_a_report_in_the_same_form_with_other_names_and_figures_is_no_copy() -> None:
    one = (
        "Nordbank issues bond\n\nNordbank AG is issuing a 100 million euro bond due June 30, 2031"
        " with a coupon of 3.25 percent and priced at par, lead manager Hansa Capital said. The"
        " issue is guaranteed by Lloyd Nord. Fees are 1.5 percent. It will be listed in Luxembourg."
    )
    other = (
        "Solaria issues bond\n\nSolaria SA is issuing a 250 million euro bond due July 9, 2034 with"
        " a coupon of 4.75 percent and priced at par, lead manager Banco Azul said. The issue is"
        " guaranteed by Grupo Sol. Fees are 1.75 percent. It will be listed in Luxembourg."
    )
    assert not copies(one, other)


FORMS = [
    (
        "Grain ships at Holm\n\nThere were seven grain ships loading and six ships were waiting to"
        " load at Holm, according to the Holm Merchants Exchange.",
        "Grain ships at Holm\n\nThere were five grain ships loading and three ships were waiting to"
        " load at Holm, according to the Holm Merchants Exchange.",
    ),
    (
        "Nordbank sets quarterly dividend\n\nQtly div 10 cts vs 10 cts prior\n    Pay April 15\n"
        "    Record March 30",
        "Solaria sets quarterly dividend\n\nQtly div 10 cts vs 10 cts prior\n    Pay April 15\n"
        "    Record March 30",
    ),
    (
        "Bank adds reserves\n\nThe central bank entered the market to arrange 1.5 billion of"
        " agreements to repurchase, a spokesman said. Dealers said funds were trading at 6-3/16 pct"
        " when the bank began its temporary and indirect supply of reserves.",
        "Bank adds reserves\n\nThe central bank entered the market to arrange two billion of"
        " agreements to repurchase, a spokesman said. Dealers said funds were trading at 6-1/16 pct"
        " when the bank began its temporary and indirect supply of reserves.",
    ),
    (
        "Tender cancelled\n\nThe Reserve Bank of Lurania cancelled the regular weekly treasury bill"
        " tender scheduled for March 3. It expects to conduct operations during the week.",
        "Tender cancelled\n\nThe Reserve Bank of Lurania cancelled the regular weekly treasury bill"
        " tender scheduled for May 3. It expects to conduct operations during the week.",
    ),
    (
        "Crude postings raised\n\nDiamant Petroleum Corp said it raised the contract price it pays"
        " for all grades of crude oil by 50 cts a barrel, effective October 16. The increase brings"
        " postings for West Luran Intermediate and Sour grades to 19.00 a barrel. Diamant last"
        " changed its crude oil postings on September 9, a spokesman of it said in Port Luran.",
        "Crude postings raised\n\nHolmgas Petroleum Corp said it raised the contract price it pays"
        " for all grades of crude oil by 50 cts a barrel, effective October 16. The increase brings"
        " postings for West Luran Intermediate and Sour grades to 19.00 a barrel. Holmgas last"
        " changed its crude oil postings on September 9, a spokesman of it said in Port Luran.",
    ),
]


@pytest.mark.parametrize(("one", "other"), FORMS)
def test_forms_that_are_filled_in_again_are_no_copies(one: str, other: str) -> None:
    assert not copies(one, other)
    assert copies(one, one)


@pytest.mark.parametrize(("one", "_"), FORMS)
def test_a_form_that_is_sent_again_with_a_correction_is_a_copy(one: str, _: str) -> None:
    title, _, body = one.partition("\n\n")
    figures = body.replace("six", "nine").replace("6-3/16", "6-5/16").replace("19.00", "19.50")
    assert copies(one, f"CORRECTED-{title}\n\n{figures}\n    (Corrects figures)")


def test_a_figure_that_a_paper_sets_right_in_a_longer_text_leaves_it_a_copy() -> None:
    assert copies(TALKS, TALKS.replace("12 percent", "21 percent"))


def test_figures_are_the_same_however_they_are_written() -> None:
    one = (
        "Harbour to be dredged\n\nThe harbour of Holm will be dredged for 1,250,000 crowns from"
        " March to May, by three ships and at 6.50 crowns a ton, the council said on Monday."
    )
    assert copies(
        one,
        one.replace("1,250,000", "1250000").replace("three", "3").replace("6.50", "6.5"),
    )


def test_a_headline_of_ones_own_leaves_an_agency_text_a_copy() -> None:
    body = TALKS.partition("\n\n")[2]
    assert copies(TALKS, f"Cod quarrel: six ministers, no result\n\n{body}")


def test_a_line_that_dates_a_text_tells_its_day_where_nothing_else_does() -> None:
    title, _, body = ROUTINE.partition("\n\n")
    days = {
        line: wording(title, f"{title}\n{line}\n\n{body}").report.days
        for line in (
            "26-FEB-1987 15:01:01.79",
            "Published Thursday, February 26, 1987",
            "1987-02-26",
        )
    }
    assert len({*days.values()}) == 1
    assert None not in days.values()
    assert wording(title, f"{title}\n31-FEB-1987\n\n{body}").report.days is None
    first, later = (
        wording(title, f"{title}\n {day}-MAR-1987 11:00\n\n{body}") for day in ("2", "19")
    )
    assert not are_copies(first, later)


def test_what_a_paper_writes_below_all_its_articles_makes_no_copies() -> None:
    below = (
        "\n\nThe Porto Verde Herald has told the news of the coast since the year it was founded by"
        " a group of teachers and printers. It belongs to its readers, takes no money of parties"
        " and lives on what they give. Write to the desk with what you know, or come by: the door"
        " of the house in the harbour street is open from nine to five but on Fridays."
    )
    assert not copies(
        "Rain to ease\n\nRain along the coast will ease by the evening, the weather office said,"
        " and the weekend will be dry." + below,
        "Ferry stops\n\nThe ferry to the islands stops for repairs of its engine next week; a bus"
        " takes passengers to the bridge instead." + below,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("Read more", "Read on"), ("Rain in the north", "Rain in the south"), ("", "")],
)
def test_very_short_texts_are_no_copies(one: str, other: str) -> None:
    assert not copies(one, other)


ROUTINE = """Central bank leaves rate unchanged

The central bank of Lurania left its lending rate at 3.5 percent on Thursday after the regular
meeting of its board, as bankers had expected. The board meets again in two weeks.
"""
DAY = 86_400


def test_short_reports_that_come_again_after_days_are_no_copies() -> None:
    first, edition, later = (wording("", ROUTINE, day * DAY) for day in (100, 101, 114))
    assert are_copies(first, edition)
    assert not are_copies(first, later)
    assert first.key != later.key
    assert are_copies(later, wording("", ROUTINE))


def test_a_long_text_is_a_copy_whenever_it_comes_again() -> None:
    first, again = wording("", TALKS, 100 * DAY), wording("", TALKS + "It rained.", 150 * DAY)
    assert are_copies(first, again)


def test_equal_texts_have_one_key_and_others_another() -> None:
    key = wording("Talks", TALKS).key
    assert key == wording("Talks", TALKS.replace("\n", "\n\n")).key
    assert key != wording("Talks", TALKS + "It rained.").key
    assert wording("", "").key is None
    assert wording("Read more", "").key is None
    assert wording("Rain", "Read more").key != wording("Sun", "Read more").key


def test_longer_texts_come_first() -> None:
    long, short = wording("", TALKS + BUDGET).key, wording("", BUDGET).key
    assert long is not None
    assert short is not None
    assert long < short


CHINESE = (
    "北京三月三日电 六国部长星期二结束了为期两天的北海渔业权利谈判，未能达成协议，"
    "并表示下个月将在卑尔根再次会晤。挪威部长告诉记者，鳕鱼和鲱鱼的配额是最困难的一点。丹麦提议将鲱鱼配额减少百分之十二。"
)
ARABIC = (
    "انتهت محادثات ست دول حول حقوق الصيد في بحر الشمال يوم الثلاثاء دون"
    " التوصل إلى اتفاق وقال الوزراء إنهم سيجتمعون مرة أخرى في الشهر المقبل."
    " وقالت الوزيرة النرويجية للصحفيين إن حصص سمك القد كانت"
    " أصعب نقطة في المحادثات التي بدأت قبل عامين."
)


@pytest.mark.parametrize("text", [CHINESE, ARABIC])
def test_texts_of_any_script_have_copies(text: str) -> None:
    assert copies(text, text[: len(text) * 3 // 4])
    assert not copies(text, text[::-1])


def test_sketches_tell_how_alike_texts_are() -> None:
    one, other = (wording("", text).shingles for text in (TALKS, TALKS[:600]))
    real = len({*one.tolist()} & {*other.tolist()}) / len({*one.tolist()} | {*other.tolist()})
    (seen,) = likeness(sketch(one), [sketch(other)])
    assert abs(real - seen) < 0.15
    assert len(bands(sketch(one))) == 32
    assert set(bands(sketch(one))) & set(bands(sketch(other)))


@pytest.mark.parametrize(
    "line",
    [
        "Read more: the story of the fleet",
        "© 2026 The Herald. All rights reserved.",
        "(Reporting by Jane Doe; Editing by John Roe)",
        "The post Talks end appeared first on The Herald.",
        "26-FEB-1987 15:01:01.79",
        "Published Tuesday, March 3, 2026 at 14:05 GMT",
        "Lire aussi : la pêche en crise",
    ],
)
def test_lines_that_say_nothing_of_the_story_are_left_out(line: str) -> None:
    assert words(f"Ships sail.\n{line}\nThey return.") == ["Ships", "sail", "They", "return"]


@pytest.mark.parametrize(
    "line",
    [
        "The story was not over for the crew",
        "Reading is the third port of the county",
        "With reporting duties the new law asks much",
        "Readers said so",
    ],
)
def test_lines_that_only_look_so_stay(line: str) -> None:
    assert words(line) == line.split()


def test_datelines_and_editions_are_left_out() -> None:
    assert words("UPDATE 1-Ships sail\n\nOSLO, May 2 (Wire) - They sail.") == [
        *("Ships", "sail"),
        *("They", "sail"),
    ]
    assert words("BERLIN (dpa/AFP) — Schiffe fahren.") == ["Schiffe", "fahren"]
    assert words("Talks (see below) end") == ["Talks", "see", "below", "end"]
