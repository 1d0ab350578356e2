"""Which stretches of a line are names, hits, or plain; and how labels look."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from analysis.models import NAMES, Evidence, Kind, Label, LinkedMention, Reason
from tui.drawing.highlight import Focus, Hits, Marks, runs
from tui.drawing.labels import LETTERS, WORDS, Emphasis, Hit, Paint, Palette, contrast

WHY = Evidence(Reason.SAME_NAME)
TEXT = "Vladimir Putin met Xi Jinping in Samarkand on 15 September, Reuters said."


def mention(
    ordinal: int, name: str, entity: int | None, label: Label = Label.PERSON, kind: Kind = Kind.NAME
) -> LinkedMention:
    start = TEXT.index(name)
    return LinkedMention(1, ordinal, start, start + len(name), label, kind, entity, WHY)


MARKS = Marks(
    [
        mention(0, "Vladimir Putin", 7),
        mention(1, "Xi Jinping", 8),
        mention(2, "Samarkand", 9, Label.GPE),
        mention(3, "15 September", None, Label.DATE, Kind.VALUE),
        mention(4, "Reuters", 10, Label.ORG, Kind.SOURCE),
    ]
)


def painted(
    start: int = 0, end: int = len(TEXT), hits: Hits | None = None, focus: Focus | None = None
) -> list[tuple[str, Paint]]:
    found = runs(start, end, MARKS, hits or Hits(), focus or Focus())
    return [(TEXT[run.start : run.end], run.paint) for run in found]


def test_a_line_is_divided_into_names_and_what_lies_between() -> None:
    parts = painted()
    assert "".join(text for text, _ in parts) == TEXT
    assert [(text, paint.label) for text, paint in parts if paint.label] == [
        ("Vladimir Putin", Label.PERSON),
        ("Xi Jinping", Label.PERSON),
        ("Samarkand", Label.GPE),
        ("Reuters", Label.ORG),
    ]


def test_a_name_that_goes_over_the_end_of_a_line_is_marked_on_both() -> None:
    assert painted(0, 8) == [("Vladimir", Paint(Label.PERSON))]
    assert painted(9, 18)[0] == ("Putin", Paint(Label.PERSON))


def test_the_focused_entity_and_the_current_mention_stand_out() -> None:
    parts = dict(painted(focus=Focus(entity=7, current=1)))
    assert parts["Vladimir Putin"].emphasis is Emphasis.FOCUSED
    assert parts["Xi Jinping"].emphasis is Emphasis.CURRENT
    assert parts["Samarkand"].emphasis is Emphasis.PLAIN


def test_values_are_marked_on_demand_only() -> None:
    assert "15 September" not in dict(painted())
    assert dict(painted(focus=Focus(with_values=True)))["15 September"].kind is Kind.VALUE


ROLE_TEXT = "He said the Chinese leader would come."
ROLE_MARKS = Marks(
    [
        LinkedMention(1, 0, 12, 19, Label.NORP, Kind.NAME, 9, WHY),
        LinkedMention(1, 1, 8, 26, Label.PERSON, Kind.ROLE, 8, Evidence(Reason.ROLE, "Xi")),
    ]
)


@pytest.mark.parametrize(
    ("start", "end", "parts"),
    [
        (0, 38, ["He said ", "the ", "Chinese", " leader", " would come."]),
        (0, 15, ["He said ", "the ", "Chi"]),
        (15, 38, ["nese", " leader", " would come."]),
    ],
)
def test_a_role_lies_beneath_the_name_that_it_holds(start, end, parts) -> None:
    found = runs(start, end, ROLE_MARKS, Hits(), Focus(entity=8))
    assert [ROLE_TEXT[run.start : run.end] for run in found] == parts
    assert {run.paint for run in found if run.ordinal == 1} == {
        Paint(Label.PERSON, Kind.ROLE, Emphasis.FOCUSED)
    }
    assert {run.paint for run in found if run.ordinal == 0} == {Paint(Label.NORP)}


def test_roles_can_be_switched_off_and_are_passed_over_by_steps() -> None:
    found = runs(0, 38, ROLE_MARKS, Hits(), Focus(with_roles=False))
    assert [run.ordinal for run in found if run.ordinal is not None] == [0]
    assert ROLE_MARKS.next_name(0, 1).ordinal == 0
    assert ROLE_MARKS.next_name(12, 1) is None


@pytest.mark.parametrize(("offset", "ordinal"), [(9, 1), (13, 0), (21, 1), (30, None)])
def test_a_click_means_the_name_before_the_role_around_it(offset, ordinal) -> None:
    mention = ROLE_MARKS.at(offset)
    assert (mention.ordinal if mention else None) == ordinal


def test_credits_are_never_focused() -> None:
    assert dict(painted(focus=Focus(entity=10)))["Reuters"].emphasis is Emphasis.PLAIN


def test_a_hit_lies_over_names_and_plain_text() -> None:
    start = TEXT.index("Putin")
    parts = painted(hits=Hits([(start, start + 9), (0, 2)], current=1))
    assert parts[0] == ("Vl", Paint(Label.PERSON, hit=Hit.HIT))
    assert ("Putin", Paint(Label.PERSON, hit=Hit.CURRENT)) in parts
    assert (" met", Paint(hit=Hit.CURRENT)) in parts
    assert "".join(text for text, _ in parts) == TEXT


def test_overlapping_mentions_cover_the_text_once() -> None:
    inner = mention(1, "Putin", 2)
    found = runs(0, 18, Marks([mention(0, "Vladimir Putin", 1), inner]), Hits(), Focus())
    assert [(run.start, run.end) for run in found] == [(0, 14), (14, 18)]


def test_an_empty_line_is_one_empty_run() -> None:
    assert [(run.start, run.end) for run in runs(5, 5, Marks(), Hits(), Focus())] == [(5, 5)]


@pytest.mark.parametrize(
    ("offset", "step", "ordinal"),
    [(-1, 1, 0), (0, 1, 1), (3, 1, 1), (19, 1, 2), (60, 1, None), (19, -1, 0), (99, -1, 2)],
)
def test_the_next_name_skips_values_and_credits(offset: int, step: int, ordinal: int) -> None:
    found = MARKS.next_name(offset, step)
    assert (found.ordinal if found else None) == ordinal


def test_a_mention_is_found_by_offset_ordinal_and_entity() -> None:
    at = MARKS.at(10)
    assert at is not None
    assert at.ordinal == 0
    assert MARKS.at(14) is None
    assert MARKS.by_ordinal(2) == MARKS.mentions[2]
    assert [found.ordinal for found in MARKS.of_entity(8)] == [1]


def test_every_label_of_names_has_a_letter_of_its_own_and_words() -> None:
    assert len({LETTERS[label] for label in NAMES}) == len(NAMES)
    assert all(WORDS[label] for label in NAMES)


def variables(theme: str) -> dict[str, str]:
    return BUILTIN_THEMES[theme].to_color_system().generate()


@pytest.mark.parametrize("theme", sorted(BUILTIN_THEMES))
def test_labels_are_readable_in_every_theme(theme: str) -> None:
    values = variables(theme)
    palette = Palette(values)
    paper = Color.parse(values["background"])
    if paper.ansi is None:
        assert all(contrast(palette.colour(label), paper) >= 4.5 for label in NAMES)
    paints = [Paint(Label.PERSON, Kind.NAME, emphasis) for emphasis in Emphasis]
    assert len({str(palette.style(paint)) for paint in paints}) == len(Emphasis)


def test_without_colour_people_places_groups_and_bodies_still_differ() -> None:
    palette = Palette(variables("textual-dark"), attributes_only=True)
    kinds = (Label.PERSON, Label.ORG, Label.GPE, Label.NORP, Label.EVENT)
    styles = [palette.style(Paint(label)) for label in kinds]
    assert all(style.color is None and style.bgcolor is None for style in styles)
    assert len({str(style) for style in styles}) == len(kinds)
    hits = [palette.style(Paint(hit=hit)) for hit in Hit]
    assert len({str(style) for style in hits}) == len(Hit)


def test_a_persons_own_colour_is_taken_and_nonsense_passed_over() -> None:
    palette = Palette(variables("textual-dark"), {"PERSON": "#123456", "ORG": "no colour"})
    assert palette.colour(Label.PERSON) == Color.parse("#123456")
    assert palette.colour(Label.ORG) == Palette(variables("textual-dark")).colour(Label.ORG)
