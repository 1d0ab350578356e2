"""What is wrong with the files a person writes: the settings and the lexicon of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.settings import load, settings_file

if TYPE_CHECKING:
    from analysis.settings import Settings

LEXICON = "lexicon.tsv"


def load_personal() -> tuple[Settings, tuple[str, ...]]:
    """Read the settings; say, a sentence each, what is wrong in them and in the lexicon."""
    settings, problems = load()
    if not settings_file().with_name(LEXICON).exists():
        return settings, problems
    from analysis.lexicon import own_table

    return settings, (*problems, *own_table().mistakes)
