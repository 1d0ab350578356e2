"""What the bottom line says of articles that come in."""

from __future__ import annotations

import pytest

from analysis.intake import Outcome, Progress
from analysis.library import Library
from analysis.sources.found import Failure
from tui.screens.reading.arriving.arrivals import Arrivals
from tui.screens.reading.arriving.summary import summarise


async def test_looking_again_with_nothing_new_says_so(read, library) -> None:
    async with read(library) as reader:
        await reader.press("r")
        await reader.until(lambda: reader.line == "Nothing new.")


async def test_looking_unasked_with_nothing_new_says_nothing(read, library) -> None:
    async with read(library) as reader:
        assert reader.line.startswith("article 1 of 5")


@pytest.mark.parametrize("width", [120, 80, 60])
async def test_how_far_it_is_stands_beside_where_one_is(read, library, width) -> None:
    async with read(library, size=(width, 24)) as reader:
        reader.screen.crew.arrivals.progressed(Progress("recognising", 120, 800, "", None, 9040.0))
        for key in "j", "r", "3":
            await reader.press(key)
            reader.screen.crew.arrivals.progressed(
                Progress("recognising", 121, 800, "", None, 9040.0)
            )
            assert "finding names 121 of 800" in reader.line
            assert "^c stops" in reader.line or width == 60
            assert len(reader.line) <= width - 2
        if width == 120:
            assert "9,000 words/s" in reader.line
        await reader.press("1")
        assert reader.line.startswith("article 2 ")


async def test_names_that_wait_are_told_of_before_the_first_are_found(
    read, tmp_path, monkeypatch
) -> None:
    library = Library.open(tmp_path / "l.db")
    (tmp_path / "a.txt").write_text("Vladimir Putin.")
    library.refresh([str(tmp_path / "a.txt")], model="no_such_model")
    said = []
    monkeypatch.setattr(Arrivals, "progressed", lambda _, progress: said.append(progress))
    monkeypatch.setattr(Library, "refresh", lambda *_, **__: Outcome())
    async with read(library) as reader:
        await reader.until(lambda: said)
        assert (said[0].phase, said[0].done, said[0].total) == ("recognising", 0, 1)
    library.close()


MISSING = Failure("names", "The model 'en_x' is not installed: run “pip install en-x”.")
UNREAD = Failure("a.txt", "it is no text")


@pytest.mark.parametrize(
    ("outcome", "waiting", "said"),
    [
        (Outcome(), 0, ""),
        (Outcome(added=3), 0, "3 new."),
        (Outcome(analysed=1), 0, "Names are found in 1 article."),
        (
            Outcome(added=800, was_stopped=True),
            1200,
            "Stopped: 800 new; 1,200 articles still to be gone through, R goes on.",
        ),
        (
            Outcome(was_stopped=True, analysed=4),
            2,
            "Stopped; 2 articles still to be gone through, R goes on.",
        ),
        (Outcome(added=8, was_stopped=True), 0, "Stopped: 8 new; what is in stays."),
        (
            Outcome(failures=[MISSING]),
            9,
            "Names are not found: the model 'en_x' is not installed: run “pip install en-x”.",
        ),
        (
            Outcome(added=2, failures=[MISSING, UNREAD]),
            9,
            "Names are not found: the model 'en_x' is not installed: run “pip install en-x”."
            " · 2 new; 1 could not be read: a.txt: it is no text",
        ),
        (Outcome(failures=[UNREAD]), 0, "1 could not be read: a.txt: it is no text"),
    ],
)
def test_what_came_of_it_is_one_sentence(outcome, waiting, said) -> None:
    assert summarise(outcome, waiting) == said


async def test_a_model_that_is_not_installed_is_said_first(read, tmp_path) -> None:
    from analysis.settings import Settings

    library = Library.open(tmp_path / "l.db")
    (tmp_path / "a.txt").write_text("Vladimir Putin.")
    settings = Settings(model="no_such_model")
    async with read(library, settings=settings, sources=(str(tmp_path / "a.txt"),)) as reader:
        await reader.until(lambda: "not installed" in reader.line)
        assert reader.line.startswith("Names are not found: the model 'no_such_model' is not")
    library.close()


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_the_keys_for_help_and_out_are_named_at_every_width(read, library, size) -> None:
    async with read(library, size=size) as reader:
        for pane in "1234":
            await reader.press(pane)
            line = reader.shot().split("\n")[-1]
            assert "? Help" in line
            assert "q Back" in line
