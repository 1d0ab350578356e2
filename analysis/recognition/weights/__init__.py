"""Our own recogniser: trained weights for the base model's, and whether they fit what is there.

Looking needs neither spaCy nor numpy; only :func:`parameters` reads the weights themselves.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib import metadata, util
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

GUARDED = ("vocab/vectors", "vocab/key2row", "ner/moves", "ner/cfg")
"""What the weights were trained with: vectors, the words they stand for, the labels in order."""
_BLOCK = 1 << 18
CARD = "recogniser.json"
WEIGHTS = "recogniser.npz"


class Node(Protocol):
    """A layer of a model: parameters by name."""

    id: int

    @property
    def param_names(self) -> tuple[str, ...]:
        """Names of its parameters, whether they have values or not."""

    def has_param(self, name: str) -> bool | None:
        """Whether a parameter has a value."""

    def get_param(self, name: str) -> Floats:
        """Return the value of a parameter."""

    def set_param(self, name: str, value: Floats) -> None:
        """Replace the value of a parameter."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the weights are: their name and version, the model they belong to, and two digests."""

    name: str
    version: str
    base: str
    guard: str
    weights: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@cache
def card() -> Card | None:
    """Return the card of the shipped weights, or None when there are none that can be read."""
    try:
        fields = json.loads(files(__package__).joinpath(CARD).read_text(encoding="utf-8"))
        return Card(*(str(fields[name]) for name in Card.__slots__))
    except (OSError, ValueError, KeyError, TypeError):
        return None


@cache
def misfit(model: str) -> str | None:
    """Say why the weights cannot be used with an installed model; None when they fit."""
    shipped = card()
    if shipped is None:
        return "its weights are missing or cannot be read"
    if model != shipped.base:
        return f"it belongs to {shipped.base}, not to {model}"
    try:
        if digest(read()) != shipped.weights:
            return "its weights are damaged"
        folder = model_folder(model)
        if folder is None or guard(folder) != shipped.guard:
            return f"the installed {model} is not the one it was trained with"
    except OSError as error:
        return f"a file cannot be read: {error.strerror or error}"
    return None


def model_folder(model: str) -> Path | None:
    """Find the folder of an installed model package without importing it."""
    try:
        found = util.find_spec(model)
        version = metadata.version(model)
    except (ImportError, ValueError, metadata.PackageNotFoundError):
        return None
    for place in (found and found.submodule_search_locations) or ():
        for config in sorted(Path(place).glob(f"*-{version}/config.cfg")):
            return config.parent
    return None


def guard(folder: Path) -> str:
    """Digest of what the weights rely on in a model; raises OSError."""
    seen = hashlib.sha256()
    for name in GUARDED:
        with (folder / name).open("rb", buffering=0) as file:
            while block := file.read(_BLOCK):
                seen.update(block)
    return seen.hexdigest()


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read() -> bytes:
    """Return the shipped weights as they are packed; raises OSError."""
    return files(__package__).joinpath(WEIGHTS).read_bytes()


def parameters() -> Mapping[str, Floats]:
    """Read the shipped weights: the value of each parameter by its key."""
    from analysis.recognition.weights.packing import unpacked

    return unpacked(read())
