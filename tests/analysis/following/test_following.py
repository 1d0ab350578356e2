"""What a person does with sources, and habits of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.errors import NewsreaderError
from analysis.intake.schedule import next_look
from analysis.models import Place, SourceKind
from tests.analysis.subscriber import Reader, item, rss, subscriber

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLD = "Thu, 15 Sep 2005 10:00:00 GMT"


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with subscriber(tmp_path) as opened:
        opened.serve(
            rss(
                item("1", "first", "He met Vladimir Putin, and Putin left.", "http://x.example/1"),
                item("2", "second", "It is about Angela Merkel."),
            )
        )
        opened.look("/feed")
        yield opened


def page(title: str, *paragraphs: str) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}"
        "</article></body></html>"
    ).encode()


class TestNames:
    """A person's names for sources are shown; corrections still find their articles."""

    def test_a_renamed_source_is_shown_under_its_new_name(self, reader: Reader) -> None:
        desk = reader.library.desk()
        desk.rename(reader.source().id, "  My\x1b Stand ")
        assert reader.source().name == "My Stand"
        assert {article.source for article in reader.articles()} == {"My Stand"}
        rows = reader.library.article_rows(reader.library.article_ids())
        assert {row.source for row in rows} == {"My Stand"}
        desk.rename(reader.source().id, "")
        assert {article.source for article in reader.articles()} == {"The Stand"}

    def test_corrections_hold_when_a_source_is_renamed_and_its_feed_too(
        self, reader: Reader
    ) -> None:
        (merkel,) = reader.library.named("Angela Merkel")
        (place,) = reader.library.places(merkel.id)
        reader.library.editor().drop_mention(place)
        reader.library.desk().rename(reader.source().id, "Mine")
        reader.serve(rss(item("2", "second", "Yes, it is about Angela Merkel."), title="New name"))
        assert reader.look("/feed").changed == 1
        assert reader.library.named("Angela Merkel") == []

    def test_a_renamed_folder_is_shown_so(self, reader: Reader, tmp_path: Path) -> None:
        (tmp_path / "news").mkdir()
        (tmp_path / "news" / "a.txt").write_text("some text\n")
        reader.look(tmp_path / "news")
        folder = reader.library.sources()[-1]
        assert folder.kind is SourceKind.FILES
        reader.library.desk().rename(folder.id, "Mine")
        assert "Mine" in {article.source for article in reader.articles()}

    def test_a_source_is_found_by_its_address_or_its_name(self, reader: Reader) -> None:
        desk = reader.library.desk()
        source = reader.source()
        assert desk.find("the stand") == source
        assert desk.find(reader.stand.url("/feed")) == source
        assert desk.find("http://other.example/") is None
        reader.serve(rss(), "/other")
        reader.look("/other")
        with pytest.raises(NewsreaderError, match="Several sources"):
            desk.find("The Stand")


class TestRemoving:
    """A source goes, with its articles or without them."""

    def test_articles_stay_readable_and_searchable_without_their_source(
        self, reader: Reader
    ) -> None:
        assert reader.library.desk().remove(reader.source().id) == 0
        assert reader.library.sources() == []
        assert reader.titles() == ["first", "second"]
        assert len(reader.library.article_ids(query="merkel")) == 1
        assert reader.look().failures == []
        assert reader.stand.asked == []

    def test_a_source_that_is_followed_again_has_its_articles_once(self, reader: Reader) -> None:
        reader.library.set_read(reader.library.article_ids(), True)
        reader.library.desk().remove(reader.source().id)
        assert reader.look("/feed").added == 0
        assert (reader.source().articles, reader.source().unread) == (2, 0)

    def test_articles_go_with_their_source_and_so_do_their_names(self, reader: Reader) -> None:
        assert reader.library.desk().remove(reader.source().id, with_articles=True) == 2
        assert reader.library.sources() == []
        assert reader.articles() == []
        assert reader.library.entity_ids().tolist() == []
        assert reader.library.article_ids(query="merkel").tolist() == []
        assert reader.library.condition().check() == "ok"
        assert reader.look("/feed").added == 2


class TestTags:
    """Sources have tags; one divided by slashes lies in the one before the slash."""

    def test_unread_articles_are_counted_and_listed_by_tag(self, reader: Reader) -> None:
        desk = reader.library.desk()
        reader.serve(rss(item("3", "third")), "/other")
        reader.look("/other")
        one, other = reader.library.sources()
        desk.set_tags(one.id, ["News/ Europe", "", "daily"])
        desk.set_tags(other.id, ["News"])
        assert [tuple(row) for row in desk.tags()] == [
            ("News", 2, 3),
            ("News/Europe", 1, 2),
            ("daily", 1, 2),
        ]
        assert len(reader.library.article_ids(tag="News")) == 3
        assert len(reader.library.article_ids(tag="News/Europe", unread=True)) == 2
        assert len(reader.library.article_ids(source=other.id)) == 1
        assert reader.library.article_ids(tag="New").tolist() == []

    def test_a_list_of_feeds_comes_back_as_it_went_out(
        self, reader: Reader, tmp_path: Path
    ) -> None:
        desk = reader.library.desk()
        desk.rename(reader.source().id, "Täglich & mehr")
        desk.set_tags(reader.source().id, ["News/Europe", "daily"])
        written = desk.export_list()
        with subscriber(tmp_path / "other") as other:
            there = other.library.desk()
            taken = there.import_list(written)
            assert (len(taken.new), taken.known, taken.troubles) == (1, 0, ())
            (source,) = there.sources()
            assert (source.name, source.tags) == ("Täglich & mehr", ("News/Europe", "daily"))
            assert there.export_list() == written
            assert there.import_list(written).known == 1


class TestFullText:
    """The page of a cut entry is fetched, and both versions are kept."""

    LONG = (
        "He met Vladimir Putin, and Putin left.",
        "Later on Xi Jinping came to the same place and spoke for an hour about the summit.",
        "All of them went home in the evening, and nobody said what they had talked about at all.",
    )

    @pytest.fixture
    def cut(self, reader: Reader) -> Reader:
        reader.serve(page("first", *self.LONG), "/page", Content_Type="text/html")
        link = reader.stand.url("/page")
        reader.serve(rss(item("1", "first", "He met Vladimir Putin …", link)))
        reader.look("/feed")
        return reader

    def test_the_full_text_is_analysed_and_the_feeds_own_is_kept(self, cut: Reader) -> None:
        article = cut.library.article_ids(query="met")[0]
        outcome = cut.look(feeds=False, full=[article])
        assert (outcome.completed, outcome.analysed, outcome.failures) == ([article], 1, [])
        full = cut.library.article(article)
        assert full is not None
        assert full.title == "first"
        assert full.text.startswith("first\n\nHe met Vladimir Putin, and Putin left.\n")
        assert len(cut.library.named("Xi Jinping")) == 1
        kept = cut.library.desk().cut(article)
        assert kept is not None
        assert kept.text == "first\n\nHe met Vladimir Putin …"

    def test_an_update_of_the_feed_does_not_take_the_full_text(self, cut: Reader) -> None:
        article = cut.library.article_ids(query="met")[0]
        cut.look(feeds=False, full=[article])
        assert cut.look("/feed").changed == 0
        cut.serve(rss(item("1", "first", "He MET him …", cut.stand.url("/page"))))
        cut.look("/feed")
        assert "Xi Jinping" in cut.articles()[0].text
        assert cut.look("/feed").changed == 0
        assert cut.library.desk().show_cut(article)
        assert cut.articles()[0].text == "first\n\nHe MET him …"
        assert cut.look("/feed").changed == 0
        assert cut.library.desk().cut(article) is None

    def test_a_page_without_more_than_the_feed_is_no_full_text(self, cut: Reader) -> None:
        cut.serve(page("first", "Subscribe to read on, please do."), "/page")
        article = cut.library.article_ids(query="met")[0]
        outcome = cut.look(feeds=False, full=[article])
        assert outcome.failures == []
        (failure,) = outcome.unfilled
        assert failure.where == "first"
        assert failure.reason == "its page holds no more than what is here"
        assert cut.library.desk().cut(article) is None

    def test_of_some_feeds_the_full_text_is_always_fetched(self, cut: Reader) -> None:
        cut.library.desk().set_full(cut.source().id, True)
        assert cut.source().is_full
        assert len(cut.look("/feed").completed) == 1
        assert "/page" in cut.stand.paths()
        cut.look("/feed")
        assert "/page" not in cut.stand.paths()

    def test_the_full_text_of_an_entry_that_is_updated_is_fetched_again(self, cut: Reader) -> None:
        cut.library.desk().set_full(cut.source().id, True)
        cut.look("/feed")
        cut.serve(page("first", *self.LONG, "Correction: it was Angela Merkel."), "/page")
        cut.serve(rss(item("1", "first", "Corrected: he met her …", cut.stand.url("/page"))))
        assert len(cut.look("/feed").completed) == 1
        assert "Angela Merkel" in cut.articles()[0].text

    def test_an_article_without_an_address_has_no_full_text_to_fetch(
        self, reader: Reader, tmp_path: Path
    ) -> None:
        (tmp_path / "a.txt").write_text("a file\n")
        reader.look(tmp_path / "a.txt")
        (article,) = reader.library.article_ids(query="file")
        (failure,) = reader.look(feeds=False, full=[article]).unfilled
        assert failure.reason == "has no address"

    def test_the_links_of_an_article_are_listed_with_its_own_page_first(
        self, reader: Reader
    ) -> None:
        text = 'See <a href="http://y.example/a">this\tpage</a> and <a href="/b">that</a>.'
        reader.serve(rss(item("9", "linked", text, "http://x.example/9")))
        reader.look("/feed")
        links = reader.library.desk().links(reader.library.article_ids(query="linked")[0])
        assert [tuple(link) for link in links] == [
            ("this article", "http://x.example/9"),
            ("this page", "http://y.example/a"),
            ("that", "http://x.example/b"),
        ]


class TestHabits:
    """Reading, hiding, and keeping."""

    @pytest.mark.parametrize("kind", ["word", "title", "source", "entity"])
    def test_a_rule_hides_counts_and_shows_again(self, reader: Reader, kind: str) -> None:
        library, habits = reader.library, reader.library.habits()
        first, second = library.article_ids()
        if kind == "word":
            rule = habits.hide_word("angela  MERKEL")
        elif kind == "title":
            rule = habits.hide_word("second", in_title=True)
        elif kind == "source":
            rule = habits.hide_source(second)
        else:
            rule = habits.hide_entity(library.named("Angela Merkel")[0].id)
        seen = [] if kind == "source" else [first]
        assert rule.articles == 2 - len(seen)
        assert rule.words()
        assert library.article_ids().tolist() == seen
        assert second in library.article_ids(hidden=True)
        assert len(library.article_ids(hidden=None)) == 2
        assert library.article_ids(query="merkel").tolist() == []
        assert library.counts()[:2] == (2, len(seen))
        assert reader.source().unread == len(seen)
        assert habits.hidden() == [rule]
        habits.show_again(rule.rule.id)
        assert len(library.article_ids()) == 2

    def test_a_rule_holds_for_what_comes_later(self, reader: Reader) -> None:
        reader.library.habits().hide_word("football", in_title=True)
        reader.serve(rss(item("3", "Football!"), item("4", "other", "on football")))
        reader.look("/feed")
        assert "Football!" not in reader.titles()
        assert "other" in reader.titles()

    @pytest.mark.parametrize("words", ["", " ", "…", '"'])
    def test_a_rule_needs_a_word(self, reader: Reader, words: str) -> None:
        with pytest.raises(NewsreaderError):
            reader.library.habits().hide_word(words)

    def test_articles_are_kept_for_ever_unless_one_says_otherwise(self, reader: Reader) -> None:
        library = reader.library
        entries = [item(str(n), f"old {n}", "Of Old Things.", date=OLD) for n in range(6)]
        reader.serve(rss(*entries))
        reader.look("/feed")
        ids = {article.title: article.id for article in reader.articles()}
        library.set_read([ids[f"old {n}"] for n in (0, 1, 2, 3)], True)
        library.set_starred([ids["old 1"]], True)
        (mention,) = library.mentions(ids["old 2"])
        library.editor().drop_mention(Place(mention.article, mention.ordinal))
        reader.serve(rss(entries[3]))
        assert reader.look("/feed").expired == 0
        library.habits().set_keep_days(30)
        with library._writing() as connection:
            connection.execute("UPDATE article SET added_at = '2005-01-01T00:00:00Z'")
        assert reader.look("/feed").expired == 1
        left = {title for title in reader.titles() if title.startswith("old")}
        assert left == {"old 1", "old 2", "old 3", "old 4", "old 5"}
        reader.library.desk().keep(reader.source().id, 0)
        reader.serve(rss())
        assert reader.look("/feed").expired == 0


def test_the_pause_after_failures_grows_to_a_day() -> None:
    now = "2022-09-15T10:00:00Z"
    assert next_look(now, 1) == "2022-09-15T10:05:00Z"
    assert next_look(now, 4) == "2022-09-15T10:40:00Z"
    assert next_look(now, 1000) == "2022-09-16T10:00:00Z"
    assert next_look(now, 1, "2022-09-20T00:00:00Z") == "2022-09-20T00:00:00Z"
    assert next_look(now, 9, "2022-09-15T10:00:01Z") == "2022-09-16T07:20:00Z"
