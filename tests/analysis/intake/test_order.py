"""The same articles give the same entities, in whatever order and portions they come in."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.analysis.shelf import NAMES, Shelf

TEXTS = st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=5).map(" and ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(TEXTS, min_size=1, max_size=8), data=st.data())
def test_order_and_portions_do_not_matter(texts: list[str], data: st.DataObject) -> None:
    news = {f"a{number}": text for number, text in enumerate(texts)}
    changed = data.draw(st.lists(st.sampled_from(sorted(news)), unique=True))
    extra = {f"x{n}": t for n, t in enumerate(data.draw(st.lists(TEXTS, max_size=3)))}
    order = data.draw(st.permutations([*news, *extra]))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(order)), max_size=4)))
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        straight, shuffled = Shelf(Path(one)), Shelf(Path(other))
        straight.put(news)
        for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True):
            portion = order[start:end]
            shuffled.put(
                {
                    name: (data.draw(TEXTS) if name in changed else {**news, **extra}[name])
                    for name in portion
                }
            )
        shuffled.put(dict.fromkeys(extra, "nobody"))
        for name in changed:
            shuffled.put({name: news[name]})
        assert shuffled.entities() == straight.entities()
        straight.connection.close()
        shuffled.connection.close()
