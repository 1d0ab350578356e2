"""``make bench``: every figure beside its yardstick, measured in this one run."""

from __future__ import annotations

import argparse

from tests.bench import following, linking, reading, recognising


def main() -> None:
    """Print a line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, help="size of the library")
    many = parser.parse_args().articles
    print(f"recognition: {recognising.measure()}", flush=True)
    print(f"linking {many:,} articles: {linking.measure(many)}", flush=True)
    print(f"a feed of {many:,} entries: {following.measure(many)}", flush=True)
    for what, line in reading.measure(many):
        print(f"{what}: {line}", flush=True)


if __name__ == "__main__":
    main()
