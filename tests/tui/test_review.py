"""The review: questions one after the other, answered by keys."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from textual import events

from analysis.errors import NewsreaderError
from tests.tui.conftest import QuickLibrary, write_article
from tui.screens.review.screen import ReviewScreen
from tui.screens.review.session import Reply, Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analysis.library import Library
    from tests.tui.conftest import Reader

NEWS = {
    "show": "the painter Ronald Glantz showed canvases with Ada Berg. Ronald Glantz was glad.",
    "sale": "new canvases by the painter Ronald Glantz were sold, says Ada Berg.",
    "ron": "the painter Ron Glantz sold canvases to Ada Berg, and Ron Glantz was glad.",
    "trial": "the judge Jane Smith heard the trial of Carl Dunn. the trial went on.",
    "verdict": "the judge Jane Smith closed the trial of Carl Dunn.",
    "farm": "the farmer John Smith grows barley, and so does Eva Wood.",
    "smith": "the judge Smith opened the trial of Carl Dunn, and Smith was stern.",
    "rain": "rainy weather.",
}
FIRST = "Is Ron Glantz the same as Ronald Glantz?"
SECOND = "Is “Smith” Jane Smith in this article?"


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a library with two questions."""
    base = tmp_path_factory.mktemp("doubtful")
    folder = base / "news"
    folder.mkdir()
    for day, (name, text) in enumerate(NEWS.items(), 10):
        write_article(folder, name, f"2022-09-{day}", text)
    library = QuickLibrary.open(base / "library.db")
    library.refresh([str(folder)])
    library.close()
    return base / "library.db"


@pytest.fixture
def library(doubtful: Path, tmp_path: Path) -> Iterator[Library]:
    library = QuickLibrary.open(shutil.copy(doubtful, tmp_path / "library.db"))
    yield library
    library.close()


def review_of(reader: Reader) -> ReviewScreen:
    """The review, which is open."""
    screen = reader.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


async def press(reader: Reader, *keys: str) -> None:
    """Press keys, each when all that the one before asked for is done."""
    for key in keys:
        await reader.press(key)
        await reader.until(lambda: not is_under_way(reader))
        await reader.rest()


def is_under_way(reader: Reader) -> bool:
    """Whether a review looks for questions, or still takes answers."""
    screen = reader.app.screen
    return isinstance(screen, ReviewScreen) and (
        screen._work.is_busy or not screen.session.is_loaded
    )


def asked(reader: Reader) -> str:
    """The question that is asked."""
    return review_of(reader).question.render().plain


def names(library: Library) -> set[str]:
    return {row.name for row in library.entity_rows(library.entity_ids())}


async def test_a_question_stands_over_mentions_of_both_sides(library: Library, read) -> None:
    async with read(library) as reader:
        await press(reader, "v")
        assert asked(reader) == FIRST
        shot = reader.shot()
        assert "question 1 of 2 · 0 answered · 0 mentions settled" in shot
        assert "2 mentions depend on it" in shot
        assert "Named alike, and named in like company." in shot
        assert "12 Sep 2022 · news · ron" in shot
        assert "11 Sep 2022 · news · sale" in shot
        assert shot.index("the painter Ron Glantz") < shot.index("y same")


async def test_same_makes_one_of_them_and_asks_on(library: Library, read) -> None:
    async with read(library) as reader:
        await press(reader, "v", "y")
        assert asked(reader) == SECOND
        assert "1 answered · 2 mentions settled" in reader.shot()
        assert "Ron Glantz" not in names(library)
        assert "“Ron Glantz” is “Ronald Glantz”" in reader.shot()
        await press(reader, "y")
        assert asked(reader) == "Nothing is left to ask."
        assert library.named("Smith")[0].name == "Jane Smith"
        await press(reader, "y", "n", "space", "enter")
        assert asked(reader) == "Nothing is left to ask."


async def test_not_the_same_is_never_asked_again(library: Library, read) -> None:
    async with read(library) as reader:
        await press(reader, "v", "n")
        assert asked(reader) == SECOND
        await press(reader, "escape", "v")
        assert asked(reader) == SECOND
    assert [question.words for question in library.review().questions()] == [SECOND]
    assert {"Ron Glantz", "Ronald Glantz"} <= names(library)


async def test_later_is_asked_again_when_the_review_is_opened_again(library: Library, read) -> None:
    async with read(library) as reader:
        await press(reader, "v", "space")
        assert asked(reader) == SECOND
        await press(reader, "space")
        assert asked(reader) == "2 put off: Space asks them again."
        assert not library.editor().steps()
        await press(reader, "space")
        assert asked(reader) == FIRST
        await press(reader, "q", "v")
        assert asked(reader) == FIRST


async def test_an_answer_can_be_taken_back(library: Library, read) -> None:
    before = names(library)
    async with read(library) as reader:
        await press(reader, "v", "u")
        assert "Nothing was answered here yet." in reader.shot()
        await press(reader, "y", "space", "u")
        assert asked(reader) == SECOND
        await press(reader, "u")
        assert asked(reader) == FIRST
        assert "0 answered" in reader.shot()
        assert names(library) == before
        await press(reader, "n", "escape", "u")
        assert library.editor().steps()[-1].is_undone


async def test_enter_opens_the_article_and_the_review_goes_on(library: Library, read) -> None:
    async with read(library) as reader:
        await press(reader, "v", "space", "tab", "G", "enter")
        assert reader.app.screen is reader.screen
        assert (reader.title, reader.at) == ("trial", "Jane Smith")
        assert "v goes on with the review" in reader.line
        await press(reader, "v")
        assert asked(reader) == SECOND
        await press(reader, "space", "escape", "v")
        assert asked(reader) == FIRST


async def test_a_click_on_a_mention_opens_its_article(library: Library, read) -> None:
    async with read(library) as reader:
        await press(reader, "v")
        await reader.pilot.click(review_of(reader).here, offset=(20, 2))
        await reader.rest()
        assert (reader.title, reader.at) == ("ron", "Ron Glantz")


async def test_keys_move_within_and_between_the_sides(library: Library, read) -> None:
    async with read(library) as reader:
        await press(reader, "v")
        review = review_of(reader)
        assert review.here.has_focus
        await press(reader, "l")
        assert review.there.has_focus
        first = review.there.cursor
        await press(reader, "j")
        assert review.there.cursor > first
        await press(reader, "k")
        assert review.there.cursor == first
        await press(reader, "G", "g")
        assert review.there.cursor == first
        for key in ("ctrl+d", "ctrl+u", "pageup", "down", "up", "end", "home"):
            await press(reader, key)
        assert review.there.cursor == first
        await press(reader, "h")
        assert review.here.has_focus
        await press(reader, "shift+tab")
        assert review.there.has_focus
        await press(reader, "?")
        assert reader.app.screen is not review
        await press(reader, "escape")
        assert reader.app.screen is review


@pytest.mark.parametrize("key", ["escape", "q", "v"])
async def test_the_review_is_left_and_the_reader_shows_what_it_changed(
    library: Library, read, key: str
) -> None:
    async with read(library) as reader:
        while reader.title != "ron":
            await press(reader, "j")
        await press(reader, "v", "y", key)
        assert reader.app.screen is reader.screen
        entities = reader.screen.library.entities_of(reader.screen.crew.desk.opened.id)
        assert "Ronald Glantz" in {row.name for row in entities}
        assert "Ronald Glantz" in reader.shot()


async def test_a_filter_and_a_focus_on_what_was_joined_are_followed(library: Library, read) -> None:
    async with read(library) as reader:
        ron = library.named("Ron Glantz")[0]
        reader.screen.crew.names.focus(ron.id)
        await press(reader, "=")
        assert "show" not in reader.listed
        await press(reader, "v", "y", "escape", "j", "k")
        assert reader.focused in ("", "Ronald Glantz")
        assert "ron" in reader.listed


async def test_commands_of_the_reader_do_no_harm_in_the_review(library: Library, read) -> None:
    async with read(library) as reader:
        await press(reader, "v", "ctrl+p", "/", "x", "w", "M")
        assert asked(reader) == FIRST
        assert not library.editor().steps()


async def test_same_outside_the_review_says_where_it_counts(library: Library, read) -> None:
    async with read(library) as reader:
        await press(reader, "y")
        assert "v opens" in reader.line
        assert not library.editor().steps()


async def test_an_answer_that_cannot_be_taken_is_said_and_passed_over(
    library: Library, read, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(*_: object, **__: object) -> None:
        raise NewsreaderError("The library is full.")

    monkeypatch.setattr("analysis.editing.questions.review.Review.answer", answer)
    async with read(library) as reader:
        await press(reader, "v", "y")
        assert "The library is full." in reader.shot()
        assert "0 answered" in reader.shot()


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12), (20, 5), (8, 3)])
async def test_it_works_at_any_size(library: Library, read, size: tuple[int, int]) -> None:
    async with read(library, size=size) as reader:
        await press(reader, "v", "space", "tab", "j", "u", "n")
        assert asked(reader) == SECOND
        assert "Is" in reader.shot()
        await press(reader, "escape")
        assert reader.app.screen is reader.screen


async def test_sentences_stand_whole_with_date_source_and_title(library: Library, read) -> None:
    async with read(library, size=(60, 24)) as reader:
        await press(reader, "v")
        shot = reader.shot()
        assert "12 Sep 2022 · news · ron" in shot
        assert "the painter Ron Glantz sold canvases to Ada Berg, and Ron" in shot
        assert "Glantz was glad." in shot


async def test_a_long_passage_is_read_to_its_end_where_there_is_little_room(
    library: Library, read
) -> None:
    async with read(library, size=(24, 5)) as reader:
        await press(reader, "v", "tab")
        here = review_of(reader).there
        assert here.region.height == 4
        first = here.cursor
        assert "Ronald" in reader.shot()
        assert "Berg" not in reader.shot()
        while "Berg" not in reader.shot():
            await press(reader, "j")
            assert here.cursor == first
        await press(reader, "j")
        assert here.cursor > first
        await press(reader, "k", "k", "k", "k")
        assert here.cursor == first
        assert "Sep" in reader.shot()


@pytest.fixture
def open_name(tmp_path: Path) -> Iterator[Library]:
    """A library in which one article may mean either of two."""
    (tmp_path / "news").mkdir()
    both = "the painter Jane Smith hung canvases. then the farmer John Smith sold barley."
    write_article(tmp_path / "news", "both", "2022-09-10", both)
    write_article(tmp_path / "news", "open", "2022-09-11", "then Smith came, and Smith left.")
    library = QuickLibrary.open(tmp_path / "open.db")
    library.refresh([str(tmp_path / "news")])
    yield library
    library.close()


class TestChoices:
    """Whom of several an article means."""

    async def test_the_candidates_have_numbers(self, open_name: Library, read) -> None:
        async with read(open_name) as reader:
            await press(reader, "v")
            shot = reader.shot()
            assert asked(reader) == "Who is “Smith” in “open”?"
            assert "1-2 this one  n none of these" in shot
            assert "the answer holds for this article" in shot
            second = next(line for line in shot.splitlines() if " 2  " in line)
            await press(reader, "y", "3", "9")
            assert "Which? 1: " in reader.shot()
            assert "n: none of these" in reader.shot()
            await press(reader, "2")
            assert asked(reader) == "Nothing is left to ask."
        meant = "Jane" if "Jane" in second else "John"
        (smith,) = open_name.named(f"{meant} Smith")
        assert (smith.mentions, smith.articles) == (3, 2)

    async def test_none_of_them_and_back(self, open_name: Library, read) -> None:
        async with read(open_name) as reader:
            await press(reader, "v", "n")
            assert asked(reader) == "Nothing is left to ask."
            assert [row.confidence for row in open_name.named("Smith")] == ["sure"]
            await press(reader, "u")
            assert asked(reader) == "Who is “Smith” in “open”?"


async def test_the_sides_stand_one_above_the_other_where_it_is_narrow(
    library: Library, read
) -> None:
    async with read(library, size=(80, 24)) as reader:
        await press(reader, "v")
        review = review_of(reader)
        assert review.here.region.bottom == review.there.region.y
        assert review.here.region.x == review.there.region.x
        assert review.there.region.height > 5


class TestSession:
    """What has been asked and answered, without a screen."""

    def test_the_question_that_is_asked_stays_when_others_come(self, library: Library) -> None:
        first, second = library.review().questions()
        session = Session()
        session.renew([first, second])
        session.renew([second])
        assert session.waiting == [first, second]
        session.reply(Reply.SAME)
        session.renew([first, second])
        assert session.waiting == [second]
        assert session.describe() == "question 2 of 2 · 1 answered · 2 mentions settled"

    def test_nothing_to_reply_to_is_no_reply(self) -> None:
        session = Session()
        assert session.reply(Reply.SAME) is None
        assert session.back() is None
        assert session.describe() == "0 answered · 0 mentions settled"


async def test_answers_are_taken_before_the_review_is_left(library: Library, read) -> None:
    async with read(library) as reader:
        await press(reader, "v")
        for key in ("y", "y", "escape"):
            reader.app._driver.send_message(events.Key(key, key))
        await reader.until(lambda: reader.app.screen is reader.screen)
        assert len(library.editor().steps()) == 2


async def test_the_help_tells_the_keys_of_the_review(library: Library, read) -> None:
    async with read(library, size=(80, 24)) as reader:
        await press(reader, "v", "?")
        shot = reader.shot()
        assert "Here, in the review" in shot
        assert "y            Yes: the two are the same." in shot
        assert "Merge" not in shot
        await reader.press("escape", "escape")
        assert reader.app.screen is reader.screen


async def test_a_message_too_long_for_a_line_takes_that_of_the_keys(library: Library, read) -> None:
    async with read(library, size=(80, 24)) as reader:
        await press(reader, "v")
        review_of(reader).status.notice = "A long tale " * 9 + "ends."
        await reader.rest()
        last = reader.shot().rstrip().splitlines()[-1]
        assert last.rstrip().endswith("ends.")


@pytest.mark.parametrize("width", [48, 60, 80, 120])
async def test_the_way_out_is_named_at_any_width(library: Library, read, width: int) -> None:
    async with read(library, size=(width, 24)) as reader:
        await press(reader, "v")
        last = reader.shot().rstrip().splitlines()[-1]
        assert last.rstrip().endswith("Esc leave")
        assert "y same" in last
