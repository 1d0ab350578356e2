"""Why a name is linked and how surely: in the bottom line, in the lists, under “why”; roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library
from analysis.models import Confidence, Evidence, Kind, Reason
from analysis.recognition.workers.recogniser import Recogniser
from tui.drawing.evidence import MARKS, told
from tui.drawing.highlight import Focus, Hits, runs
from tui.screens.dialogs.why import WhyPanel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LABELS = {"Xi Jinping": "PERSON", "Xi": "PERSON", "Chinese": "NORP", "China": "GPE"}
TEXT = (
    "Chinese President Xi Jinping spoke in China.\n\n"
    "On Monday the Chinese president left, and the Chinese leader will return. So will Xi.\n"
)


def labelled(model: str, texts: list[str]) -> list[list[tuple[int, int, str, str]]]:
    """Stand in for the model."""
    names = re.compile("|".join(sorted(LABELS, key=len, reverse=True)))
    return [[(m.start(), m.end(), LABELS[m[0]], "name") for m in names.finditer(t)] for t in texts]


@pytest.fixture
def titled(tmp_path: Path, at_once) -> Iterator[Library]:
    """An article that calls a person by his name and by his office."""
    (tmp_path / "xi.txt").write_text(TEXT)
    library = Library.open(tmp_path / "library.db")
    with Recogniser(executor=at_once, analyse=labelled) as recogniser:
        library.refresh([str(tmp_path / "xi.txt")], recogniser=recogniser)
    yield library
    library.close()


def roles(library: Library) -> list[str]:
    """The roles of the only article."""
    (article,) = library.article_ids()
    text = library.article(article).text
    found = library.mentions(article)
    return [text[one.start : one.end] for one in found if one.kind is Kind.ROLE]


def drawn_roles(reader) -> set[str]:
    """The words on screen that are drawn as roles."""
    text = reader.screen.text
    focus = Focus(text.focus_entity, text.current, text.with_values, text.with_roles)
    found = runs(0, len(text.reading.text), text.marks, Hits(), focus)
    return {text.reading.text[run.start : run.end] for run in found if run.paint.kind is Kind.ROLE}


class TestEvidence:
    @pytest.mark.parametrize(
        ("evidence", "words"),
        [
            (Evidence(Reason.SAME_NAME), "same name (sure)"),
            (Evidence(Reason.ACRONYM, "A B"), "acronym of “A B” (sure)"),
            (Evidence(Reason.SPELLING, "Zelensky"), "spelling of “Zelensky” (likely)"),
            (Evidence(Reason.OPEN, "A or B"), "open: could be A or B"),
        ],
    )
    def test_a_reason_says_how_surely_once(self, evidence, words) -> None:
        assert told(evidence) == words

    @pytest.mark.parametrize("reason", list(Reason))
    def test_every_reason_says_how_surely(self, reason) -> None:
        assert Evidence(reason, "X").confidence in told(Evidence(reason, "X"))

    def test_doubt_is_legible_without_colour(self) -> None:
        assert len(set(MARKS.values())) == len(Confidence)

    async def test_what_is_open_has_a_mark_in_the_list_and_names_its_candidates(
        self, read, empty, tmp_path
    ) -> None:
        folder = tmp_path / "smiths"
        folder.mkdir()
        for name, text in {
            "alone": "it was Smith, they said.",
            "john": "a word from John Smith today.",
            "mary": "a word from Mary Smith today.",
        }.items():
            (folder / f"{name}.txt").write_text(text)
        empty.refresh([str(folder)])
        async with read(empty) as reader:
            await reader.press("3", "e")
            assert "P?Smith" in reader.shot()
            assert "P John Smith" in reader.shot()
            await reader.press("G", "g")
            reader.screen.entities.move_to_key(empty.named("Smith")[0].id)
            await reader.press("f", "]", "i")
            assert isinstance(reader.app.screen, WhyPanel)
            shot = reader.shot()
            assert "Open: its names could mean several." in shot
            assert "open: could be John Smith or Mary Smith" in shot

    async def test_why_lists_the_corrections_that_concern_it(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press("3", "f", "T", "o")
            await reader.press("i")
            assert "You said" in reader.shot()
            assert "“Vladimir Putin” is an organisation" in reader.shot()
            await reader.press("escape", "u")
            await reader.press("i")
            assert "You said" not in reader.shot()


class TestRoles:
    async def test_steps_pass_roles_by(self, read, titled) -> None:
        assert roles(titled) == ["the Chinese president", "the Chinese leader"]
        async with read(titled) as reader:
            assert drawn_roles(reader) == {"the ", " president", " leader"}
            seen = []
            for _ in range(6):
                await reader.press("2", ")")
                seen.append(reader.at)
            assert seen == ["Chinese", "Xi Jinping", "China", "Chinese", "Chinese", "Xi"]
            await reader.press("g", "3", "f", "2", "]", "]")
            assert reader.at == "Xi"

    async def test_a_click_on_a_role_focuses_whom_it_means(self, read, titled) -> None:
        async with read(titled) as reader:
            text = reader.screen.text
            offset = text.reading.text.index("leader")
            line = text.page.line_at(offset)
            column = offset - text.page.span(line)[0] + text.page.margin
            top = text.styles.gutter.top
            await reader.pilot.click(text, offset=(column + 1, line + top))
            await reader.rest()
            assert reader.focused == "Xi Jinping"
            assert "role of “Xi Jinping” in this article (likely)" in reader.line
            await reader.press("2", "D")
            assert "this mention" not in reader.shot()

    async def test_they_are_switched_off_and_stay_off(self, read, titled) -> None:
        async with read(titled) as reader:
            await reader.press("O")
            assert drawn_roles(reader) == set()
            assert reader.line.startswith("Roles such as “the Chinese leader” are marked no more")
        async with read(titled) as reader:
            assert drawn_roles(reader) == set()
            await reader.press("O")
            assert drawn_roles(reader)


async def test_headings_of_mentions_lose_their_mark_as_the_article_is_read(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "f", "4")
        before = str(reader.shot()).count("●")
        await reader.press("1", "m")
        assert reader.shot().count("●") == before - 2
