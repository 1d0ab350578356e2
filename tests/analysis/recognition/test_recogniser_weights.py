"""Our own weights: packing, the guard before them, and what is used when they do not fit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from analysis.recognition import weights
from analysis.recognition.version import DEFAULT_MODEL, notice, recognition_version
from analysis.recognition.weights.packing import gathered, packed, put, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.recognition.weights import Floats

ROOT = Path(__file__).parents[3]


class Layer:
    """A layer of one parameter, and one that has no value."""

    id = 7
    param_names = ("W", "pad")

    def __init__(self, value: Floats) -> None:
        self.value = value

    def has_param(self, name: str) -> bool:
        return name == "W"

    def get_param(self, name: str) -> Floats:
        assert name == "W"
        return self.value

    def set_param(self, name: str, value: Floats) -> None:
        assert name == "W"
        self.value = value


@pytest.fixture
def fresh() -> Iterator[None]:
    """What is known of the weights is looked up anew, in this test and in the next."""
    for known in (weights.card, weights.misfit, recognition_version):
        known.cache_clear()
    yield
    for known in (weights.card, weights.misfit, recognition_version):
        known.cache_clear()


def random_values(*shape: int) -> Floats:
    return np.random.default_rng(1).normal(size=shape).astype(np.float32)


@pytest.mark.parametrize("shape", [(7,), (5, 8), (3, 4, 2, 6)])
def test_what_is_packed_comes_back_within_a_hundredth_of_its_row(shape: tuple[int, ...]) -> None:
    value = random_values(*shape)
    back = unpacked(packed({"1.W": value}))["1.W"]
    assert back.shape == shape
    assert back.dtype == np.float32
    assert np.abs(back - value).max() <= np.abs(value).max() / 200


def test_rows_of_nothing_stay_nothing() -> None:
    assert not unpacked(packed({"1.W": np.zeros((2, 3), np.float32)}))["1.W"].any()


def test_the_same_values_give_the_same_bytes_in_any_order() -> None:
    a, b = random_values(4, 4), random_values(3)
    assert packed({"1.W": a, "2.b": b}) == packed({"2.b": b, "1.W": a})


def test_weights_go_into_layers_and_out_again() -> None:
    layer, other = Layer(random_values(2, 3)), Layer(random_values(4))
    values = gathered([layer, other])
    layer.value = np.zeros((2, 3), np.float32)
    put([layer, other], values)
    assert np.array_equal(layer.value, values["0.W"])


def test_weights_of_another_shape_are_refused_whole() -> None:
    first, second = Layer(random_values(2, 3)), Layer(random_values(4))
    with pytest.raises(ValueError, match="another shape"):
        put([first, second], {"0.W": np.zeros((2, 3), np.float32), "1.W": random_values(5)})
    assert first.value.any()


def test_looking_whether_the_weights_fit_needs_neither_numpy_nor_spacy() -> None:
    program = (
        "import sys; from analysis.recognition.version import recognition_version, notice;"
        "recognition_version(); notice();"
        "sys.exit('numpy' in sys.modules or 'spacy' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


def test_the_shipped_weights_are_small_and_carry_their_papers() -> None:
    folder = weights.files("analysis.recognition.weights")
    assert len(folder.joinpath(weights.WEIGHTS).read_bytes()) < 5_000_000
    assert "Attribution-ShareAlike 4.0" in folder.joinpath("LICENSE").read_text(encoding="utf-8")
    assert "Few-NERD" in folder.joinpath("NOTICE").read_text(encoding="utf-8")


@pytest.mark.usefixtures("fresh")
def test_the_shipped_weights_fit_the_installed_model() -> None:
    assert weights.misfit(DEFAULT_MODEL) is None
    assert notice() is None
    assert f" / {weights.card()} / " in recognition_version()


@pytest.mark.usefixtures("fresh")
def test_another_model_is_left_alone_without_a_word() -> None:
    assert weights.misfit("spacy") is not None
    assert notice("spacy") is None
    assert "news" not in recognition_version("spacy")


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("changed", weights.GUARDED)
def test_another_version_of_the_model_is_not_given_the_weights(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in weights.GUARDED:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"as it was")
    card = weights.Card("news", "1", DEFAULT_MODEL, weights.guard(tmp_path), "")
    assert weights.guard(tmp_path) == card.guard
    (tmp_path / changed).write_bytes(b"as it is")
    monkeypatch.setattr(weights, "model_folder", lambda _model: tmp_path)
    said = notice()
    assert said is not None
    assert "not the one it was trained with" in said
    assert weights.guard(tmp_path) != card.guard


@pytest.mark.usefixtures("fresh")
def test_a_model_without_the_guarded_files_is_not_given_the_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "model_folder", lambda _model: tmp_path)
    assert "cannot be read" in (notice() or "")
    assert "news" not in recognition_version()


@pytest.mark.usefixtures("fresh")
def test_damaged_weights_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "read", lambda: b"half a file")
    assert "damaged" in (notice() or "")
    assert "news" not in recognition_version()


@pytest.mark.usefixtures("fresh")
def test_missing_weights_are_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "CARD", "nowhere.json")
    assert "missing" in (notice() or "")


@pytest.mark.model
@pytest.mark.usefixtures("fresh")
def test_without_fitting_weights_the_plain_model_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    from analysis.recognition.model.pipeline import Pipeline, layers

    plain = gathered(layers(Pipeline(is_own_wanted=False).nlp))
    own = gathered(layers(Pipeline().nlp))
    assert own.keys() == plain.keys()
    assert all(np.array_equal(own[key], value) for key, value in weights.parameters().items())
    assert not all(np.array_equal(own[key], plain[key]) for key in own)

    monkeypatch.setattr(weights, "misfit", lambda _model: "it does not fit")
    fallen_back = Pipeline()
    assert all(
        np.array_equal(plain[key], value)
        for key, value in gathered(layers(fallen_back.nlp)).items()
    )
    assert fallen_back.entities(["Angela Merkel flew to Paris."])[0][0][2] == "PERSON"
