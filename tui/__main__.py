"""The entry point: prints ``--help`` and ``--version`` without loading the reader."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.cli.request import plain

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 0, 1 (something failed) or 2 (wrong usage)."""
    words = sys.argv[1:] if argv is None else argv
    request = plain(words)
    if request is None:
        from tui.cli.parser import parse

        try:
            request = parse(words)
        except SystemExit as leaving:
            return leaving.code if isinstance(leaving.code, int) else 2
    from tui.cli.running import run

    return run(request)


if __name__ == "__main__":
    sys.exit(main())
