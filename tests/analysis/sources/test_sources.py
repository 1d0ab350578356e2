"""Files and folders: what can be read comes in, what cannot is a failure with its reason."""

from __future__ import annotations

import json
import os
import socket
from typing import TYPE_CHECKING

import pytest

from analysis.errors import SourceError
from analysis.models.draft import Draft
from analysis.sources import Failure, FileKind, Found, fingerprint, locate, read, scan
from analysis.sources import files as files_module

if TYPE_CHECKING:
    from pathlib import Path

BODY = "Vladimir Putin met Xi Jinping in Samarkand on Thursday, the Kremlin said.\n"


def found_in(location: str | bytes | Path) -> list[str]:
    return [found.external_id for found in scan(location) if isinstance(found, Found)]


def failures_in(location: str | bytes | Path) -> dict[str, str]:
    return {
        failure.where.rpartition("/")[2]: failure.reason
        for failure in scan(location)
        if isinstance(failure, Failure)
    }


def drafts_of(path: Path) -> list[Draft | Failure]:
    return [draft for found in scan(path) if isinstance(found, Found) for draft in read(found)]


def only_draft(path: Path) -> Draft:
    (draft,) = drafts_of(path)
    assert isinstance(draft, Draft), draft
    return draft


class TestScanning:
    """Which files hold articles, and in which order."""

    def test_a_folder_is_walked_in_one_order_with_hidden_and_other_files_left_out(
        self, tmp_path: Path
    ) -> None:
        for name in (
            "b.txt",
            "a.TXT",
            "c/d.md",
            "c/a.html",
            "z.jsonl",
            "x.pdf",
            ".h.txt",
            ".g/a.txt",
        ):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(BODY)
        assert found_in(tmp_path) == ["a.TXT", "b.txt", "z.jsonl", "c/a.html", "c/d.md"]
        assert failures_in(tmp_path) == {}

    def test_a_file_is_known_by_its_name_size_and_time(self, tmp_path: Path) -> None:
        path = tmp_path / "a.htm"
        path.write_text(BODY)
        os.utime(path, ns=(1, 1_234_567_890_123_456_789))
        (found,) = scan(str(path))
        assert found == Found(
            os.fsencode(path),
            "a.htm",
            str(path),
            FileKind.HTML,
            len(BODY),
            1_234_567_890_123_456_789,
        )

    def test_links_are_followed_once_and_never_in_a_circle(self, tmp_path: Path) -> None:
        folder, beside = tmp_path / "news", tmp_path / "beside"
        (folder / "sub").mkdir(parents=True)
        beside.mkdir()
        (beside / "far.txt").write_text(BODY)
        (folder / "z.txt").write_text(BODY)
        for name, target in (
            ("a-link.txt", "z.txt"),
            ("b-link.txt", str(beside / "far.txt")),
            ("c-link.txt", str(beside / "far.txt")),
            ("circle", "."),
            ("sub/up", ".."),
            ("beside", str(beside)),
            ("dangling.txt", "/nowhere"),
            ("self.txt", "self.txt"),
        ):
            (folder / name).symlink_to(target)
        (beside / "back").symlink_to(folder)
        assert found_in(folder) == ["z.txt", "b-link.txt", "beside/far.txt"]
        assert set(failures_in(folder)) == {"dangling.txt", "self.txt"}

    def test_what_is_no_regular_file_is_named_and_never_opened(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "fifo.txt")
        os.mkfifo(tmp_path / "fifo.pipe")
        (tmp_path / "zero.txt").symlink_to("/dev/zero")
        (tmp_path / "folder.txt").mkdir()
        with socket.socket(socket.AF_UNIX) as here:
            here.bind(str(tmp_path / "s.txt"))
            failures = failures_in(tmp_path)
        assert failures == {
            "fifo.txt": "is a named pipe",
            "s.txt": "is a socket",
            "zero.txt": "is a device",
        }

    def test_a_file_that_becomes_a_pipe_after_the_scan_does_not_hang(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text(BODY)
        (found,) = scan(path)
        assert isinstance(found, Found)
        path.unlink()
        os.mkfifo(path)
        assert list(read(found)) == [Failure(str(path), "is no regular file")]
        path.unlink()
        assert list(read(found)) == [Failure(str(path), "no such file or directory")]

    def test_empty_and_huge_files_are_failures(self, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").touch()
        with (tmp_path / "sparse.txt").open("wb") as file:
            file.truncate(1 << 32)
        assert failures_in(tmp_path) == {
            "empty.txt": "is empty",
            "sparse.txt": "is larger than 20 MB",
        }

    @pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
    def test_what_is_closed_to_us_is_a_failure(self, tmp_path: Path) -> None:
        (tmp_path / "closed").mkdir(mode=0)
        (tmp_path / "a.txt").write_text(BODY)
        assert failures_in(tmp_path) == {"closed": "permission denied"}
        (tmp_path / "a.txt").chmod(0)
        assert drafts_of(tmp_path) == [Failure(str(tmp_path / "a.txt"), "permission denied")]

    def test_a_folder_that_cannot_be_listed_stops_no_other(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("bad", "good"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "a.txt").write_text(BODY)
        listed = os.listdir

        def refuse(path: bytes) -> list[bytes]:
            if path.endswith(b"bad"):
                raise PermissionError(13, "Permission denied", path)
            return listed(path)

        monkeypatch.setattr(files_module.os, "listdir", refuse)
        assert found_in(tmp_path) == ["good/a.txt"]
        assert failures_in(tmp_path) == {"bad": "permission denied"}

    def test_names_of_any_bytes_are_kept_and_shown_escaped(self, tmp_path: Path) -> None:
        folder = os.fsencode(tmp_path)
        names = [b"bad-\xff.txt", b"esc-\x1b[2J.txt", b"new\nline.txt", b"[bold].txt"]
        for name in names:
            with open(os.path.join(folder, name), "w") as file:  # noqa: PTH118, PTH123
                file.write(BODY)
        found = [found for found in scan(tmp_path) if isinstance(found, Found)]
        assert [os.path.basename(each.path) for each in found] == sorted(names)  # noqa: PTH119
        assert [each.external_id for each in found] == [
            "[bold].txt",
            r"bad-\xff.txt",
            r"esc-\x1b[2J.txt",
            r"new\x0aline.txt",
        ]
        assert all(isinstance(draft, Draft) for each in found for draft in read(each))

    def test_a_deep_path_is_read_or_named(self, tmp_path: Path) -> None:
        top = os.getcwd()  # noqa: PTH109
        try:
            os.chdir(tmp_path)
            for _ in range(30):
                os.mkdir("d" * 200)  # noqa: PTH102
                os.chdir("d" * 200)
        finally:
            os.chdir(top)
        (failure,) = scan(tmp_path)
        assert isinstance(failure, Failure)
        assert failure.reason == "file name too long"

    @pytest.mark.parametrize("name", ["a.pdf", "noext"])
    def test_a_file_of_another_kind_is_refused_when_it_is_named(
        self, tmp_path: Path, name: str
    ) -> None:
        (tmp_path / name).write_text(BODY)
        (failure,) = scan(tmp_path / name)
        assert isinstance(failure, Failure)
        assert failure.reason.startswith("is no article")

    @pytest.mark.parametrize("location", ["/nowhere/at/all", "", "a\0b", "\ud800", "x\x1b[2J"])
    def test_a_place_that_is_not_there_is_one_failure(self, location: str) -> None:
        (failure,) = scan(location)
        assert isinstance(failure, Failure)
        assert str(failure).isprintable()

    def test_a_location_is_absolute_and_keeps_its_links(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "news").mkdir()
        (tmp_path / "link").symlink_to("news")
        monkeypatch.chdir(tmp_path)
        assert locate("link/") == os.fsencode(tmp_path / "link")
        with pytest.raises(SourceError, match=r"^nowhere: no such file or directory$"):
            locate("nowhere")


class TestText:
    """Plain texts and Markdown."""

    def test_a_plain_text_is_kept_with_its_title_and_date(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(
            b"XI TO GO\r\n23-MAR-1987 17:42:47.52\r\n\r\n Body\x1b[2J \r\n"
        )
        assert only_draft(tmp_path) == Draft(
            "a.txt",
            "XI TO GO\n23-MAR-1987 17:42:47.52\n\n Body[2J \n",
            "XI TO GO",
            "1987-03-23T17:42:47Z",
        )

    @pytest.mark.parametrize(
        ("data", "reason"),
        [(b" \n\t\n", "has no text"), (b"\x7fELF\1\2", "is no text"), (b"\x1b\x07", "has no text")],
    )
    def test_what_holds_no_text_is_a_failure(
        self, tmp_path: Path, data: bytes, reason: str
    ) -> None:
        (tmp_path / "a.txt").write_bytes(data)
        assert drafts_of(tmp_path) == [Failure(str(tmp_path / "a.txt"), reason)]

    @pytest.mark.parametrize(
        ("text", "title", "published", "author", "body"),
        [
            ('---\ntitle: "Xi: to go"\ndate: 2022-09-15\nauthor: [A B, C D]\n---\n\nHe left.\n',
             "Xi: to go", "2022-09-15T00:00:00Z", "A B, C D", "Xi: to go\n\nHe left.\n"),
            ("---\ntitle: Xi to go\ndate: 2022-13-45\nauthor: null\n---\n# Xi to go\n\nHe left.",
             "Xi to go", None, None, "# Xi to go\n\nHe left."),
            ("# Xi to go #\n\nHe left.", "Xi to go", None, None, "# Xi to go #\n\nHe left."),
            ("No front matter.", "No front matter.", None, None, "No front matter."),
            ("---\ntitle: Xi: to: go\ndate: 2022-09-15\n---\nx", "Xi: to: go",
             "2022-09-15T00:00:00Z", None, "Xi: to: go\n\nx"),
            ("---\nmood: good\n---\nx", "x", None, None, None),
            ("---\ntitle: Xi to go\nauthor: A B\n\nHe left. He ran.", "Xi to go", None, "A B",
             "Xi to go\n\nHe left. He ran."),
            ("---\ntitle: X\ntags:\n  - a\n- b\nHe left.", "X", None, None, "X\n\nHe left."),
            ("---\n\nXi to go\n\nHe left.", "Xi to go", None, None, None),
            ("---\n# Xi to go\n\nHe left.", "Xi to go", None, None, None),
            ("***\n\nHe left: all saw it.", "He left: all saw it.", None, None, None),
            ("---\nHe said: no.\n\nMore.", "He said: no.", None, None, None),
            ("---\ntitle: X\n---\n", "X", None, None, "X\n\n"),
            ("---\n---\n---\n", "--- --- ---", None, None, None),
            ("---\na: &a [x]\ntitle: X\n---\n\nx", "X", None, None, "X\n\nx"),
            ("---\n" + "[" * 9000 + "\n---\n\nx", None, None, None, None),
            ("---\n" + "- " * 7000 + "\n---\n\nx", None, None, None, None),
            ("---\ntitle: !!python/object/apply:os.system [ls]\n---\n\nBody", "ls", None, None,
             "ls\n\nBody"),
        ],
    )  # fmt: skip
    def test_front_matter_gives_title_date_and_author_and_cannot_harm(
        self, tmp_path: Path, text: str, title: str | None, published: str | None,
        author: str | None, body: str | None,
    ) -> None:  # fmt: skip
        (tmp_path / "a.md").write_text(text)
        draft = only_draft(tmp_path)
        assert draft.text == (text if body is None else body)
        assert title in {None, draft.title}
        assert (draft.published, draft.author) == (published, author)


PAGE = """<!doctype html><html><head><title>Xi to go | The Paper</title>
<meta name="author" content="Jane Doe"><meta property="article:published_time" content="2022-09-15">
<meta property="og:title" content="Xi to go"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Xi to go</h1><p>Vladimir Putin met Xi Jinping&#146;s aide in Samarkand on Thursday, it said.</p>
<p>The two had last met in Beijing in February, before the war in Ukraine began.&#27;[2J</p>
</article><footer>Imprint</footer></body></html>"""


class TestPages:
    """Web pages that lie in a folder."""

    def test_a_page_gives_its_article_without_what_stands_around_it(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_text(PAGE)
        draft = only_draft(tmp_path)
        assert draft.title == "Xi to go"
        assert draft.text.startswith("Vladimir Putin met ")
        assert "Xi Jinping’s aide in Samarkand" in draft.text
        assert "Home" not in draft.text
        assert "Imprint" not in draft.text
        assert "\x1b" not in draft.text
        assert draft.published == "2022-09-15T00:00:00Z"
        assert draft.author == "Jane Doe"

    def test_a_drawing_in_a_page_does_no_harm(self, tmp_path: Path) -> None:
        drawing = f'<svg><path d="{"M 1 2 " * 9000}"/></svg>'
        (tmp_path / "a.html").write_text(PAGE.replace("<article>", f"{drawing}<article>"))
        assert only_draft(tmp_path).title == "Xi to go"

    def test_a_page_without_a_tag_is_a_text(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_text(f"Xi to go\n\n{BODY}")
        assert only_draft(tmp_path).text == f"Xi to go\n\n{BODY}"

    def test_a_title_is_no_part_of_the_text(self, tmp_path: Path) -> None:
        (tmp_path / "a.htm").write_text(f"<title>Xi to go</title><article><p>{BODY}</p></article>")
        draft = only_draft(tmp_path)
        assert draft.title == "Xi to go"
        assert draft.text == BODY.strip()

    @pytest.mark.parametrize(
        "markup",
        [
            b"<html><body><script>render()</script></body></html>",
            b"<!--" + b"-" * 100_000 + b"-->",
            b"<html><body>" + b"<div>" * 20_000 + b"Putin",
            b"&#" * 50_000,
            b"<table><tr><td>" * 1000,
            b"\0" * 5000,
            b"<html><body>" + b"x" * (5 << 20),
            b"<p " + b" ".join(b"a%d=1" % n for n in range(80_000)) + b">Putin",
            b"<p " + b" ".join(b"a%d='>'" % n for n in range(80_000)) + b">Putin",
            b"<a" * 100_000,
            b"<svg><html><body><tml><body><html><body><tml><bodyr()</s",
        ],
    )
    def test_a_page_without_an_article_is_a_failure_or_a_text(
        self, tmp_path: Path, markup: bytes
    ) -> None:
        (tmp_path / "a.html").write_bytes(markup)
        (draft,) = drafts_of(tmp_path)
        assert isinstance(draft, (Draft, Failure))


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


class TestJsonLines:
    """One article a line."""

    def test_all_fields_come_through_and_the_text_exactly(self, tmp_path: Path) -> None:
        text = "\n  Putin — met Xi.  \n\n"
        (tmp_path / "a.jsonl").write_text(
            lines({"id": "x-1", "text": text, "title": " A\n title ", "published": "2022-09-15",
                   "author": "Jane", "url": "http://x", "source": "metro", "extra": [1]})
        )  # fmt: skip
        assert only_draft(tmp_path) == Draft(
            "x-1", text, "A title", "2022-09-15T00:00:00Z", "Jane", "http://x", "metro"
        )

    def test_a_bad_line_is_one_failure_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        bad = [
            "{", '"x"', "[1]", "{}", '{"text": " "}', '{"text": 5}',
            "[" * 100_000, '{"text": "a", "n": ' + "9" * 5000 + "}",
        ]  # fmt: skip
        data = "\n\n".join([*bad, '{"text": "Putin met Xi."}', ""]).encode()
        (tmp_path / "a.jsonl").write_bytes(b'\xef\xbb\xbf{"text": "first"}\r\n\xff\xfe\n' + data)
        results = drafts_of(tmp_path)
        assert [draft.text for draft in results if isinstance(draft, Draft)] == [
            "first",
            "Putin met Xi.",
        ]
        failures = [str(each).rpartition("/")[2] for each in results if isinstance(each, Failure)]
        assert len(failures) == len(bad) + 1
        assert failures[0] == "a.jsonl, line 2: is not UTF-8"
        assert failures[1] == "a.jsonl, line 3: is no JSON"

    def test_what_is_odd_about_an_article_costs_only_that(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text(
            lines(
                {"id": 7, "text": "Xi.", "title": [], "published": "soon", "author": {}, "url": 1.5}
            )
        )
        assert only_draft(tmp_path) == Draft("7", "Xi.", "Xi.", None, None, "1.5")

    def test_an_id_is_made_of_the_text_where_there_is_none(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text(
            lines({"text": "one"}, {"text": "two"}, {"text": "one"}, {"id": 7, "text": "x"})
        )
        before = [draft.external_id for draft in drafts_of(path) if isinstance(draft, Draft)]
        path.write_text(lines({"text": "new"}) + path.read_text())
        after = [draft.external_id for draft in drafts_of(path) if isinstance(draft, Draft)]
        assert len(set(before)) == 4
        assert before[3] == "7"
        assert after[1:] == before

    def test_a_long_line_is_a_failure_and_never_in_memory(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("analysis.sources.jsonl.SIZE_LIMIT", 1000)
        (tmp_path / "a.jsonl").write_text(
            lines({"text": "x" * 5000}, {"text": "y" * 3}, {"text": "z" * 970})
        )
        results = drafts_of(tmp_path)
        assert [type(each) for each in results] == [Failure, Draft, Draft]

    def test_a_file_of_something_else_is_given_up(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_bytes(b"no json\n" * 5000)
        results = drafts_of(tmp_path)
        assert len(results) == 101
        assert "is no JSON Lines" in str(results[-1])


def test_a_fingerprint_changes_with_what_is_shown_and_with_nothing_else() -> None:
    one = Draft("a", "text", "title", None, "author", None, "source")
    assert fingerprint(one) == fingerprint(Draft("b", "text", "title", None, "author", None, None))
    others = [
        Draft("a", "text ", "title", None, "author"),
        Draft("a", "text", "titles", None, "author"),
        Draft("a", "text", "title", "2022-09-15T00:00:00Z", "author"),
        Draft("a", "text", "title", None, None, "author"),
    ]
    assert len({fingerprint(one), *map(fingerprint, others)}) == 5
