"""Train our own recogniser: ``python -m analysis.recognition.training DATA --out FOLDER``."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import NewsreaderError
from analysis.recognition.training.corpus import read
from analysis.recognition.training.learning import Recipe
from analysis.recognition.training.run import Order, train

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT = Recipe()


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, choose, pack and report; 1 if something needed is missing."""
    options = _parser().parse_args(arguments)
    started = time.monotonic()
    recipe = replace(
        DEFAULT, passes=options.passes, rate=options.rate, batch_tokens=options.batch_tokens
    )
    try:
        order = Order(
            data=options.data,
            out=options.out,
            version=options.version,
            seeds=tuple(options.seeds),
            recipe=recipe,
            shares=dict(options.share),
            articles={file.stem: read(file) for file in options.measure},
        )
        train(order, lambda line: _say(f"{time.monotonic() - started:6.0f} s  {line}"))
    except NewsreaderError as error:
        _say(str(error))
        return 1
    return 0


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis.recognition.training")
    parser.add_argument("data", type=Path, help="folder of the annotated text, *.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights and report")
    parser.add_argument("--version", default="0", help="version of the weights")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0], help="one run for each")
    parser.add_argument("--passes", type=float, default=DEFAULT.passes)
    parser.add_argument("--rate", type=float, default=DEFAULT.rate)
    parser.add_argument("--batch-tokens", type=int, default=DEFAULT.batch_tokens)
    parser.add_argument(
        "--share",
        type=_share,
        action="append",
        default=[],
        metavar="FILE=SHARE",
        help="how often a source is taken in place of its usual share",
    )
    parser.add_argument(
        "--measure",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="annotated articles of CoNLL types to choose by, besides what is held out",
    )
    return parser


def _share(written: str) -> tuple[str, float]:
    file, _, share = written.partition("=")
    return file, float(share)


if __name__ == "__main__":
    sys.exit(main())
