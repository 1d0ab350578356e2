"""Writing an export: whole or not at all, and never in place of what it is not."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from analysis.export.writing import write_lines
from analysis.query.reference import reference, referred

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_lines_are_written_in_utf_8_with_plain_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    assert write_lines(path, iter(["习近平", "b"])) == 2
    assert path.read_bytes() == "习近平\nb\n".encode()
    assert path.stat().st_mode & 0o777 == 0o666 & ~_umask()


def test_a_failure_half_way_leaves_what_was_there_and_no_other_file(tmp_path: Path) -> None:
    def broken() -> Iterator[str]:
        yield "new"
        raise RuntimeError("half way")

    path = tmp_path / "out.jsonl"
    path.write_text("old")
    with pytest.raises(RuntimeError):
        write_lines(path, broken())
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("out.jsonl", "old")]


def test_a_link_stays_a_link_and_the_mode_of_the_file_stays(tmp_path: Path) -> None:
    target, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_lines(link, ["new"])
    assert link.is_symlink()
    assert target.read_text() == "new\n"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write_lines(pipe, ["x"])
    reader.join(5)
    assert read == ["x\n"]
    assert pipe.is_fifo()


def test_a_name_of_as_many_bytes_as_there_may_be_is_written_to(tmp_path: Path) -> None:
    path = tmp_path / ("\U0001f600" * 63)
    assert write_lines(path, ["x"]) == 1
    assert [*tmp_path.iterdir()] == [path]


def test_a_folder_is_no_place_for_an_export(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        write_lines(tmp_path, ["x"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "entity"),
    [("e12", 12), ("e1", 1), ("e0", None), ("e", None), ("12", None), ("e१", None), ("e1 ", None)],
)
def test_an_entity_is_referred_to_by_its_id(text: str, entity: int | None) -> None:
    assert referred(text) == entity
    assert reference(entity) == (text if entity else None)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
