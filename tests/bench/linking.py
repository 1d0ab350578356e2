"""Linking and storing 10,000 articles from nothing beside the recognition of 100."""

from __future__ import annotations

import re
import tempfile
import time
from pathlib import Path

from analysis.lexicon import shipped
from analysis.linking.article.chains import chain_mentions
from analysis.models import Label, Mention
from analysis.models.draft import Draft
from analysis.relinking.linkage import Analysed, store
from analysis.storage import articles, database, queue, sources
from tests.bench.material import BODIES, GIVEN, PLACES, SURNAMES, article
from tests.bench.recognising import worker_seconds

_NAME = re.compile(
    rf"(?P<PERSON>(?:(?:{'|'.join(GIVEN)}) )?(?:{'|'.join(SURNAMES)}))|(?P<GPE>{'|'.join(PLACES)})"
    rf"|(?P<ORG>{'|'.join(body.removeprefix('the ') for body in BODIES)})"
)


def mentions(text: str) -> list[Mention]:
    """What recognition would find in a made-up article."""
    return [Mention(m.start(), m.end(), m[0], Label(m.lastgroup)) for m in _NAME.finditer(text)]


def measure(many: int = 10_000) -> str:
    """Seconds, the ratio, and what one more article costs, as a line."""
    texts = [article(number)["text"] for number in range(many)]
    found = [mentions(text) for text in texts]
    recognition = worker_seconds(texts[:100])
    begun = time.perf_counter()
    for text, named in zip(texts, found, strict=True):
        chain_mentions(named, text, shipped())
    chaining = time.perf_counter() - begun
    with tempfile.TemporaryDirectory() as folder:
        seconds, one_more = _stored(Path(folder), texts, found)
    return (
        f"{seconds:.2f} s ({chaining:.2f} s of it chains; searching and writing included), "
        f"{seconds / recognition:.1f} x the recognition of 100 articles (to reach: 1 x); "
        f"one more article: {one_more * 1e3:.1f} ms"
    )


def _stored(folder: Path, texts: list[str], found: list[list[Mention]]) -> tuple[float, float]:
    path = folder / "library.db"
    database.prepare(path)
    connection = database.connect(path)
    source = sources.add(connection, b"/bench", "/bench")
    file = sources.add_file(connection, source, b"/bench/a.jsonl", 1)
    by = queue.recogniser(connection, "bench")
    with database.transaction(connection):
        ids = [
            articles.insert(
                connection,
                Draft(str(number), text, text[:40]),
                file=file,
                look=1,
                placed=number,
                source_name="bench",
                digest=b"",
            )
            for number, text in enumerate(texts)
        ]
    begun = time.perf_counter()
    for start in range(0, len(ids) - 1, 200):
        batch = [
            Analysed(ids[n], b"", texts[n], found[n])
            for n in range(start, min(start + 200, len(ids) - 1))
        ]
        with database.transaction(connection):
            store(connection, batch, by, shipped())
    seconds = time.perf_counter() - begun
    begun = time.perf_counter()
    with database.transaction(connection):
        store(connection, [Analysed(ids[-1], b"", texts[-1], found[-1])], by, shipped())
    one_more = time.perf_counter() - begun
    connection.close()
    return seconds, one_more
