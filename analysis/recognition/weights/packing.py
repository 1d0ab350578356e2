"""Weights in few bytes: eight bits a value, with a scale of sixteen bits for each row."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analysis.recognition.weights import Floats, Node

_LARGEST = 127
_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(parameters: Mapping[str, Floats]) -> bytes:
    """Pack parameters; the same values always give the same bytes.

    Not compressed further: it would save a fiftieth and cost time at each start.
    A parameter of one dimension is kept in sixteen bits, because rows of one value save nothing.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for key, value in sorted(parameters.items()):
            if value.ndim < 2:
                _add(archive, f"{key}.half", value.astype("<f2"))
                continue
            rows = value.reshape(-1, value.shape[-1])
            scales = (np.abs(rows).max(axis=1) / _LARGEST).astype("<f2")
            by = np.where(scales > 0, scales, 1).astype(np.float32)
            eighths = np.clip(np.rint(rows / by[:, None]), -_LARGEST, _LARGEST).astype(np.int8)
            _add(archive, f"{key}.scale", scales)
            _add(archive, f"{key}.byte", eighths.reshape(value.shape))
    return out.getvalue()


def unpacked(content: bytes) -> Mapping[str, Floats]:
    """Undo :func:`packed`, but for what eight bits cannot hold."""
    arrays: dict[str, Floats] = {}
    with np.load(io.BytesIO(content), allow_pickle=False) as archive:
        for name in archive.files:
            key, _, form = name.rpartition(".")
            value = archive[name].astype(np.float32)
            if form == "half":
                arrays[key] = value
            elif form == "byte":
                scales = archive[f"{key}.scale"].astype(np.float32)
                arrays[key] = value * scales.reshape(*value.shape[:-1], 1)
    return arrays


def gathered(nodes: Iterable[Node]) -> dict[str, Floats]:
    """Copies of all parameters of a model's layers, by the layer's place and the name."""
    return {
        f"{place}.{name}": np.array(node.get_param(name))
        for place, node in enumerate(nodes)
        for name in node.param_names
        if node.has_param(name)
    }


def put(nodes: Iterable[Node], parameters: Mapping[str, Floats]) -> None:
    """Set all parameters of a model's layers; raises ValueError when the two do not match."""
    places = {
        f"{place}.{name}": (node, name)
        for place, node in enumerate(nodes)
        for name in node.param_names
        if node.has_param(name)
    }
    if {key: node.get_param(name).shape for key, (node, name) in places.items()} != {
        key: value.shape for key, value in parameters.items()
    }:
        message = "the weights are of another shape than the model"
        raise ValueError(message)
    for key, (node, name) in places.items():
        node.set_param(name, parameters[key].copy())


def _add(archive: zipfile.ZipFile, name: str, value: np.ndarray[tuple[int, ...], np.dtype]) -> None:
    content = io.BytesIO()
    np.lib.format.write_array(content, np.ascontiguousarray(value), allow_pickle=False)
    entry = zipfile.ZipInfo(f"{name}.npy", date_time=_EPOCH)
    archive.writestr(entry, content.getvalue())
