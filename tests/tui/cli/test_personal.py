"""What is wrong in a file that a person wrote is said before anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.lexicon import own_table
from analysis.settings import settings_file
from tui.cli.personal import LEXICON, load_personal

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_mistake_in_the_lexicon_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert load_personal()[1] == ()
    path = settings_file().with_name(LEXICON)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("name\tlabel\nAcme\tORG\nFoo\tBAR\n", encoding="utf-8")
    own_table.cache_clear()
    try:
        (mistake,) = load_personal()[1]
    finally:
        own_table.cache_clear()
    assert mistake.startswith(f"{path}, line 3: “BAR” is no label")
