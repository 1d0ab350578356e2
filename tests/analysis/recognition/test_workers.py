"""Worker processes with batch functions of our own in place of the model, and a few with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from analysis.errors import ModelError
from analysis.models import Kind, Label, Mention
from analysis.recognition.workers.recogniser import DIED, Failed, Recogniser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[3]


def first_word(_model: str, texts: Sequence[str]) -> list[list[tuple[int, int, str, str]] | str]:
    """Answer that the first word of each text is a person."""
    return [[(0, len(text.split()[0]), "PERSON", "name")] for text in texts]


def dies_on_poison(model: str, texts: Sequence[str]) -> list[list[tuple[int, int, str, str]] | str]:
    """Die like a worker that ran out of memory."""
    if any("POISON" in text for text in texts):
        os.kill(os.getpid(), signal.SIGKILL)
    return first_word(model, texts)


def fails_on_poison(
    model: str, texts: Sequence[str]
) -> list[list[tuple[int, int, str, str]] | str]:
    """Raise, as an executor of somebody else's would."""
    if any("POISON" in text for text in texts):
        raise LookupError
    return first_word(model, texts)


def always_dies(_model: str, _texts: Sequence[str]) -> list[list[tuple[int, int, str, str]] | str]:
    """Die whatever comes, like a worker that cannot load its model."""
    os._exit(9)


def misses_model(_model: str, _texts: Sequence[str]) -> list[list[tuple[int, int, str, str]] | str]:
    """Raise as the worker does whose model is broken."""
    message = "no model"
    raise ModelError(message)


def is_slow(model: str, texts: Sequence[str]) -> list[list[tuple[int, int, str, str]] | str]:
    """Take long over each batch of texts."""
    time.sleep(30 if texts else 0)
    return first_word(model, texts)


def tells_sizes(_model: str, texts: Sequence[str]) -> list[list[tuple[int, int, str, str]] | str]:
    """Answer with the size of the batch."""
    return [f"{len(texts)}" for _ in texts]


def tells_itself(_model: str, texts: Sequence[str]) -> list[list[tuple[int, int, str, str]] | str]:
    """Answer with the facts of the process."""
    print("A worker that prints")  # noqa: T201
    os.write(2, b"A worker that writes")
    ignored = signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    main = sys.modules["__main__"]
    facts = f"{os.getpid()} {ignored} {os.environ['OMP_NUM_THREADS']} {hasattr(main, 'pytest')}"
    return [facts for _ in texts]


ANN = (Mention(0, 3, "Ann", Label.PERSON, Kind.NAME),)


def named(count: int) -> list[tuple[int, str]]:
    return [(article, f"Ann is number {article}.") for article in range(count)]


def test_every_article_comes_back_once_with_its_mentions() -> None:
    with Recogniser(workers=2, analyse=first_word) as recogniser:
        found = list(recogniser.recognise(named(200)))
    assert sorted(article for article, _ in found) == list(range(200))
    assert all(mentions == ANN for _, mentions in found)


def test_an_article_that_kills_its_worker_fails_alone() -> None:
    texts = named(60)
    texts[20] = (20, "POISON one")
    texts[45] = (45, "POISON two")
    with Recogniser(workers=1, analyse=dies_on_poison) as recogniser:
        found = dict(recogniser.recognise(texts))
    assert {article for article, result in found.items() if result == DIED} == {20, 45}
    assert sum(result == ANN for result in found.values()) == 58


def test_an_article_that_makes_its_batch_fail_fails_alone() -> None:
    texts = named(20)
    texts[10] = (10, "POISON")
    with Recogniser(
        executor=ThreadPoolExecutor(1), workers=1, analyse=fails_on_poison
    ) as recogniser:
        found = dict(recogniser.recognise(texts))
    assert found.pop(10) == Failed("it cannot be analysed: LookupError")
    assert set(found.values()) == {ANN}


def test_a_worker_that_never_lives_to_work_is_one_clear_error() -> None:
    with (
        Recogniser(workers=1, analyse=always_dies) as recogniser,
        pytest.raises(ModelError, match="worker process ends"),
    ):
        list(recogniser.recognise(named(5)))


def test_a_model_that_cannot_be_loaded_is_an_error_and_no_failed_article() -> None:
    with (
        Recogniser(workers=1, analyse=misses_model) as recogniser,
        pytest.raises(ModelError, match="no model"),
    ):
        list(recogniser.recognise(named(5)))


def test_a_model_that_is_not_installed_is_named_with_a_way_out() -> None:
    recogniser = Recogniser("no_such_pipeline")
    with pytest.raises(ModelError, match=r"no_such_pipeline.*pip install"):
        _ = recogniser.version
    with pytest.raises(ModelError, match="no_such_pipeline"):
        list(recogniser.recognise(named(1)))


def test_the_first_batch_is_one_article_and_batches_grow() -> None:
    with Recogniser(executor=ThreadPoolExecutor(1), workers=1, analyse=tells_sizes) as recogniser:
        sizes = [result.reason for _, result in recogniser.recognise(named(100))]  # type: ignore[union-attr]
    assert sizes[:7] == ["1", "2", "2", "4", "4", "4", "4"]
    assert max(map(int, sizes)) == 32


def test_texts_are_read_as_workers_get_free() -> None:
    read = 0

    def texts() -> Iterator[tuple[int, str]]:
        nonlocal read
        for item in named(1000):
            read += 1
            yield item

    with Recogniser(executor=ThreadPoolExecutor(1), workers=1, analyse=first_word) as recogniser:
        found = recogniser.recognise(texts())
        next(found)
        assert read < 10


def test_a_stop_ends_the_recognition_and_blames_no_article() -> None:
    stop = threading.Event()
    with Recogniser(workers=1, analyse=is_slow) as recogniser:
        threading.Timer(0.5, stop.set).start()
        began = time.monotonic()
        assert list(recogniser.recognise(named(50), stop)) == []
        assert time.monotonic() - began < 10


def test_closing_ends_the_workers_and_a_recognition_in_another_thread() -> None:
    recogniser = Recogniser(workers=1, analyse=is_slow)
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.extend(recogniser.recognise(named(50))))
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    thread.start()
    time.sleep(1)
    recogniser.close()
    thread.join(10)
    assert not thread.is_alive()
    assert found == []
    _wait_until_gone({c.pid for c in psutil.Process().children(recursive=True)} - before)


def test_a_worker_is_silent_deaf_to_interrupts_and_single_threaded(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with Recogniser(workers=1, analyse=tells_itself) as recogniser:
        [(_, result)] = recogniser.recognise([(1, "x")])
    assert isinstance(result, Failed)
    pid, ignored, threads, has_main = result.reason.split()
    assert int(pid) != os.getpid()
    assert (ignored, threads, has_main) == ("True", "1", "False")
    captured = capfd.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_a_worker_starts_where_standard_error_has_no_descriptor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Captured:
        def fileno(self) -> int:
            return -1

        def write(self, _text: str) -> None: ...

        def flush(self) -> None: ...

    monkeypatch.setattr(sys, "stderr", Captured())
    found: list[object] = []
    with Recogniser(workers=1, analyse=first_word) as recogniser:
        thread = threading.Thread(target=lambda: found.extend(recogniser.recognise(named(3))))
        thread.start()
        thread.join(20)
    assert len(found) == 3


SCRIPT = """
import sys, time
sys.path.insert(0, {root!r})
from analysis.recognition.workers.recogniser import Recogniser
from tests.analysis.recognition.test_workers import is_slow
recogniser = Recogniser(workers=1, analyse=is_slow)
recogniser._submit([])
for process in recogniser._own._spawn.processes:
    print(process.pid, flush=True)
list(recogniser.recognise([(1, "x")]))
"""


def test_workers_end_when_their_parent_is_killed() -> None:
    script = SCRIPT.format(root=str(ROOT))
    with subprocess.Popen([sys.executable, "-"], stdin=-1, stdout=-1, text=True) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        parent.stdin.write(script)
        parent.stdin.close()
        pid = int(parent.stdout.readline())
        assert psutil.pid_exists(pid)
        time.sleep(1)
        parent.kill()
    _wait_until_gone({pid})


def _wait_until_gone(pids: set[int]) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if not any(_runs(pid) for pid in pids):
            return
        time.sleep(0.05)
    raise AssertionError(pids)


def _runs(pid: int) -> bool:
    try:
        command = psutil.Process(pid).cmdline()
        return bool(command) and "resource_tracker" not in " ".join(command)
    except psutil.NoSuchProcess:
        return False


def test_importing_the_workers_imports_no_model() -> None:
    code = (
        "import sys, analysis.recognition.workers.recogniser as w; w.Recogniser().version;"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'spacy', 'numpy', 'thinc'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
